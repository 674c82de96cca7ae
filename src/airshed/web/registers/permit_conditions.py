"""Permit conditions: what a permit allows and asks for, each with its clause."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "concentration": ("浓度限值", "limit of concentration"),
    "rate": ("速率限值", "limit of mass flow"),
    "amount": ("年许可排放量", "amount allowed in a year"),
    "monitoring": ("自行监测", "monitoring"),
    "reporting": ("台账与报告", "records and reports"),
    "other": ("其他", "other"),
}
UNITS = {
    "mg_m3": ("mg/m³", "mg/m3"),
    "kg_h": ("kg/h", "kg per hour"),
    "t_a": ("t/a", "t per year"),
    "per_year": ("次/年", "times a year"),
}


class PermitCondition(Row):
    """Something a permit allows or asks for."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("XK-001/1", longest=60)
    permit = text("许可证", "permit", required=True, longest=40, reference="permits", example="XK-001")
    enterprise = usual.enterprise()
    outlet = usual.outlet()
    kind = choice("条件种类", "kind", KINDS, required=True, example="浓度限值")
    factor = usual.factor()
    limit_value = number("限值", "limit", "", decimals=4, help=("单位写在下一列", "its unit is the next column"))
    unit = choice("单位", "unit", UNITS)
    standard = text("执行标准", "standard", longest=120, example="GB 13271-2014 表2")
    clause = text("许可证条文", "clause of the permit", longest=120, example="副本 表5")
    automatic = flag("自动监测", "by instrument", help=("手工监测写否", "no, where samples are taken by hand"))
    wording = text("要求原文", "in the words of the permit", longest=300)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("许可条件", "permit condition")
        constraints: ClassVar = one_at_a_time("permit_conditions", "code")


REGISTER = Register(
    name="permit_conditions",
    model=PermitCondition,
    words=("许可条件", "permit conditions"),
    about=(
        "许可证载明的限值、监测和报告要求，一项一行，写明出自哪一条",
        "limits and duties that permits name, a row each with its clause",
    ),
    group="sources",
    listed=("code", "permit", "outlet", "kind", "factor", "limit_value", "unit", "clause"),
    filters=("kind", "factor", "permit", "enterprise", "department"),
    search=("code", "permit", "enterprise", "clause"),
    purposes=(Purpose("document", ("副本页", "page of the permit")),),
    part_of="permits",
    source="二(一)4",
)

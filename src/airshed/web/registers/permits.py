"""Discharge permits: which are due, which are issued, and whether holders report on them in time."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

CLASSES = {
    "key": ("重点管理", "key management"),
    "simplified": ("简化管理", "simplified management"),
    "registered": ("登记管理", "registration only"),
}
EDITIONS = {
    "2017": ("2017年版名录", "catalogue of 2017"),
    "2019": ("2019年版名录", "catalogue of 2019"),
}
"""The catalogue of 2017 held until 2019-12-19, that of 2019 from 2019-12-20."""
PERIODS = {
    "year": ("年报", "yearly"),
    "half_year": ("半年报", "half-yearly"),
    "quarter": ("季报", "quarterly"),
    "month": ("月报", "monthly"),
}
NUMBER = (
    r"[0-9A-Z]{18}[0-9]{3}[A-Z]",
    ("22 位：信用代码、三位序号、一位字母", "22 signs: credit code, three digits, letter"),
)


class Permit(Row):
    """A discharge permit that is due or issued."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("XK-001")
    enterprise = usual.enterprise(required=True)
    name = text("单位名称", "name of the unit", longest=120, example="示例建材有限责任公司")
    permit_number = text(
        "许可证编号",
        "permit number",
        longest=22,
        pattern=NUMBER,
        source="HJ 608-2017",
        example="91990000MA0AAAA01K001P",
    )
    sector = usual.sector()
    management_class = choice("管理类别", "management class", CLASSES, example="重点管理")
    edition = choice("名录版本", "edition of the catalogue", EDITIONS, source="固定污染源排污许可分类管理名录")
    due_date = day(
        "应发证日期", "due on", help=("当年应发证清单上的期限", "as the list of permits due in the year says")
    )
    applied_date = day("申请日期", "applied for on")
    issued_date = day("发证日期", "issued on")
    valid_to = day("有效期至", "valid to")
    backlog = text("未发证原因", "why it is not issued", longest=200)
    report_period = choice("执行报告种类", "kind of the last report", PERIODS, source="HJ 944-2018")
    report_due = day(
        "执行报告期限",
        "report due on",
        help=("许可证写明的最近一期执行报告的期限", "when the permit asks for the current report"),
        source="HJ 944-2018",
    )
    report_published_date = day("执行报告公布日期", "report published on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("排污许可证", "discharge permit")
        constraints: ClassVar = one_at_a_time("permits", "code")


REGISTER = Register(
    name="permits",
    model=Permit,
    words=("排污许可证", "discharge permits"),
    about=(
        "应发和已发的排污许可证，一证一行；许可条件记在“许可条件”里",
        "permits due and issued, a row each; what they ask for are rows of “permit conditions”",
    ),
    group="sources",
    listed=("code", "name", "permit_number", "management_class", "due_date", "issued_date", "report_due"),
    filters=("sector", "management_class", "edition", "enterprise", "department"),
    search=("code", "name", "enterprise", "permit_number"),
    alike=("name",),
    past=("applied_date", "issued_date", "report_published_date"),
    sequence=(("applied_date", "issued_date"), ("issued_date", "valid_to")),
    purposes=(
        Purpose("document", ("许可证副本", "copy of the permit")),
        Purpose("report", ("执行报告", "report on the permit")),
    ),
    part_of="enterprises",
    source="二(一)4",
    expected=("当年应发证单位清单", "the list of units due for a permit in the year"),
)

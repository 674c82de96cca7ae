"""Designations (重点单位认定): which proposals for the list of key units somebody took or refused, and why."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

DECISIONS = {
    "confirmed": ("认定，已列入", "confirmed, listed"),
    "rejected": ("不列入", "rejected"),
}


class Designation(Row):
    """What somebody decided on a proposal that data made."""

    code = usual.key_code("high_stack/PK-014", longest=80)
    rule = text("规则", "rule", required=True, longest=40, index=True, example="high_stack")
    enterprise = usual.enterprise()
    outlet = text("排放口", "outlet", longest=40, reference="outlets", example="PK-014")
    decision = choice("决定", "decision", DECISIONS, required=True)
    facts = text(
        "当时的数据",
        "data of the moment",
        longest=500,
        help=("数据变了，不列入的会再次提出", "once the data differ, what was rejected is proposed again"),
    )
    reason = text("理由", "reason", required=True, longest=300)
    decided_date = day("决定日期", "decided on", required=True)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("重点单位认定", "designation")
        constraints: ClassVar = one_at_a_time("designations", "code")


REGISTER = Register(
    name="designations",
    model=Designation,
    words=("重点单位认定", "designations of key units"),
    about=(
        "按数据提出、由人决定的重点单位，一条规则对一个对象一行；在“重点单位核对”页面决定，这里留存理由",
        "key units as data propose and people decide, a row for each rule and thing; decided on the page “Key units”",
    ),
    group="management",
    listed=("code", "rule", "enterprise", "outlet", "decision", "reason", "decided_date"),
    filters=("rule", "decision", "enterprise", "area", "department"),
    search=("code", "enterprise", "outlet", "reason"),
    past=("decided_date",),
    purposes=(Purpose("document", ("依据文件", "the document it rests on")),),
    source="二(七)1",
)

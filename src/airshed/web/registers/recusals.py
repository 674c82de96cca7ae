"""Recusals (回避): enterprises that an officer may not inspect, why, and for how long."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

REASONS = {
    "relative": ("近亲属任职或持股", "a close relative works there or owns a part"),
    "interest": ("本人有利害关系", "an interest of the officer's own"),
    "former_work": ("曾在该企业工作", "worked there before"),
    "other": ("其他可能影响公正的关系", "another tie that may bias"),
}


class Recusal(Row):
    """An officer and an enterprise that must not meet."""

    code = usual.key_code("HB-001")
    officer = text("执法人员", "officer", required=True, longest=40, reference="officers", example="ZF-01")
    enterprise = usual.enterprise(required=True)
    reason = choice("回避事由", "reason", REASONS, required=True)
    declared_date = day("申报日期", "declared on")
    approved_date = day("批准日期", "approved on")
    approver = usual.person("批准人", "approved by")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("回避", "recusal")
        constraints: ClassVar = one_at_a_time("recusals", "code")


REGISTER = Register(
    name="recusals",
    model=Recusal,
    words=("执法回避", "recusals"),
    about=(
        "执法人员不得检查的企业，一人一企一行；在有效期内抽查不派这个人去",
        "enterprises an officer may not inspect, a row each; while it holds no draw sends this officer there",
    ),
    group="management",
    listed=("code", "officer", "enterprise", "reason", "declared_date", "approved_date"),
    filters=("officer", "enterprise", "reason", "department"),
    search=("code", "officer", "enterprise"),
    past=("declared_date", "approved_date"),
    sequence=(("declared_date", "approved_date"),),
    purposes=(Purpose("document", ("回避申报", "declaration")),),
    part_of="officers",
    source="二(五)2",
)

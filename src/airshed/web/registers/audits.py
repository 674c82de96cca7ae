"""Audits of cleaner production and of energy: when each is due, when it passed, what it found and saved."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "cleaner_production": ("清洁生产审核", "cleaner-production audit"),
    "energy": ("能源审计", "energy audit"),
}
GROUNDS = {
    "emissions": ("排放超标或超总量", "emissions above limits or quota"),
    "energy": ("超单位产品能耗限额", "energy above the limit of the product"),
    "toxic": ("使用或排放有毒有害物质", "toxic materials used or let out"),
    "voluntary": ("自愿", "of its own will"),
    "key_energy_user": ("重点用能单位", "key user of energy"),
}
"""The first three oblige a firm: 清洁生产审核办法 (2016) article 8."""


class Audit(Row):
    """An audit of an enterprise, one round of it."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("SH-001")
    enterprise = usual.enterprise(required=True)
    kind = choice("种类", "kind", KINDS, required=True, example="清洁生产审核")
    round = usual.round_number()
    ground = choice("审核缘由", "why it is asked for", GROUNDS, source="清洁生产审核办法（2016）第八条")
    listed_date = day("名单公布日期", "put on the list on")
    due_date = day(
        "完成期限",
        "due on",
        required=True,
        help=("当年方案只看当年到期的一轮", "a plan of a year looks at the round due in that year"),
    )
    done_date = day("通过日期", "passed on", help=("评估验收通过的那天", "the day on which it was accepted"))
    auditor = text("审核机构", "auditor", longest=120)
    document_number = text("验收文号", "number of the acceptance", longest=60)
    findings = count("提出方案数", "findings", "", help=("提出的清洁生产方案", "improvements proposed"))
    carried_out = count("已实施方案数", "findings carried out", "")
    saved_tce = number("年节能量", "energy saved in a year", "tce", decimals=2)
    saved_water_t = number("年节水量", "water saved in a year", "t", decimals=1)
    avoided_kg = number("年减排量", "pollutants avoided in a year", "kg", decimals=1)
    saved_yuan = number("年经济效益", "money saved in a year", "yuan", decimals=2)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("审核与审计", "audit")
        constraints: ClassVar = one_at_a_time("audits", "code")


REGISTER = Register(
    name="audits",
    model=Audit,
    words=("清洁生产审核与能源审计", "audits of cleaner production and energy"),
    about=(
        "每家企业每一轮清洁生产审核和能源审计，一轮一行",
        "rounds of cleaner-production and energy audits, a row each",
    ),
    group="sources",
    listed=("code", "enterprise", "kind", "round", "due_date", "done_date", "findings", "carried_out"),
    filters=("kind", "ground", "enterprise", "department"),
    search=("code", "enterprise", "auditor", "document_number"),
    past=("listed_date", "done_date"),
    sequence=(("listed_date", "due_date"),),
    purposes=(
        Purpose("document", ("验收意见", "acceptance")),
        Purpose("report", ("审核报告", "report of the audit")),
    ),
    derived={
        "due_year_date": "DATE(STRFTIME(due_date, '%Y-01-01'))",
        "findings_open": "findings - carried_out",
    },
    labels={
        "due_year_date": ("到期年度首日", "first day of the year it is due in"),
        "findings_open": ("未实施方案数", "findings not carried out"),
    },
    part_of="enterprises",
    source="二(一)4",
    expected=(
        "强制性清洁生产审核名单、重点用能单位名单",
        "the lists of firms obliged to an audit, and of key users of energy",
    ),
)

"""Campaigns (专项行动): what each is about, when it ends, whom it visits, and the report that closes it."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, text
from airshed.web.kit.register import Closing, Counted, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

TOPICS = {
    "bulk_coal": ("散煤治理", "bulk coal"),
    "kilns": ("工业炉窑", "industrial kilns"),
    "vocs": ("挥发性有机物", "VOC"),
    "diesel_trucks": ("柴油货车", "diesel trucks"),
    "illegal_fuel": ("黑加油站点", "illegal fuel sites"),
    "city_inspection": ("市级环保督察", "the city's own inspection"),
    "dust": ("扬尘", "dust"),
    "scattered_polluters": ("“散乱污”企业", "scattered polluters"),
    "other": ("其他", "other"),
}


class Campaign(Row):
    """A campaign, or a round of inspection."""

    code = usual.key_code("ZX-2019-01")
    name = text("名称", "name", required=True, longest=120, example="2019年散煤治理专项行动")
    topic = choice("主题", "topic", TOPICS, required=True)
    number = text("方案文号", "number of the scheme", longest=60)
    leader = usual.person("负责人", "person in charge")
    assisting = text("配合部门", "assisting departments", longest=200)
    started_date = day("开始日期", "begun on")
    due_date = day("应结束日期", "due to end on", required=True)
    closed_date = day("结束日期", "closed on")
    faults_found = count("发现问题数", "faults found")
    faults_settled = count("已整改问题数", "faults put right")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("专项行动", "campaign")
        constraints: ClassVar = one_at_a_time("campaigns", "code")


REGISTER = Register(
    name="campaigns",
    model=Campaign,
    words=("专项行动", "campaigns"),
    about=(
        "专项行动和督察批次，一次一行；名单上的每个对象记在“专项行动检查”里，结束要有总结报告",
        "campaigns and rounds of inspection, a row each; targets are rows of “campaign visits”, a report closes it",
    ),
    group="management",
    listed=("code", "name", "topic", "started_date", "due_date", "closed_date", "department"),
    filters=("topic", "department"),
    search=("code", "name", "number"),
    past=("closed_date",),
    sequence=(("started_date", "due_date"), ("started_date", "closed_date")),
    purposes=(Purpose("document", ("总结报告", "closing report")), Purpose("scheme", ("行动方案", "scheme"))),
    derived={"report_file": "file_document"},
    counted=(
        Counted(
            "campaign_visits",
            "campaign",
            {
                "targets": "COUNT(DISTINCT target)",
                "visited": "COUNT(DISTINCT CASE WHEN visited_date <= as_of THEN target END)",
            },
        ),
    ),
    labels={
        "report_file": ("总结报告", "closing report"),
        "targets": ("名单上的对象数", "targets in the list"),
        "visited": ("已检查的对象数", "targets visited"),
    },
    closing=Closing("closed_date", ("结束", "closed"), ("document",), due="due_date"),
    expected=("方案点名的行动和年度督察安排", "the campaigns the plan names, and the year's rounds of inspection"),
    source="二(五)1",
)

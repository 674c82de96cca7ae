"""Targets of campaigns: whom the list names, when they were visited, and what was found."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

RESULTS = {
    "clean": ("未发现问题", "nothing wrong"),
    "put_right": ("当场改正", "put right on the spot"),
    "ordered": ("限期整改", "ordered to be put right"),
    "case": ("立案查处", "a case was opened"),
    "closed": ("已停产或不在", "closed, or not there any more"),
}


class CampaignVisit(Row):
    """A target of a campaign; without a day it was not visited yet."""

    code = usual.key_code("ZX-2019-01/001", longest=60)
    campaign = text("专项行动", "campaign", required=True, longest=40, reference="campaigns", example="ZX-2019-01")
    target = text(
        "检查对象",
        "target",
        required=True,
        longest=120,
        help=("名单上的名称；同一对象查几次，名称写一样", "as the list names it; the same name at every visit"),
        example="示例煤炭储运有限公司",
    )
    enterprise = usual.enterprise()
    address = usual.address()
    visited_date = day("检查日期", "visited on", help=("还没去的空着", "empty until it was"))
    visitors = usual.person("检查人", "visited by")
    result = choice("检查结果", "result", RESULTS)
    fault = text("发现的问题", "what was wrong", longest=500)
    case_code = text("案件编号", "case", longest=40)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("专项行动检查", "campaign visit")
        constraints: ClassVar = one_at_a_time("campaign_visits", "code")


REGISTER = Register(
    name="campaign_visits",
    model=CampaignVisit,
    words=("专项行动检查", "campaign visits"),
    about=(
        "专项行动名单上的对象，一个一行；行动开始时整张名单先登记，查过的填日期和结果",
        "targets of campaigns, a row each; the whole list is entered at the start, day and result once visited",
    ),
    group="management",
    listed=("code", "campaign", "target", "visited_date", "result", "area"),
    filters=("campaign", "result", "area", "department"),
    search=("code", "campaign", "target"),
    past=("visited_date",),
    purposes=(
        Purpose("photo", ("现场照片", "photo on the spot"), photo=True),
        Purpose("document", ("检查记录", "record of the visit")),
    ),
    part_of="campaigns",
    source="二(五)1",
)

"""Industrial parks: how far the assessment of their plan is, and what makes them circular."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

STATES = {
    "none": ("未开展", "not begun"),
    "writing": ("编制中", "being written"),
    "reviewed": ("已审查", "reviewed"),
    "outdated": ("需重新开展", "to be done anew"),
}
LEVELS = {
    "national": ("国家级", "national"),
    "regional": ("自治区（省）级", "of the region or province"),
    "local": ("地方", "local"),
}


class Park(Placed):
    """An industrial park."""

    code = usual.key_code("YQ-01")
    name = text("名称", "name", required=True, longest=120, example="示例工业园区")
    level = choice("级别", "level", LEVELS)
    address = usual.address()
    area_km2 = number("规划面积", "planned surface", "km²", decimals=3, most=10_000)
    trades = text("主导产业", "leading trades", longest=200)
    firms = count("入园企业数", "firms", "", help=("已投产的", "those that produce"))
    planning_eia = choice("规划环评状态", "assessment of its plan", STATES, source="规划环境影响评价条例")
    planning_eia_number = text("规划环评审查文号", "number of the review", longest=80)
    planning_eia_date = day("规划环评审查日期", "reviewed on")
    pilot = flag("循环化改造试点", "pilot of circular use")
    pilot_approved_date = day("试点方案批复日期", "pilot approved on")
    projects = count("改造项目数", "projects of the change", "")
    projects_done = count("已完成改造项目数", "projects finished", "")
    reused_share = number(
        "固废综合利用率",
        "share of waste put to use",
        "1",
        decimals=4,
        most=1,
        help=("0 到 1 之间", "from 0 to 1"),
        example="0.73",
    )
    central_heat = flag("集中供热", "heated from one plant")
    contact = usual.person("联系人", "contact")
    phone = usual.phone()

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("工业园区", "industrial park")
        constraints: ClassVar = one_at_a_time("parks", "code")


REGISTER = Register(
    name="parks",
    model=Park,
    words=("工业园区", "industrial parks"),
    about=("全市的工业园区和集聚区，一个一行", "industrial parks and estates, a row each"),
    group="sources",
    listed=("code", "name", "level", "firms", "planning_eia", "pilot", "projects", "projects_done"),
    filters=("level", "planning_eia", "pilot", "area", "department"),
    search=("code", "name", "address", "trades"),
    alike=("name",),
    past=("planning_eia_date", "pilot_approved_date"),
    purposes=(
        Purpose("document", ("审查意见、试点批复", "review, or approval of the pilot")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    source="二(一)4",
    expected=("开发区审核公告目录、本级批准设立的园区", "the national catalogue of parks, and those the city set up"),
)

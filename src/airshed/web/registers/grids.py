"""Grids (网格): who leads each, what there is to do, and how often it was patrolled against how often it should be."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

LEVELS = {
    "city": ("一级（全市）", "first: the city"),
    "area": ("二级（片区、苏木镇、街道）", "second: an area, township or street"),
    "cell": ("三级（社区、嘎查、园区）", "third: a neighbourhood, village or park"),
}


class Grid(Row):
    """A grid of one of three levels."""

    code = usual.key_code("G1")
    name = text("名称", "name", required=True, longest=120, example="示例社区第1网格")
    level = choice("级别", "level", LEVELS, required=True)
    parent = text(
        "上级网格",
        "grid above",
        longest=40,
        index=True,
        help=("上一级网格的编号，一级网格空着", "code of the grid above; empty for the first level"),
        example="W-A1",
    )
    lead = usual.person("网格长", "lead")
    phone = usual.phone()
    members = count("网格员人数", "members", most=10_000)
    duties = text(
        "职责",
        "duties",
        longest=500,
        help=("查什么、多久查一次、向谁报", "what is looked at, how often, and who is told"),
        example="每周巡查散煤、露天焚烧、工地扬尘",
    )
    area_km2 = number("面积", "area covered", "km²", decimals=2, most=10_000)
    households = count("户数", "households", most=1_000_000)
    counted_date = day("次数算到", "patrols counted up to", help=("含当天", "this day included"))
    patrols_due = count(
        "应巡查次数",
        "patrols due",
        help=("本年度到“次数算到”那天为止应完成的次数", "this year, up to the day they are counted to"),
    )
    patrols_done = count("已巡查次数", "patrols made", help=("有记录的次数", "those with a record"))

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("网格", "grid")
        constraints: ClassVar = one_at_a_time("grids", "code")


REGISTER = Register(
    name="grids",
    model=Grid,
    words=("网格", "grids"),
    about=(
        "三级网格，一个一行：网格长是谁、职责是什么、应巡查几次、实际几次",
        "grids of three levels, a row each: who leads it, its duties, how many patrols were due and made",
    ),
    group="management",
    listed=("code", "name", "level", "lead", "patrols_due", "patrols_done", "area"),
    filters=("level", "parent", "area", "department"),
    search=("code", "name", "duties"),
    alike=("name",),
    past=("counted_date",),
    purposes=(Purpose("document", ("任命文件或巡查记录", "appointment, or record of patrols")),),
    derived={"lead_named": "lead IS NOT NULL"},
    labels={"lead_named": ("有网格长", "has a lead")},
    expected=("网格划分方案", "the scheme that draws the grids"),
    source="二(五)2",
)

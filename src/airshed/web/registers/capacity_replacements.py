"""Capacity replaced: which closed line gives its capacity to which new one. Each unit of it is spent once."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

SECTORS = {
    "cement": ("水泥熟料", "cement clinker"),
    "glass": ("平板玻璃", "flat glass"),
    "steel": ("钢铁", "iron and steel"),
    "aluminium": ("电解铝", "aluminium"),
    "coke": ("焦化", "coke"),
    "casting": ("铸造", "casting"),
    "other": ("其他", "other"),
}
SPENT = """COALESCE(SUM(CASE WHEN approved_date IS NULL THEN 0 ELSE COALESCE(offered_t, 0) END)
    OVER (PARTITION BY line ORDER BY approved_date NULLS LAST, code), 0)"""
"""What was approved from the same line up to this row."""
LEFT = f"line_capacity_t - ({SPENT} - CASE WHEN approved_date IS NULL THEN 0 ELSE COALESCE(offered_t, 0) END)"


class CapacityReplacement(Row):
    """Capacity of one closed line that one new line takes over."""

    code = usual.key_code("ZH-001")
    name = text("新建项目", "new line", required=True, longest=120, example="示例水泥有限公司二线")
    enterprise = usual.enterprise()
    sector = choice("行业", "sector", SECTORS)
    new_capacity_t = number("新增产能", "new capacity a year", "t", decimals=1)
    line = text(
        "退出生产线编号",
        "code of the closed line",
        longest=60,
        required=True,
        index=True,
        help=(
            "同一条线每次都写同一个编号，据此查重复使用",
            "the same each time: by it the same capacity is found again",
        ),
        example="TC-2018-03",
    )
    line_owner = text("退出企业", "owner of the closed line", longest=120)
    line_capacity_t = number("退出线核定产能", "capacity of the closed line a year", "t", decimals=1)
    offered_t = number("用于本项目的退出产能", "capacity offered from it", "t", decimals=1)
    line_closed_date = day("退出线关停日期", "line closed on")
    approved_date = day("置换方案批准（公告）日期", "replacement approved on")
    number = text("批准文号", "number of the approval", longest=60)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("产能置换", "capacity replacement")
        constraints: ClassVar = one_at_a_time("capacity_replacements", "code")


REGISTER = Register(
    name="capacity_replacements",
    model=CapacityReplacement,
    words=("产能置换", "capacity replacements"),
    about=(
        "一条退出线给一个新项目的产能，一笔一行；先批准的先用，只有还没用掉的才算数，没有关停证明的不算",
        "what one closed line gives one new one, a row each; approved first, spent first; only what is left counts",
    ),
    group="sources",
    listed=("code", "name", "sector", "new_capacity_t", "line", "offered_t", "approved_date"),
    filters=("sector", "line", "department"),
    search=("code", "name", "line", "line_owner"),
    past=("line_closed_date", "approved_date"),
    purposes=(Purpose("closure", ("拆除或关停证明", "proof that the line was closed")),),
    derived={
        "offered_capacity_t": (
            f"CASE WHEN offered_t > {LEFT} THEN CASE WHEN {LEFT} > 0 THEN {LEFT} ELSE 0 END"
            " WHEN line_capacity_t IS NULL THEN NULL ELSE offered_t END"
        ),
        "closure_proof": "files_closure > 0 AND line_closed_date IS NOT NULL",
    },
    labels={
        "offered_capacity_t": ("尚未用掉的退出产能", "capacity offered and not yet spent"),
        "closure_proof": ("有关停证明", "closing is proved"),
    },
    expected=("工信部门的置换公告", "the notices of replacement"),
    source="二(一)2",
)

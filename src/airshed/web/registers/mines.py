"""Open-pit mines: their right to dig, the green-mine standard, the four steps, closing and restoration."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

MINERALS = {
    "sand": ("砂石", "sand and gravel"),
    "building_stone": ("建筑石料", "building stone"),
    "clay": ("砖瓦用黏土", "clay for bricks"),
    "fluorite": ("萤石", "fluorite"),
    "coal": ("煤", "coal"),
    "metal": ("金属矿", "metal ores"),
    "salt": ("盐、硝", "salts"),
    "other": ("其他", "other"),
}
STEPS = ("digging_ok", "storing_ok", "loading_ok", "carrying_ok")
"""The four at which a mine makes dust; one that was not looked at is not met."""


class Mine(Placed):
    """A pit, working, closed or left behind."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("KS-001")
    name = text("名称", "name", required=True, longest=120, example="示例采石场")
    enterprise = usual.enterprise()
    mineral = choice("矿种", "mineral", MINERALS)
    area_m2 = number("开采面积", "area of the pit", "m2", decimals=1)
    surveyed_date = day("摸底排查日期", "surveyed on")
    mining_right = flag("有采矿权", "has a mining right", source="矿产资源法")
    right_number = text("采矿许可证号", "number of the mining licence", longest=60)
    eia_approved = flag("环评已批准", "environmental assessment approved", source="环境影响评价法")
    eia_number = text("环评批复文号", "number of the approval", longest=60)
    legacy = flag("历史遗留矿山", "legacy mine", help=("责任人已灭失的", "nobody is left who answers for it"))
    green_due = day("绿色矿山达标期限", "green-mine standard due on")
    green_score = count("绿色矿山评分", "green-mine score", most=100, help=("第三方评估得分", "of the outside review"))
    green_reached_date = day("绿色矿山达标日期", "green-mine standard reached on")
    exit_decided_date = day("作出退出决定日期", "decided to leave on")
    illegal = flag("认定违法应关", "found illegal, to be closed")
    closure_due = day("关闭期限", "closing due on")
    closed_date = day("关闭日期", "closed on")
    steps_checked_date = day("四环节检查日期", "four steps checked on")
    digging_ok = flag("开采环节合格", "digging found right")
    storing_ok = flag("储存环节合格", "storing found right")
    loading_ok = flag("装卸环节合格", "loading found right")
    carrying_ok = flag("运输环节合格", "carrying away found right")
    restoration_due = day("修复期限", "restoration due on")
    restored_date = day("修复完成日期", "restored on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("露天矿山", "open-pit mine")
        constraints: ClassVar = one_at_a_time("mines", "code")


REGISTER = Register(
    name="mines",
    model=Mine,
    words=("露天矿山", "open-pit mines"),
    about=(
        "全市露天采坑，一处一行，含无证的、已关的和历史遗留的；关闭要有关后照片，修复要有验收文件",
        "every open pit, a row each, also illegal, closed or abandoned; closing needs a photo, restoration a paper",
    ),
    group="land",
    listed=("code", "name", "mineral", "mining_right", "green_due", "illegal", "closed_date", "area"),
    filters=("mineral", "mining_right", "illegal", "legacy", "area", "department"),
    alike=("name",),
    past=(
        "surveyed_date",
        "green_reached_date",
        "exit_decided_date",
        "closed_date",
        "steps_checked_date",
        "restored_date",
    ),
    sequence=(("exit_decided_date", "closure_due"),),
    purposes=(
        Purpose("before", ("关闭前的照片", "before it was closed"), photo=True),
        Purpose("after", ("关闭后的照片", "after it was closed"), photo=True),
        Purpose("acceptance", ("修复验收文件", "acceptance of the restoration")),
    ),
    derived={
        "steps_passed": " AND ".join(f"COALESCE({step}, FALSE)" for step in STEPS),
        "closing_proof": "files_after > 0",
        "restoration_accepted": "files_acceptance > 0",
    },
    labels={
        "steps_passed": ("四环节全部合格", "all four steps right"),
        "closing_proof": ("有关闭佐证", "closing is proved"),
        "restoration_accepted": ("修复已验收", "restoration accepted"),
    },
    closing=Closing("closed_date", ("关闭", "closed"), ("after",), due="closure_due"),
    expected=("采矿权登记，加卫星影像中的露天采坑", "the register of mining rights, and pits seen on satellite images"),
    source="二(四)1",
)

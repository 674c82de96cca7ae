"""Plants of the emergency list (应急减排清单): which cut what at which level, down to the line, signed and proved."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Counted, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

GRADES = {
    "a": ("A 级", "A"),
    "b": ("B 级", "B"),
    "c": ("C 级", "C"),
    "d": ("D 级", "D"),
    "leading": ("引领性", "leading"),
    "exempt": ("保障类", "kept running by list"),
    "none": ("未评级", "not graded"),
}


def share(zh: str, en: str) -> object:
    """Return the share of its emissions that a plant cuts at a level."""
    return number(zh, en, "%", decimals=2, most=100)


class EmergencyPlant(Row):
    """A plant that should be in the emergency list, whether or not it is."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("YJ-001")
    name = text("名称", "name", required=True, longest=120, example="示例建材有限责任公司")
    enterprise = usual.enterprise(required=True)
    listed = flag("已列入应急减排清单", "in the emergency list")
    list_number = text("清单文号", "number of the list", longest=60, example="示环发〔2019〕31号")
    grade = choice("绩效分级", "performance grade", GRADES, source="环办大气函〔2020〕340号")
    cut_yellow = share("黄色预警减排比例", "cut at yellow")
    cut_orange = share("橙色预警减排比例", "cut at orange")
    cut_red = share("红色预警减排比例", "cut at red")
    sheet_signed_date = day(
        "“一厂一策”签字日期",
        "sheet of measures signed on",
        help=("企业和部门都签字的那天", "day on which both plant and department had signed"),
    )
    signed_by = usual.person("签字人", "signed by")
    phone = usual.phone()
    trucks_a_day = count("日进出重型货车", "heavy trucks a day", "", most=10_000)
    staggered_transport = flag(
        "重点用车企业，须错峰运输",
        "key truck user that hauls off peak",
        help=("按清单或日进出重型货车数认定", "by the list, or by how many heavy trucks come a day"),
    )
    transport_plan_date = day("错峰运输方案日期", "plan to haul off peak dated")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("应急减排企业", "plant in the emergency list")
        constraints: ClassVar = one_at_a_time("emergency_plants", "code")


REGISTER = Register(
    name="emergency_plants",
    model=EmergencyPlant,
    words=("应急减排企业", "plants in the emergency list"),
    about=(
        "应列入应急减排清单的企业，一家一行，没列入的也要登记；措施按生产线和级别记在“应急减排措施”里",
        "plants that belong in the emergency list, those not in it yet too; what lines do is in “emergency measures”",
    ),
    group="management",
    listed=("code", "name", "enterprise", "listed", "grade", "sheet_signed_date", "transport_plan_date"),
    filters=("listed", "grade", "staggered_transport", "area", "department"),
    search=("code", "name", "list_number"),
    alike=("name",),
    past=("sheet_signed_date", "transport_plan_date"),
    purposes=(
        Purpose("sheet", ("签字的“一厂一策”", "the signed sheet")),
        Purpose("transport", ("错峰运输方案", "the plan to haul off peak")),
        Purpose("board", ("公示牌照片", "photo of the notice board"), photo=True),
    ),
    counted=(
        Counted(
            "emergency_measures",
            "plant",
            {
                "lines": "COUNT(DISTINCT line)",
                "lines_with_person": "COUNT(DISTINCT line) - COUNT(DISTINCT CASE WHEN person IS NULL THEN line END)",
                "lines_with_proof": "COUNT(DISTINCT line) - COUNT(DISTINCT CASE WHEN proof IS NULL THEN line END)",
                "levels_set": "COUNT(DISTINCT level)",
            },
        ),
    ),
    labels={
        "lines": ("生产线数", "lines"),
        "lines_with_person": ("每条措施都有责任人的生产线数", "lines with somebody responsible for every measure"),
        "lines_with_proof": ("每条措施都有数据佐证的生产线数", "lines with data that prove every measure"),
        "levels_set": ("定了措施的预警级别数（共三级）", "levels with measures, of three"),
    },
    expected=("第二次污染源普查和排污许可涉气企业名录", "plants with emissions to air in the census and the permits"),
    source="二(六)4",
)

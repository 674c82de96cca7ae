"""Columns that many registers have, each said once."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from airshed.web.kit.columns import Words
from airshed.web.kit.credit import CREDIT_CODE
from airshed.web.kit.fields import choice, count, day, flag, number, text

SECTORS: Mapping[str, Words] = MappingProxyType(
    {
        "heat": ("热力", "heat supply"),
        "power": ("发电", "power"),
        "metallurgy": ("冶炼", "metallurgy"),
        "building_materials": ("建材", "building materials"),
        "cement": ("水泥及制品", "cement and its products"),
        "brick": ("砖瓦", "bricks and tiles"),
        "chemicals": ("化工", "chemicals"),
        "minerals": ("矿产品加工", "minerals"),
        "mining": ("采矿", "mining"),
        "coal_yard": ("煤炭储运", "coal storage and trade"),
        "wood": ("木材加工", "wood"),
        "furniture": ("家具", "furniture"),
        "printing": ("印刷", "printing"),
        "coating": ("涂装", "coating"),
        "food": ("食品", "food"),
        "wool": ("绒毛纺织", "wool and textiles"),
        "repair": ("汽车修理", "vehicle repair"),
        "waste": ("废物处置", "waste treatment"),
        "recycling": ("资源回收", "recycling"),
        "other": ("其他", "other"),
    }
)
CATALOGUE: Mapping[str, Words] = MappingProxyType(
    {
        "encouraged": ("鼓励类", "encouraged"),
        "allowed": ("允许类", "allowed"),
        "restricted": ("限制类", "restricted"),
        "to_eliminate": ("淘汰类", "to be eliminated"),
    }
)
RUNNING: Mapping[str, Words] = MappingProxyType(
    {
        "running": ("运行", "running"),
        "standby": ("备用", "on standby"),
        "stopped": ("停运", "stopped"),
        "building": ("在建", "being built"),
        "removed": ("已拆除", "removed"),
    }
)
FACTORS: Mapping[str, Words] = MappingProxyType(
    {
        "pm": ("颗粒物", "particles"),
        "so2": ("二氧化硫", "SO2"),
        "nox": ("氮氧化物", "NOx"),
        "voc": ("挥发性有机物", "VOC"),
        "co": ("一氧化碳", "CO"),
        "nh3": ("氨", "ammonia"),
        "hg": ("汞及其化合物", "mercury and its compounds"),
        "other": ("其他", "other"),
    }
)
PLATE_COLOURS: Mapping[str, Words] = MappingProxyType(
    {
        "yellow": ("黄", "yellow"),
        "blue": ("蓝", "blue"),
        "green": ("绿", "green"),
        "yellow_green": ("黄绿", "yellow-green"),
        "white": ("白", "white"),
        "black": ("黑", "black"),
    }
)
PLATED = "CONCAT_WS('|', plate, plate_colour)"
"""What the register of vehicles calls a vehicle, of columns of a plate and its colour."""

ENTERPRISES = "enterprises"
"""The register of those that other rows belong to."""


def key_code(example: str, *, longest: int = 40) -> Any:  # noqa: ANN401 - a field
    """Return the code that names a row for good."""
    return text("编号", "code", required=True, longest=longest, example=example)


def credit_code() -> Any:  # noqa: ANN401 - as above
    """Return the code by which businesses are registered."""
    return text(
        "统一社会信用代码",
        "unified social credit code",
        longest=18,
        pattern=CREDIT_CODE,
        index=True,
        source="GB 32100-2015",
        example="91990000MA0AAAA01K",
        also=("信用代码", "社会信用代码"),
    )


def person(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return somebody's name."""
    return text(zh, en, longest=60, personal=True)


def phone() -> Any:  # noqa: ANN401 - as above
    """Return somebody's telephone."""
    return text("电话", "phone", longest=30, personal=True)


def address() -> Any:  # noqa: ANN401 - as above
    """Return where something is, in words."""
    return text("地址", "address", longest=200)


def enterprise(*, required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the enterprise that something belongs to."""
    return text("所属企业", "enterprise", required=required, longest=40, reference=ENTERPRISES, example="QY-001")


def in_built_up() -> Any:  # noqa: ANN401 - as above
    """Return whether something lies in the built-up area."""
    return flag("在建成区内", "in the built-up area")


def month_end() -> Any:  # noqa: ANN401 - as above
    """Return the month that figures are of, named by its last day."""
    return day(
        "月份",
        "month",
        required=True,
        help=("写当月最后一天", "the last day of the month"),
        example="2019-10-31",
        also=("月末日期", "month ending"),
    )


def lab() -> Any:  # noqa: ANN401 - as above
    """Return the laboratory that tested something."""
    return text("检测机构", "laboratory", longest=120)


def report_number() -> Any:  # noqa: ANN401 - as above
    """Return the number of a laboratory's report."""
    return text("检测报告编号", "number of the test report", longest=60, also=("报告编号",))


def content(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return what part of a fuel something is, by mass."""
    return number(zh, en, "%", decimals=3, most=100)


def plate(*, required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the number plate of a vehicle of any city."""
    return text(
        "车牌号",
        "plate",
        required=required,
        longest=12,
        personal=True,
        index=True,
        pattern=(r"[\u4e00-\u9fff][A-Z][0-9A-Z]{5,6}[\u4e00-\u9fff]?", ("如 示A12345", "such as 示A12345")),
        also=("号牌号码", "车牌"),
        example="示A12345",
    )


def plate_colour(*, required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the colour of a number plate, without which its number is not one vehicle's."""
    return choice("号牌颜色", "plate colour", PLATE_COLOURS, required=required, example="黄")


def smoke(*, limit: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the light absorption of a diesel engine's smoke, or the limit it is held to."""
    zh, en = ("光吸收系数限值", "limit of light absorption") if limit else ("光吸收系数", "light absorption")
    return number(zh, en, "m⁻¹", decimals=2, most=20, source="GB 3847-2018", example="1.20" if limit else "0.85")


def passed(zh: str = "合格", en: str = "passed") -> Any:  # noqa: ANN401 - as above
    """Return whether what was tested or looked at was in order; empty where there is no result yet."""
    return flag(zh, en, help=("没有结果的空着", "empty while there is no result"))


def paper_number(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return the number of a report, a decision or a licence."""
    return text(zh, en, longest=60)


def sector() -> Any:  # noqa: ANN401 - as above
    """Return the trade of an enterprise, or that a permit is given for."""
    return choice("行业", "sector", SECTORS)


def catalogue_class() -> Any:  # noqa: ANN401 - as above
    """Return the class in the catalogue that guides which trades may grow."""
    return choice("产业目录类别", "class in the catalogue of trades", CATALOGUE, source="产业结构调整指导目录")


def running() -> Any:  # noqa: ANN401 - as above
    """Return whether a line, kiln or device runs."""
    return choice("运行状态", "running state", RUNNING)


def commissioned() -> Any:  # noqa: ANN401 - as above
    """Return the day from which something has been in use."""
    return day("投用日期", "in use since")


def stopped() -> Any:  # noqa: ANN401 - as above
    """Return the day on which something went out of use."""
    return day(
        "停用日期", "out of use since", help=("永久停用或拆除的那天", "the day it was stopped for good or removed")
    )


def factor() -> Any:  # noqa: ANN401 - as above
    """Return the pollutant that something is about."""
    return choice("监测因子", "factor", FACTORS)


def line() -> Any:  # noqa: ANN401 - as above
    """Return the production line that something belongs to."""
    return text("生产线", "production line", longest=40, reference="production_lines", example="SC-001")


def outlet() -> Any:  # noqa: ANN401 - as above
    """Return the outlet that something leads to or is about."""
    return text("排放口", "outlet", longest=40, reference="outlets", example="PK-001")


def control_device() -> Any:  # noqa: ANN401 - as above
    """Return the control device that treats the exhaust of something."""
    return text("治理设施", "control device", longest=40, reference="control_devices", example="ZL-001")


def efficiency(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return how much of what comes in a device keeps back."""
    return number(zh, en, "%", decimals=2, most=100, help=("写百分数，如 95", "in percent, such as 95"), example="95")


def round_number() -> Any:  # noqa: ANN401 - as above
    """Return which of the rounds something is, counted from 1."""
    return count("轮次", "round", least=1, most=1000, example="1")

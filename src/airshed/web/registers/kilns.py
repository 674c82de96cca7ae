"""Industrial kilns: the control list, built from the census and held against permits and the field."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

TYPES = {
    "smelting": ("熔炼炉", "smelting furnace"),
    "melting": ("熔化炉", "melting furnace"),
    "calcining": ("焙（煅）烧炉（窑）", "calcining or firing kiln"),
    "heating": ("加热炉", "heating furnace"),
    "heat_treatment": ("热处理炉", "heat-treatment furnace"),
    "drying": ("干燥炉（窑）", "drying kiln"),
    "coke_oven": ("焦炉", "coke oven"),
    "gas_producer": ("煤气发生炉", "gas producer"),
}
"""The eight types of the national plan for kilns, 环大气〔2019〕56号 annex 1."""
FUELS = {
    "coal": ("煤", "coal"),
    "petcoke": ("石油焦", "petroleum coke"),
    "gangue": ("煤矸石", "coal gangue"),
    "coke": ("焦炭", "coke"),
    "heavy_oil": ("重油", "heavy oil"),
    "diesel": ("柴油", "diesel"),
    "producer_gas": ("煤气", "producer gas"),
    "natural_gas": ("天然气", "natural gas"),
    "electricity": ("电", "electricity"),
    "biomass": ("生物质", "biomass"),
    "other": ("其他", "other"),
}


class Kiln(Placed):
    """An industrial kiln or furnace."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("LY-001")
    name = text("名称", "name", longest=120, example="示例隧道窑1号")
    enterprise = usual.enterprise()
    line = usual.line()
    kiln_type = choice("炉窑类型", "kiln type", TYPES, source="环大气〔2019〕56号 附件1", example="焙（煅）烧炉（窑）")
    fuel = choice("燃料", "fuel", FUELS, example="煤矸石")
    capacity_t_h = number("处理能力", "capacity", "t/h", most=10_000)
    device = usual.control_device()
    limits_source = text("排放标准", "standard of its limits", longest=120, example="GB 29620-2013")
    in_census = flag("普查名录中有", "in the census", help=("第二次污染源普查", "the second census of sources"))
    in_permit = flag("排污许可证中有", "in a permit")
    in_field = flag("现场核到", "found in the field", help=("不在现场的写否", "no, where it is not there any more"))
    difference = text(
        "差异说明",
        "the difference in words",
        longest=300,
        help=("三处不一致的，写明原因", "why census, permit and field do not agree"),
        example="普查后新建",
    )
    surveyed_date = day("现场核对日期", "surveyed on")
    listed = flag("已列入管控清单", "in the control list")
    running_state = usual.running()
    commissioned_date = usual.commissioned()
    stopped_date = usual.stopped()

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("工业炉窑", "industrial kiln")
        constraints: ClassVar = one_at_a_time("kilns", "code")


REGISTER = Register(
    name="kilns",
    model=Kiln,
    words=("工业炉窑", "industrial kilns"),
    about=(
        "全市工业炉窑管控清单，一座一行；普查、许可证、现场三处都要核对，不一致的写明原因",
        "the control list of kilns, a row each, held against census, permits and the field, with differences explained",
    ),
    group="sources",
    listed=("code", "name", "enterprise", "kiln_type", "fuel", "in_census", "in_permit", "in_field", "listed"),
    filters=("kiln_type", "fuel", "in_census", "in_permit", "in_field", "listed", "area", "department"),
    search=("code", "name", "enterprise"),
    alike=("name",),
    past=("surveyed_date", "commissioned_date", "stopped_date"),
    sequence=(("commissioned_date", "stopped_date"),),
    purposes=(
        Purpose("photo", ("现场照片", "photo on the spot"), photo=True),
        Purpose("document", ("核对记录", "record of the survey")),
    ),
    derived={
        "reconciled": (
            "in_census IS NOT NULL AND in_permit IS NOT NULL AND in_field IS NOT NULL"
            " AND ((in_census = in_permit AND in_permit = in_field) OR difference IS NOT NULL)"
        )
    },
    labels={
        "reconciled": ("三处已核对一致或已说明", "census, permit and field agree, or it is explained"),
    },
    source="二(一)4",
    expected=("第二次污染源普查炉窑名录", "the kilns in the second census of sources"),
)

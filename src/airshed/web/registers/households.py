"""Households that change how they heat: by what, with which device and meter, verified by whom, paid what."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Closing, Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

METHODS = {
    "gas": ("煤改气", "gas"),
    "electricity": ("煤改电", "electricity"),
    "central": ("集中供热", "central heating"),
    "clean_coal_stove": ("洁净型煤+环保炉具", "clean briquettes in a matching stove"),
    "biomass_stove": ("生物质成型燃料+专用炉具", "biomass in a matching stove"),
}
SUBSIDY = {
    "not_applied": ("未申请", "not applied for"),
    "applied": ("已申请", "applied for"),
    "approved": ("已核定", "approved"),
    "paid": ("已发放", "paid"),
    "refused": ("不符合条件", "refused"),
}


class Household(Row):
    """A household of the plan for clean heating."""

    code = usual.key_code("H-0001")
    block = text("片区或小区", "block", longest=60, index=True, example="示例棚户区三片")
    name = usual.person("户主", "head of the household")
    address = text("住址", "address", longest=200, personal=True)
    phone = usual.phone()
    method = choice("改造方式", "changed to", METHODS, required=True)
    due_date = day("任务期限", "to be changed by", example="2019-10-31")
    converted_date = day("改造完成日期", "changed on")
    device = text("设备型号", "device", longest=100, example="示例空气源热泵 7kW")
    meter_number = text("表号", "number of the meter", longest=40, personal=True)
    used_m3 = number(
        "改造后用气量",
        "gas used since",
        "m³",
        decimals=1,
        help=("表上累计，用来证明在用", "as its meter says; shows that it is used"),
    )
    used_kwh = number(
        "改造后用电量",
        "power used since",
        "kWh",
        decimals=1,
        help=("表上累计，用来证明在用", "as its meter says; shows that it is used"),
    )
    fuel_batch = text(
        "配送燃料批次",
        "batch of fuel delivered",
        longest=40,
        reference="clean_fuel_batches",
        help=("最近一次配送的", "of the last delivery"),
    )
    verified_date = day("核实日期", "verified on")
    verified_by = text("核实人", "verified by", longest=60)
    subsidy_state = choice("补贴状态", "subsidy", SUBSIDY)
    subsidy_yuan = number("补贴金额", "amount of the subsidy", "yuan", decimals=2)
    subsidy_paid_date = day("补贴发放日期", "subsidy paid on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("取暖改造户", "household")
        constraints: ClassVar = one_at_a_time("households", "code")


REGISTER = Register(
    name="households",
    model=Household,
    words=("取暖改造户", "households converted"),
    about=(
        "清洁取暖任务户，一户一行；核实过、且有照片、表计用量或燃料批次为证的才算核实",
        "households of the plan, a row each; verified counts with a photo, a meter that runs or a batch of fuel",
    ),
    group="energy",
    listed=("code", "block", "method", "due_date", "converted_date", "verified_date", "subsidy_state"),
    filters=("block", "method", "due_date", "subsidy_state", "area", "grid", "department"),
    search=("code", "block"),
    alike=("meter_number",),
    past=("converted_date", "verified_date", "subsidy_paid_date"),
    sequence=(("converted_date", "verified_date"),),
    purposes=(
        Purpose("installed", ("改造后照片", "photo of the new device"), photo=True),
        Purpose("removed", ("旧炉拆除照片", "photo of the old stove gone"), photo=True),
        Purpose("document", ("补贴和验收单", "papers of subsidy and acceptance")),
    ),
    derived={
        "verified": (
            "verified_date IS NOT NULL AND (files_installed > 0 OR COALESCE(used_m3, 0) > 0"
            " OR COALESCE(used_kwh, 0) > 0 OR fuel_batch IS NOT NULL)"
        )
    },
    watch=Watch(
        "subsidy_state = 'paid' AND (converted_date IS NULL OR verified_date IS NULL)",
        ("补贴已发放、但未完成或未核实的", "paid a subsidy, though not changed or not verified"),
    ),
    tallies=(("block", "method"), ("method", "subsidy_state")),
    closing=Closing("converted_date", ("改造", "changed"), ("installed",), due="due_date"),
    expected=("清洁取暖实施方案的年度任务户数", "households of the year in the plan for clean heating"),
    source="二(二)2",
)

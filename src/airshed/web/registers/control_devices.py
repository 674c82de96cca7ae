"""Control devices: what cleans the exhaust of a line before it leaves by an outlet, and how well."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "bag_filter": ("袋式除尘", "bag filter"),
    "esp": ("静电除尘", "electrostatic precipitator"),
    "esp_bag": ("电袋复合除尘", "precipitator with bag filter"),
    "wet_dust": ("湿式除尘", "wet scrubber for dust"),
    "cyclone": ("旋风除尘", "cyclone"),
    "fgd_limestone": ("石灰石/石膏法脱硫", "limestone and gypsum desulphurisation"),
    "fgd_dual_alkali": ("双碱法脱硫", "dual-alkali desulphurisation"),
    "fgd_other": ("其他脱硫", "other desulphurisation"),
    "low_nox": ("低氮燃烧", "low-NOx burning"),
    "sncr": ("选择性非催化还原（SNCR）", "SNCR"),
    "scr": ("选择性催化还原（SCR）", "SCR"),
    "rto": ("蓄热式热力燃烧（RTO）", "regenerative thermal oxidiser"),
    "catalytic": ("催化燃烧", "catalytic oxidation"),
    "carbon": ("活性炭吸附", "activated carbon"),
    "rotor": ("沸石转轮吸附", "zeolite rotor"),
    "condensing": ("冷凝回收", "condensing"),
    "photo": ("光解或光催化", "photolysis or photocatalysis"),
    "plasma": ("低温等离子", "cold plasma"),
    "other": ("其他", "other"),
}
"""Kinds as the inventory's guide tells them apart, T/CSES 144-2024 table A.1."""


class ControlDevice(Row):
    """A device that cleans exhaust."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("ZL-001")
    name = text("名称", "name", longest=120, example="示例布袋除尘器1号")
    enterprise = usual.enterprise(required=True)
    line = usual.line()
    outlet = usual.outlet()
    kind = choice("治理工艺", "kind", KINDS, required=True, source="T/CSES 144-2024 表A.1", example="袋式除尘")
    factor = usual.factor()
    design_efficiency = usual.efficiency("设计去除效率", "design efficiency")
    measured_efficiency = usual.efficiency("实测去除效率", "measured efficiency")
    measured_date = day("效率实测日期", "efficiency measured on")
    flow_m3_h = number("设计风量", "design flow", "m³/h", decimals=1, most=10_000_000)
    maker = text("制造单位", "maker", longest=120)
    running_state = usual.running()
    commissioned_date = usual.commissioned()
    stopped_date = usual.stopped()
    metered = flag(
        "独立电表或工况监控",
        "own meter",
        help=("装有独立电表或工况监控", "with a power meter or a recorder of its own"),
    )
    replaced_date = day(
        "耗材更换日期",
        "consumables changed on",
        help=("滤袋、催化剂、活性炭等", "filter bags, catalyst, carbon and such"),
    )
    replacement_due = day("下次更换期限", "next change due on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("污染治理设施", "control device")
        constraints: ClassVar = one_at_a_time("control_devices", "code")


REGISTER = Register(
    name="control_devices",
    model=ControlDevice,
    words=("污染治理设施", "control devices"),
    about=(
        "废气治理设施，一套一行，写明治理哪条线、接到哪个排放口",
        "devices that clean exhaust, a row each, with the line they serve and the outlet they lead to",
    ),
    group="sources",
    listed=("code", "name", "enterprise", "kind", "design_efficiency", "running_state", "replacement_due"),
    filters=("kind", "factor", "running_state", "enterprise", "area", "department"),
    search=("code", "name", "enterprise", "maker"),
    past=("commissioned_date", "stopped_date", "measured_date", "replaced_date"),
    sequence=(("commissioned_date", "stopped_date"), ("replaced_date", "replacement_due")),
    purposes=(
        Purpose("document", ("设计或检测文件", "design or test report")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    derived={"efficiency_kept": "measured_efficiency >= design_efficiency"},
    labels={
        "efficiency_kept": ("达到设计效率", "as good as designed"),
    },
    part_of="enterprises",
    expected=("环评批复和排污许可证载明的治理设施", "the devices named in approvals and permits"),
    source="二(一)4",
)

"""Measures of the emergency list: what a line stops or cuts at a warning level, who does it, which data prove it."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

LEVELS = {
    "yellow": ("黄色", "yellow"),
    "orange": ("橙色", "orange"),
    "red": ("红色", "red"),
}
MEASURES = {
    "stop": ("停产", "stop"),
    "limit": ("限产", "cut production"),
    "cut": ("限排", "cut emissions"),
    "staggered_transport": ("错峰运输", "haul off peak"),
}
PROOFS = {
    "cems": ("在线监测", "CEMS"),
    "power_meter": ("用电监控", "power meter"),
    "gas_meter": ("用气量", "gas meter"),
    "distributed_control": ("工况（DCS）曲线", "curves of the control system"),
    "gate_video": ("门禁视频", "video at the gate"),
    "photo": ("现场照片", "photo"),
    "ledger": ("生产台账", "ledger of production"),
}


class EmergencyMeasure(Row):
    """What a line does at a level."""

    code = usual.key_code("YJ-001/1/red", longest=80)
    plant = text("应急减排企业", "plant", required=True, longest=40, reference="emergency_plants", example="YJ-001")
    line = text(
        "生产线或工序",
        "line or process",
        required=True,
        longest=120,
        help=("同一条线在各级别写同一个名称", "one line has one name at every level"),
        example="1号窑",
    )
    level = choice("预警级别", "warning level", LEVELS, required=True)
    measure = choice("措施", "measure", MEASURES, required=True)
    percent = number(
        "减少比例",
        "cut by",
        "%",
        decimals=2,
        most=100,
        help=("停产为 100；限产、限排填比例", "100 = stop; the share of production or emissions cut otherwise"),
    )
    parameter = text(
        "控制参数",
        "what is held to",
        longest=200,
        help=(
            "可操作、可监测、可核查：如日投料量、停炉台数",
            "what can be done, measured and checked, such as the daily feed, or kilns stopped",
        ),
    )
    within_h = number("响应时间", "to be done within", "h", decimals=1, most=168)
    person = usual.person("责任人", "person responsible")
    phone = usual.phone()
    proof = choice("数据佐证方式", "data that prove it", PROOFS)
    cut_pm_kg_d = number("颗粒物日减排量", "particles cut a day", "kg/d", most=1_000_000)
    cut_so2_kg_d = number("二氧化硫日减排量", "SO2 cut a day", "kg/d", most=1_000_000)
    cut_nox_kg_d = number("氮氧化物日减排量", "NOx cut a day", "kg/d", most=1_000_000)
    cut_voc_kg_d = number("VOCs 日减排量", "VOC cut a day", "kg/d", most=1_000_000)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("应急减排措施", "emergency measure")
        constraints: ClassVar = one_at_a_time("emergency_measures", "code")


REGISTER = Register(
    name="emergency_measures",
    model=EmergencyMeasure,
    words=("应急减排措施", "emergency measures"),
    about=(
        "每条生产线在每个预警级别一行：停还是限、限多少、谁负责、用什么数据证明",
        "a row for each line and warning level: stop or cut, by how much, who answers for it, which data prove it",
    ),
    group="management",
    listed=("code", "plant", "line", "level", "measure", "percent", "person", "proof"),
    filters=("plant", "level", "measure", "proof", "department"),
    search=("code", "plant", "line"),
    purposes=(Purpose("document", ("文件", "document")), Purpose("photo", ("照片", "photo"), photo=True)),
    part_of="emergency_plants",
    source="二(六)4",
)

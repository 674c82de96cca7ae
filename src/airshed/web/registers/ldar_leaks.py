"""Leaks found: which component, how much, by when it must be tight, and whether a second test says that it is."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

COMPONENTS = {
    "valve": ("阀门", "valve"),
    "pump": ("泵", "pump"),
    "compressor": ("压缩机", "compressor"),
    "relief": ("泄压设备", "relief device"),
    "flange": ("法兰、连接件", "flange or connector"),
    "open_line": ("开口管线", "open line"),
    "sampling": ("采样连接", "sampling connection"),
    "other": ("其他", "other"),
}
"""Components as the inventory's guide tells their losses apart, T/CSES 144-2024 E.5."""
MEDIA = {
    "gas": ("气体", "gas"),
    "light_liquid": ("轻液", "light liquid"),
    "heavy_liquid": ("重液", "heavy liquid"),
}
PPM = "µmol/mol"
MOST_PPM = 1_000_000


class LdarLeak(Row):
    """A leak that was found."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("LD-0001")
    voc_source = text("VOCs 源", "source of VOC", required=True, longest=40, reference="voc_sources", example="VOC-001")
    ldar_round = text("检测轮次", "round", longest=60, reference="ldar_rounds", example="VOC-001/2019-1")
    enterprise = usual.enterprise()
    tag = text("密封点标牌", "tag", longest=60, example="A01-V-0123")
    component = choice("组件", "component", COMPONENTS, source="T/CSES 144-2024 E.5", example="阀门")
    medium = choice("介质", "medium", MEDIA)
    ppm = number("检测值", "reading", PPM, decimals=1, most=MOST_PPM)
    limit_ppm = number("泄漏认定浓度", "limit of a leak", PPM, decimals=1, most=MOST_PPM, source="GB 37822-2019")
    found_date = day("发现日期", "found on", required=True)
    tried_date = day("首次修复日期", "first tried on")
    repair_due = day(
        "修复期限",
        "repair due on",
        help=("批准延迟修复的，填批准的期限", "where a delay was approved, the day approved"),
    )
    delayed = flag("批准延迟修复", "delay approved")
    delay_reason = text("延迟原因", "why it is delayed", longest=200)
    repair_date = day("修复日期", "repaired on")
    retest_ppm = number("复测值", "reading after repair", PPM, decimals=1, most=MOST_PPM)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("泄漏点", "leak")
        constraints: ClassVar = one_at_a_time("ldar_leaks", "code")


REGISTER = Register(
    name="ldar_leaks",
    model=LdarLeak,
    words=("泄漏点修复", "leaks found"),
    about=(
        "泄漏检测查出的漏点，一点一行；复测不超过认定浓度才算修好",
        "leaks that were found, a row each; one counts as repaired once a second test is not above the limit",
    ),
    group="sources",
    listed=("code", "voc_source", "component", "ppm", "limit_ppm", "repair_due", "repair_date", "retest_ppm"),
    filters=("component", "medium", "delayed", "voc_source", "enterprise", "department"),
    search=("code", "voc_source", "enterprise", "tag"),
    past=("found_date", "tried_date", "repair_date"),
    sequence=(("found_date", "tried_date"), ("found_date", "repair_date"), ("found_date", "repair_due")),
    purposes=(
        Purpose("photo", ("照片", "photo"), photo=True),
        Purpose("document", ("复测记录、延迟批准", "record of the second test, or approval of a delay")),
    ),
    derived={
        "repaired_date": "CASE WHEN retest_ppm <= limit_ppm THEN repair_date END",
        "is_leak": "ppm > limit_ppm",
    },
    labels={
        "repaired_date": ("复测合格的修复日期", "repaired on, as a second test shows"),
        "is_leak": ("超过认定浓度", "above the limit of a leak"),
    },
    closing=Closing("repair_date", ("修复", "repaired"), ("photo",), due="repair_due"),
    part_of="voc_sources",
    source="二(五)1",
)

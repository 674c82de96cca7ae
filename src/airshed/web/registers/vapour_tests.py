"""Tests of vapour recovery: air to liquid, resistance of the lines, tightness, leaks."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

STANDARD = "GB 20952"


class VapourTest(Row):
    """A test of a site."""

    code = usual.key_code("YZ-01/2019-05-20", longest=60)
    site = text("加油站、储油库、油罐车", "site", required=True, longest=40, reference="fuel_sites", example="YZ-01")
    test_date = day("检测日期", "tested on", required=True)
    tester = usual.lab()
    report_number = usual.report_number()
    air_liquid_ratio = number(
        "气液比",
        "air to liquid",
        "1",
        decimals=2,
        most=10,
        help=("1.0 到 1.2 之间合格，含两端", "from 1.0 to 1.2, both included"),
        source=STANDARD,
        example="1.08",
    )
    resistance_18_pa = number(
        "液阻（18 L/min）", "resistance at 18 L/min", "Pa", decimals=1, most=5000, source=STANDARD
    )
    resistance_28_pa = number(
        "液阻（28 L/min）", "resistance at 28 L/min", "Pa", decimals=1, most=5000, source=STANDARD
    )
    resistance_38_pa = number(
        "液阻（38 L/min）", "resistance at 38 L/min", "Pa", decimals=1, most=5000, source=STANDARD
    )
    tightness_pa = number(
        "密闭性：5 分钟后剩余压力", "tightness: pressure left after 5 min", "Pa", decimals=1, most=5000
    )
    tightness_limit_pa = number(
        "最小剩余压力限值", "least pressure that must be left", "Pa", decimals=1, most=5000, source=STANDARD
    )
    leak_umol = number("泄漏浓度最大值", "highest leak", "μmol/mol", decimals=1, most=1_000_000, source=STANDARD)
    outlet_g_m3 = number(
        "处理装置排放浓度", "outlet of the treatment", "g/m³", decimals=1, most=10_000, source=STANDARD
    )
    boundary_mg_m3 = number("厂界非甲烷总烃", "NMHC at the boundary", "mg/m³", decimals=2, most=1000, source=STANDARD)
    passed = usual.passed()

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("油气回收检测", "vapour test")
        constraints: ClassVar = one_at_a_time("vapour_tests", "code")


REGISTER = Register(
    name="vapour_tests",
    model=VapourTest,
    words=("油气回收检测", "vapour tests"),
    about=(
        "油气回收装置的检测，一次一行；写着合格而数值超限的不算合格",
        "tests of vapour recovery, a row each; one that says passed with a figure outside its limit has not passed",
    ),
    group="transport",
    listed=("code", "site", "test_date", "air_liquid_ratio", "resistance_18_pa", "tightness_pa", "passed"),
    filters=("site", "passed", "test_date", "department"),
    search=("code", "site", "report_number"),
    past=("test_date",),
    purposes=(Purpose("document", ("检测报告", "report")),),
    part_of="fuel_sites",
    expected=("每年每处至少一次", "at least one a year and site"),
    source="二(三)3",
)

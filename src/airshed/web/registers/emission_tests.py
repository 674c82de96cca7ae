"""Emission tests of vehicles and machines: what was measured against which limit, repair and retest after a failure."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

SUBJECTS = {"vehicle": ("机动车", "vehicle"), "machine": ("非道路移动机械", "non-road machine")}
KINDS = {
    "periodic": ("定期检验", "periodic"),
    "registration": ("注册登记检验", "on registration"),
    "transfer": ("转移登记检验", "on transfer"),
    "supervision": ("监督抽测", "supervision"),
    "retest": ("复检", "retest"),
}
METHODS = {
    "two_speed_idle": ("双怠速法", "two-speed idle"),
    "steady_state": ("稳态工况法", "steady state"),
    "short_transient": ("简易瞬态工况法", "short transient"),
    "lug_down": ("加载减速法", "lug-down"),
    "free_acceleration": ("自由加速法", "free acceleration"),
}
LIMITS = {"a": ("限值a", "limits a"), "b": ("限值b", "limits b")}


class EmissionTest(Row):
    """A test."""

    code = usual.key_code("JY-2019-00001", longest=60)
    station = text("检验机构", "station", required=True, longest=40, reference="test_stations", example="JC-01")
    subject = choice("对象", "subject", SUBJECTS, required=True, example="机动车")
    plate = usual.plate()
    plate_colour = usual.plate_colour()
    machine = text("机械编号", "machine", longest=40, reference="machines", example="JX-0001")
    kind = choice("检验类别", "kind", KINDS, required=True, example="定期检验")
    method = choice("检测方法", "method", METHODS, source="GB 3847-2018、GB 18285-2018")
    test_date = day("检验日期", "tested on", required=True)
    limit_set = choice("执行限值", "set of limits", LIMITS, source="GB 3847-2018 表2")
    smoke_m1 = usual.smoke()
    smoke_limit_m1 = usual.smoke(limit=True)
    nox_ppm = number("氮氧化物", "NOx", "ppm", decimals=1, most=10_000)
    nox_limit_ppm = number(
        "氮氧化物限值", "limit of NOx", "ppm", decimals=1, most=10_000, source="GB 3847-2018", example="1500"
    )
    power_percent = number("最大轮边功率占额定功率", "wheel power of rated power", "%", decimals=1, most=200)
    co_percent = number("一氧化碳", "CO", "%", decimals=2, most=20, source="GB 18285-2018")
    hc_ppm = number("碳氢化合物", "HC", "ppm", decimals=1, most=50_000, source="GB 18285-2018")
    obd_ok = flag("OBD 检查合格", "passed the check of its diagnostics")
    passed = usual.passed()
    report_number = usual.report_number()
    repair_due = day("维修期限", "repair due on")
    repair_station = text("维修机构", "repaired by", longest=40, reference="test_stations", example="WX-01")
    repaired_date = day("维修日期", "repaired on")
    retest_due = day("复检期限", "retest due on")
    retest_passed_date = day("复检合格日期", "passed the retest on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("排放检验", "emission test")
        constraints: ClassVar = one_at_a_time("emission_tests", "code")


REGISTER = Register(
    name="emission_tests",
    model=EmissionTest,
    words=("排放检验", "emission tests"),
    about=(
        "机动车和机械的排放检验，一次一行；不合格的记维修和复检，直到闭环",
        "tests of vehicles and machines, a row each; repair and retest of those that failed, until the loop is closed",
    ),
    group="transport",
    listed=("code", "station", "plate", "kind", "test_date", "passed", "repaired_date", "retest_passed_date"),
    filters=("station", "kind", "subject", "method", "passed", "test_date", "department"),
    search=("code", "plate", "report_number"),
    past=("test_date", "repaired_date", "retest_passed_date"),
    sequence=(("test_date", "repaired_date"), ("repaired_date", "retest_passed_date"), ("repair_due", "retest_due")),
    purposes=(
        Purpose("document", ("检验报告、维修单", "report, repair sheet")),
        Purpose("photo", ("检测照片", "photo of the test"), photo=True),
    ),
    derived={
        "vehicle": f"CASE WHEN subject = 'machine' THEN machine ELSE {usual.PLATED} END",
        "within_limits": "COALESCE(smoke_m1 <= smoke_limit_m1, TRUE) AND COALESCE(nox_ppm <= nox_limit_ppm, TRUE)",
    },
    labels={
        "vehicle": ("车辆或机械", "vehicle or machine"),
        "within_limits": ("数值在限值内", "figures within limits"),
    },
    part_of="test_stations",
    expected=("检验机构上传的检验数据", "tests that stations upload"),
    source="二(三)4",
)

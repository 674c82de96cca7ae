"""Non-road machines: survey, engine plate, stage, code of registration, and the label fixed to each."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "excavator": ("挖掘机", "excavator"),
    "loader": ("装载机", "loader"),
    "bulldozer": ("推土机", "bulldozer"),
    "crane": ("起重机", "crane"),
    "roller": ("压路机", "roller"),
    "paver": ("摊铺机", "paver"),
    "grader": ("平地机", "grader"),
    "forklift": ("叉车", "forklift"),
    "pile": ("桩工机械", "pile machine"),
    "stacker": ("堆高机", "stacker"),
    "tractor": ("牵引车", "tractor"),
    "yard": ("场内车辆", "yard vehicle"),
    "generator": ("发电机组", "generator"),
    "farm": ("农业机械", "farm machine"),
    "other": ("其他", "other"),
}
STAGES = {
    "0": ("国一前", "before stage 1"),
    "1": ("国一", "stage 1"),
    "2": ("国二", "stage 2"),
    "3": ("国三", "stage 3"),
    "4": ("国四", "stage 4"),
    "D": ("电动", "electric"),
    "X": ("不明", "unknown"),
}
FUELS = {"diesel": ("柴油", "diesel"), "electric": ("电", "electric"), "other": ("其他", "other")}
SMOKE_LIMIT = (
    "CAST(CASE WHEN stage IN ('0', '1', '2') THEN "
    "CASE WHEN power_kw < 19 THEN 3.00 WHEN power_kw < 37 THEN 2.00 WHEN power_kw <= 560 THEN 1.61 END "
    "WHEN stage IN ('3', '4') THEN "
    "CASE WHEN power_kw < 19 THEN 2.00 WHEN power_kw < 37 THEN 1.00 WHEN power_kw <= 560 THEN 0.80 END END AS DOUBLE)"
)
"""Limit of light absorption outside low-emission zones, by stage and power: GB 36886-2018, classes I and II. [m⁻¹]"""
DAYS_TO_REGISTER = 30
"""Within so many days one that was bought or moved in is registered."""


class Machine(Row):
    """A machine with an engine that is no vehicle of the road."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("JX-0001")
    registration_code = text(
        "编码登记号",
        "registration code",
        longest=11,
        index=True,
        pattern=(r"[0-4DX]-[A-Z]{2}[0-9]{6}", ("如 3-AA000001", "such as 3-AA000001")),
        source="环办大气函〔2019〕655号",
        example="3-AA000001",
    )
    environmental_code = text(
        "机械环保代码",
        "environmental code",
        longest=17,
        pattern=(r"[0-9A-Z]{17}", ("17 位数字和字母", "17 digits and letters")),
        help=("铭牌上的 17 位代码，不是编码登记号", "the 17 signs of the plate, not the registration code"),
        example="ABCDE123456789012",
    )
    machine_kind = choice("机械种类", "kind", KINDS, example="挖掘机")
    name = text("型号", "model", longest=120)
    maker = text("生产企业", "maker", longest=120)
    made_date = day("出厂日期", "made on")
    engine_maker = text("发动机生产企业", "maker of the engine", longest=120)
    engine_model = text("发动机型号", "model of the engine", longest=60)
    engine_number = text("发动机编号", "number of the engine", longest=60)
    power_kw = number("额定净功率", "rated power", "kW", decimals=1, most=5000, example="110")
    fuel = choice("燃料", "fuel", FUELS)
    stage = choice("排放阶段", "emission stage", STAGES, example="国三")
    enterprise = usual.enterprise()
    owner = text("所有人", "owner", longest=120, personal=True)
    phone = usual.phone()
    place = text("使用地点", "where it is used", longest=200)
    acquired_date = day("购入或转入日期", "bought or moved in on")
    surveyed_date = day("摸底调查日期", "surveyed on")
    coded_date = day("编码登记日期", "given its code on")
    last_smoke_m1 = usual.smoke()

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("非道路移动机械", "non-road machine")
        constraints: ClassVar = one_at_a_time("machines", "code")


REGISTER = Register(
    name="machines",
    model=Machine,
    words=("非道路移动机械", "non-road machines"),
    about=(
        "工程机械、场内车辆、农机等，一台一行；先摸底，再编码登记，贴环保标牌",
        "construction, yard and farm machines, a row each; surveyed, then given a code and a label",
    ),
    group="transport",
    listed=("code", "registration_code", "machine_kind", "stage", "power_kw", "surveyed_date", "coded_date"),
    filters=("machine_kind", "stage", "fuel", "enterprise", "area", "department"),
    search=("code", "registration_code", "environmental_code", "name", "engine_number"),
    alike=("environmental_code", "engine_number"),
    past=("made_date", "acquired_date", "surveyed_date", "coded_date"),
    sequence=(("made_date", "acquired_date"), ("surveyed_date", "coded_date")),
    purposes=(
        Purpose("engine_plate", ("发动机铭牌", "plate of the engine"), photo=True),
        Purpose("machine_plate", ("机械铭牌", "plate of the machine"), photo=True),
        Purpose("label", ("环保标牌", "label in place"), photo=True),
        Purpose("document", ("合格证、发票", "certificate, invoice")),
    ),
    derived={
        "smoke_limit_m1": SMOKE_LIMIT,
        "code_due": f"acquired_date + INTERVAL '{DAYS_TO_REGISTER} days'",
    },
    labels={
        "smoke_limit_m1": ("光吸收系数限值", "limit of light absorption"),
        "code_due": ("编码登记期限", "code due on"),
    },
    tag=("registration_code", "code", "environmental_code", "machine_kind", "stage", "power_kw"),
    expected=(
        "农机、住建、园林、物流等部门和使用单位报送的保有量",
        "machines as the authorities for farming, building, parks and freight, and users, report them",
    ),
    source="二(三)4",
)

"""Vehicles by plate and colour of the plate: fuel, stage, retrofit, terminal, and how they end."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

FUELS = {
    "diesel": ("柴油", "diesel"),
    "petrol": ("汽油", "petrol"),
    "gas": ("天然气", "natural gas"),
    "electric": ("纯电动", "electric"),
    "hybrid": ("混合动力", "hybrid"),
    "other": ("其他", "other"),
}
SIZES = {
    "heavy": ("重型货车", "heavy goods"),
    "medium": ("中型货车", "medium goods"),
    "light": ("轻型货车", "light goods"),
    "mini": ("微型货车", "mini goods"),
    "large": ("大型客车", "large passenger"),
    "small": ("小型客车", "small passenger"),
}
USES = {
    "freight": ("货运", "freight"),
    "delivery": ("城市配送", "delivery"),
    "muck": ("渣土", "muck"),
    "taxi": ("出租", "taxi"),
    "bus": ("客运", "bus"),
    "private": ("私人", "private"),
    "special": ("作业", "special"),
    "other": ("其他", "other"),
}


class Vehicle(Row):
    """A vehicle on the road or taken off it."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    plate = usual.plate(required=True)
    plate_colour = usual.plate_colour(required=True)
    name = text("车型", "model", longest=120)
    enterprise = usual.enterprise()
    owner = text("所有人", "owner", longest=120, personal=True)
    phone = usual.phone()
    fuel = choice("燃料", "fuel", FUELS)
    size_class = choice("车型大小", "size class", SIZES)
    stage = count("排放阶段", "emission stage", "", most=6, help=("0 为国一前", "0 = before stage 1"), example="5")
    use = choice("用途", "use", USES)
    truck = flag("货车", "truck")
    commercial = flag("营运", "commercial")
    registered_date = day("注册登记日期", "registered on")
    pre_test_date = day("登记前检验日期", "tested before registration on")
    pre_test_passed = flag("登记前检验合格", "passed the test before registration")
    disclosure_checked = flag("信息公开已核查", "disclosure checked")
    device_checked = flag("控制装置已核查", "control devices checked")
    online_tested = flag("已上线检测", "tested on the line")
    serial_conflict = flag("发动机等编号与他车重复", "a serial number is another vehicle's")
    fuel_limit_passed = flag("燃料消耗量达标", "meets the limit of fuel use")
    stage6_required = flag("登记时应达国六", "stage 6 was due on registration")
    retrofit_due = day("深度治理期限", "retrofit due on")
    retrofit_done_date = day("深度治理完成日期", "retrofitted on")
    retrofit_test_passed = flag("治理后检测合格", "passed the test after it")
    terminal_eligible = flag("具备安装终端条件", "a terminal can be fitted")
    terminal_online_date = day("终端联网日期", "terminal on line since")
    scrap_target = flag("列入淘汰目标", "to be scrapped")
    scrap_due = day("淘汰期限", "to be scrapped by")
    cancelled_date = day("注销日期", "registration ended on")
    subsidy_due = day("补贴应付日期", "subsidy due on")
    subsidy_paid_date = day("补贴支付日期", "subsidy paid on")
    green_delivery = flag("绿色配送车辆", "green delivery")
    zone_permit = text("通行许可", "zone permit", longest=60)
    inventory_date = day("计入清单日期", "in the inventory since")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("车辆", "vehicle")
        constraints: ClassVar = one_at_a_time("vehicles", "plate", "plate_colour")


REGISTER = Register(
    name="vehicles",
    model=Vehicle,
    words=("车辆", "vehicles"),
    about=(
        "以车牌号加号牌颜色为准，一车一行；注销的也留在台账里",
        "by plate and its colour, a row each; those scrapped stay",
    ),
    key=("plate", "plate_colour"),
    group="transport",
    listed=("plate", "plate_colour", "fuel", "size_class", "stage", "use", "registered_date", "cancelled_date"),
    filters=("fuel", "size_class", "stage", "use", "plate_colour", "truck", "scrap_target", "department"),
    search=("plate", "name"),
    alike=("plate",),
    past=("registered_date", "pre_test_date", "retrofit_done_date", "terminal_online_date", "cancelled_date"),
    sequence=(("registered_date", "cancelled_date"),),
    purposes=(
        Purpose("document", ("检测报告、证明", "test report, certificate")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    derived={"class": "size_class"},
    expected=("公安交管部门机动车登记", "registrations of the traffic police"),
    source="二(三)",
)

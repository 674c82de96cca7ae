"""Boilers and other coal-burning devices: what burns coal, how large, where, and whether it was removed."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

DEVICES = {
    "boiler": ("燃煤锅炉", "boiler"),
    "tea_boiler": ("茶水炉", "tea boiler"),
    "stove": ("经营性炉灶", "commercial stove"),
    "grain_dryer": ("粮食烘干机", "grain dryer"),
}
FUELS = {
    "coal": ("煤", "coal"),
    "gas": ("天然气", "natural gas"),
    "electricity": ("电", "electricity"),
    "oil": ("油", "oil"),
    "biomass": ("生物质", "biomass"),
    "other": ("其他", "other"),
}
USES = {
    "heating": ("供暖", "heating"),
    "process": ("生产", "process"),
    "hot_water": ("热水", "hot water"),
    "cooking": ("餐饮", "cooking"),
    "drying": ("烘干", "drying"),
    "other": ("其他", "other"),
}


class Boiler(Placed):
    """A boiler, tea boiler, stove or grain dryer."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("GL-0001")
    name = text("名称", "name", longest=120, example="示例宾馆锅炉房1号炉")
    device = choice("设备种类", "device", DEVICES, required=True, example="燃煤锅炉")
    capacity_t_h = number(
        "额定蒸发量",
        "rated capacity",
        "t/h",
        most=10_000,
        help=("0.7 MW 折合 1 t/h", "0.7 MW count as 1 t/h"),
        example="10",
    )
    fuel = choice("燃料", "fuel", FUELS, example="煤")
    use = choice("用途", "use", USES)
    in_built_up = usual.in_built_up()
    enterprise = usual.enterprise()
    owner = text("业主", "owner", longest=120, personal=True, help=("个体户填姓名", "a person's name if it is no firm"))
    address = usual.address()
    built_date = day("投用日期", "in use since")
    surveyed_date = day("排查日期", "surveyed on")
    exception_approved = flag(
        "经批准保留", "approved to stay", help=("有批准文件", "there is a document that approves it")
    )
    removed_date = day("拆除或停用日期", "removed on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("燃煤锅炉等设施", "boiler")
        constraints: ClassVar = one_at_a_time("boilers", "code")


REGISTER = Register(
    name="boilers",
    model=Boiler,
    words=("燃煤锅炉等设施", "boilers and other coal-burning devices"),
    about=(
        "全市燃煤锅炉、茶水炉、经营性炉灶和粮食烘干机，一台一行，拆除的也留在台账里",
        "every coal-fired boiler, tea boiler, commercial stove and grain dryer, a row each; removed ones stay",
    ),
    group="energy",
    listed=("code", "name", "device", "capacity_t_h", "fuel", "in_built_up", "removed_date", "area"),
    filters=("device", "fuel", "in_built_up", "area", "department"),
    search=("code", "name", "address"),
    alike=("name",),
    past=("built_date", "surveyed_date", "removed_date"),
    sequence=(("built_date", "removed_date"),),
    purposes=(
        Purpose("before", ("拆除前", "before removal"), photo=True),
        Purpose("after", ("拆除后", "after removal"), photo=True),
        Purpose("document", ("文件", "document")),
    ),
    derived={"removal_proof": "files_before > 0 AND files_after > 0"},
    closing=Closing("removed_date", ("拆除", "removed"), ("before", "after")),
    source="二(二)3",
    expected=("市场监管局锅炉使用登记、排查底数", "registrations of boilers, and the survey's own count"),
)

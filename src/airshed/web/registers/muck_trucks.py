"""Trucks that carry muck: whether each is closed, located and permitted."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label


class MuckTruck(Row):
    """A truck that carries muck."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("ZT-001")
    plate = usual.plate()
    plate_colour = usual.plate_colour()
    enterprise = usual.enterprise()
    carrier = text("运输企业", "carrier", longest=120)
    owner = text("所有人", "owner", longest=120, personal=True)
    phone = usual.phone()
    volume_m3 = number("车厢容积", "volume", "m³", decimals=1, most=200)
    registered_date = day("备案日期", "registered on")
    licence = usual.paper_number("运输核准证号", "permit to carry muck")
    licence_valid_to = day("核准有效期至", "permit valid until")
    enclosed_date = day("密闭改装日期", "closed since")
    enclosed = flag(
        "已密闭", "closed", help=("最近一次查验时密闭完好", "whole and closed at the last look"), example="是"
    )
    checked_date = day("查验日期", "looked at on")
    checker = text("查验人", "looked at by", longest=60)
    terminal_online_date = day("定位终端联网日期", "located online since")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("渣土车", "muck truck")
        constraints: ClassVar = one_at_a_time("muck_trucks", "code")


REGISTER = Register(
    name="muck_trucks",
    model=MuckTruck,
    words=("渣土车", "muck trucks"),
    about=("从事渣土运输的车辆，一辆一行", "trucks that carry muck, a row each"),
    group="transport",
    listed=("code", "plate", "carrier", "registered_date", "enclosed", "enclosed_date", "checked_date"),
    filters=("enclosed", "enterprise", "area", "department"),
    search=("code", "plate", "carrier"),
    alike=("plate",),
    past=("registered_date", "enclosed_date", "checked_date", "terminal_online_date"),
    purposes=(
        Purpose("photo", ("密闭照片", "photo of the closed truck"), photo=True),
        Purpose("document", ("核准证", "permit")),
    ),
    derived={"vehicle": usual.PLATED},
    labels={"vehicle": ("车辆", "vehicle")},
    closing=Closing("enclosed_date", ("密闭改装", "closed"), ("photo",)),
    expected=("城管部门渣土运输核准", "permits of the city management to carry muck"),
    source="二(四)2",
)

"""Checks of construction sites: the six measures, visit by visit. A measure that was not looked at is not met."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class SiteCheck(Row):
    """A visit to a site."""

    code = usual.key_code("GD-001/2019-11-06", longest=60)
    site = text("工地", "site", required=True, longest=40, reference="construction_sites", example="GD-001")
    checked_date = day("检查日期", "checked on", required=True)
    checker = text("检查人", "checked by", longest=60)
    wall = flag("周边围挡", "walls around the site")
    covering = flag("物料堆放覆盖", "heaps covered")
    wetting = flag("土方湿法作业", "wet earthworks")
    paving = flag("路面硬化", "paved ways")
    washing = flag("出入车辆清洗", "vehicles washed on leaving")
    closed_transport = flag("渣土车辆密闭运输", "muck in closed trucks")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("工地检查", "site check")
        constraints: ClassVar = one_at_a_time("site_checks", "code")


REGISTER = Register(
    name="site_checks",
    model=SiteCheck,
    words=("工地检查", "site checks"),
    about=(
        "对工地“六个百分之百”的检查，一次一行；没看到的空着，空着就是不达标",
        "visits to sites, a row each; what was not seen stays empty, and empty is not met",
    ),
    group="land",
    listed=("code", "site", "checked_date", "checker", "wall", "covering", "wetting", "paving", "washing"),
    filters=("site", "area", "department"),
    search=("code", "site"),
    past=("checked_date",),
    purposes=(Purpose("photo", ("现场照片", "photo on the spot"), photo=True),),
    part_of="construction_sites",
    source="二(四)2",
)

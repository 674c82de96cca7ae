"""Outlets: stacks and vents, how high they are, what comes out, and whether it is measured."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label


class Outlet(Placed):
    """An organised outlet of an enterprise."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("PK-001")
    name = text("名称", "name", longest=120, example="示例排气筒1号")
    enterprise = usual.enterprise(required=True)
    stack_height_m = number("排气筒高度", "stack height", "m", decimals=2, most=500, example="45")
    inner_diameter_m = number("出口内径", "inner diameter", "m", decimals=2, most=30)
    factors = text(
        "监测因子",
        "factors",
        longest=100,
        help=("用逗号隔开：pm 颗粒物、so2、nox、voc、co", "parted by commas: pm, so2, nox, voc, co"),
        example="pm,so2,nox",
    )
    limit_pm_mg_m3 = number("颗粒物限值", "limit of particles", "mg/m³", decimals=2, most=10_000)
    limit_so2_mg_m3 = number("二氧化硫限值", "limit of SO2", "mg/m³", decimals=2, most=10_000)
    limit_nox_mg_m3 = number("氮氧化物限值", "limit of NOx", "mg/m³", decimals=2, most=10_000)
    limit_source = text("限值依据", "source of the limits", longest=120, example="GB 13271-2014 表2")
    key_listed = flag("已列入重点排污单位名录", "in the list of key units")
    monitor_required = flag("应安装自动监控", "must be monitored")
    monitor_accepted_date = day("自动监控验收日期", "monitoring accepted on")
    compliant_share = number(
        "达标小时比例",
        "share of compliant hours",
        "1",
        decimals=4,
        most=1,
        help=("0 到 1 之间，1 为全部达标", "from 0 to 1; 1 = all of them"),
        example="0.995",
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("排放口", "outlet")
        constraints: ClassVar = one_at_a_time("outlets", "code")


REGISTER = Register(
    name="outlets",
    model=Outlet,
    words=("排放口", "outlets"),
    about=("有组织排放口，一个排气筒一行", "organised outlets, a row for each stack"),
    group="sources",
    listed=("code", "name", "enterprise", "stack_height_m", "monitor_required", "monitor_accepted_date"),
    filters=("monitor_required", "key_listed", "enterprise", "area", "department"),
    search=("code", "name", "enterprise"),
    past=("monitor_accepted_date",),
    purposes=(
        Purpose("document", ("验收文件", "acceptance document")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    part_of="enterprises",
    expected=("排污许可证载明的排放口", "the outlets named in permits"),
    source="二(七)1",
)

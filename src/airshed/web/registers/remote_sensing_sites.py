"""Sites that measure exhaust from the roadside: when each is due, built and on line."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

KINDS = {
    "horizontal": ("水平固定式", "fixed, across the road"),
    "vertical": ("垂直固定式", "fixed, from above"),
    "mobile": ("移动式", "mobile"),
    "black_smoke": ("黑烟抓拍", "black-smoke camera"),
}


class RemoteSensingSite(Placed):
    """A site."""

    code = usual.key_code("YG-01")
    name = text("名称", "name", required=True, longest=120, example="示例国道遥感点")
    kind = choice("类别", "kind", KINDS, example="水平固定式")
    road = text("路段", "road", longest=120)
    lanes = count("车道数", "lanes", "", most=20)
    slope_degrees = number("坡度", "slope", "°", decimals=1, least=-20, most=20, source="HJ 845-2017")
    maker = text("设备厂家", "maker", longest=120)
    operator = text("运维单位", "operator", longest=120)
    platform_code = text("联网编号", "code on the platform", longest=40)
    due_date = day("应建成日期", "to be built by", help=("建设计划写的日期", "as the building plan says"))
    built_date = day("建成日期", "built on")
    accepted_date = day("验收日期", "accepted on")
    online_date = day("联网日期", "on line since")
    calibrated_date = day("检定日期", "calibrated on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("遥感监测点位", "remote-sensing site")
        constraints: ClassVar = one_at_a_time("remote_sensing_sites", "code")


REGISTER = Register(
    name="remote_sensing_sites",
    model=RemoteSensingSite,
    words=("遥感监测点位", "remote-sensing sites"),
    about=("机动车尾气遥感点，一处一行，计划建的也列入", "sites that sense exhaust, a row each, planned ones too"),
    group="transport",
    listed=("code", "name", "kind", "due_date", "built_date", "online_date", "area"),
    filters=("kind", "area", "department"),
    search=("code", "name", "road"),
    alike=("name",),
    past=("built_date", "accepted_date", "online_date", "calibrated_date"),
    sequence=(("built_date", "accepted_date"), ("built_date", "online_date")),
    purposes=(
        Purpose("photo", ("点位照片", "photo of the site"), photo=True),
        Purpose("document", ("验收、检定文件", "acceptance, calibration")),
    ),
    expected=("遥感点建设计划", "the building plan"),
    source="二(七)1",
)

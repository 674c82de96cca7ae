"""Streets that are swept: how much of each a machine sweeps."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

CLASSES = {
    "main": ("主干路", "main road"),
    "secondary": ("次干路", "secondary road"),
    "branch": ("支路", "branch road"),
    "lane": ("背街小巷", "lane"),
}


class Street(Placed):
    """A street, or a part of one that is swept in the same way."""

    code = usual.key_code("DL-001")
    name = text("路名", "name", required=True, longest=120, example="示例大街（北段）")
    road_class = choice("道路等级", "class of road", CLASSES)
    in_built_up = usual.in_built_up()
    length_m = number("长度", "length", "m", decimals=1)
    area_m2 = number(
        "应清扫面积",
        "area to be swept",
        "m2",
        decimals=1,
        help=("机械化清扫率按面积算，长度只供参考", "the rate is by area; the length is for information"),
        source="城市建设统计",
    )
    swept_m2 = number(
        "日均机械清扫面积",
        "swept by machine on a mean day",
        "m2",
        decimals=1,
        help=(
            "上月平均，一天扫几遍只算一遍；多于应清扫面积的按应清扫面积计",
            "mean of the last month, each place once",
        ),
    )
    measured_date = day("核定日期", "measured on")
    rounds = count("每日机械清扫遍数", "rounds of the machine a day", most=24)
    washed = count("每日洒水遍数", "rounds of the water truck a day", most=24)
    vehicle = text("清扫车车牌", "plate of the sweeper", longest=20)
    unit = text("清扫单位", "swept by", longest=120)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("清扫道路", "street swept")
        constraints: ClassVar = one_at_a_time("streets", "code")


REGISTER = Register(
    name="streets",
    model=Street,
    words=("清扫道路", "streets swept"),
    about=(
        "城市道路，一条（段）一行，按面积记应清扫和机械清扫；不用机械清扫的也要登记，机械清扫面积写 0",
        "streets, a row each, with the area to sweep and that swept by machine; where no machine comes, 0",
    ),
    group="land",
    listed=("code", "name", "road_class", "in_built_up", "area_m2", "swept_m2", "area"),
    filters=("in_built_up", "road_class", "area", "department"),
    search=("code", "name", "unit"),
    alike=("name",),
    past=("measured_date",),
    purposes=(Purpose("track", ("作业轨迹或照片", "track or photo of the work")),),
    derived={"machine_swept_m2": "CASE WHEN swept_m2 > area_m2 THEN area_m2 ELSE swept_m2 END"},
    labels={"machine_swept_m2": ("计入的机械清扫面积", "swept by machine, as counted")},
    expected=("市政道路台账", "the register of municipal roads"),
    source="二(四)2",
)

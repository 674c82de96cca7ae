"""Monitors: instruments that send on their own, for which outlet or station, about what, and since when."""

from typing import ClassVar

from airshed.ingest.devices import TOPICS, check_factors
from airshed.web.devices.publishing import publish_devices
from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

EDITIONS = {
    "2005": ("HJ/T 212-2005", "HJ/T 212-2005"),
    "2017": ("HJ 212-2017", "HJ 212-2017"),
    "2025": ("HJ 212-2025", "HJ 212-2025"),
}
_FACTOR = r"\s*\w+\s*(?:=[^,=]+)?"


class Monitor(Row):
    """A device that sends what it measures."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = text(
        "设备编号（MN）",
        "device number (MN)",
        required=True,
        longest=24,
        pattern=(r"[A-Za-z0-9_]{6,24}", ("6 到 24 位字母、数字或下划线", "6 to 24 letters, digits or underscores")),
        help=("设备数据包里的 MN，一字不差", "MN in the frames of the device, to the letter"),
        source="HJ 212-2017",
        example="99010000000000000000A001",
        also=("MN", "MN号", "设备唯一标识", "编号"),
    )
    outlet = usual.outlet()
    station = text(
        "空气站点",
        "air station",
        longest=40,
        index=True,
        help=("空气站的点位编码；排放口和空气站点填一项", "code of the station; either this or the outlet"),
        example="9901A",
    )
    enterprise = usual.enterprise()
    flue_gas, key_source, voc, diesel_terminal = (flag(*TOPICS[name]) for name in TOPICS)
    factors = text(
        "监测因子",
        "factors",
        required=True,
        longest=400,
        pattern=(rf"{_FACTOR}(?:,{_FACTOR})*", ("因子编码用逗号隔开", "codes parted by commas")),
        help=(
            "HJ 212 因子编码，用逗号隔开；单位与常用的不同时写在等号后，如 a00000=m3/h",
            "codes of HJ 212, parted by commas; a unit that is not the usual one after =, such as a00000=m3/h",
        ),
        example="a34013,a21026,a21002,a19001",
    )
    real_time_s = count(
        "实时数据间隔",
        "real-time interval",
        "s",
        least=1,
        most=3600,
        help=("空着为不要求实时数据", "empty = no real-time data are expected"),
        example="30",
    )
    minute_min = count(
        "分钟数据间隔",
        "interval of minute data",
        "min",
        least=1,
        most=60,
        help=("空着为不要求分钟数据", "empty = no minute data are expected"),
        example="10",
    )
    hourly = flag("报小时数据", "sends hours", help=("空着按“是”算", "empty counts as yes"))
    edition = choice(
        "协议版本",
        "edition of the protocol",
        EDITIONS,
        help=("空着按数据包判断", "empty = as the frames say"),
        example="HJ 212-2017",
    )
    maker = text("制造单位", "maker", longest=120)
    model = text("型号", "model", longest=60)
    accepted_date = day("验收日期", "accepted on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("自动监控设备", "monitor")
        constraints: ClassVar = one_at_a_time("monitors", "code")


REGISTER = Register(
    name="monitors",
    model=Monitor,
    words=("自动监控设备", "monitors"),
    about=(
        "联网的自动监控设备，一台一行：MN、接在哪个排放口或空气站、测哪些因子；起始日期起应传数，空着按首个收到的小时算",
        "devices that send data, a row each: number, outlet or station, factors; data are due from the first day on",
    ),
    group="sources",
    listed=("code", "outlet", "station", "enterprise", "factors", "accepted_date"),
    filters=("flue_gas", "key_source", "voc", "diesel_terminal", "enterprise", "area", "department"),
    search=("code", "outlet", "station", "maker", "model"),
    past=("accepted_date",),
    one_of=("outlet", "station"),
    checks={"factors": check_factors},
    purposes=(
        Purpose("document", ("验收文件", "acceptance document")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    part_of="outlets",
    expected=("应安装自动监控的排放口和空气站点", "the outlets that must be monitored, and the stations"),
    source="二(七)1",
    after=publish_devices,
)

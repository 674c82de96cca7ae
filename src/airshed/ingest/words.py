"""Words for what is told about a frame, beside those of its protocol."""

from collections.abc import Mapping

from airshed.telemetry.discover import protocols

WORDS: Mapping[str, tuple[str, str]] = {
    "unknown_protocol": ("不属于任何已知协议", "of no protocol that is known"),
    "more_deviations": ("还有更多偏差，未逐条列出", "more deviations, which are not listed one by one"),
    "year_beyond": ("DataTime 的年份不在 2000 至 2099 之间，数值未入库", "DataTime is not of 2000 to 2099; not stored"),
    "unknown_station": (
        "点位不在站点名单里，未计入空气数据",
        "station not in the list of stations; not counted as air",
    ),
    "unknown_unit": ("不能换算的单位，未计入空气数据", "unit that cannot be converted; not counted as air"),
    "negative": ("负值，未计入空气数据", "negative; not counted as air"),
    "above_ceiling": ("高于可信上限，未计入空气数据", "above the greatest believable value; not counted as air"),
    "no_number": ("没有可读的数，未计入空气数据", "no number that can be read; not counted as air"),
}


def words(code: str) -> tuple[str, str]:
    """Return Chinese and English of a reason or of a deviation's code of table `device_frames`."""
    return WORDS[code] if code in WORDS else protocols()["hj212"].words(code)

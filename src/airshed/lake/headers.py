"""Column names as found in files: which glossary column they mean, and in which unit."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from airshed.lake.numbers import WEATHER, Quantity, power_of
from airshed.vocab import COLUMNS, POLLUTANTS

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "ug/m3": "ug_m3",
        "ug_m3": "ug_m3",
        "ugm-3": "ug_m3",
        "微克/立方米": "ug_m3",
        "mg/m3": "mg_m3",
        "mg_m3": "mg_m3",
        "mgm-3": "mg_m3",
        "毫克/立方米": "mg_m3",
    }
)
# whatever else stands where a unit would stand is a wrong unit; a suffix counts as one only if it is in this list
SUFFIX = r"_(ug_m3|mg_m3|ng_m3|ppb|ppbv|ppm|ppmv|ppt)"
STATION = (
    *("station", "stationcode", "station_code", "stationid", "station_id"),
    *("点位编号", "点位编码", "站点编号", "站点编码", "监测点编码", "监测点编号", "站点", "点位"),
)
HOUR = ("hour_end", "time", "timepoint", "time_point", "datetime", "时间", "时间(小时末)", "监测时间", "数据时间")
# what the network publishes beside the six one-hour values; neither stored nor worth a note
PUBLISHED = re.compile(
    r"^(aqi|quality|primarypollutant|measure|unheathful|area|positionname|longitude|latitude|name|city"
    r"|(pm2[._]?5|pm10|so2|no2|co|o3)_24h|o3_8h(_24h)?)$"
)


def plain(name: str) -> str:
    """Return a name without case, spaces and typographic variants: `CO（mg/m³）` is `co(mg/m3)`."""
    text = unicodedata.normalize("NFKC", name).lower().replace("μ", "u").replace("³", "3")
    return re.sub(r"\s+", "", text)


def _names(code: str) -> Iterable[str]:
    pollutant = POLLUTANTS[code]
    words = pollutant.zh.split(" ")[0]
    yield from (code, pollutant.network, pollutant.network.replace(".", "_"), pollutant.zh, words)
    yield from (f"{words}({pollutant.network})", f"{pollutant.network}{words}", f"{code}_1h", f"{words}浓度")
    yield from (f"{pollutant.network}_1h", f"{pollutant.network}浓度", f"{words}1小时")


POLLUTANT_NAMES: Mapping[str, str] = MappingProxyType(
    {plain(name): code for code in POLLUTANTS for name in _names(code)} | {"颗粒物(pm10)": "pm10"}
)
WEATHER_NAMES: Mapping[str, str] = MappingProxyType(
    {plain(name): code for code in WEATHER for name in (code, COLUMNS[code].zh, COLUMNS[code].zh.split("(")[0])}
)


def find(header: Iterable[str], names: Iterable[str]) -> str | None:
    """Return the first header that is one of the names, or None; names in order of preference."""
    by_name = {plain(h): h for h in reversed(list(header)) if h}
    return next((by_name[name] for name in map(plain, names) if name in by_name), None)


def quantity(header: str) -> Quantity | None:
    """Return what a column of values holds, or None when it is no pollutant and no weather column."""
    name = plain(header)
    if name in WEATHER_NAMES:
        return Quantity(WEATHER_NAMES[name], header)
    if name in POLLUTANT_NAMES:
        return in_unit(POLLUTANT_NAMES[name], header, "")
    match = re.fullmatch(rf"(.+?)(?:{SUFFIX}|[(\[](.+)[)\]])", name)
    if match and match[1] in POLLUTANT_NAMES:
        return in_unit(POLLUTANT_NAMES[match[1]], header, match[2] or match[3])
    return None


def in_unit(code: str, header: str, unit: str) -> Quantity:
    """Return the quantity of a pollutant in a unit as found; no unit means the canonical one."""
    known = UNITS.get(plain(unit)) if unit else POLLUTANTS[code].unit
    return Quantity(code, header, power_of(code, known)) if known else Quantity(code, header, wrong_unit=unit)

"""Which edition a frame speaks, and how that is known.

Bits 2 to 7 of Flag are 0 for 2005, 1 for 2017 and 2 for 2025. Two do not prove 2025: stations of surface water sent
them years before that edition was there. So for those the year decides; what is configured for a site decides always.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.times import moment_of

Edition = Literal["2005", "2017", "2025"]

SURFACE_WATER = "21"
IN_FORCE_2025 = date(2026, 1, 1)
BY_BITS: dict[int, Edition] = {0: "2005", 1: "2017", 2: "2025"}
BITS_2025 = 2
NEW_CODE = re.compile(r"[a-z]\w{5}", re.ASCII)

REASONS = {
    "site": ("按站点配置", "configured for the site"),
    "version_bits": ("按 Flag 的版本位", "version bits of Flag"),
    "version_bits_unknown": ("Flag 的版本位不属于任何版本", "version bits of Flag belong to no edition"),
    "surface_water_dialect": (
        "地表水站在 2025 版施行之前就用版本位 2",
        "stations of surface water sent version bits 2 before the edition of 2025 was in force",
    ),
    "surface_water_undated": (
        "地表水站的版本位 2，没有可信的时间，不能判定",
        "version bits 2 of a station of surface water, without a time to judge them by",
    ),
    "no_flag_new_codes": ("没有 Flag，因子编码为六位", "no Flag, codes of six characters"),
    "no_flag_old_codes": ("没有 Flag，因子编码为旧编码", "no Flag, old codes"),
    "no_flag": ("没有 Flag，也没有因子", "neither Flag nor factors"),
}


class Spoken(NamedTuple):
    """An edition, or None where it cannot be told, and a key of `REASONS`."""

    edition: Edition | None
    reason: str


def edition_of(header: Header, *, data_time: str | None, factors: Iterable[str], site: Edition | None = None) -> Spoken:
    """Return the edition of a frame.

    Args:
        header: its header.
        data_time: its DataTime as sent.
        factors: its codes of factors.
        site: what is configured for the device; it decides.
    """
    if site is not None:
        return Spoken(site, "site")
    bits = header.version_bits
    if bits is None:
        return _without_flag(factors)
    if bits == BITS_2025 and header.st == SURFACE_WATER:
        moment = moment_of(data_time) or moment_of(header.qn)
        if moment is None:
            return Spoken(None, "surface_water_undated")
        if moment.date() < IN_FORCE_2025:
            return Spoken("2017", "surface_water_dialect")
    found = BY_BITS.get(bits)
    return Spoken(found, "version_bits" if found else "version_bits_unknown")


def _without_flag(factors: Iterable[str]) -> Spoken:
    codes = list(factors)
    if not codes:
        return Spoken(None, "no_flag")
    if all(NEW_CODE.fullmatch(code) for code in codes):
        return Spoken("2017", "no_flag_new_codes")
    return Spoken("2005", "no_flag_old_codes")

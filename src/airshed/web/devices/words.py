"""What devices send, in words: states, marks, factors and their units."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import isfinite
from types import MappingProxyType
from typing import Any

from airshed.ingest.devices import OUTLET, STATION, Kind, factors_of, known_factors, usual_unit
from airshed.ingest.words import words as deviation_words
from airshed.telemetry.protocols.hj212 import codes, marks
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.tables import commands, systems
from airshed.web.charts.chart import Words
from airshed.web.words import say

STATES: Mapping[str, tuple[tuple[str, str], str]] = MappingProxyType(
    {
        "over": (("超限", "over a limit"), "warning"),
        "silent": (("无数据", "silent"), "cloud_off"),
        "never": (("从未上报", "never sent"), "hourglass_empty"),
        "marked": (("有标记", "marked"), "build"),
        "odd": (("报文异常", "odd frames"), "report"),
        "awaiting": (("等待首次上报", "awaiting first data"), "schedule"),
        "normal": (("正常", "normal"), "check_circle"),
    }
)
"""State of a device to its words and sign, what is worst first."""
UNHEARD = frozenset({"silent", "never", "awaiting"})
"""States in which a device is not online."""
PERIODS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "hour": ("小时数据", "hours"),
        "minute": ("分钟数据", "minutes"),
        "real": ("实时数据", "real time"),
        "day": ("日数据", "days"),
    }
)
KEPT = frozenset({"C", "M", "S"})
AMBIENT, INTERACTION = "22", "91"
"""Kinds of system (`ST`): ambient air, and what any device says in a talk with its gateway."""
AIR = ("a34004", "a34002", "a21026", "a21004", "a21005", "a05024")
"""Codes of what air stations are asked for, in the order of people: PM2.5, PM10, SO2, NO2, CO, ozone."""
LIMITED: Mapping[str, str] = MappingProxyType({"a34013": "pm", "a21026": "so2", "a21002": "nox"})
"""Code of a factor to the limit of an outlet that it is judged by."""
OF_OUTLETS = (*LIMITED, "a24088")
"""Codes of what outlets are asked for, in the order of people: what has limits, then NMHC."""
SOUGHT = 3
"""Pollutants that are sought of a device that sends none of those."""
SIGNS: Mapping[str, str] = MappingProxyType(
    {"mg/m3": "mg/m³", "ug/m3": "µg/m³", "ng/m3": "ng/m³", "m3/s": "m³/s", "m3/h": "m³/h", "µg/m3": "µg/m³"}
)
IN_MG = MappingProxyType({"mg/m³": 1.0, "µg/m³": 0.001, "ng/m³": 0.000_001})
"""Unit of a concentration to how much of it is one mg/m³."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def code_of(factor: str) -> str:
    """Return the code of today for a factor as it was sent, which may be of the edition of 2005."""
    found = codes.factor_of(factor)
    return found.code if found else factor


def name_of(factor: str) -> Words:
    """Return what a factor is called; its code where it is not listed."""
    found = known_factors().get(code_of(factor))
    return Words(found.zh, found.en) if found else Words(factor, factor)


def kind_of(row: Mapping[str, Any] | None, systems: Iterable[str] = ()) -> Kind:
    """Return the kind of a device.

    Args:
        row: its row of `devices`, which decides where there is one.
        systems: the kinds of system (`ST`) that it said it belongs to: of air alone it is taken for a station.
    """
    if row is not None:
        return STATION if row["kind"] == STATION else OUTLET
    return STATION if {*systems} - {INTERACTION} == {AMBIENT} else OUTLET


def units_of(row: Mapping[str, Any] | None) -> dict[str, str]:
    """Return the factors that are listed for a device by code, with their units as people write them."""
    wanted = factors_of((row["factors"] if row else "") or "", kind_of(row))
    return {one.code: SIGNS.get(one.unit, one.unit) for one in wanted}


def unit_of(factor: str, own: Mapping[str, str], kind: Kind) -> str:
    """Return the unit of a factor of a device: its own where it is listed, else the one its kind sends it in."""
    code = code_of(factor)
    found = known_factors().get(code)
    usual = usual_unit(found, kind) if found else ""
    return own.get(code) or SIGNS.get(usual, usual)


def sought(codes: Iterable[str], kind: Kind) -> list[str]:
    """Return the pollutants people look for, in their order: those of air or of outlets, else the first there are."""
    known = {*codes}
    first = [code for code in (AIR if kind == STATION else OF_OUTLETS) if code in known]
    return first or sorted(code for code in known if unit_of(code, {}, kind) in IN_MG)[:SOUGHT]


def usual_first(codes: Iterable[str], kind: Kind) -> list[str]:
    """Return codes of factors in the order people look for them: what is sought, other pollutants, then the rest."""
    known = {*codes}
    first = sought(known, kind)
    return [*first, *sorted(known - {*first}, key=lambda code: (unit_of(code, {}, kind) not in IN_MG, code))]


def figure(value: float | None) -> str:
    """Return a value as people read it; one that no number can hold, which a device may send, is told so."""
    if value is None:
        return "—"
    return f"{value:g}" if isfinite(value) else say("超出数值范围", "beyond all numbers")


def above(value: float | None, limit: float | None) -> bool:
    """Tell whether a value is above a limit; one that no number can hold is not judged."""
    return value is not None and limit is not None and isfinite(value) and value > limit


def mark_words(mark: str, period: str) -> tuple[str, str]:
    """Return what a mark of a value says; the mark itself where it is in no list."""
    listed = marks.marks_of("Rtd" if period == "real" else "Avg")[1]
    return listed.get(mark) or marks.OF_2005.get(mark) or (mark, mark)


def mark_kind(mark: str | None, period: str) -> str:
    """Return the kind of a mark: `stopped`, `kept`, `fault`; empty for a value that is as usual."""
    if mark in {None, "", marks.NORMAL}:
        return ""
    if mark in marks.NOT_RUNNING and (mark != "B" or period != "real"):
        return "stopped"
    return "kept" if mark in KEPT else "fault"


def marks_known(period: str) -> dict[str, tuple[str, Words]]:
    """Return the marks that values of a period can carry: kind and words, without that for normal."""
    listed = marks.marks_of("Rtd" if period == "real" else "Avg")[1]
    own = {**listed, **marks.OF_2005}
    return {mark: (mark_kind(mark, period), Words(*words)) for mark, words in own.items() if mark != marks.NORMAL}


def command_words(cn: str | None) -> str:
    """Return what a frame is, by its command."""
    found = commands().get(cn or "")
    if found is None:
        return cn or say("不明", "not known")
    return say(found.zh, found.en)


def system_words(st: str | None) -> str:
    """Return the kind of system a device says it belongs to."""
    found = systems().get(st or "")
    return say(found.zh, found.en) if found else (st or "—")


def deviation_told(code: str, found: str = "") -> str:
    """Return a deviation, or the reason of a reject, in words, with what was found but for passwords."""
    return say(*deviation_words(code)) + (f" ({masked(found)})" if found else "")


def deviations_told(text: str | None) -> list[str]:
    """Return the deviations of a frame, as `code` or `code:found` parted by blanks, in words."""
    pairs = (part.partition(":") for part in (text or "").split())
    return [deviation_told(code, found) for code, _, found in pairs]


def joined(words: Sequence[str]) -> str:
    """Return texts as one list in the language of the reader."""
    return say("、", ", ").join(words)


def age_words(age: timedelta) -> str:
    """Return how long ago something was."""
    if age < MINUTE:
        return say("刚刚", "just now")
    if age < HOUR:
        return say(f"{age // MINUTE} 分钟前", f"{age // MINUTE} min ago")
    if age < 2 * DAY:
        return say(f"{age // HOUR} 小时 {age % HOUR // MINUTE} 分前", f"{age // HOUR} h {age % HOUR // MINUTE} min ago")
    return say(f"{age // DAY} 天前", f"{age // DAY} days ago")


def in_order(name: str) -> list[tuple[bool, int, str]]:
    """Return what sorts names as people count: 2号 before 10号."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return [(not part[0].isdigit(), int(part) if part[0].isdigit() else 0, part) for part in parts]


def moment_told(at: datetime, *, year: int) -> str:
    """Return a moment; with its year where that is not the present one."""
    return f"{at:%m-%d %H:%M:%S}" if at.year == year else f"{at:%Y-%m-%d %H:%M:%S}"

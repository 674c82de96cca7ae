"""What the pages of data quality show, as plain values in the language of the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.calendar import Period
from airshed.lake.reasons import REASONS
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web import ambient, env
from airshed.web.accounts.access import may
from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Action, Record
from airshed.web.ambient import Place
from airshed.web.pages import day_or_problem
from airshed.web.quality.checking import Checked, Found, Thresholds, check, day_total
from airshed.web.words import say

DEFAULT_DAYS, MOST_DAYS = 30, 366
SHOWN = 200
"""Faults a page shows; the file has all."""
DAY = timedelta(days=1)
KINDS: Mapping[str, tuple[str, str]] = {
    "silent": ("整点位无数据", "station silent"),
    "missing": ("缺某一污染物", "one pollutant missing"),
    "frozen": ("数值不变", "frozen values"),
    "late": ("迟到入库", "stored late"),
    "refused": ("导入时拒收", "refused at import"),
}
REMEDIES: Mapping[str, tuple[str, str]] = {
    "silent": (
        "查供电、网络和数据传输；数据若存在站房，补传后重新导入",
        "check power, network and transfer; if the station kept the data, fetch and import them",
    ),
    "missing": (
        "查这台分析仪的状态和校准记录；有备份数据就补传，没有就登记停运原因",
        "check this analyser and its calibration log; import what it kept, or record why it stood still",
    ),
    "frozen": (
        "核对仪器原始记录：确属平稳则无需处理；若是卡值，查采样管路和通信，更正后重新导入",
        "compare with the instrument's record: steady air needs nothing; if stuck, check inlet and link, then correct",
    ),
    "late": (
        "查传输和导入的时间安排；若按月导入历史数据，把设置 late_hours 调大",
        "check when data are sent and imported; where months are imported at once, raise setting late_hours",
    ),
    "refused": (
        "按“拒收记录”逐行更正原文件，再导入一次",
        "correct the file row by row as the page of refused rows says, and import it again",
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and what of it could not be used.

    Attributes:
        place: the place; None where there is none at all.
        period: the days, all over.
        problems: what was wrong, as sentences.
    """

    place: Place | None
    period: Period
    problems: tuple[str, ...] = ()


def may_export(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody may take data away."""
    return may(user, Record.observation, Action.export)


def thresholds_of(home: Path) -> Thresholds:
    """Return from when on something counts, by the settings."""
    settings = env.settings(home)
    return Thresholds(int(settings["frozen_hours"]), int(settings["late_hours"]))


def read_asked(given: Mapping[str, str], places: Sequence[Place], *, today: date) -> Asked:
    """Return what an address asks for; days that are not over are left out, what cannot be used is told.

    Raises:
        Http404: there is no such place.
    """
    wanted = given.get("place", "").strip()
    place = next((p for p in places if p.id == wanted), None) if wanted else next(iter(places), None)
    if wanted and place is None:
        raise Http404
    problems: list[str] = []
    last = day_or_problem(given.get("to", ""), problems) or today - DAY
    first = day_or_problem(given.get("from", ""), problems)
    last = min(last, today - DAY)
    first = last - DAY * (DEFAULT_DAYS - 1) if first is None else first
    if first > last:
        problems.append(
            say(
                "开始日期在结束日期之后，或还没有过完；改用结束日期前 30 天",
                "the first day is after the last, or not over yet; the 30 days up to the last are shown",
            )
        )
        first = last - DAY * (DEFAULT_DAYS - 1)
    if (last - first).days >= MOST_DAYS:
        problems.append(
            say(f"最多看 {MOST_DAYS} 天，开始日期已改", f"{MOST_DAYS} days at most; the first day was moved")
        )
        first = last - DAY * (MOST_DAYS - 1)
    return Asked(place, Period(first, last + DAY), tuple(problems))


def list_places(home: Path, *, user: Any) -> tuple[Place, ...]:  # noqa: ANN401 - as above
    """Return the places somebody may ask for; raises as `ambient.list_places`."""
    return ambient.list_places(home, user=user)


def get_quality(home: Path, asked: Asked) -> dict[str, Any]:
    """Return the quality of a place's data over a period: totals, stations, faults the worst first.

    Raises:
        UnknownPlace: no station stands for the place.
    """
    if asked.place is None:
        raise Http404
    limits = thresholds_of(home)
    found = check(home, asked.place, asked.period, limits)
    faults = fault_rows(found)
    return {
        "found": found,
        "total": _total(found.days),
        "stations": [
            {"code": code, "name": name, **_total([day for day in found.days if day.station == code])}
            for code, name in found.stations.items()
        ],
        "faults": faults[:SHOWN],
        "cut": max(len(faults) - SHOWN, 0),
        "refused": sum(found.refused.values()),
        "limits": limits,
    }


def _total(days: Sequence[Any]) -> dict[str, Any]:
    total = day_total(days)
    share = f"{100 * total['valid'] / total['expected']:.1f}" if total["expected"] else "—"
    return {**total, "share": share}


def fault_rows(found: Checked) -> list[dict[str, Any]]:
    """Return faults as texts, with what to do and whom to ask."""
    coordinating = [say(d.zh, d.en or d.zh) for d in Department.objects.filter(coordinates=True, closed=False)]
    office = say("、", ", ").join(coordinating) or say("牵头部门（大气办）", "the coordinating department")
    return [_fault_row(fault, found.stations, office) for fault in found.faults]


def _fault_row(fault: Found, stations: Mapping[str, str], office: str) -> dict[str, Any]:
    of_cells = fault.kind == "refused"
    name = stations.get(fault.station, "")
    return {
        "kind": fault.kind,
        "title": say(*KINDS[fault.kind]),
        "station": f"{name} {fault.station}" if name and name != fault.station else fault.station or "—",
        "pollutant": POLLUTANTS[fault.pollutant].network if fault.pollutant else "—",
        "count": fault.count,
        "unit": say("个单元格", "cells") if of_cells else say("个小时值", "hourly values"),
        "span": f"{fault.first:%Y-%m-%d %H:%M} – {fault.last:%Y-%m-%d %H:%M}" if fault.first and fault.last else "—",
        "detail": _detail(fault),
        "do": say(*REMEDIES[fault.kind]),
        "ask": _whom(fault, office),
        "reason": str(fault.value) if of_cells else "",
    }


def _detail(fault: Found) -> str:
    if fault.kind == "frozen":
        pollutant = POLLUTANTS[fault.pollutant]
        value = f"{float(Fraction(int(fault.value or 0), pollutant.scale)):g} {UNIT_SIGNS[pollutant.unit]}"
        zh = f"共 {fault.runs} 段，起止为最长的一段，值 {value}"
        return say(zh, f"{fault.runs} runs, the longest is given, at {value}")
    if fault.kind == "late":
        return say(
            f"{fault.runs} 小时，最长晚 {fault.value} 小时", f"{fault.runs} hours, {fault.value} h at the longest"
        )
    if fault.kind == "refused":
        reason = REASONS.get(str(fault.value))
        return say(reason.zh, reason.en) if reason else str(fault.value)
    return say(f"共 {fault.runs} 段，起止为最长的一段", f"{fault.runs} gaps, the longest is given")


def _whom(fault: Found, office: str) -> str:
    if fault.kind == "refused":
        return say("导入人：", "who imported: ") + (say("、", ", ").join(fault.by) or "—")
    if fault.kind == "late":
        return office
    return say(f"点位运维单位（经{office}）", f"who runs the station (through {office})")

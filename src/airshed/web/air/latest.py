"""The latest hour of a place and of its stations, and the hours before it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import cos, radians
from typing import Any

from airshed.air.index import report_items
from airshed.air.reports import REALTIME
from airshed.air.ruleset import Ruleset
from airshed.calendar import Period, day_of
from airshed.vocab import ITEMS
from airshed.web import ambient, observed, why
from airshed.web.air import telling
from airshed.web.air.desk import Desk, Page, choice
from airshed.web.charts import hours as lines
from airshed.web.observed import Spot
from airshed.web.words import say

OLD = timedelta(hours=3)
"""From this age on a page warns that the latest hour is not of now."""
TREND = timedelta(hours=23)
"""Before the latest hour. [24 hour ends with it]"""
MAP_WIDTH, MAP_HEIGHT, MARGIN = 360, 240, 48
"""Of the map of stations. [px]"""
LEAST_SPREAD = 0.01
"""Stations nearer than this are drawn as if that far apart. [degrees]"""


def get_latest(desk: Desk) -> Page:
    """Return the latest hour, its stations and the trend; the page says so where there is none in a week."""
    found = ambient.get_now(desk.home, desk.place, by=desk.now)
    if found is None:
        return Page({"found": None, "last": _last(desk)})
    at: datetime = found["at"]
    ruleset = desk.rules.on(day_of(at))
    spots = {s.station: s for s in observed.list_spots(desk.home, desk.place)}
    stations = [_station(desk, one, at, ruleset) for one in found["stations"]]
    report = found["report"]
    primary = (report or {}).get("primary") or ["pm25"]
    options = telling.pollutants()
    asked = desk.given.one_of("pollutant", options, default=primary[0])
    passed = desk.now - at
    values = {
        "found": True,
        "at": at,
        "age": telling.age(passed),
        "old": passed > OLD,
        "old_hours": int(OLD.total_seconds()) // 3600,
        **_report(desk, report, at, ruleset),
        "stations": stations,
        "heads": [{"name": telling.item_label(i), "unit": telling.unit_of(i)} for i in report_items(ruleset, REALTIME)],
        "map": _map([spots[s["station"]] for s in stations if s["station"] in spots], stations),
        "why": () if report is None else _why(desk, report, at, stations),
    }
    return Page(
        values,
        {"chart-hours": _trend(desk, at, asked, {s["station"]: s["name"] for s in stations})},
        [choice("pollutant", say("过去 24 小时的曲线", "Curve of the last 24 h"), options, asked)],
    )


def _report(desk: Desk, report: Mapping[str, Any] | None, at: datetime, ruleset: Ruleset) -> dict[str, Any]:
    """Return a report as a page shows it."""
    known: Mapping[str, Any] = report or {}
    concentrations, indices = known.get("concentrations", {}), known.get("iaqi", {})
    missing = known.get("missing", report_items(ruleset, REALTIME))
    return {
        "level": telling.level(known.get("aqi"), day_of(at), desk.rules),
        "primary": telling.primary_words(known.get("primary")),
        "items": [
            {
                "name": telling.item_label(item),
                "value": telling.item_value(item, concentrations.get(item), ruleset),
                "unit": telling.unit_of(item),
                "index": telling.UNKNOWN if indices.get(item) is None else str(indices[item]),
                "averaged": ITEMS[item].period,
            }
            for item in report_items(ruleset, REALTIME)
        ],
        "missing": say("、", ", ").join(telling.item_label(item) for item in missing),
    }


def _station(desk: Desk, one: Mapping[str, Any], at: datetime, ruleset: Ruleset) -> dict[str, Any]:
    return {"station": one["station"], "name": one["name"], **_report(desk, one["report"], at, ruleset)}


def _why(desk: Desk, report: Mapping[str, Any], at: datetime, stations: Sequence[Mapping[str, Any]]) -> why.Lines:
    valid = sum(station["level"]["known"] for station in stations)
    lines = why.of_air(
        report,
        place=desk.name,
        period=f"{at:%Y-%m-%d %H:%M}",
        coverage=(valid, len(stations)),
        stations=[f"{s['name']} {s['station']}" for s in stations],
    )
    method = say(
        "城市值是各点位的平均；指数是各分指数里最高的一个",
        "the city's value is the mean of its stations; the index is the highest of the sub-indices",
    )
    return (*lines, (say("算法", "method"), method))


def _last(desk: Desk) -> dict[str, Any] | None:
    """Return the last day with any hour, and where it and its year are shown; None where there is none."""
    if desk.span is None:
        return None
    day = desk.span[1]
    return {"day": day, "link": desk.link("day", str(day)), "year": desk.link("calendar", year=day.year)}


def _trend(desk: Desk, at: datetime, pollutant: str, stations: Mapping[str, str]) -> Any:  # noqa: ANN401 - a chart
    first = at - TREND
    given = lines.Input(
        observed.get_steps(desk.home, tuple(stations), first=first, last=at),
        (pollutant,),
        stations,
        Period(day_of(first), day_of(at) + timedelta(days=1)),
        desk.rules,
        events=observed.list_events(desk.home, desk.place, first=first, last=at),
        synthetic=desk.place.synthetic,
        span=(first, at),
    )
    return lines.draw(given, language=desk.language)


def _map(spots: Sequence[Spot], stations: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return where stations stand on a plain map, north above; None with fewer than two of known place."""
    placed = [(s, s.lon, s.lat) for s in spots if s.lon is not None and s.lat is not None]
    if len(placed) < 2:  # noqa: PLR2004 - one station alone is no map
        return None
    by_code = {station["station"]: station for station in stations}
    west, east = min(p[1] for p in placed), max(p[1] for p in placed)
    south, north = min(p[2] for p in placed), max(p[2] for p in placed)
    shrink = cos(radians((south + north) / 2))
    wide, high = max((east - west) * shrink, LEAST_SPREAD), max(north - south, LEAST_SPREAD)
    scale = min((MAP_WIDTH - 2 * MARGIN) / wide, (MAP_HEIGHT - 2 * MARGIN) / high)
    dots = [
        {
            "x": round(MAP_WIDTH / 2 + (lon - (west + east) / 2) * shrink * scale),
            "y": round(MAP_HEIGHT / 2 - (lat - (south + north) / 2) * scale),
            "name": by_code[spot.station]["name"],
            "level": by_code[spot.station]["level"],
        }
        for spot, lon, lat in placed
    ]
    return {"width": MAP_WIDTH, "height": MAP_HEIGHT, "dots": dots}

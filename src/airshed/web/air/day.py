"""One day of a place: its index and values, why it is not valid, its hours, its stations, with and without dust."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from airshed.air.answers import DUST_CHOICES
from airshed.air.places import DAY_ITEMS
from airshed.calendar import Period
from airshed.vocab import ITEMS, POLLUTANTS
from airshed.web import ambient, observed, why
from airshed.web.air import telling
from airshed.web.air.days import level_of_day, values_of
from airshed.web.air.desk import Desk, Page, choice
from airshed.web.ambient import Place
from airshed.web.charts import hours as lines
from airshed.web.observed import Spot
from airshed.web.words import say

DAY = timedelta(days=1)
A_DAY = 24
"""Hours of a day. [h]"""
STATUS = {
    "confirmed": ("已认定", "confirmed"),
    "proposed": ("拟议", "proposed"),
    "rejected": ("未认定", "rejected"),
}
DUST = {
    "keep": ("保留沙尘", "dust kept"),
    "exclude": ("剔除认定的沙尘", "confirmed dust left out"),
    "exclude-proposed": ("剔除认定和拟议的沙尘", "confirmed and proposed dust left out"),
}


def get_day(desk: Desk, on: date) -> Page:
    """Return a day; one without any data says so."""
    ways = _ways(desk, on)
    if desk.span is None or not desk.span[0] <= on <= desk.now.date():
        return Page({"date": on, "found": False, "span": desk.span, **ways})
    period = Period(on, on + DAY)
    shape = ambient.get_days(desk.home, desk.place, period)
    (day,) = shape["days"]
    first, last = datetime.combine(on, time(1)), datetime.combine(on + DAY, time(0))
    spots = observed.list_spots(desk.home, desk.place, on=on)
    names = {spot.station: spot.name for spot in spots}
    steps = observed.get_steps(desk.home, tuple(names), first=first, last=last)
    counts = _counts(steps, names)
    options = telling.pollutants()
    asked = desk.given.one_of("pollutant", options, default=(day["primary"] or ["pm10"])[0])
    events = observed.list_events(desk.home, desk.place, first=first, last=last)
    values = {
        "date": on,
        "found": True,
        "over": on < desk.now.date(),
        "level": level_of_day(desk, day),
        "valid": day["valid"],
        "incomplete": None if day["valid"] or day["aqi"] is None else day["aqi"],
        "reasons": () if day["valid"] else _reasons(desk, day, counts, names, shape["options"]),
        "primary": telling.primary_words(day["primary"] if day["valid"] else None),
        "items": _items(desk, day, observed.get_report(desk.home, desk.place, on), counts, len(names)),
        "stations": [_station(desk, spot, period, counts[spot.station]) for spot in spots],
        "dust": _dust(desk, period),
        "events": [_event(event) for event in events],
        "why": why.of_air(
            shape,
            place=desk.name,
            period=str(on),
            coverage=(sum(any(c.values()) for c in counts.values()), len(names)),
            stations=[f"{name} {station}" for station, name in names.items()],
        ),
        **ways,
    }
    given = lines.Input(
        steps, (asked,), names, period, desk.rules, events=events, synthetic=desk.place.synthetic,
        span=(first, min(last, max(desk.now.replace(minute=0, second=0, microsecond=0), first))),
    )  # fmt: skip
    control = choice("pollutant", say("逐时曲线", "Curve of the hours"), options, asked)
    return Page(values, {"chart-hours": lines.draw(given, language=desk.language)}, [control])


def _ways(desk: Desk, on: date) -> dict[str, Any]:
    """Return where the days beside and the year of a day are."""
    low, high = desk.first_day, desk.now.date()
    return {
        "before": desk.link("day", str(on - DAY)) if low < on <= high + DAY else "",
        "after": desk.link("day", str(on + DAY)) if low - DAY <= on < high else "",
        "whole": desk.link("calendar", year=on.year),
        "go": {"low": str(low), "high": str(high), "address": desk.link("day_asked").partition("?")[0]},
    }


def _counts(steps: pl.DataFrame, names: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return how many hours of each pollutant each station has, in hours."""
    counted = {
        row["station"]: row for row in steps.group_by("station").agg(pl.col(*POLLUTANTS).count()).iter_rows(named=True)
    }
    return {s: {code: int(counted[s][code]) if s in counted else 0 for code in POLLUTANTS} for s in names}


def _reasons(
    desk: Desk,
    day: Mapping[str, Any],
    counts: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    options: Mapping[str, Any],
) -> list[str]:
    """Return why a day is not valid: which pollutant has no daily value, and how many hours each station has of it."""
    lacking = [c for c in DAY_ITEMS if day[c] is None and c != "o3_1h"]
    ruleset = desk.rules.on(date.fromisoformat(day["date"]))
    found = []
    for column in lacking:
        code = ITEMS[DAY_ITEMS[column]].pollutant
        if code in ruleset.exempt:
            continue
        hours = say("、", ", ").join(f"{name} {counts[s][code]}/{A_DAY}" for s, name in names.items())
        label = telling.column_label(column)
        found.append(say(f"缺 {label}：有效小时 {hours}", f"{label} is missing; valid hours: {hours}"))
    if not found:
        return [say("没有足够的点位有这一天的数据", "too few stations have data of this day")]
    least, windows = options.get("day_min_hours"), options.get("ozone_min_windows")
    share = telling.share(options.get("city_min_share"))
    rule = say(
        f"日均至少要 {least} 个有效小时，臭氧至少要 {windows} 个 8 小时平均；城市值至少要 {share} 的点位",
        f"A daily mean needs {least} valid hours or more, ozone {windows} means of 8 h, a city {share} of its stations",
    )
    return [*found, rule]


def _items(
    desk: Desk,
    day: Mapping[str, Any],
    report: Mapping[str, Any] | None,
    counts: Mapping[str, Mapping[str, int]],
    stations: int,
) -> list[dict[str, str]]:
    """Return each daily value with unit, sub-index and the hours behind it."""
    ruleset = desk.rules.on(date.fromisoformat(day["date"]))
    indices: Mapping[str, Any] = (report or {}).get("iaqi", {})
    found = []
    for column, item in DAY_ITEMS.items():
        code, index = ITEMS[item].pollutant, indices.get(item)
        hours = sum(own[code] for own in counts.values())
        found.append(
            {
                "name": telling.column_label(column),
                "value": telling.item_value(item, day[column], ruleset),
                "unit": telling.unit_of(column),
                "index": telling.UNKNOWN if index is None else str(index),
                "hours": f"{hours} / {stations * A_DAY}",
            }
        )
    return found


def _station(desk: Desk, spot: Spot, period: Period, own: Mapping[str, int]) -> dict[str, Any]:
    """Return the day of one station, judged as the place's own."""
    points = tuple(point for point in desk.place.points if point.station == spot.station)
    place = Place(f"station:{spot.station}", spot.name, spot.name, f"station:{spot.station}", points)
    (day,) = ambient.get_days(desk.home, place, period)["days"]
    lacking = [ITEMS[item].pollutant for column, item in DAY_ITEMS.items() if day[column] is None]
    return {
        "name": spot.name,
        "station": spot.station,
        "level": level_of_day(desk, day),
        "primary": telling.primary_words(day["primary"] if day["valid"] else None),
        "values": values_of(desk, day),
        "hours": f"{sum(own.values())} / {A_DAY * len(own)}",
        "missing": telling.named(dict.fromkeys(lacking)),
    }


def _dust(desk: Desk, period: Period) -> list[dict[str, Any]]:
    """Return the day's particles and index with dust, without confirmed events, without proposed ones too."""
    found = []
    for choice_ in DUST_CHOICES:
        (day,) = ambient.get_days(desk.home, desk.place, period, dust=choice_)["days"]
        ruleset = desk.rules.on(period.from_date)
        values = [telling.item_value(DAY_ITEMS[code], day[code], ruleset) for code in ("pm10", "pm25")]
        found.append({"name": say(*DUST[choice_]), "values": values, "level": level_of_day(desk, day)})
    return found


def _event(event: Mapping[str, Any]) -> dict[str, str]:
    last: datetime = event["to_hour"] - timedelta(hours=1)
    return {
        "id": event["event"],
        "status": say(*STATUS.get(event["status"], (event["status"], event["status"]))),
        "hours": f"{event['from_hour']:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M}",
        "edition": event["edition"],
    }

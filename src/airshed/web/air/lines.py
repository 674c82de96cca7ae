"""Hours of chosen stations and pollutants, and from where the wind brought them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from airshed.air.quality import frozen_runs
from airshed.calendar import Period
from airshed.vocab import POLLUTANTS
from airshed.web import env, observed
from airshed.web.air import telling
from airshed.web.air.days import written
from airshed.web.air.desk import Desk, Page, checks, choice, days
from airshed.web.charts import hours as lines
from airshed.web.charts import rose as petals
from airshed.web.words import say

MOST_DAYS, SHOWN_DAYS = 31, 7
"""Days of hours that one page shows at most, and at first. [d]"""
ROSE_DAYS, ROSE_SHOWN = 366, 92
FEWEST_FROZEN, MOST_FROZEN, MOST_LATE = 2, 744, 8784
"""Bounds of what a reader may ask for; settings `frozen_hours` and `late_hours` say what counts at first. [h]"""
HOUR = timedelta(hours=1)


def get_hours(desk: Desk) -> Page:
    """Return the hours of some days, with limits, dust and marks."""
    period = _period(desk, shown=SHOWN_DAYS, most=MOST_DAYS)
    spots = observed.list_spots(desk.home, desk.place)
    names = {spot.station: spot.name for spot in spots}
    pollutants = telling.pollutants()
    asked = desk.given.several("pollutants", pollutants, default=("pm25", "pm10"))
    told = {station: f"{name} {station}" if name != station else name for station, name in names.items()}
    stations = desk.given.several("stations", told, default=tuple(names)[:2])
    kept = env.settings(desk.home)
    equal = desk.given.number("frozen", low=FEWEST_FROZEN, high=MOST_FROZEN, default=int(kept["frozen_hours"]))
    late = desk.given.number("late", low=0, high=MOST_LATE, default=int(kept["late_hours"]))
    first, last = _ends(desk, period)
    steps = observed.get_steps(desk.home, stations, first=first, last=last)
    marks = tuple(_marks(steps, asked, equal=equal, late=late))
    events = observed.list_events(desk.home, desk.place, first=first, last=last)
    given = lines.Input(
        steps, asked, {s: names[s] for s in stations}, period, desk.rules, events=events, marks=marks,
        synthetic=desk.place.synthetic, span=(first, last),
    )  # fmt: skip
    values = {
        "period": written(period),
        "rows": _counted(steps, stations, asked, names, marks, hours=int((last - first) / HOUR) + 1),
        "heads": [{"name": telling.column_label(code), "unit": telling.unit_of(code)} for code in asked],
        "equal": equal,
        "late": late,
        "events": len(events),
    }
    number = {"kind": "number", "low": FEWEST_FROZEN, "high": MOST_FROZEN}
    controls = [
        *days(period),
        checks("stations", say("点位", "Stations"), told, stations),
        checks("pollutants", say("污染物", "Pollutants"), pollutants, asked),
        {**number, "name": "frozen", "title": say("数值不变至少（小时）", "Equal at least (h)"), "value": equal},
        {
            **number, "low": 0, "high": MOST_LATE, "name": "late", "value": late,
            "title": say("迟到超过（小时，0 为不标）", "Late by more than (h, 0 = no marks)"),
        },
    ]  # fmt: skip
    return Page(values, {"chart-hours": lines.draw(given, language=desk.language)}, controls)


def get_rose(desk: Desk) -> Page:
    """Return how much of a pollutant came with which wind; the page says so where the home has no wind."""
    pollutants = telling.pollutants()
    winds = {station: station for station in observed.list_weather_stations(desk.home)}
    if not winds:
        return Page({"wind": False})
    names = {s.station: s.name for s in observed.list_spots(desk.home, desk.place)}
    winds = {station: f"{names[station]} {station}" if station in names else station for station in winds}
    own = next((station for station in names if station in winds), next(iter(winds)))
    code = desk.given.one_of("pollutant", pollutants, default="pm10")
    modes = {name: words.say(desk.language) for name, words in petals.MODES.items()}
    mode = desk.given.one_of("mode", modes, default="hours")
    station = desk.given.one_of("station", winds, default=own)
    period = _period(desk, shown=ROSE_SHOWN, most=ROSE_DAYS)
    first, last = _ends(desk, period)
    given = petals.Input(
        observed.get_steps(desk.home, tuple(names), first=first, last=last),
        observed.get_weather(desk.home, station, first=first, last=last),
        code,
        f"place:{desk.name} {written(period)}",
        mode="weighted" if mode == "weighted" else "hours",
        synthetic=desk.place.synthetic,
    )
    controls = [
        choice("pollutant", say("污染物", "Pollutant"), pollutants, code),
        *days(period),
        choice("mode", say("花瓣长度", "Length of the petals"), modes, mode),
        choice("station", say("风的点位", "Wind of station"), winds, station),
    ]
    values = {
        "wind": True,
        "period": written(period),
        "why": (
            (say("地点", "place"), desk.name),
            (say("时间", "time"), written(period)),
            (say("浓度点位", "stations of the concentration"), _joined(names)),
            (say("风的点位", "station of the wind"), winds[station]),
            (
                say("算法", "method"),
                say(
                    "每小时取各点位浓度的平均，归入该小时的风向（16 方位）和风速",
                    "each hour's mean of the stations, put with that hour's wind by 16 directions and by speed",
                ),
            ),
        ),
    }
    return Page(values, {"chart-rose": petals.draw(given, language=desk.language)}, controls)


def _joined(names: Mapping[str, str]) -> str:
    return say("、", ", ").join(f"{name} {station}" for station, name in names.items())


def _period(desk: Desk, *, shown: int, most: int) -> Period:
    """Return the days asked for, at first the last ones with data."""
    high: date = max(desk.now.date(), desk.first_day)
    last = min(desk.span[1] if desk.span else high, high)
    first = max(last - timedelta(days=shown - 1), min(desk.first_day, last))
    return desk.given.period(
        low=min(desk.first_day, last), high=high, default=Period(first, last + timedelta(days=1)), most=most
    )


def _ends(desk: Desk, period: Period) -> tuple[datetime, datetime]:
    """Return the ends of the first and the last hour of a period that are over."""
    first = datetime.combine(period.from_date, time(1))
    now = desk.now.replace(minute=0, second=0, microsecond=0)
    return first, max(min(datetime.combine(period.to_date, time(0)), now), first)


def _marks(steps: pl.DataFrame, codes: Sequence[str], *, equal: int, late: int) -> Iterator[dict[str, Any]]:
    """Yield the hours to look at: values that stand still, and values stored late and never corrected."""
    rows = steps.select("station", "hour_end", *codes, "revision", "known_at").to_dicts()
    for run in frozen_runs(rows, pollutants=codes, least=equal):
        for n in range(run.hours):
            at = run.from_hour + n * HOUR
            yield {"station": run.station, "pollutant": run.pollutant, "hour_end": at, "mark": "frozen"}
    for row in rows if late else ():
        if row["revision"] == 0 and row["known_at"] - row["hour_end"] > late * HOUR:
            shared = {"station": row["station"], "hour_end": row["hour_end"], "mark": "late"}
            yield from ({**shared, "pollutant": code} for code in codes if row[code] is not None)


def _counted(  # noqa: PLR0913 - what is counted of what
    steps: pl.DataFrame,
    stations: Sequence[str],
    codes: Sequence[str],
    names: Mapping[str, str],
    marks: Sequence[Mapping[str, Any]],
    *,
    hours: int,
) -> list[dict[str, Any]]:
    """Return for each station the valid of the expected hours, the mean of each pollutant, and the marks."""
    found = []
    for station in stations:
        own = steps.filter(pl.col("station") == station)
        cells = []
        for code in codes:
            values = own[code].drop_nulls()
            mean = None if values.is_empty() else float(values.sum()) / len(values) / POLLUTANTS[code].scale
            high: Any = values.max()
            cells.append(
                {
                    "mean": telling.digits(mean, _decimals(code)),
                    "high": telling.digits(None if high is None else high / POLLUTANTS[code].scale, _decimals(code)),
                    "coverage": f"{len(values)} / {hours}",
                }
            )
        marked = {kind: sum(m["station"] == station and m["mark"] == kind for m in marks) for kind in lines.MARKS}
        found.append({"station": station, "name": names[station], "cells": cells, **marked})
    return found


def _decimals(code: str) -> int:
    """Return how many decimals a mean of hours is shown with: those of stored values."""
    return len(str(POLLUTANTS[code].scale)) - 1

"""The air of a report as plain values: the day, the days before, the period and the year against the year before, rank.

Concentrations are numbers in the pollutant's unit (µg/m³; CO mg/m³), shares are fractions of 1, what is not known is
None; levels are numbers 1 to 6.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

import polars as pl

from airshed.air import answers, shapes
from airshed.air.answers import Question, UnknownPlace
from airshed.air.evaluation import ranked
from airshed.air.quality import quality
from airshed.air.reporting import reported_shape
from airshed.air.reports import DAILY
from airshed.calendar import Period
from airshed.lake.engines import scan
from airshed.plan.evidence import Tables
from airshed.vocab import POLLUTANTS
from airshed.web.charts.levels import level_number
from airshed.web.reports.asking import Ask

FROZEN_HOURS = 24
"""Equal values on end that count as frozen here; nothing but hours there and missing is told. [h]"""
EVALUATED = ("days", "days_valid", "good_days", "good_days_ratio", "heavy_days", "composite", "main_pollutants")
REPORTED = ("aqi", "level", "primary", "exceeding", "concentrations", "iaqi", "missing")


def air_part(ask: Ask) -> dict[str, Any]:
    """Return the daily report of the last day: of the place, and of each station with its hours."""
    day = Period(ask.day, ask.day + timedelta(days=1))
    whole = reported_shape(ask.engine, ask.question(day), ask.rules, at=ask.end, scope=DAILY)
    return {
        "report": None if whole is None else {key: whole[key] for key in REPORTED},
        "stations": _stations(ask, day),
    }


def _stations(ask: Ask, day: Period) -> list[dict[str, Any]]:
    """Return the stations expected on the day, with valid and expected hours of the six pollutants together."""
    own = [p for p in ask.points if p.from_date <= ask.day < p.to_date]
    ids = sorted({p.station for p in own})
    if not ids:
        return []
    hours = scan(ask.home, "ambient_hours", known_at=ask.counted_at).filter(pl.col("station").is_in(ids))
    first = datetime.combine(ask.day, time())
    inside = hours.filter(pl.col("hour_end") > first, pl.col("hour_end") <= ask.end).collect().to_dicts()
    counts = quality(inside, stations=ids, period=day, pollutants=tuple(POLLUTANTS), frozen_hours=FROZEN_HOURS)
    last = hours.filter(pl.col("hour_end") <= ask.end).group_by("station").agg(pl.col("hour_end").max()).collect()
    latest = {row["station"]: row["hour_end"].isoformat(timespec="minutes") for row in last.to_dicts()}
    listed = scan(ask.home, "stations", known_at=ask.counted_at).select("station", "name").collect().to_dicts()
    names = {row["station"]: row["name"] for row in listed}
    found = []
    for count in counts:
        points = tuple(p for p in own if p.station == count.station)
        question = Question(f"station:{count.station}", day, known_at=ask.counted_at, points=points)
        told = reported_shape(ask.engine, question, ask.rules, at=ask.end, scope=DAILY) or {}
        found.append(
            {
                "station": count.station,
                "name": names.get(count.station) or count.station,
                **{key: told.get(key) for key in ("aqi", "level", "primary")},
                "valid": count.valid,
                "expected": count.expected,
                "last_hour": latest.get(count.station),
            }
        )
    return found


def days_part(ask: Ask) -> list[dict[str, Any]]:
    """Return the days of the table and the picture: AQI, level, primary pollutants, whether valid."""
    question = ask.question(ask.strip())
    rows = answers.daily_rows(ask.engine, answers.days_of(ask.engine, question, ask.rules))
    found = []
    for row in shapes.days_shape(rows, question, ask.rules)["days"]:
        aqi = row["aqi"] if row["valid"] else None
        day = datetime.fromisoformat(row["date"]).date()
        level = level_number(aqi, day, ask.rules)
        primary = row["primary"] if aqi is not None else None
        found.append({"date": row["date"], "aqi": aqi, "level": level, "primary": primary, "valid": row["valid"]})
    return found


def compared_part(ask: Ask, period: Period) -> dict[str, Any]:
    """Return a period and the same days of the year before, and the relative change; dust days are kept."""
    question = ask.question(period)
    now, base, used = answers.compare(ask.engine, question, ask.rules, base_year=period.from_date.year - 1)
    told = {"now": shapes.evaluation_shape(now, question, used), "base": shapes.evaluation_shape(base, question, used)}
    return {
        **{key: _evaluated(shape) for key, shape in told.items()},
        "change": shapes.comparison_shape(now, base),
        "editions": told["now"]["editions"],
        "options": told["now"]["options"],
        "dust": told["now"]["dust"],
    }


def _evaluated(shape: Mapping[str, Any]) -> dict[str, Any]:
    statistics = {
        code: {key: one[key] for key in ("mean", "percentile", "coverage")} for code, one in shape["pollutants"].items()
    }
    return {**{key: shape[key] for key in ("from", "to", *EVALUATED)}, "pollutants": statistics}


def rank_part(ask: Ask, period: Period) -> dict[str, Any]:
    """Return the rank of the place among chosen cities by composite index, the lowest first; cities without data last.

    Without chosen cities there are no rows.
    """
    rows: list[dict[str, Any]] = []
    if ask.cities:
        own = answers.evaluate(ask.engine, ask.question(period), ask.rules)[0]
        found, unknown = [own], []
        stations = {p.station for p in ask.points}
        for city in ask.cities:
            question = answers.asked(ask.engine, Question(f"city:{city}", period, known_at=ask.counted_at))
            try:
                if {p.station for p in answers.points_of(ask.engine, question)} == stations:
                    continue  # it is the place itself
                found += answers.evaluate(ask.engine, question, ask.rules)
            except UnknownPlace:
                unknown.append(city)
        rows = [_ranked(place, result, own=result is own) for place, result in ranked(found)]
        rows += [_ranked(None, None, own=False, city=city) for city in unknown]
    return {"cities": list(ask.cities), "rows": rows, "days": period.days}


def _ranked(place: int | None, result: Any, *, own: bool, city: str = "") -> dict[str, Any]:  # noqa: ANN401 - or none
    return {
        "rank": place,
        "city": "" if own else city or result.place.removeprefix("city:"),
        "own": own,
        "composite": None if result is None else shapes.number(result.composite),
        "main_pollutants": [] if result is None else list(result.main_pollutants),
        "days_valid": 0 if result is None else result.days_valid,
        "good_days_ratio": None if result is None else shapes.number(result.good_days_ratio),
    }


def dust_part(ask: Ask, tables: Tables) -> list[dict[str, Any]]:
    """Return the proposed dust events of the place that nobody has decided on, the latest first."""
    frame = tables("dust_events", known_at=ask.counted_at)
    if frame is None:
        return []
    listed = scan(ask.home, "stations", known_at=ask.counted_at).select("station", "city").collect().to_dicts()
    own = {p.station for p in ask.points}
    names = {ask.name, *(f"station:{s}" for s in own)}
    names |= {f"city:{row['city']}" for row in listed if row["station"] in own and row["city"]}
    open_ones = frame.filter(pl.col("status") == "proposed", pl.col("place").is_in(sorted(names)))
    rows = open_ones.filter(pl.col("from_hour") <= ask.end).sort("from_hour", "event", descending=True).collect()
    return [
        {
            "event": row["event"],
            "place": row["place"],
            "from": row["from_hour"].isoformat(timespec="minutes"),
            "to": row["to_hour"].isoformat(timespec="minutes"),
            "pm25_affected": row["pm25_affected"],
        }
        for row in rows.to_dicts()
    ]


def refused_part(ask: Ask, tables: Tables) -> list[dict[str, Any]]:
    """Return how many cells were refused in the days of the report, by reason, the most first."""
    frame = tables("rejects", known_at=ask.counted_at)
    if frame is None:
        return []
    first = datetime.combine(ask.period.from_date, time())
    inside = frame.filter(pl.col("known_at") >= first, pl.col("known_at") < ask.end).select("reason").collect()
    counts = Counter(inside["reason"].to_list())
    return [{"reason": reason, "count": count} for reason, count in sorted(counts.items(), key=lambda p: (-p[1], p[0]))]

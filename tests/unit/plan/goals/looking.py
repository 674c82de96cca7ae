"""Questions about a small city in years of constant days, so that every number can be worked out on paper."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl
from tests.unit.air.making import CLEAN, RULEBOOK, steps

from airshed.calendar import year
from airshed.plan.evidence import tables_of
from airshed.plan.kinds.air import Air
from airshed.plan.places import PlaceStations, StationSpan
from airshed.plan.question import Question, Sources
from airshed.plan.schema import Clause, Document, PlanFile
from airshed.vocab import POLLUTANTS

Span = tuple[str, str, str, int]
"""Station, first and last day, PM2.5 (and twice as much PM10)."""
CITY = "small"


def air_hours(spans: Sequence[Span], values: Mapping[str, int] | None = None) -> pl.DataFrame:
    """Return hours of constant days; `values` are other pollutants' than `CLEAN`."""
    parts = []
    for station, first, last, pm25 in spans:
        begin = datetime.combine(date.fromisoformat(first), time()) + timedelta(hours=1)
        end = datetime.combine(date.fromisoformat(last), time()) + timedelta(days=1)
        hours = pl.datetime_range(begin, end, "1h", eager=True, time_unit="us").alias("hour_end")
        given: dict[str, Any] = {**CLEAN, "pm25": pm25, "pm10": 2 * pm25, **(values or {})}
        columns = [pl.lit(steps(p, given[p]), pl.Int32()).alias(p) for p in POLLUTANTS]
        parts.append(hours.to_frame().select(pl.lit(station).alias("station"), "hour_end", *columns))
    return pl.concat(parts).unique(["station", "hour_end"], keep="last", maintain_order=True)


def sources_of(
    spans: Sequence[Span],
    *,
    stations: Sequence[tuple[str, str, str | None]] = (("S1", "2018-01-01", None),),
    plan_year: int = 2019,
    **frames: pl.DataFrame,
) -> Sources:
    """Return what questions about the city are answered from: hours of spans, and stations with their days."""
    clause = {"id": "C-01", "section": "1", "text": [{"number": "1", "phrase": "x"}], "zh": "x", "en": "x"}
    plan = PlanFile.model_validate(
        {
            "zh": "x",
            "en": "x",
            "document": Document(zh="x", en="x"),
            "issued": date(plan_year, 1, 1),
            "year": plan_year,
            "place": CITY,
            "departments": (),
            "sections": ({"id": "1", "number": "1", "zh": "x", "en": "x"},),
            "clauses": ({**clause, "lead": None, "indicators": ({},)},),
        }
    )
    own = tuple(StationSpan(station=s, from_date=_day(a), to_date=_day(b) if b else None) for s, a, b in stations)
    places = {CITY: PlaceStations(zh="x", en="x", stations=own)}
    return Sources(plan, tables_of({"ambient_hours": air_hours(spans), **frames}), RULEBOOK, places)


def question_of(sources: Sources, as_of: str, **indicator: Any) -> Question:
    """Return an indicator of the city's plan on a day; by default the mean of PM2.5, at most 35."""
    given = {"statistic": "mean", "target": {"op": "<=", "value": 35, "unit": "ug_m3"}, **indicator}
    pollutant = {"pollutant": "pm25"} if given["statistic"] in {"mean", "percentile"} else {}
    asked = Air.model_validate({"kind": "air", "zh": "x", "en": "x", **pollutant, **given})
    clause: Clause = sources.plan.clauses[0]
    period = year(sources.plan.year)
    return Question("C-01", clause, asked, None, period, period.last_date, sources.plan.issued, _day(as_of), None)


def _day(text: str) -> date:
    return date.fromisoformat(text)

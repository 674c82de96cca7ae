"""Rows of hours and days for tests, and frames of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import narwhals as nw
import polars as pl

from airshed.air.ruleset import Rulebook, check_options
from airshed.air.validity import Point
from airshed.calendar import Period
from airshed.lake.engines import made
from airshed.rules.load import load_editions
from airshed.vocab import POLLUTANTS

EDITIONS = load_editions()
RULEBOOK = Rulebook(EDITIONS)
SCHEMA = pl.Schema({"station": pl.String(), "hour_end": pl.Datetime("us"), **dict.fromkeys(POLLUTANTS, pl.Int32())})
Value = int | str | Decimal | None
Series = Mapping[str, Value | Sequence[Value]]
CLEAN: Series = {"pm25": 20, "pm10": 40, "so2": 5, "no2": 15, "co": "0.5", "o3": 60}


def rulebook(**options: str) -> Rulebook:
    """Return all editions with options set as a user sets them."""
    return Rulebook(EDITIONS, check_options(EDITIONS, options))


def steps(pollutant: str, value: Value) -> int | None:
    """Return a value in its unit as stored steps."""
    if value is None:
        return None
    found = Decimal(value) * POLLUTANTS[pollutant].scale
    assert found == int(found)
    return int(found)


def hour_of(day: date, number: int) -> datetime:
    """Return the end of hour 1 to 24 of a day; 24 is 00:00 of the next."""
    return datetime(day.year, day.month, day.day) + timedelta(hours=number)


def day_rows(station: str, day: date, values: Series, *, numbers: Iterable[int] = range(1, 25)) -> list[dict[str, Any]]:
    """Return the rows of a day: a pollutant's value at every hour of `numbers`, or its values one after the other."""
    rows = []
    for n, number in enumerate(numbers):
        row: dict[str, Any] = {"station": station, "hour_end": hour_of(day, number)}
        for pollutant in POLLUTANTS:
            value = values.get(pollutant)
            if isinstance(value, Sequence) and not isinstance(value, str):
                value = value[n]
            row[pollutant] = steps(pollutant, value)
        rows.append(row)
    return rows


def frame_of(rows: Sequence[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    """Return rows of hours as a frame of the default engine."""
    frame: nw.LazyFrame[Any] = nw.from_native(pl.LazyFrame([dict(row) for row in rows], schema=SCHEMA))
    return frame


def rows_of(frame: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """Return a frame's rows."""
    found: list[dict[str, Any]] = frame.to_native().collect().to_dicts()
    return found


def one_day(day: date) -> Period:
    """Return the period of a day."""
    return Period(day, day + timedelta(days=1))


def points(*stations: str, place: str = "city:甲", period: Period) -> list[Point]:
    """Return points of a place that should report over a period."""
    return [Point(station, place, period.from_date, period.to_date) for station in stations]


DAY_COLUMNS = ("pm25", "pm10", "so2", "no2", "co", "o3_8h", "o3_1h")


def days_frame(days: Sequence[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    """Return finished days as a frame: `place`, `date`, day columns in last digits, `aqi`, `valid`, `good`."""
    columns: dict[str, list[Any]] = {
        name: [day.get(name) for day in days] for name in ("place", "date", *DAY_COLUMNS, "aqi", "valid", "good")
    }
    return made(columns).with_columns(
        nw.col("place").cast(nw.String),
        nw.col("date").cast(nw.Date),
        nw.col(*DAY_COLUMNS, "aqi").cast(nw.Int64),
        nw.col("valid", "good").cast(nw.Boolean),
    )

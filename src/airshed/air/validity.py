"""Which hours count: one row an hour, the day an hour belongs to, hours under dust, points that should report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import narwhals as nw

from airshed.air.frames import Frame
from airshed.calendar import Period
from airshed.vocab import POLLUTANTS

VALUES = tuple(POLLUTANTS)


@dataclass(frozen=True, slots=True)
class DustHours:
    """Hours of a city left out because of dust: hour ends from `from_hour` (inclusive) to `to_hour` (exclusive)."""

    stations: frozenset[str]
    from_hour: datetime
    to_hour: datetime
    pm25_affected: bool
    pm10_affected: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A monitoring point of a place and the days on which it should report: [from_date, to_date)."""

    station: str
    place: str
    from_date: date
    to_date: date


def one_row_an_hour(hours: Frame) -> Frame:
    """Return one row per station and hour end; repeated rows count once, so order and repetition change nothing.

    Where repeated rows differ the larger value stands: the import refuses such rows, this only keeps the answer
    independent of their order.
    """
    return hours.group_by("station", "hour_end").agg(*(nw.col(c).max() for c in VALUES))


def with_day(hours: Frame) -> Frame:
    """Add `date`, the local day, and `hour`, 1 to 24, from `hour_end`: 00:00 is hour 24 of the day before."""
    start = nw.col("hour_end").dt.offset_by("-1h")
    return hours.with_columns(date=start.dt.date(), hour=start.dt.hour().cast(nw.Int32) + 1)


def without_dust(hours: Frame, *, events: Iterable[DustHours]) -> Frame:
    """Set PM10, and PM2.5 where the event affects it, to null inside dust events (环办监测〔2016〕120号)."""
    for event in events:
        inside = (
            nw.col("station").is_in(sorted(event.stations))
            & (nw.col("hour_end") >= nw.lit(event.from_hour))
            & (nw.col("hour_end") < nw.lit(event.to_hour))
        )
        affected = {"pm10": event.pm10_affected, "pm25": event.pm25_affected}
        masked = [pollutant for pollutant, left_out in affected.items() if left_out]
        hours = hours.with_columns(*(nw.when(~inside).then(nw.col(c)).alias(c) for c in masked))
    return hours


def active_days(hours: Frame) -> Frame:
    """Return `station`, `first_hour`, `last_hour`: the span over which each point has reported any value."""
    reported = hours.filter(nw.any_horizontal(*(~nw.col(c).is_null() for c in VALUES), ignore_nulls=True))
    return reported.group_by("station").agg(first_hour=nw.col("hour_end").min(), last_hour=nw.col("hour_end").max())


def expected_station_days(points: Sequence[Point], *, period: Period) -> dict[str, list[str] | list[date]]:
    """Return the columns `station`, `place`, `date` of every point on every day of the period it should report."""
    rows = [
        (point.station, point.place, max(point.from_date, period.from_date) + timedelta(days=n))
        for point in points
        for n in range((min(point.to_date, period.to_date) - max(point.from_date, period.from_date)).days)
    ]
    return {"station": [r[0] for r in rows], "place": [r[1] for r in rows], "date": [r[2] for r in rows]}

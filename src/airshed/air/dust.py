"""Dust events: proposed from hourly PM10 by an edition's parameters, decided by people.

The criteria are those remembered of 环办监测〔2016〕120号; each is a parameter of the edition, its doubt stated there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import narwhals as nw

from airshed.air.frames import Frame
from airshed.rules.edition import Edition
from airshed.vocab import POLLUTANTS

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Hours under dust at a place: hour ends from `from_hour` (inclusive) to `to_hour` (exclusive).

    Attributes:
        from_hour: first hour of the event.
        to_hour: first hour after it.
        peak: highest hourly PM10. [µg/m³]
        before: mean PM10 of the hours before. [µg/m³]
        pm25_affected: whether PM2.5 is left out too.
        open: whether the data ended before the event did.
    """

    from_hour: datetime
    to_hour: datetime
    peak: Fraction
    before: Fraction
    pm25_affected: bool
    open: bool


def city_hours(hours: Frame) -> Frame:
    """Return per hour end the sums and counts of PM10 and PM2.5 over a place's points, in whole steps."""
    columns = ("pm10", "pm25")
    return hours.group_by("hour_end").agg(
        *(nw.col(c).cast(nw.Int64).sum().alias(f"{c}_sum") for c in columns),
        *(nw.col(c).count().cast(nw.Int64).alias(f"{c}_n") for c in columns),
    )


def proposed(rows: Iterable[Mapping[str, Any]], *, edition: Edition) -> list[Event]:
    """Return the events that the edition's criteria find in the rows of `city_hours`, in order of time.

    An event starts at an hour whose PM10 is at least `start_ratio` times the mean of the `window_hours` before it and
    above `start_above`; it ends before the first hour back within `end_within` of that mean. PM2.5 is affected when
    its share of PM10 at the start is at most `pm25_ratio` of the share before. An hour without PM10 neither starts
    nor ends one; a start needs every hour of the window before it.
    """
    series = {row["hour_end"]: row for row in rows if row["pm10_n"]}
    hours = sorted(series)
    events: list[Event] = []
    position = 0
    while position < len(hours):
        before = _before(series, hours[position], edition)
        if before is None or not _starts(series[hours[position]], before, edition):
            position += 1
            continue
        end = _end(series, hours, position, before, edition)
        inside = hours[position:end]
        events.append(_event(series, inside, before, edition, is_open=end == len(hours)))
        position = end
    return events


def _value(row: Mapping[str, Any], pollutant: str) -> Fraction | None:
    count = row[f"{pollutant}_n"]
    return Fraction(row[f"{pollutant}_sum"], count * POLLUTANTS[pollutant].scale) if count else None


def _pm10(row: Mapping[str, Any]) -> Fraction:
    return Fraction(row["pm10_sum"], row["pm10_n"] * POLLUTANTS["pm10"].scale)


def _before(
    series: Mapping[datetime, Mapping[str, Any]], hour: datetime, edition: Edition
) -> Sequence[Mapping[str, Any]] | None:
    earlier = [hour - HOUR * n for n in range(1, int(edition.parameter("window_hours")) + 1)]
    return [series[h] for h in earlier] if all(h in series for h in earlier) else None


def _mean(rows: Sequence[Mapping[str, Any]]) -> Fraction:
    return sum((_pm10(row) for row in rows), Fraction(0)) / len(rows)


def _starts(row: Mapping[str, Any], before: Sequence[Mapping[str, Any]], edition: Edition) -> bool:
    now = _pm10(row)
    return now >= Fraction(edition.parameter("start_ratio")) * _mean(before) and now > Fraction(
        edition.parameter("start_above")
    )


def _end(
    series: Mapping[datetime, Mapping[str, Any]],
    hours: Sequence[datetime],
    start: int,
    before: Sequence[Mapping[str, Any]],
    edition: Edition,
) -> int:
    level = _mean(before) * (1 + Fraction(edition.parameter("end_within")))
    for position in range(start + 1, len(hours)):
        if _pm10(series[hours[position]]) <= level:
            return position
    return len(hours)


def _share(row: Mapping[str, Any]) -> Fraction | None:
    pm25, pm10 = _value(row, "pm25"), _pm10(row)
    return pm25 / pm10 if pm25 is not None and pm10 else None


def _event(
    series: Mapping[datetime, Mapping[str, Any]],
    inside: Sequence[datetime],
    before: Sequence[Mapping[str, Any]],
    edition: Edition,
    *,
    is_open: bool,
) -> Event:
    share = _share(series[inside[0]])
    shares = [s for s in map(_share, before) if s is not None]
    affected = (
        share is not None
        and bool(shares)
        and share <= Fraction(edition.parameter("pm25_ratio")) * (sum(shares, Fraction(0)) / len(shares))
    )
    return Event(
        from_hour=inside[0],
        to_hour=inside[-1] + HOUR,
        peak=max(_pm10(series[h]) for h in inside),
        before=_mean(before),
        pm25_affected=affected,
        open=is_open,
    )

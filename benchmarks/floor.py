"""The floor: the same year with no engine at all, one compiled pass over arrays that lie in memory already.

It does what the default options ask for (HJ 633-2012, windows ending 08 to 24) and nothing else: no names, no choice of
edition, no gaps between rows, no other engine. The numbers of the texts come from the same editions.
"""

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
import polars as pl

from airshed.air.averages import WINDOW, window_denominator
from airshed.air.evaluation import COLUMNS, percentile_ranks
from airshed.air.places import DAY_ITEMS, day_decimals
from airshed.air.rounding import whole_steps
from airshed.air.ruleset import Ruleset
from airshed.vocab import ITEMS, POLLUTANTS

Array = np.ndarray[Any, Any]
HOURS = 24
LENGTH = 8  # points of the longest breakpoint table
NONE = -1  # no value


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the editions as arrays; a day has seven items, those of `DAY_ITEMS` in order.

    Attributes:
        digits: steps in the last digit of each item.
        points: breakpoints of each item in last digits, the last repeated to one length.
        levels: sub-indices at the breakpoints.
        above: sub-index beyond the table, or NONE.
        bounds: least hours of a day, of a window, least windows, the ozone that counts with fewer, and
            the denominator of a window's mean.
        shares: ranks of the percentiles as shares of 1, ozone last.
    """

    digits: Array
    points: Array
    levels: Array
    above: Array
    bounds: Array
    shares: Array

    @classmethod
    def of(cls, ruleset: Ruleset) -> "Numbers":
        """Return the numbers of the editions in force."""
        tables = {row["item"]: row for row in ruleset.rows("breakpoints")}
        rows = [tables[item] for item in DAY_ITEMS.values()]
        unit = [10 ** day_decimals(ruleset, column) for column in DAY_ITEMS]
        points = [[int(v * u) for v in row["values"]] for row, u in zip(rows, unit, strict=True)]
        scales = [POLLUTANTS[ITEMS[item].pollutant].scale for item in DAY_ITEMS.values()]
        above = [NONE if row["above"] == "none" else row["iaqi"][-1] for row in rows]
        names = ("day_min_hours", "o3_8h_min_hours", "ozone_min_windows")
        exceeding = whole_steps(ruleset.limit("o3", "8h") or 0, unit[-1])
        ranks = percentile_ranks(ruleset)
        return cls(
            digits=np.array([s // u for s, u in zip(scales, unit, strict=True)], np.int64),
            points=_padded(points),
            levels=_padded([list(row["iaqi"]) for row in rows]),
            above=np.array(above, np.int64),
            bounds=np.array([*map(ruleset.number, names), exceeding, window_denominator(ruleset)], np.int64),
            shares=np.array([ranks[pollutant] / 100 for pollutant in COLUMNS], np.float64),
        )


def _padded(rows: list[list[int]]) -> Array:
    return np.array([[*row, *[row[-1]] * (LENGTH - len(row))] for row in rows], np.int64)


def arrays(hours: pl.DataFrame, *, stations: int) -> Array:
    """Return sorted hours without gaps in steps, by pollutant, station and hour; NONE where null."""
    columns = [hours[code].fill_null(NONE).to_numpy().reshape(stations, -1) for code in POLLUTANTS]
    return np.stack(columns)


@numba.njit(cache=True)
def half_even(numerator: int, denominator: int) -> int:
    """Round a ratio half to even."""
    quotient = numerator // denominator
    twice = (numerator - quotient * denominator) * 2
    return quotient + 1 if twice > denominator or (twice == denominator and quotient % 2 == 1) else quotient


@numba.njit(cache=True)
def mean_of_day(line: Array, least: int, digit: int) -> int:
    """Return the rounded mean of a day of one pollutant, or NONE."""
    total, count = 0, 0
    for value in line:
        if value >= 0:
            total += value
            count += 1
    return half_even(total, count * digit) if count >= least else NONE


@numba.njit(cache=True)
def ozone_of_day(line: Array, bounds: Array, digit: int) -> tuple[int, int]:
    """Return the greatest mean of eight hours and the greatest hour of a day, rounded, or NONE twice."""
    total, count, windows, greatest, hour = 0, 0, 0, NONE, NONE
    for end in range(HOURS):
        if line[end] >= 0:
            total += line[end]
            count += 1
            hour = max(hour, line[end])
        if end >= WINDOW and line[end - WINDOW] >= 0:
            total -= line[end - WINDOW]
            count -= 1
        if end >= WINDOW - 1 and count >= bounds[1]:
            windows += 1
            greatest = max(greatest, total * (bounds[4] // count))
    mean = half_even(greatest, bounds[4] * digit)
    return (NONE, NONE) if windows < bounds[2] and mean <= bounds[3] else (mean, half_even(hour, digit))


@numba.njit(cache=True)
def sub_index(value: int, points: Array, levels: Array, above: int) -> int:
    """Return the sub-index of a value in last digits, rounded up, or NONE."""
    for upper in range(1, len(points)):
        if value <= points[upper]:
            low, high = points[upper - 1], points[upper]
            rise = (value - low) * (levels[upper] - levels[upper - 1])
            return int(-(-rise // (high - low)) + levels[upper - 1])
    return above


@numba.njit(cache=True)
def percentile_of(values: Array, share: float) -> float:
    """Return the percentile of the values that are there, linear between ranks 1 + (n - 1) p."""
    ordered = np.sort(values[values >= 0])
    if not len(ordered):
        return float(NONE)
    position = (len(ordered) - 1) * share
    rank = int(position)
    above = ordered[min(rank + 1, len(ordered) - 1)]
    return float(ordered[rank] + (above - ordered[rank]) * (position - rank))


@numba.njit(cache=True)
def the_year(  # noqa: PLR0913, PLR0917 - compiled code takes no dataclass
    hours: Array, digits: Array, points: Array, levels: Array, above: Array, bounds: Array, shares: Array
) -> tuple[Array, Array, Array]:
    """Return daily items and AQI (station x day) and percentiles (station x pollutant)."""
    stations, days = hours.shape[1], hours.shape[2] // HOURS
    items = np.empty((len(digits), stations, days), np.int64)
    aqi = np.full((stations, days), NONE, np.int64)
    percentiles = np.empty((stations, len(shares)), np.float64)
    last = len(shares) - 1
    for station in range(stations):
        for day in range(days):
            span = slice(day * HOURS, (day + 1) * HOURS)
            for n in range(last):
                items[n, station, day] = mean_of_day(hours[n, station, span], bounds[0], digits[n])
            ozone = ozone_of_day(hours[last, station, span], bounds, digits[last])
            items[last, station, day], items[last + 1, station, day] = ozone
            for n in range(len(digits)):
                if items[n, station, day] >= 0:
                    index = sub_index(items[n, station, day], points[n], levels[n], above[n])
                    aqi[station, day] = max(aqi[station, day], index)
        for n in range(len(shares)):
            percentiles[station, n] = percentile_of(items[n, station], shares[n])
    return items, aqi, percentiles


def floor(hours: Array, numbers: Numbers) -> tuple[Array, Array, Array]:
    """Return what `the_year` returns, compiled."""
    return the_year(
        hours, numbers.digits, numbers.points, numbers.levels, numbers.above, numbers.bounds, numbers.shares
    )

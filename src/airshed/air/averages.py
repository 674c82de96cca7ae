"""Hours to station-days, exactly.

A day's mean of n hours is the whole number sum * (D / n) over the denominator D = lcm(minimum hours .. 24), so means of
different n add up exactly. Eight-hour means use lcm(minimum .. 8) the same way.

Ozone is spread into 24 columns, one an hour, rather than run through a rolling window: a missing row then shortens no
window, and it is the fastest form on the default engine (see the ADR on the ozone day).
"""

from math import lcm

import narwhals as nw

from airshed.air.frames import Frame
from airshed.air.rounding import added, half_even
from airshed.air.ruleset import Ruleset
from airshed.air.validity import with_day
from airshed.vocab import POLLUTANTS

HOURS = 24
WINDOW = 8
MEANS = tuple(p for p in POLLUTANTS if p != "o3")


def day_denominator(ruleset: Ruleset) -> int:
    """Return D, over which the day's means of all pollutants but ozone are whole numbers."""
    return lcm(*_counts(ruleset.number("day_min_hours"), HOURS))


def window_denominator(ruleset: Ruleset) -> int:
    """Return the denominator of eight-hour means."""
    return lcm(*_counts(ruleset.number("o3_8h_min_hours"), WINDOW))


def _counts(least: int, most: int) -> range:
    """Return the counts of hours that give a valid mean: at least one, whatever the minimum."""
    return range(max(least, 1), most + 1)


def denominators(ruleset: Ruleset) -> dict[str, int]:
    """Return the denominator of each exact column of `station_days`."""
    means = dict.fromkeys(MEANS, day_denominator(ruleset))
    return {**means, "o3_8h": window_denominator(ruleset), "o3_1h": 1}


def station_days(hours: Frame, *, ruleset: Ruleset) -> Frame:
    """Return one row per station and local day with the exact daily values of one edition.

    Args:
        hours: `station`, `hour_end` and the six pollutants in whole steps, one row per station and hour.
        ruleset: the edition's minimum hours, windows and limits.

    Returns:
        `station`, `date`; per pollutant but ozone its exact mean in 1/`day_denominator` steps (null below the minimum
        of hours) and `<pollutant>_hours`; `o3_8h` in 1/`window_denominator` steps, `o3_windows`, `o3_1h` in steps.
        GB 3095 table 4, HJ 663 6.1.2.
    """
    days = (
        with_day(hours)
        .group_by("station", "date")
        .agg(
            *(nw.col(c).cast(nw.Int64).sum().alias(f"{c}_sum") for c in MEANS),
            *(nw.col(c).count().cast(nw.Int64).alias(f"{c}_hours") for c in MEANS),
            *(
                nw.when(nw.col("hour") == h).then(nw.col("o3")).max().cast(nw.Int64).alias(f"o3_{h}")
                for h in _day_hours()
            ),
        )
    )
    ends = _window_ends(ruleset)
    if ends.start < WINDOW:
        days = _with_yesterday(days, first=ends.start - WINDOW + 1)
    marked = days.with_columns(*_hours_there(ends))
    summed = marked.with_columns(*_window_sums(ends), *(_exact_mean(c, ruleset).alias(c) for c in MEANS))
    windows = summed.with_columns(*(_window_mean(end, ruleset).alias(f"window_{end}") for end in ends))
    counted = windows.with_columns(
        o3_8h=nw.max_horizontal(*(f"window_{end}" for end in ends)),
        o3_windows=added([nw.when(~nw.col(f"window_{end}").is_null()).then(1).otherwise(0) for end in ends]),
        o3_1h=nw.max_horizontal(*(f"o3_{h}" for h in _day_hours())),
    )
    valid = _ozone_valid(ruleset)
    return (
        counted.with_columns(o3_8h=nw.when(valid).then(nw.col("o3_8h")))
        .with_columns(o3_1h=_valid_one_hour(ruleset))
        .select("station", "date", *(x for c in MEANS for x in (c, f"{c}_hours")), "o3_8h", "o3_windows", "o3_1h")
    )


def _day_hours() -> range:
    return range(1, HOURS + 1)


def _exact_mean(column: str, ruleset: Ruleset) -> nw.Expr:
    count, total = nw.col(f"{column}_hours"), nw.col(f"{column}_sum")
    denominator = day_denominator(ruleset)
    mean: nw.Expr = nw.lit(None, nw.Int64)
    for n in _counts(ruleset.number("day_min_hours"), HOURS):
        mean = nw.when(count == n).then(total * (denominator // n)).otherwise(mean)
    return mean


def _window_ends(ruleset: Ruleset) -> range:
    first, last = (int(part) for part in str(ruleset.value("ozone_windows")).split("-"))
    return range(first, last + 1)


def _with_yesterday(days: Frame, *, first: int) -> Frame:
    """Add `o3_0`, `o3_-1` ... `o3_first`: the last ozone hours of the day before."""
    late = days.select(
        "station",
        nw.col("date").dt.offset_by("1d").alias("date"),
        *(nw.col(f"o3_{h + HOURS}").alias(f"o3_{h}") for h in range(first, 1)),
    )
    return days.join(late, on=["station", "date"], how="left")


def _hours_there(ends: range) -> list[nw.Expr]:
    """Return `there_<hour>`, 1 where ozone has a value and 0 where it has none, of every hour in a window."""
    hours = range(ends.start - WINDOW + 1, ends.stop)
    return [nw.when(~nw.col(f"o3_{h}").is_null()).then(1).otherwise(0).alias(f"there_{h}") for h in hours]


def _window_sums(ends: range) -> list[nw.Expr]:
    """Return the sum and the number of hours of each window; columns of their own keep a query plan small."""
    columns = []
    for end in ends:
        inside = range(end - WINDOW + 1, end + 1)
        columns += [
            nw.sum_horizontal(*(f"o3_{h}" for h in inside)).alias(f"sum_{end}"),
            nw.sum_horizontal(*(f"there_{h}" for h in inside)).alias(f"hours_{end}"),
        ]
    return columns


def _window_mean(end: int, ruleset: Ruleset) -> nw.Expr:
    """Return the exact mean of a window: its denominator is a multiple of every number of hours allowed."""
    hours = nw.col(f"hours_{end}")
    steps = nw.col(f"sum_{end}") * window_denominator(ruleset)
    return nw.when(hours >= ruleset.number("o3_8h_min_hours")).then(steps // hours)


def _ozone_valid(ruleset: Ruleset) -> nw.Expr:
    enough = nw.col("o3_windows") >= ruleset.number("ozone_min_windows")
    limit = ruleset.limit("o3", "8h")
    if limit is None or not ruleset.value("ozone_valid_if_exceeding"):
        return enough
    digits = 10 ** ruleset.decimals("o3")
    shown = half_even(nw.col("o3_8h"), window_denominator(ruleset) * (POLLUTANTS["o3"].scale // digits))
    return enough | (shown > int(limit * digits))


def _valid_one_hour(ruleset: Ruleset) -> nw.Expr:
    if str(ruleset.value("o3_1h_valid")) == "any":
        return nw.col("o3_1h")
    return nw.when(~nw.col("o3_8h").is_null()).then(nw.col("o3_1h"))

"""Readings as pages and rates ask for them."""

from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from airshed.lake.engines import scan
from airshed.lake.listing import unreadable_told
from airshed.lake.tables import OUTLET_READINGS

TICK = timedelta(microseconds=1)


def hours_of(home: Path, *, mn: str, from_at: datetime, to_at: datetime) -> pl.DataFrame:
    """Return the hours of a device that begin in a period, corrections folded in, in order of factor and moment.

    Args:
        home: the home.
        mn: number of the device.
        from_at: first moment. [city wall time]
        to_at: moment after the last. [city wall time]

    Raises:
        LakeDamaged: the table cannot be read.
    """
    found = scan(
        home, OUTLET_READINGS.name, months=months_between(from_at, to_at - TICK), between=(from_at, to_at - TICK)
    )
    with unreadable_told(home):
        return found.filter(pl.col("mn") == mn, pl.col("period") == "hour").sort("factor", "at").collect()


def months_between(first: datetime, last: datetime) -> list[int]:
    """Return the months from that of a moment to that of another, as YYYYMM."""
    count = (last.year - first.year) * 12 + last.month - first.month
    months = (first.year * 12 + first.month - 1 + n for n in range(count + 1))
    return [month // 12 * 100 + month % 12 + 1 for month in months]

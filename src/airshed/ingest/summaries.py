"""What each file of the lake says in short of devices: files never change, so that it is asked for once a file.

The worker adds a small file every second and joins them now and then. A page that asked all rows each time would read
millions of them; it asks the summaries, and of a file it knows already it reads nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import polars as pl

from airshed.lake.listing import DataFile, files, unreadable_told
from airshed.lake.tables import DEVICE_FRAMES, OUTLET_READINGS
from airshed.tables import Table

KEPT = 2048
"""Files whose summary is kept."""
MONTHS_BACK = 3
"""What is older is not looked at. [months]"""
AHEAD = timedelta(hours=1)
"""So far may the time of a value be ahead of the moment at which it was received."""
SERIES = ("mn", "period", "factor")
VALUES = ("at", "value", "converted", "mark", "frame", "received_at", "revision")
SOME = 5
"""So many peers and kinds of system are named."""
HEARD = pl.Schema(
    {
        "mn": pl.String(),
        "day": pl.Date(),
        "frames": pl.UInt32(),
        "first_at": pl.Datetime("us"),
        "last_at": pl.Datetime("us"),
        "first_frame": pl.Int64(),
        "last_frame": pl.Int64(),
        "odd": pl.UInt32(),
        "odd_at": pl.Datetime("us"),
        "rejects": pl.UInt32(),
        "peers": pl.List(pl.String()),
        "systems": pl.List(pl.String()),
    }
)
LAST = pl.Schema({name: OUTLET_READINGS.schema[name] for name in (*SERIES, *VALUES)} | {"heard_at": pl.Datetime("us")})


def last_values(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return of each device, period and factor the last value, by its own time, of the last months.

    What tells of a time that had not come when it was received is left out: a wrong clock would hide what follows.

    Args:
        home: the home.
        now: present moment. [city wall time]

    Returns:
        Columns of `LAST`; `heard_at` is when the last value of the series was received, which may be another one.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    return _series(home, now).drop_nulls("at").sort(SERIES)


def last_received(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return of each device (`mn`) when the last value was received (`heard_at`), whatever time it tells of.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    return _series(home, now).group_by("mn").agg(pl.col("heard_at").max())


def _series(home: Path, now: datetime) -> pl.DataFrame:
    """Return the columns of `LAST` of each series; one that has only times to come has none of its values."""
    parts = [*_parts(home, OUTLET_READINGS, _last_of, now)]
    if not parts:
        return pl.DataFrame(schema=LAST)
    every = pl.concat(parts).sort("at", "revision", nulls_last=False)
    newest = [pl.col(name).last() for name in VALUES]
    return every.group_by(SERIES).agg(*newest, pl.col("heard_at").max()).select(list(LAST))


def heard(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return of each device and day what came, of the last months; without a number where none could be read.

    Returns:
        Columns of `HEARD`: frames, when and from whom, how many deviate, how many are none.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    parts = [*_parts(home, DEVICE_FRAMES, _heard_of, now)]
    if not parts:
        return pl.DataFrame(schema=HEARD)
    ends = [pl.col("first_at", "first_frame").min(), pl.col("last_at", "last_frame", "odd_at").max()]
    sums, lists = pl.col("frames", "odd", "rejects").sum(), pl.col("peers", "systems").explode().unique().sort()
    merged = pl.concat(parts).group_by("mn", "day").agg(*ends, sums, lists.drop_nulls().head(SOME))
    return merged.sort("mn", "day", nulls_last=True).select(list(HEARD))


def recent_months(now: datetime) -> range:
    """Return the bounds of the months that are looked at, as months since the year 0."""
    this = _number_of(now)
    return range(this - MONTHS_BACK, this + 2)


def _parts(
    home: Path, table: Table, read: Callable[[Path, bool], pl.DataFrame], now: datetime
) -> Iterator[pl.DataFrame]:
    months = recent_months(now)
    with unreadable_told(home):
        for file in files(home, table):
            if _number(file) in months or _number_of(file.high["known_at"]) in months:  # a clock may be months behind
                yield read(file.path, bool(file.low.get("revision")))


def _number(file: DataFile) -> int:
    month = file.month or 0
    return month // 100 * 12 + month % 100 - 1


def _number_of(moment: datetime) -> int:
    return moment.year * 12 + moment.month - 1


@lru_cache(maxsize=KEPT)
def _last_of(path: Path, corrected: bool) -> pl.DataFrame:  # noqa: FBT001 - keys of the cache
    """Return the last value of each series of a file; its rows lie in the order of their key."""
    frame = pl.scan_parquet(path, glob=False, cache=False).select(*SERIES, *VALUES)
    ordered = frame.sort("at", "revision", maintain_order=True) if corrected else frame
    come = (pl.col("at") <= pl.col("received_at") + AHEAD).fill_null(value=True)
    newest: Sequence[pl.Expr] = [pl.col(name).filter(come).last() for name in VALUES]
    last = ordered.group_by(SERIES).agg(*newest, heard_at=pl.col("received_at").max())
    return last.select(list(LAST)).collect()


@lru_cache(maxsize=KEPT)
def _heard_of(path: Path, corrected: bool) -> pl.DataFrame:  # noqa: ARG001, FBT001 - as above
    odd = (pl.col("deviations").fill_null("") != "") | pl.col("reason").is_not_null()
    some = {"peers": _host(), "systems": pl.col("st")}
    return (
        pl.scan_parquet(path, glob=False, cache=False)
        .group_by("mn", day=pl.col("received_at").dt.date())
        .agg(
            frames=pl.len(),
            first_at=pl.col("received_at").min(),
            last_at=pl.col("received_at").max(),
            first_frame=pl.col("frame").min(),
            last_frame=pl.col("frame").max(),
            odd=odd.sum(),
            odd_at=pl.col("received_at").filter(odd).max(),
            rejects=pl.col("reason").is_not_null().sum(),
            **{name: texts.drop_nulls().unique().sort().head(SOME) for name, texts in some.items()},
        )
        .select(pl.col(name).cast(kind) for name, kind in HEARD.items())
        .collect()
    )


def _host() -> pl.Expr:
    """Return who sent a frame, without the port, which differs with each connection."""
    return pl.col("peer").str.replace(r":\d+$", "")

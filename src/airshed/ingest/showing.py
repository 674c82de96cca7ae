"""What pages ask of devices and their readings: last values, curves, corrections, frames, who is not known.

Values are in the device's own unit, as it sent them; times are city wall time, of minutes, hours and days the start.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from airshed.ingest.devices import devices_of
from airshed.ingest.reading import TICK, months_between
from airshed.ingest.summaries import heard, last_values
from airshed.lake.engines import revisions, scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import DEVICE_FRAMES, OUTLET_READINGS
from airshed.telemetry.journal.files import JOURNAL
from airshed.telemetry.server.state import state_of

VALUES = ("value", "low", "high", "total", "converted", "converted_low", "converted_high")
DAY = timedelta(days=1)


class Gateway(NamedTuple):
    """What the gateway says of itself.

    Attributes:
        running: whether it is at work.
        at: when it said so; None without a word of it.
        port: where it listens.
        frames: how many it received since it began.
        connections: how many devices are connected.
        trouble: code of what is wrong with its disk; empty if nothing is.
        connected: numbers of the devices that are connected.
    """

    running: bool
    at: datetime | None = None
    port: int | None = None
    frames: int = 0
    connections: int = 0
    trouble: str = ""
    connected: frozenset[str] = frozenset()


class Span(NamedTuple):
    """Days of a device: the first, and the first that is none of them; None = there is no end."""

    from_date: date
    to_date: date | None


def gateway(home: Path, *, now: datetime) -> Gateway:
    """Return whether the gateway is at work, from the file it writes every second; one of another shape is of none."""
    said = state_of(home / JOURNAL, now=now)
    try:
        return _told(said) if said is not None else Gateway(running=False)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Gateway(running=False)


def _told(said: Mapping[str, Any]) -> Gateway:
    """Return what a file says; raises what Python raises where it is of another shape."""
    return Gateway(
        running=True,
        at=datetime.fromisoformat(said["at"]),
        port=int(said["port"]),
        frames=int(said["frames"]),
        connections=int(said["connections"]),
        trouble=str(said["trouble"]),
        connected=frozenset(mn for mn, device in said["devices"].items() if device.get("connected")),
    )


def latest(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return the last value of each device, period and factor; see `summaries.last_values`."""
    return last_values(home, now=now)


def series(  # noqa: PLR0913 - what is asked
    home: Path, *, mn: str, period: str, factors: Sequence[str], from_at: datetime, to_at: datetime
) -> pl.DataFrame:
    """Return values of a device in the order of their time, corrections folded in.

    Args:
        home: the home.
        mn: number of the device.
        period: `real`, `minute`, `hour` or `day`.
        factors: codes as they were sent; none = all.
        from_at: the first moment. [city wall time]
        to_at: the end, which does not belong to it. [city wall time]

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    wanted = (pl.col("mn") == mn) & (pl.col("period") == period) & pl.col("at").is_between(from_at, to_at, "left")
    if factors:
        wanted &= pl.col("factor").is_in(list(factors))
    found = scan(
        home, OUTLET_READINGS.name, months=months_between(from_at, to_at - TICK), between=(from_at, to_at - TICK)
    ).filter(wanted)
    columns = ("factor", "at", *VALUES, "mark", "backfilled", "frame", "received_at", "revision")
    with unreadable_told(home):
        return found.select(columns).collect().sort("factor", "at")


def revisions_of(home: Path, *, mn: str, period: str, at: datetime) -> pl.DataFrame:
    """Return all that was ever stored of a device's values of one time: first values and corrections, in order."""
    wanted = (pl.col("mn") == mn) & (pl.col("period") == period) & (pl.col("at") == at)
    found = revisions(home, OUTLET_READINGS.name, months=months_between(at, at)).filter(wanted)
    with unreadable_told(home):
        return found.collect().sort("factor", "revision")


def frames_of(home: Path, *, mn: str | None, on: date, odd: bool = False) -> pl.DataFrame:
    """Return the frames of a device that were received on a day, the newest first.

    Args:
        home: the home.
        mn: number of the device; None = what could not be read, or names none.
        on: the day.
        odd: only what deviates or is none.
    """
    start = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - wall time
    wanted = pl.col("received_at").is_between(start, start + DAY, "left") & pl.col("mn").eq_missing(pl.lit(mn))
    if odd:
        wanted &= (pl.col("deviations").fill_null("") != "") | pl.col("reason").is_not_null()
    found = scan(home, DEVICE_FRAMES.name, months=months_between(start, start)).filter(wanted)
    with unreadable_told(home):
        return found.collect().sort("frame", descending=True)


def frame_row(home: Path, *, number: int) -> dict[str, Any] | None:
    """Return what the lake says of a frame; None where it has none of that number."""
    inside = [f for f in files(home, DEVICE_FRAMES) if f.low["frame"] <= number <= f.high["frame"]]
    with unreadable_told(home):
        for file in inside:
            found = pl.scan_parquet(file.path, glob=False).filter(pl.col("frame") == number).collect()
            if found.height:
                return found.row(0, named=True)
    return None


def unknown(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return who sent without being listed on that day: first and last, count, from where, and what.

    Returns:
        A row a number: `first_at`, `last_at`, `first_frame`, `last_frame`, `frames`, `rejects`, `odd`, `peers`,
        `systems`, `factors`.
    """
    days = heard(home, now=now).filter(pl.col("mn").fill_null("") != "")
    spans = devices_of(home).select("mn", "from_date", "to_date")
    ended = pl.col("to_date") <= pl.col("day")
    inside = (pl.col("from_date") <= pl.col("day")) & ~ended.fill_null(value=False)
    known = days.select("mn", "day").join(spans, on="mn").filter(inside).select("mn", "day").unique()
    ends = [pl.col("first_at", "first_frame").min(), pl.col("last_at", "last_frame").max()]
    lists = pl.col("peers", "systems").explode().unique().sort().drop_nulls()
    sums = pl.col("frames", "rejects", "odd").sum()
    strange = days.join(known, on=["mn", "day"], how="anti").group_by("mn").agg(*ends, sums, lists)
    sent = latest(home, now=now).group_by("mn").agg(factors=pl.col("factor").unique().sort())
    return strange.join(sent, on="mn", how="left").sort("last_at", "mn", descending=[True, False])

"""Homes with a journal of frames; all synthetic."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from tests.unit.telemetry.journals import Hasty

from airshed.ingest.taking import Taken, Waiting, take
from airshed.lake.engines import scan
from airshed.lake.tables import OUTLET_READINGS
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.protocols.hj212.building import framed

AT = datetime(2026, 11, 30, 8)
MN = "010000A8900016F000169DC0"
PEER = "192.0.2.7:40000"
SAID = ("value", "low", "high", "total", "converted", "converted_low", "converted_high", "mark")


def frame(  # noqa: PLR0913 - what a frame has
    content: str,
    *,
    cn: str = "2061",
    qn: str | None = "20261130080000000",
    mn: str = MN,
    st: str = "31",
    part: tuple[int, int] | None = None,
    data_time: str = "20261130070000",
) -> bytes:
    """Return a frame; `part` is its number and how many there are."""
    head = f"QN={qn};" if qn else ""
    packets = f"PNUM={part[1]};PNO={part[0]};" if part else ""
    flag = 7 if part else 5
    text = f"{head}ST={st};CN={cn};PW=123456;MN={mn};Flag={flag};{packets}CP=&&DataTime={data_time};{content}&&"
    return framed(text.encode()).removesuffix(b"\r\n")


def fed(home: Path, raws: Iterable[bytes], *, at: datetime = AT, every_s: float = 1.0) -> None:
    """Add frames to the journal of a home."""
    with Journal(home / "journal", disk=Hasty()) as journal:
        frames = [Frame(raw, at + timedelta(seconds=every_s * n), PEER) for n, raw in enumerate(raws)]
        journal.append(frames)
        journal.commit()


def took(home: Path, raws: Sequence[bytes] = (), *, now: datetime = AT, **how: Any) -> list[Taken]:
    """Feed frames and take all there are."""
    if raws:
        fed(home, raws)
    found: list[Taken] = []
    waiting: Waiting | None = None
    while not found or found[-1].more:
        found.append(take(home, now=now, waiting=waiting, **how))
        waiting = found[-1].waiting
    return found


def readings(home: Path, *columns: str) -> list[tuple[Any, ...]]:
    """Return readings in order of their keys: the columns asked for, or key and all that was said."""
    wanted = columns or (*OUTLET_READINGS.key, *SAID)
    rows = scan(home, OUTLET_READINGS.name).sort(OUTLET_READINGS.key).select(wanted).collect()
    return rows.rows()


def frames_of(home: Path, *columns: str) -> list[tuple[Any, ...]]:
    """Return columns of frames in order of their numbers."""
    return scan(home, "device_frames").sort("frame").select(columns).collect().rows()


def table(home: Path, name: str) -> pl.DataFrame:
    """Return a table, corrections folded in."""
    return scan(home, name).collect()

"""From the journal to the lake in one process: readings a second, and how soon a year of hours is read.

The frames are synthetic: 60 devices, 12 factors of flue gas with their marks, some 500 bytes. The year is 60 devices,
an hour each, 12 factors.
"""

import random
import shutil
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

import measure
from airshed.ingest.reading import hours_of
from airshed.ingest.rows import stored
from airshed.ingest.taking import Waiting, take
from airshed.lake.engines import count
from airshed.lake.store import writing
from airshed.lake.tables import OUTLET_READINGS
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.protocols.hj212.building import framed

FRAMES = 250_000
DEVICES = 60
FACTORS = (
    *("a00000", "a34013", "a21026", "a21002", "a21003", "a21004"),
    *("a21005", "a19001", "a01011", "a01012", "a01013", "a01014"),
)
AT = datetime(2026, 3, 1)
GROUP = 5_000
TIMES = 5
SMALL = 500  # frames of a batch, as each second brings them


def frames(first: int, many: int) -> list[Frame]:
    """Return frames of real-time data, the same in every run: every device every 30 seconds."""
    chance = random.Random(first)  # noqa: S311 - no secrets
    found = []
    for n in range(first, first + many):
        at = AT + timedelta(seconds=30 * (n // DEVICES))
        values = ";".join(f"{code}-Rtd={chance.uniform(10, 99):.3f},{code}-Flag=N" for code in FACTORS)
        head = f"QN={at:%Y%m%d%H%M%S}{n % DEVICES:03};ST=31;CN=2011;PW=123456;MN={n % DEVICES:024X};Flag=5"
        raw = framed(f"{head};CP=&&DataTime={at:%Y%m%d%H%M%S};{values}&&".encode())
        found.append(Frame(raw.removesuffix(b"\r\n"), at, f"192.0.2.7:{40_000 + n % DEVICES}"))
    return found


def prepared(home: Path, first: int, many: int) -> None:
    """Write frames to the journal of a home."""
    with Journal(home / "journal") as journal:
        for start in range(first, first + many, GROUP):
            journal.append(frames(start, min(GROUP, first + many - start)))
            journal.commit()


def taken(home: Path) -> tuple[float, float]:
    """Return the seconds until all that is in a journal is stored, and those of the processor."""
    start, used = time.perf_counter(), time.process_time()
    more, waiting = True, None
    while more:
        found = take(home, now=AT, waiting=waiting)
        more, waiting = found.more, found.waiting
    return time.perf_counter() - start, time.process_time() - used


def a_second(home: Path) -> float:
    """Return the median seconds of a small batch on top of what is there."""
    waiting: Waiting | None = None
    seconds = []
    for n in range(TIMES):
        prepared(home, FRAMES + n * SMALL, SMALL)
        start = time.perf_counter()
        waiting = take(home, now=AT, waiting=waiting).waiting
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[TIMES // 2]


def a_year(home: Path) -> None:
    """Store a year of hours of all devices, month by month."""
    moments = pl.datetime_range(datetime(2025, 1, 1), datetime(2025, 12, 31, 23), "1h", eager=True).alias("at")
    hours = pl.DataFrame({"at": moments})
    keys = pl.DataFrame({"mn": [f"{n:024X}" for n in range(DEVICES)]}).join(
        pl.DataFrame({"factor": FACTORS}), how="cross"
    )
    rows = keys.join(hours, how="cross").with_columns(
        period=pl.lit("hour"), mark=pl.lit("N"), value=(pl.int_range(pl.len()) * 37 % 9973) / 100, revision=0
    )
    rows = rows.with_columns(month=pl.col("at").dt.year() * 100 + pl.col("at").dt.month().cast(pl.Int32))
    rest = [c for c in OUTLET_READINGS.schema if c not in {*rows.columns, "batch", "known_at"}]
    rows = rows.with_columns(pl.lit(None).alias(c) for c in rest)
    with writing(home, now=AT) as writer:
        writer.append(OUTLET_READINGS, stored(OUTLET_READINGS, rows, batch="year", now=AT))


def main() -> int:
    """Measure and report."""
    with tempfile.TemporaryDirectory(dir=measure.HERE) as name:
        home, other = Path(name) / "home", Path(name) / "year"
        prepared(home, 0, FRAMES)
        seconds, used = taken(home)
        rows = count(home, OUTLET_READINGS.name)
        again = a_second(home)
        a_year(other)
        asked = measure.seconds_of(
            lambda: hours_of(other, mn=f"{7:024X}", from_at=datetime(2025, 1, 1), to_at=datetime(2026, 1, 1)),
            times=TIMES,
        )
        shutil.rmtree(home)
    return measure.report(
        f"From the journal to the lake: {FRAMES:,} frames of {len(FACTORS)} factors, in one process",
        [
            measure.Figure("thousand frames a second", 1e-3 * FRAMES / seconds, "k"),
            measure.Figure("thousand readings a second", 1e-3 * rows / seconds, "k", least=100),
            measure.Figure("the same by a second of the processor", 1e-3 * rows / used, "k"),
            measure.Figure(f"a batch of {SMALL} frames on top of them", 1e3 * again, "ms"),
            measure.Figure("a year of hours of one of 60 devices", 1e3 * asked, "ms", most=300),
            measure.Figure("readings that are missing", FRAMES * len(FACTORS) - rows, "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({}, main)

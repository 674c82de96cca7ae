"""What the worker does beside taking: few files, a short log, and only as much real-time data as is wanted."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import polars as pl

from airshed.ingest.progress import progress_of, progress_row
from airshed.ingest.rows import stored
from airshed.lake.compacting import clear, merge_files
from airshed.lake.listing import DataFile, files, latest
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, DEVICE_FRAMES, INGESTED, OUTLET_READINGS
from airshed.tables import Table

OWN = (DEVICE_FRAMES, OUTLET_READINGS, INGESTED)
"""Tables that nobody else writes. Hours of the air are merged when they have to be: pages that show them are kept as
long as their files stay the same."""
MANY = 64
"""So many files of a month at most, before they are merged."""


def tidy(home: Path, *, now: datetime, all_of_them: bool = False) -> tuple[str, ...]:
    """Merge files of tables that have many in a month, or of all of them; return the names of those tables.

    Raises:
        LakeBusy: another process writes and does not stop.
        NoSpace: the disk is full; what was there stays.
        LakeDamaged: a table cannot be read.
    """
    done = []
    for table in (*OWN, AMBIENT_HOURS):
        every = all_of_them and table in OWN
        if every or _many(home, table):
            _last_only(home, now=now) if table is INGESTED else merge_files(home, table, now=now)
            done.append(table.name)
        if every:
            clear(home, table, now=now)
    return tuple(done)


def _many(home: Path, table: Table) -> bool:
    counts = Counter((f.month, bool(f.low.get("revision"))) for f in files(home, table))
    return max(counts.values(), default=0) > MANY


def _last_only(home: Path, *, now: datetime) -> None:
    """Keep of the progress its last row alone, as the first revision: nobody asks how far reading was before."""
    with writing(home, now=now) as writer:
        old = latest(home, INGESTED)
        if len(old) > 1:
            last = progress_of(home)._replace(revision=0)
            rows = stored(INGESTED, progress_row(last), batch=f"{now:%Y%m%dT%H%M%S}-kept", now=now)
            writer.rewrite(INGESTED, old, rows, data_change=True)


def forget(home: Path, *, before: Mapping[str, date], now: datetime) -> int:
    """Remove readings of periods that are older than a day, month by month; return how many rows.

    A month goes when all of its days are older. Hours and days are kept unless they are named, the journal always.

    Args:
        home: the home.
        before: first day that is kept, by period.
        now: present moment. [city wall time]

    Raises:
        As `tidy`.
    """
    removed = 0
    for month in sorted({f.month for f in files(home, OUTLET_READINGS) if f.month is not None}):
        periods = [period for period, day in before.items() if month < day.year * 100 + day.month]
        if periods and any(_holds(f, periods) for f in files(home, OUTLET_READINGS) if f.month == month):
            removed += _without(home, month, periods, now=now)
    return removed


def _holds(file: DataFile, periods: list[str]) -> bool:
    rows = pl.scan_parquet(file.path, glob=False).filter(pl.col("period").is_in(periods))
    return bool(rows.select(pl.len()).collect().item())


def _without(home: Path, month: int, periods: list[str], *, now: datetime) -> int:
    """Write the files of a month anew without some periods, one by one."""
    removed = 0
    with writing(home, now=now) as writer:
        for file in latest(home, OUTLET_READINGS):
            if file.month == month and _holds(file, periods):
                kept = pl.read_parquet(file.path, glob=False).filter(~pl.col("period").is_in(periods))
                rows = kept.with_columns(month=pl.lit(month, pl.Int32)).select(OUTLET_READINGS.schema.names())
                writer.rewrite(OUTLET_READINGS, (file,), rows, data_change=True)
                removed += file.rows - kept.height
    return removed

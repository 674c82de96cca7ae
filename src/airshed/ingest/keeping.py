"""What the worker does beside taking: few files, a short log, and only as much real-time data as is wanted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path

import polars as pl

from airshed.ingest.opening import SEALED
from airshed.ingest.progress import progress_of, progress_row
from airshed.ingest.rows import KEY, stored
from airshed.lake.compacting import clear, merge_files
from airshed.lake.listing import DataFile, files, latest
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, DEVICE_FRAMES, INGESTED, OUTLET_RANKS, OUTLET_READINGS
from airshed.tables import Table
from airshed.telemetry.protocols.hj212.tables import PERIODS

OWN = (DEVICE_FRAMES, OUTLET_READINGS, OUTLET_RANKS, INGESTED)
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
    """Remove readings that were received before a day, whatever time they tell of; return how many rows.

    Values of one time stay together: while one of them was received later, the others stay too. Rows of frames go with
    their readings, and those that a key may still open as if they had some; others without readings go as those of
    period `real`. Periods that are not named are kept with their frames, and so are the journal and the last frame that
    was read, by which it is known again.

    Args:
        home: the home.
        before: first day of receiving that is kept, by period.
        now: present moment. [city wall time]

    Raises:
        As `tidy`.
    """
    due = _due(before, pl.col("period"))
    months = {file.month for file in files(home, OUTLET_READINGS) if _holds(file, due)}
    removed = sum(_without(home, month, due, now=now) for month in sorted(months, key=str))
    _clear(home, OUTLET_RANKS, due, now=now)
    rest = [pl.scan_parquet(f.path, glob=False).filter(due).select("frame") for f in files(home, OUTLET_READINGS)]
    pointed_at = pl.concat(rest).unique().collect().to_series() if rest else pl.Series(dtype=pl.Int64)
    free = (pl.col("frame") < progress_of(home).done) & ~pl.col("frame").is_in(pointed_at.implode())
    _clear(home, DEVICE_FRAMES, _due(before, PERIOD) & free, now=now)
    return removed


PERIOD = (
    pl.when((pl.col("readings") > 0) | pl.col("deviations").str.contains(SEALED))
    .then(pl.col("cn").replace_strict(PERIODS, default="real", return_dtype=pl.String))
    .otherwise(pl.lit("real"))
)
"""By which period a frame is kept."""


def _due(before: Mapping[str, date], period: pl.Expr) -> pl.Expr:
    old = [(period == name) & (pl.col("received_at") < datetime.combine(day, time())) for name, day in before.items()]
    return pl.any_horizontal(*old, pl.lit(value=False)).fill_null(value=False)


def _clear(home: Path, table: Table, due: pl.Expr, *, now: datetime) -> None:
    """Write the files of a table anew without what is due, one change a file."""
    for path in [file.path for file in files(home, table) if _holds(file, due)]:
        with writing(home, now=now) as writer:
            for file in (file for file in latest(home, table) if file.path == path):
                rows = pl.read_parquet(path, glob=False).with_columns(month=pl.lit(file.month, pl.Int32))
                kept = rows.filter(~due).select(table.schema.names())
                writer.rewrite(table, (file,), kept, data_change=True)


def _holds(file: DataFile, due: pl.Expr) -> bool:
    rows = pl.scan_parquet(file.path, glob=False).filter(due)
    return bool(rows.select(pl.len()).collect().item())


def _without(home: Path, month: int | None, due: pl.Expr, *, now: datetime) -> int:
    """Write the files of a month anew without what is due, one by one."""
    removed = 0
    with writing(home, now=now) as writer:
        found = [file for file in latest(home, OUTLET_READINGS) if file.month == month]
        renewed = _renewed(found, due)
        for file in found:
            rows = pl.read_parquet(file.path, glob=False).with_columns(month=pl.lit(month, pl.Int32))
            marked = rows.join(renewed, on=KEY, how="left", maintain_order="left")
            kept = marked.filter(~due | pl.col("renewed").is_not_null()).select(OUTLET_READINGS.schema.names())
            if kept.height < rows.height:
                writer.rewrite(OUTLET_READINGS, (file,), kept, data_change=True)
                removed += rows.height - kept.height
    return removed


def _renewed(found: Iterable[DataFile], due: pl.Expr) -> pl.DataFrame:
    """Return the keys that have corrections, and a value that is not due."""
    read = [pl.scan_parquet(file.path, glob=False).select(*KEY, "received_at", "revision") for file in found]
    rows = pl.concat(read)
    corrected = rows.filter(pl.col("revision") > 0).select(KEY).unique()
    young = rows.filter(~due).join(corrected, on=KEY, how="semi").select(KEY).unique()
    return young.with_columns(renewed=pl.lit(value=True)).collect()

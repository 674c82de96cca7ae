"""Small files of the lake merged, and what no table needs any more deleted."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import polars as pl
from deltalake import DeltaTable

from airshed.lake.listing import PENDING, DataFile, damage_told, lake, latest, opened
from airshed.lake.store import BRIEF_HOURS, lock, writing
from airshed.lake.tables import TABLES, TELEMETRY
from airshed.tables import Table

VACUUM_HOURS = 24
SMALL, MOST, RATIO = 500_000, 2_000_000, 4
"""Files of so many rows together are merged into one, and never more than so many; one that has more than so many times
the rows of the smaller ones stays as it is, so that what comes each second is written a few times only."""


def compact(
    home: Path, *, now: datetime, tables: Collection[Table] = tuple(TABLES.values())
) -> dict[str, tuple[int, int]]:
    """Merge small files; return files before and after, by table.

    Corrections are kept, each with its `known_at`: what was known earlier stays readable. Files that no table needs
    any more are deleted a day later at the earliest, so that who reads them now may finish; those of telemetry, which
    are many, after two hours. Each table is merged by itself, so that others may write in between.

    Raises:
        LakeBusy: another process writes and does not stop.
        NoSpace: the disk is full; what was merged before stays.
        LakeDamaged: a table cannot be read.
    """
    counts = {}
    for table in tables:
        before = latest(home, table)
        if before:
            merge_files(home, table, now=now)
            counts[table.name] = (len(before), len(latest(home, table)))
    for table in tables:
        clear(home, table, now=now)
    return counts


def merge_files(home: Path, table: Table, *, now: datetime) -> None:
    """Merge the small files of a table; raises as `compact`."""
    with writing(home, now=now) as writer:
        for group in mergeable(latest(home, table)):
            frame = pl.concat(pl.read_parquet(f.path, glob=False) for f in group)
            if table.partition:
                frame = frame.with_columns(pl.lit(group[0].month, pl.Int32).alias(table.partition))
            writer.rewrite(table, group, frame.select(table.schema.names()))


def clear(home: Path, table: Table, *, now: datetime) -> None:
    """Delete files that a table does not need any more, and what its log remembers for longer than it has to.

    Nobody is pinned to an older version meanwhile, as the lake is held and whole; raises as `compact`.
    """
    root = lake(home) / table.name
    with lock(home, now=now):
        delta = None if (lake(home) / PENDING).exists() else opened(root)
        if delta is None:
            return
        hours = BRIEF_HOURS if table in TELEMETRY else VACUUM_HOURS
        with damage_told(root):
            delta.vacuum(hours, dry_run=False, enforce_retention_duration=False, full=True)
            delta = DeltaTable(root)
            delta.create_checkpoint()
            delta.cleanup_metadata()


def mergeable(found: Collection[DataFile]) -> Iterator[tuple[DataFile, ...]]:
    """Yield the files that can become one: same month, first values and corrections apart."""
    ordered = sorted(found, key=lambda f: (str(f.month), bool(f.low.get("revision")), f.rows, str(f.path)))
    for _, group in groupby(ordered, key=lambda f: (f.month, bool(f.low.get("revision")))):
        chosen: list[DataFile] = []
        rows = 0
        for f in group:
            if rows + f.rows > max(SMALL, min(MOST, (RATIO + 1) * rows)):
                break
            chosen.append(f)
            rows += f.rows
        if len(chosen) > 1:
            yield tuple(chosen)

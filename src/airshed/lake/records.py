"""Records people and programs decide on (dust events, rulings, figures): appended, each change one more revision."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.engines import scan
from airshed.lake.merge import merge
from airshed.lake.store import writing
from airshed.lake.tables import MOMENT, value_columns
from airshed.tables import Table


def append_records(home: Path, table: Table, records: pl.DataFrame, *, now: datetime) -> int:
    """Store records that are new or changed; return how many were.

    Args:
        home: the home.
        table: a table with a revision.
        records: its key and values, one row a key.
        now: present moment, becomes `known_at`. [city wall time]

    Raises:
        LakeBusy: another process writes.
        NoSpace: the disk is full; nothing was stored.
    """
    return append_decided(home, table, lambda _: records, now=now)


def append_decided(home: Path, table: Table, decide: Callable[[pl.LazyFrame], pl.DataFrame], *, now: datetime) -> int:
    """Store records that are decided by what is stored, which nobody else changes meanwhile; return how many were.

    Args:
        home: the home.
        table: a table with a revision.
        decide: returns records, one row a key, for the rows stored so far; what it raises leaves everything as it was.
        now: present moment, becomes `known_at`. [city wall time]

    Raises:
        As `append_records`.
    """
    values = value_columns(table)
    with writing(home, now=now) as writer:
        stored = scan(home, table.name)
        records = decide(stored)
        numbered = records.select(*table.key, *values, order=pl.lit(0, pl.Int32)).with_row_index("id")
        rows, _ = merge(table, stored.collect(), numbered.cast({"id": pl.Int64}))
        rows = rows.with_columns(known_at=pl.lit(now, MOMENT), batch=None)  # of no import
        writer.append(table, rows.select(pl.col(c).cast(t) for c, t in table.schema.items()))
    return rows.height


def record_rows(table: Table, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame with the key and values of a table."""
    wanted = (*table.key, *value_columns(table))
    return pl.DataFrame(list(rows), schema={c: table.schema[c] for c in wanted})

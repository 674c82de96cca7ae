"""Dust events in the lake: appended, each change one more revision."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.engines import scan
from airshed.lake.hours import bits
from airshed.lake.merge import merge
from airshed.lake.store import writing
from airshed.lake.tables import DUST_EVENTS, MOMENT, value_columns


def append_events(home: Path, events: pl.DataFrame, *, now: datetime) -> int:
    """Store dust events that are new or changed; return how many were.

    Args:
        home: the home.
        events: key and values of table `dust_events`, one row an event.
        now: present moment, becomes `known_at`. [city wall time]

    Raises:
        LakeBusy: another process writes.
        NoSpace: the disk is full; nothing was stored.
    """
    values = value_columns(DUST_EVENTS)
    given = pl.lit(bits(values), pl.Int32)
    records = events.select(*DUST_EVENTS.key, *values, given=given, order=pl.lit(0, pl.Int32)).with_row_index("id")
    with writing(home, now=now) as writer:
        state = scan(home, DUST_EVENTS.name).collect()
        rows, _ = merge(DUST_EVENTS, state, records.cast({"id": pl.Int64}))
        rows = rows.with_columns(known_at=pl.lit(now, MOMENT))
        writer.append(DUST_EVENTS, rows.select(pl.col(c).cast(t) for c, t in DUST_EVENTS.schema.items()))
    return rows.height


def event_rows(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame with the key and values of table `dust_events`."""
    wanted = (*DUST_EVENTS.key, *value_columns(DUST_EVENTS))
    return pl.DataFrame(list(rows), schema={c: DUST_EVENTS.schema[c] for c in wanted})

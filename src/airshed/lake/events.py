"""Dust events in the lake."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import DUST_EVENTS


def append_events(home: Path, events: pl.DataFrame, *, now: datetime) -> int:
    """Store dust events that are new or changed, as `append_records` does; return how many were."""
    return append_records(home, DUST_EVENTS, events, now=now)


def event_rows(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as a frame with the key and values of table `dust_events`."""
    return record_rows(DUST_EVENTS, rows)

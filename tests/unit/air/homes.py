"""Homes with stations and hours for tests that ask the lake."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
from tests.unit.air.making import SCHEMA

from airshed.lake.importing import import_files
from airshed.vocab import POLLUTANTS
from airshed.web.env import make_home

FIRST = datetime(2026, 6, 1, 8)
CEILINGS = {code: Decimal(150 if code == "co" else 10_000) for code in POLLUTANTS}
LIST = ("station", "name", "city", "region", "kind", "from_date", "to_date")


def with_stations(home: Path, rows: Sequence[Mapping[str, str]], *, now: datetime = FIRST) -> None:
    """Import a list of stations."""
    path = home.parent / f"stations-{now:%Y%m%d%H%M%S}.csv"
    lines = [",".join(LIST), *(",".join(row.get(name, "") for name in LIST) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _imported(home, path, now)


def with_hours(home: Path, rows: Sequence[Mapping[str, Any]], *, now: datetime = FIRST) -> None:
    """Import rows of hours in stored steps."""
    path = home.parent / f"hours-{now:%Y%m%d%H%M%S}-{len(rows)}.parquet"
    table = pl.DataFrame([dict(row) for row in rows], schema=SCHEMA)
    table.with_columns(pl.col(p) / POLLUTANTS[p].scale for p in POLLUTANTS).write_parquet(path)
    _imported(home, path, now)


def _imported(home: Path, path: Path, now: datetime) -> None:
    summary = import_files(home, [path], now=now, by="test", ceilings=CEILINGS, progress=lambda *_: None)
    assert summary.rejected == 0, summary.rejects


def home_with(
    folder: Path, stations: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]], *, now: datetime = FIRST
) -> Path:
    """Return a new home with stations and hours."""
    home = make_home(folder / "home")
    if stations:
        with_stations(home, stations, now=now)
    with_hours(home, rows, now=now)
    return home

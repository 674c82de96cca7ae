"""A lake to import into."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from airshed.lake.engines import scan
from airshed.lake.importing import ImportSummary, import_files, import_stations

NOW = datetime(2020, 1, 1, 12)
CEILINGS = {code: Decimal(150 if code == "co" else 10_000) for code in ("pm25", "pm10", "so2", "no2", "co", "o3")}


@dataclass(frozen=True)
class Lake:
    """A home with a folder of files beside it."""

    home: Path
    folder: Path
    now: datetime = NOW

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def take(self, *contents: str | Path, now: datetime = NOW) -> ImportSummary:
        """Import texts of CSV files, or paths, as one command."""
        paths = [self.write(f"{i}.csv", c) if isinstance(c, str) else c for i, c in enumerate(contents)]
        return import_files(self.home, paths, now=now, by="tester", ceilings=CEILINGS, progress=lambda *_: None)

    def take_stations(self, content: str | Path, now: datetime = NOW) -> ImportSummary:
        path = self.write("list.csv", content) if isinstance(content, str) else content
        return import_stations(self.home, [path], now=now, by="tester", progress=lambda *_: None)

    def table(self, name: str = "ambient_hours", **question: Any) -> pl.DataFrame:
        found: pl.DataFrame = scan(self.home, name, **question).collect()
        return found

    def hours(self, *columns: str, **question: Any) -> list[tuple[Any, ...]]:
        """Return station, hour as text, and the columns asked for, in order."""
        found = self.table(**question).sort("station", "hour_end")
        return found.select("station", pl.col("hour_end").dt.strftime("%m-%d %H"), *columns).rows()


@pytest.fixture
def lake(home: Path, tmp_path: Path) -> Lake:
    return Lake(home, tmp_path / "files")

"""What a lake holds, told from the statistics of its files without reading them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.lake.listing import files
from airshed.lake.tables import TABLES


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table holds.

    Attributes:
        rows: rows after corrections are folded.
        corrections: corrections kept beside the first values.
        files: number of data files.
        bytes: their size.
        first_hour: first hour (end), of tables of hours.
        last_hour: last hour (end).
        known_at: last moment something was stored.
    """

    rows: int
    corrections: int
    files: int
    bytes: int
    first_hour: datetime | None
    last_hour: datetime | None
    known_at: datetime | None


def contents(home: Path) -> dict[str, Contents]:
    """Return what every table holds."""
    return {name: _contents(home, name) for name in TABLES}


def _contents(home: Path, name: str) -> Contents:
    found = files(home, TABLES[name])
    later = [f for f in found if f.low.get("revision")]
    return Contents(
        rows=sum(f.rows for f in found if f not in later),
        corrections=sum(f.rows for f in later),
        files=len(found),
        bytes=sum(f.size for f in found),
        first_hour=min(_known(f.low.get("hour_end") for f in found), default=None),
        last_hour=max(_known(f.high.get("hour_end") for f in found), default=None),
        known_at=max(_known(f.high.get("known_at") for f in found), default=None),
    )


def _known(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if value is not None]

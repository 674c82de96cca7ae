"""What an import changes, told while it is merged: for a preview, nothing is written."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import polars as pl

from airshed.lake.store import Writer
from airshed.lake.tables import value_columns
from airshed.tables import Table

EXAMPLES = 20
"""Corrections shown with their old and new value."""
_SEED = 20191120


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was found in a file.

    Attributes:
        name: of the file.
        layout: name of the layout it was recognised as.
        kind: `hours` or `stations`.
        read: station-hours (stations) in it.
        refused: of these, refused.
        stations: number of stations.
        first: first hour (end) among the good ones; none for a list of stations.
        last: last one.
        digest: SHA-256 of its bytes.
    """

    name: str
    layout: str
    kind: str
    read: int
    refused: int
    stations: int
    first: datetime | None
    last: datetime | None
    digest: str


def file_read(path: Path, layout: str, kind: str, hours: pl.DataFrame, digest: str) -> FileRead:
    """Return what was found in a file from its records, good and faulty."""
    good = hours.filter(~pl.col("faulty"))
    at = good.get_column("hour_end") if "hour_end" in good.columns else pl.Series(dtype=pl.Datetime("us"))
    first, last = at.min(), at.max()
    return FileRead(
        name=path.name,
        layout=layout,
        kind=kind,
        read=hours.height,
        refused=hours.height - good.height,
        stations=good.get_column("station").n_unique(),
        first=first if isinstance(first, datetime) else None,
        last=last if isinstance(last, datetime) else None,
        digest=digest,
    )


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that changes.

    Attributes:
        table: the table.
        station: its station.
        hour_end: its hour (end); none in the list of stations.
        column: which value.
        old: as it is stored, in steps where the table has steps.
        new: as it will be.
    """

    table: str
    station: str
    hour_end: datetime | None
    column: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class Ledger:
    """Adds up what an import changes, and hands the rows to a writer where there is one."""

    writer: Writer | None = None
    corrections: list[Correction] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def append(self, table: Table, rows: pl.DataFrame) -> None:
        """Take rows that are to be appended."""
        if self.writer:
            self.writer.append(table, rows)

    def changed(self, table: Table, rows: pl.DataFrame, state: pl.DataFrame) -> None:
        """Note what changes: rows with key, values and revision, against the present ones."""
        hashes = rows.select(*table.key, *value_columns(table), "revision").hash_rows(seed=_SEED)
        self.parts.append(f"{table.name} {rows.height} {hashes.sum()}")
        wanted = EXAMPLES - len(self.corrections)
        if wanted > 0 and (found := rows.filter(pl.col("revision") > 0)).height:
            self.corrections += _corrections(table, found.sort(table.key), state)[:wanted]

    def digest(self, *counts: int) -> str:
        """Return what an import comes to; the same for a preview and the import that follows, if nothing moved."""
        return sha256("\n".join([*self.parts, str(counts)]).encode()).hexdigest()


def _corrections(table: Table, rows: pl.DataFrame, state: pl.DataFrame) -> list[Correction]:
    values = value_columns(table)
    rows = rows.head(EXAMPLES)  # each changes a value at least
    pairs = rows.join(state.select(*table.key, *values), on=table.key, how="left", suffix="#was", maintain_order="left")
    named = pairs.iter_rows(named=True)
    return [_correction(table, row, c) for row in named for c in values if row[c] != row[f"{c}#was"]]


def _correction(table: Table, row: dict[str, object], column: str) -> Correction:
    hour = row.get("hour_end")
    old, new = (None if row[c] is None else str(row[c]) for c in (f"{column}#was", column))
    return Correction(table.name, str(row["station"]), hour if isinstance(hour, datetime) else None, column, old, new)

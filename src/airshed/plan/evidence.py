"""Where a plan's evidence comes from: one argument, `tables(name, as_of=, known_at=)`.

It returns the rows of a table that were true on a day as they were known at a moment, or None where there is no such
table. Observations come from the lake; registers and cases join them through the bridge of the web.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Protocol

import narwhals as nw
import polars as pl

from airshed.lake.tables import TABLES
from airshed.plan.finding import Input
from airshed.tables import SMALL

CONFIRMATIONS = "confirmations"
"""Table that says when a register was last confirmed."""
KEY = "code"
"""Column that names a row of a register; evidence has it whether or not a plan asks for it, digests only if it does."""
CONFIRMED: Mapping[str, pl.DataType] = {"table": pl.String(), "confirmed_date": pl.Date()}


class Tables(Protocol):
    """All evidence there is."""

    def __call__(
        self, name: str, *, as_of: date | None = None, known_at: datetime | None = None
    ) -> pl.LazyFrame | None:
        """Return the rows of a table true on `as_of` as known at `known_at`, or None where there is no such table."""
        ...


def tables_of(frames: Mapping[str, pl.DataFrame]) -> Tables:
    """Return tables held in memory: rows are those whose `from_date`, `to_date` and `known_at`, if any, allow it.

    A row holds from `from_date` (inclusive) to `to_date` (exclusive, empty = open).
    """

    def tables(name: str, *, as_of: date | None = None, known_at: datetime | None = None) -> pl.LazyFrame | None:
        if name not in frames:
            return None
        return cut(frames[name].lazy(), as_of=as_of, known_at=known_at)

    return tables


def cut(frame: pl.LazyFrame, *, as_of: date | None, known_at: datetime | None) -> pl.LazyFrame:
    """Return the rows that were true on a day and known at a moment, as far as columns tell."""
    columns = frame.collect_schema().names()
    if as_of is not None and "from_date" in columns:
        frame = frame.filter(pl.col("from_date").is_null() | (pl.col("from_date") <= as_of))
    if as_of is not None and "to_date" in columns:
        frame = frame.filter(pl.col("to_date").is_null() | (pl.col("to_date") > as_of))
    if known_at is not None and "known_at" in columns:
        frame = frame.filter(pl.col("known_at") <= known_at)
    return frame


def as_needed(frame: pl.LazyFrame | None, needed: Mapping[str, pl.DataType]) -> pl.LazyFrame | None:
    """Return the columns a plan needs of a table, of their types; None where one is not there or of another nature.

    A number that is none, or endless, is unknown.
    """
    if frame is None:
        return None
    types = frame.collect_schema()
    if not all(name in types and _fits(types[name], dtype) for name, dtype in needed.items()):
        return None
    return frame.select(
        pl.when(pl.col(name).is_finite()).then(pl.col(name)).cast(dtype)
        if types[name].is_float()
        else pl.col(name).cast(dtype, strict=False)
        for name, dtype in needed.items()
    )


def _fits(given: pl.DataType, wanted: pl.DataType) -> bool:
    """Whether every value of a type can stand as one of another."""
    if given == wanted or given == pl.Null():
        return True
    if wanted == pl.Float64():
        return given.is_numeric()
    if wanted == pl.Int64():
        return given.is_integer()
    return wanted == pl.String() and isinstance(given, pl.Categorical | pl.Enum)


class EvidenceEngine:
    """The tables as `air` asks for them: Polars, in this process."""

    def __init__(self, tables: Tables) -> None:
        """Wrap tables; nothing is read yet."""
        self.tables = tables

    def table(self, name: str, *, known_at: datetime | None = None) -> nw.LazyFrame[Any]:
        """Return a table of observations as it was known at a moment; one nobody has yet is empty."""
        frame = self.tables(name, known_at=known_at)
        return nw.from_native(pl.LazyFrame(schema=TABLES[name].schema) if frame is None else frame)

    def make(self, columns: Mapping[str, list[Any]]) -> nw.LazyFrame[Any]:
        """Return a frame made of columns."""
        return nw.from_native(pl.LazyFrame(columns))

    def hold(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the frame computed once, to be asked several times."""
        held: pl.DataFrame = frame.to_native().collect(engine=SMALL)
        return nw.from_native(held.lazy())

    def collect(self, frame: nw.LazyFrame[Any]) -> Sequence[Mapping[str, Any]]:
        """Return the rows of a frame."""
        rows: list[dict[str, Any]] = frame.to_native().collect(engine=SMALL).to_dicts()
        return rows


def input_of(table: str, frame: pl.DataFrame, *, key: Iterable[str], scope: Mapping[str, str] | None = None) -> Input:
    """Return name, number and digest of the rows a figure used; the order of rows changes nothing.

    Args:
        table: its name.
        frame: the rows, with exactly the columns that matter.
        key: columns by which the rows are sorted; all others follow.
        scope: what chose the rows, so that they can be found again.
    """
    first = [c for c in key if c in frame.columns]
    columns = [*first, *sorted(c for c in frame.columns if c not in first)]
    rows = frame.select(columns)
    rows = rows.sort(columns, nulls_last=True) if rows.height > 1 else rows
    head = json.dumps([[c, str(rows.schema[c])] for c in columns])
    told = "" if rows.is_empty() else rows.write_csv(include_header=False)
    digest = sha256(f"{head}\n{told}".encode()).hexdigest()
    return Input(table, rows.height, digest, dict(sorted((scope or {}).items())))

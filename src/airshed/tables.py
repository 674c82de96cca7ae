"""Table contracts: which columns a table has, of which type; failures come back as a table."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from airshed.vocab import COLUMNS

SMALL: Literal["in-memory"] = "in-memory"
"""The engine for tables of thousands of rows: the usual one, for tables of millions, takes milliseconds to begin."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table contract.

    Attributes:
        name: the table's name.
        schema: column name and type, in order; every name is in `vocab.COLUMNS`.
        key: columns that name one row after corrections are folded.
        partition: column the files are split by, if any.
    """

    name: str
    schema: pl.Schema
    key: tuple[str, ...]
    partition: str | None = None

    def __post_init__(self) -> None:
        """Refuse a contract that names a column outside the glossary, or a key outside the columns."""
        unknown = [c for c in (*self.schema, *self.key) if c not in COLUMNS or c not in self.schema]
        if unknown:
            msg = f"table {self.name}: columns not in the glossary: {', '.join(unknown)}"
            raise ValueError(msg)


def check_table(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Return the failures of a frame against a contract: columns `column`, `value`, `expected`; empty = it fits."""
    found = frame.schema
    rows = [
        {"column": name, "value": str(found.get(name, "missing")), "expected": str(dtype)}
        for name, dtype in table.schema.items()
        if found.get(name) != dtype
    ]
    rows += [
        {"column": name, "value": str(found[name]), "expected": "absent"} for name in found if name not in table.schema
    ]
    return pl.DataFrame(rows, schema={"column": pl.String, "value": pl.String, "expected": pl.String})

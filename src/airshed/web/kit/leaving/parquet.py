"""Rows as a typed table: days, flags, whole numbers and exact decimals as such."""

from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from airshed.web.kit.columns import Column, Type
from airshed.web.kit.fields import DIGITS
from airshed.web.kit.leaving.extract import Extract, Rows, unmasked

CHUNK = 10_000


def write(extract: Extract, rows: Rows, path: Path) -> None:
    """Write rows; what the file is about stands in its metadata."""
    columns = extract.register.columns
    schema = {column.name: dtype_of(column) for column in columns}
    blind = frozenset(c.name for c in columns if c.name in extract.hidden and not c.type.is_text)
    frames = [pl.DataFrame(schema=schema)]
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        plain = [{n: unmasked(v) if n in blind else v for n, v in row.items()} for row in chunk]
        frames.append(pl.DataFrame(plain, schema=schema, orient="row"))
    about = {
        "register": extract.register.name,
        "title": extract.register.words[0],
        "taken_at": extract.at.isoformat(timespec="seconds"),
        "synthetic": str(extract.synthetic).lower(),
        "masked": ",".join(sorted(extract.hidden)),
        "notes": "\n".join(extract.notes),
    }
    pl.concat(frames).write_parquet(path, metadata=about)


def dtype_of(column: Column) -> Any:  # noqa: ANN401 - a type of Polars
    """Return how a column is kept; a number with no fixed places, such as degrees, is a float."""
    match column.type:
        case Type.FLAG:
            return pl.Boolean()
        case Type.DATE:
            return pl.Date()
        case Type.COUNT:
            return pl.Int64()
        case Type.NUMBER:
            return pl.Float64() if column.decimals is None else pl.Decimal(DIGITS, column.decimals)
        case _:
            return pl.String()

"""Downloads: refused rows as a table that a spreadsheet opens and does not run."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import get_language, override

from airshed.web.cells import safe_cell
from airshed.web.uploads import keeping
from airshed.web.uploads.queries import refusal
from airshed.web.words import say

BOM = "\ufeff"
ROWS = 5000


HEADS: Mapping[str, tuple[str, str]] = {
    "file": ("文件", "file"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "value": ("值", "value"),
    "reason": ("原因", "reason"),
    "right": ("怎样才对", "what would be right"),
}


def refused_rows(home: Path, number: int) -> Iterator[str]:
    """Return the refused rows of an upload as CSV, in parts, in the language of who asks now.

    It begins with the mark that tells spreadsheets it is UTF-8.
    """
    return _parts(keeping.rejects_of(home, number), get_language())


def _parts(path: Path, language: str | None) -> Iterator[str]:
    """Yield heads, then rows; the language is chosen anew for each part, for the request has ended."""
    with override(language):
        heads = [say(*words) for words in HEADS.values()]
    yield BOM + _lines([heads])
    frame, offset = pl.scan_parquet(path, glob=False), 0
    while (part := frame.slice(offset, ROWS).collect()).height:
        offset += part.height
        with override(language):
            text = _lines([_cells(row) for row in part.iter_rows(named=True)])
        yield text


def _cells(row: Mapping[str, Any]) -> list[str]:
    told = refusal(row)
    return [safe_cell(str(told[key])) for key in HEADS]


def _lines(rows: Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()

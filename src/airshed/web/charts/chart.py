"""What a chart is: the figure, exactly what is drawn as a table, and what a reader must know."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from typing import Any, Literal, NamedTuple

import polars as pl
from plotly import graph_objects as go

from airshed.web.cells import safe_cell
from airshed.web.charts.theme import CONFIG, DARK

Language = Literal["zh", "en"]
UNSAFE = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\N{LINE SEPARATOR}": "\\u2028",
        "\N{PARAGRAPH SEPARATOR}": "\\u2029",
    }
)
NARROW = 340
"""Pixels that every phone has."""


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """Return the text in a language."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in one language.

    Attributes:
        name: of the chart, which is the name of its file.
        title: what it shows, of which place and period.
        language: of all words.
        figure: to be drawn, in the colours of a light page.
        table: exactly what is drawn, as plain values.
        columns: column to its label, with the unit.
        notes: what a reader must know: coverage, dust, editions, source.
        codes: column to what its codes are called in a table people read; `""` is the label there.
        least_width: below this many pixels a page lets the chart scroll.
    """

    name: str
    title: str
    language: Language
    figure: go.Figure
    table: pl.DataFrame
    columns: Mapping[str, str]
    notes: tuple[str, ...] = field(default=())
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    least_width: int = NARROW

    def json(self) -> str:
        """Return the chart for a page, safe inside `<script type="application/json">`.

        `dark` says which colour stands for which in a dark page.
        """
        drawn = self.figure.to_plotly_json()
        shape = {
            "name": self.name,
            "title": self.title,
            "language": self.language,
            "data": drawn["data"],
            "layout": drawn["layout"],
            "config": dict(CONFIG),
            "dark": dict(DARK),
            "notes": list(self.notes),
            "least_width": self.least_width,
        }
        text = json.dumps(shape, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
        return text.translate(UNSAFE)

    def csv(self) -> bytes:
        """Return the table as UTF-8 with a mark that spreadsheets know, labels with units in the first row."""
        text = StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow([_cell(self.columns[name]) for name in self.table.columns])
        rows.writerows([_cell(value) for value in row] for row in self.table.iter_rows())
        return text.getvalue().encode("utf-8-sig")

    def dark(self) -> go.Figure:
        """Return the figure in the colours of a dark page."""
        return go.Figure(recoloured(self.figure.to_plotly_json()))


def recoloured(value: Any) -> Any:  # noqa: ANN401 - any part of a figure
    """Return a part of a figure with every colour of the light page replaced by that of the dark one."""
    if isinstance(value, Mapping):
        return {key: recoloured(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [recoloured(item) for item in value]
    return DARK.get(value, value) if isinstance(value, str) else value


def _cell(value: object) -> object:
    """Return a value as a cell: moments to the minute, text that a spreadsheet does not compute."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return safe_cell(value) if isinstance(value, str) else value

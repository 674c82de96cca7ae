"""Rows counted by two of their columns: what a register is about, without a person in it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from airshed.web.kit.columns import Column
from airshed.web.kit.pages.shown import Reader, label_of
from airshed.web.words import say

MOST = 40
"""So many lines are shown of a count."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows counted by two columns.

    Attributes:
        title: the two columns.
        heads: values of the second.
        lines: values of the first, each with its counts and their sum.
        more: how many values of the first are left out.
    """

    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...], int], ...]
    more: int


def list_tallies(reader: Reader, rows: Any) -> list[Tally]:  # noqa: ANN401 - a queryset
    """Return the counts a register declares, of the rows a list is asked for; none by what the reader may not see."""
    pairs = [pair for pair in reader.register.tallies if not reader.hide & {*pair}]
    return [_tally(reader, rows, *pair) for pair in pairs]


def _tally(reader: Reader, rows: Any, first: str, second: str) -> Tally:  # noqa: ANN401 - as above
    columns = reader.register.column
    counted = rows.order_by().values_list(first, second).annotate(number=Count("pk"))
    found = {(one, other): number for one, other, number in counted}

    def text(name: str, value: Any) -> str:  # noqa: ANN401 - a value of a column
        return reader.text(columns[name], value) or say("未填", "not known")

    down = sorted({one for one, _ in found}, key=str)
    across = _across(columns[second], {other for _, other in found})
    lines = [(text(first, one), tuple(found.get((one, other), 0) for other in across)) for one in down]
    title = say("、", " and ").join(label_of(columns[name], reader.language) for name in (first, second))
    heads = tuple(text(second, other) for other in across)
    return Tally(title, heads, tuple((name, counts, sum(counts)) for name, counts in lines[:MOST]), len(lines[MOST:]))


def _across(column: Column, values: set[Any]) -> list[Any]:
    """Return values as their column orders them, unknown ones last."""
    order = [*column.choices, *sorted(values - {*column.choices}, key=str)]
    return [value for value in order if value in values]

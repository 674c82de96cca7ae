"""Two people change one row: what either made of it, side by side, so that the second chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from airshed.web.kit.columns import Column
from airshed.web.kit.pages.entries import Entry, asked_columns, typed
from airshed.web.kit.pages.shown import Reader, label_of

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Side:
    """A value that could be kept: as the form sends it, and in words."""

    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that somebody changed meanwhile, or that the second changes.

    Attributes:
        name: of the column.
        label: of the column.
        before: what both saw.
        theirs: what is stored now.
        mine: what the second gave.
        chosen: the text of the side that is proposed; None where both changed it to something else.
    """

    name: str
    label: str
    before: Side
    theirs: Side
    mine: Side
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the second has to choose, and what goes along unchanged: column and text."""

    choices: tuple[Choice, ...]
    along: tuple[tuple[str, str], ...]


def conflict_of(
    reader: Reader, seen: Mapping[str, Any], stored: Mapping[str, Any], entry: Entry, *, state: str
) -> Conflict:
    """Return what differs between what somebody gives and what is stored now.

    Args:
        reader: the second.
        seen: the values of the row as the second saw it.
        stored: the values of the row now.
        entry: what the second gives.
        state: of the row.
    """
    choices: list[Choice] = []
    along: list[tuple[str, str]] = []
    for column in asked_columns(reader, key=False, state=state):
        if column.name not in entry.values:
            continue
        values = seen.get(column.name), stored.get(column.name), entry.values[column.name]
        before, theirs, mine = (_side(reader, column, value) for value in values)
        if theirs == mine:
            along.append((column.name, mine.text))
            continue
        chosen = theirs.text if mine == before else mine.text if theirs == before else None
        choices.append(Choice(column.name, label_of(column, reader.language), before, theirs, mine, chosen))
    return Conflict(tuple(choices), tuple(along))


def _side(reader: Reader, column: Column, value: Any) -> Side:  # noqa: ANN401 - a value of any column
    return Side(typed(value), reader.text(column, value) or NOTHING)

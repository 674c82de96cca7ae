"""Reading registers through the rights: lists with their filters, single rows, and what they are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404

from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import STATES, Action, Record
from airshed.web.accounts.wording import fault_text
from airshed.web.kit.columns import FLAG_WORDS, UNIT_WORDS, Column, Type, in_language
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages.asking import (
    FROM,
    ON,
    PAGE,
    RANGED,
    SORT,
    STATE,
    TO,
    UNKNOWN,
    WATCH,
    WORDS,
    Asked,
    filters_of,
    narrowed,
)
from airshed.web.kit.pages.shown import Cell, Reader, label_of, reader_of
from airshed.web.kit.pages.tallies import Tally, list_tallies
from airshed.web.kit.reaching import hidden, may_do
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import DRAFT
from airshed.web.kit.watching import amounts_of, watched
from airshed.web.words import say

PER_PAGE = 50
OFFERED = 300
"""So many values are offered to choose from where a filter is of free text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row in a list: its number, what it is called, its values, how it is off, whether a draft, whether ended."""

    number: int
    title: str
    cells: tuple[Cell, ...]
    off: tuple[str, ...]
    draft: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of rows.

    Attributes:
        lines: its rows.
        page: of which page of how many.
        asked: what was asked.
        heads: columns, each with the address that orders by it and how it orders now.
        filters: what the rows can be filtered by.
        chips: filters at work, with the address without each.
        faults: what was not understood, in words.
        watch: what does not add up, in words, how many such rows there are, and the address of their list.
        tallies: the rows counted.
    """

    lines: tuple[Line, ...]
    page: "Page[Any]"
    asked: Asked
    heads: tuple[Mapping[str, Any], ...]
    filters: tuple[Mapping[str, Any], ...]
    chips: tuple[Mapping[str, str], ...]
    faults: tuple[str, ...]
    watch: tuple[str, int, str] | None
    tallies: tuple[Tally, ...]

    @property
    def total(self) -> int:
        """How many rows there are of what was asked."""
        return int(self.page.paginator.count)


def get_register(name: str, user: Any, action: Action = Action.view) -> Register:  # noqa: ANN401 - a user
    """Return a register for a user.

    Raises:
        Http404: there is none, or none of whose rows the user may do that to.
    """
    register = registers().get(name)
    if register is None or not may_do(register, user, action):
        raise Http404
    return register


def rows_of(register: Register, user: Any, asked: Asked, *, action: Action = Action.view) -> Any:  # noqa: ANN401
    """Return the rows a user may do something to, of those that are asked for, in the order asked for."""
    rows = visible(register.model.objects.all(), user=user, action=action)
    return narrowed(register, rows, asked, hidden(register, user))


def list_rows(register: Register, user: Any, asked: Asked) -> Listing:  # noqa: ANN401 - a user
    """Return a page of the rows a user may see."""
    reader = reader_of(register, user)
    rows = rows_of(register, user, asked)
    page = Paginator(rows.values_list("pk", flat=True), PER_PAGE).get_page(asked.page)
    found = register.model.objects.in_bulk(list(page.object_list))
    off = amounts_of(register, found) if asked.watched else {}
    lines = tuple(
        _line(reader, found[number], asked, off.get(number, ())) for number in page.object_list if number in found
    )
    note_reading(register, user, [register.key_of(found[n]) for n in found], register.listed)
    return Listing(
        lines,
        page,
        replace(asked, page=page.number),
        tuple(_head(reader, register.column[name], asked) for name in register.listed),
        list_filters(reader, asked),
        tuple(list_chips(reader, asked)),
        tuple(fault_text(fault) for fault in asked.faults),
        _watch(register, rows, asked),
        tuple(list_tallies(reader, rows)),
    )


def _watch(register: Register, rows: Any, asked: Asked) -> tuple[str, int, str] | None:  # noqa: ANN401 - a queryset
    if register.watch is None:
        return None
    return say(*register.watch.words), watched(register, rows).count(), asked.address(PAGE, **{WATCH: "1"})


def _off(register: Register, amounts: tuple[Decimal | None, ...]) -> Iterator[str]:
    """Yield in words how much a row is off, of what is off at all."""
    shows = register.watch.shows.values() if register.watch else ()
    for (words, unit), amount in zip(shows, amounts, strict=False):
        if amount:
            yield say("{}：{:f} {}", "{}: {:f} {}").format(
                say(*words), amount, say(*UNIT_WORDS.get(unit, (unit, unit)))
            )


def _line(reader: Reader, row: Any, asked: Asked, amounts: tuple[Decimal | None, ...]) -> Line:  # noqa: ANN401 - a row
    values = values_of(reader.register, row)
    ended = row.to_date is not None and row.to_date <= asked.today
    cells = tuple(reader.cells(values, reader.register.listed))
    off = tuple(_off(reader.register, amounts))
    return Line(row.pk, reader.named(values, row.pk), cells, off, row.state == DRAFT, ended)


def _head(reader: Reader, column: Column, asked: Asked) -> dict[str, Any]:
    now = asked.sort == column.name
    turned = f"-{column.name}" if now and not asked.down else column.name
    return {
        "label": label_of(column, reader.language),
        "unit": column.unit_in(reader.language),
        "address": "" if column.name in reader.hide else asked.address(SORT, **{SORT: turned}),
        "order": ("descending" if asked.down else "ascending") if now else "",
        "number": column.type in {Type.NUMBER, Type.COUNT},
    }


def list_filters(reader: Reader, asked: Asked, *, offer: bool = True) -> tuple[Mapping[str, Any], ...]:
    """Return what rows can be filtered by, and how they are.

    Args:
        reader: who asks, and of which register.
        asked: what is asked now.
        offer: whether values of free text are offered, which asks the database once for each such column.
    """
    columns = filters_of(reader.register, reader.hide)
    return tuple(_filter(reader, column, asked, offer=offer) for column in columns)


def _filter(reader: Reader, column: Column, asked: Asked, *, offer: bool) -> dict[str, Any]:
    chosen = {c.parameter: c.text for c in asked.conditions if c.column is column or c.column.name == column.name}
    own = next((c for c in asked.conditions if c.parameter == column.name), None)
    value = "" if own is None else UNKNOWN if own.value is None else own.value
    return {
        "name": column.name,
        "label": label_of(column, reader.language),
        "unit": column.unit_in(reader.language),
        "ranged": column.type in RANGED,
        "kind": "date" if column.type is Type.DATE else "number",
        "first": chosen.get(f"{column.name}{FROM}", ""),
        "last": chosen.get(f"{column.name}{TO}", ""),
        "unknown": value == UNKNOWN,
        "value": value,
        "choices": _choices(reader, column, value),
        "offered": _offered(reader, column) if offer else [],
    }


def _choices(reader: Reader, column: Column, value: object) -> list[tuple[str, str, bool]]:
    """Return code, words and whether it is chosen, of a column with few values."""
    if column.type is Type.FLAG:
        flags = [("1" if flag else "0", words, flag) for flag, words in FLAG_WORDS.items()]
        found = [(code, in_language(words, reader.language), value is flag) for code, words, flag in flags]
    elif column.name == "department":
        found = [(code, name, value == code) for code, name in reader.departments.items()]
        return found if len(found) > 1 else []
    elif column.type is Type.CODE:
        found = [(code, in_language(words, reader.language), value == code) for code, words in column.choices.items()]
    else:
        return []
    return [*found, (UNKNOWN, say("未填", "not known"), value == UNKNOWN)]


def _offered(reader: Reader, column: Column) -> list[str]:
    """Return the values there are in a column of free text, not of keys, which are too many."""
    if column.type is not Type.TEXT or column.name in {*reader.register.key, "department"}:
        return []
    rows = visible(reader.register.model.objects.filter(merged_into=None), user=reader.user)
    found = rows.exclude(**{column.name: ""}).order_by(column.name).values_list(column.name, flat=True).distinct()
    return list(found[:OFFERED])


def list_chips(reader: Reader, asked: Asked) -> Iterator[dict[str, str]]:
    """Yield the filters at work in words, each with the address of a list without it."""
    for condition in asked.conditions:
        ending = condition.parameter.removeprefix(condition.column.name)
        between = {"": say("：", ": "), FROM: " ≥ "}.get(ending, " ≤ ")
        text = reader.text(condition.column, condition.value) or say("未填", "not known")
        unit = f" {condition.column.unit_in(reader.language)}" if condition.value is not None else ""
        yield _chip(
            label_of(condition.column, reader.language) + between + (text + unit).rstrip(), asked, condition.parameter
        )
    if asked.words:
        yield _chip(say(f"含“{asked.words}”", f"with “{asked.words}”"), asked, WORDS)
    if asked.state:
        yield _chip(say(*STATES[Record.register_row][asked.state]), asked, STATE)
    if asked.watched and reader.register.watch:
        yield _chip(say(*reader.register.watch.words), asked, WATCH)
    if asked.on is None:
        yield _chip(say("包括已终止和将来的行", "rows that ended and that are to come too"), asked, ON)
    elif asked.on != asked.today:
        yield _chip(say(f"{asked.on} 有效", f"holding on {asked.on}"), asked, ON)


def _chip(text: str, asked: Asked, parameter: str) -> dict[str, str]:
    return {"text": text, "address": asked.address(parameter, PAGE)}


def get_row(register: Register, user: Any, number: int, action: Action = Action.view) -> Any:  # noqa: ANN401
    """Return a row for a user; a foreign one is not there, and the attempt is recorded.

    Raises:
        Http404: there is none for this user.
    """
    return get_visible(register.model.objects.all(), user=user, action=action, pk=number)


def read_row(register: Register, user: Any, number: int) -> tuple[Any, Reader]:  # noqa: ANN401 - a row
    """Return a row that somebody looks at, recording what is personal in it, and who reads it; else as `get_row`."""
    row, reader = get_row(register, user, number), reader_of(register, user)
    held = tuple(c.name for c in register.columns if c.personal and getattr(row, c.name) not in {None, ""})
    note_reading(register, user, [register.key_of(row)], held, row=register.named(row))
    return row, reader

"""What a list of rows is asked: filters, a fragment, a day, an order and a page, as they stand in its address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from airshed.errors import Fault
from airshed.web.accounts.rights import STATES, Record
from airshed.web.kit.columns import Column, Type
from airshed.web.kit.parsing import Refused, day_of
from airshed.web.kit.register import Register
from airshed.web.kit.watching import watched

WORDS, ON, STATE, SORT, PAGE, WATCH = "q", "on", "state", "sort", "page", "watch"
RESERVED = (WORDS, ON, STATE, SORT, PAGE, WATCH)
"""Parameters of a list that are no column."""
ALL, UNKNOWN = "all", "-"
FROM, TO = "_from", "_to"
LONGEST = 200
RANGED = frozenset({Type.DATE, Type.NUMBER, Type.COUNT})


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter of a list.

    Attributes:
        parameter: its name in the address: a column, or a column with `_from` or `_to`.
        column: of the register.
        value: as it was parsed; None = unknown.
        text: as it was asked.
    """

    parameter: str
    column: Column
    value: Any
    text: str

    @property
    def query(self) -> Q:
        """The condition for the database."""
        name = self.column.name
        if self.value is None:
            texts = self.column.type.is_text and name != "department"
            return Q(**{name: ""}) if texts else Q(**{f"{name}__isnull": True})
        if self.parameter != name:
            return Q(**{f"{name}__gte" if self.parameter.endswith(FROM) else f"{name}__lte": self.value})
        return Q(**{f"{name}_id" if name == "department" else name: self.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked.

    Attributes:
        conditions: its filters.
        words: fragment that is searched.
        on: only rows that hold on this day; None = all there ever were.
        today: by the clock of the home.
        state: only of this state; empty = all.
        watched: only those that do not add up.
        sort: column it is ordered by; empty = by key.
        down: whether from high to low.
        page: number of the page.
        faults: what of the address was not understood.
    """

    conditions: tuple[Condition, ...] = ()
    words: str = ""
    on: date | None = None
    today: date = date.min
    state: str = ""
    watched: bool = False
    sort: str = ""
    down: bool = False
    page: int = 1
    faults: tuple[Fault, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """What must stand in an address to ask this again, the page left out."""
        day = "" if self.on == self.today else ALL if self.on is None else str(self.on)
        sort = f"-{self.sort}" if self.down else self.sort
        found = {c.parameter: c.text for c in self.conditions}
        watch = "1" if self.watched else ""
        more = ((WORDS, self.words), (ON, day), (STATE, self.state), (WATCH, watch), (SORT, sort))
        return found | {k: v for k, v in more if v}

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked beyond the order."""
        return bool(self.conditions or self.words or self.state or self.watched or self.on != self.today)

    def address(self, *without: str, **more: str) -> str:
        """Return the query of an address that asks this, some parameters left out, others given."""
        kept = {name: text for name, text in self.parameters.items() if name not in without}
        return urlencode({**kept, **more})


def filters_of(register: Register, hide: frozenset[str]) -> tuple[Column, ...]:
    """Return the columns a list is filtered by: those declared, the day of settling, and what refers elsewhere."""
    settled = (register.closing.column,) if register.closing else ()
    names = dict.fromkeys((*register.filters, *settled, *register.references))
    return tuple(register.column[name] for name in names if name not in hide)


def asked_of(register: Register, given: Mapping[str, str], *, today: date, hide: frozenset[str]) -> Asked:
    """Return what an address asks of a list.

    Args:
        register: whose list.
        given: parameters of the address.
        today: by the clock of the home.
        hide: columns the reader may not read, and so not ask about.
    """
    faults: list[Fault] = []
    conditions = tuple(_conditions(register, given, hide, faults))
    sort = given.get(SORT, "")
    known = sort.removeprefix("-") in {*register.listed} - hide
    page = given.get(PAGE, "")
    state = given.get(STATE, "")
    found = Asked(
        conditions,
        words=given.get(WORDS, "").replace("\0", "").strip()[:LONGEST],
        today=today,
        state=state if state in STATES[Record.register_row] else "",
        watched=register.watch is not None and bool(given.get(WATCH)),
        sort=sort.removeprefix("-") if known else "",
        down=known and sort.startswith("-"),
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < len("1000000") else 1,
    )
    return replace(found, on=_day(given.get(ON, ""), today, faults), faults=tuple(faults))


def _conditions(
    register: Register, given: Mapping[str, str], hide: frozenset[str], faults: list[Fault]
) -> Iterator[Condition]:
    for column in filters_of(register, hide):
        endings = ("", FROM, TO) if column.type in RANGED else ("",)
        for parameter in (f"{column.name}{ending}" for ending in endings):
            text = given.get(parameter, "").strip()[:LONGEST]
            if not text:
                continue
            if text == UNKNOWN:
                yield Condition(column.name, column, None, text)
                continue
            try:
                value = replace(column, required=False, pattern="").parse(text)
            except Refused as refusal:
                faults.append(replace(refusal.fault, where=f"{column.zh} {column.en}"))
            else:
                yield Condition(parameter, column, value, UNKNOWN if value is None else text)


def _day(text: str, today: date, faults: list[Fault]) -> date | None:
    if not text.strip():
        return today
    if text == ALL:
        return None
    try:
        return day_of(text[:LONGEST])
    except Refused as refusal:
        faults.append(replace(refusal.fault, where=ON))
        return today


def narrowed(register: Register, rows: Any, asked: Asked, hide: frozenset[str]) -> Any:  # noqa: ANN401 - querysets
    """Return those of some rows that a list is asked for."""
    rows = rows.filter(merged_into=None)
    if asked.on is not None:
        rows = rows.filter(Q(from_date=None) | Q(from_date__lte=asked.on))
        rows = rows.filter(Q(to_date=None) | Q(to_date__gt=asked.on))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.watched:
        rows = watched(register, rows)
    for condition in asked.conditions:
        rows = rows.filter(condition.query)
    if asked.words:
        searched = [name for name in register.search if name in register.column and name not in hide]
        found = Q(pk__in=[])
        for name in searched:
            found |= Q(**{f"{name}__icontains": asked.words})
        rows = rows.filter(found)
    return rows.order_by(*_order(register, asked))


def _order(register: Register, asked: Asked) -> tuple[str, ...]:
    name = "department_id" if asked.sort == "department" else asked.sort
    by = (f"-{name}" if asked.down else name,) if name else ()
    return (*by, *(name for name in register.key if name != asked.sort), "pk")

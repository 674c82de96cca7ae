"""One source, one page: an enterprise with all rows of all registers that belong to it, its proofs, duties and history.

Everything is asked through the rights, and together: how many questions there are does not depend on how many
registers there are. What is personal in the enterprise's own row is shown to who may read it; of other rows nothing
personal is shown here, their own pages tell it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Value
from django.urls import reverse

from airshed.plan.load import PlansBroken
from airshed.plan.words import status_word
from airshed.web import plans
from airshed.web.accounts.queries import get_visible, moment, visible
from airshed.web.accounts.rights import Action
from airshed.web.board import belonging
from airshed.web.board.belonging import Handle
from airshed.web.board.values import words
from airshed.web.kit import settling
from airshed.web.kit.columns import Column
from airshed.web.kit.known import merged_keys
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages.queries import read_row
from airshed.web.kit.pages.shown import Cell, Reader
from airshed.web.kit.register import GROUPS, Register, registers
from airshed.web.kit.rows import DRAFT
from airshed.web.kit.together import together, told, values_told
from airshed.web.kit.usual import ENTERPRISES
from airshed.web.proofs import queries as proofs
from airshed.web.words import say

SHOWN, MOST_SHOWN = 10, 500
"""So many rows of a register are shown, and so many where all of it are asked for."""
COLUMNS = 6
"""Columns of a row that are shown."""
CHANGES, PHOTOS, NAMED = 20, 12, 5
"""So many changes, photos and files, and rows of a duty are shown."""
MOST_LOOKED_AT = 2_000
"""Rows of a register whose changes are looked at."""
ALL = "all"
"""Parameter of the address: the register of which more rows are shown."""


class Moved(Exception):
    """An enterprise was merged into another, whose page is the one to see."""

    def __init__(self, code: str) -> None:
        """Keep the code of the other."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Line:
    """A row that belongs to the enterprise: its name, address and values, whether it is a draft or holds no more."""

    title: str
    link: str
    cells: tuple[Cell, ...]
    draft: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A register with rows that belong to the enterprise.

    Attributes:
        name: of the register.
        title: of the register.
        group: words of the group it is listed in.
        count: how many rows hold today.
        ended: how many hold no more, or not yet.
        heads: labels of the columns shown.
        lines: some of the rows, the latest first.
        more: address of all of them; empty where all are shown.
    """

    name: str
    title: str
    group: str
    count: int
    ended: int
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a row: when, by whom, why, and where it is seen."""

    at: datetime
    by: str
    what: str
    why: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Duty:
    """An indicator against which rows of the enterprise speak.

    Attributes:
        indicator: its id.
        link: address of its clause.
        text: the words of the clause.
        due: the day it is due.
        status: code of the status of the indicator.
        status_text: the status in words.
        title: of the register.
        count: how many rows speak against it.
        rows: names and addresses of some of them.
    """

    indicator: str
    link: str
    text: str
    due: str
    status: str
    status_text: str
    title: str
    count: int
    rows: tuple[tuple[str, str], ...]


def find(code: str, user: Any, *, on: date, action: Action = Action.view) -> Any:  # noqa: ANN401 - a user; a row
    """Return the row of an enterprise that holds on a day, else its latest.

    Raises:
        Moved: it was merged into another one.
        Http404: there is none of this code for this user; an attempt at one that is there is recorded.
    """
    register = registers()[ENTERPRISES]
    alone = register.model.objects.filter(code=code, merged_into=None)
    rows = list(visible(alone, user=user, action=action))
    if not rows:
        into = "" if alone.exists() else merged_keys(register).get(code, "")
        if into and visible(register.model.objects.filter(code=into), user=user, action=action).exists():
            raise Moved(into)
        return get_visible(register.model.objects.all(), user=user, action=action, code=code, merged_into=None)
    return max(rows, key=lambda row: (_holds(row, on), row.from_date or date.min, row.pk))


def _holds(row: Any, on: date) -> bool:  # noqa: ANN401 - a row
    return (row.from_date is None or row.from_date <= on) and (row.to_date is None or row.to_date > on)


def get_source(home: Path, code: str, user: Any, *, everything: str = "") -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return all that the page of an enterprise shows.

    Args:
        home: the home.
        code: of the enterprise.
        user: who looks.
        everything: name of a register of which more rows are asked for.

    Raises:
        As `find`.
    """
    today, register = moment().date(), registers()[ENTERPRISES]
    row, reader = read_row(register, user, find(code, user, on=today).pk)
    rows = belonging.rows_of(belonging.codes_of(code), user)
    handles = belonging.list_handles(rows, on=today)
    own = Handle(ENTERPRISES, row.pk, code, row.from_date, row.to_date)
    every = {ENTERPRISES: [own], **handles}
    values = values_of(register, row)
    exports = visible(register.model.objects.filter(pk=row.pk), user=user, action=Action.export)
    photos, count = _proofs(every, user)
    return {
        "code": code,
        "title": reader.named(values, row.pk),
        "row_link": reverse("registers:row", args=(ENTERPRISES, row.pk)),
        "facts": [cell for cell in reader.cells(values) if cell.text],
        "ended": not own.holds(today),
        "today": today,
        "groups": list(_groups(reader, code, handles, today, everything)),
        "rows_count": sum(len(found) for found in handles.values()),
        "duties": _duties(home, user, every, today),
        "proofs": photos,
        "proofs_more": count - len(photos),
        "changes": _changes(every),
        "may_export": exports.exists(),
    }


# --- its rows ---


def _groups(
    reader: Reader, code: str, handles: Mapping[str, Sequence[Handle]], today: date, everything: str
) -> Iterator[Group]:
    """Yield the registers that have rows of the enterprise, as registers are grouped."""
    groups, known = [*GROUPS], registers()
    names = sorted(handles, key=lambda name: (groups.index(known[name].group), bool(known[name].part_of), name))
    most = {name: MOST_SHOWN if name == everything else SHOWN for name in names}
    given = _told({name: handles[name][: most[name]] for name in names})
    for name in names:
        own, register = handles[name], known[name]
        shown = _columns(register)
        reading = Reader(register, reader.user, reader.language, _personal(register), reader.departments)
        lines = tuple(_line(reading, shown, h, given[name, h.number], today) for h in own[: most[name]])
        holding = sum(handle.holds(today) for handle in own)
        yield Group(
            name,
            register.title,
            say(*GROUPS[register.group]),
            holding,
            len(own) - holding,
            tuple(reading.cell(column, {}).label for column in shown),
            lines,
            _more(register, code) if len(own) > len(lines) else "",
        )


def _personal(register: Register) -> frozenset[str]:
    return frozenset(column.name for column in register.columns if column.personal)


def _columns(register: Register) -> list[Column]:
    """Return the columns shown: those of its list that name nobody, and do not name the enterprise once more."""
    columns = (register.column[name] for name in register.listed)
    return [c for c in columns if not c.personal and c.register != ENTERPRISES][:COLUMNS]


def _more(register: Register, code: str) -> str:
    """Return where all rows are: the list where a column of it names the enterprise, else this page with more rows."""
    named = [column for column in belonging.ways()[register.name] if register.references[column] == ENTERPRISES]
    if named == [*belonging.ways()[register.name]]:
        return f"{reverse('registers:list', args=(register.name,))}?{urlencode({named[0]: code, 'on': 'all'})}"
    return f"?{urlencode({ALL: register.name})}#rows-{register.name}"


def _told(handles: Mapping[str, Sequence[Handle]]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return the values of rows by register and number, as JSON knows them; all in one statement."""
    parts = []
    for name, own in handles.items():
        register = registers()[name]
        values = told([*(column.name for column in _columns(register)), "state"])
        rows = register.model.objects.filter(pk__in=[handle.number for handle in own]).order_by()
        parts.append(rows.annotate(handle_register=Value(name, CharField()), handle_told=values))
    lists = [part.values_list("handle_register", "pk", "handle_told") for part in parts]
    return {(name, number): values for name, number, values in together(lists)}


def _line(reader: Reader, columns: Sequence[Column], handle: Handle, given: Mapping[str, Any], today: date) -> Line:
    values = values_told(columns, given)
    link = reverse("registers:row", args=(handle.register, handle.number))
    cells = tuple(reader.cell(column, values) for column in columns)
    return Line(_name(handle), link, cells, draft=given["state"] == DRAFT, ended=not handle.holds(today))


# --- its duties ---


def _duties(home: Path, user: Any, handles: Mapping[str, Sequence[Handle]], on: date) -> list[Duty] | None:  # noqa: ANN401
    """Return the duties in which rows of the enterprise count against; None for who reads no plan."""
    try:
        plan = plans.plan_of_day(home, on=on, user=user)
    except PlansBroken:
        return None
    if plan is None:
        return None
    city, _, year = plan.id.partition("/")
    found = []
    held = {name: {h.key: h for h in own if h.holds(on)} for name, own in handles.items()}
    for clause, against in plans.list_against(home, plan.id, on=on, user=user, registers=[*held]):
        own = [held[against.register][key] for key in against.keys if key in held[against.register]]
        if own:
            indicator = next(i for i in clause["indicators"] if i["id"] == against.indicator)
            found.append(
                Duty(
                    against.indicator,
                    reverse("board:clause", args=(city, year, clause["id"])),
                    words(clause),
                    indicator["due"],
                    indicator["status"],
                    status_word(indicator, say=say),
                    registers()[against.register].title,
                    len(own),
                    tuple((_name(h), reverse("registers:row", args=(h.register, h.number))) for h in own[:NAMED]),
                )
            )
    return sorted(found, key=lambda duty: (duty.due, duty.indicator))


def _name(handle: Handle) -> str:
    """Return the key of a row; its number where the key is personal."""
    register = registers()[handle.register]
    return f"#{handle.number}" if any(register.column[name].personal for name in register.key) else handle.key


# --- its proofs and its history ---


def _proofs(handles: Mapping[str, Sequence[Handle]], user: Any) -> tuple[list[proofs.Shown], int]:  # noqa: ANN401
    """Return the latest photos and files of the enterprise and its rows, and how many there are."""
    known = registers()
    keys = {name: {h.key: _name(h) for h in own} for name, own in handles.items() if known[name].purposes}
    rows = {(name, key): f"{known[name].title} {text}" for name, own in keys.items() for key, text in own.items()}
    return proofs.of_many(
        rows,
        user=user,
        purposes={name: settling.purposes_of(known[name]) for name in keys},
        registers={name: register.words for name, register in known.items()},
        most=PHOTOS,
    )


def _changes(handles: Mapping[str, Sequence[Handle]]) -> list[Change]:
    """Return what was done last to the enterprise and its rows, the latest first; all in one statement."""
    numbers = {(name, handle.number): handle for name, own in handles.items() for handle in own}
    parts = []
    for name, own in handles.items():
        past = registers()[name].model.history.model.objects
        numbers_of = [handle.number for handle in own[:MOST_LOOKED_AT]]
        last = past.filter(id__in=numbers_of).order_by("-history_id").values("history_id")[:CHANGES]
        part = past.filter(history_id__in=last).order_by().annotate(handle_register=Value(name, CharField()))
        names = ("handle_register", "id", "changed_at", "changed_by", "why", "history_type", "to_date", "history_id")
        parts.append(part.values_list(*names))
    found = sorted(together(parts), key=lambda row: (row[2], row[-1]), reverse=True)[:CHANGES]
    return [
        Change(
            at,
            by,
            _what(kind, to_date),
            why,
            f"{registers()[name].title} {_name(numbers[name, number])}",
            reverse("registers:row", args=(name, number)),
        )
        for name, number, at, by, why, kind, to_date, _ in found
        if (name, number) in numbers
    ]


def _what(kind: str, to_date: date | None) -> str:
    if kind == "+":
        return say("登记", "entered")
    return say(f"修改（到 {to_date} 为止）", f"changed (holds until {to_date})") if to_date else say("修改", "changed")

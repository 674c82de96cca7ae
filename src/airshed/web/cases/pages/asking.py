"""What is asked of the list of cases: filters and a place in it, read from an address and written into one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from airshed.enforcement.clocks import Light
from airshed.flows import flows
from airshed.web.cases.models import GRADES, STEPS
from airshed.web.cases.pages.duties import GROUPS, NOBODY
from airshed.web.cases.pages.wording import NONE

OPEN, CLOSED, ALL = "open", "closed", "all"
OUTCOMES = ("on_time", "overdue", "reopened", "closed")
LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """Which cases are asked for; empty = whatever.

    Attributes:
        flow: name of the flow.
        step: a step, `open` (the default) or `all`.
        light: how the clock stands today.
        office: code of the office.
        unit: code of the department whose work it is: the unit, where there is none yet the office.
        person: user name of who holds it.
        source: name of the source.
        grade: code of the grade.
        area: code of the area.
        grid: code of the grid.
        q: words in its number, matter or what it is about.
        whose: `mine`, `department` or `supervised`.
        since: opened on that day or later, as ISO date.
        until: opened on that day or before.
        outcome: as the accounts of the work count it.
        after: the last case of the page before: its last day and number.
    """

    flow: str = ""
    step: str = OPEN
    light: str = ""
    office: str = ""
    unit: str = ""
    person: str = ""
    source: str = ""
    grade: str = ""
    area: str = ""
    grid: str = ""
    q: str = ""
    whose: str = ""
    since: str = ""
    until: str = ""
    outcome: str = ""
    after: str = ""

    def query(self, **changed: str) -> str:
        """Return the address of what is asked, changed in some points; on its first page."""
        given = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "after"} | changed
        return urlencode({name: value for name, value in given.items() if value and (name, value) != ("step", OPEN)})

    def filters(self) -> Iterator[tuple[str, str]]:
        """Yield what is filtered by."""
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in {"after", "step"} and value:
                yield field.name, value


CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "flow": tuple(flows()),
        "step": (OPEN, *STEPS, ALL),
        "light": tuple(Light),
        "grade": tuple(GRADES),
        "whose": GROUPS,
        "outcome": OUTCOMES,
    }
)


def asked_of(given: Mapping[str, str]) -> tuple[Asked, list[str]]:
    """Return what an address asks for, and the names of what it asks for that cannot be."""
    found, wrong = {}, []
    for field in fields(Asked):
        value = given.get(field.name, "").strip()[:LONGEST]
        if not value:
            continue
        if value not in CHOICES.get(field.name, (value,)) or not _fits(field.name, value):
            wrong.append(field.name)
            continue
        found[field.name] = value
    return Asked(**found), wrong


def _fits(name: str, value: str) -> bool:
    if "\0" in value:
        return False
    try:
        if name in {"since", "until"} and date.fromisoformat(value) == date.max:
            return False
        if name == "after":
            place_of(value)
    except ValueError:
        return False
    return True


def place_of(after: str) -> tuple[date | None, int]:
    """Return last day and row number of the last case of the page before.

    Raises:
        ValueError: it is none.
    """
    day, _, number = after.rpartition("_")
    if not number.isascii() or not number.isdecimal() or len(number) > len("1000000000000"):
        raise ValueError(after)
    return date.fromisoformat(day) if day else None, int(number)


def narrowed(rows: Any, asked: Asked, *, on: date, step: bool = True) -> Any:  # noqa: ANN401 - a queryset
    """Return those of some cases that are asked for, of whatever page; `whose` is for the caller.

    Args:
        rows: the cases.
        asked: what is asked for.
        on: today.
        step: whether the step asked for counts.
    """
    for name, value in asked.filters():
        if name in _CONDITIONS:
            rows = rows.filter(_CONDITIONS[name](value, on))
    if not step or asked.step == ALL:
        return rows
    return rows.filter(closed_at=None) if asked.step == OPEN else rows.filter(step=asked.step)


def paged(rows: Any, asked: Asked) -> Any:  # noqa: ANN401 - as above
    """Return cases in the order of the list, from the place asked for: what is due first; else the latest first."""
    if asked.step in {ALL, CLOSED}:
        rows = rows.order_by("-pk")
        return rows.filter(pk__lt=place_of(asked.after)[1]) if asked.after else rows
    rows = rows.order_by("due", "pk")
    if not asked.after:
        return rows
    due, number = place_of(asked.after)
    return rows.filter(Q(due__gt=due) | Q(due=due, pk__gt=number)) if due else rows.filter(pk__gt=number)


def place_after(case: Any, asked: Asked) -> str:  # noqa: ANN401 - a case
    """Return the place that comes after a case."""
    return f"_{case.pk}" if asked.step in {ALL, CLOSED} or not case.due else f"{case.due}_{case.pk}"


# --- conditions ---


def over(on: date) -> Q:
    """Return the condition of a clock that has run out by a day."""
    return Q(closed_at=None, left=None, due__lt=on)


def _light(value: str, on: date) -> Q:
    running = Q(closed_at=None, left=None, due__gte=on)
    return {
        Light.over: over(on),
        Light.paused: Q(closed_at=None, left__isnull=False, due__isnull=False),
        Light.warning: running & Q(warn__lte=on),
        Light.in_time: running & (Q(warn=None) | Q(warn__gt=on)),
    }[Light(value)]


def outcome(value: str, on: date) -> Q:
    """Return the condition of how a case went until a day."""
    late = Q(late__gt=0) | over(on)
    return {
        "overdue": late,
        "on_time": ~late,
        "reopened": Q(reopened__gt=0),
        "closed": Q(closed_at__isnull=False),
    }[value]


def _words(value: str, _on: date) -> Q:
    named = Q(code__icontains=value) | Q(zh__icontains=value) | Q(en__icontains=value)
    return named | Q(object__icontains=value) | Q(clause__iexact=value) | Q(enterprise__iexact=value)


def _equal(column: str) -> Callable[[str, date], Q]:
    return lambda value, _on: Q(**{column: "" if value == NONE else value})


_CONDITIONS: Mapping[str, Callable[[str, date], Q]] = MappingProxyType(
    {
        **{name: _equal(name) for name in ("flow", "person", "source", "grade", "area", "grid")},
        "office": lambda value, _on: Q(department=None) if value == NONE else Q(department=value),
        "unit": lambda value, _on: (
            Q(unit=None, department=None if value == NONE else value) | (NOBODY if value == NONE else Q(unit=value))
        ),
        "light": _light,
        "outcome": outcome,
        "q": _words,
        "since": lambda value, _on: Q(opened_at__gte=datetime.combine(date.fromisoformat(value), time.min)),
        "until": lambda value, _on: Q(
            opened_at__lt=datetime.combine(date.fromisoformat(value) + timedelta(days=1), time.min)
        ),
    }
)

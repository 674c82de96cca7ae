"""What somebody must do in cases: theirs, their department's, what they look after; each case in one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count

from airshed.web.accounts.access import bounds, role_of
from airshed.web.accounts.roles import Role
from airshed.web.cases.pages.asking import Asked, over
from airshed.web.cases.pages.duties import (
    DEPARTMENT,
    MINE,
    SUPERVISED,
    duties,
    looks_after_all,
    may_work,
    open_cases,
    version,
    within,
)
from airshed.web.cases.pages.queries import WHOSE, Line, lines_of, may_open
from airshed.web.cases.pages.wording import department_names
from airshed.web.kept import Kept
from airshed.web.words import say

SHOWN = 30
"""So many cases of each group are shown; the list has all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of which somebody does the same: acts, has a colleague act, or sees to it that others act.

    Attributes:
        name: `mine`, `department` or `supervised`.
        title: what it is called.
        lines: what is due first.
        count: how many there are.
        late: how many of them are overdue.
        address: the list of all of them.
        urges: whether others can be urged here.
    """

    name: str
    title: str
    lines: list[Line]
    count: int
    late: int
    address: str
    urges: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many cases of a group there are, how many of them are overdue, and the numbers of those due first."""

    count: int
    late: int
    first: tuple[int, ...]


_groups = Kept[Mapping[str, _Counted]](500)
_mine = Kept[int](2_000)


def list_todo(*, user: Any, on: date) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return what somebody must do on a day."""
    departments = department_names()
    chief = role_of(user) in {Role.leader, Role.officer}
    names = [MINE, *([DEPARTMENT] if user.department_id else []), *([SUPERVISED] if chief else [])]
    known = (settings.HOME, bounds(user), on, version())
    found = _groups.get(known)
    if found is None:
        _groups.put(known, found := _counted(names, user, on))
    numbers = [number for group in found.values() for number in group.first]
    cases = {case.pk: case for case in open_cases(user).filter(pk__in=numbers)}
    groups = [
        Group(
            name=name,
            title=say(*WHOSE[name]),
            lines=lines_of([cases[n] for n in group.first if n in cases], departments, on=on),
            count=group.count,
            late=group.late,
            address=Asked(whose=name).query(),
            urges=chief and name != MINE,
        )
        for name, group in found.items()
    ]
    return {"groups": groups, "may_open": may_open(user), "chief": chief}


def _counted(names: Sequence[str], user: Any, on: date) -> dict[str, _Counted]:  # noqa: ANN401 - as above
    """Count the cases of each group, all in one question, and find those that are due first."""
    rest = SUPERVISED if looks_after_all(user) else ""  # what is left of all: quicker than asking for it
    groups = {name: within(user, name) for name in names if name != rest}
    counts = {f"count_{name}": Count("pk", filter=group) for name, group in groups.items()}
    late = {f"late_{name}": Count("pk", filter=group & over(on)) for name, group in groups.items()}
    found = open_cases(user).aggregate(count=Count("pk"), late=Count("pk", filter=over(on)), **counts, **late)
    if rest:
        for what in ("count", "late"):
            found[f"{what}_{rest}"] = found[what] - sum(found[f"{what}_{name}"] for name in groups)
    return {name: _Counted(found[f"count_{name}"], found[f"late_{name}"], _first(user, name)) for name in names}


def _first(user: Any, name: str) -> tuple[int, ...]:  # noqa: ANN401 - as above
    rows = duties(user, name)
    if name == SUPERVISED:  # many: in the order of an index
        rows = rows.filter(closed_at=None)
    return tuple(rows.order_by("due", "pk").values_list("pk", flat=True)[:SHOWN])


def count_mine(user: Any) -> int:  # noqa: ANN401 - as above
    """Return in how many cases somebody must act."""
    if not may_work(user):
        return 0
    known = (settings.HOME, bounds(user), version())
    found = _mine.get(known)
    if found is None:
        _mine.put(known, found := int(duties(user).count()))
    return found

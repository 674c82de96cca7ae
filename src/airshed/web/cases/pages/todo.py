"""What somebody must do in cases: theirs, their department's, what they look after; each case in one of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from airshed.web.accounts.access import role_of
from airshed.web.accounts.roles import Role
from airshed.web.cases.pages.asking import Asked, over
from airshed.web.cases.pages.duties import DEPARTMENT, MINE, SUPERVISED, duties, looks_after_all, may_work, open_cases
from airshed.web.cases.pages.queries import WHOSE, Line, lines_of, may_open
from airshed.web.cases.pages.wording import department_names
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


def list_todo(*, user: Any, on: date) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return what somebody must do on a day."""
    departments = department_names()
    chief = role_of(user) in {Role.leader, Role.officer}
    names = [MINE, *([DEPARTMENT] if user.department_id else []), *([SUPERVISED] if chief else [])]
    groups: list[Group] = []
    for name in names:
        rows = duties(user, name)
        first = rows.filter(closed_at=None) if name == SUPERVISED else rows  # many: in the order of an index
        count, late = _counts(open_cases(user) if name == SUPERVISED and looks_after_all(user) else rows, on)
        if name == SUPERVISED and looks_after_all(user):  # what is left of all: quicker than asking for it
            count, late = count - sum(g.count for g in groups), late - sum(g.late for g in groups)
        groups.append(
            Group(
                name=name,
                title=say(*WHOSE[name]),
                lines=lines_of([*first.order_by("due", "pk")[:SHOWN]], departments, on=on),
                count=count,
                late=late,
                address=Asked(whose=name).query(),
                urges=chief and name != MINE,
            )
        )
    return {"groups": groups, "may_open": may_open(user), "chief": chief}


def _counts(rows: Any, on: date) -> tuple[int, int]:  # noqa: ANN401 - a queryset
    """Return how many cases there are, and how many of them are overdue."""
    found = rows.aggregate(count=Count("pk"), late=Count("pk", filter=over(on)))
    return found["count"], found["late"]


def count_mine(user: Any) -> int:  # noqa: ANN401 - as above
    """Return in how many cases somebody must act."""
    return int(duties(user).count()) if may_work(user) else 0

"""All registers at a glance, for who may see them: rows, drafts, last change, who said when that they are complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, Value

from airshed.web.accounts.access import bounds
from airshed.web.accounts.models import Department
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.kept import Kept
from airshed.web.kit.models import Confirmation, Stamp
from airshed.web.kit.reaching import list_seen, may_confirm, may_do, state_of_new
from airshed.web.kit.register import GROUPS, Register
from airshed.web.kit.rows import DRAFT
from airshed.web.words import say

_kept = Kept[list[dict[str, Any]]](5_000)
"""Counts of a register: of some seventy registers for as many readers."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A department with rows of a register.

    Attributes:
        department: its code.
        name: of the department.
        rows: how many of its rows hold today.
        drafts: how many of them wait to be confirmed.
        confirmed: the day it last said that they are complete; None = never.
    """

    department: str
    name: str
    rows: int
    drafts: int
    confirmed: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A register at a glance.

    Attributes:
        name: of the register.
        title: of the register.
        about: what it holds.
        group: words of the group it is listed in.
        expected: who could say how many rows a complete one has.
        rows: how many rows the reader sees that hold today.
        drafts: how many of them wait to be confirmed.
        changed: the last change.
        owners: departments whose rows these are.
        may_enter: whether the reader may enter rows.
        may_import: whether the reader may bring lists.
        may_confirm: whether the reader may say that the rows of the own department are complete.
        part: whether its rows belong to rows of another register.
    """

    name: str
    title: str
    about: str
    group: str
    expected: str
    rows: int
    drafts: int
    changed: datetime | None
    owners: tuple[Owner, ...]
    may_enter: bool
    may_import: bool
    may_confirm: bool
    part: bool


def list_registers(user: Any, *, on: date) -> list[Overview]:  # noqa: ANN401 - a user
    """Return the registers a user may see by group, those that stand alone first, with the rows that hold on a day."""
    seen = list(list_seen(user))
    counted = _counted(seen, user, on)
    names = {d.code: say(d.zh, d.en or d.zh) for d in Department.objects.all()}
    said: dict[tuple[str, str], date] = {}
    for found in Confirmation.objects.filter(register__in=[r.name for r in seen]).order_by("at", "pk"):
        said[found.register, found.department_id] = found.confirmed_date
    shown = [_overview(register, user, counted.get(register.name, []), names, said) for register in seen]
    groups = [say(*words) for words in GROUPS.values()]
    return sorted(shown, key=lambda o: (groups.index(o.group), o.part))


def _counted(seen: list[Register], user: Any, on: date) -> dict[str, list[dict[str, Any]]]:  # noqa: ANN401 - as above
    """Count the rows of all registers by department, those of registers that changed in one statement."""
    changed = dict(Stamp.objects.order_by().values_list("register", "number"))
    names = {r.name: (settings.HOME, bounds(user), on, r.name, changed.get(r.name)) for r in seen}
    found = {register: kept for register, name in names.items() if (kept := _kept.get(name)) is not None}
    parts = list(_counts([r for r in seen if r.name not in found], user, on))
    new: dict[str, list[dict[str, Any]]] = {r.name: [] for r in seen if r.name not in found}
    for row in parts[0].union(*parts[1:], all=True) if parts else []:
        new[row["register"]].append(row)
    for register, counts in new.items():
        _kept.put(names[register], counts)
    return found | new


def _counts(seen: list[Register], user: Any, on: date) -> Iterator[Any]:  # noqa: ANN401 - as above
    for register in seen:
        rows = visible(register.model.objects.filter(merged_into=None), user=user).order_by()
        named = rows.annotate(register=Value(register.name)).values("register", "department_id")
        holds = (Q(from_date=None) | Q(from_date__lte=on)) & (Q(to_date=None) | Q(to_date__gt=on))
        drafts = Count("pk", filter=holds & Q(state=DRAFT))
        yield named.annotate(rows=Count("pk", filter=holds), drafts=drafts, changed=Max("changed_at"))


def _overview(
    register: Register,
    user: Any,  # noqa: ANN401 - as above
    counts: list[dict[str, Any]],
    names: dict[str, str],
    said: dict[tuple[str, str], date],
) -> Overview:
    owners = tuple(
        Owner(code, names.get(code, code), c["rows"], c["drafts"], said.get((register.name, code)))
        for code, c in sorted((str(c["department_id"]), c) for c in counts)
    )
    return Overview(
        name=register.name,
        title=register.title,
        about=say(*register.about),
        group=say(*GROUPS[register.group]),
        expected=say(*register.expected),
        rows=sum(c["rows"] for c in counts),
        drafts=sum(c["drafts"] for c in counts),
        changed=max((c["changed"] for c in counts if c["changed"]), default=None),
        owners=owners,
        may_enter=bool(state_of_new(register, user)),
        may_import=may_do(register, user, Action.import_),
        may_confirm=bool(user.department_id) and may_confirm(register, user),
        part=bool(register.part_of),
    )

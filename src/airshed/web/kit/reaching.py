"""What somebody may do with a register: see it, read what is personal in it, write which rows of it, and as what."""

from collections.abc import Iterator, Mapping
from typing import Any

from airshed.web.accounts.access import reach, role_of
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import STATES, Action, Record, Scope, may_see_personal
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import CONFIRMED, DRAFT

HELD = {Scope.department: "department_id", Scope.area: "area", Scope.grid: "grid", Scope.enterprise: "enterprise"}
"""Scope to what a user has of it."""
_ANSWERABLE = frozenset({Scope.department, Scope.all})


def list_seen(user: Any) -> Iterator[Register]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Yield the registers of which somebody may see rows."""
    return (register for register in registers().values() if may_do(register, user))


def may_do(register: Register, user: Any, action: Action = Action.view) -> bool:  # noqa: ANN401 - as above
    """Whether somebody may do an action to some rows of a register."""
    return any(_reaches(register, user, action, state) is not None for state in STATES[Record.register_row])


def hidden(register: Register, user: Any) -> frozenset[str]:  # noqa: ANN401 - as above
    """Return the columns whose values somebody may not read."""
    role = role_of(user)
    if role is not None and may_see_personal(role, Record.register_row):
        return frozenset()
    return frozenset(column.name for column in register.columns if column.personal)


def state_of_new(register: Register, user: Any) -> str:  # noqa: ANN401 - as above
    """Return the state of rows that somebody enters, confirmed for who answers for them; empty: may enter none."""
    if may_confirm(register, user):
        return CONFIRMED
    return DRAFT if _reaches(register, user, Action.edit, DRAFT) is not None else ""


def may_confirm(register: Register, user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether somebody takes drafts as true: who edits the rows of a whole department, or all."""
    scope = reach(user, Record.register_row, Action.edit, CONFIRMED)
    return scope in _ANSWERABLE and _reaches(register, user, Action.edit, CONFIRMED) is not None


def fixed(register: Register, user: Any, state: str) -> Mapping[str, str]:  # noqa: ANN401 - as above
    """Return the columns of rows in a state that somebody cannot choose, with the only value they may write."""
    return _reaches(register, user, Action.edit, state) or {}


def editable(register: Register, user: Any, *numbers: int) -> Any:  # noqa: ANN401 - a queryset
    """Return the rows of a register that somebody may edit; only some where their numbers are given."""
    rows = visible(register.model.objects.filter(merged_into=None), user=user, action=Action.edit)
    return rows.filter(pk__in=numbers) if numbers else rows


def _reaches(register: Register, user: Any, action: Action, state: str) -> Mapping[str, str] | None:  # noqa: ANN401
    """Return the column that bounds what somebody reaches, with its value; nothing bounds all, None = reaches none."""
    scope = reach(user, Record.register_row, action, state)
    if scope is Scope.all:
        return {}
    lookup = register.model.RIGHTS.fields.get(scope)
    value = getattr(user, HELD[scope], None) if scope in HELD else None
    return {lookup.removesuffix("_id"): str(value)} if lookup and value else None

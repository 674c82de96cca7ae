"""Whose turn it is: cases in which somebody must act, those of their department, and those they look after.

A case is in one of the three at most; who must act follows from the duty of its state, see `flows.flow.State`.
"""

from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q

from airshed.flows import flows
from airshed.flows.flow import Flow
from airshed.web.accounts.access import role_of
from airshed.web.accounts.models import User
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.accounts.roles import Role
from airshed.web.cases.models import TABLE, Case
from airshed.web.kit.models import Stamp

MINE, DEPARTMENT, SUPERVISED = "mine", "department", "supervised"
GROUPS = (MINE, DEPARTMENT, SUPERVISED)
CLOSED = "closed"
NOBODY = Q(pk__in=[])


def duties(user: Any, group: str = MINE) -> Any:  # noqa: ANN401 - an account, and a queryset
    """Return the open cases of a group that a user may see: those in which they must act, unless told otherwise."""
    return open_cases(user).filter(within(user, group))


def within(user: Any, group: str) -> Q:  # noqa: ANN401 - an account
    """Return the condition of a group."""
    mine = _mine(user)
    if group == MINE:
        return mine
    if group == DEPARTMENT:
        return _of_department(user) & ~mine
    return _supervised(user) & ~mine & ~_of_department(user)


def open_cases(user: Any) -> Any:  # noqa: ANN401 - as above
    """Return the open cases that a user may see."""
    return visible(Case.objects.exclude(step=CLOSED), user=user)  # not by `closed_at`: its index hides better ones


def looks_after_all(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether somebody looks after all cases: a leader, and the office that coordinates."""
    role = role_of(user)
    return role is Role.leader or (role is Role.officer and bool(user.coordinates))


def may_work(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether there is anything for somebody to do in cases: the administrator and the auditor have none."""
    return role_of(user) in {Role.leader, Role.officer, Role.inspector, Role.grid_lead, Role.plant}


def movable(user: Any) -> Any:  # noqa: ANN401 - as above
    """Return the cases of which a user may make moves, as far as rights say."""
    rows = Case.objects.all()
    either = Q(pk__in=visible(rows, user=user, action=Action.edit).values("pk"))
    return rows.filter(either | Q(pk__in=visible(rows, user=user, action=Action.approve).values("pk")))


def version() -> tuple[object, ...]:
    """Return what changes whenever the answers here may: a case was moved, or an account is another."""
    names = ("username", "role", "department", "department__coordinates", "area", "grid", "enterprise", "disabled")
    accounts = User.objects.order_by("pk").values_list(*names, "person__left_date")
    return (Stamp.objects.filter(register=TABLE).values_list("number", flat=True).first(), hash(tuple(accounts)))


# --- whose a duty is ---


def _mine(user: Any) -> Q:  # noqa: ANN401 - as above
    if not may_work(user):
        return NOBODY
    if user.role == Role.leader:
        return _in("leader")
    checked = _in("checker") & Q(fixed_by=user.username)
    own = {
        Role.inspector: (_in("finder") | _in("checker")) & Q(area=user.area) & ~checked,
        Role.grid_lead: _in("finder") & Q(grid=user.grid),
        Role.plant: _in("unit") & ~_held() & Q(enterprise=user.enterprise),
        Role.officer: (_of_office(user) & ~checked) | (_of_unit(user) & ~_held()),
    }
    held = _held() & Q(person=user.username)
    return held | own[Role(user.role)]


def _of_department(user: Any) -> Q:  # noqa: ANN401 - as above
    """Return what a user's department must do, also where it is a colleague's."""
    return _of_office(user) | _of_unit(user) if role_of(user) is Role.officer else NOBODY


def _supervised(user: Any) -> Q:  # noqa: ANN401 - as above
    """Return what a user looks after: a leader and the office that coordinates all, others what they gave out."""
    if looks_after_all(user):
        return ~NOBODY
    return Q(department=user.department_id) if role_of(user) is Role.officer and user.department_id else NOBODY


def _of_unit(user: Any) -> Q:  # noqa: ANN401 - as above
    return _in("unit") & Q(unit=user.department_id) if user.department_id else NOBODY


def _of_office(user: Any) -> Q:  # noqa: ANN401 - as above
    """Return what falls to the office of a case: its own duties, leads nobody is in the field for, what has no unit."""
    orphaned = _in("unit") & Q(unit=None, enterprise="") & ~_held()
    turn = _in("office") | _in("checker") | (_in("finder") & ~_fielded()) | orphaned
    office = Q(department=user.department_id) if user.department_id else NOBODY
    return turn & (office | Q(department=None) if user.coordinates else office)


def _in(duty: str, flow: Flow | None = None) -> Q:
    """Return the cases in states of a duty; no two flows call a state alike.

    Neither flow nor step is asked for: an index of theirs would be taken before that of the user's own cases.
    """
    named = (flow,) if flow else flows().values()
    states = [state.name for one in named for state in one.states if state.duty == duty]
    return Q(state__in=states) if states else NOBODY


@cache
def _held() -> Q:
    """Return the cases that a person holds who has an account in use, may see them, and may make their moves."""
    reached = (
        Q(role=Role.officer, department=OuterRef("unit_id"))
        | Q(role=Role.officer, department=OuterRef("department_id"))
        | Q(role=Role.officer, department__coordinates=True)
        | Q(role=Role.inspector, area=OuterRef("area"))
        | Q(role=Role.grid_lead, grid=OuterRef("grid"))
        | Q(role=Role.plant, enterprise=OuterRef("enterprise"))
    )
    found = NOBODY
    for flow in flows().values():
        moves = (flow.moves_from(state.name)[0] for state in flow.states if state.duty == "unit")
        doers = {role for move in moves for role in move.roles}
        person = _active().filter(reached, username=OuterRef("person"), role__in=sorted(doers))
        found |= _in("unit", flow) & ~Q(person="") & Q(Exists(person))
    return found


@cache
def _fielded() -> Q:
    """Return the cases for which somebody is in the field: an inspector of the area, or a lead of the grid."""
    areas = _active().filter(role=Role.inspector).exclude(area="").values("area")
    grids = _active().filter(role=Role.grid_lead).exclude(grid="").values("grid")
    return Q(area__in=areas) | Q(grid__in=grids)


def _active() -> Any:  # noqa: ANN401 - a queryset
    return User.objects.filter(Q(person=None) | Q(person__left_date=None), disabled=False)

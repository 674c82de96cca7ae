"""Who is told what of cases: whose turn it is now, and each night what is new and what was stepped up."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from airshed.flows import flows
from airshed.web.accounts.models import User
from airshed.web.accounts.roles import Role
from airshed.web.cases.models import Case
from airshed.web.cases.pages.duties import MINE, SUPERVISED, duties, may_work
from airshed.web.notices.models import Event
from airshed.web.notices.operations import Words, tell

URGENT_HOURS = 24
"""Within so many hours somebody reads of a major case, or the leaders are told."""
NIGHT = "case.night"
"""What an event is called that tells somebody what the clock gave them."""
LEVELS = {Role.officer: 2, Role.leader: 3}
"""By role: from which level on somebody is told of what they supervise."""


def tell_turn(case: Case, *, by: str, at: datetime) -> tuple[str, ...]:
    """Tell those whose turn a case is now, within the transaction that made it theirs; return who was told.

    Of an urgent case in which it is nobody's turn the leaders are told.
    """
    if case.closed_at:
        return ()
    state = flows()[case.flow].state[case.state]
    urgent = case.grade == "major"
    above = _leaders() if urgent else []
    to = [name for name in holders(case) or above if name != by]  # where nobody has to act, leaders see to it
    if not to:
        return ()
    return tell(
        key=f"case.{case.code}.{case.number}",
        kind=f"case.{case.state}",
        to=to,
        words=Words(f"{case.code} {state.words[0]}", f"{case.code} {state.words[1]}"),  # it leaves the house
        at=at,
        link=reverse("cases:case", args=(case.code,)),
        urgent=urgent,
        step_up_to=above,
        step_up_hours=URGENT_HOURS if urgent else None,
    )


def holders(case: Case) -> tuple[str, ...]:
    """Return the names of those who must act in a case now: of whom it is a duty of their own, see `duties`."""
    flow = flows()[case.flow]
    state = flow.state[case.state]
    near = [*_near(case)]
    office = [u for u in near if u.role == Role.officer and _speaks_for(u, case.department_id)]
    if state.duty == "unit":
        roles = flow.moves_from(state.name)[0].roles
        held = [u for u in near if u.username == case.person and u.role in roles and _reaches(u, case)]
        found = held or [u for u in near if _is_unit(u, case)]
        nobody = not (case.unit_id or case.enterprise)
        found = office if not held and nobody else found
    elif state.duty == "finder":
        found = [u for u in near if _in_field(u, case)] or office
    elif state.duty == "checker":
        checkers = [u for u in near if u.role == Role.inspector and _in_field(u, case)]
        found = [u for u in [*checkers, *office] if u.username != case.fixed_by]
    else:
        found = office if state.duty == "office" else [u for u in near if u.role == state.duty]
    return tuple(sorted({user.username for user in found}))


def _speaks_for(user: Any, department: str | None) -> bool:  # noqa: ANN401 - an account
    own = bool(user.department_id) and user.department_id == department
    return own or (department is None and bool(user.coordinates))


def _is_unit(user: Any, case: Case) -> bool:  # noqa: ANN401 - as above
    if user.role == Role.plant:
        return bool(case.enterprise) and user.enterprise == case.enterprise
    return user.role == Role.officer and bool(case.unit_id) and user.department_id == case.unit_id


def _in_field(user: Any, case: Case) -> bool:  # noqa: ANN401 - as above
    if user.role == Role.inspector:
        return bool(case.area) and user.area == case.area
    return user.role == Role.grid_lead and bool(case.grid) and user.grid == case.grid


def _reaches(user: Any, case: Case) -> bool:  # noqa: ANN401 - as above
    """Whether somebody who holds a case may see it."""
    if user.role == Role.officer:
        departments = {case.unit_id, case.department_id} - {None}
        return bool(user.coordinates) or user.department_id in departments
    return _in_field(user, case) or (user.role == Role.plant and _is_unit(user, case))


def _near(case: Case) -> Iterable[User]:
    """Return the accounts in use that may have to do with a case."""
    near = Q(role=Role.officer, department__in=[case.unit_id, case.department_id]) | Q(username=case.person)
    near |= Q(role=Role.officer, department__coordinates=True) | Q(role=Role.leader)
    places = {Role.inspector: ("area", case.area), Role.grid_lead: ("grid", case.grid)}
    for role, (column, value) in {**places, Role.plant: ("enterprise", case.enterprise)}.items():
        if value:
            near |= Q(role=role, **{column: value})
    active = Q(disabled=False) & (Q(person=None) | Q(person__left_date=None))
    found: Iterable[User] = User.objects.filter(near & active).select_related("department")
    return found


def _leaders() -> list[str]:
    leaders = User.objects.filter(role=Role.leader, disabled=False)
    return [*leaders.order_by("username").values_list("username", flat=True)]


def tell_night(*, at: datetime) -> int:
    """Tell everybody once a day what the clock gave them: new duties, what was stepped up; return how many were told.

    It is said once for a day, whatever happens to the job that says it.
    """
    told = 0
    for user in User.objects.filter(disabled=False).order_by("username"):
        if may_work(user) and (words := _night_of(user, at)):
            key = f"{NIGHT}.{at:%Y-%m-%d}.{user.pk}"
            link = reverse("todo:todo")
            told += len(tell(key=key, kind=NIGHT, to=[user.username], words=words, at=at, link=link))
    return told


def _night_of(user: Any, at: datetime) -> Words | None:  # noqa: ANN401 - an account
    """Return what there is to tell somebody since they were told last; None where there is nothing."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    before = Event.objects.filter(kind=NIGHT, notices__user=user, at__lt=midnight)
    since = before.order_by("-at").values_list("at", flat=True).first() or midnight - timedelta(days=1)
    new = duties(user, MINE).filter(entered_at__gt=since).count()
    mine = duties(user, MINE).filter(changed_at__gt=since, level__gte=1).count()
    above = LEVELS.get(Role(user.role))
    theirs = duties(user, SUPERVISED).filter(changed_at__gt=since, level__gte=above).count() if above else 0
    zh = [f"新到 {new} 件" * bool(new), f"逾期升级 {mine} 件" * bool(mine), f"督办的升级 {theirs} 件" * bool(theirs)]
    en = [f"{new} new" * bool(new), f"{mine} overdue" * bool(mine), f"{theirs} you supervise stepped up" * bool(theirs)]
    if not any(zh):
        return None
    return Words("待办：" + "，".join(filter(None, zh)), "to do: " + ", ".join(filter(None, en)))

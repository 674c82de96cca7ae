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
    """Tell those whose turn a case is now, within the transaction that made it theirs; return who was told."""
    if case.closed_at:
        return ()
    state = flows()[case.flow].state[case.state]
    urgent = case.grade == "major"
    return tell(
        key=f"case.{case.code}.{case.number}",
        kind=f"case.{case.state}",
        to=[name for name in holders(case) if name != by],
        words=Words(f"{case.code} {state.words[0]}", f"{case.code} {state.words[1]}"),  # it leaves the house
        at=at,
        link=reverse("cases:case", args=(case.code,)),
        urgent=urgent,
        step_up_to=_leaders() if urgent else (),
        step_up_hours=URGENT_HOURS if urgent else None,
    )


def holders(case: Case) -> tuple[str, ...]:
    """Return the names of those who must act in a case now."""
    return tuple(user.username for user in _near(case) if duties(user).filter(pk=case.pk).exists())


def _near(case: Case) -> Iterable[User]:
    """Return the accounts in use that may have to do with a case."""
    near = Q(role=Role.officer, department__in=[case.unit_id, case.department_id]) | Q(username=case.person)
    near |= Q(role=Role.officer, department__coordinates=True)
    places = {Role.inspector: ("area", case.area), Role.grid_lead: ("grid", case.grid)}
    for role, (column, value) in {**places, Role.plant: ("enterprise", case.enterprise)}.items():
        if value:
            near |= Q(role=role, **{column: value})
    found: Iterable[User] = User.objects.filter(near, disabled=False).order_by("username")
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
            link = reverse("cases:list")
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

"""What the overview shows, as plain values in the language of the reader; every figure is asked where pages ask it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.web import plans, waiting
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.overview import air, duties, health, urgent
from airshed.web.overview.words import led
from airshed.web.words import say


def may_see(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether the overview is for somebody: who reads clauses and observations."""
    return may(user, Record.clause, Action.view) and may(user, Record.observation, Action.view)


def get_overview(home: Path, *, user: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return how everything stands for a user.

    Args:
        home: the home.
        user: who asks.
        now: the home's clock. [city wall time]

    Raises:
        Http404: the overview is not for this user.
        PlansBroken, PlacesBroken, RulesBroken, LakeDamaged: what it rests on cannot be read.
    """
    if not may_see(user):
        raise Http404
    plan = plans.plan_of_day(home, on=now.date(), user=user)
    place = air.get_place(home, named=plan.file.place if plan else None, user=user)
    shape: dict[str, Any] = {
        "now": now,
        "updated": f"{now:%H:%M:%S}",
        "air": air.get_air(home, place, now=now) if place else None,
        "plan": duties.get_duties(home, plan, on=now.date(), user=user) if plan else None,
        "health": health.get_health(home, user=user, now=now),
        "registers": waiting.list_waiting(plan, on=now.date(), user=user),
        "why_registers": waiting.why_lines(on=now.date()),
        "whose": _whose(user),
        "may_import": may(user, Record.observation, Action.import_),
        "uploads": led("/uploads/"),
    }
    return {**shape, "urgent": urgent.first(shape)}


def get_card(home: Path, *, user: Any, now: datetime) -> dict[str, Any] | None:  # noqa: ANN401 - as above
    """Return today's air for the start page of who reads observations but no plan; None where there is none."""
    if not may(user, Record.observation, Action.view):
        return None
    place = air.get_place(home, named=None, user=user)
    return air.get_air(home, place, now=now) if place else None


def _whose(user: Any) -> str:  # noqa: ANN401 - as above
    """Return whose clauses are counted."""
    if reach(user, Record.clause, Action.view, "in_force") is Scope.all:
        return say("全部部门的条款", "clauses of all departments")
    department = getattr(user, "department", None)
    if department is None:
        return say("您的账户没有部门，所以没有条款", "your account has no department, so there are no clauses")
    name = say(department.zh, department.en or department.zh)
    return say(f"只列{name}牵头或配合的条款", f"only clauses that {name} leads or assists with")

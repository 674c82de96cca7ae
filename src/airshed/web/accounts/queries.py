"""What a user may see: the table of rights as a filter. Every channel reads through here."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404

from airshed.web import audit, env
from airshed.web.accounts.access import reach, role_of
from airshed.web.accounts.models import Person, Succession, User
from airshed.web.accounts.rights import STATES, Action, Record, Scope, Scoped, may_see_personal
from airshed.web.accounts.roles import Role
from airshed.web.cells import MASK

_HELD = {Scope.department: "department_id", Scope.area: "area", Scope.grid: "grid", Scope.enterprise: "enterprise"}


def moment() -> datetime:
    """Return the city's wall time by the clock of this home."""
    return env.now(settings.HOME)


def one_time_until(at: datetime) -> datetime:
    """Return until when a one-time password that is handed out at a moment opens."""
    return at + timedelta(hours=env.settings(settings.HOME)["one_time_hours"])


def visible(
    queryset: Any,  # noqa: ANN401 - querysets of any model
    *,
    user: Any,  # noqa: ANN401 - a user, or Django's anonymous one
    action: Action = Action.view,
    rights: Scoped | None = None,
) -> Any:  # noqa: ANN401 - a queryset
    """Return the rows a user may do something to; a model without RIGHTS shows nothing.

    `rights` stand in for those of the model: former versions of rows answer to the table as the rows do.
    """
    scoped = rights or getattr(queryset.model, "RIGHTS", None)
    if scoped is None or role_of(user) is None:
        return queryset.none()
    condition = Q(pk__in=[])
    for state in STATES[scoped.record]:
        condition |= _of_state(scoped, state) & _within(scoped, reach(user, scoped.record, action, state), user)
    return queryset.filter(condition)


def _of_state(scoped: Scoped, state: str) -> Q:
    if scoped.state_field is None:
        return Q() if len(STATES[scoped.record]) == 1 else Q(pk__in=[])
    return Q(**{scoped.state_field: scoped.state_values.get(state, state)})


def _within(scoped: Scoped, scope: Scope, user: Any) -> Q:  # noqa: ANN401 - as above
    if scope is Scope.all:
        return ~Q(pk__in=[])
    named = scoped.fields.get(scope, ())
    value = user.username if scope is Scope.own else getattr(user, _HELD.get(scope, ""), None)
    found = Q(pk__in=[])
    for lookup in (named,) if isinstance(named, str) else named:
        found |= Q(**{lookup: value}) if value else Q()
    return found if value else Q(pk__in=[])


def get_visible(queryset: Any, *, user: Any, action: Action = Action.view, **lookup: Any) -> Any:  # noqa: ANN401
    """Return the row a user asks for.

    A row that is there, but not for this user, is answered like one that is not, and the attempt is recorded.

    Raises:
        Http404: there is no such row for this user.
    """
    try:
        found = visible(queryset, user=user, action=action).filter(**lookup).first()
        foreign = found is None and queryset.model._default_manager.filter(**lookup).exists()  # noqa: SLF001
    except (ValueError, TypeError, OverflowError):  # an id of the wrong kind
        found, foreign = None, False
    if found is not None:
        return found
    if foreign:
        record_foreign(queryset.model._meta.label, user=user, action=action, **lookup)  # noqa: SLF001 - Django's own
    raise Http404


def record_foreign(object: str, *, user: Any, action: Action = Action.view, **lookup: Any) -> None:  # noqa: A002, ANN401
    """Record that somebody asked for what is there, but not for them."""
    name = str(getattr(user, "username", "") or Role.public.value)
    detail = {"action": action.value, "lookup": {key: str(value) for key, value in lookup.items()}}
    audit.record(by=name, action="foreign_id", object=object, detail=detail, at=moment())


def list_accounts() -> list[dict[str, Any]]:
    """Return all accounts as plain values by name, for the machine's own administrator; no secrets."""
    return [
        {
            "username": user.username,
            "role": user.role,
            "person": user.person_id,
            "department": user.department_id,
            "area": user.area,
            "grid": user.grid,
            "enterprise": user.enterprise,
            "state": "disabled" if user.disabled else "left" if user.has_left else "active",
            "last_login": user.last_login.isoformat(timespec="seconds") if user.last_login else None,
        }
        for user in User.objects.select_related("person")
    ]


def masked(value: str, *, user: Any, record: Record) -> str:  # noqa: ANN401 - as above
    """Return a personal value as a user may read it: whole, or only that there is one."""
    role = role_of(user)
    return value if not value or (role and may_see_personal(role, record)) else MASK


def successions_on(*, plan: str, on: date, known_at: datetime | None = None) -> "QuerySet[Succession]":
    """Return what passed from hand to hand in a plan up to and including a day, oldest first."""
    rows = Succession.objects.filter(plan=plan, from_date__lte=on).order_by("from_date", "pk")
    return rows if known_at is None else rows.filter(known_at__lte=known_at)


def holder_on(  # noqa: PLR0913 - what is asked
    *,
    plan: str,
    clause: str,
    named: str | None,
    on: date,
    since: date | None = None,
    known_at: datetime | None = None,
) -> str | None:
    """Return the staff number of who holds a clause on a day.

    Args:
        plan: id of the plan.
        clause: id of the clause.
        named: the staff number that the plan or a ruling names.
        on: the day.
        since: first day of what names that person; what passed from hand to hand before it no longer counts.
        known_at: what was entered by then; None = now.
    """
    rows = successions_on(plan=plan, on=on, known_at=known_at).filter(clause=clause)
    last = (rows if since is None else rows.filter(from_date__gte=since)).last()
    return str(last.to_person_id) if last else named


def list_held_by(person: Person, *, on: date) -> list[tuple[str, str]]:
    """Return plan and clause of all that came to a person by succession and is still held on a day."""
    latest: dict[tuple[str, str], str] = {}
    for row in Succession.objects.filter(from_date__lte=on).order_by("from_date", "pk"):
        latest[row.plan, row.clause] = row.to_person_id
    return sorted(key for key, holder in latest.items() if holder == person.pk)

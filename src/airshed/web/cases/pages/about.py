"""What a case is about: a row of a register, a clause, an enterprise; with their pages, for who may see them."""

from typing import Any

from django.db.models import F
from django.urls import reverse

from airshed.errors import Fault
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.cases.models import Case
from airshed.web.kit.register import KEY_SIGN, Register, registers
from airshed.web.kit.usual import ENTERPRISES
from airshed.web.words import say

EXAMPLE = "boilers/B-001"


def row_of(named: str, *, user: Any) -> tuple[Register, Any] | None:  # noqa: ANN401 - a user
    """Return the register and the row that `register/key` names, the latest of it; None where the user sees none."""
    name, _, key = named.partition("/")
    register, parts = registers().get(name), key.split(KEY_SIGN)
    if register is None or len(parts) != len(register.key):
        return None
    rows = visible(register.model.objects.filter(merged_into=None), user=user)
    try:
        row = rows.filter(**dict(zip(register.key, parts, strict=True))).order_by(
            F("to_date").desc(nulls_first=True), "-pk"
        )
        found = row.first()
    except (ValueError, TypeError, OverflowError):  # a key of the wrong kind
        return None
    return None if found is None else (register, found)


def object_faults(named: str, *, user: Any) -> list[Fault]:  # noqa: ANN401 - as above
    """Return what is wrong with a row that somebody names."""
    return [] if not named or row_of(named, user=user) else [Fault("cases.object", "object", named, EXAMPLE)]


def links_of(case: Case, *, user: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Return title, text and address of what a case is about; no address where it is not for this user."""
    return [*_object(case, user), *_clause(case, user), *_enterprise(case, user)]


def _object(case: Case, user: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - as above
    if not case.object:
        return []
    found = row_of(case.object, user=user)
    if found is None:
        return [(say("对象", "about"), case.object, "")]
    register, row = found
    text = f"{register.title} {case.object.partition('/')[2]}"
    return [(say("对象", "about"), text, reverse("registers:row", args=(register.name, row.pk)))]


def _clause(case: Case, user: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - as above
    if not case.clause:
        return []
    city, _, year = case.plan.partition("/")
    link = reverse("board:clause", args=(city, year, case.clause)) if city and year else ""
    return [(say("条款", "clause"), case.clause, link if may(user, Record.clause, Action.view) else "")]


def _enterprise(case: Case, user: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - as above
    if not case.enterprise:
        return []
    found = row_of(f"{ENTERPRISES}/{case.enterprise}", user=user)
    link = reverse("sources:source", args=(case.enterprise,)) if found else ""
    text = f"{found[1].name} {case.enterprise}" if found else case.enterprise
    return [(say("企业", "enterprise"), text, link)]

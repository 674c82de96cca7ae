"""Writes of the board: freezing a plan's figures, with its entry in the audit chain."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.http import Http404

from airshed.plan.figures import Figure
from airshed.plan.freezing import Freezing, freeze_figures
from airshed.web import audit, plans
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.rights import Action, Record
from airshed.web.bridge import asking_of


def freeze(home: Path, plan: str, *, as_of: date, user: Any, at: datetime) -> Freezing:  # noqa: ANN401 - a user
    """Freeze the figures of a plan's day from all that is known.

    The audit entry is written first, then the lake, then SQL commits: whatever fails before the lake is written leaves
    nothing behind.

    Args:
        home: the home.
        plan: id of the plan.
        as_of: the day, at its end.
        user: who freezes them.
        at: present moment. [city wall time]

    Raises:
        Http404: there is no such plan for this user, or it may not freeze.
        AuditBusy, LakeBusy: somebody else writes; nothing was frozen.
    """
    found = plans.get_plan(home, plan, user=user)
    if not may(user, Record.figure, Action.approve):
        record_foreign("figure", user=user, action=Action.approve, plan=plan)
        raise Http404

    def told(fresh: Sequence[Figure]) -> None:
        rows = [{"figure": f.id, "indicator": f.indicator, "value": f.value, "status": f.status} for f in fresh]
        detail = {"as_of": as_of.isoformat(), "counted_at": at.isoformat()}
        audit.record_rows(by=user.username, action="figure.frozen", object=plan, rows=rows, at=at, detail=detail)

    with transaction.atomic():
        return freeze_figures(
            home,
            found,
            asking_of(home, plans.rulebook(home)),
            as_of=as_of,
            counted_at=at,
            by=user.username,
            now=at,
            told=told,
        )

"""Writes of dust events. Each is stored with its entry in the audit chain, or not at all.

Order: the entry is written, then the lake, then SQL commits; whatever fails before the lake is written leaves nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from airshed.air.answers import Question
from airshed.air.events import CONFIRMED, Decision, DecisionRefused, Search, decide_events, propose_events
from airshed.calendar import Period
from airshed.errors import Fault
from airshed.lake.engines import LakeEngine
from airshed.web import audit
from airshed.web.ambient import Place
from airshed.web.plans import rulebook
from airshed.web.turns import once_free


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decides in the browser.

    Attributes:
        event: its number.
        status: `confirmed` or `rejected`.
        document: number of the paper it rests on.
        reason: why, where that is said.
        hours: first hour (inclusive) and the first after the event.
        seen: revision that was looked at.
    """

    event: str
    status: str
    document: str
    reason: str
    hours: tuple[datetime, datetime]
    seen: int

    @property
    def evidence(self) -> str:
        """Document and reason as one text, as the table keeps it."""
        return "；".join(filter(None, (self.document, self.reason)))


def decide(home: Path, decided: Decided, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - a user
    """Confirm or reject an event.

    Raises:
        DecisionRefused: hours out of bounds, nothing new, or somebody else was faster.
        LakeBusy: another process writes and does not stop.
    """
    once_free(lambda: _decide(home, decided, user.username, at))


def _decide(home: Path, decided: Decided, by: str, at: datetime) -> None:
    first, end = decided.hours
    detail = {
        "document": decided.document,
        "reason": decided.reason,
        "from_hour": first.isoformat(timespec="minutes"),
        "to_hour": end.isoformat(timespec="minutes"),
        "seen": decided.seen,
    }
    decision = Decision(decided.event, decided.status, decided.evidence, decided.hours, decided.seen)
    with transaction.atomic():
        action = "dust.confirmed" if decided.status == CONFIRMED else "dust.rejected"
        audit.record(by=by, action=action, object=f"dust {decided.event}", detail=detail, at=at)
        if not decide_events(home, [decision], by=by, now=at):
            raise DecisionRefused(Fault("air.event_same", decided.event))


def propose(home: Path, place: Place, period: Period, *, user: Any, at: datetime) -> Search:  # noqa: ANN401 - a user
    """Search the data of a place for events; what was decided stays as it is.

    Raises:
        AuditBusy, LakeBusy: somebody else writes and does not stop; nothing was stored.
        UnknownPlace: no station stands for the place.
    """
    return once_free(lambda: _propose(home, place, period, user.username, at))


def _propose(home: Path, place: Place, period: Period, by: str, at: datetime) -> Search:
    question = Question(place.question, period, points=place.points)

    def told(found: Search) -> None:
        detail = {"from": str(period.from_date), "to": str(period.last_date)}
        counts = {"found": len(found.events), "new": found.new}
        audit.record(by=by, action="dust.proposed", object=place.question, detail={**detail, **counts}, at=at)

    with transaction.atomic():
        return propose_events(home, LakeEngine(home), question, rulebook(home), by=by, now=at, told=told)

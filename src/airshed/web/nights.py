"""Each night where the plans stood, and how far the frames of devices came, goes into the audit chain.

Nobody can say later that it was otherwise: anchors of the audit chain that are kept elsewhere bear witness to both.
"""

import json
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from airshed.plan.load import Plan, load_plans
from airshed.plan.shapes import indicator_shape
from airshed.plan.state import PlanState
from airshed.plan.status import STATUSES
from airshed.telemetry.journal.reading import head_of_day
from airshed.web import audit, env
from airshed.web.audit.models import Entry
from airshed.web.bridge import asking_of
from airshed.web.plans import rulebook
from airshed.web.standings import seen, standing

STOOD = "standing.noted"
RECEIVED = "journal.noted"
BY = "jobs"


def note_night(home: Path, *, now: datetime) -> int:
    """Record where each plan of the year stood at the end of yesterday, once; return how many were recorded.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    day = now.date() - timedelta(days=1)
    waiting = [plan for plan in load_plans(home) if plan.file.year == day.year and not _is_noted(plan, day)]
    if not waiting:
        return 0
    held, asking = seen(home), asking_of(home, rulebook(home))
    for plan in waiting:
        state = standing(held, plan, asking, as_of=day)
        audit.record(by=BY, action=STOOD, object=plan.id, detail=_told(state), at=now)
    return len(waiting)


def note_frames(home: Path, *, now: datetime) -> bool:
    """Record number and hash of the last frame of yesterday's journal, once; return whether that was done now."""
    day = now.date() - timedelta(days=1)
    head = head_of_day(env.journal(home), day)
    if head is None or Entry.objects.filter(action=RECEIVED, object=f"{day}").exists():
        return False
    audit.record(by=BY, action=RECEIVED, object=f"{day}", detail={"number": head.number, "hash": head.hash}, at=now)
    return True


def _is_noted(plan: Plan, day: date) -> bool:
    last = (
        Entry.objects.filter(action=STOOD, object=plan.id).order_by("-number").values_list("detail", flat=True).first()
    )
    return last is not None and json.loads(last)["on"] >= str(day)


def _told(state: PlanState) -> dict[str, object]:
    """Return the day, how many clauses there are of each status, and a digest of all statuses and values."""
    counts = {status: sum(clause.status == status for clause in state.clauses) for status in STATUSES}
    told = [
        [clause.clause.id, clause.status, [[i.id, i.status, indicator_shape(i)["value"]] for i in clause.indicators]]
        for clause in state.clauses
    ]
    digest = sha256(json.dumps(told, default=str, ensure_ascii=False).encode()).hexdigest()
    return {"on": str(state.as_of), "counts": counts, "clauses": len(told), "digest": digest}

"""Writes of rulings. Each checks everything first, stores all or nothing, and leaves one entry in the audit chain.

Approval writes to two stores. The lake alone says what is in force, SQL says who wrote and approved a draft. Order:
the drafts are marked by a conditional update, the audit entry is written, then the lake, then SQL commits. Whatever
fails before the lake is written leaves nothing behind. Where a server stops between lake and commit, the drafts wait
as before while the rulings are in force; approving again finds them there by what they say, stores nothing twice and
marks the drafts.
"""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from airshed.errors import Fault
from airshed.plan.load import Plan
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import Ruling
from airshed.web import audit, plans
from airshed.web.rulings.models import APPROVED, DRAFT, WITHDRAWN, Draft
from airshed.web.rulings.proposals import DraftRefused, check_drafts, ending_of, ruling_of, twin_of
from airshed.web.rulings.queries import Desk
from airshed.web.turns import once_free

MOST_TOLD = 500
"""Ids an audit entry names; more are in its digest."""
TOLD = ("clause", "aspect", "value", "document", "reason", "from_date", "to_date", "replaces", "ends")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A draft as somebody saw it."""

    pk: int
    version: int


def create_drafts(desk: Desk, drafts: Sequence[Draft], *, submit: bool, at: datetime) -> str:
    """Store new drafts, all or none; return their batch.

    Args:
        desk: the plan, and who drafts.
        drafts: with plan, clause, aspect, value, document, reason and days.
        submit: whether they go to a leader at once.
        at: when.

    Raises:
        DraftRefused: with everything that is wrong.
    """
    faults = check_drafts(drafts, desk.plan, desk.known)
    if faults or not drafts:
        raise DraftRefused(*(faults or [Fault("rulings.nothing_chosen", "clause")]))
    batch, by = uuid.uuid4().hex, desk.user.username
    for draft in drafts:
        draft.batch, draft.by, draft.made_at = batch, by, at
        draft.department_id = desk.user.department_id
        draft.value = ruling_of(draft, desk.plan).value  # in its one spelling
        draft.submitted_at = at if submit else None
    with transaction.atomic():
        Draft.objects.bulk_create(drafts)
        detail = {"batch": batch, "submitted": submit, "aspects": dict(Counter(draft.aspect for draft in drafts))}
        _record("ruling.drafted", drafts, by=by, at=at, detail=detail)
    return batch


def change_draft(  # noqa: PLR0913 - what a change says
    desk: Desk, draft: Draft, values: Mapping[str, Any], *, version: int, submit: bool, at: datetime
) -> None:
    """Store what somebody changed in a draft, if nobody else did meanwhile.

    Raises:
        DraftRefused: with everything that is wrong; `rulings.changed` where somebody was faster.
    """
    before = {name: getattr(draft, name) for name in TOLD}
    for name, value in values.items():
        setattr(draft, name, value)
    faults = check_drafts([draft], desk.plan, desk.known)
    if faults:
        raise DraftRefused(*faults)
    draft.value = ruling_of(draft, desk.plan).value  # in its one spelling
    stored = {name: getattr(draft, name) for name in TOLD}
    changed = [name for name in TOLD if stored[name] != before[name]]
    by = desk.user.username
    with transaction.atomic():
        stamp = {"changed_by": by, "changed_at": at, "submitted_at": at if submit else None}
        _claim([Chosen(draft.pk, version)], **stored, **stamp)
        detail = {"draft": draft.pk, "submitted": submit, "columns": changed}
        _record("ruling.draft_changed", [draft], by=by, at=at, detail=detail)


def withdraw_draft(chosen: Chosen, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Take a draft back; it is kept, and nobody sees it but in the audit log.

    Raises:
        DraftRefused: somebody else changed or approved it meanwhile.
    """
    with transaction.atomic():
        drafts = _claim([chosen], state=WITHDRAWN, changed_by=user.username, changed_at=at)
        _record("ruling.draft_withdrawn", drafts, by=user.username, at=at, detail={"draft": chosen.pk})


def return_drafts(chosen: Sequence[Chosen], *, reason: str, user: Any, at: datetime) -> int:  # noqa: ANN401 - as above
    """Send drafts back to who wrote them; return how many.

    Raises:
        DraftRefused: no reason, nothing chosen, or somebody else changed one of them meanwhile.
    """
    faults = [] if chosen else [Fault("rulings.nothing_chosen", "draft")]
    faults += [] if reason.strip() else [Fault("rulings.missing", "return_reason")]
    if faults:
        raise DraftRefused(*faults)
    with transaction.atomic():
        stamp = {"returned_by": user.username, "returned_at": at, "returned_reason": reason.strip()}
        drafts = _claim(chosen, submitted=True, submitted_at=None, **stamp)
        detail = {"drafts": [draft.pk for draft in drafts][:MOST_TOLD]}
        _record("ruling.returned", drafts, by=user.username, at=at, detail=detail)
    return len(drafts)


def approve_drafts(desk: Desk, chosen: Sequence[Chosen], *, at: datetime) -> list[str]:
    """Bring drafts into force, all or none; return the ids of the rulings.

    Raises:
        DraftRefused: nothing chosen, own drafts, or somebody else changed one of them meanwhile.
        RulingRefused: they contradict what is in force by now, or each other.
        LakeBusy: another process writes and does not stop.
    """
    if not chosen:
        raise DraftRefused(Fault("rulings.nothing_chosen", "draft"))
    return once_free(lambda: _approve(desk, chosen, at=at))


def _approve(desk: Desk, chosen: Sequence[Chosen], *, at: datetime) -> list[str]:
    plan, by, name = desk.plan, desk.user.username, str(desk.user.get_full_name())
    with transaction.atomic():
        known = plans.list_rulings(desk.home, plan.id)
        mark = {"state": APPROVED, "approved_by": by, "approver": name, "approved_at": at}
        drafts = _claim(chosen, submitted=True, **mark)
        own = [Fault("rulings.own_draft", f"{d.clause} {d.aspect}", d.by) for d in drafts if by in {d.by, d.changed_by}]
        faults = own or check_drafts(drafts, plan, known, may_be_there=True)
        if faults:
            raise DraftRefused(*faults)
        rulings = [_in_force(draft, plan, known, name) for draft in drafts if not draft.ends]
        endings = [ending_of(draft, approver=name) for draft in drafts if draft.ends]
        ids = [*(ruling.id for ruling in rulings), *(ending.id for ending in endings)]
        detail = {"rulings": ids[:MOST_TOLD], "approver": name, "drafts": [draft.pk for draft in drafts][:MOST_TOLD]}
        _record("ruling.approved", drafts, by=by, at=at, detail=detail)
        enter_rulings(desk.home, plan, rulings, endings=endings, now=at)
    return ids


def _in_force(draft: Draft, plan: Plan, known: Sequence[Ruling], approver: str) -> Ruling:
    """Return the ruling a draft becomes, or the same one that is stored already, and note its id."""
    made = ruling_of(draft, plan, approver=approver)
    found = twin_of(made, known) or made
    Draft.objects.filter(pk=draft.pk).update(ruling=found.id, approver=found.approver)
    return found


def _claim(chosen: Sequence[Chosen], *, submitted: bool = False, **values: Any) -> list[Draft]:  # noqa: ANN401
    """Update drafts that are as they were seen, and return them as they were; else nothing.

    Raises:
        DraftRefused: naming each that somebody else changed, and who.
    """
    lost: list[Fault] = []
    before = Draft.objects.in_bulk([seen.pk for seen in chosen])
    for seen in chosen:
        rows = Draft.objects.filter(pk=seen.pk, version=seen.version, state=DRAFT)
        rows = rows.filter(submitted_at__isnull=False) if submitted else rows
        if not rows.update(version=seen.version + 1, **values):
            lost.append(_lost(before.get(seen.pk), seen))
    if lost:
        raise DraftRefused(*lost)
    return [before[seen.pk] for seen in chosen]


def _lost(draft: Draft | None, seen: Chosen) -> Fault:
    if draft is None:
        return Fault("rulings.ambiguous", str(seen.pk))
    who = draft.approved_by or draft.changed_by or draft.returned_by or draft.by
    return Fault("rulings.changed", f"{draft.clause} {draft.aspect}", who)


def _record(action: str, drafts: Sequence[Draft], *, by: str, at: datetime, detail: Mapping[str, Any]) -> None:
    rows = [{name: str(getattr(draft, name) or "") for name in TOLD} for draft in drafts]
    audit.record_rows(by=by, action=action, object=drafts[0].plan, rows=rows, at=at, detail=detail)

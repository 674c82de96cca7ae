"""Task lists (任务清单) in the browser: what a file would fill, and the drafts of it, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing

from airshed.errors import Fault
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.tasks.lists import tasks_of
from airshed.plan.tasks.placing import PAPER, Import, Placed, placed_tasks
from airshed.plan.tasks.tables import tables_in
from airshed.plan.words import ASPECTS
from airshed.web.rulings.models import Draft
from airshed.web.rulings.proposals import NOT_YET, DraftRefused, check_drafts
from airshed.web.rulings.queries import Desk, draft_shape, value_text
from airshed.web.words import say

HELD_SECONDS = 3600
SALT = "airshed.rulings.tasks"
COLUMNS = ("clause", "aspect", "value", "document", "reason")
WHY_NOT: Mapping[str, tuple[str, str]] = {
    "unknown_id": ("方案里没有这个条款编号", "the plan has no clause of this id"),
    "none": ("没有条款的关键词或表述出现在里面", "it holds the key phrase or words of no clause"),
    "several": ("可能属于几个条款，请写明条款编号", "it may be of several clauses, write the id of one"),
    "foreign": ("不是本部门的条款", "not a clause of your department"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do.

    Attributes:
        rows: how many rows it has.
        placed: how many of them were placed on clauses.
        drafts: what would be drafted.
        read: words that were read as something else.
        differs: what the list says otherwise than the plan.
        left: rows that were not placed, and why.
        held: the drafts, signed for this user, plan and hour.
    """

    rows: int
    placed: int
    drafts: list[dict[str, Any]]
    read: list[tuple[str, str]]
    differs: list[dict[str, str]]
    left: list[dict[str, str]]
    held: str


def preview(  # noqa: PLR0913 - what a list and all its rulings say
    desk: Desk, content: bytes, *, name: str, document: str, reason: str, from_date: date, to_date: date | None
) -> Preview:
    """Return what a task list would fill; nothing is stored.

    Raises:
        DraftRefused: a text is missing or too long.
        TaskFileBroken: with all faults of the file, by sheet and cell.
    """
    if not document.strip():
        raise DraftRefused(Fault("rulings.missing", "document"))
    file = tables_in(content, name=name[-100:])
    tasks = tasks_of(file, desk.plan.file)
    given = Import(
        plan=desk.plan,
        known=desk.known,
        document=f"{document.strip()}: {file.name}",
        approver=NOT_YET,
        reason="; ".join(filter(None, (reason.strip(), f"sha256 {file.digest}"))),
        from_date=from_date,
        to_date=to_date,
        by=desk.user.username,
    )
    results = placed_tasks(tasks, given)
    own = [placed for placed in results if placed.clause in desk.clauses]
    drafts = drafts_of(desk, [ruling for placed in own for ruling in placed.rulings])
    faults = check_drafts(drafts, desk.plan, desk.known)
    if faults:
        raise DraftRefused(*faults)
    return Preview(
        rows=len(results),
        placed=len(own),
        drafts=[draft_shape(desk, draft) for draft in drafts],
        read=_read(desk, own),
        differs=[row for placed in own for row in _differs(desk, placed)],
        left=[_left(placed) for placed in results if placed.clause not in desk.clauses],
        held=_held(desk, drafts),
    )


def drafts_of(desk: Desk, rulings: Sequence[Ruling]) -> list[Draft]:
    """Return rulings as drafts of the user's department."""
    return [
        Draft(
            plan=desk.plan.id,
            clause=r.clause,
            aspect=r.aspect,
            value=r.value,
            document=r.document,
            reason=r.reason,
            from_date=r.from_date,
            to_date=r.to_date,
            department=desk.user.department,
        )
        for r in rulings
    ]


def held_drafts(desk: Desk, held: str) -> list[Draft]:
    """Return the drafts of a preview this user was shown of this plan within the hour.

    Raises:
        DraftRefused: it is another's, changed or too old.
    """
    try:
        rows = signing.loads(held, salt=_salt(desk), max_age=HELD_SECONDS)
    except signing.BadSignature:
        raise DraftRefused(Fault("rulings.ambiguous", say("预览", "the preview"))) from None
    return [
        Draft(
            plan=desk.plan.id,
            **{name: row[name] for name in COLUMNS},
            from_date=date.fromisoformat(row["from"]),
            to_date=date.fromisoformat(row["to"]) if row["to"] else None,
        )
        for row in rows
        if row["clause"] in desk.clauses
    ]


def _held(desk: Desk, drafts: Sequence[Draft]) -> str:
    rows = [
        {
            **{name: getattr(draft, name) for name in COLUMNS},
            "from": draft.from_date.isoformat(),
            "to": draft.to_date.isoformat() if draft.to_date else "",
        }
        for draft in drafts
    ]
    return str(signing.dumps(rows, salt=_salt(desk), compress=True)) if rows else ""


def _salt(desk: Desk) -> str:
    return f"{SALT}:{desk.user.pk}:{desk.plan.id}"


def _read(desk: Desk, placed: Sequence[Placed]) -> list[tuple[str, str]]:
    said = {(s.column, s.text, s.value) for p in placed for s in p.task.said}
    nothing = say("没有期限", "no deadline")
    return [(text, value_text(desk, column, value) or nothing) for column, text, value in sorted(said)]


def _differs(desk: Desk, placed: Placed) -> list[dict[str, str]]:
    return [
        {
            "place": placed.task.place,
            "clause": placed.clause or "",
            "aspect": say(*ASPECTS[d.aspect]),
            "said": value_text(desk, d.aspect, d.said),
            "stands": value_text(desk, d.aspect, d.stands),
            "by": say("方案", "the paper") if d.by == PAPER else d.by,
        }
        for d in placed.differs
    ]


def _left(placed: Placed) -> dict[str, str]:
    why = "foreign" if placed.clause else placed.why
    named = say("、", ", ").join(placed.candidates)
    text = (placed.task.item or placed.task.measure)[:60]
    return {"place": placed.task.place, "text": text, "why": say(*WHY_NOT[why]), "named": named}

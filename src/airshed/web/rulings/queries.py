"""What of a plan's gaps, drafts and rulings somebody may read or do, as plain values in the language of the reader.

Whoever reads all rulings reads all. A department reads the drafts of its own people, and the rulings in force, to come
or over that concern it: those over clauses it leads or assists with as the plan reads today, those that name it, and
those it drafted, whoever drafted the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.plan.load import Plan, indicator_ids
from airshed.plan.rulings.entry import standing
from airshed.plan.rulings.ruling import Ruling, days_of, names_of
from airshed.plan.schema import Clause
from airshed.plan.words import ASPECTS, GAP_ASPECTS, STANDINGS, ruled_words
from airshed.web import plans
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import get_visible, moment, record_foreign, visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.rulings.models import APPROVED, DRAFT, Draft
from airshed.web.words import say

CONCERNED = "approved"
"""The state of the rights a ruling in force, to come or over has; `ended` has the same rows."""


@dataclass(frozen=True)
class Desk:
    """One plan before one reader.

    Attributes:
        home: the home.
        plan: the plan as written.
        user: the reader.
        on: today.
    """

    home: Path
    plan: Plan
    user: Any
    on: date

    @cached_property
    def known(self) -> tuple[Ruling, ...]:
        """All rulings stored, whoever may read them."""
        return plans.list_rulings(self.home, self.plan.id)

    @cached_property
    def state(self) -> Mapping[str, Any]:
        """Where the plan stands today: the clauses the reader may read."""
        return plans.get_state(self.home, self.plan.id, on=self.on, user=self.user)

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses the reader may read, by their ids and those of their indicators."""
        ids = {clause["id"] for clause in self.state["clauses"]}
        own = [clause for clause in self.plan.file.clauses if clause.id in ids]
        return {id: clause for clause in own for id in (clause.id, *indicator_ids(clause))}  # noqa: A001 - what it is

    @cached_property
    def departments(self) -> Mapping[str, str]:
        """Names of the plan's departments."""
        return {d.id: say(d.zh, d.en) for d in self.plan.file.departments}

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """Names of the plan's sections."""
        return {s.id: f"{s.number} {say(s.zh, s.en)}" for s in self.plan.file.sections}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Place of each clause and indicator in the plan."""
        ids = (id for c in self.plan.file.clauses for id in (c.id, *indicator_ids(c)))  # noqa: A001 - what it is
        return {id: place for place, id in enumerate(ids)}  # noqa: A001 - as above

    @property
    def may_draft(self) -> bool:
        """Whether the reader drafts rulings."""
        return may(self.user, Record.ruling, Action.edit)

    @property
    def may_approve(self) -> bool:
        """Whether the reader approves them."""
        return may(self.user, Record.ruling, Action.approve)

    @property
    def may_export(self) -> bool:
        """Whether the reader takes the list away."""
        return may(self.user, Record.ruling, Action.export)


def open_desk(home: Path, plan: str, *, user: Any) -> Desk:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return a plan for somebody who may read about its rulings.

    Raises:
        Http404: there is no such plan for this user.
        PlansBroken: plans cannot be read.
    """
    if not may(user, Record.ruling, Action.view):
        raise Http404
    return Desk(home, plans.get_plan(home, plan, user=user), user, moment().date())


def list_plans(home: Path, *, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return the plans with what is open and what waits for approval."""
    if not may(user, Record.ruling, Action.view):
        raise Http404
    desks = [Desk(home, plan, user, moment().date()) for plan in plans.list_plans(home, user=user)]
    return [{"id": d.plan.id, "title": say(d.plan.file.zh, d.plan.file.en), **counts(d)} for d in desks]


def counts(desk: Desk) -> dict[str, int]:
    """Return how much is open, and how many drafts wait for approval."""
    drafts = _drafts(desk)
    waiting = drafts.filter(submitted_at__isnull=False).count()
    return {"gaps": len(desk.state["gaps"]), "waiting": waiting, "drafts": drafts.count()}


# --- clauses ---


def checked_clause(desk: Desk, id: str) -> Clause:  # noqa: A002 - what it is
    """Return a clause somebody may draft rulings over; one of others is answered like none, and recorded.

    Raises:
        Http404: there is no such clause for this user.
    """
    if desk.may_draft and id in desk.clauses:
        return desk.clauses[id]
    if any(id in (clause.id, *indicator_ids(clause)) for clause in desk.plan.file.clauses):
        record_foreign("clause", user=desk.user, action=Action.edit, plan=desk.plan.id, id=id)
    raise Http404


def list_gaps(desk: Desk, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what is open, filtered by aspect, section, department and words."""
    drafted = set(_drafts(desk).filter(ends="").values_list("clause", "aspect"))
    rows = [_gap(desk, gap, drafted) for gap in desk.state["gaps"]]
    shown = [row for row in rows if _fits(row, asked)]
    by_aspect = [
        {"code": a, "text": say(*ASPECTS[a]), "count": sum(row["aspect"] == a for row in rows)} for a in GAP_ASPECTS
    ]
    named = {row["department"] for row in rows if row["department"]}
    return {
        "rows": shown,
        "leads": any(row["aspect"] == "lead" for row in shown),
        "total": len(rows),
        "aspects": by_aspect,
        "sections": [(id, text) for id, text in desk.sections.items() if id in {row["section_id"] for row in rows}],  # noqa: A001
        "departments": [(id, text) for id, text in desk.departments.items() if id in named],  # noqa: A001
        "asked": asked,
    }


def _gap(desk: Desk, gap: Mapping[str, str], drafted: set[tuple[str, str]]) -> dict[str, Any]:
    clause = desk.clauses[gap["id"]]
    lead = next(c["department"] for c in desk.state["clauses"] if c["id"] == clause.id)
    indicator = dict(zip(indicator_ids(clause), clause.indicators, strict=True)).get(gap["id"])
    measured = "" if indicator is None or gap["aspect"] == "lead" else say(indicator.zh, indicator.en)
    return {
        "id": gap["id"],
        "aspect": gap["aspect"],
        "aspect_text": say(*ASPECTS[gap["aspect"]]),
        "text": say(clause.zh, clause.en),
        "measured": measured,
        "paper": paper_text(clause),
        "section_id": clause.section,
        "section": desk.sections[clause.section],
        "department": lead,
        "department_text": desk.departments.get(lead or "", ""),
        "drafted": (gap["id"], gap["aspect"]) in drafted,
    }


def paper_text(clause: Clause) -> str:
    """Return where the paper says it; its own words are Chinese, and for who reads Chinese."""
    return say("；", "; ").join(say(f"{place.number} {place.phrase}", place.number) for place in clause.text)


def _fits(row: Mapping[str, Any], asked: Mapping[str, str]) -> bool:
    words = asked.get("q", "").casefold().split()
    held = " ".join(str(row[name]) for name in ("id", "text", "measured", "paper", "section")).casefold()
    pairs = (("aspect", row["aspect"]), ("section", row["section_id"]), ("department", row["department"]))
    return all(asked.get(name) in {None, "", value} for name, value in pairs) and all(word in held for word in words)


# --- drafts ---


def _drafts(desk: Desk) -> Any:  # noqa: ANN401 - a queryset
    return visible(Draft.objects.filter(plan=desk.plan.id, state=DRAFT), user=desk.user)


def list_drafts(desk: Desk, *, waiting: bool | None = None) -> list[dict[str, Any]]:
    """Return the drafts somebody may read; with `waiting` those that wait for approval, or those that do not."""
    rows = _drafts(desk).select_related("department")
    if waiting is not None:
        rows = rows.filter(submitted_at__isnull=not waiting)
    return [draft_shape(desk, draft) for draft in sorted(rows, key=lambda d: desk.order.get(d.clause, 0))]


def get_draft(desk: Desk, pk: int, *, action: Action = Action.view) -> Draft:
    """Return a draft, or what became of it; one of others is answered like none, and recorded.

    Raises:
        Http404: there is no such draft for this user.
    """
    found: Draft = get_visible(
        Draft.objects.select_related("department"), user=desk.user, action=action, pk=pk, plan=desk.plan.id
    )
    return found


def checked_drafts(desk: Desk, pks: Iterable[int]) -> None:
    """Make sure that all drafts may be approved by the reader.

    Raises:
        Http404: one is not there for this user; recorded where it is there for others.
    """
    wanted = set(pks)
    allowed = visible(Draft.objects.filter(pk__in=wanted, plan=desk.plan.id), user=desk.user, action=Action.approve)
    for pk in sorted(wanted - set(allowed.values_list("pk", flat=True))):
        if not Draft.objects.filter(pk=pk, plan=desk.plan.id, state=APPROVED).exists():
            get_draft(desk, pk, action=Action.approve)


def draft_shape(desk: Desk, draft: Draft) -> dict[str, Any]:
    """Return a draft as a page shows it."""
    clause = next((c for c in desk.plan.file.clauses if draft.clause in (c.id, *indicator_ids(c))), None)
    return {
        "pk": draft.pk,
        "version": draft.version,
        "batch": draft.batch,
        "clause": draft.clause,
        "text": say(clause.zh, clause.en) if clause else "",
        "aspect": draft.aspect,
        "aspect_text": say(*ASPECTS[draft.aspect]) if draft.aspect in ASPECTS else draft.aspect,
        "value": value_text(desk, draft.aspect, draft.value),
        "document": draft.document,
        "reason": draft.reason,
        "from_date": draft.from_date,
        "last_date": draft.to_date - timedelta(days=1) if draft.to_date else None,
        "replaces": draft.replaces,
        "ends": draft.ends,
        "department": str(draft.department),
        "by": draft.by,
        "step": _step(draft),
        "submitted": draft.submitted_at is not None,
        "returned_reason": draft.returned_reason if draft.submitted_at is None else "",
    }


def _step(draft: Draft) -> str:
    if draft.state == APPROVED:
        return say("已批准", "approved")
    if draft.submitted_at:
        return say("待批准", "waits for approval")
    return say("被退回", "returned") if draft.returned_at else say("草稿", "draft")


def draft_history(draft: Draft) -> list[dict[str, Any]]:
    """Return who did what to a draft, as its row says."""
    rows = [
        (say("起草", "drafted"), draft.by, draft.made_at, ""),
        (say("修改", "changed"), draft.changed_by, draft.changed_at, ""),
        (say("退回", "returned"), draft.returned_by, draft.returned_at, draft.returned_reason),
        (say("批准", "approved"), draft.approver or draft.approved_by, draft.approved_at, draft.ruling),
    ]
    return [{"what": what, "by": by, "at": at, "note": note} for what, by, at, note in rows if at]


# --- rulings in force, to come, over ---


def value_text(desk: Desk, aspect: str, value: str) -> str:
    """Return a decision as people read it."""
    return ruled_words(aspect, value, desk.departments, say=say)


def visible_rulings(desk: Desk) -> list[Ruling]:
    """Return the stored rulings that somebody may read, in the order of the plan."""
    scopes = {reach(desk.user, Record.ruling, Action.view, state) for state in (CONCERNED, "ended")}
    ordered = sorted(desk.known, key=lambda ruling: desk.order.get(ruling.clause, 0))
    if Scope.all in scopes:
        return ordered
    own = desk.user.department_id or ""
    if Scope.department not in scopes or not own:
        return []
    drafted = set(Draft.objects.filter(plan=desk.plan.id, department_id=own).values_list("ruling", flat=True))
    return [ruling for ruling in ordered if _concerns(ruling, desk, own) or ruling.id in drafted]


def _concerns(ruling: Ruling, desk: Desk, department: str) -> bool:
    named = ruling.aspect in {"lead", "assist"} and department in names_of(ruling.value)
    return named or ruling.clause in desk.clauses


def list_rulings(desk: Desk, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the rulings by standing, filtered by standing, aspect and words."""
    everything = [ruling_shape(desk, ruling) for ruling in visible_rulings(desk)]
    rows = [row for row in everything if _row_fits(row, asked)]
    groups = [
        {"standing": code, "title": say(*words), "rows": own}
        for code, words in STANDINGS.items()
        if (own := [row for row in rows if row["standing"] == code])
    ]
    aspects = [(code, say(*words)) for code, words in ASPECTS.items() if code in {row["aspect"] for row in everything}]
    standings = [(code, say(*words)) for code, words in STANDINGS.items()]
    return {
        "groups": groups,
        "rows": rows,
        "total": len(everything),
        "aspects": aspects,
        "standings": standings,
        "asked": asked,
    }


def _row_fits(row: Mapping[str, Any], asked: Mapping[str, str]) -> bool:
    names = ("id", "clause", "text", "value", "document", "reason", "approver")
    held = " ".join(str(row[name]) for name in names).casefold()
    same = all(asked.get(name) in {None, "", row[name]} for name in ("aspect", "standing"))
    return same and all(word in held for word in asked.get("q", "").casefold().split())


def ruling_shape(desk: Desk, ruling: Ruling) -> dict[str, Any]:
    """Return a stored ruling as a page shows it."""
    clause = next((c for c in desk.plan.file.clauses if ruling.clause in (c.id, *indicator_ids(c))), None)
    end = days_of(ruling, desk.known)[1]
    stands = standing(ruling, desk.known, on=desk.on)
    return {
        "id": ruling.id,
        "clause": ruling.clause,
        "text": say(clause.zh, clause.en) if clause else "",
        "aspect": ruling.aspect,
        "aspect_text": say(*ASPECTS[ruling.aspect]),
        "value": value_text(desk, ruling.aspect, ruling.value),
        "standing": stands,
        "standing_text": say(*STANDINGS[stands]),
        "document": ruling.document,
        "approver": ruling.approver,
        "reason": ruling.reason,
        "from_date": ruling.from_date,
        "last_date": None if end == date.max else end - timedelta(days=1),
        "replaces": ruling.replaces or "",
        "by": ruling.by,
        "known_at": ruling.known_at,
    }


def get_ruling(desk: Desk, id: str) -> Ruling:  # noqa: A002 - what it is
    """Return a stored ruling; one of others is answered like none, and recorded.

    Raises:
        Http404: there is no such ruling for this user.
    """
    found = next((ruling for ruling in visible_rulings(desk) if ruling.id == id), None)
    if found is not None:
        return found
    if any(ruling.id == id for ruling in desk.known):
        record_foreign("ruling", user=desk.user, plan=desk.plan.id, id=id)
    raise Http404


def get_history(desk: Desk, ruling: Ruling) -> list[dict[str, Any]]:
    """Return who drafted, changed, approved and ended a ruling, as far as the rows say; entered by command: by whom."""
    rows = list(Draft.objects.filter(plan=desk.plan.id, ruling=ruling.id, ends="").order_by("pk")[:1])
    steps = [step for draft in rows for step in draft_history(draft)]
    ends = Draft.objects.filter(plan=desk.plan.id, ends=ruling.id, state=APPROVED).order_by("pk")
    for draft in ends:
        steps.append({"what": say("起草终止", "ending drafted"), "by": draft.by, "at": draft.made_at, "note": ""})
        what, note = say("批准终止", "ending approved"), draft.document
        steps.append({"what": what, "by": draft.approver, "at": draft.approved_at, "note": note})
    if not steps:
        steps = [{"what": say("登记", "entered"), "by": ruling.by, "at": ruling.known_at, "note": ""}]
    return steps


def replaceable(desk: Desk, clause: str, aspect: str) -> Sequence[Ruling]:
    """Return the rulings of a clause and aspect that are not over, newest first."""
    own = [r for r in desk.known if (r.clause, r.aspect) == (clause, aspect)]
    return [r for r in reversed(own) if standing(r, desk.known, on=desk.on) != "over"]

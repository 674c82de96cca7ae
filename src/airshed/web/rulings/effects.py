"""What drafts would change in a plan: by the paper, with the rulings there are, and with the drafts approved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from airshed.plan.rulings.ruling import Ruling
from airshed.plan.words import ASPECTS, GAP_ASPECTS
from airshed.vocab import STATUS_WORDS
from airshed.web import plans
from airshed.web.rulings.models import Draft
from airshed.web.rulings.proposals import ruling_of
from airshed.web.rulings.queries import Desk
from airshed.web.words import say


def effect_of(desk: Desk, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    """Return, for each status and each sort of gap, how many by the paper, now, and with the drafts in force today."""
    paper = plans.by_paper(desk.home, desk.plan, on=desk.on)
    then = plans.supposed(desk.home, desk.plan, _with(desk, drafts), on=desk.on)
    asked = {"departments": say("写明牵头部门的条款", "clauses with a leading department")}
    asked |= {aspect: say("待裁定：", "open: ") + say(*ASPECTS[aspect]) for aspect in GAP_ASPECTS}
    asked |= {status: say("状态：", "status: ") + say(*words) for status, words in STATUS_WORDS.items()}
    columns = [_counts(shape) for shape in (paper, desk.state, then)]
    rows = [{"text": text, "counts": [c.get(key, 0) for c in columns]} for key, text in asked.items()]
    return [{**row, "changes": row["counts"][1] != row["counts"][2]} for row in rows if any(row["counts"])]


def _counts(shape: Mapping[str, Any]) -> dict[str, int]:
    gaps = {aspect: sum(gap["aspect"] == aspect for gap in shape["gaps"]) for aspect in GAP_ASPECTS}
    led = sum(clause["department"] is not None for clause in shape["clauses"])
    return {"departments": led, **gaps, **shape["counts"]}


def _with(desk: Desk, drafts: Sequence[Draft]) -> list[Ruling]:
    """Return the rulings as if the drafts were approved and those of later days began today."""
    ends = {draft.ends: draft.to_date for draft in drafts if draft.ends}
    kept = [replace(r, to_date=min(ends[r.id], desk.on)) if r.id in ends else r for r in desk.known]
    made = [ruling_of(draft, desk.plan) for draft in drafts if not draft.ends]
    return [*kept, *(replace(ruling, from_date=min(ruling.from_date, desk.on)) for ruling in made)]

"""The figures of the clause a case comes from, frozen under their ids at the moment a paper is drafted."""

from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.plan.freezing import freeze_figures
from airshed.plan.load import UnknownPlan, load_plan
from airshed.plan.shapes import indicator_shape
from airshed.plan.words import target_words, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web.bridge import asking_of
from airshed.web.cases.models import Case
from airshed.web.plans import rulebook


def figures_of(home: Path, case: Case, *, by: str, at: datetime) -> list[dict[str, str]]:
    """Freeze the figures of a case's clause and return them in words; none where it comes from no clause.

    Raises:
        PlansBroken: the plan cannot be read.
        LakeBusy: another process writes.
    """
    if not (case.plan and case.clause):
        return []
    try:
        plan = load_plan(home, case.plan)
    except UnknownPlan:
        return []
    if case.clause not in {clause.id for clause in plan.file.clauses}:
        return []
    asking = asking_of(home, rulebook(home))
    frozen = freeze_figures(home, plan, asking, as_of=at.date(), counted_at=at, by=by, now=at, clauses=[case.clause])
    return [_row(state) for state in frozen.indicators]


def _row(state: Any) -> dict[str, str]:  # noqa: ANN401 - the state of an indicator
    shape = indicator_shape(state)
    return {
        "id": state.figure.id,
        "name": state.question.indicator.zh,
        "value": value_words(shape, say=_chinese),
        "target": target_words(shape, say=_chinese),
        "status": STATUS_WORDS[state.status][0],
        "as_of": state.figure.as_of.isoformat(),
    }


def _chinese(zh: str, _en: str) -> str:
    return zh


def line_of(figures: list[dict[str, str]]) -> str:
    """Return figures as one sentence; empty without any."""
    parts = []
    for row in figures:
        aim = f"（目标 {row['target']}）" if row["target"] else ""
        parts.append(f"{row['name']}为 {row['value']}{aim}，{row['status']}（数值编号 {row['id']}）")
    return f"截至 {figures[0]['as_of']}，{'；'.join(parts)}。" if parts else ""

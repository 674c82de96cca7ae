"""The stable JSON shapes of a plan's state, history and explanation.

Values and targets are strings or null; shares are fractions of 1. Keys once there stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from airshed.plan.finding import ANSWER, Input
from airshed.plan.history import Point
from airshed.plan.kinds import air, emissions, kinds, milestone
from airshed.plan.load import Plan
from airshed.plan.places import Places
from airshed.plan.rows import AGAINST, FOR, UNCLEAR
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.schema import Indicator, PlanFile, Words
from airshed.plan.state import ClauseState, Gap, IndicatorState, PlanState
from airshed.plan.status import STATUSES, rule_of

ANSWERS = (AGAINST, UNCLEAR, FOR)
COMMON = frozenset(Indicator.model_fields)


def state_shape(state: PlanState, places: Places, clauses: Sequence[ClauseState] | None = None) -> dict[str, Any]:
    """Return the state of a plan.

    Args:
        state: the plan on a day.
        places: which stations stand for places.
        clauses: those to list and count; None = all.
    """
    listed = state.clauses if clauses is None else clauses
    ids = {id for c in listed for id in (c.clause.id, *(i.id for i in c.indicators))}  # noqa: A001 - what it is
    return {
        **head_shape(state.plan, places),
        "as_of": state.as_of.isoformat(),
        "known_at": state.known_at.isoformat() if state.known_at else None,
        "counts": {status: sum(c.status == status for c in listed) for status in STATUSES},
        "clauses": [clause_shape(c) for c in listed],
        "gaps": [gap_shape(gap) for gap in state.gaps if gap.id in ids],
        "sections": [_section(state.plan.file, section.id) for section in state.plan.file.sections],
        "departments": {d.id: words_shape(d) for d in state.plan.file.departments},
        "tables": {name: words_shape(table) for name, table in state.plan.file.tables.items()},
    }


def head_shape(plan: Plan, places: Places) -> dict[str, Any]:
    """Return which plan it is and what stands for its place."""
    place = place_shape(plan.file.place, places)
    return {
        "plan": plan.id,
        "title": {"zh": plan.file.zh, "en": plan.file.en},
        "issued": plan.file.issued.isoformat(),
        "place": place,
        "synthetic": place["synthetic"],
    }


def place_shape(name: str, places: Places) -> dict[str, Any]:
    """Return what stands for a place; `mapped` is false where `places.yaml` says nothing of it."""
    known = places.get(name)
    return {
        "name": name,
        "mapped": known is not None,
        "zh": known.zh if known else None,
        "en": known.en if known else None,
        "synthetic": known.synthetic if known else False,
        "stand_in": known.stand_in if known else False,
        "stations": list(dict.fromkeys(s.station for s in known.stations)) if known else [],
    }


def clause_shape(state: ClauseState) -> dict[str, Any]:
    """Return a clause on a day; `plain_status` is its status by the paper alone where a ruling lies over it."""
    clause = state.clause
    return {
        "id": clause.id,
        "section": clause.section,
        "zh": clause.zh,
        "en": clause.en,
        "status": state.status,
        "plain_status": state.plain if state.rulings else None,
        "department": clause.lead,
        "assist": list(clause.assist),
        "rulings": [ruling.id for ruling in state.rulings],
        "indicators": [indicator_shape(indicator) for indicator in state.indicators],
    }


def indicator_shape(state: IndicatorState) -> dict[str, Any]:
    """Return an indicator on a day."""
    finding, figure, question = state.finding, state.figure, state.question
    return {
        "id": state.id,
        "kind": figure.kind,
        "zh": question.indicator.zh,
        "en": question.indicator.en,
        "status": state.status,
        "course": kinds()[figure.kind].course(question.indicator),
        "gap": finding.gap,
        "table": table_of(question.indicator),
        "value": figure.value,
        "unit": figure.unit,
        "target": {
            "op": figure.target_op,
            "value": figure.target_value,
            "unit": figure.unit,
            "basis": figure.target_basis,
        },
        "coverage": {"valid": figure.valid, "expected": figure.expected},
        "evidence": {"rows": figure.rows, "against": figure.against, "unclear": finding.unclear},
        "due": question.due.isoformat(),
        "figure_id": figure.id,
    }


def table_of(indicator: Any) -> str | None:  # noqa: ANN401 - of any kind
    """Return the table an indicator takes its evidence from."""
    fixed = {"air": air.HOURS, "emissions": emissions.EMISSIONS, "milestone": milestone.DOCUMENTS}
    return fixed.get(indicator.kind) or getattr(indicator, "table", None)


def gap_shape(gap: Gap) -> dict[str, str]:
    """Return something that is left open: `lead` of a clause, `target` or `expected` of an indicator."""
    return {"id": gap.id, "aspect": gap.aspect}


def history_shape(
    plan: Plan,
    places: Places,
    points: Sequence[Point],
    *,
    id: str,  # noqa: A002 - what it is
    every: str,
) -> dict[str, Any]:
    """Return a curve: status, value, target and coverage on each day."""
    clause = plan.clause(id)
    return {
        **head_shape(plan, places),
        "id": id,
        "clause": {"id": clause.id, "zh": clause.zh, "en": clause.en},
        "from": points[0].as_of.isoformat(),
        "to": points[-1].as_of.isoformat(),
        "every": every,
        "points": [
            {
                "as_of": point.as_of.isoformat(),
                "status": point.status,
                "indicators": [_on_curve(indicator) for indicator in point.indicators],
            }
            for point in points
        ],
    }


def _on_curve(state: IndicatorState) -> dict[str, Any]:
    shape = indicator_shape(state)
    kept = ("id", "kind", "zh", "en", "status", "course", "gap", "table", "value", "unit", "target", "coverage", "due")
    return {key: shape[key] for key in kept}


def explained_shape(state: PlanState, places: Places, *, rows: int) -> dict[str, Any]:
    """Return a clause of a state that has only this one, from its words to the rows.

    Args:
        state: the plan on a day.
        places: which stations stand for places.
        rows: how many rows of each answer are listed.
    """
    (found,) = state.clauses
    clause, plan = found.clause, state.plan.file
    departments = {d.id: words_shape(d) for d in plan.departments}
    return {
        **head_shape(state.plan, places),
        "as_of": state.as_of.isoformat(),
        "known_at": state.known_at.isoformat() if state.known_at else None,
        **clause_shape(found),
        "section": _section(plan, clause.section),
        "text": [{"number": place.number, "phrase": place.phrase} for place in clause.text],
        "readings": [
            {"word": r.word, "zh": r.zh, "en": r.en, "why": words_shape(r.why), "ruled": _is_ruled(r.word, found)}
            for r in clause.readings
        ],
        "note": words_shape(clause.note) if clause.note else None,
        "serves": list(clause.serves),
        "deadline": _day(clause.deadline),
        "departments": {id: departments[id] for id in (clause.lead, *clause.assist) if id},  # noqa: A001
        "rulings": [ruling_shape(ruling) for ruling in found.rulings],
        "gaps": [gap_shape(gap) for gap in state.gaps],
        "indicators": [_explained(indicator, plan, rows=rows) for indicator in found.indicators],
    }


def _is_ruled(word: str, state: ClauseState) -> bool:
    return any(ruling.id == word for ruling in state.rulings)


def ruling_shape(ruling: Ruling) -> dict[str, Any]:
    """Return a ruling."""
    return {
        "id": ruling.id,
        "clause": ruling.clause,
        "aspect": ruling.aspect,
        "value": ruling.value,
        "document": ruling.document,
        "approver": ruling.approver,
        "reason": ruling.reason,
        "from": ruling.from_date.isoformat(),
        "to": _day(ruling.to_date),
        "replaces": ruling.replaces,
        "by": ruling.by,
        "known_at": ruling.known_at.isoformat() if ruling.known_at else None,
    }


def _explained(state: IndicatorState, plan: PlanFile, *, rows: int) -> dict[str, Any]:
    question, finding, figure = state.question, state.finding, state.figure
    shape = indicator_shape(state)
    asked = question.indicator
    register = plan.tables.get(shape["table"] or "")
    return {
        **shape,
        "asks": asked.model_dump(mode="json", exclude=set(COMMON), exclude_none=True),
        "min_coverage": None if asked.min_coverage is None else str(asked.min_coverage),
        "fresh_days": asked.fresh_days,
        "table_words": words_shape(register) if register else None,
        "period": {"from": question.period.from_date.isoformat(), "to": question.period.last_date.isoformat()},
        "issued": question.issued.isoformat(),
        "rule": rule_of(question, finding, shape["course"]),
        "on_path": finding.on_path,
        "editions": dict(figure.editions),
        "options": dict(figure.options),
        "inputs": [input_shape(used) for used in finding.inputs],
        "details": {key: _plain(value) for key, value in finding.details.items()},
        "rows": rows_shape(finding.evidence, rows),
    }


def input_shape(used: Input) -> dict[str, Any]:
    """Return a table a figure was computed from."""
    return {"table": used.table, "rows": used.rows, "digest": used.digest, "scope": dict(used.scope)}


def rows_shape(evidence: pl.DataFrame | None, most: int) -> dict[str, Any]:
    """Return the first rows of each answer, and how many there are; none where the kind has no rows to show."""
    if evidence is None or ANSWER not in evidence.columns:
        return {"counts": dict.fromkeys(ANSWERS, 0), "columns": [], **{answer: [] for answer in ANSWERS}}
    parts = {answer: evidence.filter(pl.col(ANSWER) == answer).drop(ANSWER) for answer in ANSWERS}
    return {
        "counts": {answer: part.height for answer, part in parts.items()},
        "columns": [name for name in evidence.columns if name != ANSWER],
        **{answer: [_plain(row) for row in part.head(most).to_dicts()] for answer, part in parts.items()},
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a cell or a detail holds
    """Return a value as JSON has it; what is no number is none."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None  # neither NaN nor endless
    return value if value is None or isinstance(value, str | int) else str(value)


def words_shape(words: Words) -> dict[str, str]:
    """Return words in both languages."""
    return {"zh": words.zh, "en": words.en}


def _section(plan: PlanFile, id: str) -> dict[str, str]:  # noqa: A002 - what it is
    section = next(s for s in plan.sections if s.id == id)
    return {"id": section.id, "number": section.number, **words_shape(section)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def gap_counts(gaps: Iterable[Gap]) -> dict[str, int]:
    """Return how many gaps there are of each aspect: `lead`, `target`, `expected`."""
    found = [gap.aspect for gap in gaps]
    return {aspect: found.count(aspect) for aspect in ("lead", "target", "expected")}


def list_shape(plans: Iterable[Plan], places: Places) -> dict[str, Any]:
    """Return the plans there are."""
    return {
        "plans": [
            {
                **head_shape(plan, places),
                "year": plan.file.year,
                "clauses": len(plan.file.clauses),
                "indicators": sum(len(clause.indicators) for clause in plan.file.clauses),
                "from": plan.origin,
                "shadows": plan.shadows,
                "path": str(plan.path),
                "digest": plan.digest,
            }
            for plan in plans
        ]
    }

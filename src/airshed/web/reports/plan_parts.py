"""The plan of a report as plain values: goals, what is late, what is due, what no register tells."""

from datetime import date, timedelta
from typing import Any

from airshed.plan.goals.outlook import outlook_told
from airshed.plan.shapes import clause_shape, indicator_shape
from airshed.plan.state import ClauseState, PlanState, Series, plan_state
from airshed.plan.status import STATUSES
from airshed.web.reports.asking import Ask

SOON_DAYS = 30
"""So far ahead duties are announced. [days]"""
AIR = "air"
LATE, MET = "overdue", "met"
NO_ROWS = ("no_table", "no_rows", "stale")
"""Gaps that somebody closes by keeping a register."""
WORDS = ("zh", "en")
AHEAD = ("unit", "days", "target", "value", "need", "reach")
"""What is kept of an outlook."""


def state_of(ask: Ask, on: date, *, series: Series | None = None) -> PlanState:
    """Return where the plan stood on a day by what was stored by the moment of the report."""
    return plan_state(ask.plan, ask.asking, as_of=on, known_at=ask.counted_at, series=series)


def plan_part(ask: Ask) -> dict[str, Any]:
    """Return goals, late and coming duties, counts, registers that are waited for, and the id of every figure."""
    series = Series()
    state = state_of(ask, ask.day, series=series)
    part: dict[str, Any] = {
        "goals": _goals(ask, state, series),
        "counts": {status: sum(c.status == status for c in state.clauses) for status in STATUSES},
        "overdue": [_duty(c, ask.day) for c in state.clauses if c.status == LATE],
        "soon": [_duty(c, ask.day) for c in state.clauses if _is_soon(c, ask.day)],
        "waiting": _waiting(state),
        "figures": {i.id: i.figure.id for c in state.clauses for i in c.indicators},
    }
    if ask.kind == "monthly":
        part["moves"] = _moves(ask, state)
    return part


def _goals(ask: Ask, state: PlanState, series: Series) -> list[dict[str, Any]]:
    found = []
    for clause in state.clauses:
        for indicator in clause.indicators:
            if indicator.figure.kind != AIR:
                continue
            told = outlook_told(ask.asking, ask.plan.file, indicator, series, brief=True)
            shape = {key: value for key, value in indicator_shape(indicator).items() if key not in WORDS}
            ahead = None if told is None else {key: told[key] for key in AHEAD}
            found.append({"clause": clause.clause.id, **shape, "ahead": ahead})
    return found


def _is_soon(clause: ClauseState, day: date) -> bool:
    last = day + timedelta(days=SOON_DAYS)
    open_ones = (i for i in clause.indicators if i.status not in {MET, LATE})
    return clause.status != LATE and any(day < i.question.due <= last for i in open_ones)


def _duty(clause: ClauseState, day: date) -> dict[str, Any]:
    """Return a clause with its department, the day it is due and the figures that say so."""
    wanted = [i for i in clause.indicators if i.status == LATE] or [
        i for i in clause.indicators if i.status != MET and day < i.question.due
    ]
    due = min(i.question.due for i in wanted)
    shape = clause_shape(clause)
    return {
        "clause": clause.clause.id,
        "department": clause.clause.lead,
        "status": clause.status,
        "courses": [
            {key: i[key] for key in ("status", "course")} for i in shape["indicators"] if i["status"] == clause.status
        ],
        "due": due.isoformat(),
        "days": (due - day).days,
        "figures": [i.figure.id for i in wanted],
    }


def _waiting(state: PlanState) -> list[dict[str, Any]]:
    """Return the tables that clauses wait for, those of most clauses first."""
    clauses: dict[str, set[str]] = {}
    for clause in state.clauses:
        for shape in clause_shape(clause)["indicators"]:
            if shape["gap"] in NO_ROWS and shape["table"] and shape["kind"] != AIR:
                clauses.setdefault(shape["table"], set()).add(clause.clause.id)
    ordered = sorted(clauses.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [{"table": table, "clauses": len(ids)} for table, ids in ordered]


def _moves(ask: Ask, state: PlanState) -> list[dict[str, Any]]:
    """Return the clauses whose status is another than on the day before the month."""
    before = state_of(ask, ask.period.from_date - timedelta(days=1))
    was = {c.clause.id: c for c in before.clauses}
    return [
        {
            "clause": now.clause.id,
            "department": now.clause.lead,
            "from": was[now.clause.id].status,
            "to": now.status,
            "figures": [i.figure.id for i in now.indicators],
        }
        for now in state.clauses
        if was[now.clause.id].status != now.status
    ]

"""Where plans stand, for one reader: what pages, interface and documents share. Answers are kept while they hold."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.air.ruleset import Rulebook
from airshed.plan.figures import Figure
from airshed.plan.load import Plan, PlansBroken, load_plan, load_plans, plan_folders
from airshed.plan.places import Places, load_places
from airshed.plan.rulings.ruling import Ruling, stored_rulings
from airshed.plan.shapes import state_shape
from airshed.plan.state import PlanState
from airshed.plan.status import STATUSES
from airshed.rules.load import load_editions
from airshed.web.accounts.access import reach
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.rights import STATES, Action, Record, Scope
from airshed.web.bridge import asking_of, tables_of_home
from airshed.web.standings import Against, rows_against, seen, standing
from airshed.web.words import say
from airshed.web.written import written

KEPT = 16
"""Answers kept: a plan on a day with the evidence and files as they are."""


def list_plans(home: Path, *, user: Any) -> tuple[Plan, ...]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the plans of a home that somebody may read about, by id.

    Raises:
        Http404: the user reads no clause.
        PlansBroken: with all faults of all plans.
    """
    _department(user)
    return _plans(home, written(home))


def get_titles(home: Path) -> dict[str, str]:
    """Return the titles of the plans by id, in the language of the reader; none where plans cannot be read."""
    try:
        found = _plans(home, written(home))
    except PlansBroken:
        return {}
    return {plan.id: say(plan.file.zh, plan.file.en or plan.file.zh) for plan in found}


def get_state(
    home: Path,
    plan: str,
    *,
    on: date,
    user: Any,  # noqa: ANN401 - as above
    known_at: datetime | None = None,
) -> Mapping[str, Any]:
    """Return where a plan stands on a day, in the shape of `airshed plan status --json`.

    Clauses, gaps and counts are those the user may read: all, or those the department leads or assists with.

    Args:
        home: the home.
        plan: id of the plan.
        on: the day, at its end.
        user: who asks.
        known_at: only what was stored by then counts; None = all. [city wall time]

    Raises:
        Http404: the user reads no clause; where there is such a plan, that is recorded.
        UnknownPlan: there is none of that id.
        PlansBroken: its files cannot be used.
    """
    try:
        department = _department(user)
    except Http404:
        if plan in plan_folders(home):
            record_foreign("plan", user=user, id=plan)
        raise
    shape = _shape(home, plan, on, known_at, version(home))
    return shape if department is None else _of_department(shape, department)


def get_plan(home: Path, plan: str, *, user: Any) -> Plan:  # noqa: ANN401 - as above
    """Return a plan as written, for somebody who may read about it.

    Raises:
        Http404: there is none of that id, or the user reads no clause.
        PlansBroken: with all faults of all plans.
    """
    found = next((p for p in list_plans(home, user=user) if p.id == plan), None)
    if found is None:
        raise Http404
    return found


def plan_of_day(home: Path, *, on: date, user: Any) -> Plan | None:  # noqa: ANN401 - as above
    """Return the plan that is looked at on a day, None where the user reads none.

    It is one whose year contains the day, if possible one whose place has stations; else the newest of all.

    Raises:
        PlansBroken: with all faults of all plans.
    """
    try:
        _department(user)
    except Http404:
        return None
    return plan_of(home, on=on)


def plan_of(home: Path, *, on: date) -> Plan | None:
    """Return the plan of a day as `plan_of_day`, for what is made by the clock.

    Raises:
        PlansBroken: with all faults of all plans.
    """
    found, places = _plans(home, written(home)), load_places(home)
    ranked = sorted(found, key=lambda p: (p.file.year != on.year, -p.file.year, p.file.place not in places, p.id))
    return ranked[0] if ranked else None


def list_rulings(home: Path, plan: str) -> tuple[Ruling, ...]:
    """Return all rulings over a plan as they are stored, in order of entry; who may read them is for the caller."""
    return tuple(ruling for ruling in stored_rulings(tables_of_home(home)) if ruling.plan == plan)


def supposed(home: Path, plan: Plan, rulings: Sequence[Ruling], *, on: date) -> Mapping[str, Any]:
    """Return where a plan would stand on a day with these rulings and no others, in the shape of `get_state`."""
    state, places = _standing(home, plan, on=on, rulings=rulings)
    return state_shape(state, places)


def by_paper(home: Path, plan: Plan, *, on: date) -> Mapping[str, Any]:
    """Return where a plan stands on a day by the paper alone, in the shape of `get_state`."""
    return _by_paper(home, plan.id, on, version(home))


@lru_cache(maxsize=KEPT)
def _by_paper(home: Path, plan: str, on: date, version: object) -> Mapping[str, Any]:  # noqa: ARG001 - names the answer
    return supposed(home, load_plan(home, plan), (), on=on)


def _department(user: Any) -> str | None:  # noqa: ANN401 - as above
    """Return the department whose clauses a user reads; None = all are read."""
    scopes = {reach(user, Record.clause, Action.view, state) for state in STATES[Record.clause]}
    if Scope.all in scopes:
        return None
    if Scope.department in scopes:
        return str(getattr(user, "department_id", None) or "")
    raise Http404


def _of_department(shape: Mapping[str, Any], department: str) -> Mapping[str, Any]:
    return narrowed(shape, lambda c: bool(department) and department in {c["department"], *c["assist"]})


def narrowed(shape: Mapping[str, Any], wanted: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
    """Return where a plan stands with the clauses wanted, their gaps and their counts."""
    clauses = [c for c in shape["clauses"] if wanted(c)]
    ids = {id for c in clauses for id in (c["id"], *(i["id"] for i in c["indicators"]))}  # noqa: A001 - what it is
    counts = {status: sum(c["status"] == status for c in clauses) for status in STATUSES}
    return {**shape, "clauses": clauses, "counts": counts, "gaps": [gap for gap in shape["gaps"] if gap["id"] in ids]}


@lru_cache(maxsize=KEPT)
def _plans(home: Path, version: object) -> tuple[Plan, ...]:  # noqa: ARG001 - names the answer
    return tuple(load_plans(home))


@lru_cache(maxsize=KEPT)
def _shape(
    home: Path,
    plan: str,
    on: date,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - names the answer
) -> Mapping[str, Any]:
    state, places = _standing(home, load_plan(home, plan), on=on, known_at=known_at)
    return state_shape(state, places)


def get_figures(home: Path, plan: str, *, on: date, user: Any) -> Mapping[str, Figure]:  # noqa: ANN401 - as above
    """Return the figures of a plan's state on a day that a user may read, by indicator.

    Raises:
        As `get_state`.
    """
    readable = {i["id"] for c in get_state(home, plan, on=on, user=user)["clauses"] for i in c["indicators"]}
    return {id: f for id, f in _figures(home, plan, on, version(home)).items() if id in readable}  # noqa: A001


@lru_cache(maxsize=KEPT)
def _figures(home: Path, plan: str, on: date, version: object) -> Mapping[str, Figure]:  # noqa: ARG001 - names the answer
    state, _ = _standing(home, load_plan(home, plan), on=on)
    return {i.id: i.figure for clause in state.clauses for i in clause.indicators}


def list_against(
    home: Path,
    plan: str,
    *,
    on: date,
    user: Any,  # noqa: ANN401 - as above
    registers: Collection[str],
) -> list[tuple[Mapping[str, Any], Against]]:
    """Return the clauses a user may read with rows of some registers that speak against them, by indicator.

    Raises:
        As `get_state`.
    """
    readable = {clause["id"]: clause for clause in get_state(home, plan, on=on, user=user)["clauses"]}
    now, loaded = seen(home), load_plan(home, plan)
    found = rows_against(now, loaded, asking_of(home, rulebook(home)), as_of=on, registers=registers)
    return [(readable[id], rows) for id, own in found.items() if id in readable for rows in own]  # noqa: A001


def _standing(
    home: Path, plan: Plan, *, on: date, known_at: datetime | None = None, rulings: Sequence[Ruling] | None = None
) -> tuple[PlanState, Places]:
    """Return where a plan stands, with the rulings there are or with others; computed is what changed meanwhile."""
    now = seen(home)
    asking = asking_of(home, rulebook(home))
    if rulings is not None:
        asking = replace(asking, rulings=tuple(rulings))
    return standing(now, plan, asking, as_of=on, known_at=known_at), asking.places


def version(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever an answer may: the files of evidence, the registers, plans, rules and places."""
    return seen(home).whole


def observed_version(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever an answer may that asks no register."""
    return seen(home).lake


def rulebook(home: Path) -> Rulebook:
    """Return the editions of a home, read again when its rules change.

    Raises:
        RulesBroken: they cannot be used.
    """
    return _rulebook(home, written(home))


@lru_cache(maxsize=KEPT)
def _rulebook(home: Path, version: object) -> Rulebook:  # noqa: ARG001 - names the answer
    return Rulebook(load_editions(home))

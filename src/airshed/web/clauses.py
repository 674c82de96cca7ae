"""One clause for one reader: from its words to the rows, its curve, and what the rest of the year may bring."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.plan.goals.outlook import outlook_told
from airshed.plan.history import Every, curve, days_of, span_of
from airshed.plan.kinds import kinds
from airshed.plan.load import Plan, load_plan
from airshed.plan.shapes import explained_shape, history_shape
from airshed.plan.state import Asking, Series, plan_state
from airshed.web.bridge import asking_of
from airshed.web.plans import get_state, rulebook
from airshed.web.standings import clauses_version

KEPT = 256
"""Answers kept: a plan of 152 clauses on a day and more."""
AIR = "air"
"""The kind of indicator that has an outlook."""
ROWS = 200
"""Rows of evidence listed of each answer."""


def get_clause(  # noqa: PLR0913 - who asks what
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    *,
    on: date,
    user: Any,  # noqa: ANN401 - a user, or Django's anonymous one
    known_at: datetime | None = None,
) -> Mapping[str, Any]:
    """Return a clause on a day in the shape of `airshed plan explain --json`, with the outlook of its goals.

    Raises:
        Http404: there is no such clause for this reader.
        UnknownPlan: there is no such plan.
    """
    _check_reader(home, plan, id, on=on, user=user)
    return _clause(home, plan, id, on, known_at, _version(home, plan, [id]))


def get_history(  # noqa: PLR0913 - as above
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    *,
    today: date,
    user: Any,  # noqa: ANN401 - as above
    every: Every = "week",
) -> Mapping[str, Any]:
    """Return the curve of a clause over its plan's year in the shape of `airshed plan history --json`.

    Raises:
        As `get_clause`.
    """
    _check_reader(home, plan, id, on=today, user=user)
    return _history(home, plan, id, today, every, _version(home, plan, [id]))


def get_goals(home: Path, plan: str, *, on: date, user: Any) -> tuple[Mapping[str, Any], ...]:  # noqa: ANN401 - as above
    """Return the goals of air a reader may see: each indicator of the plan's state with its `clause` and `outlook`.

    Raises:
        As `plans.get_state`.
    """
    readable = {clause["id"] for clause in get_state(home, plan, on=on, user=user)["clauses"]}
    goals = _goals_of(load_plan(home, plan))
    return tuple(goal for goal in _goals(home, plan, on, _version(home, plan, goals)) if goal["clause"] in readable)


def _check_reader(home: Path, plan: str, id: str, *, on: date, user: Any) -> None:  # noqa: A002, ANN401 - as above
    if id not in {clause["id"] for clause in get_state(home, plan, on=on, user=user)["clauses"]}:
        raise Http404


@lru_cache(maxsize=KEPT)
def _clause(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    on: date,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - names the answer
) -> Mapping[str, Any]:
    asking, loaded, series = _asking(home), load_plan(home, plan), Series()
    state = plan_state(loaded, asking, as_of=on, known_at=known_at, only=[id], series=series)
    shape = explained_shape(state, asking.places, rows=ROWS)
    for indicator, told in zip(state.clauses[0].indicators, shape["indicators"], strict=True):
        told["outlook"] = outlook_told(asking, loaded.file, indicator, series)
    return shape


@lru_cache(maxsize=KEPT)
def _history(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    today: date,
    every: Every,
    version: object,  # noqa: ARG001 - names the answer
) -> Mapping[str, Any]:
    asking, loaded = _asking(home), load_plan(home, plan)
    days = days_of(span_of(loaded, id, today=today), every)
    return history_shape(loaded, asking.places, curve(loaded, asking, id=id, days=days), id=id, every=every)


@lru_cache(maxsize=KEPT)
def _goals(home: Path, plan: str, on: date, version: object) -> tuple[Mapping[str, Any], ...]:  # noqa: ARG001 - as above
    asking, loaded, series = _asking(home), load_plan(home, plan), Series()
    state = plan_state(loaded, asking, as_of=on, only=_goals_of(loaded), series=series)
    found = []
    for clause in state.clauses:
        for indicator in clause.indicators:
            told = outlook_told(asking, loaded.file, indicator, series, brief=True)
            if told is not None:
                words = {"zh": clause.clause.zh, "en": clause.clause.en}
                found.append(
                    {
                        "clause": clause.clause.id,
                        **words,
                        "id": indicator.id,
                        "status": indicator.status,
                        "course": kinds()[AIR].course(indicator.question.indicator),
                        "outlook": told,
                    }
                )
    return tuple(found)


def _goals_of(plan: Plan) -> list[str]:
    """Return the ids of the clauses with indicators of air."""
    return [clause.id for clause in plan.file.clauses if any(i.kind == AIR for i in clause.indicators)]


def _version(home: Path, plan: str, ids: Sequence[str]) -> tuple[Any, ...]:
    return clauses_version(home, load_plan(home, plan), ids)


def _asking(home: Path) -> Asking:
    return asking_of(home, rulebook(home))

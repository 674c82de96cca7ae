"""One clause for one reader: from its words to the rows, its curve, and what the rest of the year may bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.http import Http404

from airshed.plan.evidence import KEY
from airshed.plan.goals.outlook import outlook_told
from airshed.plan.history import Every, curve, days_of, span_of
from airshed.plan.kinds import kinds
from airshed.plan.load import Plan, load_plan
from airshed.plan.shapes import explained_shape, history_shape
from airshed.plan.state import Asking, PlanState, Series, plan_state
from airshed.web.bridge import asking_of
from airshed.web.evidence import stamps
from airshed.web.kit.given import given_tables
from airshed.web.kit.register import holder
from airshed.web.plans import get_state, rulebook
from airshed.web.standings import clauses_version
from airshed.web.witnesses import Reading, rows_for

KEPT = 256
"""Answers kept: a plan of 152 clauses on a day and more."""
KEPT_WHOLE = 8
"""Clauses kept with all their rows."""
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
    asked = (home, plan, id, on, known_at, _version(home, plan, [id]))
    shape = _clause(*asked)
    if not any(_is_of_register(indicator) for indicator in shape["indicators"]):
        return shape
    reading = Reading(home, user, on, known_at, stamps())
    frames = _state(*asked).frames
    return {**shape, "indicators": [_for_reader(i, frames[i["id"]], reading) for i in shape["indicators"]]}


def _is_of_register(indicator: Mapping[str, Any]) -> bool:
    name = indicator["table"]
    return (holder(name) is not None or name in given_tables()) and bool(indicator["rows"]["columns"])


def _for_reader(indicator: Mapping[str, Any], evidence: pl.DataFrame | None, reading: Reading) -> Mapping[str, Any]:
    """Return an indicator with the rows of evidence that are for a reader."""
    if evidence is None or KEY not in evidence.columns or not _is_of_register(indicator):
        return indicator
    return {**indicator, "rows": rows_for(reading, indicator["table"], evidence, most=ROWS)}


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


@dataclass(frozen=True, slots=True)
class _Stated:
    """A clause as it was computed, with all its rows of evidence."""

    asking: Asking
    state: PlanState
    series: Series

    @property
    def frames(self) -> Mapping[str, pl.DataFrame | None]:
        """Indicator to its rows of evidence."""
        return {i.id: i.finding.evidence for i in self.state.clauses[0].indicators}


@lru_cache(maxsize=KEPT_WHOLE)
def _state(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    on: date,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - names the answer
) -> _Stated:
    asking, series = _asking(home), Series()
    state = plan_state(load_plan(home, plan), asking, as_of=on, known_at=known_at, only=[id], series=series)
    return _Stated(asking, state, series)


@lru_cache(maxsize=KEPT)
def _clause(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    plan: str,
    id: str,  # noqa: A002 - what it is
    on: date,
    known_at: datetime | None,
    version: object,
) -> Mapping[str, Any]:
    found = _state(home, plan, id, on, known_at, version)
    shape, file = explained_shape(found.state, found.asking.places, rows=ROWS), load_plan(home, plan).file
    for indicator, told in zip(found.state.clauses[0].indicators, shape["indicators"], strict=True):
        told["outlook"] = outlook_told(found.asking, file, indicator, found.series)
    found.series.memory.clear()  # whole tables, of no more use
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

"""Frozen figures for one reader: what pages, interface and documents share."""

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.http import Http404

from airshed.air.ruleset import check_options
from airshed.lake.listing import unreadable_told
from airshed.plan.figures import FIGURES, Frozen, UnknownFigure, frozen_figure, frozen_on
from airshed.plan.load import indicator_ids, load_plans
from airshed.plan.rebuild import rebuild, rebuilt_shape
from airshed.plan.rulings.ruling import in_force, ruled, stored_rulings
from airshed.web.accounts.access import reach
from airshed.web.accounts.queries import moment, record_foreign
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.bridge import asking_of, tables_of_home
from airshed.web.plans import KEPT, observed_version, rulebook

FROZEN = "frozen"
SHOWN = ("plan", "indicator", "as_of", "counted_at", "status", "value", "unit", "digest", "by", "known_at")
Own = frozenset[tuple[str, str]]


def list_figures(  # noqa: PLR0913 - filters
    home: Path,
    *,
    user: Any,  # noqa: ANN401 - a user, or Django's anonymous one
    plan: str | None = None,
    indicator: str | None = None,
    as_of: date | None = None,
    after: str | None = None,
    most: int,
) -> list[dict[str, Any]]:
    """Return the frozen figures a user may read, by id.

    Args:
        home: the home.
        user: who asks.
        plan: only of this plan.
        indicator: only of this indicator.
        as_of: only of this day.
        after: only ids after this one.
        most: so many at most.

    Raises:
        Http404: the user reads no figure.
        PlansBroken: the plans cannot be used.
    """
    own = _own(home, user)
    frame = tables_of_home(home)(FIGURES)
    if frame is None:
        return []
    for column, value in (("plan", plan), ("indicator", indicator), ("as_of", as_of)):
        frame = frame if value is None else frame.filter(pl.col(column) == value)
    if after is not None:
        frame = frame.filter(pl.col("figure") > after)
    frame = _owned(frame, own)
    with unreadable_told(home):
        rows = frame.sort("figure").head(most).select("figure", *SHOWN).collect().to_dicts()
    return [_shape(row.pop("figure"), row) for row in rows]


def list_freezings(home: Path, *, user: Any, plan: str) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return when figures of a plan that a user may read were frozen, the latest first.

    Each with the day `as_of`, the moment `counted_at`, who did it and how many figures were new then.

    Raises:
        As `list_figures`.
    """
    own = _own(home, user)
    frame = tables_of_home(home)(FIGURES)
    if frame is None:
        return []
    frame = _owned(frame.filter(pl.col("plan") == plan), own)
    with unreadable_told(home):
        groups = frame.group_by("as_of", "counted_at", "by").len("count").collect()
    return groups.sort("counted_at", "as_of", "by", descending=True).to_dicts()


def get_frozen(
    home: Path,
    *,
    user: Any,  # noqa: ANN401 - as above
    plan: str,
    as_of: date,
    counted_at: datetime,
) -> dict[str, Frozen]:
    """Return the figures of a plan's day as frozen by a moment that a user may read, by indicator.

    Raises:
        As `list_figures`.
    """
    own = _own(home, user)
    with unreadable_told(home):
        found = frozen_on(tables_of_home(home), plan=plan, as_of=as_of, counted_at=counted_at)
    return {id: f for id, f in found.items() if own is None or (plan, id) in own}  # noqa: A001 - what it is


def get_rebuilt(home: Path, id: str, *, user: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - what it is; as above
    """Return a frozen figure computed again, in the shape of `airshed plan rebuild --json`.

    Raises:
        As `get_figure`.
    """
    get_figure(home, id, user=user)
    frozen = frozen_figure(tables_of_home(home), id)
    rules = rulebook(home)
    options = (frozen.content or {}).get("options", {})
    if options:
        rules = replace(rules, chosen=check_options(rules.editions, dict(options)))
    plan = next((plan for plan in load_plans(home) if plan.id == frozen.plan), None)
    return rebuilt_shape(rebuild(frozen, plan, asking_of(home, rules)))


def get_figure(home: Path, id: str, *, user: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - what it is; as above
    """Return a frozen figure with all it was computed from.

    Raises:
        Http404: there is none; one that is not for this user is answered alike, and recorded.
        PlansBroken: the plans cannot be used.
    """
    try:
        found: Frozen = frozen_figure(tables_of_home(home), id)
    except UnknownFigure:
        raise Http404 from None
    try:
        own = _own(home, user)
        foreign = own is not None and (found.plan, found.indicator) not in own
    except Http404:
        foreign = True
    if foreign:
        record_foreign("figure", user=user, id=id)
        raise Http404
    shape = _shape(found.id, {name: getattr(found, name) for name in SHOWN})
    return {**shape, "intact": found.intact, "content": found.content}


def _owned(frame: pl.LazyFrame, own: Own | None) -> pl.LazyFrame:
    """Return the rows of the figures a user reads."""
    if own is None:
        return frame
    pairs = {"plan": [plan for plan, _ in own], "indicator": [indicator for _, indicator in own]}
    wanted = pl.LazyFrame(pairs, schema={"plan": pl.String, "indicator": pl.String})
    return frame.join(wanted, on=["plan", "indicator"], how="semi")


def _shape(id: str, row: dict[str, Any]) -> dict[str, Any]:  # noqa: A002 - what it is
    moments = {name: row[name].isoformat() for name in ("as_of", "counted_at", "known_at")}
    return {"id": id, "state": FROZEN, **row, **moments}


def _own(home: Path, user: Any) -> Own | None:  # noqa: ANN401 - as above
    """Return plan and indicator of the figures a user reads; None = all are read."""
    scope = reach(user, Record.figure, Action.view, FROZEN)
    if scope is Scope.all:
        return None
    if scope is not Scope.department:
        raise Http404
    department = str(getattr(user, "department_id", None) or "")
    return _of_department(home, department, moment().date(), observed_version(home)) if department else frozenset()


@lru_cache(maxsize=KEPT)
def _of_department(home: Path, department: str, on: date, version: object) -> Own:  # noqa: ARG001 - names the answer
    rulings = stored_rulings(tables_of_home(home))
    read = ((plan.id, ruled(plan.file, in_force(rulings, plan=plan.id, on=on))) for plan in load_plans(home))
    return frozenset(
        (id, indicator)
        for id, file in read  # noqa: A001 - as above
        for clause in file.clauses
        if department in {clause.lead, *clause.assist}
        for indicator in indicator_ids(clause)
    )

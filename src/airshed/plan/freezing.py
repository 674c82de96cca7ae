"""Freezing figures: those of a plan's state on a day, stored under ids made from all they rest on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import FIGURES
from airshed.plan.figures import Figure, frozen_ids, frozen_rows
from airshed.plan.load import Plan
from airshed.plan.state import Asking, IndicatorState, plan_state


@dataclass(frozen=True, slots=True)
class Freezing:
    """What was frozen.

    Attributes:
        indicators: all that were asked for, each with its figure.
        stored: ids of the figures that were not frozen before.
    """

    indicators: tuple[IndicatorState, ...]
    stored: tuple[str, ...]


def freeze_figures(  # noqa: PLR0913 - what a freezing says
    home: Path,
    plan: Plan,
    asking: Asking,
    *,
    as_of: date,
    counted_at: datetime,
    by: str,
    now: datetime,
    clauses: Sequence[str] | None = None,
    wanted: Callable[[str, str], bool] = lambda _clause, _indicator: True,
    told: Callable[[Sequence[Figure]], None] = lambda _fresh: None,
) -> Freezing:
    """Store the figures of a plan's state; the same evidence read by the same plan and rules stores nothing new.

    Args:
        home: the home.
        plan: the plan.
        asking: evidence, rules, places and rulings.
        as_of: the day, at its end.
        counted_at: evidence stored later does not count. [city wall time]
        by: who freezes them.
        now: present moment. [city wall time]
        clauses: ids of the clauses to look at; None = all.
        wanted: whether the indicator of a clause is wanted.
        told: called with the figures that are new before they are stored; what it raises leaves all as it was.

    Raises:
        LakeBusy: another process writes.
    """
    state = plan_state(plan, asking, as_of=as_of, known_at=counted_at, only=clauses)
    found = tuple(i for c in state.clauses for i in c.indicators if wanted(c.clause.id, i.id))
    known = frozen_ids(asking.tables)
    fresh = {i.figure.id: i.figure for i in found if i.figure.id not in known}
    told(tuple(fresh.values()))
    if fresh:
        rows = frozen_rows(fresh.values(), counted_at=counted_at, by=by)
        append_records(home, FIGURES, record_rows(FIGURES, rows), now=now)
    return Freezing(found, tuple(fresh))

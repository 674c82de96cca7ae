"""What a kind of indicator is asked, what it answers from, and what it declares."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import polars as pl

from airshed.air.ruleset import Rulebook
from airshed.calendar import Period
from airshed.errors import Fault
from airshed.plan.evidence import Tables
from airshed.plan.finding import Finding
from airshed.plan.places import Places
from airshed.plan.schema import COLUMN_TYPES, Clause, Indicator, PlanFile

Course = Literal["period", "coverage", "milestone"]
"""How a status runs: a statistic of a period, a share that grows to its target, a document that is there or not."""


@dataclass(frozen=True, slots=True)
class Question:
    """An indicator on a day.

    Attributes:
        id: of the indicator: its clause's, plus a, b … if there are several.
        clause: its clause, rulings applied.
        indicator: itself, rulings applied.
        basis: where a ruled target comes from, such as `ruling R-1a2b3c4d`; None = the plan.
        period: the days it is about.
        due: last day.
        issued: day of issue of the plan, where a linear path begins.
        as_of: the day asked about, at its end.
        known_at: what was stored by then; None = now.
    """

    id: str
    clause: Clause
    indicator: Any
    basis: str | None
    period: Period
    due: date
    issued: date
    as_of: date
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sources:
    """What a question is answered from.

    Attributes:
        plan: the plan.
        tables: all evidence.
        rules: editions of the standards with what was chosen.
        places: which stations stand for places.
        memory: answers several indicators share within one computation.
        digests: whether inputs are digested; a curve of many days does without.
        days: the days of a curve that will be asked, so that they can be computed together.
    """

    plan: PlanFile
    tables: Tables
    rules: Rulebook
    places: Places
    memory: dict[Any, Any] = field(default_factory=dict)
    digests: bool = True
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of indicator.

    Attributes:
        name: its module's name.
        model: what `plan.yaml` says of an indicator of this kind.
        course: how its status runs, from the indicator.
        find: what the evidence says.
        check: faults of an indicator within its plan, `where` being a key of the indicator.
    """

    name: str
    model: type[Indicator]
    course: Callable[[Any], Course]
    find: Callable[[Question, Sources], Finding]
    check: Callable[[Any, PlanFile], Iterator[Fault]]


def columns_of(plan: PlanFile, table: str) -> dict[str, pl.DataType]:
    """Return the columns a plan needs of a table."""
    return {name: COLUMN_TYPES[kind] for name, kind in plan.tables[table].columns.items()}

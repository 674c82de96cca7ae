"""The state of a plan on a day: every clause with its indicators, each computed from evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from airshed.air.ruleset import Rulebook
from airshed.plan.evidence import Tables
from airshed.plan.figures import Figure, figure_of
from airshed.plan.finding import Finding
from airshed.plan.kinds import kinds
from airshed.plan.load import Plan, indicator_ids
from airshed.plan.places import Places
from airshed.plan.question import Question, Sources
from airshed.plan.rulings.ruling import RULINGS, Decided, Ruling, basis_of, in_force, known_rulings, ruled
from airshed.plan.schema import Clause, PlanFile
from airshed.plan.status import STATUSES, Status, status_of, worst
from airshed.plan.window import due_of, period_of

NAMING = frozenset({"lead", "assist", "person"})
"""Aspects that say who does it; where a clause stands does not depend on them."""


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """An indicator on a day."""

    question: Question
    status: Status
    finding: Finding
    figure: Figure

    @property
    def id(self) -> str:
        """Its id."""
        return self.question.id


@dataclass(frozen=True, slots=True)
class ClauseState:
    """A clause on a day.

    Attributes:
        clause: as it reads with rulings.
        status: the worst of its indicators.
        indicators: in order.
        rulings: those in force over it.
        plain: its status by the paper alone, where a ruling lies over it; else the same.
    """

    clause: Clause
    status: Status
    indicators: tuple[IndicatorState, ...]
    rulings: tuple[Ruling, ...]
    plain: Status


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the paper leaves open and nobody has ruled on: `lead` of a clause, `target` or `expected`."""

    id: str
    aspect: str


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan on a day."""

    plan: Plan
    as_of: date
    known_at: datetime | None
    clauses: tuple[ClauseState, ...]
    gaps: tuple[Gap, ...]

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many clauses have each status."""
        return {status: sum(c.status == status for c in self.clauses) for status in STATUSES}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a plan is asked with.

    Attributes:
        tables: all evidence.
        rules: editions of the standards with what was chosen.
        places: which stations stand for places.
        rulings: all there are; those in force on the day are applied.
    """

    tables: Tables
    rules: Rulebook
    places: Places
    rulings: Sequence[Ruling] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Days of one plan asked one after another with one `known_at`; they share what each would compute again.

    Attributes:
        days: all of them; with any, inputs are not digested.
        memory: what they share.
    """

    days: tuple[date, ...] = ()
    memory: dict[Any, Any] = field(default_factory=dict)


def plan_state(  # noqa: PLR0913 - what is asked, and how
    plan: Plan,
    asking: Asking,
    *,
    as_of: date,
    known_at: datetime | None = None,
    only: Sequence[str] | None = None,
    series: Series | None = None,
) -> PlanState:
    """Return the state of a plan.

    Args:
        plan: the plan.
        asking: evidence, rules, places and rulings.
        as_of: the day, at its end.
        known_at: only what was stored by this moment counts.
        only: ids of clauses; None = all.
        series: the days of which this is one; None = this day alone.
    """
    shared = series or Series()
    if RULINGS not in shared.memory:
        shared.memory[RULINGS] = known_rulings(asking.rulings, asking.tables, known_at=known_at)
    known = shared.memory[RULINGS]
    decided = in_force(known, plan=plan.id, on=as_of)
    reading = _Reading(plan, asking, shared, as_of, known_at)
    file = ruled(plan.file, decided)
    clauses = []
    for paper, clause in zip(plan.file.clauses, file.clauses, strict=True):
        if only is not None and clause.id not in only:
            continue
        indicators = reading.indicators(file, clause, decided)
        status = worst(i.status for i in indicators)
        own = _rulings_over(clause, decided)
        measured = any(ruling.aspect not in NAMING for ruling in own)
        plain = worst(i.status for i in reading.indicators(plan.file, paper, {})) if measured else status
        clauses.append(ClauseState(clause, status, indicators, own, plain))
    gaps = tuple(gap for state in clauses for gap in gaps_of(state.clause))
    return PlanState(plan, as_of, known_at, tuple(clauses), gaps)


def _rulings_over(clause: Clause, decided: Decided) -> tuple[Ruling, ...]:
    ids = dict.fromkeys((clause.id, *indicator_ids(clause)))
    return tuple(ruling for id in ids for ruling in decided.get(id, {}).values())  # noqa: A001 - what it is


def gaps_of(clause: Clause) -> Iterator[Gap]:
    """Yield what a clause leaves open: its department, the number of a target, how many rows a survey should have."""
    if clause.lead is None:
        yield Gap(clause.id, "lead")
    for id, asked in zip(indicator_ids(clause), clause.indicators, strict=True):  # noqa: A001 - what it is
        target = asked.target
        if asked.kind != "milestone" and (target is None or (target.value is None and target.base_year is None)):
            yield Gap(id, "target")
        expected = getattr(asked, "expected", None)
        if asked.kind == "coverage" and expected is not None and expected.count is None:
            yield Gap(id, "expected")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One computation over a plan on a day."""

    plan: Plan
    asking: Asking
    series: Series
    as_of: date
    known_at: datetime | None

    def indicators(self, file: PlanFile, clause: Clause, decided: Decided) -> tuple[IndicatorState, ...]:
        """Return the indicators of a clause of a plan as it reads with rulings."""
        sources = Sources(
            file,
            self.asking.tables,
            self.asking.rules,
            self.asking.places,
            memory=self.series.memory,
            digests=not self.series.days,
            days=self.series.days,
        )
        questions = (
            Question(
                id=id,
                clause=clause,
                indicator=indicator,
                basis=basis_of(id, decided),
                period=period_of(indicator, file),
                due=due_of(clause, indicator, file),
                issued=file.issued,
                as_of=self.as_of,
                known_at=self.known_at,
            )
            for id, indicator in zip(indicator_ids(clause), clause.indicators, strict=True)  # noqa: A001 - what it is
        )
        return tuple(self._state(question, sources) for question in questions)

    def _state(self, question: Question, sources: Sources) -> IndicatorState:
        kind = kinds()[question.indicator.kind]
        finding = kind.find(question, sources)
        status = status_of(question, finding, kind.course(question.indicator))
        options = {name: str(value) for name, value in self.asking.rules.chosen.items()}
        editions = self.asking.rules.editions
        figure = figure_of(question, finding, status, plan=self.plan.id, options=options, editions=editions)
        return IndicatorState(question, status, finding, figure)

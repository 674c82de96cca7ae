"""The days of a plan's place as whole numbers: what a day adds to a statistic, so that days can be added by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import narwhals as nw

from airshed.air import answers
from airshed.air.evaluation import COLUMNS, Evaluation
from airshed.air.rounding import half_even_number
from airshed.air.ruleset import Rulebook
from airshed.calendar import Period
from airshed.plan.evidence import EvidenceEngine
from airshed.plan.kinds.air import days_of
from airshed.plan.question import Question, Sources
from airshed.plan.schema import SHARE
from airshed.vocab import POLLUTANTS

ADDITIVE = ("mean", "good_days", "good_days_ratio")
"""Statistics that come from the sum over days and their number."""
REGRADED = ("index", "evaluation")
RATIO_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """How days make the statistic.

    Attributes:
        statistic: `mean`, `good_days` or `good_days_ratio`.
        column: day column it is made of.
        scale: parts of one unit that a day's number counts in; 1 for good days.
        decimals: to how many decimals the statistic is shown, and a mean is rounded.
        unit: of the statistic.
    """

    statistic: str
    column: str
    scale: int
    decimals: int
    unit: str

    def exact(self, total: int, count: int) -> Fraction | None:
        """Return the statistic of days without rounding; None where there are no days."""
        if not count:
            return None
        return Fraction(total) if self.statistic == "good_days" else Fraction(total, count * self.scale)

    def value(self, total: int, count: int) -> Fraction | None:
        """Return the statistic as the standard rounds it, which is how it is judged."""
        found = self.exact(total, count)
        return half_even_number(found, self.decimals) if found is not None and self.statistic == "mean" else found


@dataclass(frozen=True, slots=True)
class PlaceDays:
    """Valid days and what each adds: a mean's last digits, or 1 if good, else 0."""

    measure: Measure
    days: Mapping[date, int]

    def within(self, holds: Callable[[date], bool]) -> "PlaceDays":
        """Return the days for which something holds."""
        return replace(self, days={day: n for day, n in self.days.items() if holds(day)})

    @property
    def total(self) -> int:
        """Sum over the days."""
        return sum(self.days.values())

    @property
    def exact(self) -> Fraction | None:
        """The statistic without rounding."""
        return self.measure.exact(self.total, len(self.days))

    @property
    def value(self) -> Fraction | None:
        """The statistic as it is judged."""
        return self.measure.value(self.total, len(self.days))


@dataclass(frozen=True, slots=True)
class Asked:
    """A statistic of the plan's place, to be asked of several spans of days.

    Attributes:
        question: for known_at and the dust choice.
        sources: tables, places and memory.
        rules: the editions with options.
        measure: what the days make.
    """

    question: Question
    sources: Sources
    rules: Rulebook
    measure: Measure

    def days(self, period: Period, *, dust: answers.Dust | None = None) -> PlaceDays:
        """Return the valid days of the plan's place in a period; `dust` is another choice than the indicator's."""
        column = self.measure.column
        frame = days_of(self.question, self.sources, period, self.rules, dust=dust)
        inside = frame.filter(nw.col("date") >= nw.lit(period.from_date), nw.col("date") < nw.lit(period.to_date))
        rows = EvidenceEngine(self.sources.tables).collect(inside.select("date", "valid", nw.col(column).alias("adds")))
        of_mean = self.measure.statistic == "mean"
        counted = (row for row in rows if (row["adds"] is not None if of_mean else row["valid"]))
        return PlaceDays(self.measure, {row["date"]: int(row["adds"]) for row in counted})

    def graded_alike(self, period: Period, *, like: date) -> "Asked":
        """Return it with the days of another year graded by the editions of a day of this one.

        Only the index and its evaluation are taken over; how something was measured stays with the days' own editions.
        """
        wanted = self.rules.on(like)
        if all(part.editions[f] == wanted.editions[f] for _, part in self.rules.parts(period) for f in REGRADED):
            return self
        fixed = {f: getattr(wanted, f) for f in REGRADED}
        memory = self.sources.memory.setdefault(("graded", *(edition.name for edition in fixed.values())), {})
        rules = replace(self.rules, fixed={**fixed, **self.rules.fixed})
        return replace(self, sources=replace(self.sources, memory=memory), rules=rules)


def measure_of(question: Question, sources: Sources, rules: Rulebook) -> Measure | None:
    """Return how the days make an indicator's statistic; None where that is no sum over days."""
    indicator = question.indicator
    if indicator.kind != "air" or indicator.statistic not in ADDITIVE:
        return None
    if indicator.statistic == "good_days":
        return Measure("good_days", "good", 1, 0, "days")
    if indicator.statistic == "good_days_ratio":
        return Measure("good_days_ratio", "good", 1, RATIO_DECIMALS, SHARE)
    pollutant, ruleset = indicator.pollutant, rules.on(question.period.last_date)
    items = {row["pollutant"] for row in ruleset.rows("annual_items") if row["statistic"] == "mean"}
    if pollutant not in items:
        return None
    empty = Evaluation.empty(f"city:{sources.plan.place}", question.period, ruleset=ruleset)
    decimals, unit = empty.pollutants[pollutant].decimals, POLLUTANTS[pollutant].unit
    return Measure("mean", COLUMNS[pollutant], 10 ** ruleset.decimals(pollutant), decimals, unit)

"""Kind `emissions`: the inventory total of a pollutant, against a base year computed by the same method."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

import polars as pl

from airshed.calendar import Period
from airshed.errors import Fault
from airshed.plan.evidence import as_needed, input_of
from airshed.plan.finding import Finding, Input
from airshed.plan.kinds.total import exact
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.schema import Indicator, PlanFile
from airshed.plan.target import aim_of, check_target, few
from airshed.rules.schema import Text
from airshed.tables import SMALL

EMISSIONS = "emissions"
COLUMNS = {
    "pollutant": pl.String(),
    "first_date": pl.Date(),
    "last_date": pl.Date(),
    "emission_t": pl.Float64(),
    "method": pl.String(),
}


class Emissions(Indicator):
    """Sum of table `emissions`, a row a pollutant, span of days and source group.

    Attributes:
        pollutant: code of the pollutant in the inventory, such as `so2` or `nox`.
    """

    kind: Literal["emissions"]
    pollutant: Text


def _course(_: Emissions) -> Course:
    return "period"


@dataclass(frozen=True, slots=True)
class _Sum:
    """Tonnes over some days: value, methods used, day after the last one reported without a hole, rows as an input."""

    value: Fraction | None
    methods: frozenset[str]
    end: date | None
    inputs: tuple[Input, ...]


def find(question: Question, sources: Sources) -> Finding:
    """Return the tonnes of the period up to the day, against the same days of the base year by the same method.

    Rows count that lie wholly within the days, up to the first day that is not reported. A base computed by another
    method is no base, and a period that is over but not reported to its end says nothing.
    """
    target = question.indicator.target
    end = min(question.as_of + timedelta(days=1), question.period.to_date)
    days = Period(question.period.from_date, max(end, question.period.from_date))
    now, base = _sum(question, sources, days), None
    gap = None if now.value is not None else "no_rows" if now.inputs else "no_table"
    inputs = now.inputs
    if target is not None and target.base_year is not None and now.end is not None:
        same = Period(days.from_date, now.end).same_days(target.base_year)
        then = _sum(question, sources, same)
        complete = then.end == same.to_date and then.methods == now.methods
        base = then.value if complete else None
        inputs = (*inputs, *then.inputs)
        gap = gap or (None if complete else "no_base")
    aim = aim_of(question, base)
    reported = (now.end - days.from_date).days if now.end else 0
    whole = reported == days.days or question.as_of < question.period.last_date
    gap = gap or few(question, reported, days.days) or (None if whole else "few")
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    return Finding(
        value=now.value,
        aim=aim,
        decimals=3,
        valid=reported,
        expected=days.days,
        rows=now.inputs[0].rows if now.inputs else 0,
        gap=gap,
        satisfied=aim.holds(now.value) if aim and now.value is not None else None,
        inputs=inputs,
        details={"method": ", ".join(sorted(now.methods))},
    )


def _sum(question: Question, sources: Sources, days: Period) -> _Sum:
    """Return the tonnes of rows that lie wholly within the days, up to the first day nobody reported."""
    frame = as_needed(sources.tables(EMISSIONS, as_of=question.as_of, known_at=question.known_at), COLUMNS)
    if frame is None:
        return _Sum(None, frozenset(), None, ())
    rows = frame.filter(
        pl.col("pollutant") == question.indicator.pollutant,
        pl.col("first_date") >= days.from_date,
        pl.col("last_date") < days.to_date,
        pl.col("emission_t").is_not_null(),
    ).collect(engine=SMALL)
    scope = {"pollutant": question.indicator.pollutant, "first": str(days.from_date), "last": str(days.last_date)}
    used = (input_of(EMISSIONS, rows, key=COLUMNS, scope=scope),)
    end = _reported(rows, days.from_date)
    rows = rows.filter(pl.col("last_date") < end)
    if rows.is_empty():
        return _Sum(None, frozenset(), None, used)
    total = sum((exact(v) for v in rows.get_column("emission_t")), Fraction(0))
    return _Sum(total, frozenset(rows.get_column("method")), end, used)


def _reported(rows: pl.DataFrame, first: date) -> date:
    """Return the day after the last one up to which every day since the first is reported."""
    end = first
    for begins, ends in sorted(rows.select("first_date", "last_date").unique().rows()):
        if begins > end:
            break
        end = max(end, ends + timedelta(days=1))
    return end


def check(indicator: Emissions, _: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    yield from check_target(indicator, units=("t",), base=True)


KIND = Kind("emissions", Emissions, _course, find, check)

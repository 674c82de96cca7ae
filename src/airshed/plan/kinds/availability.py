"""Kind `availability`: the share of expected moments with a valid reading, an online device or an issued product."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Literal

import polars as pl

from airshed.calendar import Period
from airshed.errors import Fault
from airshed.plan.finding import Finding
from airshed.plan.kinds.total import exact
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.rows import Rows, check_conditions, rows_of
from airshed.plan.schema import SHARE, Name, OfRegister, PlanFile
from airshed.plan.target import aim_of, check_target, few


class Availability(OfRegister):
    """Share of what was expected that is there.

    Either a row a moment: `day` names the column, and each day of the period up to the day asked expects one that is in
    `where`. Or counts: `valid` and `expected` name columns that are summed.

    Attributes:
        day: column with the day of a product.
        valid: column with the number of valid moments.
        expected: column with the number of expected ones.
    """

    kind: Literal["availability"]
    day: Name | None = None
    valid: Name | None = None
    expected: Name | None = None


def _course(_: Availability) -> Course:
    return "period"


def find(question: Question, sources: Sources) -> Finding:
    """Return valid over expected moments up to the day."""
    indicator: Availability = question.indicator
    rows = rows_of(question, sources, table=indicator.table, where=indicator.where, done=None)
    aim = aim_of(question)
    valid, expected = _by_day(question, rows) if indicator.day else _by_counts(indicator, rows)
    value = valid / expected if expected and rows.gap is None else None
    gap = rows.gap or (None if expected else "no_rows")
    gap = gap or few(question, int(valid), int(expected))
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    return Finding(
        value=value,
        aim=aim,
        valid=int(valid),
        expected=int(expected),
        rows=rows.counted.height,
        against=0,
        unclear=rows.unclear.height,
        gap=gap,
        satisfied=aim.holds(value) if aim and value is not None else None,
        inputs=rows.inputs,
        shown=rows.shown,
    )


def _by_day(question: Question, rows: Rows) -> tuple[Fraction, Fraction]:
    end = min(question.as_of + timedelta(days=1), question.period.to_date)
    asked = Period(question.period.from_date, max(end, question.period.from_date))
    if not rows.counted.width:
        return Fraction(0), Fraction(asked.days)
    day = pl.col(question.indicator.day)
    inside = rows.counted.filter(day >= asked.from_date, day < asked.to_date)
    return Fraction(inside.get_column(question.indicator.day).n_unique()), Fraction(asked.days)


def _by_counts(indicator: Availability, rows: Rows) -> tuple[Fraction, Fraction]:
    if not rows.counted.width:
        return Fraction(0), Fraction(0)
    pairs = rows.counted.select(indicator.valid or "", indicator.expected or "").drop_nulls().rows()
    return sum((exact(p[0]) for p in pairs), Fraction(0)), sum((exact(p[1]) for p in pairs), Fraction(0))


def check(indicator: Availability, plan: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    yield from check_conditions(indicator, plan, ("where",))
    yield from check_target(indicator, units=(SHARE,))
    given = [key for key in ("day", "valid", "expected") if getattr(indicator, key) is not None]
    if given not in (["day"], ["valid", "expected"]):
        yield Fault("plan.moments", "day", ", ".join(given), "day; valid, expected")
    if indicator.table not in plan.tables:
        return
    columns = plan.tables[indicator.table].columns
    for key in given:
        fitting = [
            n for n, kind in columns.items() if (kind == "date") == (key == "day") and kind not in {"text", "flag"}
        ]
        if getattr(indicator, key) not in fitting:
            yield Fault("plan.column", key, getattr(indicator, key), ", ".join(fitting))


KIND = Kind("availability", Availability, _course, find, check)

"""Kind `total`: count, sum, greatest value or ratio of sums over a register, against a number or a base year."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from airshed.errors import Fault
from airshed.plan.finding import Finding
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.rows import Rows, check_conditions, rows_of
from airshed.plan.schema import Name, OfRegister, PlanFile
from airshed.plan.target import aim_of, check_target, few

Statistic = Literal["count", "sum", "max", "ratio"]
NUMBERS = ("number", "count")


class Total(OfRegister):
    """A number over the rows of a register.

    Attributes:
        where: which rows; none = all. For a base year the same condition runs over that year's days.
        statistic: how many rows, sum or greatest value of a column, or sum of a column over the sum of another.
        column: the column summed.
        over: for `ratio`, the column it is divided by.
    """

    kind: Literal["total"]
    statistic: Statistic
    column: Name | None = None
    over: Name | None = None


def _course(_: Total) -> Course:
    return "period"


def find(question: Question, sources: Sources) -> Finding:
    """Return the number over the rows of the period, and what it is compared with."""
    indicator: Total = question.indicator
    rows = rows_of(question, sources, table=indicator.table, where=indicator.where, done=None)
    value, valid = _value(indicator, rows)
    inputs, base, base_gap = rows.inputs, None, None
    if indicator.target is not None and indicator.target.base_year is not None:
        then = _of_year(question, indicator.target.base_year)
        other = rows_of(then, sources, table=indicator.table, where=indicator.where, done=None)
        base, base_valid = _value(indicator, other)
        base_gap = None if base_valid else "no_base"
        inputs = (*inputs, *other.inputs)
    aim = aim_of(question, base)
    counted = rows.counted.height
    gap = rows.gap or (None if valid or indicator.statistic == "count" else "no_rows")
    gap = gap or ("few" if rows.all_unclear else None)
    gap = gap or few(question, valid, counted + rows.unclear.height) or base_gap
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    return Finding(
        value=value,
        aim=aim,
        valid=valid,
        expected=counted + rows.unclear.height,
        rows=counted,
        against=0,
        unclear=rows.unclear.height,
        gap=gap,
        satisfied=aim.holds(value) if aim and value is not None else None,
        inputs=inputs,
        shown=rows.shown,
    )


def _value(indicator: Total, rows: Rows) -> tuple[Fraction | None, int]:
    """Return the exact value and the number of rows that have one."""
    counted = rows.counted
    if not counted.width:
        return None, 0
    if indicator.statistic == "count":
        return Fraction(counted.height), counted.height
    column = indicator.column or ""
    pairs = counted.select(column, *([indicator.over] if indicator.over else [])).drop_nulls().rows()
    if not pairs:
        return None, 0
    numbers = [exact(pair[0]) for pair in pairs]
    if indicator.statistic == "max":
        return max(numbers), len(pairs)
    if indicator.statistic == "sum":
        return sum(numbers, Fraction(0)), len(pairs)
    whole = sum((exact(pair[1]) for pair in pairs), Fraction(0))
    return (sum(numbers, Fraction(0)) / whole, len(pairs)) if whole else (None, 0)


def exact(number: float) -> Fraction:
    """Return the number a register shows, exactly: 0.1 is a tenth, not its binary neighbour."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def _of_year(question: Question, year: int) -> Question:
    """Return the question on the same days of a base year."""
    shift = year - question.period.from_date.year
    period = question.period.same_days(year)
    as_of = question.as_of
    try:
        day = as_of.replace(year=as_of.year + shift)
    except ValueError:
        day = as_of.replace(year=as_of.year + shift, day=28)
    return replace(question, period=period, as_of=day)


def check(indicator: Total, plan: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    yield from check_conditions(indicator, plan, ("where",))
    yield from check_target(indicator, base=True)
    if indicator.table not in plan.tables:
        return
    wanted = {"count": (), "sum": ("column",), "max": ("column",), "ratio": ("column", "over")}[indicator.statistic]
    columns = plan.tables[indicator.table].columns
    numbers = [name for name, kind in columns.items() if kind in NUMBERS]
    for key in ("column", "over"):
        name = getattr(indicator, key)
        if (name is None) == (key in wanted):
            yield Fault("plan.column_needed", key, name or "", ", ".join(numbers) if key in wanted else "")
        elif name is not None and name not in numbers:
            yield Fault("plan.column", key, name, ", ".join(numbers))


KIND = Kind("total", Total, _course, find, check)

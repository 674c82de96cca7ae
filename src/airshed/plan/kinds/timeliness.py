"""Kind `timeliness`: the share of events handled within their clock."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import polars as pl

from airshed.errors import Fault
from airshed.plan.finding import ANSWER, Finding
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.rows import AGAINST, FOR, check_conditions, rows_of
from airshed.plan.schema import SHARE, Name, OfRegister, PlanFile
from airshed.plan.target import aim_of, check_target, few


class Timeliness(OfRegister):
    """Share of events whose clock has run out or that are closed, and that were closed in time.

    Attributes:
        due: column with the last day of the clock.
        closed: column with the day the event was closed, empty = open.
    """

    kind: Literal["timeliness"]
    due: Name
    closed: Name


def _course(_: Timeliness) -> Course:
    return "period"


def find(question: Question, sources: Sources) -> Finding:
    """Return in-time events over those that can be judged by the day; open events within their clock do not count."""
    indicator: Timeliness = question.indicator
    rows = rows_of(question, sources, table=indicator.table, where=indicator.where, done=None)
    aim = aim_of(question)
    judged = rows.counted
    pending = undated = 0
    if judged.width:
        due, closed = pl.col(indicator.due), pl.col(indicator.closed)
        is_closed = closed.is_not_null() & (closed <= question.as_of)
        late = pl.when(is_closed).then(closed > due).otherwise(due < question.as_of)
        judged = judged.with_columns(pl.when(late).then(pl.lit(AGAINST)).otherwise(pl.lit(FOR)).alias(ANSWER))
        undated = judged.filter(due.is_null()).height
        open_ = judged.filter(due.is_not_null() & ~is_closed & (due >= question.as_of))
        pending = open_.height
        judged = judged.filter(due.is_not_null() & (is_closed | (due < question.as_of)))
    against = judged.filter(pl.col(ANSWER) == AGAINST).height if judged.width else 0
    value = Fraction(judged.height - against, judged.height) if judged.height else None
    gap = rows.gap or (None if judged.height else "no_rows")
    gap = gap or few(question, judged.height, judged.height + undated + rows.unclear.height)
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    return Finding(
        value=value,
        aim=aim,
        valid=judged.height,
        expected=judged.height + undated + rows.unclear.height,
        rows=judged.height,
        against=against,
        unclear=rows.unclear.height + undated,
        gap=gap,
        satisfied=aim.holds(value) if aim and value is not None else None,
        inputs=rows.inputs,
        shown=judged.lazy().sort(ANSWER, maintain_order=True) if judged.width else None,
        details={"pending": pending},
    )


def check(indicator: Timeliness, plan: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    yield from check_conditions(indicator, plan, ("where",))
    yield from check_target(indicator, units=(SHARE,))
    if indicator.table in plan.tables:
        columns = plan.tables[indicator.table].columns
        dates = [name for name, kind in columns.items() if kind == "date"]
        for key in ("due", "closed"):
            if getattr(indicator, key) not in dates:
                yield Fault("plan.column", key, getattr(indicator, key), ", ".join(dates))


KIND = Kind("timeliness", Timeliness, _course, find, check)

"""Kind `coverage`: the share of a register's rows in `where` that satisfy `done`."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from airshed.errors import Fault
from airshed.plan.finding import Finding
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.rows import check_conditions, rows_of
from airshed.plan.schema import SHARE, Expected, OfRegister, PathPoint, PlanFile
from airshed.plan.target import aim_of, check_target, few
from airshed.rules.schema import Several, Text


class Coverage(OfRegister):
    """Share of rows that are done.

    Attributes:
        done: which of them are done.
        expected: how many rows a complete register would have; for surveys.
        path: how the share should grow from issue to due: evenly, not at all (`level`: it must hold all the time, as a
            pass rate does), or by points.
    """

    kind: Literal["coverage"]
    done: Text
    expected: Expected | None = None
    path: Literal["linear", "level"] | Several[PathPoint] = "linear"


def _course(indicator: Coverage) -> Course:
    return "period" if indicator.path == "level" else "coverage"


def find(question: Question, sources: Sources) -> Finding:
    """Return the share done: done rows over the greater of counted and expected rows."""
    indicator: Coverage = question.indicator
    rows = rows_of(question, sources, table=indicator.table, where=indicator.where, done=indicator.done)
    aim = aim_of(question)
    counted = rows.counted.height
    survey = indicator.expected is not None
    count = indicator.expected.count if indicator.expected else None
    whole = max(counted, count or 0)
    value = Fraction(rows.done, whole) if counted else None
    expected = max(counted + rows.unclear.height, count or 0)
    gap = rows.gap or (None if counted else "no_rows")
    gap = gap or few(question, counted, expected) or ("no_expected" if survey and count is None else None)
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    holds = aim.holds(value) if aim and value is not None else None
    return Finding(
        value=value,
        aim=aim,
        valid=counted,
        expected=expected,
        rows=counted,
        against=rows.against,
        unclear=rows.unclear.height,
        gap=gap,
        satisfied=holds,
        on_path=None if value is None or aim is None or aim.value is None else value >= _path(question, aim.value),
        inputs=rows.inputs,
        shown=rows.shown,
        details={"done": rows.done, "survey_count": count} if survey else {"done": rows.done},
    )


def _path(question: Question, target: Fraction) -> Fraction:
    """Return the share that should be reached by the day: linear from issue (or the period's first day) to due."""
    path = question.indicator.path
    given = [] if isinstance(path, str) else [(p.date, Fraction(p.value)) for p in path]
    start = max(question.issued, question.period.from_date)
    begin = [] if given and given[0][0] <= start else [(start, Fraction(0))]
    points = [p for p in (*begin, *given) if p[0] < question.due] + [(question.due, target)]
    before, after = ([p for p in points if (p[0] <= question.as_of) == early] for early in (True, False))
    if not before:
        return Fraction(0)
    if not after:
        return target
    (first, low), (last, high) = before[-1], after[0]
    return low + (high - low) * Fraction((question.as_of - first).days, (last - first).days)


def check(indicator: Coverage, plan: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    yield from check_conditions(indicator, plan, ("where", "done"))
    yield from check_target(indicator, units=(SHARE,))
    if not isinstance(indicator.path, str):
        days = [p.date for p in indicator.path]
        if days != sorted(set(days)):
            yield Fault("plan.path", "path", ", ".join(map(str, days)), "")


KIND = Kind("coverage", Coverage, _course, find, check)

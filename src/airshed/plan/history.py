"""How a clause or indicator stood day after day: the same computation on many days, each by what was in force then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from airshed.calendar import Period
from airshed.errors import AirshedError, Fault
from airshed.plan.load import Plan
from airshed.plan.state import Asking, IndicatorState, Series, plan_state
from airshed.plan.status import Status, worst
from airshed.plan.window import due_of

Every = Literal["day", "week", "month"]
STEPS: tuple[Every, ...] = get_args(Every)
WEEK = timedelta(days=7)
MOST_DAYS = 3660
"""Most points of a curve: ten years of days."""


class CurveTooLong(AirshedError):
    """More points are asked for than anybody looks at."""


@dataclass(frozen=True, slots=True)
class Point:
    """A clause or indicator at the end of a day.

    Attributes:
        as_of: the day.
        status: of the clause, or of the indicator if one was asked for.
        indicators: what was asked for: those of the clause, or one.
    """

    as_of: date
    status: Status
    indicators: tuple[IndicatorState, ...]


def curve(
    plan: Plan,
    asking: Asking,
    *,
    id: str,  # noqa: A002 - what it is
    days: Sequence[date],
    known_at: datetime | None = None,
) -> tuple[Point, ...]:
    """Return how a clause or indicator stood at the end of each day.

    Args:
        plan: the plan.
        asking: evidence, rules, places and rulings; each day has the rulings in force on it.
        id: of a clause, then all its indicators, or of one of them.
        days: the days, in order.
        known_at: only what was stored by this moment counts, on every day.

    Raises:
        UnknownPlan: no clause or indicator has that id.
    """
    clause = plan.clause(id)
    series = Series(tuple(days))
    points = []
    for day in days:
        state = plan_state(plan, asking, as_of=day, known_at=known_at, only=[clause.id], series=series)
        (found,) = state.clauses
        wanted = found.indicators if id == clause.id else tuple(i for i in found.indicators if i.id == id)
        points.append(Point(day, worst(i.status for i in wanted), wanted))
    return tuple(points)


def span_of(plan: Plan, id: str, *, today: date) -> Period:  # noqa: A002 - what it is
    """Return the days a curve covers where nobody says: from the plan's year on, until its last due date or today."""
    clause = plan.clause(id)
    first = plan.file.period.from_date
    due = max(plan.file.period.last_date, *(due_of(clause, i, plan.file) for i in clause.indicators))
    return Period(first, max(min(today, due), first) + timedelta(days=1))


def days_of(span: Period, every: Every) -> tuple[date, ...]:
    """Return the days of a span that a curve shows: each, every seventh, or month ends; the last one always.

    Raises:
        CurveTooLong: there would be more than `MOST_DAYS`.
    """
    if every == "month":
        found = [part.last_date for part in span.months()]
    else:
        step = WEEK.days if every == "week" else 1
        count = -(-span.days // step)
        if count > MOST_DAYS:
            raise CurveTooLong(Fault("plan.curve", "--from, --to, --every", str(count), str(MOST_DAYS)))
        found = [span.from_date + timedelta(days=step * n) for n in range(count)]
    return tuple(dict.fromkeys((*found, span.last_date)))

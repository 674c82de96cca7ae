"""`airshed plan history`: how a clause or indicator stood day after day."""

from datetime import date, timedelta
from typing import Annotated

import typer

from airshed.calendar import Period
from airshed.cli.air.asking import BadQuestion, FromOption, ToOption, kept, named_day
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.plan.asking import (
    Asked,
    IdArgument,
    KnownAtOption,
    PlanArgument,
    WithoutRulingsOption,
    asked_of,
    unknown,
)
from airshed.cli.plan.showing_history import show_history
from airshed.errors import Fault


def history(  # noqa: PLR0913 - each an option of the command
    plan: PlanArgument,
    id: IdArgument,  # noqa: A002 - what it is
    *,
    from_day: FromOption = None,
    to_day: ToOption = None,
    every: Annotated[str, typer.Option("--every", metavar="STEP", help="day, week or month (its last day).")] = "week",
    known_at: KnownAtOption = None,
    without_rulings: WithoutRulingsOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the curve of a clause or indicator: status, value, target and coverage at the end of each day.

    Without --from and --to it covers the plan's year, and runs on to the last due date, up to today.

    Example: airshed plan history example/2019 E1-01 --every month
    """
    with reported(as_json):
        asked = asked_of(home, plan, known_at=known_at, rulings=not without_rulings)
        from airshed.plan import history as curves  # noqa: PLC0415 - dataframes load when needed
        from airshed.plan.shapes import history_shape  # noqa: PLC0415 - as above

        faults = unknown("--every", every, curves.STEPS)
        step = next((known for known in curves.STEPS if known == every), curves.STEPS[0])
        span = None
        with kept(faults):
            span = _span(asked, id, from_day, to_day)
        if faults or span is None:
            raise BadQuestion(*faults)
        days = curves.days_of(span, step)
        points = curves.curve(asked.plan, asked.asking, id=id, days=days, known_at=asked.known_at)
        shape = history_shape(asked.plan, asked.asking.places, points, id=id, every=step)
        shape["known_at"] = asked.known_at.isoformat() if asked.known_at else None
        emit(shape, as_json=as_json, text=lambda console: show_history(console, shape))


def _span(asked: Asked, id: str, first: str | None, last: str | None) -> Period:  # noqa: A002 - what it is
    """Return the days of the curve: those named, else those of plan and clause."""
    from airshed.plan.history import span_of  # noqa: PLC0415 - dataframes load when needed

    usual = span_of(asked.plan, id, today=asked.today)
    faults: list[Fault] = []
    days: list[date] = [usual.from_date, usual.last_date]
    for n, (name, text) in enumerate((("--from", first), ("--to", last))):
        with kept(faults):
            days[n] = named_day(name, text) if text is not None else days[n]
    if faults:
        raise BadQuestion(*faults)
    if days[1] < days[0] and last is None:
        days[1] = days[0]
    if days[1] < days[0]:
        raise BadQuestion(Fault("air.backwards", "--to", str(days[1]), f">= {days[0]}"))
    return Period(days[0], days[1] + timedelta(days=1))

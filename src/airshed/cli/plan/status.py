"""`airshed plan status`: every clause of a plan on a day, and what to do next."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion
from airshed.cli.output import HomeOption, JsonOption, at_home, emit, reported
from airshed.cli.plan.asking import (
    Asked,
    AsOfOption,
    KnownAtOption,
    PlanArgument,
    WithoutRulingsOption,
    asked_of,
    outlook_of,
    unknown,
)
from airshed.cli.plan.showing_state import show_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airshed.plan.state import ClauseState, PlanState, Series

NONE = "none"
"""The department of clauses that have none."""


def status(  # noqa: PLR0913 - each an option of the command
    plan: PlanArgument,
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    without_rulings: WithoutRulingsOption = False,
    department: Annotated[
        str | None,
        typer.Option("--department", metavar="ID", help="Clauses this department leads; none = without one."),
    ] = None,
    wanted: Annotated[str | None, typer.Option("--status", metavar="STATUS", help="Clauses of this status.")] = None,
    section: Annotated[str | None, typer.Option("--section", metavar="ID", help="Clauses of this section.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print where a plan stands: each clause with its status, value, target, and what to do next.

    Example: airshed plan status example/2019

    Example: airshed plan status example/2019 --as-of 2019-06-30 --status behind
    """
    with reported(as_json):
        asked = asked_of(home, plan, as_of=as_of, known_at=known_at, rulings=not without_rulings)
        _check_filters(asked, department=department, status=wanted, section=section)
        from airshed.plan.shapes import state_shape  # noqa: PLC0415 - dataframes load when needed
        from airshed.plan.state import Series, plan_state  # noqa: PLC0415 - as above

        series = Series()
        state = plan_state(asked.plan, asked.asking, as_of=asked.as_of, known_at=asked.known_at, series=series)
        listed = _filtered(state, department=department, status=wanted, section=section)
        shape = state_shape(state, asked.asking.places, listed)
        total = len(state.clauses)
        outlooks = {} if as_json else _outlooks(asked, listed, series)
        emit(
            shape,
            as_json=as_json,
            text=lambda console: show_state(console, shape, total=total, outlooks=outlooks, at=at_home(home)),
        )


def _outlooks(asked: Asked, listed: "Sequence[ClauseState]", series: "Series") -> dict[str, dict[str, Any]]:
    """Return the outlooks of the goals listed, by indicator."""
    found = {i.id: outlook_of(asked, i, series, brief=True) for clause in listed for i in clause.indicators}
    return {id: outlook for id, outlook in found.items() if outlook is not None}  # noqa: A001 - what it is


def _check_filters(asked: Asked, *, department: str | None, status: str | None, section: str | None) -> None:
    """Refuse a department, status or section that is not known, naming those that are."""
    from airshed.plan.status import STATUSES  # noqa: PLC0415 - dataframes load when needed

    file = asked.plan.file
    choices = (
        ("--department", department, (*(d.id for d in file.departments), NONE)),
        ("--status", status, STATUSES),
        ("--section", section, tuple(s.id for s in file.sections)),
    )
    faults = [fault for choice in choices for fault in unknown(*choice)]
    if faults:
        raise BadQuestion(*faults)


def _filtered(
    state: "PlanState", *, department: str | None, status: str | None, section: str | None
) -> "Sequence[ClauseState]":
    return [
        c
        for c in state.clauses
        if department in {None, c.clause.lead or NONE}
        and status in {None, c.status}
        and section in {None, c.clause.section}
    ]

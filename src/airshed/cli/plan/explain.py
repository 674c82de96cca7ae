"""`airshed plan explain`: a clause from its words to the rows, and why it has its status."""

from typing import Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.plan.asking import (
    AsOfOption,
    IdArgument,
    KnownAtOption,
    PlanArgument,
    WithoutRulingsOption,
    asked_of,
    outlook_of,
)
from airshed.cli.plan.showing_clause import show_clause

ROWS = 5


def explain(  # noqa: PLR0913 - each an option of the command
    plan: PlanArgument,
    id: IdArgument,  # noqa: A002 - what it is
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    without_rulings: WithoutRulingsOption = False,
    rows: Annotated[int, typer.Option("--rows", min=0, max=10_000, help="Rows listed of each answer.")] = ROWS,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Explain a clause: its text, how words are read, rulings, evidence, and the rule that gave its status.

    Example: airshed plan explain example/2019 E2-01 --rows 20
    """
    with reported(as_json):
        asked = asked_of(home, plan, as_of=as_of, known_at=known_at, rulings=not without_rulings)
        from airshed.plan.shapes import explained_shape  # noqa: PLC0415 - dataframes load when needed
        from airshed.plan.state import Series, plan_state  # noqa: PLC0415 - as above

        clause, series = asked.plan.clause(id), Series()
        state = plan_state(
            asked.plan, asked.asking, as_of=asked.as_of, known_at=asked.known_at, only=[clause.id], series=series
        )
        shape = explained_shape(state, asked.asking.places, rows=rows)
        for indicator, told in zip(state.clauses[0].indicators, shape["indicators"], strict=True):
            told["outlook"] = outlook_of(asked, indicator, series)
        if id != clause.id:
            shape["indicators"] = [told for told in shape["indicators"] if told["id"] == id]
        emit(shape, as_json=as_json, text=lambda console: show_clause(console, shape))

"""What the commands of `plan` share: their options, and the door to plan, evidence and clock of a home."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion, kept, moment_of, named_day, rulebook_of
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from airshed.plan.load import Plan
    from airshed.plan.state import Asking, IndicatorState, Series

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="A plan, such as example/2019; see plan list.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A clause, or one of its indicators.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day asked about, at its end; default: today.")
]
KnownAtOption = Annotated[
    str | None,
    typer.Option("--known-at", metavar="MOMENT", help="Answer with what was stored by then, such as 2019-11-20T08:00."),
]
WithoutRulingsOption = Annotated[
    bool, typer.Option("--without-rulings", help="By the paper alone, without the rulings over it.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan of a home, what it is asked with, and on which day.

    Attributes:
        home: the home.
        plan: the plan.
        asking: evidence, rules, places and rulings.
        today: the home's today. [city wall time]
        as_of: the day asked about.
        known_at: only what was stored by then counts.
    """

    home: Path
    plan: "Plan"
    asking: "Asking"
    today: date
    as_of: date
    known_at: datetime | None


def asked_of(
    home: Path | None,
    id: str,  # noqa: A002 - what it is
    *,
    as_of: str | None = None,
    known_at: str | None = None,
    rulings: bool = True,
) -> Asked:
    """Return what the options ask; all that is wrong with them is told at once.

    Args:
        home: `--home`.
        id: the plan.
        as_of: `--as-of`.
        known_at: `--known-at`.
        rulings: whether rulings lie over the plan.

    Raises:
        BadQuestion: what is wrong with plan, day, moment, editions and places.
    """
    from airshed.plan.load import load_plan  # noqa: PLC0415 - dataframes load when needed
    from airshed.web.bridge import asking_of  # noqa: PLC0415 - as above

    folder = env.home(home)
    today = env.now(folder).date()
    faults: list[Fault] = []
    day, moment, plan, asking = today, None, None, None
    with kept(faults):
        plan = load_plan(folder, id)
    with kept(faults):
        day = today if as_of is None else named_day("--as-of", as_of)
    with kept(faults):
        moment = moment_of(known_at, "--known-at")
    with kept(faults):
        asking = asking_of(folder, rulebook_of(folder, options=None))
    if faults or plan is None or asking is None:
        raise BadQuestion(*faults)
    return Asked(folder, plan, asking if rulings else replace(asking, rulings=()), today, day, moment)


def outlook_of(
    asked: Asked, state: "IndicatorState", series: "Series", *, brief: bool = False
) -> dict[str, Any] | None:
    """Return what is still to come for a goal, or None where nothing can be said of it; `brief`: only the allowance."""
    from airshed.plan.goals.outlook import outlook_told  # noqa: PLC0415 - dataframes load when needed

    return outlook_told(asked.asking, asked.plan.file, state, series, brief=brief)


def unknown(name: str, value: str | None, known: Iterable[str]) -> list[Fault]:
    """Return the fault of an option that is none of those known; none where it is, or was not given."""
    known = tuple(known)
    return [] if value is None or value in known else [Fault("plan.choice", name, value, ", ".join(known))]

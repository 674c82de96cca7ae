"""`airshed plan freeze`: the figures of a plan's state, stored under ids that can be rebuilt."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion, kept
from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, reported
from airshed.cli.plan.asking import AsOfOption, KnownAtOption, PlanArgument, asked_of
from airshed.cli.words import say
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from airshed.plan.load import Plan

OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="ID", help="Only this clause or indicator; may be repeated.")
]


def freeze(  # noqa: PLR0913 - each an option of the command
    plan: PlanArgument,
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    only: OnlyOption = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Store the figures of a plan's state, each under an id made from all it rests on.

    The same evidence read by the same plan and rules has the same id, so freezing again stores nothing new.

    Example: airshed plan freeze example/2019 --as-of 2019-10-31
    """
    with reported(as_json):
        from airshed.plan.freezing import freeze_figures  # noqa: PLC0415 - dataframes load when needed

        asked = asked_of(home, plan, as_of=as_of, known_at=known_at)
        now = env.now(asked.home)
        counted_at = asked.known_at or now
        if counted_at > now:
            raise BadQuestion(Fault("plan.counted_later", "--known-at", f"{counted_at}", f"<= {now:%Y-%m-%dT%H:%M:%S}"))
        clauses = _clauses(asked.plan, only or ())
        found = freeze_figures(
            asked.home,
            asked.plan,
            asked.asking,
            as_of=asked.as_of,
            counted_at=counted_at,
            by=env.user(by),
            now=now,
            clauses=clauses,
            wanted=lambda clause, indicator: _wanted(clause, indicator, only or ()),
        )
        shape = [
            {
                "id": i.figure.id,
                "digest": i.figure.digest,
                "indicator": i.id,
                "value": i.figure.value,
                "unit": i.figure.unit,
                "status": i.status,
                "kind": i.figure.kind,
                "gap": i.finding.gap,
            }
            for i in found.indicators
        ]
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape, len(found.stored)))


def _clauses(plan: "Plan", only: "Sequence[str]") -> list[str] | None:
    """Return the clauses of the ids asked for, None = all; all unknown ids are told at once."""
    faults: list[Fault] = []
    clauses = []
    for id in only:  # noqa: A001 - what it is
        with kept(faults):
            clauses.append(plan.clause(id).id)
    if faults:
        raise BadQuestion(*faults)
    return clauses if only else None


def _wanted(clause: str, indicator: str, only: "Sequence[str]") -> bool:
    return not only or clause in only or indicator in only


def _show(console: "Console", shape: list[dict[str, Any]], fresh: int) -> None:
    from airshed.cli.plan.showing import Cell, print_columns  # noqa: PLC0415 - dataframes load when needed
    from airshed.cli.plan.wording import STATUS_STYLES, value_words  # noqa: PLC0415
    from airshed.vocab import STATUS_WORDS  # noqa: PLC0415

    titles = (say("编号", "id"), say("指标", "indicator"), say("值", "value"), say("状态", "status"))
    rows: list[tuple[Cell, ...]] = []
    for row in shape:
        status = (say(*STATUS_WORDS[row["status"]]), STATUS_STYLES[row["status"]])
        rows.append((row["id"], row["indicator"], value_words(row), status))
    print_columns(console, titles, rows)
    console.print(
        say(
            f"共 {len(shape)} 个数，新冻结 {fresh} 个；重算核对：airshed plan rebuild 编号",
            f"{len(shape)} figures, {fresh} of them new; check one: airshed plan rebuild ID",
        ),
        soft_wrap=True,
    )

"""`airshed case`: cases and tasks: list, show, move."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, reported
from airshed.cli.serve import ready
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="Cases and tasks: list, show, move.")
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Number of the case, such as AJ-2019-000001.")]
MOST = 100


class AccountUnknown(AirshedError):
    """There is no account of that name."""


class ValueUnread(AirshedError):
    """A value is not written as NAME=TEXT."""


@app.command("list")
def list_cases(  # noqa: PLR0913 - options of a command
    *,
    flow: Annotated[str | None, typer.Option(metavar="FLOW", help="Only of this flow: five_step or task.")] = None,
    state: Annotated[str | None, typer.Option(metavar="STATE", help="Only in this state.")] = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", help="Only from this source.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help="Only of this department.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Only those whose clock has run out.")] = False,
    after: Annotated[str, typer.Option(metavar="ID", help="Only numbers after this one.")] = "",
    most: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many.")] = MOST,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List cases by number; where --by names an account, those that it may see.

    Example: airshed case list --late --home my-city
    """
    with reported(as_json):
        _, now, _ = ready(home, by)
        from airshed.web.cases.shapes import chosen, page_of  # noqa: PLC0415 - Django is up by now

        filters = {"flow": flow, "state": state, "source": source, "unit": unit}
        rows = page_of(chosen(_seen(by), on=now.date(), late=late, after=after, **filters), most=most)
        emit(rows, as_json=as_json, text=_listed(rows))


def _listed(rows: Sequence[Mapping[str, Any]]) -> "Callable[[Console], None]":
    def show(console: "Console") -> None:
        from rich.table import Table  # noqa: PLC0415 - help must not wait for it

        if not rows:
            console.print(
                say(
                    "没有案件。用网页的“立案”，或等夜间排查",
                    "no cases; open one on the pages, or wait for the night's search",
                )
            )
            return
        table = Table(*_heads(), box=None, pad_edge=False)
        for row in rows:
            title = say(row["title"]["zh"], row["title"]["en"])
            table.add_row(
                row["id"], _state(row), row["clock"]["due"] or "", row["unit"] or row["department"] or "", title
            )
        console.print(table)

    return show


def _heads() -> tuple[str, ...]:
    words = (("编号", "number"), ("状态", "state"), ("到期", "last day"), ("部门", "department"), ("事项", "matter"))
    return tuple(say(*pair) for pair in words)


def _state(row: Mapping[str, Any]) -> str:
    from airshed.flows import flows  # noqa: PLC0415 - as above

    return say(*flows()[row["flow"]].state[row["state"]].words)


@app.command()
def show(id: IdArgument, *, by: ByOption = None, home: HomeOption = None, as_json: JsonOption = False) -> None:  # noqa: A002
    """Show a case with its log; where --by names an account, if it may see it.

    Example: airshed case show AJ-2019-000001 --home my-city
    """
    with reported(as_json):
        ready(home, by)
        from airshed.web.cases.operations import CaseForbidden  # noqa: PLC0415 - Django is up by now
        from airshed.web.cases.shapes import case_shape  # noqa: PLC0415

        case = _seen(by).filter(code=id).first()
        if case is None:
            raise CaseForbidden(Fault("cases.unknown", id))
        shape = case_shape(case, log=True)
        emit(shape, as_json=as_json, text=_shown(shape))


@app.command()
def move(  # noqa: PLR0913 - options of a command
    id: IdArgument,  # noqa: A002 - what the interface calls it
    move: Annotated[str, typer.Argument(metavar="MOVE", help="What is done: confirm, assign, report, pass, ...")],
    *,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=TEXT", help="What comes with it; may be repeated.")
    ] = None,
    proofs: Annotated[
        list[Path] | None, typer.Option("--proof", metavar="FILE", help="A photo or document; may be repeated.")
    ] = None,
    seen: Annotated[
        int | None, typer.Option("--seen", metavar="N", help="Refuse if the log has not N rows any more.")
    ] = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a move of a case in the name of an account; the answer is the case after it.

    Example: airshed case move AJ-2019-000001 confirm --set finding="still there" --by zhang --home my-city
    """
    with reported(as_json):
        place, now, who = ready(home, by)
        from airshed.web.cases.operations import Step, move_case, mover_of  # noqa: PLC0415 - Django is up by now
        from airshed.web.cases.shapes import case_shape  # noqa: PLC0415

        mover = mover_of(_account(who), now)
        files = [(path.name, [path.read_bytes()]) for path in proofs or []]
        case = move_case(place, id, Step(move, _pairs(values or []), files, seen), mover=mover)
        shape = case_shape(case, log=True)
        emit(shape, as_json=as_json, text=_shown(shape))


def _pairs(given: Sequence[str]) -> dict[str, str]:
    faults = [Fault("cli.usage", "--set", text, "NAME=TEXT") for text in given if "=" not in text]
    if faults:
        raise ValueUnread(*faults)
    return dict(text.split("=", 1) for text in given)


def _account(name: str) -> Any:  # noqa: ANN401 - an account
    from airshed.web.accounts.models import User  # noqa: PLC0415 - Django is up by now

    user = User.objects.filter(username__iexact=name).first()
    if user is None:
        known = ", ".join(
            User.objects.filter(disabled=False).order_by("username").values_list("username", flat=True)[:10]
        )
        raise AccountUnknown(Fault("accounts.unknown", "--by", name, known))
    return user


def _seen(by: str | None) -> Any:  # noqa: ANN401 - a queryset of cases
    """Return the cases an account may see; all of them where nobody is named: whoever runs the machine."""
    from airshed.web.accounts.queries import visible  # noqa: PLC0415 - as above
    from airshed.web.cases.models import Case  # noqa: PLC0415

    return Case.objects.all() if by is None else visible(Case.objects, user=_account(by))


def _shown(shape: Mapping[str, Any]) -> "Callable[[Console], None]":
    def told(console: "Console") -> None:
        clock = shape["clock"]
        stopped = say("，已中止", ", stopped") if clock["paused"] else ""
        due = say(f"，到期 {clock['due']}", f", last day {clock['due']}") if clock["due"] else ""
        console.print(f"{shape['id']} {say(shape['title']['zh'], shape['title']['en'])}", markup=False)
        console.print(f"{_state(shape)}{due}{stopped}", markup=False)
        for row in shape["log"]:
            console.print(
                f"{row['at']}  {row['by']}  {row['move']}  {row['from']} → {row['to']}  {row['why']}", markup=False
            )

    return told

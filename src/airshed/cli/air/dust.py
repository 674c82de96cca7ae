"""`airshed air dust`: dust events proposed by rule and decided by people."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    ChosenOption,
    FromOption,
    PeriodOption,
    PlaceOption,
    ToOption,
    YearOption,
    engine_of,
    period_of,
    rulebook_of,
)
from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

app = typer.Typer(no_args_is_help=True, help="Dust events: propose, list, confirm, reject.")

EventsArgument = Annotated[list[str], typer.Argument(metavar="EVENT...", help="Numbers of events, see dust list.")]
EvidenceOption = Annotated[
    str, typer.Option("--evidence", metavar="TEXT", help="What the decision rests on: document, bulletin, image.")
]
STATUSES = {"proposed": ("拟议", "proposed"), "confirmed": ("已认定", "confirmed"), "rejected": ("已否决", "rejected")}


@app.command()
def propose(  # noqa: PLR0913 - each an option of the command
    *,
    place: PlaceOption,
    year: YearOption = None,
    period: PeriodOption = None,
    from_day: FromOption = None,
    to_day: ToOption = None,
    option: ChosenOption = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Propose events of a city from its hourly PM10 by the edition in force; decided ones stay as they are.

    An event that was still open when it was proposed gets its end once the data has it.

    Example: airshed air dust propose --place city:示例市 --year 2019
    """
    with reported(as_json):
        days = period_of(year, period, from_day, to_day)
        from airshed.air.answers import Question, asked  # noqa: PLC0415 - dataframes load when needed
        from airshed.air.events import propose_events  # noqa: PLC0415 - as above

        folder = env.home(home)
        lake = engine_of(folder, "polars")
        question, rules = asked(lake, Question(place, days)), rulebook_of(folder, options=option)
        found = propose_events(folder, lake, question, rules, by=env.user(by), now=env.now(folder))
        listed = _listed(folder, list(found.events))
        shape = {"place": question.place, "found": len(found.events), "new": found.new, "events": listed}
        emit(shape, as_json=as_json, text=lambda console: _show(console, listed))


@app.command("list")
def list_events(
    *,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only of this place.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the events with their status, who decided and on what evidence.

    Example: airshed air dust list
    """
    with reported(as_json):
        rows = [row for row in _listed(env.home(home)) if place in {None, row["place"]}]
        emit(rows, as_json=as_json, text=lambda console: _show(console, rows))


@app.command()
def confirm(
    *,
    events: EventsArgument,
    evidence: EvidenceOption,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Confirm events, naming the evidence.

    Example: airshed air dust confirm D-1f2e3d4c --evidence "沙尘快报 2019-14"
    """
    with reported(as_json):
        _decide(env.home(home), events, "confirmed", evidence, by, as_json=as_json)


@app.command()
def reject(
    *,
    events: EventsArgument,
    evidence: EvidenceOption,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Reject events, naming the evidence.

    Example: airshed air dust reject D-1f2e3d4c --evidence "当日无沙尘天气"
    """
    with reported(as_json):
        _decide(env.home(home), events, "rejected", evidence, by, as_json=as_json)


def _decide(  # noqa: PLR0913 - what a decision consists of
    folder: Path, events: list[str], status: str, evidence: str, by: str | None, *, as_json: bool
) -> None:
    from airshed.air.events import Decision, decide_events  # noqa: PLC0415 - dataframes load when needed

    decisions = [Decision(event, status, evidence) for event in events]
    decide_events(folder, decisions, by=env.user(by), now=env.now(folder), where="--evidence")
    rows = _listed(folder, events)
    emit(rows, as_json=as_json, text=lambda console: _show(console, rows))


def _stored(folder: Path) -> list[dict[str, Any]]:
    lake = engine_of(folder, "polars")
    return sorted(lake.collect(lake.table("dust_events")), key=lambda row: (row["place"], row["from_hour"]))


def _listed(folder: Path, wanted: list[str] | None = None) -> list[dict[str, Any]]:
    rows = [row for row in _stored(folder) if wanted is None or row["event"] in wanted]
    moments = ("from_hour", "to_hour", "known_at")
    return [{**row, **{name: row[name].isoformat(timespec="minutes") for name in moments}} for row in rows]


def _show(console: "Console", rows: list[dict[str, Any]]) -> None:
    if not rows:
        console.print(say("没有沙尘事件", "no dust events"))
        return
    for place in dict.fromkeys(row["place"] for row in rows):
        console.print(place)
        console.print(_table([row for row in rows if row["place"] == place]))


def _table(rows: list[dict[str, Any]]) -> "Table":
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    for title in (say("编号", "event"), say("起", "from"), say("止(不含)", "to"), "PM2.5", say("状态", "status")):
        grid.add_column(title, no_wrap=True)
    for title in (say("操作人", "by"), say("证据", "evidence")):
        grid.add_column(title, overflow="fold")
    for row in rows:
        affected = say("受影响", "affected") if row["pm25_affected"] else "—"
        hours = (row[name].replace("T", " ")[:13] for name in ("from_hour", "to_hour"))
        grid.add_row(row["event"], *hours, affected, say(*STATUSES[row["status"]]), row["by"], row["evidence"])
    return grid

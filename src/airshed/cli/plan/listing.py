"""`airshed plan list`: which plans there are, and which stations stand for their places."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.plan.showing import Cell, print_columns
from airshed.cli.plan.wording import words
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console


def list_plans(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the plans: title, year, day of issue, clauses, whose they are, and what stands for their place.

    Example: airshed plan list
    """
    with reported(as_json):
        from airshed.plan.load import load_plans  # noqa: PLC0415 - dataframes load when needed
        from airshed.plan.places import load_places  # noqa: PLC0415 - as above
        from airshed.plan.shapes import list_shape  # noqa: PLC0415 - as above

        folder = env.home_or_none(home)
        shape = list_shape(load_plans(folder), load_places(folder))
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape))


def _show(console: "Console", shape: Mapping[str, Any]) -> None:
    titles = (
        say("方案", "plan"),
        say("标题", "title"),
        say("年度", "year"),
        say("印发", "issued"),
        say("条款", "clauses"),
        say("来自", "from"),
        say("地点", "place"),
        say("代表点位", "stations"),
    )
    rows: list[list[Cell]] = [
        [
            plan["plan"],
            words(plan["title"]),
            str(plan["year"]),
            plan["issued"],
            str(plan["clauses"]),
            origin_words(plan),
            plan["place"]["name"],
            _stations(plan["place"]),
        ]
        for plan in shape["plans"]
    ]
    print_columns(console, titles, rows, elastic=1)


def origin_words(plan: Mapping[str, Any]) -> str:
    """Return whether a plan is packaged or one's own."""
    if plan["from"] == "packaged":
        return say("内置", "packaged")
    return say("自有(替代内置)", "home (shadows)") if plan["shadows"] else say("自有", "home")


def _stations(place: Mapping[str, Any]) -> Cell:
    if not place["mapped"]:
        return say("未写明", "not mapped"), "yellow"
    notes = [say("合成", "synthetic")] * place["synthetic"] + [say("借用", "stand-in")] * place["stand_in"]
    joined = say("、", ", ").join(notes)
    return ", ".join(place["stations"]) + (say(f"（{joined}）", f" ({joined})") if notes else "")

"""`airshed air summary`: several places over a period in one table."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    ChosenOption,
    EditionOption,
    FromOption,
    PeriodOption,
    ToOption,
    YearOption,
    dust_of,
    engine_of,
    period_of,
    rulebook_of,
)
from airshed.cli.air.showing import UNKNOWN, main_value, rounded
from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.vocab import POLLUTANTS
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console


def summary(  # noqa: PLR0913 - each an option of the command
    *,
    places: Annotated[list[str], typer.Argument(metavar="PLACE...", help="station:ID, city:NAME or region:NAME.")],
    year: YearOption = None,
    period: PeriodOption = None,
    from_day: FromOption = None,
    to_day: ToOption = None,
    dust: Annotated[
        list[str] | None, typer.Option("--dust", metavar="HOW", help="As in evaluate; repeat it for a row each.")
    ] = None,
    option: ChosenOption = None,
    edition: EditionOption = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a Markdown table.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Evaluate several places over one period, a row each.

    Example: airshed air summary city:示例市 region:示例省 --year 2019 --dust keep --dust exclude-proposed
    """
    with reported(as_json):
        days = period_of(year, period, from_day, to_day)
        choices = [dust_of(text) for text in dust or ["keep"]]
        from airshed.air.answers import Question  # noqa: PLC0415 - dataframes load when needed
        from airshed.air.answers import asked as named  # noqa: PLC0415
        from airshed.cli.air.evaluate import evaluated  # noqa: PLC0415

        folder = env.home(home)
        lake, rulebook = engine_of(folder, "polars"), rulebook_of(folder, options=option, editions=edition)
        asked = [named(lake, Question(place, days, choice)) for place in places for choice in choices]
        shapes = []
        with progress(say("评价", "evaluate")) as advance:
            for done, question in enumerate(asked):
                advance(done, len(asked), question.place)
                shapes.append(evaluated(lake, question, rulebook))
        if markdown:
            typer.echo("\n".join(lines(shapes)))
            return
        emit(shapes, as_json=as_json, text=lambda console: _show(console, shapes))


def _cells(shape: "Mapping[str, Any]") -> list[str]:
    """Return place, dust, each pollutant as mean / percentile (valid days), good days and composite index."""
    cells = [shape["place"], shape["dust"]]
    for row in shape["pollutants"].values():
        percentile = (row["percentile"] or {}).get("value")
        values = [row["mean"], percentile] if row["mean"] is not None else [percentile]
        shown = " / ".join(rounded(value, row) for value in values)
        cells.append(f"{shown} ({row['coverage']['valid']})")
    ratio = UNKNOWN if shape["good_days_ratio"] is None else f"{shape['good_days_ratio']:.1%}"
    composite = UNKNOWN if shape["composite"] is None else f"{shape['composite']:.2f}"
    return [*cells, f"{shape['good_days']} / {shape['days_valid']}", ratio, composite]


def _titles() -> list[str]:
    pollutants = [p.en for p in POLLUTANTS.values()]
    last = [say("优良/有效天", "good / valid days"), say("优良比例", "ratio"), say("综合指数", "composite")]
    return [say("地点", "place"), say("沙尘", "dust"), *pollutants, *last]


def lines(shapes: "Sequence[Mapping[str, Any]]") -> list[str]:
    """Return the lines of a Markdown table."""
    titles = _titles()
    rows = [f"| {' | '.join(titles)} |", "|" + "---|" * len(titles)]
    return [*rows, *(f"| {' | '.join(_cells(shape))} |" for shape in shapes)]


def _show(console: "Console", shapes: "Sequence[Mapping[str, Any]]") -> None:
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    grid.add_column(say("地点", "place"), overflow="fold")
    pollutants = [p.en for p in POLLUTANTS.values()]
    for title in (*pollutants, say("优良比例", "good days"), say("综合指数", "composite")):
        grid.add_column(title, justify="right", no_wrap=True)
    for shape in shapes:
        dust = "" if shape["dust"] == "keep" else f" ({shape['dust']})"
        shown = [main_value(row) for row in shape["pollutants"].values()]
        grid.add_row(shape["place"] + dust, *shown, *_cells(shape)[-2:])
    console.print(grid)
    console.print(
        say(
            "CO、O3 为百分位数，其余为均值；µg/m³，CO 为 mg/m³；有效天数见 --json 或 --markdown",
            "percentiles of CO and O3, means of the others; µg/m³, CO mg/m³; coverage: --json or --markdown",
        )
    )

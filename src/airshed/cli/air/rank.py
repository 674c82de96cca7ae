"""`airshed air rank`: cities by composite index."""

from typing import TYPE_CHECKING

from airshed.cli.air.asking import (
    ChosenOption,
    DustOption,
    EditionOption,
    EngineOption,
    FromOption,
    KnownAtOption,
    PeriodOption,
    ToOption,
    YearOption,
    dust_of,
    engine_of,
    moment_of,
    period_of,
    rulebook_of,
)
from airshed.cli.air.showing import print_basis
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.vocab import POLLUTANTS
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from rich.console import Console


def rank(  # noqa: PLR0913 - each an option of the command
    *,
    year: YearOption = None,
    period: PeriodOption = None,
    from_day: FromOption = None,
    to_day: ToOption = None,
    dust: DustOption = "keep",
    option: ChosenOption = None,
    edition: EditionOption = None,
    known_at: KnownAtOption = None,
    engine: EngineOption = "polars",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rank all cities by composite index, the lowest first; equal values share a rank.

    Example: airshed air rank --period 2019-03
    """
    with reported(as_json):
        days = period_of(year, period, from_day, to_day)
        from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed
        from airshed.air.evaluation import ranked  # noqa: PLC0415

        folder = env.home(home)
        rulebook = rulebook_of(folder, options=option, editions=edition)
        asked = answers.Question("", days, dust_of(dust), moment_of(known_at, "--known-at"))
        results = answers.evaluate_cities(engine_of(folder, engine), asked, rulebook)
        shape = {
            "from": days.from_date.isoformat(),
            "to": days.last_date.isoformat(),
            "days": days.days,
            **shapes.basis(asked, rulebook),
            "cities": [
                {
                    "rank": place,
                    "place": result.place,
                    "composite": shapes.number(result.composite),
                    "main_pollutants": list(result.main_pollutants),
                    "days_valid": result.days_valid,
                    "good_days_ratio": shapes.number(result.good_days_ratio),
                }
                for place, result in ranked(results)
            ],
        }
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape))


def _show(console: "Console", shape: "Mapping[str, Any]") -> None:
    from rich.table import Table  # noqa: PLC0415

    console.print(f"{shape['from']} — {shape['to']}")
    grid = Table(box=None, pad_edge=False)
    grid.add_column(say("名次", "rank"), justify="right")
    grid.add_column(say("城市", "city"))
    grid.add_column(say("综合指数", "composite"), justify="right")
    grid.add_column(say("首要污染物", "main pollutant"))
    grid.add_column(say("有效/应有天", "valid days"), justify="right")
    grid.add_column(say("优良天数比例", "good days"), justify="right")
    for row in shape["cities"]:
        main = " ".join(POLLUTANTS[p].en for p in row["main_pollutants"]) or "—"
        grid.add_row(
            "—" if row["rank"] is None else str(row["rank"]),
            row["place"].removeprefix("city:"),
            "—" if row["composite"] is None else f"{row['composite']:.2f}",
            main,
            f"{row['days_valid']}/{shape['days']}",
            "—" if row["good_days_ratio"] is None else f"{row['good_days_ratio']:.1%}",
        )
    if not shape["cities"]:
        console.print(
            say("还没有城市的数据。下一步: airshed air import 文件", "no cities yet; next: airshed air import FILE")
        )
        return
    console.print(grid)
    print_basis(console, shape)

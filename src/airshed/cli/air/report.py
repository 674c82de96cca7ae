"""`airshed air report`: the daily report of a day, or the real-time report of an hour."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    BadQuestion,
    ChosenOption,
    EditionOption,
    NotMonitoredOption,
    PlaceOption,
    engine_of,
    moment_of,
    named_day,
    rulebook_of,
)
from airshed.cli.air.showing import print_basis
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.errors import Fault
from airshed.vocab import ITEMS, POLLUTANTS, UNIT_SIGNS
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from airshed.air.ruleset import Rulebook
    from airshed.lake.engines import LakeEngine


def report(  # noqa: PLR0913 - each an option of the command
    *,
    place: PlaceOption,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Daily report of this day.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="HOUR", help="Real-time report of the hour ending then.")
    ] = None,
    option: ChosenOption = None,
    edition: EditionOption = None,
    not_monitored: NotMonitoredOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Report concentrations, sub-indices, AQI, level, colour and primary pollutants of a day or an hour (HJ 633).

    Example: airshed air report --place station:1001A --at 2019-03-16T13:00
    """
    with reported(as_json):
        if (on is None) == (at is None):
            raise BadQuestion(Fault("air.no_period", "--on, --at", "", "--on 2019-03-16"))
        folder = env.home(home)
        lake = engine_of(folder, "polars")
        rulebook = rulebook_of(folder, options=option, editions=edition, not_monitored=not_monitored)
        moment = moment_of(at, "--at") if at is not None else _midnight(on or "")
        if moment is None or moment.minute or moment.second:
            raise BadQuestion(Fault("air.moment", "--at", at or "", "2019-03-16T13:00"))
        scope = "realtime" if at is not None else "daily"
        shape = _reported(lake, rulebook, place, moment, scope)
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape))


def _midnight(text: str) -> datetime:
    """Return the end of a day, hour 24."""
    return datetime.combine(named_day("--on", text), time(0)) + timedelta(days=1)


def _reported(lake: "LakeEngine", rulebook: "Rulebook", place: str, at: datetime, scope: str) -> dict[str, Any]:
    from airshed.air.answers import Question, asked  # noqa: PLC0415 - dataframes load when needed
    from airshed.air.reporting import reported_shape  # noqa: PLC0415 - as above
    from airshed.calendar import Period, day_of  # noqa: PLC0415

    day = day_of(at)
    question = asked(lake, Question(place, Period(day, day + timedelta(days=1))))
    shape = reported_shape(lake, question, rulebook, at=at, scope=scope)
    if shape is None:
        code, when = (
            ("air.no_day", day.isoformat())
            if scope == "daily"
            else ("air.no_hour", at.isoformat(sep=" ", timespec="minutes"))
        )
        raise BadQuestion(Fault(code, question.place, when))
    return shape


def _show(console: "Console", shape: "Mapping[str, Any]") -> None:
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    grid.add_column(say("项目", "item"))
    grid.add_column(say("浓度", "concentration"), justify="right")
    grid.add_column(say("分指数", "sub-index"), justify="right")
    for item, value in shape["concentrations"].items():
        unit = UNIT_SIGNS[POLLUTANTS[ITEMS[item].pollutant].unit]
        index = shape["iaqi"][item]
        grid.add_row(say(ITEMS[item].zh, ITEMS[item].en), f"{value:.5g} {unit}", "—" if index is None else str(index))
    for item in shape["missing"]:
        grid.add_row(say(ITEMS[item].zh, ITEMS[item].en), say("缺", "missing"), "—")
    title = say("日报", "daily report") if shape["options"]["scope"] == "daily" else say("实时报", "real-time report")
    when = shape["date"] if shape["options"]["scope"] == "daily" else shape["at"]
    console.print(f"{shape['place']}  {when}  {title}")
    console.print(grid)
    if shape["missing"]:
        count = len(shape["missing"])
        console.print(say(f"缺 {count} 项，AQI 由其余项目得出", f"{count} items missing, the AQI is of the others"))
    aqi = "—" if shape["aqi"] is None else shape["aqi"]
    category = say(str(shape["category"] or "—"), str(shape["category_en"] or "—"))
    primary = " ".join(say(POLLUTANTS[p].zh, POLLUTANTS[p].en) for p in shape["primary"] or ()) or say("无", "none")
    colour = say(str(shape["colour"] or "—"), str(shape["colour_en"] or "—"))
    console.print(f"AQI {aqi}  {category} ({colour})  {say('首要污染物', 'primary pollutant')}: {primary}")
    if shape["options"]["scope"] == "realtime":
        console.print(say("颗粒物取", "particles over ") + f" {shape['options']['realtime_pm']} (realtime_pm)")
    print_basis(console, shape)

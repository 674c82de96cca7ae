"""`airshed air evaluate`: a place over a period, or day by day."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    BadQuestion,
    ChosenOption,
    CompletenessOption,
    DustOption,
    EditionOption,
    EngineOption,
    FromOption,
    KnownAtOption,
    PeriodOption,
    PlaceOption,
    ToOption,
    ValidDayOption,
    YearOption,
    dust_of,
    engine_of,
    moment_of,
    period_of,
    rulebook_of,
)
from airshed.cli.air.showing import show_days, show_evaluation, show_periods
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from airshed.air.answers import Question
    from airshed.air.ruleset import Rulebook
    from airshed.lake.engines import LakeEngine

BY = ("month", "season")


def evaluate(  # noqa: PLR0913 - each an option of the command
    *,
    place: PlaceOption,
    year: YearOption = None,
    period: PeriodOption = None,
    from_day: FromOption = None,
    to_day: ToOption = None,
    daily: Annotated[bool, typer.Option("--daily", help="List the days instead of evaluating the period.")] = False,
    by: Annotated[
        str | None, typer.Option("--by-part", metavar="PART", help="month or season: one result each.")
    ] = None,
    base_year: Annotated[
        int | None, typer.Option("--base-year", help="Compare with the same days of this year.")
    ] = None,
    dust: DustOption = "keep",
    valid_day: ValidDayOption = None,
    completeness: CompletenessOption = None,
    option: ChosenOption = None,
    edition: EditionOption = None,
    known_at: KnownAtOption = None,
    engine: EngineOption = "polars",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Evaluate a place over a period: means, percentiles, good days, attainment, composite index.

    Example: airshed air evaluate --place city:锡林郭勒盟 --year 2019
    """
    with reported(as_json):
        days = period_of(year, period, from_day, to_day)
        if by is not None and by not in BY:
            raise BadQuestion(Fault("air.by", "--by-part", by, ", ".join(BY)))
        from airshed.air.answers import Question  # noqa: PLC0415 - dataframes load when needed

        folder = env.home(home)
        rulebook = rulebook_of(folder, options=option, editions=edition, valid_day=valid_day, completeness=completeness)
        asked = Question(place, days, dust_of(dust), moment_of(known_at, "--known-at"))
        lake = engine_of(folder, engine)
        if daily:
            _daily(lake, asked, rulebook, as_json=as_json)
        elif by is not None:
            _by_part(lake, asked, rulebook, by, as_json=as_json)
        elif base_year is not None:
            _compared(lake, asked, rulebook, base_year, as_json=as_json)
        else:
            shape = evaluated(lake, asked, rulebook)
            emit(shape, as_json=as_json, text=lambda console: show_evaluation(console, shape))


def evaluated(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook") -> dict[str, Any]:
    """Return the evaluation of a place over a period in its stable shape."""
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    return shapes.evaluation_shape(answers.evaluate(lake, asked, rulebook)[0], asked, rulebook)


def listed_days(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook") -> dict[str, Any]:
    """Return the days of a place in their stable shape."""
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    rows = answers.daily_rows(lake, answers.days_of(lake, asked, rulebook))
    return shapes.days_shape(rows, asked, rulebook)


def _daily(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", *, as_json: bool) -> None:
    shape = listed_days(lake, asked, rulebook)
    emit(shape, as_json=as_json, text=lambda console: show_days(console, shape))


def _by_part(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", by: str, *, as_json: bool) -> None:
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    results = answers.evaluate(lake, asked, rulebook, periods=shapes.parts_of(asked.period, by))
    parts = [shapes.evaluation_shape(result, asked, rulebook) for result in results]
    shape = {"place": asked.place, "by": by, "periods": parts}
    emit(shape, as_json=as_json, text=lambda console: show_periods(console, shape))


def _compared(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", base_year: int, *, as_json: bool) -> None:
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    now, base, used = answers.compare(lake, asked, rulebook, base_year=base_year)
    shape = {
        **shapes.evaluation_shape(now, asked, used),
        "base": shapes.evaluation_shape(base, asked, used),
        "change": shapes.comparison_shape(now, base),
    }
    emit(shape, as_json=as_json, text=lambda console: show_evaluation(console, shape))

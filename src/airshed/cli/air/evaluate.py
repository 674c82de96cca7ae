"""`airshed air evaluate`: a place over a period, or day by day."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    FIRST_YEAR,
    LAST_YEAR,
    BadQuestion,
    ChosenOption,
    CompletenessOption,
    DustOption,
    EditionOption,
    EngineOption,
    FromOption,
    KnownAtOption,
    NotMonitoredOption,
    PeriodOption,
    PlaceOption,
    ToOption,
    ValidDayOption,
    YearOption,
    engine_of,
    kept,
    question_of,
    rulebook_of,
)
from airshed.cli.air.showing import show_days, show_evaluation, show_periods
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

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
        int | None,
        typer.Option("--base-year", min=FIRST_YEAR, max=LAST_YEAR, help="Compare with the same days of this year."),
    ] = None,
    dust: DustOption = "keep",
    valid_day: ValidDayOption = None,
    completeness: CompletenessOption = None,
    not_monitored: NotMonitoredOption = None,
    option: ChosenOption = None,
    edition: EditionOption = None,
    known_at: KnownAtOption = None,
    engine: EngineOption = "polars",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Evaluate a place over a period: means, percentiles, good days, attainment, composite index.

    Example: airshed air evaluate --place city:示例市 --year 2019
    """
    with reported(as_json):
        faults = _wrong_words(daily=daily, by=by, base_year=base_year)
        asked = question_of(place, (year, period, from_day, to_day), dust=dust, known_at=known_at, faults=faults)
        folder, rulebook = env.home(home), None
        named = {"valid_day": valid_day, "completeness": completeness}
        with kept(faults):
            rulebook = rulebook_of(folder, options=option, editions=edition, not_monitored=not_monitored, **named)
        if faults or asked is None or rulebook is None:
            raise BadQuestion(*faults)
        from airshed.air import answers  # noqa: PLC0415 - dataframes load when needed

        lake = engine_of(folder, engine)
        asked = answers.asked(lake, asked)
        shape, show = _answered(lake, asked, rulebook, daily=daily, by=by, base_year=base_year)
        emit(shape, as_json=as_json, text=lambda console: show(console, shape))


def _answered(  # noqa: PLR0913 - what was asked
    lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", *, daily: bool, by: str | None, base_year: int | None
) -> "tuple[dict[str, Any], Callable[[Console, dict[str, Any]], None]]":
    """Return the answer in its stable shape, and how it is shown."""
    if daily:
        return listed_days(lake, asked, rulebook), show_days
    if by is not None:
        return _by_part(lake, asked, rulebook, by), show_periods
    if base_year is not None:
        return _compared(lake, asked, rulebook, base_year), show_evaluation
    return evaluated(lake, asked, rulebook), show_evaluation


def _wrong_words(*, daily: bool, by: str | None, base_year: int | None) -> list[Fault]:
    """Return what is wrong with the options that say what to answer, of which one may be given."""
    faults = [] if by in {None, *BY} else [Fault("air.by", "--by-part", str(by), ", ".join(BY))]
    given = {"--daily": daily, "--by-part": by is not None, "--base-year": base_year is not None}
    if sum(given.values()) > 1:
        faults.append(Fault("air.one_of", ", ".join(name for name, there in given.items() if there)))
    return faults


def evaluated(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook") -> dict[str, Any]:
    """Return the evaluation of a place over a period in its stable shape."""
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    return shapes.evaluation_shape(answers.evaluate(lake, asked, rulebook)[0], asked, rulebook)


def listed_days(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook") -> dict[str, Any]:
    """Return the days of a place in their stable shape."""
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    rows = answers.daily_rows(lake, answers.days_of(lake, asked, rulebook))
    return shapes.days_shape(rows, asked, rulebook)


def _by_part(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", by: str) -> dict[str, Any]:
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    periods, left_out = shapes.parts_of(asked.period, by)
    if not periods:
        raise BadQuestion(Fault("air.no_part", "--by-part", by, "--year 2019"))
    results = answers.evaluate(lake, asked, rulebook, periods=periods)
    parts = [shapes.evaluation_shape(result, asked, rulebook) for result in results]
    gaps = [shapes.period_shape(gap) for gap in left_out]
    return {"place": asked.place, "by": by, "periods": parts, "left_out": gaps, **shapes.basis(asked, rulebook)}


def _compared(lake: "LakeEngine", asked: "Question", rulebook: "Rulebook", base_year: int) -> dict[str, Any]:
    from airshed.air import answers, shapes  # noqa: PLC0415 - dataframes load when needed

    now, base, used = answers.compare(lake, asked, rulebook, base_year=base_year)
    return {
        **shapes.evaluation_shape(now, asked, used),
        "base": shapes.evaluation_shape(base, asked, used),
        "change": shapes.comparison_shape(now, base),
    }

"""What the commands of `air` share: the options that shape a question, and the doors to rules and lake."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.calendar import Period, parse_period, year
from airshed.errors import AirshedError, Fault
from airshed.vocab import POLLUTANTS
from airshed.web import env

if TYPE_CHECKING:
    from airshed.air.answers import Dust, Question
    from airshed.air.ruleset import Rulebook
    from airshed.lake.engines import LakeEngine

PlaceOption = Annotated[
    str, typer.Option("--place", metavar="PLACE", help="station:ID, city:NAME or region:NAME.", show_default=False)
]
FIRST_YEAR, LAST_YEAR = 1900, 2200
YearOption = Annotated[int | None, typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, help="A calendar year.")]
PeriodOption = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help="2019, 2019-03, 2019-03-16 or 2019-winter.")
]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day, such as 2019-03-01.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day, itself included.")]
DustOption = Annotated[
    str, typer.Option("--dust", metavar="HOW", help="keep, exclude (confirmed events) or exclude-proposed.")
]
ValidDayOption = Annotated[
    str | None, typer.Option("--valid-day", metavar="RULE", help="all, 5.3.1 or any; default: the edition's.")
]
CompletenessOption = Annotated[
    str | None,
    typer.Option("--completeness", metavar="RULE", help="ignore, or 5.3.1 to withhold an incomplete AQI up to 100."),
]
ChosenOption = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="NAME=VALUE", help="Any option of the editions; `airshed rules show` lists them."),
]
EditionOption = Annotated[
    list[str] | None,
    typer.Option("--edition", metavar="[FAMILY=]NAME", help="Use this edition whatever the day, such as index=2026."),
]
NotMonitoredOption = Annotated[
    str | None,
    typer.Option(
        "--not-monitored",
        metavar="CODES",
        help="Pollutants outside the monitoring plan, such as co,so2: their absence makes nothing incomplete (5.3.2).",
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option("--known-at", metavar="MOMENT", help="Answer with what was stored by then, such as 2026-11-24T08:00."),
]
EngineOption = Annotated[str, typer.Option("--engine", metavar="NAME", help="polars, or spark with [cluster].")]


class BadQuestion(AirshedError):
    """The options do not make a question."""


def period_of(number: int | None, text: str | None, first: str | None, last: str | None) -> Period:
    """Return the period that exactly one of `--year`, `--period`, or `--from` with `--to` names."""
    ways = [number is not None, text is not None, first is not None or last is not None]
    if sum(ways) > 1:
        raise BadQuestion(Fault("air.one_of", "--year, --period, --from --to"))
    if not any(ways):
        raise BadQuestion(Fault("air.no_period", "--year, --period, --from --to", "", "--year 2019"))
    if number is not None:
        return year(number)
    if text is not None:
        return parse_period(text)
    if first is None or last is None:
        raise BadQuestion(
            Fault("air.no_period", "--from, --to", first or last or "", "--from 2019-03-01 --to 2019-03-31")
        )
    days: list[date] = []
    faults: list[Fault] = []
    for name, value in (("--from", first), ("--to", last)):
        with kept(faults):
            days.append(named_day(name, value))
    if faults:
        raise BadQuestion(*faults)
    if days[1] < days[0]:
        raise BadQuestion(Fault("air.backwards", "--to", last, f">= {first}"))
    return Period(days[0], days[1] + timedelta(days=1))


def named_day(name: str, text: str) -> date:
    """Return the day that the option `name` gives as text."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadQuestion(Fault("air.day", name, text, "2019-03-16"))
    return day


def moment_of(text: str | None, name: str) -> datetime | None:
    """Return a moment of city wall time, or None."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise BadQuestion(Fault("air.moment", name, text, "2019-03-16T13:00"))
    return moment


def question_of(
    place: str,
    named: tuple[int | None, str | None, str | None, str | None],
    *,
    dust: str,
    known_at: str | None,
    faults: list[Fault],
) -> "Question | None":
    """Return the question that the options make, or None, with what is wrong with any of them added to `faults`.

    Args:
        place: of the question.
        named: `--year`, `--period`, `--from` and `--to`.
        dust: `--dust`.
        known_at: `--known-at`.
        faults: where faults go.
    """
    from airshed.air.answers import Question  # noqa: PLC0415 - dataframes load when needed

    before, days, treated, moment = len(faults), None, None, None
    with kept(faults):
        days = period_of(*named)
    with kept(faults):
        treated = dust_of(dust)
    with kept(faults):
        moment = moment_of(known_at, "--known-at")
    if days is None or treated is None or len(faults) > before:
        return None
    return Question(place, days, treated, moment)


def dust_of(text: str) -> "Dust":
    """Return how dust is treated."""
    from airshed.air.answers import DUST_CHOICES  # noqa: PLC0415 - dataframes load when needed

    for choice in DUST_CHOICES:
        if text == choice:
            return choice
    raise BadQuestion(Fault("air.dust", "--dust", text, ", ".join(DUST_CHOICES)))


def engine_of(place: Path, name: str) -> "LakeEngine":
    """Return the lake of a home on an engine."""
    from airshed.lake.engines import LakeEngine, engine_named  # noqa: PLC0415 - dataframes load when needed

    return LakeEngine(place, engine_named(name))


def rulebook_of(
    home: Path | None,
    *,
    options: list[str] | None,
    editions: list[str] | None = None,
    not_monitored: str | None = None,
    **named: str | None,
) -> "Rulebook":
    """Return all editions, the home's too, with the options and editions the user chose."""
    from airshed.air.ruleset import FAMILIES, Rulebook, check_options  # noqa: PLC0415
    from airshed.rules.edition import get_edition  # noqa: PLC0415
    from airshed.rules.load import load_editions  # noqa: PLC0415

    known = load_editions(home)
    exempt = frozenset(code.strip() for code in (not_monitored or "").split(",") if code.strip())
    faults = [
        Fault("air.not_monitored", "--not-monitored", code, ", ".join(POLLUTANTS))
        for code in sorted(exempt - set(POLLUTANTS))
    ]
    given = [*_pairs(options or (), faults), *((name, value) for name, value in named.items() if value is not None)]
    faults += repeated("--option", (name for name, _ in given))
    chosen, fixed = {}, {}
    with kept(faults):
        chosen = check_options(known, dict(given))
    for text in editions or ():
        family, _, name = text.rpartition("=")
        if family and family not in FAMILIES:
            faults.append(Fault("air.family", "--edition", family, ", ".join(FAMILIES)))
            continue
        faults += [Fault("air.repeated", "--edition", text)] if (family or "index") in fixed else []
        with kept(faults):
            fixed[family or "index"] = get_edition(known, family=family or "index", text=name)
    if faults:
        raise BadQuestion(*faults)
    return Rulebook(known, chosen, fixed, exempt)


def _pairs(options: Iterable[str], faults: list[Fault]) -> list[tuple[str, str]]:
    pairs = []
    for text in options:
        name, sign, value = text.partition("=")
        if sign and name.strip():
            pairs.append((name.strip(), value.strip()))
        else:
            faults.append(Fault("air.pair", "--option", text, "NAME=VALUE"))
    return pairs


def repeated(where: str, names: Iterable[str]) -> list[Fault]:
    """Return a fault for each name that is there more than once."""
    return [Fault("air.repeated", where, name) for name, count in Counter(names).items() if count > 1]


@contextlib.contextmanager
def kept(faults: list[Fault], *, where: str = "") -> Iterator[None]:
    """Keep the faults of what is refused inside, so that all are told at once; `where` says of which row they are."""
    try:
        yield
    except AirshedError as error:
        faults += [replace(fault, where=f"{where}{fault.where}") for fault in error.faults]


def home_of(path: Path | None) -> Path:
    """Return the home a question is asked of."""
    return env.home(path)

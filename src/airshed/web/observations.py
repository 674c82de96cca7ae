"""Stations, hours and days of the air for one reader: what pages, interface and documents share."""

from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
from django.http import Http404

from airshed.air import answers, shapes
from airshed.air.answers import Dust, Question
from airshed.calendar import Period
from airshed.errors import AirshedError, Fault
from airshed.lake.engines import LakeEngine, scan
from airshed.lake.listing import unreadable_told
from airshed.plan.places import load_places
from airshed.vocab import POLLUTANTS
from airshed.web.accounts.access import reach
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.plans import rulebook

SHOWN_NAMES = 12
STATION = ("station", "name", "city", "region", "lon", "lat", "kind", "from_date", "to_date")


class UnknownName(AirshedError):
    """There is no place or station of that name."""


def list_stations(  # noqa: PLR0913 - filters
    home: Path,
    *,
    user: Any,  # noqa: ANN401 - a user, or Django's anonymous one
    city: str | None = None,
    place: str | None = None,
    part: str | None = None,
    after: str | None = None,
    most: int,
) -> list[dict[str, Any]]:
    """Return stations by id, in the shape of `airshed air stations list --json`.

    Args:
        home: the home.
        user: who asks.
        city: only of this city.
        place: only those that stand for this place of `places.yaml`.
        part: only those with this in their id.
        after: only ids after this one.
        most: so many at most.

    Raises:
        Http404: the user reads no observations.
        PlacesBroken: `places.yaml` cannot be used.
        UnknownName: it has no such place.
    """
    _check(user)
    frame = scan(home, "stations").select(STATION)
    if city is not None:
        frame = frame.filter(pl.col("city") == city)
    if place is not None:
        frame = frame.filter(pl.col("station").is_in(_standing_for(home, place)))
    if part is not None:
        frame = frame.filter(pl.col("station").str.contains(part, literal=True))
    if after is not None:
        frame = frame.filter(pl.col("station") > after)
    with unreadable_told(home):
        rows = frame.sort("station").head(most).collect().to_dicts()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def list_hours(  # noqa: PLR0913 - filters
    home: Path,
    *,
    user: Any,  # noqa: ANN401 - as above
    station: str,
    period: Period,
    columns: tuple[str, ...] = tuple(POLLUTANTS),
    after: datetime | None = None,
    most: int,
) -> list[dict[str, Any]]:
    """Return the hours of a station in order, corrections folded in, concentrations in canonical units.

    Args:
        home: the home.
        user: who asks.
        station: its id.
        period: the days; hours 01 to 24 of each.
        columns: pollutants to return.
        after: only hours that end after this one.
        most: so many at most.

    Raises:
        Http404: the user reads no observations.
        UnknownName: neither list nor lake know the station.
    """
    _check(user)
    begin = datetime.combine(period.from_date, time())
    begin, end = max(begin, after or begin), datetime.combine(period.to_date, time())
    months = _months((begin + timedelta(seconds=1)).date(), period.last_date)
    frame = scan(home, "ambient_hours", months=months).filter(pl.col("station") == station)
    frame = frame.filter(pl.col("hour_end") > begin, pl.col("hour_end") <= end)
    with unreadable_told(home):
        rows = frame.sort("hour_end").head(most).select("station", "hour_end", *columns).collect().to_dicts()
        if not rows:
            _check_station(home, station)
    return [_hour(row, columns) for row in rows]


def get_days(home: Path, *, user: Any, place: str, period: Period, dust: Dust = "keep") -> dict[str, Any]:  # noqa: ANN401
    """Return the days of a place in the shape of `airshed air evaluate --daily --json`.

    Raises:
        Http404: the user reads no observations.
        RulesBroken: the rules of the home cannot be used.
        UnknownPlace: naming places like it.
    """
    _check(user)
    engine, rules = LakeEngine(home), rulebook(home)
    question = answers.asked(engine, Question(place, period, dust))
    rows = answers.daily_rows(engine, answers.days_of(engine, question, rules))
    return shapes.days_shape(rows, question, rules)


def _check(user: Any) -> None:  # noqa: ANN401 - as above
    if reach(user, Record.observation, Action.view, "stored") is not Scope.all:
        raise Http404


def _standing_for(home: Path, place: str) -> list[str]:
    places = load_places(home)
    if place not in places:
        raise UnknownName(_unknown("place", place, list(places)))
    return [span.station for span in places[place].stations]


def _check_station(home: Path, station: str) -> None:
    """Refuse a station that nothing is known of."""
    listed = scan(home, "stations").select("station").collect().to_series().to_list()
    hours = scan(home, "ambient_hours").filter(pl.col("station") == station)
    if station not in listed and hours.head(1).collect().is_empty():
        raise UnknownName(_unknown("station", station, sorted(listed)))


def _unknown(where: str, name: str, known: list[str]) -> Fault:
    near = get_close_matches(name, known, n=SHOWN_NAMES, cutoff=0.5) or known[:SHOWN_NAMES]
    return Fault("air.unknown_place", where, name, ", ".join(near))


def _months(first: date, last: date) -> list[int]:
    """Return the months from a day to a day, as YYYYMM."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = (first.year * 12 + first.month - 1 + n for n in range(count))
    return [number // 12 * 100 + number % 12 + 1 for number in numbers]


def _hour(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    values = {code: None if row[code] is None else Fraction(row[code], POLLUTANTS[code].scale) for code in columns}
    numbers = {code: shapes.number(value) for code, value in values.items()}
    return {"station": row["station"], "hour_end": row["hour_end"].isoformat(), **numbers}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell
    return value.isoformat() if isinstance(value, date) else value

"""How the air is, for one reader: what pages, interface and reports share. Answers are kept while the data stay.

Concentrations are numbers in the pollutant's unit (µg/m³; CO mg/m³), shares are fractions of 1, what is not known is
None. Every answer carries its editions, options and coverage, as the command line prints them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.http import Http404

from airshed.air import answers, shapes
from airshed.air.answers import Dust, Question
from airshed.air.reporting import reported_shape
from airshed.air.reports import REALTIME
from airshed.air.validity import Point
from airshed.calendar import Period
from airshed.lake.engines import LakeEngine, scan
from airshed.lake.listing import files
from airshed.lake.tables import TABLES
from airshed.plan.places import load_places
from airshed.vocab import POLLUTANTS
from airshed.web.accounts.access import may
from airshed.web.accounts.rights import Action, Record
from airshed.web.plans import rulebook
from airshed.web.words import say
from airshed.web.written import written

KEPT = 64
"""Answers kept, the least asked for go first."""
EVIDENCE = ("ambient_hours", "stations", "dust_events")
TREND_HOURS = 24
MOST_OFFERED = 100
"""Places a chooser offers at once; of more, only the stations of one city."""
SEARCHED = timedelta(days=7)
"""So far back the latest hour of a place is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place whose air can be asked for.

    Attributes:
        id: `place:NAME` of places.yaml, `city:NAME` or `station:ID`.
        zh: name in Chinese.
        en: name in English.
        question: how `air` is asked: `city:NAME` or `station:ID`.
        points: its stations and their dates where places.yaml says them; none = those of the list of stations.
        synthetic: its data were made by a program.
        stand_in: its stations are those of another place.
        city: of a station, where the list of stations says it.
    """

    id: str
    zh: str
    en: str
    question: str
    points: tuple[Point, ...] = ()
    synthetic: bool = False
    stand_in: bool = False
    city: str = ""


def list_places(home: Path, *, user: Any) -> tuple[Place, ...]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the places somebody may ask for: those of places.yaml, then cities, then stations.

    Raises:
        Http404: the user reads no observations.
        PlacesBroken: places.yaml cannot be used.
    """
    _check_reader(user)
    return _places(home, version(home))


def get_place(home: Path, id: str, *, user: Any) -> Place:  # noqa: A002, ANN401 - what it is; as above
    """Return the place of an id.

    Raises:
        Http404: there is none, or the user reads no observations.
    """
    for place in list_places(home, user=user):
        if place.id == id:
            return place
    raise Http404


def nearby(places: Sequence[Place], place: Place) -> tuple[Place, ...]:
    """Return the places offered beside one: all but stations, and the stations of its city; of few stations, all.

    Args:
        places: those there are, as `list_places` returns them.
        place: the one that is looked at.
    """
    if len(places) <= MOST_OFFERED:
        return tuple(places)
    own = {f"station:{point.station}" for point in place.points}
    city = place.city or place.id.removeprefix("city:")
    return tuple(p for p in places if not p.id.startswith("station:") or p.city == city or p.id in {place.id, *own})


def names_of(places: Sequence[Place]) -> dict[str, str]:
    """Return the names of places by id, as readers call them; those of one name carry their id too."""
    names = [say(place.zh, place.en) for place in places]
    times = Counter(names)
    return {
        place.id: name if times[name] == 1 else f"{name} · {place.id.partition(':')[2]}"
        for place, name in zip(places, names, strict=True)
    }


def get_now(home: Path, place: Place, *, by: datetime) -> Mapping[str, Any] | None:
    """Return the latest real-time report of a place and of each of its stations, or None without one in a week.

    Args:
        home: the home.
        place: the place.
        by: hours that end later are not looked at. [city wall time]

    Returns:
        `{"at", "report", "stations": [{"station", "name", "report"}], "trend": [{"hour", "station", values...}]}`.
    """
    return _now(home, place, by.replace(minute=0, second=0, microsecond=0), version(home))


def get_days(home: Path, place: Place, period: Period, *, dust: Dust = "keep") -> Mapping[str, Any]:
    """Return the days of a place as `airshed air` gives them: values, index, primary pollutants, editions, options."""
    return _days(home, place, period, dust, version(home))


def get_evaluations(
    home: Path, place: Place, periods: Sequence[Period], *, dust: Dust = "keep"
) -> tuple[Mapping[str, Any], ...]:
    """Return the evaluation of a place over each of several periods, such as the months of a year."""
    return _evaluations(home, place, tuple(periods), dust, version(home))


def get_comparison(
    home: Path, place: Place, period: Period, *, base_year: int, dust: Dust = "keep"
) -> Mapping[str, Any]:
    """Return the evaluation of a period and of the same days of another year, with the change from it."""
    return _comparison(home, place, period, base_year, dust, version(home))


def get_hours(home: Path, stations: Sequence[str], *, first: datetime, last: datetime) -> pl.DataFrame:
    """Return hours of stations, values in the pollutant's unit: `station`, `hour_end`, six pollutants, `known_at`.

    Args:
        home: the home.
        stations: their ids.
        first: end of the first hour. [city wall time]
        last: end of the last hour. [city wall time]
    """
    if not files(home, TABLES["ambient_hours"]):
        return pl.DataFrame(schema={**TABLES["ambient_hours"].schema, **dict.fromkeys(POLLUTANTS, pl.Float64)})
    inside = pl.col("hour_end").is_between(first, last) & pl.col("station").is_in(list(stations))
    in_units = [(pl.col(code) / pollutant.scale).alias(code) for code, pollutant in POLLUTANTS.items()]
    found = scan(home, "ambient_hours").filter(inside).sort("station", "hour_end").with_columns(in_units)
    return found.select("station", "hour_end", *POLLUTANTS, "revision", "known_at", "batch").collect()


def stations_of(home: Path, place: Place, *, on: date) -> tuple[str, ...]:
    """Return the stations expected at a place on a day, in order."""
    found = _points(home, place, version(home))
    return tuple(sorted(p.station for p in found if p.from_date <= on < p.to_date))


def version(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever an answer may: hours, stations, dust events, rules, places."""
    return (tuple(file.path.name for name in EVIDENCE for file in files(home, TABLES[name])), written(home))


def _check_reader(user: Any) -> None:  # noqa: ANN401 - as above
    if not may(user, Record.observation, Action.view):
        raise Http404


@lru_cache(maxsize=KEPT)
def _places(home: Path, version: object) -> tuple[Place, ...]:  # noqa: ARG001 - as above
    named = [
        Place(f"place:{name}", p.zh, p.en, f"city:{name}", p.points(f"city:{name}"), p.synthetic, p.stand_in)
        for name, p in load_places(home).items()
    ]
    rows = _rows_of_stations(home)
    made_up = {point.station for place in named if place.synthetic for point in place.points}
    cities = sorted({row["city"] for row in rows if row["city"]})
    of_city = {city: {row["station"] for row in rows if row["city"] == city} for city in cities}
    told = [Place(f"city:{c}", c, c, f"city:{c}", (), not of_city[c].isdisjoint(made_up)) for c in cities]
    for row in rows:
        id, name = row["station"], row["name"] or row["station"]  # noqa: A001 - what it is
        words, city = f"{name} {id}", row["city"] or ""
        told.append(Place(f"station:{id}", words, words, f"station:{id}", (), id in made_up, city=city))
    return (*named, *told)


def _rows_of_stations(home: Path) -> list[dict[str, Any]]:
    if not files(home, TABLES["stations"]):
        return []
    rows: list[dict[str, Any]] = scan(home, "stations").sort("station").collect().to_dicts()
    return rows


@lru_cache(maxsize=KEPT)
def _points(home: Path, place: Place, version: object) -> tuple[Point, ...]:  # noqa: ARG001 - as above
    everything = Period(date(1900, 1, 1), date(2200, 1, 1))
    question = Question(place.question, everything, points=place.points)
    return tuple(answers.points_of(LakeEngine(home), question))


@lru_cache(maxsize=KEPT)
def _now(home: Path, place: Place, by: datetime, version: object) -> Mapping[str, Any] | None:
    points = _points(home, place, version)
    stations = sorted({p.station for p in points})
    recent = get_hours(home, stations, first=by - SEARCHED, last=by)
    measured = recent.filter(pl.any_horizontal(pl.col(code).is_not_null() for code in POLLUTANTS))
    at: Any = measured["hour_end"].max()
    if at is None:
        return None
    engine, rules = LakeEngine(home), rulebook(home)
    names = {row["station"]: row["name"] for row in _rows_of_stations(home)}
    day = Period((at - timedelta(hours=1)).date(), (at - timedelta(hours=1)).date() + timedelta(days=1))
    expected = [p for p in points if p.from_date <= day.from_date < p.to_date]

    def report(question: str, own: Sequence[Point]) -> Mapping[str, Any] | None:
        asked = Question(question, day, points=tuple(own))
        return reported_shape(engine, asked, rules, at=at, scope=REALTIME)

    trend = measured.filter(pl.col("hour_end") > at - timedelta(hours=TREND_HOURS))
    return {
        "at": at,
        "report": report(place.question, expected),
        "stations": [
            {
                "station": point.station,
                "name": names.get(point.station) or point.station,
                "report": report(f"station:{point.station}", [point]),
            }
            for point in expected
        ],
        "trend": trend.select("station", "hour_end", *POLLUTANTS).to_dicts(),
    }


@lru_cache(maxsize=KEPT)
def _days(home: Path, place: Place, period: Period, dust: Dust, version: object) -> Mapping[str, Any]:  # noqa: ARG001 - names the answer
    engine, rules = LakeEngine(home), rulebook(home)
    question = Question(place.question, period, dust, points=place.points)
    rows = answers.daily_rows(engine, answers.days_of(engine, question, rules))
    return shapes.days_shape(rows, question, rules)


@lru_cache(maxsize=KEPT)
def _evaluations(
    home: Path,
    place: Place,
    periods: tuple[Period, ...],
    dust: Dust,
    version: object,  # noqa: ARG001 - names the answer
) -> tuple[Mapping[str, Any], ...]:
    if not periods:
        return ()
    engine, rules = LakeEngine(home), rulebook(home)
    whole = Period(min(p.from_date for p in periods), max(p.to_date for p in periods))
    question = Question(place.question, whole, dust, points=place.points)
    found = answers.evaluate(engine, question, rules, periods=periods)
    return tuple(shapes.evaluation_shape(one, question, rules) for one in found)


@lru_cache(maxsize=KEPT)
def _comparison(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    place: Place,
    period: Period,
    base_year: int,
    dust: Dust,
    version: object,  # noqa: ARG001 - as above
) -> Mapping[str, Any]:
    engine, rules = LakeEngine(home), rulebook(home)
    question = Question(place.question, period, dust, points=place.points)
    now, base, used = answers.compare(engine, question, rules, base_year=base_year)
    return {
        "now": shapes.evaluation_shape(now, question, used),
        "base": shapes.evaluation_shape(base, question, used),
        "change": shapes.comparison_shape(now, base),
    }

"""What stations measured, as pages and charts want it: whole steps, wind, dust events, days on record, daily reports.

Answers are kept while the files they rest on stay. Times are city wall time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from airshed.air.answers import Question
from airshed.air.reporting import reported_shape
from airshed.air.reports import DAILY
from airshed.calendar import Period, day_of
from airshed.lake.engines import LakeEngine, scan
from airshed.lake.listing import files
from airshed.lake.tables import CITY, TABLES
from airshed.vocab import POLLUTANTS
from airshed.web.ambient import KEPT, Place, stations_of, version
from airshed.web.plans import rulebook

HOURS, STATIONS, EVENTS, WEATHER = "ambient_hours", "stations", "dust_events", "weather_hours"
STATION = "station:"
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A station as readers know it: its code, name, and where it stands in degrees, if that is known."""

    station: str
    name: str
    lon: float | None
    lat: float | None


def get_span(home: Path, place: Place) -> tuple[date, date] | None:
    """Return the first and the last local day with any hour of a place; None where there is none."""
    seen = version(home)
    return _span(home, _stations(home, place, seen), seen)


def list_spots(home: Path, place: Place, *, on: date | None = None) -> tuple[Spot, ...]:
    """Return the stations of a place, those expected on a day or all it ever had, by code."""
    seen = version(home)
    wanted = _stations(home, place, seen) if on is None else stations_of(home, place, on=on)
    known = {row["station"]: row for row in _listed(home, seen)}
    return tuple(_spot(station, known.get(station, {})) for station in wanted)


def get_steps(home: Path, stations: Sequence[str], *, first: datetime, last: datetime) -> pl.DataFrame:
    """Return hours of stations as the lake holds them, in whole steps, by station and time.

    Args:
        home: the home.
        stations: their codes.
        first: end of the first hour.
        last: end of the last hour.
    """
    return _rows(home, HOURS, tuple(stations), first, last, version(home))


def list_weather_stations(home: Path) -> tuple[str, ...]:
    """Return the codes of stations with wind, in order."""
    return _weather_stations(home, _names(home, WEATHER))


def get_weather(home: Path, station: str, *, first: datetime, last: datetime) -> pl.DataFrame:
    """Return the hours of weather of a station, by time; as `get_steps`."""
    return _rows(home, WEATHER, (station,), first, last, _names(home, WEATHER))


def list_events(home: Path, place: Place, *, first: datetime, last: datetime) -> tuple[Mapping[str, Any], ...]:
    """Return the dust events of a place, its city or its stations that touch a time, the earliest first.

    Args:
        home: the home.
        place: the place.
        first: end of the first hour.
        last: end of the last hour.
    """
    found = _events(home, place, version(home))
    return tuple(e for e in found if e["from_hour"] <= last and e["to_hour"] > first)


def get_report(home: Path, place: Place, day: date) -> Mapping[str, Any] | None:
    """Return the daily report of a place in the shape of `airshed air report --json`; None where no item is known."""
    return _report(home, place, day, version(home))


def _names(home: Path, table: str) -> tuple[str, ...]:
    return tuple(file.path.name for file in files(home, TABLES[table]))


@lru_cache(maxsize=KEPT)
def _listed(home: Path, version: object) -> tuple[Mapping[str, Any], ...]:  # noqa: ARG001 - names the answer
    if not files(home, TABLES[STATIONS]):
        return ()
    return tuple(scan(home, STATIONS).sort("station").collect().to_dicts())


def _stations(home: Path, place: Place, version: object) -> tuple[str, ...]:
    """Return all stations a place ever had."""
    if place.points:
        return tuple(sorted({point.station for point in place.points}))
    if place.question.startswith(STATION):
        return (place.question.removeprefix(STATION),)
    city = place.question.removeprefix(CITY)
    return tuple(row["station"] for row in _listed(home, version) if row["city"] == city)


def _spot(station: str, row: Mapping[str, Any]) -> Spot:
    return Spot(station, row.get("name") or station, row.get("lon"), row.get("lat"))


@lru_cache(maxsize=KEPT)
def _span(home: Path, stations: tuple[str, ...], version: object) -> tuple[date, date] | None:  # noqa: ARG001 - names the answer
    if not files(home, TABLES[HOURS]):
        return None
    measured = pl.any_horizontal(pl.col(code).is_not_null() for code in POLLUTANTS)
    hours = scan(home, HOURS).filter(pl.col("station").is_in(list(stations)), measured)
    ends = hours.select(low=pl.col("hour_end").min(), high=pl.col("hour_end").max()).collect().row(0)
    return None if ends[0] is None else (day_of(ends[0]), day_of(ends[1]))


@lru_cache(maxsize=KEPT)
def _rows(  # noqa: PLR0913, PLR0917 - names the answer
    home: Path,
    table: str,
    stations: tuple[str, ...],
    first: datetime,
    last: datetime,
    version: object,  # noqa: ARG001 - as above
) -> pl.DataFrame:
    if not files(home, TABLES[table]):
        return pl.DataFrame(schema=TABLES[table].schema)
    inside = pl.col("hour_end").is_between(first, last) & pl.col("station").is_in(list(stations))
    months = Period(day_of(first).replace(day=1), day_of(last) + timedelta(days=1)).months()
    numbers = [month.from_date.year * 100 + month.from_date.month for month in months]
    return scan(home, table, months=numbers).filter(inside).sort("station", "hour_end").collect()


@lru_cache(maxsize=KEPT)
def _weather_stations(home: Path, version: object) -> tuple[str, ...]:
    if not version:
        return ()
    found = scan(home, WEATHER).filter(pl.col("wind_speed_m_s").is_not_null()).select(pl.col("station").unique())
    return tuple(sorted(found.collect()["station"]))


@lru_cache(maxsize=KEPT)
def _events(home: Path, place: Place, version: object) -> tuple[Mapping[str, Any], ...]:
    if not files(home, TABLES[EVENTS]):
        return ()
    stations = set(_stations(home, place, version))
    cities = {row["city"] for row in _listed(home, version) if row["station"] in stations and row["city"]}
    wanted = {place.question, *(f"{CITY}{city}" for city in cities), *(f"{STATION}{s}" for s in stations)}
    found = scan(home, EVENTS).filter(pl.col("place").is_in(sorted(wanted))).sort("from_hour", "event")
    return tuple(found.collect().to_dicts())


@lru_cache(maxsize=KEPT)
def _report(home: Path, place: Place, day: date, version: object) -> Mapping[str, Any] | None:  # noqa: ARG001 - as above
    period = Period(day, day + timedelta(days=1))
    end = datetime.combine(period.to_date, datetime.min.time())
    asked = Question(place.question, period, points=place.points)
    return reported_shape(LakeEngine(home), asked, rulebook(home), at=end, scope=DAILY)

"""The list of air stations: where each stands, since when, for which place, and when its last hour came."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.engines import scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import AMBIENT_HOURS, STATIONS, TABLES
from airshed.plan.places import LAST_DAY
from airshed.vocab import POLLUTANTS
from airshed.web import ambient
from airshed.web.words import say

KEPT = 8
KINDS: Mapping[str, tuple[str, str]] = {"assessed": ("评价点", "assessed")}
STATES: Mapping[str, tuple[str, str]] = {
    "in_use": ("在用", "in use"),
    "to_come": ("未启用", "to come"),
    "ended": ("已停用", "ended"),
}


def list_stations(home: Path, *, on: date, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a user
    """Return the stations of the lake's list by code, with whether they are in use on a day.

    Raises:
        Http404: the user reads no observations.
        LakeDamaged: the lake cannot be read.
    """
    named = [place for place in ambient.list_places(home, user=user) if place.points]
    seen = ambient.version(home)
    last = _last_hours(home, seen)
    return [_station(row, named, last.get(row["station"]), on) for row in _listed(home, seen)]


def _station(row: Mapping[str, Any], named: Sequence[ambient.Place], last: datetime | None, on: date) -> dict[str, Any]:
    state = _state(row["from_date"], row["to_date"], on)
    return {
        "code": row["station"],
        "name": row["name"] or "",
        "kind": say(*KINDS[row["kind"]]) if row["kind"] in KINDS else row["kind"] or "",
        "city": row["city"] or "",
        "places": [_place(place, row["station"]) for place in named if _stands(place, row["station"])],
        "point": f"{row['lon']:.5f}, {row['lat']:.5f}" if None not in {row["lon"], row["lat"]} else "",
        "from_date": row["from_date"],
        "to_date": row["to_date"],
        "state": state,
        "state_words": say(*STATES[state]),
        "last_hour": last,
    }


def _state(first: date | None, end: date | None, on: date) -> str:
    if end is not None and end <= on:
        return "ended"
    return "to_come" if first is not None and first > on else "in_use"


def _stands(place: ambient.Place, station: str) -> bool:
    return any(point.station == station for point in place.points)


def _place(place: ambient.Place, station: str) -> str:
    """Return the name of a place, with the days on which a station stands for it."""
    spans = [
        f"{point.from_date} – {'' if point.to_date >= LAST_DAY else point.to_date}".strip()
        for point in place.points
        if point.station == station
    ]
    return f"{say(place.zh, place.en)} ({', '.join(spans)})"


@lru_cache(maxsize=KEPT)
def _listed(home: Path, version: object) -> tuple[Mapping[str, Any], ...]:  # noqa: ARG001 - names the answer
    if not files(home, TABLES[STATIONS.name]):
        return ()
    with unreadable_told(home):
        return tuple(scan(home, STATIONS.name).sort("station").collect().to_dicts())


@lru_cache(maxsize=KEPT)
def _last_hours(home: Path, version: object) -> Mapping[str, datetime]:  # noqa: ARG001 - as above
    """Return the last hour with any value of each station."""
    if not files(home, TABLES[AMBIENT_HOURS.name]):
        return {}
    given = pl.any_horizontal(pl.col(code).is_not_null() for code in POLLUTANTS)
    with unreadable_told(home):
        hours = scan(home, AMBIENT_HOURS.name).filter(given).group_by("station").agg(pl.col("hour_end").max())
        return dict(hours.collect().rows())

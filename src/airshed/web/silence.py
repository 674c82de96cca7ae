"""Is air data still coming in, and from which stations not? What check, banner, monitor and alarm share.

Expected are the stations that stand for a place today; where no place has any, all of the list that are in use today.
A station is silent when its latest hour with any value is older than setting `silence_hours`.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl

from airshed.lake.contents import contents
from airshed.lake.engines import scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import AMBIENT_HOURS, STATIONS
from airshed.plan.places import load_places
from airshed.vocab import POLLUTANTS
from airshed.web import env

MONTHS_BACK = 3
"""A station that has been silent for longer is told without its last hour. [months]"""
KEPT_S = 60.0
"""How long an answer is kept. [s]"""


@dataclass(frozen=True, slots=True)
class Silent:
    """A station without data.

    Attributes:
        station: its code.
        name: its name, if the list has one.
        since: its last hour with a value; None when it never had one or it is months ago.
    """

    station: str
    name: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Silence:
    """Who is silent.

    Attributes:
        latest: latest hour of ambient air, of any station.
        stations: silent stations, by code.
        expected: how many are expected to speak.
        hours: after how many hours a station is silent.
    """

    latest: datetime | None
    stations: tuple[Silent, ...]
    expected: int
    hours: int

    def all_silent(self, now: datetime) -> bool:
        """Tell whether nothing at all comes in."""
        late = self.latest is None or now - self.latest > timedelta(hours=self.hours)
        return late or (bool(self.stations) and len(self.stations) == self.expected)


def silence(home: Path, *, now: datetime) -> Silence:
    """Return which stations are silent.

    Raises:
        LakeDamaged: the lake cannot be read.
        PlacesBroken: `places.yaml` cannot be used.
        SettingsBroken: the settings are wrong.
    """
    hours = int(env.settings(home)["silence_hours"])
    expected = expected_stations(home, on=now.date())
    last = _last_hours(home, expected, now)
    late = now - timedelta(hours=hours)
    found = tuple(
        Silent(station, name, last.get(station))
        for station, name in sorted(expected.items())
        if (last.get(station) or datetime.min) < late  # noqa: DTZ901 - wall time
    )
    return Silence(contents(home)[AMBIENT_HOURS.name].last_hour, found, len(expected), hours)


def expected_stations(home: Path, *, on: date) -> Mapping[str, str]:
    """Return code and name of the stations from which data should come on a day."""
    with unreadable_told(home):
        listed = scan(home, STATIONS.name).select("station", "name", "from_date", "to_date").collect()
    rows = listed.filter(
        (pl.col("from_date").fill_null(date.min) <= on) & (pl.col("to_date").fill_null(date.max) > on)
    ).rows()
    names = {station: name or "" for station, name, _, _ in rows}
    spans = [span for place in load_places(home).values() for span in place.stations]
    placed = {s.station for s in spans if s.from_date <= on and (s.to_date is None or on < s.to_date)}
    closed = {*listed.get_column("station")} - names.keys()
    return {code: names.get(code, "") for code in placed - closed} if spans else names


def _last_hours(home: Path, expected: Mapping[str, str], now: datetime) -> dict[str, datetime]:
    """Return the last hour with a value of each station, of the last months."""
    count = now.year * 12 + now.month - 1
    months = [n // 12 * 100 + n % 12 + 1 for n in range(count - MONTHS_BACK, count + 1)]
    given = pl.any_horizontal(pl.col(p).is_not_null() for p in POLLUTANTS)
    frame = scan(home, AMBIENT_HOURS.name, months=months).filter(given & pl.col("station").is_in([*expected]))
    with unreadable_told(home):
        return dict(frame.group_by("station").agg(pl.col("hour_end").max()).collect().rows())


_kept: dict[Path, tuple[float, object, Silence]] = {}


def recent_silence(home: Path, *, now: datetime) -> Silence:
    """Return which stations are silent, as of a minute ago at most; what was imported since is taken into account."""
    seen = tuple(file.path.name for table in (STATIONS, AMBIENT_HOURS) for file in files(home, table))
    at, version, found = _kept.get(home, (-KEPT_S, None, None))
    if found is None or version != seen or time.monotonic() - at >= KEPT_S:
        found = silence(home, now=now)
        _kept[home] = (time.monotonic(), seen, found)
    return found

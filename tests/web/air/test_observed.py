"""What stations measured is what the lake holds, for a place, its stations, its city."""

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.web.conftest import Site

from airshed.vocab import POLLUTANTS
from airshed.web import ambient, observed
from airshed.web.ambient import Place

FIRST, LAST = datetime(2019, 5, 1, 1), datetime(2019, 5, 2)


@pytest.fixture
def place(demo_city: Path, site: Site) -> Place:
    return ambient.get_place(demo_city, "place:erenhot", user=site.users["leader"])


def test_steps_are_the_hours_before_they_get_units(demo_city: Path, place: Place) -> None:
    steps = observed.get_steps(demo_city, ("9901A",), first=FIRST, last=LAST)
    hours = ambient.get_hours(demo_city, ["9901A"], first=FIRST, last=LAST)
    assert steps["hour_end"].to_list() == hours["hour_end"].to_list()
    assert (steps["co"] / POLLUTANTS["co"].scale).to_list() == hours["co"].to_list()


def test_days_stations_wind_and_dust_of_a_place(demo_city: Path, place: Place) -> None:
    assert observed.get_span(demo_city, place) == (date(2018, 1, 1), date(2019, 11, 20))
    assert [(s.station, s.name) for s in observed.list_spots(demo_city, place, on=date(2019, 5, 1))] == [
        ("9901A", "示例口岸"),
        ("9902A", "示例学校"),
    ]
    assert observed.list_weather_stations(demo_city) == ("9901A",)
    assert observed.get_weather(demo_city, "9901A", first=FIRST, last=LAST).height == 24
    touched = observed.list_events(demo_city, place, first=datetime(2018, 3, 4), last=datetime(2018, 3, 4, 1))
    assert [(e["event"], e["place"]) for e in touched] == [("D-479095b1", "city:示例市")]
    assert observed.list_events(demo_city, place, first=datetime(2017, 1, 1), last=datetime(2017, 2, 1)) == ()


def test_a_home_without_tables_has_nothing(home: Path) -> None:
    nowhere = Place("station:X", "某地", "Somewhere", "station:X")
    assert observed.get_span(home, nowhere) is None
    assert observed.get_steps(home, ("X",), first=FIRST, last=LAST).is_empty()
    assert observed.get_weather(home, "X", first=FIRST, last=LAST).is_empty()
    assert observed.list_weather_stations(home) == ()
    assert observed.list_events(home, nowhere, first=FIRST, last=LAST) == ()
    assert [spot.name for spot in observed.list_spots(home, nowhere)] == ["X"]

"""What pages ask equals what the command line prints, for the demo city, and only for who may read it."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from tests.conftest import Answer
from tests.web.conftest import Site

from airshed.air.validity import Point
from airshed.calendar import Period, year
from airshed.vocab import POLLUTANTS
from airshed.web import ambient, clauses
from airshed.web.ambient import Place

NOW = datetime(2019, 11, 20, 8, 5)
ON = date(2019, 11, 19)


@pytest.fixture
def place(demo_city: Path, site: Site) -> Place:
    return ambient.get_place(demo_city, "place:erenhot", user=site.users["leader"])


def without(shape: Any, *names: str) -> Any:
    return {key: value for key, value in json.loads(json.dumps(shape)).items() if key not in names}


def test_places_are_those_of_the_home_with_their_stations_and_what_is_synthetic(demo_city: Path, site: Site) -> None:
    found = ambient.list_places(demo_city, user=site.users["inspector"])
    assert [(p.id, p.synthetic) for p in found] == [
        ("place:erenhot", True),
        ("place:example", True),
        ("city:示例市", True),
        ("station:9901A", True),
        ("station:9902A", True),
    ]
    assert ambient.stations_of(demo_city, found[0], on=ON) == ("9901A", "9902A")


def test_who_reads_no_observations_finds_no_place(demo_city: Path, site: Site) -> None:
    with pytest.raises(Http404):
        ambient.list_places(demo_city, user=site.users["auditor"])
    with pytest.raises(Http404):
        ambient.get_place(demo_city, "station:0000A", user=site.users["leader"])


def test_the_latest_hour_is_the_report_of_the_command_line(
    demo_city: Path, place: Place, airshed: Callable[..., Answer]
) -> None:
    found = ambient.get_now(demo_city, place, by=NOW)
    assert found is not None
    assert found["at"] == datetime(2019, 11, 20, 8)
    words = ("air", "report", "--at", "2019-11-20T08:00", "--home", demo_city, "--json")
    told = airshed(*words, "--place", "city:示例市").json
    assert without(found["report"], "place") == without(told, "place")
    for station in found["stations"]:
        told = airshed(*words, "--place", f"station:{station['station']}").json
        assert json.loads(json.dumps(station["report"])) == told
    assert len(found["trend"]) == 48


def test_no_hour_within_a_week_is_no_report(demo_city: Path, place: Place) -> None:
    assert ambient.get_now(demo_city, place, by=datetime(2019, 12, 20, 8)) is None
    assert ambient.get_now(demo_city, place, by=datetime(2017, 1, 1)) is None


def test_months_and_comparison_are_those_of_the_command_line(
    demo_city: Path, place: Place, airshed: Callable[..., Answer]
) -> None:
    words = ("air", "evaluate", "--place", "city:示例市", "--home", demo_city, "--json")
    april = ambient.get_evaluations(demo_city, place, list(year(2019).months()))[3]
    told = airshed(*words, "--period", "2019-04").json
    assert without(april, "place") == without({key: told[key] for key in april}, "place")
    so_far = Period(date(2019, 1, 1), date(2019, 11, 20))
    found = ambient.get_comparison(demo_city, place, so_far, base_year=2018)
    told = airshed(*words, "--from", "2019-01-01", "--to", "2019-11-19", "--base-year", "2018").json
    assert found["now"]["pollutants"] == told["pollutants"]
    assert found["base"]["pollutants"] == told["base"]["pollutants"]
    assert found["change"] == told["change"]


def test_every_day_asked_for_has_a_row(demo_city: Path, place: Place) -> None:
    found = ambient.get_days(demo_city, place, year(2019))
    assert [day["date"] for day in found["days"]][::364] == ["2019-01-01", "2019-12-31"]
    assert found["days"][-1]["valid"] is False
    assert found["days"][-1]["aqi"] is None


def test_hours_are_in_units_and_corrected(demo_city: Path, site: Site) -> None:
    found = ambient.get_hours(demo_city, ["9901A"], first=datetime(2019, 5, 1, 1), last=datetime(2019, 5, 2))
    assert found.height == 24
    assert found["hour_end"].to_list() == sorted(found["hour_end"].to_list())
    assert set(POLLUTANTS) < set(found.columns)
    assert 0 < found["co"].drop_nulls().max() < 20  # type: ignore[operator]
    assert ambient.get_hours(demo_city, [], first=NOW, last=NOW).is_empty()


def test_a_home_without_data_answers_with_nothing(home: Path, site: Site) -> None:
    nowhere = Place("place:x", "某地", "Somewhere", "city:x")
    assert ambient.list_places(home, user=site.users["leader"]) == ()
    assert ambient.get_hours(home, ["9901A"], first=NOW, last=NOW).is_empty()
    assert nowhere.points == ()


def test_a_clause_and_its_curve_are_those_of_the_command_line(
    demo_city: Path, site: Site, airshed: Callable[..., Answer]
) -> None:
    asked = {"user": site.users["leader"]}
    found = clauses.get_clause(demo_city, "erenhot/2019", "G1-01", on=ON, **asked)
    told = airshed(
        "plan", "explain", "erenhot/2019", "G1-01", "--as-of", "2019-11-19", "--home", demo_city, "--json"
    ).json
    listed = without(found)
    for one in (*listed["indicators"], *told["indicators"]):
        one.pop("rows")  # pages list more of them
    assert listed == told
    curve = clauses.get_history(demo_city, "erenhot/2019", "G1-01", today=ON, **asked)
    assert curve["points"][-1]["as_of"] <= "2019-12-31"
    goals = clauses.get_goals(demo_city, "erenhot/2019", on=ON, **asked)
    assert [goal["id"] for goal in goals] == ["G1-01", "G2-01"]
    assert goals[0]["outlook"]["need"] == found["indicators"][0]["outlook"]["need"]


def test_a_clause_of_others_is_not_there(demo_city: Path, site: Site) -> None:
    officer = site.users["officer_elsewhere"]
    with pytest.raises(Http404):
        clauses.get_clause(demo_city, "erenhot/2019", "G1-01", on=ON, user=officer)
    with pytest.raises(Http404):
        clauses.get_history(demo_city, "erenhot/2019", "G1-01", today=ON, user=officer)
    assert clauses.get_goals(demo_city, "erenhot/2019", on=ON, user=officer) == ()
    with pytest.raises(Http404):
        clauses.get_goals(demo_city, "erenhot/2019", on=ON, user=site.users["inspector"])


def test_of_many_places_a_chooser_offers_the_stations_of_one_city() -> None:
    cities = [Place(f"city:{name}", name, name, f"city:{name}") for name in "AB"]
    stations = [
        Place(f"station:{city}{n}", f"{city}{n}", f"{city}{n}", f"station:{city}{n}", city=city)
        for city in "AB"
        for n in range(60)
    ]
    named = Place("place:x", "某地", "X", "city:x", (Point("B3", "city:x", date(2019, 1, 1), date(2020, 1, 1)),))
    there = (named, *cities, *stations)
    for chosen in (cities[0], stations[7]):
        offered = ambient.nearby(there, chosen)
        assert {p.city for p in offered if p.id.startswith("station:")} == {"A"}
        assert {named, *cities, chosen} < set(offered)
    assert [p.id for p in ambient.nearby(there, named) if p.id.startswith("station:")] == ["station:B3"]
    assert ambient.nearby(there[:90], named) == there[:90]


def test_a_year_with_too_few_days_is_neither_met_nor_missed(demo_city: Path, site: Site) -> None:
    found = clauses.get_clause(demo_city, "erenhot/2019", "G1-01", on=date(2020, 1, 3), user=site.users["leader"])
    (indicator,) = found["indicators"]
    assert (indicator["status"], indicator["gap"]) == ("no_data", "few")
    assert (indicator["outlook"]["days"]["left"], indicator["outlook"]["reach"]) == (0, None)

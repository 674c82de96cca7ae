"""`airshed air dust` and `--dust`: proposed by rule, decided by people on evidence, left out when asked."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air.homes import home_with, with_hours
from tests.unit.air.making import CLEAN, Series, day_rows

from airshed.rules.load import PACKAGED

Airshed = Callable[..., Any]
CITY = "city:甲"
SPAN = ("--from", "2019-03-01", "--to", "2019-03-10")
CALM: Series = {**CLEAN, "pm10": 100, "pm25": 30}


def rows_of(station: str, day: date, dusty: range) -> list[dict[str, Any]]:
    """Return a day with PM10 1000 and PM2.5 60 in the hours of `dusty`."""
    pm10 = [1000 if n in dusty else 100 for n in range(1, 25)]
    pm25 = [60 if n in dusty else 30 for n in range(1, 25)]
    return day_rows(station, day, {**CALM, "pm10": pm10, "pm25": pm25})


@pytest.fixture(scope="session")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home: dust from 22 h of 3 March to 5 h of the 4th, and from 20 h of the 10th, where the data ends."""
    dusty = {3: range(22, 25), 4: range(1, 6), 10: range(20, 25)}
    rows = [
        row for s in ("A1", "A2") for n in range(1, 11) for row in rows_of(s, date(2019, 3, n), dusty.get(n, range(0)))
    ]
    stations = [{"station": s, "name": s, "city": "甲"} for s in ("A1", "A2")]
    return home_with(tmp_path_factory.mktemp("dust"), stations, rows)


@pytest.fixture
def city(undecided: Path, tmp_path: Path) -> Path:
    """Return a copy of the home for this test alone."""
    return shutil.copytree(undecided, tmp_path / "home")


@pytest.fixture
def dust(airshed: Airshed, city: Path) -> Callable[..., Any]:
    def call(*words: str) -> Any:
        answer = airshed("air", "dust", *words, "--home", city, "--json")
        assert answer.code == 0, answer.out
        return answer.json

    return call


@pytest.fixture
def days(airshed: Airshed, city: Path) -> Callable[..., Any]:
    def call(how: str, *words: str, place: str = CITY) -> Any:
        asked = ("air", "evaluate", "--place", place, *SPAN, "--dust", how, *words, "--home", city, "--json")
        found = airshed(*asked, "--daily").json
        assert found["dust"] == how
        return [(d["pm10"], d["pm25"], d["aqi"], d["valid"]) for d in found["days"]]

    return call


@pytest.fixture
def period(airshed: Airshed, city: Path) -> Callable[..., Any]:
    def call(how: str, *words: str) -> Any:
        found = airshed("air", "evaluate", "--place", CITY, *SPAN, "--dust", how, *words, "--home", city, "--json").json
        assert found["dust"] == how
        return found

    return call


def test_propose(dust: Any) -> None:
    found = dust("propose", "--place", CITY, *SPAN, "--by", "li")
    assert (found["place"], found["found"], found["new"]) == (CITY, 2, 2)
    first, second = found["events"]
    assert (first["from_hour"], first["to_hour"]) == ("2019-03-03T22:00", "2019-03-04T06:00")
    assert (second["from_hour"], second["to_hour"]) == ("2019-03-10T20:00", "2019-03-11T01:00")
    assert (first["status"], first["by"], first["evidence"], first["edition"]) == ("proposed", "li", "", "2016-120")
    assert first["pm25_affected"] is True
    again = dust("propose", "--place", CITY, *SPAN)
    assert (again["found"], again["new"], again["events"]) == (2, 0, found["events"])
    inner = dust("propose", "--place", CITY, "--from", "2019-03-03", "--to", "2019-03-04")
    assert (inner["found"], inner["new"], inner["events"]) == (1, 0, [first])


def test_an_open_event_gets_its_end_with_the_data(dust: Any, city: Path) -> None:
    before = dust("propose", "--place", CITY, *SPAN)["events"][1]
    more = [row for s in ("A1", "A2") for row in rows_of(s, date(2019, 3, 11), range(1, 4))]
    with_hours(city, more)
    found = dust("propose", "--place", CITY, "--from", "2019-03-01", "--to", "2019-03-11")
    assert (found["found"], found["new"]) == (2, 0)
    assert found["events"][1] == {
        **before,
        **{k: found["events"][1][k] for k in ("to_hour", "by", "known_at", "revision")},
    }
    assert found["events"][1]["to_hour"] == "2019-03-11T04:00"
    assert len(dust("list")) == 2


def test_decisions_need_evidence_and_stay(dust: Any, airshed: Airshed, city: Path) -> None:
    first, second = (e["event"] for e in dust("propose", "--place", CITY, *SPAN)["events"])
    confirmed = dust("confirm", first, "--evidence", "沙尘快报 2019-14", "--by", "wang")
    assert [(e["event"], e["status"], e["evidence"], e["by"]) for e in confirmed] == [
        (first, "confirmed", "沙尘快报 2019-14", "wang")
    ]
    dust("reject", second, "--evidence", "无沙尘天气", "--by", "li")
    assert {e["event"]: e["status"] for e in dust("list")} == {first: "confirmed", second: "rejected"}
    again = dust("propose", "--place", CITY, *SPAN)
    assert [e["status"] for e in again["events"]] == ["confirmed", "rejected"]
    answer = airshed("air", "dust", "confirm", first, "D-nothing", "--evidence", " ", "--home", city, "--json")
    assert (answer.code, [e["code"] for e in answer.json["errors"]]) == (2, ["air.no_event", "air.no_evidence"])
    assert airshed("air", "dust", "confirm", first, "--home", city, "--json").code == 2
    assert {e["status"] for e in dust("list", "--place", "city:乙")} == set()


def test_left_out_when_asked(dust: Any, days: Any, period: Any) -> None:
    kept = days("keep")
    assert kept[2:4] == [(212, 34, 131, True), (288, 36, 169, True)]
    assert kept[0] == (100, 30, 75, True)
    assert days("exclude") == days("exclude-proposed") == kept
    first, second = (e["event"] for e in dust("propose", "--place", CITY, *SPAN)["events"])
    left, part, whole = days("exclude-proposed"), period("exclude-proposed"), period("keep")
    assert left[2:4] == [(100, 30, 131, True), (None, None, 169, True)]
    assert left[9] == (None, None, kept[9][2], True)
    assert days("keep") == days("exclude") == kept
    assert part["pollutants"]["pm10"]["coverage"] == {"valid": 8, "expected": 10}
    assert part["pollutants"]["pm10"]["mean"] == part["pollutants"]["pm10"]["percentile"]["value"] == 100
    assert (part["good_days"], part["days_valid"], part["heavy_days"]) == (whole["good_days"], 10, whole["heavy_days"])
    assert part["composite"] < whole["composite"]
    dust("confirm", first, "--evidence", "沙尘快报")
    dust("reject", second, "--evidence", "无")
    assert days("exclude") == days("exclude-proposed") == [*kept[:2], *left[2:4], *kept[4:]]


def test_good_days_leave_dust_out_only_as_an_option(dust: Any, days: Any, period: Any) -> None:
    dust("propose", "--place", CITY, *SPAN)
    words = ("exclude-proposed", "--option", "dust_good_days=exclude")
    found, whole = days(*words), period(*words)
    assert found[2] == (100, 30, 75, True)
    assert found[3] == (None, None, 30, False)
    assert (whole["good_days"], whole["days_valid"]) == (8, 8)
    assert whole["options"]["dust_good_days"] == "exclude"


def test_an_event_of_the_city_holds_for_its_points(dust: Any, days: Any) -> None:
    dust("propose", "--place", CITY, *SPAN)
    assert days("exclude-proposed", place="station:A1") == days("exclude-proposed")


def test_an_event_of_a_point_holds_for_it_alone(dust: Any, days: Any) -> None:
    dust("propose", "--place", "station:A1", *SPAN)
    assert days("exclude-proposed", place="station:A2") == days("keep", place="station:A2")
    assert days("exclude-proposed", place="station:A1")[2][0] == 100
    found = days("exclude-proposed")[2]
    assert found == (156, 32, 131, True)


def test_an_earlier_state_knows_no_later_decision(dust: Any, days: Any) -> None:
    event = dust("propose", "--place", CITY, *SPAN)["events"][0]["event"]
    dust("confirm", event, "--evidence", "沙尘快报")
    assert days("exclude") != days("keep")
    assert days("exclude", "--known-at", "2026-06-01T09:00") == days("keep")


def test_a_shadowed_criterion_changes_what_is_proposed(dust: Any, city: Path) -> None:
    text = (PACKAGED / "dust" / "2016-120.yaml").read_text(encoding="utf-8")
    assert "name: start_above\n    value: 150" in text
    (city / "rules" / "dust").mkdir(parents=True)
    for above, found in ((1000, 0), (999, 2)):
        changed = text.replace("name: start_above\n    value: 150", f"name: start_above\n    value: {above}")
        (city / "rules" / "dust" / "2016-120.yaml").write_text(changed, encoding="utf-8")
        assert dust("propose", "--place", CITY, *SPAN)["found"] == found


def test_nothing_to_propose(dust: Any, airshed: Airshed, city: Path) -> None:
    assert dust("propose", "--place", CITY, "--from", "2019-03-06", "--to", "2019-03-08") == {
        "place": CITY,
        "found": 0,
        "new": 0,
        "events": [],
    }
    for words in (
        ("--place", "city:乙", *SPAN),
        ("--place", CITY),
        ("--place", CITY, "--from", "2016-12-31", "--to", "2016-12-31"),
    ):
        assert airshed("air", "dust", "propose", *words, "--home", city, "--json").code == 2
    assert "no dust events" in airshed("air", "dust", "list", "--home", city).out


def test_text_lists_events(dust: Any, airshed: Airshed, city: Path) -> None:
    event = dust("propose", "--place", CITY, *SPAN)["events"][0]["event"]
    assert event in airshed("air", "dust", "list", "--home", city).out

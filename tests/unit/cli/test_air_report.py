"""`airshed air report`: the day and the hour of a point or a city."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air.homes import home_with
from tests.unit.air.making import CLEAN, Value, day_rows

Airshed = Callable[..., Any]
KEYS = {"edition", "options", "iaqi", "aqi", "level", "category", "primary", "exceeding"}
OLD, NEW = date(2019, 3, 16), date(2026, 3, 16)
RISING: Sequence[Value] = [*range(10, 250, 10)]


@pytest.fixture(scope="session")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with two points of 甲 on a day of each edition: PM2.5 10, 20 ... 240; ozone 170; one without CO."""
    values = {**CLEAN, "pm25": RISING, "o3": 170}
    rows = [row for s in ("A1", "A2") for day in (OLD, NEW) for row in day_rows(s, day, values)]
    rows += [row for day in (OLD, NEW) for row in day_rows("B1", day, {**CLEAN, "co": None})]
    stations = [{"station": s, "name": s, "city": "甲"} for s in ("A1", "A2")]
    stations.append({"station": "B1", "name": "B1", "city": "乙"})
    return home_with(tmp_path_factory.mktemp("days"), stations, rows)


@pytest.fixture
def ask(airshed: Airshed, two_days: Path) -> Callable[..., Any]:
    def call(*words: str, place: str = "city:甲") -> Any:
        answer = airshed("air", "report", "--place", place, *words, "--home", two_days, "--json")
        assert answer.code == 0, answer.out
        return answer.json

    return call


def test_the_day(ask: Any) -> None:
    found = ask("--on", "2019-03-16")
    assert set(found) >= KEYS
    assert (found["place"], found["date"], found["at"]) == ("city:甲", "2019-03-16", "2019-03-17T00:00")
    assert found["concentrations"] == {
        "pm25_24h": 125,
        "pm10_24h": 40,
        "so2_24h": 5,
        "no2_24h": 15,
        "co_24h": 0.5,
        "o3_8h": 170,
        "o3_1h": 170,
    }
    assert (found["iaqi"]["pm25_24h"], found["iaqi"]["o3_8h"], found["iaqi"]["o3_1h"]) == (165, 110, 63)
    assert (found["aqi"], found["level"], found["category"], found["colour"]) == (165, 4, "中度污染", "红色")
    assert (found["primary"], found["exceeding"], found["rgb"]) == (["pm25"], ["pm25", "o3"], "#ff0000")
    assert (found["edition"], found["options"]["scope"]) == ("hj633-2012", "daily")
    assert found["sensitive_groups"] == []


def test_the_day_of_2026_has_six_items_and_names_groups(ask: Any) -> None:
    found = ask("--on", "2026-03-16")
    assert "o3_1h" not in found["concentrations"]
    assert (found["aqi"], found["exceeding"]) == (165, None)
    assert [group["pollutant"] for group in found["sensitive_groups"]] == ["o3", "pm25"]
    assert "儿童" in found["sensitive_groups"][0]["zh"]
    assert "children" in found["sensitive_groups"][1]["en"]
    assert found["options"]["city_min_share"] == 0.75
    assert found["editions"]["evaluation"] == "hj663-2026"


def test_the_hour_by_the_text_of_2012_has_particles_of_24_hours(ask: Any) -> None:
    """At 00:00 the last 24 hours have the mean 125; at 20:00 only 20 hours are there, 10 to 200, mean 105."""
    found = ask("--at", "2019-03-17T00:00")
    assert (found["date"], found["options"]["scope"], found["options"]["realtime_pm"]) == (
        "2019-03-16",
        "realtime",
        "24h",
    )
    assert found["concentrations"]["pm25_24h"] == 125
    assert "pm25_1h" not in found["concentrations"]
    assert ask("--at", "2019-03-16T20:00")["concentrations"]["pm25_24h"] == 105
    assert "pm25_24h" not in ask("--at", "2019-03-16T19:00")["concentrations"]


def test_the_hour_as_practised_has_particles_of_one_hour(ask: Any) -> None:
    found = ask("--at", "2019-03-16T12:00", "--option", "realtime_pm=1h")
    assert found["concentrations"]["pm25_1h"] == 120
    assert (found["aqi"], found["primary"], found["options"]["realtime_pm"]) == (158, ["pm25"], "1h")


def test_the_hour_of_2026(ask: Any) -> None:
    found = ask("--at", "2026-03-16T08:00")
    assert set(found["concentrations"]) == {"so2_1h", "no2_1h", "co_1h", "o3_1h", "pm10_1h", "pm25_1h"}
    assert (found["concentrations"]["pm25_1h"], found["aqi"], found["edition"]) == (80, 119, "hj633-2026")
    both = ask("--at", "2026-03-17T00:00", "--option", "realtime_pm=24h")
    assert both["concentrations"]["pm25_24h"] == 125


def test_eight_hours_of_ozone_need_six(ask: Any) -> None:
    assert "o3_8h" not in ask("--at", "2019-03-16T05:00")["concentrations"]
    assert ask("--at", "2019-03-16T06:00")["concentrations"]["o3_8h"] == 170


def test_an_incomplete_report_of_2026_is_withheld(ask: Any) -> None:
    found = ask("--on", "2026-03-16", place="city:乙")
    assert [found[key] for key in ("aqi", "level", "category", "primary", "exceeding", "colour")] == [None] * 6
    assert found["iaqi"]["pm25_24h"] == 29
    assert ask("--on", "2026-03-16", "--not-monitored", "co", place="city:乙")["aqi"] == 40
    assert ask("--on", "2026-03-16", "--option", "completeness=ignore", place="station:B1")["aqi"] == 40
    assert ask("--on", "2019-03-16", place="city:乙")["aqi"] == 40


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--on", "2019-03-20"), "air.no_day"),
        (("--at", "2019-03-20T08:00"), "air.no_hour"),
        ((), "air.no_period"),
        (("--on", "2019-03-16", "--at", "2019-03-16T08:00"), "air.no_period"),
        (("--on", "2019-02-30"), "air.day"),
        (("--on", "9999-12-31"), "air.day"),
        (("--at", "2019-03-16T08:30"), "air.moment"),
        (("--at", "2019-03-16T25:00"), "air.moment"),
        (("--at", "2019-03-16T08:00+08:00"), "air.moment"),
        (("--at", "0001-01-01T00:00"), "air.moment"),
        (("--at", "yesterday"), "air.moment"),
        (("--on", "2012-12-31"), "rules.no_edition"),
    ],
)
def test_no_such_report(airshed: Airshed, two_days: Path, words: tuple[str, ...], code: str) -> None:
    answer = airshed("air", "report", "--place", "city:甲", *words, "--home", two_days, "--json")
    assert answer.code == 2
    assert [e["code"] for e in answer.json["errors"]] == [code]


def test_text(airshed: Airshed, two_days: Path) -> None:
    out = airshed("air", "report", "--place", "city:甲", "--on", "2019-03-16", "--home", two_days).out
    assert "AQI 165" in out
    assert "PM2.5" in out
    assert airshed("air", "report", "--place", "city:乙", "--on", "2026-03-16", "--home", two_days).code == 0

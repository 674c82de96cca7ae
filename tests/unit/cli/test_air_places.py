"""Places and editions by day, through `airshed air evaluate --daily`, `evaluate` and `rank`."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.rules.load import PACKAGED

Airshed = Callable[..., Any]
SPAN = ("--from", "2026-02-26", "--to", "2026-03-04")
DAY_KEYS = ["date", "pm25", "pm10", "so2", "no2", "co", "o3_8h", "o3_1h", "aqi", "primary", "valid"]
CITY = "city:甲"


@pytest.fixture
def ask(airshed: Airshed, around_march: Path) -> Callable[..., Any]:
    """Return the JSON of `evaluate` on the home, for a place and further words."""

    def call(place: str, *words: str, command: str = "evaluate") -> Any:
        named = ("--place", place) if place else ()
        answer = airshed("air", command, *named, *words, "--home", around_march, "--json")
        assert answer.code == 0, answer.out
        return answer.json

    return call


def pm25(answer: Any) -> list[Any]:
    return [day["pm25"] for day in answer["days"]]


def test_the_shape_of_days(ask: Any) -> None:
    found = ask(CITY, *SPAN, "--daily")
    assert {"place", "from", "to", "dust", "editions", "options", "days"} <= set(found)
    assert (found["place"], found["from"], found["to"], found["dust"]) == (CITY, "2026-02-26", "2026-03-04", "keep")
    assert all(list(day) == DAY_KEYS for day in found["days"])
    assert [day["date"] for day in found["days"]][::6] == ["2026-02-26", "2026-03-04"]
    first = found["days"][0]
    assert first == {
        "date": "2026-02-26",
        "pm25": 70,
        "pm10": 40,
        "so2": 5,
        "no2": 15,
        "co": 0.5,
        "o3_8h": 60,
        "o3_1h": 60,
        "aqi": 94,
        "primary": ["pm25"],
        "valid": True,
    }
    assert isinstance(first["pm25"], int)


def test_each_day_has_the_editions_of_its_day(ask: Any) -> None:
    found = ask(CITY, *SPAN, "--daily")
    assert [day["aqi"] for day in found["days"]] == [94, 94, 94, 110, 110, 110, 110]
    assert found["editions"] == {
        "ambient": "gb3095-2012-amendment-2018, gb3095-2026-transition",
        "index": "hj633-2012, hj633-2026",
        "evaluation": "hj663-2013, hj663-2026",
    }
    before = ask(CITY, "--from", "2026-02-28", "--to", "2026-02-28", "--daily")
    assert before["editions"]["index"] == "hj633-2012"
    assert (before["options"]["valid_day"], before["options"]["completeness"]) == ("all", "ignore")
    after = ask(CITY, "--from", "2026-03-01", "--to", "2026-03-01", "--daily")
    assert (after["options"]["valid_day"], after["options"]["completeness"]) == ("5.3.1", "5.3.1")


@pytest.mark.parametrize(("edition", "aqi"), [("index=2012", 94), ("2026", 110), ("index=hj633-2026", 110)])
def test_an_edition_can_be_fixed(ask: Any, edition: str, aqi: int) -> None:
    found = ask(CITY, *SPAN, "--daily", "--edition", edition)
    assert {day["aqi"] for day in found["days"]} == {aqi}
    assert found["editions"]["index"] == f"hj633-{edition[-4:]}"


def test_good_days_follow_the_editions_of_their_days(ask: Any) -> None:
    found = ask(CITY, *SPAN)
    assert (found["days_valid"], found["good_days"], found["good_days_ratio"]) == (7, 3, 3 / 7)
    assert ask(CITY, *SPAN, "--edition", "2012")["good_days"] == 7


def test_reference_points_stay_out_unless_asked_for(ask: Any) -> None:
    assert pm25(ask(CITY, *SPAN, "--daily")) == [70] * 7
    found = ask(CITY, *SPAN, "--daily", "--option", "include_reference=true")
    assert pm25(found) == [55] * 7
    assert found["options"]["include_reference"] is True
    assert pm25(ask("station:S4", *SPAN, "--daily")) == [10] * 7


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("station:S3", [80] * 7),
        ("city:乙", [51] * 7),
        ("city:丙", [30, 30, 30, 30, 35, 35, 30]),
        ("city:丁", [45] * 7),
        ("region:东", [60] * 7),
        ("region:西", [30, 30, 30, 30, 35, 35, 30]),
    ],
)
def test_values_of_places(ask: Any, place: str, expected: list[int]) -> None:
    """The region 东 is the mean of 70 and 51, 60.5, which goes to the even 60."""
    assert pm25(ask(place, *SPAN, "--daily")) == expected


def test_a_day_without_rows_is_listed_and_not_valid(ask: Any) -> None:
    found = ask("city:乙", "--from", "2026-03-03", "--to", "2026-03-06", "--daily")["days"]
    assert [(day["pm25"], day["aqi"], day["primary"], day["valid"]) for day in found[2:]] == [
        (None, None, None, False)
    ] * 2
    assert list(found[-1]) == DAY_KEYS
    period = ask("city:乙", "--from", "2026-03-03", "--to", "2026-03-06")
    assert period["pollutants"]["pm25"]["coverage"] == {"valid": 2, "expected": 4}


def test_a_station_without_hours_has_no_days(ask: Any) -> None:
    found = ask("station:V1", *SPAN)
    assert (found["days_valid"], found["good_days"], found["good_days_ratio"], found["composite"]) == (0, 0, None, None)
    assert {row["attained"] for row in found["pollutants"].values()} == {None}
    assert {row["reason"] for row in found["pollutants"].values()} == {"no_days"}
    assert [day["valid"] for day in ask("station:V1", *SPAN, "--daily")["days"]] == [False] * 7


def test_not_monitored(ask: Any) -> None:
    found = ask(CITY, *SPAN, "--daily", "--not-monitored", "co,so2")
    assert found["options"]["not_monitored"] == ["co", "so2"]
    assert ask(CITY, *SPAN, "--daily")["options"]["not_monitored"] == []


def test_ranking(ask: Any) -> None:
    found = ask("", "--from", "2026-02-26", "--to", "2026-02-28", command="rank")
    cities = [(row["rank"], row["place"]) for row in found["cities"]]
    assert cities == [(1, "city:丙"), (2, "city:丁"), (3, "city:乙"), (4, CITY)]
    both = [row["composite"] for row in found["cities"]]
    assert both == sorted(both)
    with_reference = ask(
        "", "--from", "2026-02-26", "--to", "2026-02-28", "--option", "include_reference=true", command="rank"
    )
    assert [row["place"] for row in with_reference["cities"]].index(CITY) == 3
    assert with_reference["cities"][3]["composite"] < found["cities"][3]["composite"]


def test_a_shadowed_breakpoint_changes_index_and_good_days(
    airshed: Airshed, around_march: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(around_march, home)
    text = (PACKAGED / "index" / "hj633-2026.yaml").read_text(encoding="utf-8")
    (home / "rules" / "index").mkdir(parents=True)
    changed = text.replace("[0, 35, 60, 115, 150, 250, 350, 500]", "[0, 35, 70, 115, 150, 250, 350, 500]")
    assert changed != text
    (home / "rules" / "index" / "hj633-2026.yaml").write_text(changed, encoding="utf-8")
    words = ("air", "evaluate", "--place", CITY, *SPAN, "--home", home, "--json")
    assert [day["aqi"] for day in airshed(*words, "--daily").json["days"]] == [94] * 3 + [100] * 4
    assert airshed(*words).json["good_days"] == 7

"""`airshed plan history`: a curve is what `status` says on each of its days."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.plans import SMALL, city_home

Airshed = Callable[..., Any]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the small plan and air of both years."""
    return city_home(tmp_path_factory.mktemp("city"))


def history(airshed: Airshed, home: Path, *words: object) -> Any:
    answer = airshed("plan", "history", SMALL, *words, "--home", home, "--json")
    assert answer.code == 0, answer.out
    return answer.json


def test_weeks_of_the_plan_year_are_the_default(airshed: Airshed, city: Path) -> None:
    shape = history(airshed, city, "E1-01")
    assert (shape["plan"], shape["id"], shape["every"]) == (SMALL, "E1-01", "week")
    days = [point["as_of"] for point in shape["points"]]
    assert (days[:2], days[-1], len(days)) == (["2019-01-01", "2019-01-08"], "2019-12-31", 53)
    first = shape["points"][0]
    assert list(first) == ["as_of", "status", "indicators"]
    [indicator] = first["indicators"]
    assert (indicator["value"], indicator["target"]["value"]) == ("20.0", "30")
    assert indicator["coverage"] == {"valid": 1, "expected": 1}
    assert {point["status"] for point in shape["points"]} == {"on_track", "no_data"}


def test_each_point_is_what_status_says(airshed: Airshed, city: Path) -> None:
    words = ("--from", "2019-01-25", "--to", "2019-02-05", "--every", "day")
    for id_ in ("E1-01", "E2-05", "E2-04"):
        for point in history(airshed, city, id_, *words)["points"]:
            state = airshed("plan", "status", SMALL, "--as-of", point["as_of"], "--home", city, "--json").json
            clause = next(c for c in state["clauses"] if c["id"] == id_)
            assert point["status"] == clause["status"]
            for told, same in zip(point["indicators"], clause["indicators"], strict=True):
                assert {key: same[key] for key in told} == told


def test_months_end_with_their_last_day(airshed: Airshed, city: Path) -> None:
    words = ("--from", "2019-01-15", "--to", "2019-03-10", "--every", "month")
    days = [point["as_of"] for point in history(airshed, city, "E1-01", *words)["points"]]
    assert days == ["2019-01-31", "2019-02-28", "2019-03-10"]


def test_text_has_a_chart_and_the_changes(airshed: Airshed, city: Path) -> None:
    out = airshed("plan", "history", SMALL, "E1-01", "--home", city).out
    assert "█" in out
    assert "30 ┤" in out
    assert out.split("┤")[-1].split()[1:3] == ["2019-01-01", "2019-12-31"]
    rows = [line.split() for line in out.splitlines() if line.startswith("2019-")]
    assert rows[1][:4] == ["2019-01-01", "2019-04-30", "on", "track"]
    assert "too little of the evidence is valid" in out
    out = airshed("plan", "history", SMALL, "E2-05", "--home", city).out
    assert "┤" not in out
    assert "overdue" in out


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (("E9-99",), "plan.unknown_clause", "E1-01, E1-02"),
        (("E1-01", "--every", "year"), "plan.choice", "day, week, month"),
        (("E1-01", "--from", "2019-02-30"), "air.day", "2019-03-16"),
        (("E1-01", "--from", "2019-03-02", "--to", "2019-03-01"), "air.backwards", ">= 2019-03-02"),
        (("E1-01", "--from", "1900-01-01", "--to", "2200-01-01", "--every", "day"), "plan.curve", "3660"),
    ],
)
def test_what_cannot_be_drawn(airshed: Airshed, city: Path, words: tuple[str, ...], code: str, expected: str) -> None:
    answer = airshed("plan", "history", SMALL, *words, "--home", city, "--json")
    assert answer.code == 2
    [fault] = answer.json["errors"]
    assert fault["code"] == code
    assert fault["expected"].startswith(expected)

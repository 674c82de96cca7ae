"""Questions that are none: exit 2, the errors on standard output as JSON, all of them, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Airshed = Callable[..., Any]
YEAR = ("--year", "2026")


def errors(answer: Any) -> list[dict[str, str]]:
    assert answer.code == 2, answer.out
    assert list(answer.json) == ["errors"]
    found: list[dict[str, str]] = answer.json["errors"]
    assert all(list(e) == ["code", "where", "value", "expected"] for e in found)
    return found


@pytest.fixture
def refused(airshed: Airshed, around_march: Path) -> Callable[..., list[dict[str, str]]]:
    def call(*words: object, command: str = "evaluate", place: str | None = "city:甲") -> list[dict[str, str]]:
        named = () if place is None else ("--place", place)
        return errors(airshed("air", command, *named, *words, "--home", around_march, "--json"))

    return call


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "air.no_period"),
        (("--year", "2019", "--period", "2019"), "air.one_of"),
        (("--year", "2019", "--from", "2019-01-01", "--to", "2019-02-01"), "air.one_of"),
        (("--from", "2019-01-01"), "air.no_period"),
        (("--to", "2019-01-01"), "air.no_period"),
        (("--from", "2026-03-02", "--to", "2026-03-01"), "air.backwards"),
        (("--from", "2026-02-29", "--to", "2026-03-01"), "air.day"),
        (("--from", "2026-02-01", "--to", "9999-12-31"), "air.day"),
        (("--from", "20260201", "--to", "2026-03-01"), "air.day"),
        (("--period", "2026-13"), "calendar.period"),
        (("--period", "2026-02-30"), "calendar.period"),
        (("--period", "9999-12-31"), "calendar.period"),
        (("--period", "2026-monsoon"), "calendar.period"),
        (("--year", "1"), "cli.usage"),
        (("--year", "2019.5"), "cli.usage"),
        (("--year", "2012"), "rules.no_edition"),
        ((*YEAR, "--base-year", "0"), "cli.usage"),
        ((*YEAR, "--base-year", "2012"), "rules.no_edition"),
        ((*YEAR, "--dust", "ignore"), "air.dust"),
        ((*YEAR, "--by-part", "week"), "air.by"),
        ((*YEAR, "--by-part", "month", "--daily"), "air.one_of"),
        ((*YEAR, "--base-year", "2025", "--daily"), "air.one_of"),
        ((*YEAR, "--known-at", "today"), "air.moment"),
        ((*YEAR, "--known-at", "2026-06-01T08:00Z"), "air.moment"),
        ((*YEAR, "--engine", "duck"), "lake.no_engine"),
        ((*YEAR, "--edition", "1999"), "rules.unknown_edition"),
        ((*YEAR, "--edition", "dust=2016"), "air.family"),
        ((*YEAR, "--edition", "evaluation=hj663"), "rules.unknown_edition"),
        ((*YEAR, "--valid-day", "some"), "air.option_value"),
        ((*YEAR, "--completeness", "some"), "air.option_value"),
        ((*YEAR, "--option", "nothing"), "air.pair"),
        ((*YEAR, "--option", "=1"), "air.pair"),
        ((*YEAR, "--option", "nothing=1"), "air.option"),
        ((*YEAR, "--option", "gas_kelvin=300"), "air.option"),
        ((*YEAR, "--option", "valid_day=any", "--valid-day", "all"), "air.repeated"),
        ((*YEAR, "--not-monitored", "co,xx"), "air.not_monitored"),
    ],
)
def test_words_that_make_no_question(refused: Any, words: tuple[str, ...], code: str) -> None:
    assert [e["code"] for e in refused(*words)] == [code]


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e400", "", "7777777777777777777777", "0.5.5", "１"])
@pytest.mark.parametrize(
    "name",
    ["city_min_share", "day_min_hours", "o3_8h_min_hours", "ozone_min_windows", "year_min_days", "composite_decimals"],
)
def test_absurd_values_of_options(refused: Any, name: str, value: str) -> None:
    found = refused(*YEAR, "--option", f"{name}={value}")
    assert [(e["code"], e["where"], e["value"]) for e in found] == [("air.option_value", name, value)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("city_min_share", "1.1"),
        ("day_min_hours", "25"),
        ("day_min_hours", "20.5"),
        ("o3_8h_min_hours", "9"),
        ("ozone_min_windows", "25"),
        ("year_min_days", "367"),
        ("composite_decimals", "7"),
        ("ozone_windows", "2-24"),
        ("include_reference", "perhaps"),
    ],
)
def test_values_out_of_their_range(refused: Any, name: str, value: str) -> None:
    assert [e["code"] for e in refused(*YEAR, "--option", f"{name}={value}")] == ["air.option_value"]


@pytest.mark.parametrize("command", ["evaluate", "report", "dust"])
@pytest.mark.parametrize(
    "place", ["city:癸", "station:S9", "region:北", "甲", "city:", ":", "", "planet:地球", "city:甲' or 1=1"]
)
def test_unknown_places(airshed: Airshed, around_march: Path, command: str, place: str) -> None:
    words = {
        "evaluate": ("evaluate", *YEAR),
        "report": ("report", "--on", "2026-03-01"),
        "dust": ("dust", "propose", *YEAR),
    }
    answer = airshed("air", *words[command], "--place", place, "--home", around_march, "--json")
    found = errors(answer)
    assert [(e["code"], e["value"]) for e in found] == [("air.unknown_place", place)]
    assert "city:甲" in found[0]["expected"] or ":" in found[0]["expected"]


def test_everything_wrong_is_said_at_once(refused: Any) -> None:
    words = ("--from", "2026-02-30", "--to", "x", "--dust", "no", "--known-at", "y", "--option", "a=b", "--option", "c")
    more = ("--edition", "index=1999", "--edition", "z=2012", "--by-part", "week", "--not-monitored", "q")
    codes = [e["code"] for e in refused(*words, *more)]
    assert sorted(codes) == sorted(
        [
            "air.day",
            "air.day",
            "air.dust",
            "air.moment",
            "air.option",
            "air.pair",
            "rules.unknown_edition",
            "air.family",
            "air.by",
            "air.not_monitored",
        ]
    )


def test_errors_are_worded_on_standard_error(airshed: Airshed, around_march: Path) -> None:
    answer = airshed("air", "evaluate", "--place", "city:癸", *YEAR, "--home", around_march)
    assert (answer.code, answer.out) == (2, "")
    assert "city:甲" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("evaluate", "--place", "city:甲", *YEAR),
        ("rank", *YEAR),
        ("report", "--place", "city:甲", "--on", "2026-03-01"),
        ("dust", "propose", "--place", "city:甲", *YEAR),
        ("dust", "list"),
        ("stations", "list"),
    ],
)
def test_without_a_home(airshed: Airshed, tmp_path: Path, words: tuple[str, ...]) -> None:
    found = errors(airshed("air", *words, "--home", tmp_path / "none", "--json"))
    assert [e["code"] for e in found] == ["env.no_home"]


def test_an_empty_home_has_no_places(airshed: Airshed, home: Path) -> None:
    answer = airshed("air", "evaluate", "--place", "city:甲", *YEAR, "--home", home, "--json")
    assert [e["code"] for e in errors(answer)] == ["air.no_stations"]
    assert airshed("air", "rank", *YEAR, "--home", home, "--json").json["cities"] == []
    assert airshed("air", "stations", "list", "--home", home, "--json").json == []


def test_a_broken_edition_in_the_home_is_named(airshed: Airshed, own_edition: Any, home: Path) -> None:
    own_edition("index/hj633-2012", ("[0, 35, 75, 115,", "[0, 35, 75, 15,"))
    answer = airshed("air", "aqi", "pm25_24h=75", "--edition", "2012", "--home", home, "--json")
    assert "hj633-2012.yaml" in errors(answer)[0]["where"]

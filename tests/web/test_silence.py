"""Which stations are silent: told by the check, by the monitor, and cheaply."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air.homes import home_with, with_hours
from tests.unit.air.making import day_rows

from airshed.web.checks import examine
from airshed.web.silence import recent_silence, silence

DAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 5, 8)
LIST = [{"station": s, "name": f"点{s}", "city": "甲"} for s in ("S1", "S2")]


def rows(station: str, day: date) -> list[dict[str, Any]]:
    return day_rows(station, day, {"pm25": 35})


@pytest.fixture
def one_silent(tmp_path: Path) -> Path:
    return home_with(tmp_path, LIST, [*rows("S1", DAY), *rows("S2", DAY - timedelta(days=3))], now=NOW)


def test_a_silent_station_is_named_with_its_last_hour(one_silent: Path) -> None:
    found = silence(one_silent, now=NOW)
    assert [(s.station, s.name, s.since) for s in found.stations] == [("S2", "点S2", datetime(2026, 3, 2))]
    assert found.expected == 2
    assert not found.all_silent(NOW)
    check = examine(one_silent, "last_data", now=NOW)
    assert not check.ok
    assert "1/2 stations without data: S2 since 2026-03-02 00:00" in check.detail.en


def test_nothing_at_all_is_silence_of_all(one_silent: Path) -> None:
    assert silence(one_silent, now=NOW + timedelta(days=2)).all_silent(NOW + timedelta(days=2))


def test_the_hours_are_a_setting(one_silent: Path) -> None:
    (one_silent / "settings.toml").write_text("silence_hours = 100\n", encoding="utf-8")
    assert silence(one_silent, now=NOW).stations == ()
    assert examine(one_silent, "last_data", now=NOW).ok


def test_the_very_hour_is_not_yet_silent(one_silent: Path) -> None:
    assert [s.station for s in silence(one_silent, now=datetime(2026, 3, 6)).stations] == ["S2"]
    assert [s.station for s in silence(one_silent, now=datetime(2026, 3, 6, 0, 1)).stations] == ["S1", "S2"]


def test_a_row_without_values_is_no_data(one_silent: Path) -> None:
    empty = [{**row, "pm25": None} for row in rows("S2", DAY)]
    with_hours(one_silent, empty, now=NOW)
    assert [s.station for s in silence(one_silent, now=NOW).stations] == ["S2"]


def test_a_closed_station_and_one_to_come_are_not_expected(tmp_path: Path) -> None:
    listed = [
        {"station": "S1", "city": "甲"},
        {"station": "S2", "city": "甲", "to_date": "2026-03-05"},
        {"station": "S3", "city": "甲", "from_date": "2026-04-01"},
        {"station": "S4", "city": "甲", "from_date": "2026-03-05"},
    ]
    home = home_with(tmp_path, listed, rows("S1", DAY), now=NOW)
    assert [s.station for s in silence(home, now=NOW).stations] == ["S4"]


def test_places_say_whom_to_expect(one_silent: Path) -> None:
    text = "a:\n  zh: 甲\n  en: A\n  stations:\n    - {station: S1, from_date: 2018-01-01}\n"
    (one_silent / "places.yaml").write_text(text, encoding="utf-8")
    assert silence(one_silent, now=NOW).stations == ()


def test_an_empty_home_has_no_data(home: Path) -> None:
    assert silence(home, now=NOW).latest is None
    assert silence(home, now=NOW).all_silent(NOW)


def test_the_kept_answer_goes_when_something_is_imported(one_silent: Path) -> None:
    assert [s.station for s in recent_silence(one_silent, now=NOW).stations] == ["S2"]
    assert recent_silence(one_silent, now=NOW) is recent_silence(one_silent, now=NOW)
    with_hours(one_silent, rows("S2", DAY), now=NOW + timedelta(seconds=1))
    assert recent_silence(one_silent, now=NOW).stations == ()

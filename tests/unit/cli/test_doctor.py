"""`airshed doctor`: what is wrong is found, and comes with a remedy in both languages."""

import re
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from airshed.web import env
from airshed.web.checks import examine, names

Airshed = Callable[..., Any]


@pytest.fixture
def well(around_march: Path, tmp_path: Path, airshed: Airshed) -> Path:
    """Return a home of which all is well, on the last day of its data."""
    airshed("backup", tmp_path / "b.zip", "--home", around_march)
    place = tmp_path / "well"
    airshed("restore", tmp_path / "b.zip", place)
    text = "my-city:\n  zh: 甲\n  en: A\n  stations:\n    - {station: S1, from_date: 2018-01-01}\n"
    (place / "places.yaml").write_text(text, encoding="utf-8")
    return place


def _found(airshed: Airshed, home: Path) -> dict[str, Any]:
    answer = airshed("doctor", "--home", home, "--json")
    assert answer.code == (0 if answer.json["ok"] else 1)
    return {check["name"]: check for check in answer.json["checks"]}


def test_every_check_speaks_both_languages_of_an_empty_home(airshed: Airshed, home: Path) -> None:
    for check in _found(airshed, home).values():
        for part in ("detail", "remedy"):
            words = check[part]
            assert bool(words["zh"]) == bool(words["en"]) == (part == "detail" or not check["ok"]), check["name"]
            assert not re.search(r"[\u4e00-\u9fff]", words["en"]), check["name"]


def test_all_is_well_by_the_day_of_the_data(well: Path) -> None:
    now = datetime(2026, 3, 5, 8)
    quick = [name for name in names() if name != "clock"]  # the data were stored by the clock of today
    assert {name: examine(well, name, now=now).ok for name in quick} == dict.fromkeys(quick, True)


def test_a_check_that_fails_is_shown_with_its_remedy_and_the_exit_code(airshed: Airshed, home: Path) -> None:
    answer = airshed("doctor", "--home", home)
    assert answer.code == 1
    assert re.search(r"WRONG +last_data +no air data yet\n +→ import stations", answer.out)


def test_silence_is_told_with_the_hour_it_began(well: Path) -> None:
    check = examine(well, "last_data", now=datetime(2026, 3, 7, 8))
    assert not check.ok
    assert "no data since 2026-03-05 00:00" in check.detail.en


def test_a_lost_file_of_the_lake(airshed: Airshed, well: Path) -> None:
    lost = next((well / "lake" / "ambient_hours").rglob("*.parquet"))
    lost.unlink()
    found = _found(airshed, well)["lake"]
    assert not found["ok"]
    assert str(lost) in found["detail"]["en"]
    assert "airshed restore" in found["remedy"]["zh"]


def test_a_damaged_lake_stops_no_other_check(airshed: Airshed, well: Path) -> None:
    for log in (well / "lake" / "ambient_hours" / "_delta_log").iterdir():
        log.unlink() if log.is_file() else None
    assert _found(airshed, well).keys() == set(names())


def test_a_damaged_database(airshed: Airshed, home: Path) -> None:
    (home / "db.sqlite3").write_bytes(b"not a database" * 1000)
    found = _found(airshed, home)
    assert [found[name]["ok"] for name in ("database", "migrations")] == [False, False]
    assert "airshed restore" in found["database"]["remedy"]["en"]


def test_a_database_held_by_another_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airshed.web.checks.database.PATIENCE_S", 0.1)
    base = sqlite3.connect(home / "db.sqlite3", isolation_level=None)
    base.execute("CREATE TABLE t (n)")
    base.execute("BEGIN EXCLUSIVE")
    check = examine(home, "database", now=env.now(home))
    base.close()
    assert not check.ok
    assert "another program" in check.detail.en


def test_a_clock_that_went_back(well: Path) -> None:
    check = examine(well, "clock", now=datetime(2020, 1, 1))
    assert not check.ok
    assert "timedatectl" in check.remedy.en


def test_a_moved_clock_is_for_the_demo_only(airshed: Airshed, home: Path) -> None:
    (home / "settings.toml").write_text("clock_offset_s = 5\n", encoding="utf-8")
    assert not _found(airshed, home)["clock"]["ok"]
    (home / "files" / "synthetic").mkdir()
    assert _found(airshed, home)["clock"]["ok"]


def test_places_and_plans_that_cannot_be_read(airshed: Airshed, home: Path) -> None:
    (home / "places.yaml").write_text("a: [", encoding="utf-8")
    (home / "plans" / "x" / "2019").mkdir(parents=True)
    (home / "plans" / "x" / "2019" / "plan.yaml").write_text("{}", encoding="utf-8")
    found = _found(airshed, home)
    assert [found[name]["ok"] for name in ("places", "plans")] == [False, False]
    assert "airshed plan lint" in found["plans"]["remedy"]["en"]


def test_backups_that_stopped(airshed: Airshed, home: Path) -> None:
    (home / "backups").mkdir()
    path = home / "backups" / f"airshed-{env.now(home) - timedelta(days=5):%Y%m%d-%H%M%S}.zip"
    path.touch()
    assert not _found(airshed, home)["backups"]["ok"]
    airshed("backup", "--home", home)
    assert _found(airshed, home)["backups"]["ok"]

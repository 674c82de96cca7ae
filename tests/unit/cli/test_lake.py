"""`airshed lake`."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from airshed.lake.importing import import_files
from airshed.lake.tables import TABLES

Airshed = Callable[..., Any]
NOW = datetime(2020, 1, 1)


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> Path:
    """Return a home with two hours, one of them corrected a day later."""
    for day, text in enumerate(("1A,2019-03-16 08:00,1\n1A,2019-03-16 09:00,1\n1A,x,1\n", "1A,2019-03-16 08:00,2\n")):
        path = tmp_path / "a.csv"
        path.write_text("station,time,PM2.5\n" + text, encoding="utf-8")
        moment = NOW + timedelta(days=day)
        import_files(home, [path], now=moment, by="x", ceilings={}, progress=lambda *_: None)
    return home


def test_info_tells_every_table(airshed: Airshed, filled: Path) -> None:
    answer = airshed("lake", "info", "--home", filled, "--json")
    assert answer.code == 0
    tables = answer.json["tables"]
    assert list(tables) == list(TABLES)
    size = tables["ambient_hours"].pop("bytes")
    assert size > 0
    assert tables["ambient_hours"] == {
        "rows": 2,
        "corrections": 1,
        "files": 2,
        "first_hour": "2019-03-16 08:00:00",
        "last_hour": "2019-03-16 09:00:00",
        "known_at": "2020-01-02 00:00:00",
    }
    assert tables["stations"]["known_at"] is None


def test_info_is_a_table_for_people(airshed: Airshed, filled: Path) -> None:
    answer = airshed("lake", "info", "--home", filled)
    assert answer.code == 0
    assert "ambient" in answer.out


@pytest.mark.parametrize(
    ("moment", "rows"),
    [(None, 2), ("2019-12-31", 0), ("2020-01-01", 2), ("2020-01-01T00:00", 2), ("2020-01-02 00:00:01", 2)],
)
def test_count(airshed: Airshed, filled: Path, moment: str | None, rows: int) -> None:
    known_at = ("--known-at", moment) if moment else ()
    assert airshed("lake", "count", "ambient_hours", "--home", filled, *known_at, "--json").json == {"rows": rows}
    assert airshed("lake", "count", "rejects", "--home", filled).out == "1\n"


def test_an_unknown_table_is_refused(airshed: Airshed, filled: Path) -> None:
    answer = airshed("lake", "count", "hours", "--home", filled, "--json")
    assert answer.code == 2
    (fault,) = answer.json["errors"]
    assert fault["code"] == "lake.unknown_table"
    assert "ambient_hours" in fault["expected"]


def test_a_moment_that_is_none_is_refused(airshed: Airshed, filled: Path) -> None:
    assert airshed("lake", "count", "rejects", "--home", filled, "--known-at", "yesterday").code == 2


def test_compact_tells_files_before_and_after(airshed: Airshed, filled: Path) -> None:
    answer = airshed("lake", "compact", "--home", filled, "--json")
    assert answer.code == 0
    assert answer.json["tables"] == {
        "ambient_hours": {"before": 2, "after": 2},
        "rejects": {"before": 1, "after": 1},
    }
    assert airshed("lake", "count", "ambient_hours", "--home", filled, "--json").json == {"rows": 2}
    assert "ambient_hours: 2 files" in airshed("lake", "compact", "--home", filled).out


def test_an_empty_lake_is_no_fault(airshed: Airshed, home: Path) -> None:
    assert airshed("lake", "info", "--home", home).code == 0
    assert airshed("lake", "count", "stations", "--home", home, "--json").json == {"rows": 0}
    assert airshed("lake", "compact", "--home", home).out == "the lake is empty\n"


def test_without_a_home_the_way_to_one_is_named(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("lake", "info", "--home", tmp_path / "none", "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["expected"].startswith("airshed init")

"""`--known-at`: corrections and late stations are not known before they were stored."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air.homes import FIRST, home_with, with_hours, with_stations
from tests.unit.air.making import CLEAN, day_rows

Airshed = Callable[..., Any]
DAY = date(2019, 3, 16)
LATER = datetime(2026, 6, 2, 8)
LAST = datetime(2026, 6, 3, 8)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home: PM2.5 20, corrected to 90 on 2 June, and a second point of 乙 known since the 3rd."""
    stations = [{"station": "A1", "name": "一", "city": "甲"}, {"station": "B1", "name": "二", "city": "乙"}]
    rows = [row for s in ("A1", "B1") for row in day_rows(s, DAY, CLEAN)]
    home = home_with(tmp_path_factory.mktemp("known"), stations, rows)
    with_hours(home, day_rows("A1", DAY, {**CLEAN, "pm25": 90}), now=LATER)
    with_stations(home, [*stations, {"station": "B2", "name": "三", "city": "乙"}], now=LAST)
    with_hours(home, day_rows("B2", DAY, {**CLEAN, "pm25": 40}), now=LAST)
    return home


@pytest.mark.parametrize(
    ("place", "known_at", "pm25"),
    [
        ("city:甲", None, 90),
        ("city:甲", "2026-06-02T08:00", 90),
        ("city:甲", "2026-06-02T07:59", 20),
        ("city:甲", FIRST.isoformat(), 20),
        ("city:乙", None, 30),
        ("city:乙", "2026-06-03T07:59:59", 20),
        ("city:乙", "2026-06-03T08:00", 30),
    ],
)
def test_days_as_they_were_known(
    airshed: Airshed, corrected: Path, place: str, known_at: str | None, pm25: int
) -> None:
    words = ("--known-at", known_at) if known_at else ()
    asked = ("air", "evaluate", "--place", place, "--from", DAY, "--to", DAY, *words, "--home", corrected, "--json")
    found = airshed(*asked, "--daily").json
    assert [day["pm25"] for day in found["days"]] == [pm25]
    assert airshed(*asked).json["pollutants"]["pm25"]["mean"] == pm25


def test_before_anything_was_stored_no_place_is_known(airshed: Airshed, corrected: Path) -> None:
    words = ("--place", "city:甲", "--year", "2019", "--known-at", "2026-06-01T07:59", "--home", corrected, "--json")
    answer = airshed("air", "evaluate", *words)
    assert (answer.code, [e["code"] for e in answer.json["errors"]]) == (2, ["air.no_stations"])


def test_a_ranking_as_it_was_known(airshed: Airshed, corrected: Path) -> None:
    asked = ("air", "rank", "--from", DAY, "--to", DAY, "--home", corrected, "--json")
    assert [row["place"] for row in airshed(*asked).json["cities"]] == ["city:乙", "city:甲"]
    early = airshed(*asked, "--known-at", "2026-06-01T12:00").json
    assert [(row["rank"], row["place"]) for row in early["cities"]] == [(1, "city:乙"), (1, "city:甲")]
    assert early["known_at"] == "2026-06-01T12:00:00"

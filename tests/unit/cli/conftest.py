"""Homes of the command line's tests."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.unit.air.homes import home_with, with_stations
from tests.unit.air.making import CLEAN, Value, day_rows

from airshed.calendar import Period
from airshed.rules.load import PACKAGED


@pytest.fixture
def own_edition(home: Path) -> Callable[..., Path]:
    """Return a function that puts a changed copy of a packaged edition into the home."""

    def put(name: str, *pairs: tuple[str, str]) -> Path:
        text = (PACKAGED / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = home / "rules" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


DAYS = Period(date(2026, 2, 26), date(2026, 3, 5))
"""Days around the change of editions on 2026-03-01."""
LISTED = [
    {"station": "S1", "name": "一", "city": "甲", "region": "东"},
    {"station": "S2", "name": "二", "city": "甲", "region": "东"},
    {"station": "S3", "name": "三", "city": "甲", "region": "东"},
    {"station": "S4", "name": "清洁对照点", "city": "甲", "region": "东", "kind": "reference"},
    {"station": "T1", "name": "四", "city": "乙", "region": "东"},
    {"station": "U1", "name": "五", "city": "丙", "region": "西"},
    {"station": "U2", "name": "六", "city": "丙", "region": "西", "from_date": "2026-03-02", "to_date": "2026-03-04"},
    {"station": "V1", "name": "七", "city": "戊", "region": "西"},
]
PM25: dict[str, Value] = {"S1": 60, "S2": 70, "S3": "80.5", "S4": 10, "T1": 51, "U1": 30, "U2": 40, "city:丁": 45}


@pytest.fixture(scope="session")
def around_march(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with cities of several points, a city's own series, and a listed station without hours."""
    rows = [
        row
        for station, value in PM25.items()
        for n in range(DAYS.days)
        for row in day_rows(station, DAYS.from_date + timedelta(n), {**CLEAN, "pm25": value})
    ]
    home = home_with(tmp_path_factory.mktemp("march"), [], rows)
    with_stations(home, LISTED)
    return home

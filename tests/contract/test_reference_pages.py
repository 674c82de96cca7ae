"""The reference pages that hold results on real data are what their commands print today."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
YEAR = "cnemc_hourly_2019"
CITIES = ("张家口", "大同", "银川", "兰州", "石家庄", "西安", "乌鲁木齐", "拉萨", "上海", "广州", "成都", "北京")
PLACES = ("city:锡林郭勒盟", "region:内蒙古", *(f"city:{name}" for name in CITIES))


def _table(page: str) -> list[str]:
    """Return the last table of a page and what follows it."""
    lines = (REFERENCE / page).read_text(encoding="utf-8").splitlines()
    last = max(n for n, line in enumerate(lines) if line.startswith("|---"))
    return [line for line in lines[last - 1 :] if line]


def _printed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.full
def test_agreement(shared: Path, tmp_path: Path, airshed: Callable[..., Any]) -> None:
    data = shared / "data"
    files: Iterable[Path] = (
        data / "cnemc_national_2019_03" / "national_2019_03.parquet",
        *(data / YEAR / f"{name}_2019.parquet" for name in ("inner_mongolia", "twelve_cities")),
        *sorted((data / "cnemc_official_hours").glob("*.csv")),
    )
    rows = tmp_path / "rows.csv"
    answer = airshed("air", "agreement", *files, "--markdown", "--rows", rows)
    assert _printed(answer.out) == _table("agreement.md")
    assert rows.read_bytes() == (REFERENCE / "agreement-unexplained.csv").read_bytes()


def test_annual_results(shared: Path, home: Path, airshed: Callable[..., Any]) -> None:
    airshed("air", "import", shared / "data" / YEAR, "--home", home)
    for place in PLACES[1:]:
        airshed("air", "dust", "propose", "--place", place, "--year", "2019", "--home", home)
    choices = ("--dust", "keep", "--dust", "exclude-proposed", "--markdown", "--home", home)
    answer = airshed("air", "summary", *PLACES, "--year", "2019", *choices)
    assert _printed(answer.out) == _table("annual-2019.md")

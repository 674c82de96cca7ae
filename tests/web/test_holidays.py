"""Holidays of a home: further years, and whatever may stand in the file."""

from datetime import date, datetime
from pathlib import Path

import pytest

from airshed.calendar import work_days
from airshed.web.checks.holidays import check
from airshed.web.holidays import FILE, HolidaysBroken, work_days_of

LAST = max(work_days().years)


def write(home: Path, text: str) -> None:
    (home / FILE).write_text(text, encoding="utf-8")


def test_a_home_without_a_file_has_the_packaged_years(home: Path) -> None:
    assert work_days_of(home) == work_days()


def test_further_years_are_added(home: Path) -> None:
    write(home, f"years: [{{year: {LAST + 1}, off: [{LAST + 1}-01-01], worked: [{LAST + 1}-01-02]}}]\n")
    days = work_days_of(home)
    assert days.years == work_days().years | {LAST + 1}
    assert [days.is_work_day(date(LAST + 1, 1, n)) for n in (1, 2)] == [False, True]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2027: [2027-01-01]", 1),
        ("years: none", 1),
        ("years: [{year: 2027}]", 1),
        ("years: [{year: 2027, off: [2026-01-01, soon], worked: [2027-01-02]}, 5]", 3),
        ("years: [{year: 2027, off: [], more: 1}]", 1),
        ("years: [", 1),
    ],
)
def test_all_faults_of_a_file_are_told(home: Path, text: str, places: int) -> None:
    write(home, text)
    with pytest.raises(HolidaysBroken) as broken:
        work_days_of(home)
    assert len(broken.value.faults) == places
    assert not check(home, now=datetime(2019, 9, 1)).ok


def test_the_doctor_asks_for_next_year_before_it_comes(home: Path) -> None:
    assert check(home, now=datetime(LAST, 11, 1)).ok
    assert not check(home, now=datetime(LAST, 11, 30)).ok
    write(home, f"years: [{{year: {LAST + 1}, off: []}}]\n")
    assert check(home, now=datetime(LAST, 11, 30)).ok

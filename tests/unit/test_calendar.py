"""Days, periods and the hours of a day."""

from datetime import date, datetime

import pytest

from airshed.calendar import Period, UnknownPeriod, day_of, hour_number, month, parse_period, season, year


@pytest.mark.parametrize(
    ("text", "first", "last", "days"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), 365),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), 366),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31), 31),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), 29),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31), 31),
        ("2019-03-16", date(2019, 3, 16), date(2019, 3, 16), 1),
        ("2019-spring", date(2019, 3, 1), date(2019, 5, 31), 92),
        ("2019-winter", date(2019, 12, 1), date(2020, 2, 29), 91),
    ],
)
def test_a_period_is_named_by_year_month_day_or_season(text: str, first: date, last: date, days: int) -> None:
    period = parse_period(text)
    assert (period.from_date, period.last_date, period.days) == (first, last, days)


@pytest.mark.parametrize(
    "text", ["", "19", "2019-13", "2019-00", "2019-02-29", "2019-3", "2019-fall", "0000", "9999", "2019-03-16x"]
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(UnknownPeriod) as refusal:
        parse_period(text)
    assert [(fault.code, fault.value) for fault in refusal.value.faults] == [("calendar.period", text)]


def test_months_cut_a_period_at_its_ends() -> None:
    period = Period(date(2019, 1, 30), date(2019, 3, 2))
    assert list(period.months()) == [
        Period(date(2019, 1, 30), date(2019, 2, 1)),
        Period(date(2019, 2, 1), date(2019, 3, 1)),
        Period(date(2019, 3, 1), date(2019, 3, 2)),
    ]
    assert sum(part.days for part in year(2020).months()) == 366


def test_months_run_on_into_the_next_year() -> None:
    assert month(2019, 14) == month(2020, 2)
    assert season(2019, "winter").to_date == date(2020, 3, 1)


def test_the_same_days_of_another_year() -> None:
    assert month(2019, 3).same_days(2018) == month(2018, 3)
    assert season(2019, "winter").same_days(2017) == Period(date(2017, 12, 1), date(2018, 3, 1))
    leap = date(2020, 2, 29)
    assert Period(leap, date(2020, 3, 5)).same_days(2019) == Period(date(2019, 2, 28), date(2019, 3, 5))
    assert Period(leap, date(2020, 3, 1)).same_days(2019) == Period(date(2019, 2, 28), date(2019, 3, 1))
    assert Period(date(2020, 2, 1), leap).same_days(2019) == month(2019, 2)
    assert month(2020, 2).same_days(2019) == month(2019, 2)


@pytest.mark.parametrize(
    ("hour_end", "day", "number"),
    [
        (datetime(2019, 3, 16, 1), date(2019, 3, 16), 1),
        (datetime(2019, 3, 16, 23), date(2019, 3, 16), 23),
        (datetime(2019, 3, 17, 0), date(2019, 3, 16), 24),
        (datetime(2019, 1, 1, 0), date(2018, 12, 31), 24),
    ],
)
def test_midnight_is_hour_24_of_the_day_before(hour_end: datetime, day: date, number: int) -> None:
    assert (day_of(hour_end), hour_number(hour_end)) == (day, number)

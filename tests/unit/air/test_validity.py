"""Which hours count, and which points are expected on which days."""

from datetime import date, timedelta

from tests.unit.air.making import CLEAN, day_rows, frame_of, hour_of, rows_of

from airshed.air.validity import (
    DustHours,
    Point,
    active_days,
    expected_station_days,
    one_row_an_hour,
    with_day,
    without_dust,
)
from airshed.calendar import Period

DAY = date(2019, 3, 16)


def test_repeated_rows_count_once_and_of_different_ones_the_larger_stands() -> None:
    rows = day_rows("A", DAY, {"pm25": 20}, numbers=[5]) * 3
    rows += day_rows("A", DAY, {"pm25": 30, "so2": 4}, numbers=[5]) + day_rows("A", DAY, {"so2": 9}, numbers=[6])
    found = {r["hour_end"]: (r["pm25"], r["so2"]) for r in rows_of(one_row_an_hour(frame_of(rows)))}
    assert found == {hour_of(DAY, 5): (300, 40), hour_of(DAY, 6): (None, 90)}


def test_hours_1_to_24_and_the_turn_of_the_year() -> None:
    rows = day_rows("A", date(2018, 12, 31), CLEAN, numbers=[1, 23, 24, 25])
    found = [(r["date"], r["hour"]) for r in rows_of(with_day(frame_of(rows)).sort("hour_end"))]
    assert found == [(date(2018, 12, 31), 1), (date(2018, 12, 31), 23), (date(2018, 12, 31), 24), (date(2019, 1, 1), 1)]


def test_a_point_is_active_from_its_first_to_its_last_value() -> None:
    rows = day_rows("A", DAY, {}, numbers=[1, 24]) + day_rows("A", DAY, {"co": 1}, numbers=[3, 9])
    rows += day_rows("B", DAY, {}, numbers=[1])
    found = {r["station"]: (r["first_hour"], r["last_hour"]) for r in rows_of(active_days(frame_of(rows)))}
    assert found == {"A": (hour_of(DAY, 3), hour_of(DAY, 9))}


def test_dust_hours_begin_with_the_first_and_end_before_the_last() -> None:
    rows = day_rows("A", DAY, CLEAN, numbers=[4, 5, 6, 7])
    event = DustHours(frozenset({"A"}), hour_of(DAY, 5), hour_of(DAY, 7), pm25_affected=False)
    found = sorted(rows_of(without_dust(frame_of(rows), events=[event])), key=lambda r: r["hour_end"])
    assert [r["pm10"] for r in found] == [400, None, None, 400]
    assert [r["pm25"] for r in found] == [200] * 4
    assert [r["so2"] for r in found] == [50] * 4


def test_expected_days_are_those_of_the_period_and_the_point() -> None:
    period = Period(DAY, DAY + timedelta(3))
    points = [
        Point("A", "city:甲", date(2015, 1, 1), date(2030, 1, 1)),
        Point("B", "city:甲", DAY + timedelta(1), DAY + timedelta(2)),
        Point("C", "city:乙", date(2015, 1, 1), DAY),
        Point("D", "city:乙", DAY + timedelta(3), date(2030, 1, 1)),
        Point("E", "city:乙", DAY + timedelta(2), DAY + timedelta(1)),
    ]
    found = expected_station_days(points, period=period)
    assert found["station"] == ["A", "A", "A", "B"]
    assert found["date"] == [DAY, DAY + timedelta(1), DAY + timedelta(2), DAY + timedelta(1)]

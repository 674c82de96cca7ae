"""Dust events out of hourly PM10: start, end, PM2.5, gaps, the end of the data."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.air.making import EDITIONS, Value, day_rows, frame_of, rows_of

from airshed.air.dust import Event, city_hours, proposed
from airshed.rules.edition import get_edition

EDITION = get_edition(EDITIONS, family="dust", text="2016-120")
START = datetime(2019, 3, 16, 1)
CALM = [100] * 6


def hour(n: int) -> datetime:
    """Return the end of the n-th hour of the series, from 0."""
    return START + timedelta(hours=n)


def series(pm10: Sequence[Value], pm25: Sequence[Value] | None = None, station: str = "A") -> list[dict[str, Any]]:
    rows = day_rows(
        station, date(2019, 3, 16), {"pm10": pm10, "pm25": pm25 or [30] * len(pm10)}, numbers=range(1, len(pm10) + 1)
    )
    return [row for row in rows if row["pm10"] is not None or row["pm25"] is not None]


def events(pm10: Sequence[Value], pm25: Sequence[Value] | None = None) -> list[Event]:
    return proposed(rows_of(city_hours(frame_of(series(pm10, pm25)))), edition=EDITION)


def spans(pm10: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the events' first hours and the first hours after, by position in the series."""
    return [
        (int((e.from_hour - START) / timedelta(hours=1)), int((e.to_hour - START) / timedelta(hours=1)))
        for e in events(pm10)
    ]


@pytest.mark.parametrize(("value", "starts"), [("199.9", False), (200, True), ("200.1", True), (500, True)])
def test_starts_at_twice_the_six_hours_before(*, value: Value, starts: bool) -> None:
    assert spans([*CALM, value, 100]) == ([(6, 7)] if starts else [])


@pytest.mark.parametrize(("value", "starts"), [(149, False), (150, False), ("150.1", True), (151, True)])
def test_starts_above_150_only(*, value: Value, starts: bool) -> None:
    assert spans([*([50] * 6), value, 50]) == ([(6, 7)] if starts else [])


def test_the_mean_before_is_of_six_hours() -> None:
    assert spans([1000, 80, 90, 100, 110, 120, 100, 200, 100]) == [(7, 8)]
    assert spans([80, 90, 100, 110, 120, 101, 200, 100]) == []


@pytest.mark.parametrize(("value", "ends"), [("110.1", False), (110, True), ("109.9", True), (60, True)])
def test_ends_at_the_first_hour_back_within_a_tenth(*, value: Value, ends: bool) -> None:
    assert spans([*CALM, 400, 300, value, 300, 100, 100]) == [(6, 8 if ends else 10)]


def test_an_event_open_at_the_end_of_the_data_says_so() -> None:
    found = events([*CALM, 400, 300])
    assert [(e.from_hour, e.to_hour, e.open) for e in found] == [(hour(6), hour(8), True)]
    assert [e.open for e in events([*CALM, 400, 300, 100])] == [False]


def test_peak_and_mean_before() -> None:
    found = events([*CALM, 400, "712.5", 100])[0]
    assert (found.peak, found.before) == (Fraction("712.5"), Fraction(100))


def test_a_gap_in_the_window_starts_nothing() -> None:
    assert spans([100, 100, None, 100, 100, 100, 400, 100]) == []
    assert spans([100, None, 100, 100, 100, 100, 100, 400, 100]) == []
    assert spans([None, *CALM, 400, 100]) == [(7, 8)]
    assert spans([400, 400, 400]) == []


def test_a_gap_in_the_event_does_not_end_it() -> None:
    assert spans([*CALM, 400, None, 300, 100]) == [(6, 9)]
    assert spans([*CALM, 400, 300, None, 100]) == [(6, 8)]


def test_two_events_on_one_day() -> None:
    assert spans([*CALM, 400, *CALM, 400, 390, 100]) == [(6, 7), (13, 15)]
    assert spans([*CALM, 400, 100, 290, 290, 100]) == [(6, 7)]


@pytest.mark.parametrize(("pm25", "affected"), [(60, True), ("59.9", True), ("60.1", False), (None, False)])
def test_pm25_is_affected_at_half_the_share_before(*, pm25: Value, affected: bool) -> None:
    """The share before is 30 %; of 400 half of it is 60."""
    found = events([*CALM, 400, 100], [*([30] * 6), pm25, 30])
    assert [e.pm25_affected for e in found] == [affected]


def test_pm25_without_a_share_before_is_not_affected() -> None:
    assert [e.pm25_affected for e in events([*CALM, 400, 100], [*([None] * 6), 10, 10])] == [False]


def test_the_city_is_the_mean_of_its_points() -> None:
    rows = series([*CALM, 300, 100]) + series([*CALM, 100, 100], station="B")
    found = proposed(rows_of(city_hours(frame_of(rows))), edition=EDITION)
    assert [(e.from_hour, e.peak) for e in found] == [(hour(6), Fraction(200))]
    rows = series([*CALM, 300, 100]) + series([*CALM, "99.9", 100], station="B")
    assert proposed(rows_of(city_hours(frame_of(rows))), edition=EDITION) == []


def test_order_of_rows_does_not_matter_and_nothing_comes_of_nothing() -> None:
    rows = rows_of(city_hours(frame_of(series([*CALM, 400, 300, 100]))))
    assert proposed(rows[::-1], edition=EDITION) == proposed(sorted(rows, key=str), edition=EDITION)
    assert proposed([], edition=EDITION) == []

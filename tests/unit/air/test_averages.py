"""Hours to the exact day of a point: minimum hours, ozone windows, hour 24, missing rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.air import reference
from tests.unit.air.making import CLEAN, Series, Value, day_rows, frame_of, hour_of, rows_of, rulebook

from airshed.air.averages import denominators, station_days
from airshed.vocab import POLLUTANTS

DAY = date(2019, 3, 16)
COLUMNS = ("pm25", "pm10", "so2", "no2", "co", "o3_8h", "o3_1h")


def exact_days(rows: Sequence[dict[str, Any]], **options: str) -> dict[date, dict[str, Fraction | None]]:
    """Return the exact days of one point, in units."""
    ruleset = rulebook(**options).on(DAY)
    over = denominators(ruleset)
    return {
        row["date"]: {
            c: None if row[c] is None else Fraction(row[c], over[c] * POLLUTANTS[c.partition("_")[0]].scale)
            for c in COLUMNS
        }
        for row in rows_of(station_days(frame_of(rows), ruleset=ruleset))
    }


def ozone(values: Sequence[Value], yesterday: Sequence[Value] = (), **options: str) -> Fraction | None:
    rows = day_rows("A", DAY, {"o3": values})
    if yesterday:
        rows += day_rows("A", DAY - timedelta(1), {"o3": yesterday})
    return exact_days(rows, **options)[DAY]["o3_8h"]


@pytest.mark.parametrize(("hours", "valid"), [(0, False), (19, False), (20, True), (21, True), (24, True)])
@pytest.mark.parametrize("pollutant", ["pm25", "pm10", "so2", "no2", "co"])
def test_a_day_needs_20_hours(*, pollutant: str, hours: int, valid: bool) -> None:
    values: Sequence[Value] = [n + 1 if n < hours else None for n in range(24)]
    rows = day_rows("A", DAY, {pollutant: values, "o3": 1})
    assert exact_days(rows)[DAY][pollutant] == (Fraction(hours + 1, 2) if valid else None)


@pytest.mark.parametrize("hours", [19, 20])
def test_a_missing_row_is_a_missing_value(hours: int) -> None:
    missing = [4, 9, 16, 23, 12][: 24 - hours]
    rows = day_rows("A", DAY, {"pm25": 35}, numbers=[n for n in range(1, 25) if n not in missing])
    assert exact_days(rows)[DAY]["pm25"] == (35 if hours == 20 else None)


def test_hour_24_is_midnight_of_the_next_day() -> None:
    rows = day_rows("A", DAY, {"pm25": [0] * 23 + [240]})
    assert rows[-1]["hour_end"] == hour_of(DAY + timedelta(1), 0)
    days = exact_days(rows)
    assert days == {DAY: {**days[DAY], "pm25": Fraction(10)}}


def test_midnight_of_the_day_itself_is_of_the_day_before() -> None:
    days = exact_days([*day_rows("A", DAY, {"pm25": 10}), *day_rows("A", DAY, {"pm25": 999}, numbers=[0])])
    assert days[DAY]["pm25"] == 10
    assert days[DAY - timedelta(1)]["pm25"] is None


@pytest.mark.parametrize(("there", "valid"), [(5, False), (6, True), (7, True), (8, True)])
def test_eight_hours_need_six(*, there: int, valid: bool) -> None:
    """Values fall from hour 1 on, so that the window that ends at 08 is the greatest."""
    values: Sequence[Value] = [100 - n * 10 if n < there else None for n in range(24)]
    found = ozone(values, ozone_min_windows="1", ozone_valid_if_exceeding="false")
    assert found == (100 - Fraction(10 * (there - 1), 2) if valid else None)


def test_the_mean_of_a_short_window_is_over_the_hours_there_are() -> None:
    values: Sequence[Value] = [None] * 16 + [None, None, 100, 100, 100, 100, 100, 104]
    assert ozone(values, ozone_min_windows="1") == Fraction(604, 6)


@pytest.mark.parametrize(("hours", "windows"), [(19, 14), (18, 13), (17, 12)])
def test_14_windows_count_and_13_do_not(hours: int, windows: int) -> None:
    """The last `hours` hours of the day have values: windows end at 24, 23, ... while six of their hours are there."""
    values: Sequence[Value] = [None] * (24 - hours) + [80] * hours
    rows = day_rows("A", DAY, {"o3": values})
    assert rows_of(station_days(frame_of(rows), ruleset=rulebook().on(DAY)))[0]["o3_windows"] == windows
    assert ozone(values) == (80 if windows >= 14 else None)


@pytest.mark.parametrize(
    ("value", "valid"), [(160, False), ("160.1", False), ("160.5", False), ("160.6", True), (161, True)]
)
def test_fewer_windows_are_enough_when_the_limit_is_exceeded(*, value: Value, valid: bool) -> None:
    values: Sequence[Value] = [None] * 16 + [value] * 8
    assert (ozone(values) is not None) is valid
    assert ozone(values, ozone_valid_if_exceeding="false") is None


def test_windows_end_at_hours_8_to_24_and_yesterday_has_no_say() -> None:
    today: Sequence[Value] = [0] * 24
    assert ozone(today, [300] * 24) == 0
    assert ozone(today, [300] * 24, ozone_windows="1-24") == Fraction(300 * 7, 8)


def test_windows_from_hour_1_reach_into_yesterday() -> None:
    yesterday: Sequence[Value] = [*([0] * 17), 10, 20, 30, 40, 50, 60, 70]
    assert ozone([80, *([0] * 23)], yesterday, ozone_windows="1-24") == Fraction(360, 8)
    assert ozone([80, *([0] * 23)], ozone_windows="1-24") == Fraction(80, 6)


def test_ozone_of_one_hour_follows_the_eight_hours() -> None:
    rows = day_rows("A", DAY, {"o3": [200] + [None] * 23})
    assert exact_days(rows)[DAY]["o3_1h"] is None
    assert exact_days(rows, o3_1h_valid="any")[DAY]["o3_1h"] == 200
    assert exact_days(day_rows("A", DAY, {"o3": [200] + [90] * 23}))[DAY]["o3_1h"] == 200


def test_days_and_points_are_kept_apart() -> None:
    rows = [
        row
        for n, station in enumerate("ABC")
        for d in range(3)
        for row in day_rows(station, DAY + timedelta(d), {**CLEAN, "pm25": 10 * n + d})
    ]
    found = rows_of(station_days(frame_of(rows), ruleset=rulebook().on(DAY)))
    over = denominators(rulebook().on(DAY))["pm25"] * 10
    assert {(r["station"], r["date"]): Fraction(r["pm25"], over) for r in found} == {
        (s, DAY + timedelta(d)): 10 * n + d for n, s in enumerate("ABC") for d in range(3)
    }


def test_great_values_stay_exact() -> None:
    rows = day_rows("A", DAY, {"co": ["149.999"] * 23 + [None], "pm10": [9999] * 22 + ["0.1", None], "o3": 1000})
    found = exact_days(rows)[DAY]
    assert found["co"] == Fraction("149.999")
    assert found["pm10"] == (Fraction(9999) * 22 + Fraction("0.1")) / 23
    assert found["o3_8h"] == 1000


def test_equal_to_the_second_reading() -> None:
    values: Series = {
        p: [None if (n * 7 + k) % 11 == 0 else (n * n * (k + 3)) % 190 for n in range(24)]
        for k, p in enumerate(POLLUTANTS)
    }
    rows = day_rows("A", DAY, values) + day_rows("A", DAY - timedelta(1), CLEAN)
    for options, windows in (("8-24", (8, 24)), ("1-24", (1, 24))):
        expected = reference.station_day(reference.by_station(rows)["A"], DAY, windows=windows)
        assert exact_days(rows, ozone_windows=options)[DAY] == expected

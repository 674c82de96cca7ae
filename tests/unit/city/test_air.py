"""The true air makes physical sense: heating, traffic, storms and sun are all seen in it."""

from datetime import date, timedelta

import polars as pl
import pytest

from airshed.city.air import is_heated
from airshed.city.history import History

MONTH, HOUR = pl.col("hour_end").dt.month(), pl.col("hour_end").dt.hour()


@pytest.fixture(scope="module")
def hours(past: History) -> pl.DataFrame:
    """Hours of the city's mean air, and the weather."""
    air = past.air.group_by("hour_end").agg(pl.exclude("station").mean())
    return air.join(past.weather.drop("station"), on="hour_end").sort("hour_end")


def _mean(frame: pl.DataFrame, column: str, *where: pl.Expr) -> float:
    return float(frame.filter(*where).select(pl.col(column).mean()).item())


@pytest.mark.parametrize(
    ("day", "heated"), [("10-14", False), ("10-15", True), ("01-10", True), ("04-14", True), ("04-15", False)]
)
def test_homes_are_heated_from_mid_october_to_mid_april(day: str, heated: bool) -> None:  # noqa: FBT001
    assert is_heated(date.fromisoformat(f"2019-{day}")) is heated


def test_pm10_holds_pm25(past: History) -> None:
    assert (past.air["pm10"] >= past.air["pm25"]).all()


@pytest.mark.parametrize(("code", "times"), [("so2", 3.5), ("co", 1.8), ("pm25", 1.6), ("no2", 1.3)])
def test_the_cold_months_are_dirtier(hours: pl.DataFrame, code: str, times: float) -> None:
    cold, warm = _mean(hours, code, MONTH.is_in([12, 1, 2])), _mean(hours, code, MONTH.is_in([6, 7, 8]))
    assert cold > times * warm


def test_ozone_is_of_summer_afternoons_and_nitrogen_dioxide_takes_it_away(hours: pl.DataFrame) -> None:
    summer = hours.filter(MONTH.is_in([6, 7, 8]))
    of_hour = summer.group_by(hour=HOUR).agg(pl.col("o3").mean()).sort("hour")
    assert 13 <= (of_hour["o3"].arg_max() or 0) <= 17
    assert hours.select(pl.corr("o3", "no2")).item() < -0.2
    eight = hours.rolling("hour_end", period="8h").agg(pl.col("o3").mean())
    highest = eight.group_by(day=pl.col("hour_end").dt.date()).agg(pl.col("o3").max())
    july = highest.filter(pl.col("day").dt.month() == 7)["o3"]
    assert (july > 160).any()
    assert (july > 120).sum() > 0.6 * len(july)
    assert (highest["o3"] < 215).all()


def test_traffic_peaks_morning_and_evening_and_rests_on_sundays(hours: pl.DataFrame) -> None:
    of_hour = hours.group_by(hour=HOUR).agg(pl.col("no2").mean()).sort("hour")["no2"]
    assert of_hour[8] > of_hour[4]
    assert of_hour[19] > of_hour[14]
    noon, sunday = HOUR.is_between(10, 16), pl.col("hour_end").dt.weekday() == 7
    assert _mean(hours, "no2", noon, sunday) < 0.9 * _mean(hours, "no2", noon, ~sunday)


def test_still_air_is_dirty_and_wind_cleans_it(hours: pl.DataFrame) -> None:
    winter, speed = MONTH.is_in([12, 1, 2]), pl.col("wind_speed_m_s")
    assert _mean(hours, "pm25", winter, speed < 1.5) > 2 * _mean(hours, "pm25", winter, speed > 5)


def test_storms_come_in_spring_and_autumn_from_the_north_west_with_coarse_dust(
    past: History, hours: pl.DataFrame
) -> None:
    assert {storm.from_hour.month for storm in past.storms} <= {3, 4, 5, 9, 10}
    assert sum(storm.from_hour.month <= 5 for storm in past.storms) > len(past.storms) / 2
    assert (hours["pm10"] > 1000).any()
    for storm in past.storms:
        height = pl.col("hour_end").is_between(
            storm.from_hour + timedelta(hours=2), storm.from_hour + timedelta(hours=5)
        )
        if hours.filter(height, pl.col("pm10").is_null()).height:
            continue
        share = hours.filter(height).select(pl.col("pm25").sum() / pl.col("pm10").sum()).item()
        assert _mean(hours, "pm10", height) > 0.6 * storm.peak_ug_m3
        assert share < 0.25
        assert hours.filter(height)["wind_from_deg"].is_between(265, 350).all()
        assert _mean(hours, "wind_speed_m_s", height) > 5


def test_the_second_year_is_a_little_cleaner(hours: pl.DataFrame) -> None:
    same, year = pl.col("hour_end").dt.ordinal_day() < 324, pl.col("hour_end").dt.year()
    then, now = (_mean(hours, "pm25", same, year == number) for number in (2018, 2019))
    assert 0.85 * then < now < then
    assert 24 < _mean(hours, "pm25", year == 2018) < 31

"""The weather is that of a dry steppe."""

import polars as pl

from airshed.city.history import History

MONTH = pl.col("hour_end").dt.month()


def _mean(past: History, column: str, *months: int) -> float:
    return float(past.weather.filter(MONTH.is_in(months)).select(pl.col(column).mean()).item())


def test_winters_are_bitter_and_summers_warm(past: History) -> None:
    assert -22 < _mean(past, "temperature_c", 1) < -8
    assert 18 < _mean(past, "temperature_c", 7) < 27
    assert past.weather["temperature_c"].is_between(-42, 42).all()
    assert _mean(past, "pressure_hpa", 1) > _mean(past, "pressure_hpa", 7) + 5


def test_spring_is_windy(past: History) -> None:
    assert _mean(past, "wind_speed_m_s", 4) > 1.2 * _mean(past, "wind_speed_m_s", 8)
    assert past.weather["wind_from_deg"].is_between(0, 359).all()
    assert (past.weather["wind_speed_m_s"] > 0).all()


def test_it_is_dry_and_what_falls_falls_in_summer(past: History) -> None:
    year = past.weather.filter(pl.col("hour_end").dt.year() == 2018)
    summer = sum(year.filter(MONTH.is_in([6, 7, 8]))["rain_mm"].to_list())
    whole = sum(year["rain_mm"].to_list())
    assert 60 < whole < 320
    assert summer > 0.5 * whole
    assert (past.weather["dew_point_c"] <= past.weather["temperature_c"]).all()

"""The synthetic month: deterministic, plausible, with its gaps, its storm and its correction."""

from datetime import date, datetime

import polars as pl
import pytest

from airshed.city.air import DOWN, MISCALIBRATED, OUTAGE, STORM_DAY, AirMonth, air_month
from airshed.city.stations import STATIONS
from airshed.vocab import POLLUTANTS


@pytest.fixture(scope="module")
def march() -> AirMonth:
    return air_month(seed=5, year=2019, number=3)


def _of_day(frame: pl.DataFrame, day: int) -> pl.DataFrame:
    return frame.filter((pl.col("hour_end") - pl.duration(hours=1)).dt.day() == day)


def test_the_same_seed_gives_the_same_digits_and_another_seed_others(march: AirMonth) -> None:
    again = air_month(seed=5, year=2019, number=3)
    assert march.hours.equals(again.hours)
    assert march.corrected.equals(again.corrected)
    assert not march.hours.equals(air_month(seed=6, year=2019, number=3).hours)


@pytest.mark.parametrize(("year", "number", "days"), [(2019, 3, 31), (2020, 2, 29), (2026, 12, 31)])
def test_every_hour_of_the_month_is_there_once_for_each_station(year: int, number: int, days: int) -> None:
    hours = air_month(seed=1, year=year, number=number).hours
    assert hours.height == 24 * days * len(STATIONS)
    assert hours.select("station", "hour_end").is_unique().all()
    assert hours["hour_end"].min() == datetime(year, number, 1, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    assert hours["hour_end"].dt.date().max() == following


def test_there_are_three_assessed_stations_and_one_reference_point(march: AirMonth) -> None:
    assert sorted(station.kind for station in march.stations) == ["assessed"] * 3 + ["reference"]


def test_values_are_whole_and_positive_and_co_has_one_decimal(march: AirMonth) -> None:
    for code in POLLUTANTS:
        steps = march.hours[code].drop_nulls() * (10 if code == "co" else 1)
        assert ((steps - steps.round()).abs() < 1e-9).all()
        assert (steps >= 1).all()
    assert (march.hours["pm10"] >= march.hours["pm25"]).all()


def test_the_storm_lifts_pm10_far_more_than_pm25(march: AirMonth) -> None:
    peak = pl.col("pm10", "pm25").max()
    calm, storm = _of_day(march.hours, STORM_DAY - 2), _of_day(march.hours, STORM_DAY)
    pm10, pm25 = (storm.select(peak) / calm.select(peak)).row(0)
    assert pm10 > 2.5 * pm25


def test_ozone_peaks_by_day_and_traffic_in_the_evening(march: AirMonth) -> None:
    of_hour = march.hours.group_by(hour=pl.col("hour_end").dt.hour()).agg(pl.col("o3", "no2").mean()).sort("hour")
    assert 11 <= (of_hour["o3"].arg_max() or 0) <= 16
    assert of_hour["no2"].arg_max() in {8, 19}


def test_readings_are_missing_where_instruments_were_down(march: AirMonth) -> None:
    station, day, hours = OUTAGE
    dead = _of_day(march.hours, day).filter(pl.col("station") == station)
    assert dead.select(pl.all_horizontal(pl.col(*POLLUTANTS).is_null())).to_series().sum() >= len(hours)
    station, code, days = DOWN
    for day in days:
        assert _of_day(march.hours, day).filter(pl.col("station") == station)[code].is_null().all()
    shares = march.hours.select(pl.col(*POLLUTANTS).is_null().mean()).row(0)
    assert all(0.001 < share < 0.05 for share in shares)


def test_the_correction_replaces_one_day_of_one_analyser_by_lower_values(march: AirMonth) -> None:
    station, code, day = MISCALIBRATED
    assert _of_day(march.corrected, day).height == march.corrected.height == 24
    both = march.hours.join(march.corrected, on=["station", "hour_end"], suffix="_right")
    assert both["station"].unique().to_list() == [station]
    assert (both[f"{code}_right"] < both[code]).all()
    for other in POLLUTANTS.keys() - {code}:
        assert both[other].equals(both[f"{other}_right"], check_names=False)

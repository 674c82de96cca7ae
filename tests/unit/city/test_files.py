"""The files of the invented network."""

import csv
import io
from collections import Counter
from datetime import date, datetime

import polars as pl
import pytest

from airshed.city.files import Publication, publications
from airshed.city.history import History, history
from airshed.city.stations import STATIONS


@pytest.fixture(scope="module")
def published(past: History) -> tuple[Publication, ...]:
    return publications(past)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _first_of_february() -> pl.Expr:
    return (pl.col("hour_end") == datetime(2018, 2, 1, 1)) & (pl.col("station") == "9901A")


def _named(published: tuple[Publication, ...], name: str) -> Publication:
    return next(publication for publication in published if name in publication.files)


def test_there_are_two_files_a_month_and_the_list_of_stations_comes_first(published: tuple[Publication, ...]) -> None:
    names = Counter(name.partition("_")[0] for publication in published for name in publication.files)
    assert names == {"stations.csv": 1, "air": 23 + 2, "weather": 23}
    assert list(published[0].files) == ["stations.csv", "air_201801.csv", "weather_201801.csv"]


def test_a_month_comes_out_on_the_morning_after_it_and_the_last_at_the_end(published: tuple[Publication, ...]) -> None:
    assert published[0].at == datetime(2018, 2, 1, 8, 30)
    assert published[-1].at == datetime(2019, 11, 20, 8)
    moments = [publication.at for publication in published]
    assert moments == sorted(moments)


def test_corrected_months_come_later_and_whole(published: tuple[Publication, ...]) -> None:
    first, again = (_named(published, f"air_201811{ending}.csv") for ending in ("", "_corrected"))
    assert again.at == datetime(2018, 12, 20, 10, 30)
    before, after = _rows(first.files["air_201811.csv"]), _rows(again.files["air_201811_corrected.csv"])
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert {one["hour_end"][:10] for one, _ in changed} == {f"2018-11-{day}" for day in range(12, 20)}
    assert all(int(one["no2"]) > int(other["no2"]) for one, other in changed)
    assert _named(published, "air_201909_corrected.csv").at == datetime(2019, 10, 15, 10, 30)


def test_a_correction_that_is_yet_to_come_is_not_there() -> None:
    short = publications(history(seed=1, from_date=date(2019, 9, 1), until=datetime(2019, 10, 10, 8)))
    names = [name for publication in short for name in publication.files]
    assert names == ["stations.csv", "air_201909.csv", "weather_201909.csv", "air_201910.csv", "weather_201910.csv"]


def test_the_station_list_has_the_columns_of_the_glossary(published: tuple[Publication, ...]) -> None:
    rows = _rows(published[0].files["stations.csv"])
    assert [row["station"] for row in rows] == [station.code for station in STATIONS]
    assert list(rows[0]) == ["station", "name", "city", "region", "lon", "lat", "kind"]


def test_a_month_holds_the_hours_of_its_days(published: tuple[Publication, ...]) -> None:
    air = _rows(_named(published, "air_201802.csv").files["air_201802.csv"])
    assert len(air) == 28 * 24 * 2
    assert (air[0]["hour_end"], air[-1]["hour_end"]) == ("2018-02-01 01:00", "2018-03-01 00:00")
    assert list(air[0]) == ["station", "hour_end", "pm25", "pm10", "so2", "no2", "co", "o3"]


def test_values_are_written_as_published(past: History, published: tuple[Publication, ...]) -> None:
    row = _rows(_named(published, "air_201802.csv").files["air_201802.csv"])[0]
    known = past.air.row(by_predicate=_first_of_february(), named=True)
    assert row["co"] == f"{known['co']:.1f}"
    assert row["pm25"] == f"{known['pm25']:.0f}"
    weather = _rows(_named(published, "weather_201802.csv").files["weather_201802.csv"])[0]
    seen = past.weather.row(by_predicate=_first_of_february(), named=True)
    assert weather["temperature_c"] == f"{seen['temperature_c']:.1f}"
    assert weather["wind_from_deg"] == f"{seen['wind_from_deg']:.0f}"

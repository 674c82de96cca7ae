"""The files of the invented network."""

import csv
import io

import polars as pl
import pytest

from airshed.city.air import AirMonth, air_month
from airshed.city.files import network_files
from airshed.city.stations import STATIONS


@pytest.fixture(scope="module")
def march() -> AirMonth:
    return air_month(seed=5, year=2019, number=3)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_there_is_a_station_list_a_file_a_day_and_the_days_published_again(march: AirMonth) -> None:
    names = list(network_files(march))
    assert names[0] == "stations.csv"
    assert len([name for name in names if name.startswith("china_sites_")]) == 32
    assert names[-2:] == ["corrected/china_sites_20190309.csv", "corrected/china_sites_20190310.csv"]


def test_the_station_list_has_the_columns_of_the_glossary(march: AirMonth) -> None:
    rows = _rows(network_files(march)["stations.csv"])
    assert [row["station"] for row in rows] == [station.code for station in STATIONS]
    assert list(rows[0]) == ["station", "name", "city", "region", "lon", "lat", "kind"]


def test_a_wide_file_holds_the_hours_that_end_on_its_date(march: AirMonth) -> None:
    files = network_files(march)
    whole, first, last = (_rows(files[f"china_sites_{day}.csv"]) for day in ("20190302", "20190301", "20190401"))
    assert {row["hour"] for row in whole} == {str(hour) for hour in range(24)}
    assert {row["hour"] for row in first} == {str(hour) for hour in range(1, 24)}
    assert {row["hour"] for row in last} == {"0"}
    assert len(whole) == 24 * 6


def test_values_are_written_as_published(march: AirMonth) -> None:
    row = next(
        row
        for row in _rows(network_files(march)["china_sites_20190301.csv"])
        if (row["hour"], row["type"]) == ("7", "CO")
    )
    values = march.hours.filter(pl.col("hour_end").dt.strftime("%d %H") == "01 07").sort("station")["co"]
    assert [row[station.code] for station in STATIONS] == ["" if value is None else str(value) for value in values]
    assert row["date"] == "20190301"

"""Real official columns follow from the one-hour values in the shares promised; what does not has a cause."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

DATA = {
    "inner_mongolia_2019": "cnemc_hourly_2019/inner_mongolia_2019.parquet",
    "twelve_cities_2019": "cnemc_hourly_2019/twelve_cities_2019.parquet",
    "national_2019_03": "cnemc_national_2019_03/national_2019_03.parquet",
}
LEAST = {
    "2019": {"aqi": 0.9994, "day": 0.9998, "o3_8h": 0.996, "o3_8h_24h": 0.988},
    "03": {"aqi": 0.99999, "day": 0.992, "o3_8h": 0.996, "o3_8h_24h": 0.988},
}
UNEXPLAINED = 0.0002
HOURS = {
    "hour_2016-01-14T00": 1497,
    "hour_2018-02-20T07": 1495,
    "hour_2019-07-18T12": 1499,
    "hour_2019-07-18T13": 1499,
    "hour_2019-07-18T16": 1499,
    "mixed_2019-07-18T13_T14": 1476,
}


@pytest.fixture(scope="module")
def told() -> dict[Path, dict[str, Any]]:
    """What the command told of each file: asked once."""
    return {}


@pytest.fixture
def columns_of(airshed: Callable[..., Any], told: dict[Path, dict[str, Any]]) -> Callable[[Path], dict[str, Any]]:
    def call(path: Path) -> dict[str, Any]:
        if path not in told:
            answer = airshed("air", "agreement", path, "--json")
            assert answer.code == 0, answer.out
            told[path] = {row["column"]: row for row in answer.json[0]["columns"]}
        return told[path]

    return call


def _check_whole(row: dict[str, Any]) -> None:
    """Every cell compared is equal, has a cause, or is listed."""
    causes = sum(count for cause, count in row["causes"].items() if cause != "nothing_to_compute_from")
    assert row["compared"] == row["equal"] + causes + row["unexplained"]
    assert len(row["rows"]) == row["unexplained"]


def _check_shares(columns: dict[str, Any], least: dict[str, float]) -> None:
    assert set(columns) == {"aqi", "pm25_24h", "pm10_24h", "so2_24h", "no2_24h", "co_24h", "o3_8h", "o3_8h_24h"}
    for column, row in columns.items():
        _check_whole(row)
        ties = row["causes"].get("tie_rounded_otherwise", 0) if column == "co_24h" else 0
        assert (row["equal"] + ties) / row["compared"] >= least.get(column, least["day"]), column


@pytest.mark.full
@pytest.mark.parametrize("name", DATA)
def test_shares(shared: Path, columns_of: Callable[[Path], Any], name: str) -> None:
    columns = columns_of(shared / "data" / DATA[name])
    _check_shares(columns, LEAST[name.rpartition("_")[2]])
    assert min(row["compared"] for row in columns.values()) > 200_000


def test_shares_of_some_stations(shared: Path, columns_of: Callable[[Path], Any], tmp_path: Path) -> None:
    some = tmp_path / "some.parquet"
    hours = pl.scan_parquet(shared / "data" / DATA["inner_mongolia_2019"])
    hours.filter(pl.col("station").is_in([*(f"109{n}A" for n in range(10)), "2202A", "2203A"])).sink_parquet(some)
    columns = columns_of(some)
    _check_shares(columns, {**LEAST["2019"], "day": 0.999})  # the shares of few stations scatter
    assert min(row["compared"] for row in columns.values()) > 10_000


@pytest.mark.full
def test_unexplained_in_all(shared: Path, columns_of: Callable[[Path], Any]) -> None:
    data = shared / "data"
    files = [*(data / path for path in DATA.values()), *sorted((data / "cnemc_official_hours").glob("*.csv"))]
    rows = [row for path in files for row in columns_of(path).values()]
    assert sum(row["unexplained"] for row in rows) <= UNEXPLAINED * sum(row["compared"] for row in rows)


@pytest.mark.parametrize("name", HOURS)
def test_publication_hours(shared: Path, columns_of: Callable[[Path], Any], name: str) -> None:
    columns = columns_of(shared / "data" / "cnemc_official_hours" / f"{name}.csv")
    assert {"aqi", "primary", "level"} <= set(columns)
    for column in ("aqi", "primary", "level"):
        row = columns[column]
        assert row["equal"] == row["compared"]
        assert row["causes"] == {}
        assert HOURS[name] - 80 <= row["compared"] <= HOURS[name]


def test_the_swapped_ozone_names_are_needed(shared: Path) -> None:
    """Read as they are named the publication's ozone columns would not agree with the archive."""
    hour = pl.read_csv(shared / "data" / "cnemc_official_hours" / "hour_2019-07-18T16.csv", infer_schema=False)
    archive = pl.read_parquet(shared / "data" / DATA["twelve_cities_2019"]).filter(
        pl.col("time") == pl.datetime(2019, 7, 18, 16)
    )
    both = archive.select("station", "O3").join(hour, left_on="station", right_on="StationCode")
    known = both.filter(pl.col("O3").is_not_null() & (pl.col("O3_24h") != "—"))
    assert known.height > 50
    assert known.filter(pl.col("O3") == pl.col("O3_24h").cast(pl.Int64)).height == known.height


@pytest.mark.parametrize("content", ["station,time,PM2.5\n1A,2019-03-16 08:00,1\n", "id,x\n1,2\n", ""])
def test_files_without_official_columns_are_refused(airshed: Callable[..., Any], tmp_path: Path, content: str) -> None:
    path = tmp_path / "hours.csv"
    path.write_text(content, encoding="utf-8")
    answer = airshed("air", "agreement", path, "--json")
    assert answer.code == 2
    assert "hours.csv" in answer.json["errors"][0]["where"]

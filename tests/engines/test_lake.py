"""The lake read on Spark is the lake read on Polars: same rows, same types of values, corrections folded."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

from airshed.lake.engines import LakeEngine, scan
from airshed.lake.importing import import_files

NOW = datetime(2020, 1, 1)
HEAD = "station,time,PM2.5,CO,temperature_c\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, spark: Any) -> Path:
    """Return a home, of a name that addresses do not like, with corrections of two later days."""
    place: Path = tmp_path_factory.mktemp("家 里") / "数据"
    files = {
        0: HEAD + "1A,2019-03-31 08:00,1,0.001,-0.5\n甲,2019-04-01 00:00,,,\n1A,2019-04-01 01:00,3,0.6,1\n9A,x,1,1,1\n",
        1: HEAD + "1A,2019-03-31 08:00,2,0.001,-0.5\n2A,2019-04-30 08:00,5,,\n",
        2: HEAD + "1A,2019-03-31 08:00,4,,7\n2A,2019-04-30 08:00,,,\n",
    }
    for day, text in files.items():
        path = place.parent / "a.csv"
        path.write_text(text, encoding="utf-8")
        moment = NOW + timedelta(days=day)
        import_files(place, [path], now=moment, by="x", ceilings={}, progress=lambda *_: None)
    return place


def rows(home: Path, name: str, **question: Any) -> tuple[list[Any], list[Any]]:
    """Return the rows on Polars and on Spark, sorted."""
    ours = scan(home, name, **question).collect()
    theirs = scan(home, name, engine="spark", **question)
    assert theirs.columns == ours.columns
    return sorted(map(str, ours.rows())), sorted(str(tuple(row)) for row in theirs.collect())


@pytest.mark.parametrize("name", ["ambient_hours", "weather_hours", "rejects", "stations", "dust_events"])
def test_tables_are_the_same(home: Path, name: str) -> None:
    polars, spark = rows(home, name)
    assert polars == spark
    assert bool(polars) == (name in {"ambient_hours", "weather_hours", "rejects"})


@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_earlier_states_are_the_same(home: Path, days: int) -> None:
    polars, spark = rows(home, "ambient_hours", known_at=NOW + timedelta(days=days))
    assert polars == spark
    assert len(polars) == (0 if days < 0 else 3 if days == 0 else 4)


@pytest.mark.parametrize("months", [[201903], [201904], [201903, 201904], [201905]])
def test_months_are_the_same(home: Path, months: list[int]) -> None:
    polars, spark = rows(home, "ambient_hours", months=months)
    assert polars == spark


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone of the process is not UTC, as on most machines that run this."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_moment_is_wall_time_in_whatever_zone_the_machine_is(spark: Any, shanghai: None, tmp_path: Path) -> None:
    moments = [datetime(2019, 1, 1, hour) for hour in (0, 8, 16)]
    engine = LakeEngine(tmp_path, "spark")
    later = engine.make({"at": moments}).filter(nw.col("at") > nw.lit(datetime(2019, 1, 1, 0)))
    assert sorted(row["at"] for row in engine.collect(later)) == moments[1:]

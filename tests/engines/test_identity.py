"""The same code on Polars and on Spark gives the same cells, none excepted."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from airshed.air.answers import Question, days_of, evaluate
from airshed.air.evaluation import month_counts, period_sums
from airshed.air.places import place_days, point_days
from airshed.air.ruleset import Rulebook
from airshed.air.validity import DustHours, Point, one_row_an_hour, without_dust
from airshed.calendar import month
from airshed.lake.engines import LakeEngine
from airshed.lake.importing import import_files
from airshed.rules.load import load_editions
from airshed.vocab import POLLUTANTS

MARCH = month(2019, 3)
STATIONS = ("A1", "A2", "B1")
RULEBOOK = Rulebook(load_editions())


def _value(rng: random.Random, pollutant: str) -> int | None:
    """Return a value in steps: usual, missing, zero, extreme, or such that means tie at the rounding."""
    kind = rng.random()
    if kind < 0.06:
        return None
    scale = POLLUTANTS[pollutant].scale
    if kind < 0.08:
        return rng.choice([0, scale // 2, 10_000 * scale if pollutant != "co" else 150 * scale])
    if kind < 0.5:
        return rng.randrange(1, 300) * (scale // 2)
    return rng.randrange(0, 400 * scale if pollutant != "co" else 9 * scale)


def _hours(seed: int) -> list[dict[str, Any]]:
    """Return a month of three stations with missing rows, repeated rows and rows out of order."""
    rng = random.Random(seed)
    rows = []
    for station in STATIONS:
        for n in range(31 * 24):
            if rng.random() < 0.05:
                continue
            hour_end = datetime(2019, 3, 1, 1) + timedelta(hours=n)
            row = {"station": station, "hour_end": hour_end, **{p: _value(rng, p) for p in POLLUTANTS}}
            rows += [row] * (2 if rng.random() < 0.03 else 1)
    rng.shuffle(rows)
    return rows


SCHEMA = pl.Schema({"station": pl.String(), "hour_end": pl.Datetime("us"), **dict.fromkeys(POLLUTANTS, pl.Int32())})
SPARK_SCHEMA = "station string, hour_end timestamp_ntz, " + ", ".join(f"{p} int" for p in POLLUTANTS)


def _rows(frame: nw.LazyFrame[Any], key: tuple[str, ...]) -> list[dict[str, Any]]:
    native = frame.to_native()
    rows = native.collect().to_dicts() if isinstance(native, pl.LazyFrame) else [r.asDict() for r in native.collect()]
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in key))


def _differing(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    assert len(left) == len(right) > 0
    return [
        (a, name, a[name], b[name])
        for a, b in zip(left, right, strict=True)
        for name in a.keys() | b.keys()
        if a.get(name, "absent") != b.get(name, "absent")
    ]


@pytest.mark.parametrize(
    ("chosen", "on"),
    [
        ({}, date(2019, 3, 31)),
        ({"ozone_windows": "1-24", "valid_day": "any", "reference_kelvin": "273"}, date(2019, 3, 31)),
        ({}, date(2026, 3, 31)),
    ],
    ids=["2012", "2012-options", "2026"],
)
def test_hours_to_period(spark: Any, chosen: dict[str, Any], on: date) -> None:
    ruleset = Rulebook(RULEBOOK.editions, chosen).on(on)
    points = [Point(s, f"city:{s[0]}", MARCH.from_date, MARCH.to_date) for s in STATIONS]
    dust = [DustHours(frozenset({"A1", "A2"}), datetime(2019, 3, 5, 6), datetime(2019, 3, 6, 9), pm25_affected=True)]
    hours = _hours(seed=7)
    results = []
    for name in ("polars", "spark"):
        if name == "polars":
            frame: Any = nw.from_native(pl.LazyFrame(hours, schema=SCHEMA))
        else:
            rows = [tuple(row.values()) for row in hours]
            frame = nw.from_native(spark.createDataFrame(rows, SPARK_SCHEMA))
        single = one_row_an_hour(frame)
        engine = LakeEngine(Path(), name)
        clean = without_dust(single, events=dust)
        days = engine.hold(place_days(clean, points=points, period=MARCH, ruleset=ruleset, make=engine.make))
        results.append(
            (
                _rows(point_days(single, ruleset=ruleset), ("place", "date")),
                _rows(days, ("place", "date")),
                _rows(period_sums(days, ruleset=ruleset), ("place",)),
                _rows(month_counts(days), ("place", "month_number")),
            )
        )
    cells = 0
    for left, right in zip(*results, strict=True):
        assert _differing(left, right) == []
        cells += sum(len(row) for row in left)
    assert cells > 3000


def test_through_the_lake_with_a_correction(spark: Any, home: Path) -> None:
    del spark
    stations = home / "stations.csv"
    stations.write_text("station,name,city\nA1,一,甲\nA2,二,甲\nB1,三,乙\n", encoding="utf-8")
    seen: dict[tuple[str, datetime], dict[str, Any]] = {}
    for row in _hours(seed=11):
        seen.setdefault((row["station"], row["hour_end"]), row)
    table = pl.DataFrame(list(seen.values()), schema=SCHEMA)
    digits = {p: pl.col(p) / POLLUTANTS[p].scale for p in POLLUTANTS}
    first, second = home / "first.parquet", home / "second.parquet"
    table.with_columns(**digits).write_parquet(first)
    table.head(200).with_columns(**digits).with_columns(pm25=pl.col("pm25") + 1).write_parquet(second)
    ceilings: dict[str, Any] = {}
    for number, files in enumerate([[stations, first], [second]]):
        now = datetime(2026, 11, 24, 8, number)
        import_files(home, files, now=now, by="test", ceilings=ceilings, progress=lambda *_: None)
    asked = Question("city:甲", MARCH)
    polars, spark_engine = LakeEngine(home), LakeEngine(home, "spark")
    left, right = (_rows(days_of(e, asked, RULEBOOK), ("date",)) for e in (polars, spark_engine))
    assert _differing(left, right) == []
    assert evaluate(polars, asked, RULEBOOK) == evaluate(spark_engine, asked, RULEBOOK)


def test_a_month_without_hours(spark: Any, home: Path, airshed: Any) -> None:
    del spark
    stations, hours = home / "files" / "stations.csv", home / "files" / "hours.csv"
    stations.write_text("station,name,city,from_date\nA1,一,甲,2019-03-01\n", encoding="utf-8")
    hours.write_text("station,time,PM2.5\nA1,2019-03-16 08:00,1\n", encoding="utf-8")
    assert airshed("air", "import", stations, hours, "--home", home).code == 0
    asked = ("air", "evaluate", "--place", "city:甲", "--period", "2015-03", "--home", home, "--json", "--engine")
    polars, spark_answer = (airshed(*asked, name) for name in ("polars", "spark"))
    assert (polars.code, polars.out) == (spark_answer.code, spark_answer.out)
    assert polars.code == 0, polars


@pytest.mark.parametrize(
    "columns",
    [
        {"station": [], "date": []},
        {"station": ["甲", None], "date": [date(2019, 3, 1), date(2020, 2, 29)]},
        {"row": [0, 1], "so2_24h": [None, 5], "share": [0.5, 1.0], "known": [True, None]},
        {"moment": [datetime(2019, 3, 1, 8), None], "nothing": [None, None]},
    ],
    ids=["no rows", "days", "numbers", "moments"],
)
def test_frames_made_of_columns(spark: Any, columns: dict[str, list[Any]]) -> None:
    del spark
    polars, spark_engine = LakeEngine(Path()), LakeEngine(Path(), "spark")
    assert polars.collect(polars.make(columns)) == spark_engine.collect(spark_engine.make(columns))

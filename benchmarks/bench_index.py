"""The index alone, against aqi-hub: sub-indices, AQI and primary pollutants of the same rounded days.

aqi-hub computes the daily report of HJ 633-2026 one value at a time, in floating point: six items, no one-hour ozone,
no exceeding pollutants, no rule for missing ones. So both get complete days, and ours uses the 2026 edition too.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import narwhals as nw
import polars as pl
from aqi_hub.aqi_cn.aqi import cal_aqi_cn, cal_primary_pollutant  # type: ignore[import-untyped]

import measure
import national
from airshed.air.index import Source, with_aqi, with_sub_indices
from airshed.air.places import DAY_ITEMS, day_decimals, point_days
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.rules.load import load_editions

THEIR_ROWS = 30_000
TIMES = 5
FAST_TIMES = 15
THEIR_NAMES = {
    "pm25": "PM2.5",
    "pm10": "PM10",
    "so2": "SO2",
    "no2": "NO2",
    "co": "CO",
    "o3_8h": "O3",
}
Indices = tuple[int, ...]


def complete_days(ruleset: Ruleset) -> pl.DataFrame:
    """Return days with all six items, in last digits."""
    hours = nw.from_native(pl.scan_parquet(national.YEAR_FILE))
    days: pl.DataFrame = point_days(hours, ruleset=ruleset).to_native().collect(engine="streaming")
    return days.select("place", "date", *THEIR_NAMES).drop_nulls().sort("place", "date")


def ours(days: pl.DataFrame, ruleset: Ruleset) -> pl.DataFrame:
    """Return the days with sub-indices, AQI, primary and exceeding pollutants."""
    sources = {DAY_ITEMS[column]: Source(column, 10 ** day_decimals(ruleset, column)) for column in THEIR_NAMES}
    indexed = with_sub_indices(nw.from_native(days.lazy()), ruleset=ruleset, sources=sources)
    result: pl.DataFrame = with_aqi(indexed, ruleset=ruleset, items=tuple(sources)).to_native().collect()
    return result


def theirs(rows: Sequence[tuple[float, ...]]) -> list[tuple[int, Indices, list[str]]]:
    """Return AQI, sub-indices and primary pollutants of every row."""
    results = []
    for pm25, pm10, so2, no2, co, o3 in rows:
        aqi, indices = cal_aqi_cn(pm25, pm10, so2, no2, co, o3, data_type="daily")
        results.append((aqi, tuple(indices.values()), cal_primary_pollutant(indices)))
    return results


def causes(mine: pl.DataFrame, other: Sequence[tuple[int, Indices, list[str]]]) -> tuple[int, Counter[str]]:
    """Return how many AQI agree, and how many sub-indices differ, by pollutant and by how much."""
    columns = [mine[f"iaqi_{DAY_ITEMS[column]}"].to_list() for column in THEIR_NAMES]
    found: Counter[str] = Counter()
    for right, (_, values, _) in zip(zip(*columns, strict=True), other, strict=True):
        for name, a, b in zip(THEIR_NAMES.values(), right, values, strict=True):
            if a != b:
                found[f"{name} {'one too high' if b == a + 1 else 'by other amounts'}"] += 1
    equal = sum(a == b for a, (b, _, _) in zip(mine["aqi"].to_list(), other, strict=True))
    return equal, found


def main() -> int:
    """Compare and report."""
    national.year_file()
    ruleset = Rulebook(load_editions()).on(date(2026, 12, 31))
    days = complete_days(ruleset)
    same = days.head(THEIR_ROWS)
    units = [10 ** day_decimals(ruleset, column) for column in THEIR_NAMES]
    rows = [
        tuple(v / u if u > 1 else v for v, u in zip(row, units, strict=True))
        for row in same.select(*THEIR_NAMES).iter_rows()
    ]
    mine, other = ours(same, ruleset), theirs(rows)
    fast = measure.seconds_of(lambda: ours(days, ruleset), times=FAST_TIMES) / days.height
    few = measure.seconds_of(lambda: ours(same, ruleset), times=FAST_TIMES) / same.height
    slow = measure.seconds_of(lambda: theirs(rows), times=TIMES) / same.height
    equal, found = causes(mine, other)
    return measure.report(
        f"The index of {days.height:,} station-days, HJ 633-2026, against aqi-hub on {same.height:,} of them",
        [
            measure.Figure("times as fast as aqi-hub, per row", slow / fast, "x", least=30),
            measure.Figure("the same on aqi-hub's few rows (building the query counts)", slow / few, "x"),
            measure.Figure("ours, station-days a second", 1 / fast / 1e6, "M"),
            measure.Figure("aqi-hub, station-days a second", 1 / slow / 1e6, "M"),
        ],
        [
            f"AQI equal in {equal:,} of {same.height:,} rows; sub-indices of aqi-hub that differ:",
            *(f"{what}: {count:,}" for what, count in found.most_common()),
        ],
    )


if __name__ == "__main__":
    measure.run({}, main)

"""A national year: Parquet to daily AQI, annual percentiles and evaluations, against the floor of a compiled pass."""

import time
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import narwhals as nw
import numpy as np
import polars as pl

import measure
import national
from airshed.air.evaluation import COLUMNS, evaluations, month_counts, period_sums
from airshed.air.places import DAY_ITEMS, point_days
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.calendar import year
from airshed.lake.engines import scan
from airshed.lake.tables import AMBIENT_HOURS
from airshed.rules.load import load_editions
from airshed.vocab import POLLUTANTS
from floor import NONE, Array, Numbers, arrays, floor

PERIOD = year(national.YEAR)
TIMES = 3


def rules() -> Ruleset:
    """Return the rules of the year."""
    return Rulebook(load_editions()).on(date(national.YEAR, 12, 31))


def ours() -> Mapping[str, Any]:
    """Evaluate every station of the year as a place of its own."""
    return evaluated(lambda: pl.scan_parquet(national.YEAR_FILE))


def lake() -> Mapping[str, Any]:
    """Evaluate the same year out of the lake, corrections folded in."""
    return evaluated(lambda: scan(national.HOME, AMBIENT_HOURS.name).select("station", "hour_end", *POLLUTANTS))


def evaluated(source: Callable[[], pl.LazyFrame]) -> Mapping[str, Any]:
    """Return the time from hours to evaluations, and digests of what came out."""
    ruleset = rules()
    start = time.perf_counter()
    hours = nw.from_native(source())
    days = point_days(hours, ruleset=ruleset).to_native().collect(engine="streaming")
    held = nw.from_native(days.lazy())
    sums, months = (
        frame.to_native().collect(engine="streaming")
        for frame in (period_sums(held, ruleset=ruleset), month_counts(held))
    )
    results = evaluations(sums.to_dicts(), months.to_dicts(), period=PERIOD, ruleset=ruleset)
    seconds = time.perf_counter() - start
    ordered = days.sort("place", "date")
    quantiles = sums.sort("place").select(f"{p}_q" for p in COLUMNS).to_numpy()
    return {
        "seconds": seconds,
        "days": days.height,
        "places": len(results),
        "good": sum(r.good_days for r in results),
        **digests(*(ordered[c].fill_null(NONE).to_numpy() for c in (*DAY_ITEMS, "aqi")), quantiles=quantiles),
    }


def the_floor() -> Mapping[str, Any]:
    """Read and sum every column; evaluate the year from memory in compiled code."""
    numbers = Numbers.of(rules())
    every = pl.scan_parquet(national.YEAR_FILE)
    start = time.perf_counter()
    every.select(pl.col(*POLLUTANTS).sum(), pl.col("station", "hour_end").max()).collect(engine="streaming")
    scanned = time.perf_counter() - start
    hours = arrays(pl.read_parquet(national.YEAR_FILE), stations=national.STATIONS)
    floor(hours[:, :1, : 24 * 8].copy(), numbers)  # compiles
    start = time.perf_counter()
    items, aqi, percentiles = floor(hours, numbers)
    computed = time.perf_counter() - start
    return {
        "scan": scanned,
        "pass": computed,
        "seconds": scanned + computed,
        **digests(*(item.ravel() for item in items), aqi.ravel(), quantiles=percentiles),
    }


def digests(*columns: Array, quantiles: Array) -> dict[str, str]:
    """Return digests of every daily value, by column, and of every percentile to two decimals of the last digit."""
    names = (*DAY_ITEMS, "aqi")
    found = {name: _digest(column) for name, column in zip(names, columns, strict=True)}
    return {**found, "percentiles": _digest(np.rint(quantiles * 100))}


def _digest(column: Array) -> str:
    return sha256(np.ascontiguousarray(column, np.int64).tobytes()).hexdigest()


def main() -> int:
    """Compare and report."""
    national.year_file().read_bytes()  # into the page cache
    national.home()
    runs = measure.in_turn(__file__, ("ours", "floor", "lake"), times=TIMES)
    seconds, least = measure.middle(runs["ours"], "seconds"), measure.middle(runs["floor"], "seconds")
    mine, theirs = runs["ours"][0].result, runs["floor"][0].result
    compared = [*DAY_ITEMS, "aqi", "percentiles"]
    differing = [name for name in compared if mine[name] != theirs[name]]
    scan, computed = (measure.middle(runs["floor"], part) for part in ("scan", "pass"))
    return measure.report(
        f"National year: {national.STATIONS:,} stations x {national.HOURS:,} h x {len(POLLUTANTS)} pollutants",
        [
            measure.Figure("hours to evaluations", seconds, "s", most=4),
            measure.Figure("peak memory of the process", measure.peak(runs["ours"]), "GB", most=3),
            measure.Figure("times the floor", seconds / least, "x", most=4),
            measure.Figure("columns that differ from the floor's", len(differing), "", most=0),
            measure.Figure(
                "the same from the lake, 1 % of the hours corrected", measure.middle(runs["lake"], "seconds"), "s"
            ),
            measure.Figure("its peak memory", measure.peak(runs["lake"]), "GB"),
        ],
        [
            f"floor {least:.2f} s: reading and summing every column {scan:.2f} s, compiled pass {computed:.2f} s",
            f"compared: {', '.join(compared)}; {mine['days']:,} days, {mine['places']:,} places",
            *(f"DIFFERS: {name}" for name in differing),
        ],
    )


if __name__ == "__main__":
    measure.run({"ours": ours, "floor": the_floor, "lake": lake}, main)

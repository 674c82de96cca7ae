"""The national year from Parquet to percentiles, against pandas written by hand: the same results."""

import time
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import narwhals as nw
import numpy as np
import polars as pl

import by_hand
import measure
import national
from airshed.air.evaluation import COLUMNS, percentile_ranks, period_sums
from airshed.air.places import DAY_ITEMS, day_decimals, point_days
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.rules.load import load_editions

TIMES = 3
DAILY = (*DAY_ITEMS, *(f"iaqi_{item}" for item in DAY_ITEMS.values()), "aqi", "valid", "good")
COUNTS = ("days_valid", "good_days")


def rules() -> Ruleset:
    """Return the rules of the year."""
    return Rulebook(load_editions()).on(date(national.YEAR, 12, 31))


def ours() -> Mapping[str, Any]:
    """Compute days and percentiles with Airshed."""
    ruleset = rules()
    start = time.perf_counter()
    hours = nw.from_native(pl.scan_parquet(national.YEAR_FILE))
    days = point_days(hours, ruleset=ruleset).to_native().collect(engine="streaming")
    sums = period_sums(nw.from_native(days.lazy()), ruleset=ruleset).to_native().collect()
    seconds = time.perf_counter() - start
    ordered, annual = days.sort("place", "date"), sums.sort("place")
    units = {column: 10 ** day_decimals(ruleset, column) for column in DAY_ITEMS}
    numbers = [(ordered[c] / units.get(c, 1)).to_numpy() for c in DAILY]
    for pollutant, column in COLUMNS.items():
        numbers.append((annual[f"{pollutant}_q"] / units[column]).to_numpy())
        numbers.append((annual[f"{pollutant}_sum"] / annual[f"{pollutant}_n"] / units[column]).to_numpy())
    numbers += [annual[c].to_numpy() for c in COUNTS]
    return {"seconds": seconds, "digest": _digest(numbers, ordered["primary"].to_list()), "days": days.height}


def pandas() -> Mapping[str, Any]:
    """Compute days and percentiles with pandas."""
    ruleset = rules()
    tables = {row["item"]: row for row in ruleset.rows("breakpoints")}
    ranks = percentile_ranks(ruleset)
    start = time.perf_counter()
    days = by_hand.days(national.YEAR_FILE, tables)
    annual = by_hand.annual(days, {COLUMNS[pollutant]: rank for pollutant, rank in ranks.items()})
    seconds = time.perf_counter() - start
    numbers = [days[c].to_numpy() for c in DAILY]
    for column in COLUMNS.values():
        numbers += [annual[f"{column}_q"].to_numpy(), annual[f"{column}_mean"].to_numpy()]
    numbers += [annual[c].to_numpy() for c in COUNTS]
    return {"seconds": seconds, "digest": _digest(numbers, days["primary"].to_list()), "days": len(days)}


def _digest(columns: list[Any], texts: list[str]) -> str:
    """Return the digest of numbers to three decimals, nothing being -1, and of texts."""
    whole = [np.rint(np.nan_to_num(column.astype(np.float64), nan=-1) * 1000).astype(np.int64) for column in columns]
    return sha256(b"".join(column.tobytes() for column in whole) + repr(texts).encode()).hexdigest()


def main() -> int:
    """Compare and report."""
    national.year_file().read_bytes()  # into the page cache
    runs = measure.in_turn(__file__, ("ours", "pandas"), times=TIMES)
    mine, theirs = runs["ours"][0].result, runs["pandas"][0].result
    fast, slow = measure.middle(runs["ours"], "seconds"), measure.middle(runs["pandas"], "seconds")
    return measure.report(
        f"The national year from Parquet to percentiles, {mine['days']:,} days, against pandas by hand",
        [
            measure.Figure("times as fast as pandas", slow / fast, "x", least=3),
            measure.Figure("results that differ", int(mine["digest"] != theirs["digest"]), "", most=0),
            measure.Figure("ours", fast, "s"),
            measure.Figure("pandas", slow, "s"),
            measure.Figure("memory, ours", measure.peak(runs["ours"]), "GB"),
            measure.Figure("memory, pandas", measure.peak(runs["pandas"]), "GB"),
        ],
    )


if __name__ == "__main__":
    measure.run({"ours": ours, "pandas": pandas}, main)

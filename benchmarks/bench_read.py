"""Reading a year from the lake, 1 % of its hours corrected, through the fold that puts corrections in."""

import json
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import polars as pl

import measure
import national
from airshed.lake.engines import count, scan
from airshed.lake.tables import AMBIENT_HOURS
from airshed.vocab import POLLUTANTS

TIMES = 5
BEFORE = datetime(national.YEAR + 1, 1, 10)  # after the first values, before the corrections


def _timed(frame: pl.LazyFrame) -> tuple[float, Mapping[str, Any]]:
    start = time.perf_counter()
    row = frame.collect(engine="streaming").to_dicts()[0]
    return time.perf_counter() - start, row


def one_column() -> Mapping[str, Any]:
    """Sum and count a pollutant of the whole year."""
    start = time.perf_counter()
    hours = scan(national.HOME, AMBIENT_HOURS.name)
    _, row = _timed(hours.select(pl.col("pm25").cast(pl.Int64).sum(), pl.len().alias("rows")))
    return {"seconds": time.perf_counter() - start, **row}


def every_column() -> Mapping[str, Any]:
    """Sum all pollutants of the whole year."""
    seconds, row = _timed(scan(national.HOME, AMBIENT_HOURS.name).select(pl.col(*POLLUTANTS).cast(pl.Int64).sum()))
    return {"seconds": seconds, "pm25": row["pm25"]}


def earlier() -> Mapping[str, Any]:
    """Sum a pollutant as it was known before the corrections."""
    hours = scan(national.HOME, AMBIENT_HOURS.name, known_at=BEFORE)
    seconds, row = _timed(hours.select(pl.col("pm25").cast(pl.Int64).sum()))
    return {"seconds": seconds, **row}


def station_year() -> Mapping[str, Any]:
    """Read one station's year."""
    hours = scan(national.HOME, AMBIENT_HOURS.name).filter(pl.col("station") == "1500A")
    seconds, row = _timed(hours.select(pl.len().alias("rows")))
    return {"seconds": seconds, **row}


def counted() -> Mapping[str, Any]:
    """Count the hours."""
    start = time.perf_counter()
    rows = count(national.HOME, AMBIENT_HOURS.name)
    return {"seconds": time.perf_counter() - start, "rows": rows}


JOBS = {
    "one_column": one_column,
    "every_column": every_column,
    "earlier": earlier,
    "station_year": station_year,
    "counted": counted,
}


def main() -> int:
    """Measure and report."""
    totals = json.loads((national.home() / national.TOTALS.name).read_text())
    runs = measure.in_turn(__file__, tuple(JOBS), times=TIMES)
    found = {name: each[0].result for name, each in runs.items()}
    wrong = sum(
        (
            found["one_column"]["pm25"] != totals["pm25"],
            found["one_column"]["rows"] != totals["rows"],
            found["every_column"]["pm25"] != totals["pm25"],
            found["earlier"]["pm25"] != totals["first"],
            found["station_year"]["rows"] != national.HOURS,
            found["counted"]["rows"] != totals["rows"],
        )
    )
    seconds = {name: measure.middle(each, "seconds") for name, each in runs.items()}
    return measure.report(
        f"Reading {totals['rows']:,} station-hours of the lake, {totals['corrected']:,} corrected",
        [
            measure.Figure("one pollutant's sum and the number of hours", seconds["one_column"], "s", most=1),
            measure.Figure("answers that are wrong", wrong, "", most=0),
            measure.Figure("all six pollutants' sums", seconds["every_column"], "s"),
            measure.Figure("one pollutant's sum as known before the corrections", seconds["earlier"], "s"),
            measure.Figure("one station's year", seconds["station_year"], "s"),
            measure.Figure("the number of hours alone", seconds["counted"], "s"),
            measure.Figure("peak memory of the processes", max(map(measure.peak, runs.values())), "GB"),
        ],
    )


if __name__ == "__main__":
    measure.run(JOBS, main)

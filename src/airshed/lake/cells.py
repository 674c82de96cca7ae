"""Files with one cell a value: the pollutant stands in a row, not in a column name."""

from collections.abc import Sequence

import polars as pl

from airshed.lake.hours import BITS, REJECT, Gate, Records, checked
from airshed.lake.numbers import Quantity, expected, with_number
from airshed.lake.tables import AMBIENT_HOURS, WEATHER_HOURS

CELL = ["row", "column", "station_column", "station", "hour_end", "hour_reason", "hour_text", "copy"]
HOUR = ["station", "hour_end", "hour_text", "hour_reason", "copy"]
TYPES = {**AMBIENT_HOURS.schema, **WEATHER_HOURS.schema}


def from_cells(cells: pl.DataFrame, *, hour_column: str, quantities: Sequence[Quantity], gate: Gate) -> Records:
    """Return the records of a file from its cells.

    Args:
        cells: `row`, `column`, `station_column` (their place), `station`, `hour_end`, `hour_reason`, `hour_text`;
            `what` (index into the quantities, null = something else that is published); `raw` (text or number);
            `copy` (0 for the first cell of a value, 1 for its repetition, ...); `given` if the bits are not those of
            the cells themselves.
        hour_column: header of the hour.
        quantities: what the cells can hold.
        gate: what to check against.
    """
    text = not cells.schema["raw"].is_numeric()
    if text:
        cells = cells.with_columns(pl.col("raw").cast(pl.String))
    parts = [_part(cells.filter(pl.col("what") == i), q, text=text, gate=gate) for i, q in enumerate(quantities)]
    rejects = [part.filter(pl.col("reason").is_not_null()).select(*REJECT) for part in parts]
    codes = [*dict.fromkeys(q.code for q in quantities)]
    given = ["given"] if "given" in cells.columns else []
    others = cells.filter(pl.col("what").is_null()).select("row", "station_column", *HOUR, *given)
    hours = _hours(pl.concat([*[part.drop("value", "expected") for part in parts], others], how="diagonal"), codes)
    return checked(hours, pl.concat(rejects), hour_column=hour_column, codes=codes, gate=gate)


def _part(cells: pl.DataFrame, q: Quantity, *, text: bool, gate: Gate) -> pl.DataFrame:
    """Return the cells of one quantity with `number` (steps), `reason`, `expected`, `value` (as found)."""
    named = cells.lazy().rename({"raw": q.code})
    found = with_number(named, q, text=text, ceilings=gate.ceilings).collect()
    own = pl.lit(0 if q.wrong_unit else BITS[q.code], pl.Int64).alias("given")
    reason = pl.col(f"{q.code}#reason")
    right = reason.replace_strict(expected(q, gate.ceilings), default="", return_dtype=pl.String)
    return found.select(
        *CELL,
        pl.lit(q.code).alias("code"),
        pl.col(q.code).cast(pl.Float64).alias("number"),
        reason.alias("reason"),
        right.alias("expected"),
        pl.col(f"{q.code}#raw").cast(pl.String).alias("value"),
        pl.col("given") if "given" in cells.columns else own,
    )


def _hours(cells: pl.DataFrame, codes: Sequence[str]) -> pl.DataFrame:
    """Return one row a station-hour; every value occurs once in it, since repetitions have another `copy`."""
    values = [pl.when(pl.col("code") == c).then("number").max().cast(TYPES[c]).alias(c) for c in codes]
    return cells.group_by(HOUR).agg(
        pl.col("row").min(),
        pl.col("station_column").first().alias("column"),
        pl.col("given").fill_null(0).bitwise_or(),
        pl.col("reason").is_not_null().any().alias("faulty"),
        *values,
    )

"""Files with one row a station-hour: values in columns."""

from collections.abc import Sequence

import polars as pl

from airshed.lake import times
from airshed.lake.hours import Gate, Records, bits, checked
from airshed.lake.numbers import Quantity, expected, with_number
from airshed.lake.reading import ROW, Source


def from_rows(source: Source, *, station: str, hour: str, quantities: Sequence[Quantity], gate: Gate) -> Records:
    """Return the records of a file with one row a station-hour.

    Args:
        source: the file as read.
        station: header of the station code.
        hour: header of the hour.
        quantities: the columns of values.
        gate: what to check against.
    """
    schema = source.cells.collect_schema()
    frame = source.cells.select(
        pl.col(ROW).cast(pl.Int64).alias("row"),
        pl.lit(station).alias("column"),
        pl.col(station).cast(pl.String).str.strip_chars().alias("station"),
        pl.col(hour).alias("hour"),
        *[pl.col(q.header).alias(q.code) for q in quantities],
    )
    for q in quantities:
        text = not schema[q.header].is_numeric() or schema[q.header] == pl.Float32  # shortest decimals, not the bits
        frame = frame.with_columns(pl.col(q.code).cast(pl.String)) if text else frame
        frame = with_number(frame, q, text=text, ceilings=gate.ceilings)
    found = times.with_hour_end(frame.collect(), "hour")
    rejects = [_bad_cells(found, q, gate) for q in quantities]
    given = bits([q.code for q in quantities if not q.wrong_unit])
    hours = found.with_columns(
        given=pl.lit(given, pl.Int64),
        faulty=pl.any_horizontal(*[pl.col(f"{q.code}#reason").is_not_null() for q in quantities]),
    )
    codes = [q.code for q in quantities]
    return checked(hours, pl.concat(rejects), hour_column=hour, codes=codes, gate=gate)


def _bad_cells(found: pl.DataFrame, q: Quantity, gate: Gate) -> pl.DataFrame:
    right = expected(q, gate.ceilings)
    reason = pl.col(f"{q.code}#reason")
    return found.filter(reason.is_not_null()).select(
        "row",
        pl.lit(q.header).alias("column"),
        pl.col(f"{q.code}#raw").cast(pl.String).alias("value"),
        reason.alias("reason"),
        reason.replace_strict(right, default="", return_dtype=pl.String).alias("expected"),
    )

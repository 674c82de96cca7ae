"""The wide files of the national network: date, hour, type, then a column a station, or a city.

The hour is the END of the hour: hour 0 of a date is 00:00 of that date, the last hour of the day before. A city series
is stored under station `city:NAME`; it is no station, and no point of a city mean.
"""

import re
from collections.abc import Sequence

import polars as pl

from airshed.errors import Fault
from airshed.lake.cells import from_cells
from airshed.lake.headers import PUBLISHED, plain, quantity
from airshed.lake.hours import BITS, Gate, Records
from airshed.lake.layouts import Layout
from airshed.lake.numbers import Quantity, is_nothing
from airshed.lake.reading import ROW, Source
from airshed.lake.tables import CITY
from airshed.lake.times import with_hour_end

FIXED = ("date", "hour", "type")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _fits(header: Sequence[str]) -> bool:
    return [plain(h) for h in header[: len(FIXED)]] == list(FIXED) and len(header) > len(FIXED)


def _read(source: Source, gate: Gate) -> Records:
    names = dict(zip(source.header[: len(FIXED)], FIXED, strict=True))
    series = [h for h in source.header[len(FIXED) :] if h]
    lines = source.cells.select(pl.col(ROW).cast(pl.Int64).alias("row"), *names, *series).collect()
    lines = lines.with_columns(pl.col(h).cast(pl.String).str.strip_chars().alias(h) for h in (*names, *series))
    found = {text: quantity(text) for text in lines.get_column(source.header[2]).unique() if text}
    quantities = [q for q in found.values() if q]
    lines = _timed(lines, source.header).with_columns(_what(found, quantities, source.header[2]))
    cells = _cells(lines, series, quantities)
    if any(CHINESE.search(h) for h in series):
        cells = cells.with_columns(pl.concat_str(pl.lit(CITY), "column").alias("station"))
    records = from_cells(cells, hour_column=source.header[1], quantities=quantities, gate=gate)
    left_out = ", ".join(text for text, q in found.items() if not q and not PUBLISHED.match(plain(text)))
    notes = (Fault("lake.note.columns_left_out", str(source.path), left_out),) if left_out else ()
    return Records(records.hours, records.rejects, notes)


def _timed(lines: pl.DataFrame, header: Sequence[str]) -> pl.DataFrame:
    day, hour, kind = header[: len(FIXED)]
    two = pl.when(pl.col(hour).str.len_chars() == 1).then(pl.concat_str(pl.lit("0"), hour)).otherwise(hour)
    lines = lines.with_columns(pl.concat_str(pl.col(day).fill_null(""), pl.lit(" "), two.fill_null("")).alias("#hour"))
    lines = with_hour_end(lines, "#hour")
    moment = pl.coalesce(pl.col("hour_end").cast(pl.String), "hour_text")
    return lines.with_columns(copy=pl.int_range(pl.len()).over(moment, kind))


def _what(found: dict[str, Quantity | None], quantities: Sequence[Quantity], kind: str) -> pl.Expr:
    index = {text: quantities.index(q) for text, q in found.items() if q}
    return pl.col(kind).replace_strict(index, default=None, return_dtype=pl.Int32).alias("what")


def _cells(lines: pl.DataFrame, series: Sequence[str], quantities: Sequence[Quantity]) -> pl.DataFrame:
    """Return the cells that are there, each with the bits of all values its hour speaks of."""
    moment = ["hour_end", "hour_text", "copy"]
    bit = {i: 0 if q.wrong_unit else BITS[q.code] for i, q in enumerate(quantities)}
    spoken = pl.col("what").replace_strict(bit, default=0, return_dtype=pl.Int32).bitwise_or().over(moment)
    kept = ["row", "hour_end", "hour_reason", "hour_text", "copy", "what", "given"]
    cells = lines.with_columns(spoken.alias("given")).select(*kept, *series)
    cells = cells.unpivot(on=list(series), index=kept, variable_name="column", value_name="raw")
    return cells.filter(~is_nothing(pl.col("raw"))).with_columns(
        station=pl.col("column"), station_column=pl.col("column")
    )


LAYOUT = Layout(
    name="wide",
    kind="hours",
    columns="date, hour, type, 1001A, 1002A, ...",
    fits=_fits,
    read=_read,
)

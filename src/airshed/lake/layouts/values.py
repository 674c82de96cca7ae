"""One row a value: station, time, pollutant, value, and the unit if it is not the usual one."""

from collections.abc import Sequence

import polars as pl

from airshed.errors import Fault
from airshed.lake.cells import from_cells
from airshed.lake.headers import HOUR, PUBLISHED, STATION, find, in_unit, plain, quantity
from airshed.lake.hours import Gate, Records
from airshed.lake.layouts import Layout
from airshed.lake.numbers import WEATHER, Quantity
from airshed.lake.reading import ROW, Source
from airshed.lake.times import with_hour_end

POLLUTANT = ("pollutant", "parameter", "item", "污染物", "监测项目", "监测因子", "因子", "项目")
VALUE = ("value", "concentration", "浓度", "浓度值", "监测值", "数值", "值")
UNIT = ("unit", "units", "单位", "浓度单位")


def _columns(header: Sequence[str]) -> dict[str, str | None]:
    names = {"station": STATION, "hour": HOUR, "pollutant": POLLUTANT, "raw": VALUE, "unit": UNIT}
    return {code: find(header, aliases) for code, aliases in names.items()}


def _fits(header: Sequence[str]) -> bool:
    return all(found for code, found in _columns(header).items() if code != "unit")


def _read(source: Source, gate: Gate) -> Records:
    columns = {code: h for code, h in _columns(source.header).items() if h}
    lines = source.cells.select(
        pl.col(ROW).cast(pl.Int64).alias("row"),
        *[pl.col(h).alias(code) for code, h in columns.items()],
        pl.lit(columns["raw"]).alias("column"),
        pl.lit(columns["station"]).alias("station_column"),
    ).collect()
    texts = [c for c in ("station", "pollutant", "unit") if c in columns]
    lines = lines.with_columns(pl.col(c).cast(pl.String).str.strip_chars() for c in texts)
    lines = lines if "unit" in columns else lines.with_columns(unit=pl.lit(""))
    lines = with_hour_end(lines.with_columns(pl.col("unit", "pollutant").fill_null("")), "hour")
    kinds = lines.select("pollutant", "unit").unique().sort("pollutant", "unit")
    found = [_quantity(name, unit) for name, unit in kinds.iter_rows()]
    quantities = [q for q in found if q]
    index = [quantities.index(q) if q else None for q in found]
    other = [q is None and not PUBLISHED.match(plain(name)) for q, name in zip(found, kinds["pollutant"], strict=True)]
    kinds = kinds.with_columns(pl.Series("what", index, pl.Int32), pl.Series("other", other, pl.Boolean))
    cells = lines.join(kinds, on=["pollutant", "unit"], how="left").filter(~pl.col("other"))
    cells = cells.sort("row").with_columns(copy=_copy(quantities))
    records = from_cells(cells, hour_column=columns["hour"], quantities=quantities, gate=gate)
    left_out = ", ".join(kinds.filter("other").get_column("pollutant").unique(maintain_order=True))
    notes = (Fault("lake.note.columns_left_out", str(source.path), left_out),) if left_out else ()
    return Records(records.hours, records.rejects, notes)


def _quantity(name: str, unit: str) -> Quantity | None:
    found = quantity(name)
    if found is None or not unit or found.code in WEATHER:
        return found
    return in_unit(found.code, name, unit)


def _copy(quantities: Sequence[Quantity]) -> pl.Expr:
    """Return how many cells of the same station, hour and pollutant, in whichever unit, stand above."""
    code = pl.col("what").replace_strict(dict(enumerate(q.code for q in quantities)), default=pl.col("pollutant"))
    moment = pl.coalesce(pl.col("hour_end").cast(pl.String), "hour_text")
    return pl.int_range(pl.len()).over("station", moment, code)


LAYOUT = Layout(
    name="values",
    kind="hours",
    columns="station, time, pollutant, value, [unit]",
    fits=_fits,
    read=_read,
)

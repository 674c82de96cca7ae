"""What a batch changes: new rows against what the lake holds, as first values and corrections."""

from collections.abc import Sequence

import polars as pl

from airshed.lake.hours import BITS
from airshed.lake.tables import value_columns
from airshed.tables import Table

IN_BATCH = -1  # revision of a key that the batch itself brought


def merge(table: Table, state: pl.DataFrame, records: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Return the rows to append and, for every record, whether it changed something.

    Args:
        table: a table with key and revision.
        state: rows of the lake for the keys concerned, folded.
        records: key, values, `order` (of the file) and `id` (unique); `given` where they are silent about some values.

    Returns:
        rows with key, values and `revision`; ids of the records that were stored.
    """
    key, values = list(table.key), value_columns(table)
    records = _completed(records, table)
    before = state.select(*key, *values, "revision")
    now, stored = before, []
    for layer in _layers(records, key):
        after = _applied(now, layer, key, values)
        stored.append(after.filter(pl.col("revision").is_null() | _differs(values)).get_column("id"))
        after = after.select(*key, *values, pl.col("revision").fill_null(IN_BATCH))
        now = pl.concat([now.join(after, on=key, how="anti"), after])
    final = now.join(records.select(key).unique(), on=key, how="semi").drop("revision")
    final = final.join(before.rename({c: f"{c}#was" for c in values}), on=key, how="left")
    changed = final.filter(pl.col("revision").is_null() | _differs(values))
    rows = changed.select(*key, *values, revision=pl.col("revision").fill_null(IN_BATCH) + 1)
    return rows, pl.concat(stored) if stored else pl.Series("id", [], pl.Int64)


def _completed(records: pl.DataFrame, table: Table) -> pl.DataFrame:
    missing = [c for c in value_columns(table) if c not in records.columns]
    records = records.with_columns(pl.lit(None, table.schema[c]).alias(c) for c in missing)
    return records.with_columns(pl.col(c).cast(table.schema[c]) for c in value_columns(table))


def _layers(records: pl.DataFrame, key: list[str]) -> list[pl.DataFrame]:
    """Return the records in layers without repeated keys, in the order of their files."""
    if records.select(pl.struct(key).n_unique()).item() == records.height:
        return [records]
    ranked = records.sort("order", maintain_order=True).with_columns(layer=pl.int_range(pl.len()).over(key))
    return [part.drop("layer") for part in ranked.partition_by("layer", maintain_order=True)]


def _applied(now: pl.DataFrame, layer: pl.DataFrame, key: list[str], values: Sequence[str]) -> pl.DataFrame:
    """Return the layer with values it is silent about taken from the present state, and that state as `<value>#was`.

    A key that is new takes what the record has even where it is silent, such as the usual kind of a station.
    """
    joined = layer.join(now.rename({c: f"{c}#was" for c in values}), on=key, how="left")
    if "given" not in layer.columns:
        return joined
    new = pl.col("revision").is_null()
    spoken = {c: new | ((pl.col("given") & BITS[c]) != 0) for c in values}
    return joined.with_columns(pl.when(said).then(c).otherwise(f"{c}#was").alias(c) for c, said in spoken.items())


def _differs(values: Sequence[str]) -> pl.Expr:
    return pl.any_horizontal(pl.col(c).ne_missing(pl.col(f"{c}#was")) for c in values)

"""Station-hours of one file: what the layouts share after a file is taken apart.

`Records` is what every layout gives. A record is one station-hour as the file states it; `given` tells which values the
file speaks of, so that a value it is silent about keeps what the lake has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import polars as pl

from airshed.errors import Fault
from airshed.lake import times
from airshed.lake.tables import AMBIENT_HOURS, CITY, STATIONS, WEATHER_HOURS, value_columns

IMPORTED = (AMBIENT_HOURS, WEATHER_HOURS, STATIONS)
VALUES = tuple(dict.fromkeys(c for table in IMPORTED for c in value_columns(table)))
BITS: Mapping[str, int] = {code: 1 << i for i, code in enumerate(VALUES)}
REJECT = pl.Schema({"row": pl.Int64, **dict.fromkeys(("column", "value", "reason", "expected"), pl.String)})
KEY = ["station", "hour_end"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What an import checks hours against.

    Attributes:
        ceilings: greatest plausible hourly value by pollutant, in canonical units.
        now: present moment; later hours are refused. [city wall time]
        stations: known station codes, or None when there is no list to check against.
    """

    ceilings: Mapping[str, Decimal]
    now: datetime
    stations: pl.Series | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Station-hours of one file.

    Attributes:
        hours: `station`, `hour_end`, `row`, `column` (place in the file), values, `given` (bits), `faulty`.
        rejects: `row`, `column`, `value`, `reason`, `expected`; one for each thing that is wrong.
        notes: what the user should know of this file.
    """

    hours: pl.DataFrame
    rejects: pl.DataFrame
    notes: tuple[Fault, ...] = ()


def bits(codes: Sequence[str]) -> int:
    """Return the `given` bits of some values."""
    return sum(BITS[code] for code in codes)


def checked(
    hours: pl.DataFrame, rejects: pl.DataFrame, *, hour_column: str, codes: Sequence[str], gate: Gate
) -> Records:
    """Return the records of a file after station, hour and repetition are checked.

    Args:
        hours: `station`, `hour_end`, `hour_reason`, `hour_text`, `row`, `column`, values, `given`, `faulty`.
        rejects: refusals so far.
        hour_column: header of the hour.
        codes: the values there are.
        gate: what to check against.
    """
    late = pl.col("hour_end") > gate.now
    hours = hours.with_columns(reason=pl.when(late).then(pl.lit("future")).otherwise("hour_reason"))
    right = {"future": f"≤ {gate.now:%Y-%m-%d %H:%M}"}
    at_hour = hours.with_columns(column=pl.lit(hour_column))
    bad_hours = _rejected(at_hour, pl.col("hour_text"), right, default=times.EXPECTED)
    hours = hours.with_columns(faulty=pl.col("faulty") | pl.col("reason").is_not_null())
    hours = hours.with_columns(reason=_lost(codes, gate))
    right = {"no_station": "1001A", "unknown_station": "airshed air stations import"}
    bad_stations = _rejected(hours, pl.col("station"), right)
    hours = hours.with_columns(faulty=pl.col("faulty") | pl.col("reason").is_not_null())
    kept = hours.select(*KEY, "row", "column", *codes, "given", "faulty")
    kept, repeated = repeats(kept, key=KEY, codes=codes)
    return Records(kept, pl.concat([rejects, bad_hours, bad_stations, repeated]).unique(maintain_order=True))


def _lost(codes: Sequence[str], gate: Gate) -> pl.Expr:
    """Return why a station is none of ours; a city series has no station, and weather may have stations of its own."""
    station = pl.col("station")
    lost = pl.when(station.is_null() | (station == "")).then(pl.lit("no_station"))
    if gate.stations is None or not any(code in AMBIENT_HOURS.schema for code in codes):
        return lost
    known = station.is_in(gate.stations.implode()) | station.str.starts_with(CITY)
    return lost.when(~known).then(pl.lit("unknown_station"))


def _rejected(frame: pl.DataFrame, value: pl.Expr, right: Mapping[str, str], default: str = "") -> pl.DataFrame:
    return frame.filter(pl.col("reason").is_not_null()).select(
        "row",
        "column",
        value.cast(pl.String).fill_null("").alias("value"),
        "reason",
        pl.col("reason").replace_strict(right, default=default, return_dtype=pl.String).alias("expected"),
    )


def _key_text(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%Y-%m-%d %H:%M") if name == "hour_end" else pl.col(name).cast(pl.String)


def repeats(
    records: pl.DataFrame, *, key: list[str], codes: Sequence[str], last: bool = False
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Mark records that repeat a key as faulty, and return them with the rejects.

    Equal ones count once, the first in the file (or the last); if they differ, or one of them is faulty already, none
    counts, since nobody knows which is right.
    """
    keyed = pl.all_horizontal(pl.col(k).is_not_null() for k in key)
    groups = records.filter(keyed).group_by(key).agg(n=pl.len()).filter(pl.col("n") > 1)
    if not groups.height:
        return records, pl.DataFrame(schema=REJECT)
    twice = records.join(groups.select(key), on=key, how="semi")
    said = {c: pl.when(pl.col("given") & BITS[c] != 0).then(pl.struct(c)) for c in codes}
    facts = twice.group_by(key).agg(
        kept=pl.col("row").max() if last else pl.col("row").min(),
        rows=pl.col("row").sort(),
        conflict=pl.col("faulty").any(),
        **{f"{c}#differs": e.drop_nulls().n_unique() > 1 for c, e in said.items()},
    )
    differs = {c: pl.col(f"{c}#differs") for c in codes}
    named = [pl.when(e).then(pl.lit(c)) for c, e in differs.items()]
    facts = facts.with_columns(
        conflict=pl.any_horizontal("conflict", *differs.values()),
        named=pl.concat_str(named, separator=", ", ignore_nulls=True),
        rows=pl.concat_str(pl.lit("rows "), pl.col("rows").cast(pl.List(pl.String)).list.join(", ")),
    )
    twice = twice.join(facts.select(*key, "kept", "rows", "conflict", "named"), on=key, how="left")
    surplus = pl.col("conflict") | (pl.col("row") != pl.col("kept"))
    refused = twice.filter(surplus & ~pl.col("faulty")).with_columns(
        reason=pl.when("conflict").then(pl.lit("conflict")).otherwise(pl.lit("duplicate"))
    )
    others = pl.concat_str("rows", pl.lit(": "), "named")
    rejects = refused.select(
        "row",
        "column",
        pl.concat_str([_key_text(k) for k in key], separator=" ").alias("value"),
        "reason",
        pl.when("conflict").then(others).otherwise(pl.concat_str(pl.lit("row "), "kept")).alias("expected"),
    )
    marked = records.join(refused.select("row", *key, bad=pl.lit(value=True)), on=["row", *key], how="left")
    return marked.with_columns(faulty=pl.col("faulty") | pl.col("bad").fill_null(value=False)).drop("bad"), rejects

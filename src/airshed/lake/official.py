"""The official columns of a file beside its one-hour values: AQI, running means, ozone maxima, primary pollutants.

They are not stored; they are read to be compared with what the one-hour values give.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import polars as pl

from airshed.lake.hours import Gate
from airshed.lake.layouts import layout_of
from airshed.lake.reading import ROW, read
from airshed.vocab import POLLUTANTS

LONG: Mapping[str, str] = MappingProxyType(
    {
        "aqi": "AQI",
        **{f"{p.code}_24h": f"{p.network}_24h" for p in POLLUTANTS.values() if p.code != "o3"},
        "o3_8h": "O3_8h",
        "o3_8h_24h": "O3_8h_24h",
    }
)
PUBLICATION: Mapping[str, str] = MappingProxyType(
    {**LONG, "pm25_24h": "PM2_5_24h", "o3_8h": "O3_8h_24h", "o3_8h_24h": "O3_8h"}
)
"""In the publication the names of the 8 h mean and of its maximum are swapped, as those of the hour value are."""
TENTHS = {"co_24h"}
NEVER = datetime(9999, 1, 1)  # noqa: DTZ001 - city wall time; no hour is later
PRIMARY: Mapping[str, str] = MappingProxyType(
    {
        "细颗粒物(PM2.5)": "pm25",
        "颗粒物(PM10)": "pm10",
        "二氧化硫": "so2",
        "二氧化氮": "no2",
        "一氧化碳": "co",
        "臭氧1小时": "o3",
    }
)


def official_hours(path: Path, *, levels: Mapping[str, int]) -> pl.DataFrame:
    """Return the hours of a file with its official columns.

    Args:
        path: a file in the long form or in the form of the publication.
        levels: category, such as 优, to level.

    Returns:
        `station`, `hour_end`, the six pollutants in whole steps, and `official_<field>` for the fields of `LONG` in
        last digits; in a publication also `official_primary`, codes joined by commas, and `official_level`.
    """
    source = read(path)
    layout = layout_of(path, source.header)
    hours = layout.read(source, Gate({}, NEVER)).hours.filter(~pl.col("faulty"))
    names = PUBLICATION if layout.name == "publication" else LONG
    columns = [_number(name, names[name]) for name in names if names[name] in source.header]
    if layout.name == "publication":
        columns += [_primary(), _level(levels)]
    official = source.cells.select(pl.col(ROW).cast(pl.Int64).alias("row"), *columns).collect()
    there = (pl.col(p) if p in hours.columns else pl.lit(None, pl.Int32).alias(p) for p in POLLUTANTS)
    wanted = hours.select("station", "hour_end", *there, pl.col("row").cast(pl.Int64))
    return wanted.join(official, on="row", how="inner", maintain_order="left").drop("row")


def _number(name: str, column: str) -> pl.Expr:
    factor = 10 if name in TENTHS else 1
    value = pl.col(column).cast(pl.String).cast(pl.Float64, strict=False)
    return (value * factor).round().cast(pl.Int64).alias(f"official_{name}")


def _primary() -> pl.Expr:
    codes = pl.col("PrimaryPollutant").str.replace_many(list(PRIMARY), list(PRIMARY.values()))
    return pl.when(_has_index()).then(codes.str.replace_all("—", "")).alias("official_primary")


def _level(levels: Mapping[str, int]) -> pl.Expr:
    level = pl.col("Quality").replace_strict(levels, default=None, return_dtype=pl.Int64)
    return pl.when(_has_index()).then(level).alias("official_level")


def _has_index() -> pl.Expr:
    return pl.col("AQI").cast(pl.Int64, strict=False).is_not_null()

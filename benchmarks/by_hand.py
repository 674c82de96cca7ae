"""The same year in pandas, as one would write it by hand: group, roll, interpolate, rank."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

MEANS = ["pm25", "pm10", "so2", "no2", "co"]
PLACES = {"co": 1}  # decimals of a day's value
SCALE = {"co": 1000}  # steps in a unit; 10 for the others
LEAST = 1e-9  # keeps binary fractions a hair above a whole number from rounding up
LISTED = ["pm10", "pm25", "so2", "no2", "co", "o3"]

Table = Any


def days(file: Path, breakpoints: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return rounded daily values, sub-indices, AQI, primary pollutants and validity by station and day."""
    hours = pd.read_parquet(file)
    hours["date"] = (hours["hour_end"] - pd.Timedelta(hours=1)).dt.normalize()
    eight = hours.groupby("station")["o3"].rolling(8, min_periods=6).mean().reset_index(level=0, drop=True)
    hours["eight"] = eight.where((hours["hour_end"].dt.hour >= 8) | (hours["hour_end"].dt.hour == 0))
    grouped = hours.groupby(["station", "date"])
    result = grouped[MEANS].mean().where(grouped[MEANS].count() >= 20)
    ozone = grouped.agg(o3_8h=("eight", "max"), n=("eight", "count"), o3_1h=("o3", "max"))
    valid = (ozone["n"] >= 14) | ((ozone["o3_8h"] / 10).round() > 160)
    result[["o3_8h", "o3_1h"]] = ozone[["o3_8h", "o3_1h"]].where(valid)
    for column in result.columns:
        result[column] = (result[column] / SCALE.get(column, 10)).round(PLACES.get(column, 0))
    items = {column: column if column.startswith("o3") else f"{column}_24h" for column in result.columns}
    indices = result.assign(**{c: sub_index(result[c].to_numpy(), breakpoints[item]) for c, item in items.items()})
    indices["o3"] = indices[["o3_8h", "o3_1h"]].max(axis=1)
    result[[f"iaqi_{item}" for item in items.values()]] = indices[list(items)]
    result["aqi"] = indices[LISTED].max(axis=1)
    primary = indices[LISTED].eq(result["aqi"], axis=0).mul(result["aqi"] > 50, axis=0)
    result["primary"] = primary.dot(pd.Index(LISTED) + ",").str.rstrip(",")
    result["valid"] = indices[LISTED].notna().all(axis=1)
    result["good"] = result["valid"] & (result["aqi"] <= 100)
    return result


def sub_index(values: Any, table: Mapping[str, Any]) -> Any:  # noqa: ANN401 - pandas and its arrays are untyped
    """Return the sub-index of concentrations, rounded up."""
    points: Sequence[float] = [float(v) for v in table["values"]]
    index = np.ceil(np.interp(values, points, table["iaqi"]) - LEAST)
    return np.where(values > points[-1], np.nan, index) if table["above"] == "none" else index


def annual(table: Table, ranks: Mapping[str, int]) -> Table:
    """Return the percentile and the mean of each column, valid and good days of each station."""
    grouped = table.groupby("station")
    result = {f"{column}_q": grouped[column].quantile(rank / 100) for column, rank in ranks.items()}
    result |= {f"{column}_mean": grouped[column].mean() for column in ranks}
    result |= {"days_valid": grouped["valid"].sum(), "good_days": grouped["good"].sum()}
    return pd.DataFrame(result)

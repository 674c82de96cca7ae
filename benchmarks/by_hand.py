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

Table = Any


def days(file: Path, breakpoints: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return rounded daily values and AQI by station and day."""
    hours = pd.read_parquet(file)
    hours["date"] = (hours["hour_end"] - pd.Timedelta(hours=1)).dt.normalize()
    grouped = hours.groupby(["station", "date"])
    result = grouped[MEANS].mean().where(grouped[MEANS].count() >= 20)
    eight = hours.groupby("station")["o3"].rolling(8, min_periods=6).mean().reset_index(level=0, drop=True)
    hours["eight"] = eight.where((hours["hour_end"].dt.hour >= 8) | (hours["hour_end"].dt.hour == 0))
    ozone = hours.groupby(["station", "date"]).agg(o3_8h=("eight", "max"), n=("eight", "count"), o3_1h=("o3", "max"))
    valid = (ozone["n"] >= 14) | (ozone["o3_8h"] > 1600)
    result[["o3_8h", "o3_1h"]] = ozone[["o3_8h", "o3_1h"]].where(valid)
    for column in result.columns:
        result[column] = (result[column] / SCALE.get(column, 10)).round(PLACES.get(column, 0))
    items = {column: column if column.startswith("o3") else f"{column}_24h" for column in result.columns}
    indices = [sub_index(result[column].to_numpy(), breakpoints[item]) for column, item in items.items()]
    result["aqi"] = np.fmax.reduce(indices)
    return result


def sub_index(values: Any, table: Mapping[str, Any]) -> Any:  # noqa: ANN401 - pandas and its arrays are untyped
    """Return the sub-index of concentrations, rounded up."""
    points: Sequence[float] = [float(v) for v in table["values"]]
    index = np.ceil(np.interp(values, points, table["iaqi"]) - LEAST)
    return np.where(values > points[-1], np.nan, index) if table["above"] == "none" else index


def percentiles(table: Table, ranks: Mapping[str, int]) -> Table:
    """Return the percentile of each column at each station."""
    grouped = table.groupby("station")
    return pd.DataFrame({column: grouped[column].quantile(rank / 100) for column, rank in ranks.items()})

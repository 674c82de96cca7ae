"""The files in which the network of the invented city publishes its air: the wide form, one file a day."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from airshed.city.air import AirMonth
from airshed.city.stations import CITY, REGION
from airshed.vocab import POLLUTANTS


def network_files(air: AirMonth) -> Mapping[str, str]:
    """Return name and text of every file: the station list, a wide file a day, and the days published again.

    A wide file holds the hours whose end carries its date: hour 0 belongs to the day before.
    """
    again = _daily_files(air.hours.update(air.corrected, on=["station", "hour_end"]))
    changed = air.corrected["hour_end"].dt.date().unique().sort()
    return {
        "stations.csv": _station_list(air),
        **{_file_name(day): text for day, text in _daily_files(air.hours).items()},
        **{f"corrected/{_file_name(day)}": again[day] for day in changed},
    }


def _file_name(day: date) -> str:
    return f"china_sites_{day:%Y%m%d}.csv"


def _station_list(air: AirMonth) -> str:
    head = "station,name,city,region,lon,lat,kind\n"
    return head + "".join(f"{s.code},{s.name},{CITY},{REGION},{s.lon},{s.lat},{s.kind}\n" for s in air.stations)


def _daily_files(hours: pl.DataFrame) -> dict[date, str]:
    parts = hours.with_columns(date=pl.col("hour_end").dt.date()).partition_by("date", as_dict=True, include_key=False)
    return {day: _wide(part) for (day,), part in parts.items()}


def _wide(hours: pl.DataFrame) -> str:
    """Return one row an hour and pollutant, one column a station; whole numbers, CO with one decimal."""
    names = {code: p.network for code, p in POLLUTANTS.items()}
    digits = pl.when(pl.col("type") == names["co"]).then(pl.col("value").cast(pl.String))
    return (
        hours.rename(names)
        .unpivot(index=["station", "hour_end"], variable_name="type", value_name="value")
        .with_columns(value=digits.otherwise(pl.col("value").cast(pl.Int64).cast(pl.String)))
        .pivot(on="station", index=["hour_end", "type"], values="value")
        .sort("hour_end", maintain_order=True)
        .select(
            pl.col("hour_end").dt.strftime("%Y%m%d").alias("date"),
            pl.col("hour_end").dt.hour().alias("hour"),
            pl.exclude("hour_end"),
        )
        .write_csv()
    )

"""The files in which the network of the invented city publishes: tidy, one a month, and when each came out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import polars as pl

from airshed.calendar import Period, day_of, month
from airshed.city.history import History
from airshed.city.stations import CITY, REGION
from airshed.vocab import POLLUTANTS

AFTER = timedelta(hours=8, minutes=30)
"""A month's files come out on the morning after it."""
KEY = ["station", "hour_end"]


@dataclass(frozen=True, slots=True)
class Publication:
    """Files that the network publishes together.

    Attributes:
        at: the moment. [city wall time]
        files: text by name; a name is used once.
    """

    at: datetime
    files: Mapping[str, str]


def publications(past: History) -> tuple[Publication, ...]:
    """Return what the network published until the end of a history, in order of time.

    Each month's hours of air and weather, the first with the list of stations; and each month published again, whole,
    where something in it was corrected.
    """
    found = [*_months(past), *_corrections(past)]
    return tuple(sorted(found, key=lambda published: published.at))


def _months(past: History) -> Iterator[Publication]:
    first, last = day_of(past.air["hour_end"][0]), day_of(past.until)
    names = {"stations.csv": _station_list(past)}
    for period in Period(first, last + timedelta(days=1)).months():
        at = min(datetime.combine(period.to_date, time()) + AFTER, past.until)
        files = {_name("air", period): _text(_within(past.air, period))}
        files |= {_name("weather", period): _text(_within(past.weather, period))}
        yield Publication(at, names | files)
        names = {}


def _corrections(past: History) -> Iterator[Publication]:
    again = past.corrected.filter(pl.col("corrected_at") <= past.until)
    days = again.with_columns(day=pl.col("hour_end").dt.offset_by("-1h").dt.month_start().dt.date())
    for (at, day), rows in days.partition_by("corrected_at", "day", as_dict=True).items():
        period = month(day.year, day.month)
        whole = _within(past.air, period).update(rows.select(*KEY, *POLLUTANTS), on=KEY)
        yield Publication(at, {_name("air", period, "_corrected"): _text(whole)})


def _name(what: str, period: Period, ending: str = "") -> str:
    return f"{what}_{period.from_date:%Y%m}{ending}.csv"


def _within(frame: pl.DataFrame, period: Period) -> pl.DataFrame:
    day = pl.col("hour_end").dt.offset_by("-1h").dt.date()
    return frame.filter(day >= period.from_date, day < period.to_date)


def _station_list(past: History) -> str:
    head = "station,name,city,region,lon,lat,kind\n"
    return head + "".join(f"{s.code},{s.name},{CITY},{REGION},{s.lon},{s.lat},{s.kind}\n" for s in past.stations)


def _text(frame: pl.DataFrame) -> str:
    """Return one row a station and hour; whole numbers without a decimal point, the others with one decimal."""
    tenths = ("co", "temperature_c", "pressure_hpa", "dew_point_c", "rain_mm", "wind_speed_m_s")
    whole = [name for name in frame.columns if name not in {*KEY, *tenths}]
    return frame.with_columns(pl.col(whole).cast(pl.Int64)).write_csv(
        datetime_format="%Y-%m-%d %H:%M", float_precision=1
    )

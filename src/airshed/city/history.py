"""The history of the invented city: its storms, its weather, and what its network publishes of its air."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import polars as pl

from airshed.city.air import true_hours
from airshed.city.instruments import Reading, readings
from airshed.city.stations import STATIONS, Station
from airshed.city.storms import Storm, storms_of
from airshed.city.weather import Weather, weather_hours
from airshed.vocab import POLLUTANTS

HOUR = timedelta(hours=1)
WEATHER_COLUMNS = ("temperature_c", "pressure_hpa", "dew_point_c", "rain_mm", "wind_from_deg", "wind_speed_m_s")
MOMENT = pl.Datetime("us")


@dataclass(frozen=True, slots=True)
class History:
    """What happened in the city, and what is known of it.

    Attributes:
        stations: the stations.
        until: end of the last hour. [city wall time]
        storms: the true dust storms.
        air: columns `station`, `hour_end` and one a pollutant, in canonical units, as first published; null = nothing.
        corrected: rows of `air` that were published again with the right values, and `corrected_at`.
        weather: columns `station`, `hour_end` and one a quantity, in the units of their names.
    """

    stations: tuple[Station, ...]
    until: datetime
    storms: tuple[Storm, ...]
    air: pl.DataFrame
    corrected: pl.DataFrame
    weather: pl.DataFrame


def history(*, seed: int, from_date: date, until: datetime) -> History:
    """Return the history from a day until a moment; the same arguments give the same digits.

    Args:
        seed: what is drawn; another seed, another city.
        from_date: the first day.
        until: end of the last hour. [city wall time]
    """
    start = datetime.combine(from_date, time())
    hours = [start + HOUR * (n + 1) for n in range((until - start) // HOUR)]
    drawn = [s for year in range(from_date.year, until.year + 1) for s in storms_of(seed=seed, year=year)]
    storms = tuple(s for s in drawn if start < s.from_hour <= until)
    weather = list(weather_hours(hours, storms=storms, seed=seed))
    found = list(readings(true_hours(weather, storms=storms, seed=seed), seed=seed))
    return History(STATIONS, until, storms, _air(found), _corrected(found), _weather(weather))


def _air(found: list[Reading]) -> pl.DataFrame:
    schema = pl.Schema({"station": pl.String(), "hour_end": MOMENT, **dict.fromkeys(POLLUTANTS, pl.Float64())})
    rows = [(r.station, r.hour_end, *(r.shown[code] for code in POLLUTANTS)) for r in found]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _corrected(found: list[Reading]) -> pl.DataFrame:
    values = dict.fromkeys(POLLUTANTS, pl.Float64())
    schema = pl.Schema({"station": pl.String(), "hour_end": MOMENT, **values, "corrected_at": MOMENT})
    rows = [
        (r.station, r.hour_end, *(r.corrected[code] for code in POLLUTANTS), r.corrected_at)
        for r in found
        if r.corrected is not None
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _weather(weather: list[Weather]) -> pl.DataFrame:
    values = dict.fromkeys(WEATHER_COLUMNS, pl.Float64())
    schema = pl.Schema({"station": pl.String(), "hour_end": MOMENT, **values})
    masts = [station.code for station in STATIONS if station.weather]
    rows = [(mast, w.hour_end, *(getattr(w, name) for name in WEATHER_COLUMNS)) for w in weather for mast in masts]
    return pl.DataFrame(rows, schema=schema, orient="row")

"""A month of hourly air over the invented city, as its network publishes it.

The city's mean air follows a slow stagnation of the weather, the hours of the day and one dust storm; a station scales
it by its surroundings and adds noise. Analysers miss hours, one is down for two days, one station for a morning, and
one day of NO2 is published with a wrong calibration and corrected later. All numbers are invented.
"""

import math
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

import polars as pl

from airshed.calendar import day_of, hour_number, month
from airshed.city.stations import STATIONS, Station
from airshed.vocab import POLLUTANTS

Air = dict[str, float | None]

NOISE = 0.08  # spread of the logarithm of one reading
MISSING = 0.006  # share of readings that are never published
STORM_DAY, STORM_HOUR, STORM_HOURS = 16, 11, 17
STORM_PM10 = 780.0  # PM10 that the storm adds at its height [µg/m³]
OUTAGE = ("9903A", 20, range(4, 14))  # station, day, hours without any reading
DOWN = ("9902A", "o3", (24, 25))  # station, analyser, days without a reading
MISCALIBRATED = ("9901A", "no2", 9)  # station, analyser, day published 1.6 times too high
EXCESS = 1.6


@dataclass(frozen=True, slots=True)
class AirMonth:
    """What the network publishes of one month.

    Attributes:
        stations: the stations.
        hours: columns `station`, `hour_end` and one a pollutant, in canonical units; null = not published.
        corrected: the rows of `hours` that were published again later, with their right values.
    """

    stations: tuple[Station, ...]
    hours: pl.DataFrame
    corrected: pl.DataFrame


def air_month(*, seed: int, year: int, number: int) -> AirMonth:
    """Return a synthetic month of hourly air, in µg/m³ and CO in mg/m³; the same arguments give the same digits."""
    draw = Random(f"airshed {seed} {year} {number}")  # noqa: S311 - a simulator, not a secret
    days = month(year, number)
    midnight = datetime.combine(days.from_date, time())
    stagnation = 0.0
    rows: list[dict[str, object]] = []
    corrected: list[dict[str, object]] = []
    for count in range(1, 24 * days.days + 1):
        hour_end = midnight + timedelta(hours=count)
        stagnation = 0.97 * stagnation + draw.gauss(0, 0.16)
        mean = _mean_air(hour_end, stagnation)
        for station in STATIONS:
            true = _reading(mean, station, draw)
            shown = _published(true, station, hour_end, draw)
            rows.append({"station": station.code, "hour_end": hour_end, **shown})
            if _is_miscalibrated(station, hour_end):
                corrected.append({"station": station.code, "hour_end": hour_end, **_restored(shown, true)})
    return AirMonth(STATIONS, _frame(rows), _frame(corrected))


def _frame(rows: list[dict[str, object]]) -> pl.DataFrame:
    values = [(code, pl.Float64()) for code in POLLUTANTS]
    return pl.DataFrame(rows, schema=pl.Schema([("station", pl.String()), ("hour_end", pl.Datetime("us")), *values]))


def _mean_air(hour_end: datetime, stagnation: float) -> dict[str, float]:
    hour = hour_number(hour_end)
    heating = 1 + 0.4 * math.cos(math.tau * (hour - 6) / 24)
    traffic = 0.5 + math.exp(-((hour - 8) ** 2) / 5) + math.exp(-((hour - 19) ** 2) / 8)
    sun = max(0.0, math.sin(math.pi * (hour - 6) / 13))
    storm = STORM_PM10 * _storm(hour_end)
    no2 = 22 * math.exp(0.6 * stagnation) * traffic
    return {
        "pm25": 26 * math.exp(stagnation) * (0.7 + 0.3 * heating) + 0.12 * storm,
        "coarse": 28 * math.exp(0.6 * stagnation) * (0.8 + 0.2 * traffic) + 0.88 * storm,
        "so2": 12 * math.exp(0.8 * stagnation) * heating,
        "no2": no2,
        "co": 0.55 * math.exp(0.6 * stagnation) * traffic,
        "o3": max(3.0, 66 + 62 * sun * math.exp(-0.35 * stagnation) - 0.7 * no2),
    }


def _storm(hour_end: datetime) -> float:
    """Return 0 to 1: up within two hours, then slowly down, over within the hours of the storm."""
    hours = 24 * (day_of(hour_end).day - STORM_DAY) + hour_number(hour_end) - STORM_HOUR
    if not 0 <= hours < STORM_HOURS:
        return 0.0
    return min(1.0, (hours + 1) / 2) * math.exp(-hours / 7)


def _reading(mean: dict[str, float], station: Station, draw: Random) -> dict[str, float]:
    def noisy(value: float) -> float:
        return value * math.exp(draw.gauss(0, NOISE))

    pm25 = noisy(mean["pm25"] * station.burning)
    return {
        "pm25": pm25,
        "pm10": pm25 + noisy(mean["coarse"] * station.soil),
        "so2": noisy(mean["so2"] * station.burning),
        "no2": noisy(mean["no2"] * station.traffic),
        "co": noisy(mean["co"] * station.traffic),
        "o3": noisy(mean["o3"] + 12 * (1 - station.traffic)),
    }


def _published(true: dict[str, float], station: Station, hour_end: datetime, draw: Random) -> Air:
    day, hour = day_of(hour_end).day, hour_number(hour_end)
    silent = (station.code, day) == OUTAGE[:2] and hour in OUTAGE[2]
    shown: Air = {}
    for code, value in true.items():
        missed = draw.random() < MISSING or silent
        down = (station.code, code) == DOWN[:2] and day in DOWN[2]
        excess = EXCESS if _is_miscalibrated(station, hour_end) and code == MISCALIBRATED[1] else 1.0
        shown[code] = None if missed or down else _rounded(code, value * excess)
    return shown


def _restored(shown: Air, true: dict[str, float]) -> Air:
    code = MISCALIBRATED[1]
    return {**shown, code: None if shown[code] is None else _rounded(code, true[code])}


def _is_miscalibrated(station: Station, hour_end: datetime) -> bool:
    return (station.code, day_of(hour_end).day) == (MISCALIBRATED[0], MISCALIBRATED[2])


def _rounded(code: str, value: float) -> float:
    return max(0.1, round(value, 1)) if code == "co" else max(1.0, float(round(value)))

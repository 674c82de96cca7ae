"""The true air over the invented city: what is emitted by heating, traffic and soil, and what the weather makes of it.

The city's mean air follows weather and storms; a station scales it by its surroundings and adds noise. All numbers are
invented.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from airshed.calendar import day_of, hour_number
from airshed.city.stations import STATIONS, Station
from airshed.city.storms import Storm
from airshed.city.weather import Weather, season

HEATING_FROM, HEATING_TO = (10, 15), (4, 15)  # month and day: first day of heating, first day without
CLEANER = 0.93  # emissions of a year as a share of those of the year before
FIRST_YEAR = 2018
SUNDAY = 6
NOISE = 0.07  # spread of the logarithm of one reading
O3_NOISE = 3.0  # [µg/m³]

Air = dict[str, float]


@dataclass(frozen=True, slots=True)
class TrueHour:
    """The true air of an hour at a station, in µg/m³ and CO in mg/m³."""

    station: str
    hour_end: datetime
    air: Air


def true_hours(weather: Sequence[Weather], *, storms: Sequence[Storm], seed: int) -> Iterator[TrueHour]:
    """Yield the true air of every hour and station; the same arguments give the same digits."""
    draw = Random(f"airshed air {seed}")  # noqa: S311 - a simulator, not a secret
    for now in weather:
        over = next((storm for storm in storms if storm.from_hour <= now.hour_end < storm.to_hour), None)
        mean = _mean_air(now, over)
        for station in STATIONS:
            yield TrueHour(station.code, now.hour_end, _at(station, mean, draw))


def is_heated(day: date) -> bool:
    """Return whether homes are heated on a day."""
    return (day.month, day.day) >= HEATING_FROM or (day.month, day.day) < HEATING_TO


def _mean_air(now: Weather, storm: Storm | None) -> Air:
    still = math.exp(0.52 * now.stagnation)
    lid = 1.18 - 0.5 * now.sun - 0.08 * math.log(max(0.5, now.wind_speed_m_s))
    year = CLEANER ** (now.hour_end.year - FIRST_YEAR)
    fire, wheels = year * _heating(now), year * _traffic(now.hour_end)
    blown = max(0.0, now.wind_speed_m_s - 6) if now.slow_c > -6 and not now.rain_mm else 0.0  # noqa: PLR2004 - frozen
    washed = 0.6 if now.rain_mm else 1.0
    dust = storm.peak_ug_m3 * storm.strength(now.hour_end) if storm else 0.0
    fine = storm.fine_share if storm else 0.0
    no2 = lid * still * (3.0 + 14.5 * wheels + 9.5 * fire)
    return {
        "pm25": washed * lid * still * (10.5 + 4.5 * wheels + 26 * fire) + fine * dust,
        "coarse": washed * (8 + lid * still * (10 + 8 * wheels + 7 * fire) + 4.5 * blown) + (1 - fine) * dust,
        "so2": lid * still * (5 + 27 * fire),
        "no2": no2,
        "co": lid * still * (0.2 + 0.17 * wheels + 0.6 * fire),
        "o3": max(4.0, _ozone(now) - 0.62 * no2),
    }


def _heating(now: Weather) -> float:
    """Return what is burnt for heat: 0 outside the heating season, 1 on a bitter day; more at night."""
    if not is_heated(day_of(now.hour_end)):
        return 0.0
    demand = min(1.3, max(0.12, (9 - now.slow_c) / 27))
    return demand * (1 + 0.28 * math.cos(math.tau * (hour_number(now.hour_end) - 22) / 24))


def _traffic(hour_end: datetime) -> float:
    """Return the traffic, about 1 on average: people morning and evening, trucks by day, few of them on Sundays."""
    hour = hour_number(hour_end)
    people = 1.2 * math.exp(-((hour - 8.5) ** 2) / 4) + 1.4 * math.exp(-((hour - 19) ** 2) / 7)
    trucks = 0.9 / (1 + math.exp(-(hour - 8) / 0.8)) / (1 + math.exp((hour - 19.5) / 0.8))
    return 0.35 + people + trucks * (0.4 if day_of(hour_end).weekday() == SUNDAY else 1.0)


def _ozone(now: Weather) -> float:
    ground = 72 + 11 * season(now.hour_end, peak_day=150) - 9 * max(0.0, now.stagnation) * (now.sun == 0)
    warm = min(1.4, max(0.12, (now.temperature_c + 6) / 30))
    made = 70 * now.sun * warm * math.exp(0.3 * min(1.2, now.stagnation))
    left = 18 * max(0.0, season(now.hour_end, peak_day=180)) * max(0.0, math.cos(_turn(now.hour_end, 17)))
    return ground + made + left


def _turn(hour_end: datetime, hour: int) -> float:
    return math.tau * (hour_number(hour_end) - hour) / 24


def _at(station: Station, mean: Air, draw: Random) -> Air:
    def noisy(value: float) -> float:
        return value * math.exp(draw.gauss(0, NOISE))

    pm25 = noisy(mean["pm25"] * station.burning)
    return {
        "pm25": pm25,
        "pm10": pm25 + noisy(mean["coarse"] * station.soil),
        "so2": noisy(mean["so2"] * station.burning),
        "no2": noisy(mean["no2"] * station.traffic),
        "co": noisy(mean["co"] * station.traffic),
        "o3": mean["o3"] + 10 * (1 - station.traffic) + draw.gauss(0, O3_NOISE),
    }

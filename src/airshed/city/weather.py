"""The weather of the invented city, hour by hour: a dry steppe at some 950 m, bitter in winter, windy in spring.

Slow anomalies of air mass and stagnation are drawn as first-order series; season, hour and storms do the rest.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from airshed.calendar import hour_number
from airshed.city.storms import Storm

YEAR_DAYS = 365.25
COLDEST_DAY = 15  # day of the year
WETTEST_DAY = 205
BEHIND_STORM = timedelta(hours=40)
NORTH_WEST, SOUTH_EAST = 308.0, 150.0


@dataclass(frozen=True, slots=True)
class Weather:
    """An hour of weather, and what of it no instrument shows.

    Attributes:
        hour_end: end of the hour. [city wall time]
        temperature_c: air temperature. [°C]
        pressure_hpa: air pressure at the station. [hPa]
        dew_point_c: dew point. [°C]
        rain_mm: rain of the hour, snow as water. [mm]
        wind_from_deg: wind direction, from. [°]
        wind_speed_m_s: wind speed. [m/s]
        slow_c: temperature without the course of the day. [°C]
        stagnation: 0 as usual, above 1 when the air stands still, below -1 when it is swept out.
        sun: 0 at night, up to 1 at noon of a clear summer day.
    """

    hour_end: datetime
    temperature_c: float
    pressure_hpa: float
    dew_point_c: float
    rain_mm: float
    wind_from_deg: float
    wind_speed_m_s: float
    slow_c: float
    stagnation: float
    sun: float


@dataclass(slots=True)
class _Slow:
    """What goes on from hour to hour; each a first-order series of unit spread."""

    warmth: float = 0.0
    stagnation: float = 0.0
    moisture: float = 0.0
    turning: float = 0.0
    raining: bool = False

    def step(self, draw: Random) -> None:
        self.warmth = _next(self.warmth, hours=70, draw=draw)
        self.stagnation = _next(self.stagnation, hours=30, draw=draw)
        self.moisture = _next(self.moisture, hours=40, draw=draw)
        self.turning = _next(self.turning, hours=9, draw=draw)


def _next(value: float, *, hours: float, draw: Random) -> float:
    kept = math.exp(-1 / hours)
    return kept * value + math.sqrt(1 - kept * kept) * draw.gauss(0, 1)


def weather_hours(hours: Sequence[datetime], *, storms: Sequence[Storm], seed: int) -> Iterator[Weather]:
    """Yield the weather of each hour; the same arguments give the same digits.

    Args:
        hours: ends of hours, one after another. [city wall time]
        storms: the dust storms of the time.
        seed: what is drawn.
    """
    draw = Random(f"airshed weather {seed}")  # noqa: S311 - a simulator, not a secret
    slow = _Slow()
    for hour_end in hours:
        slow.step(draw)
        near = [storm for storm in storms if storm.from_hour <= hour_end < storm.to_hour + BEHIND_STORM]
        yield _weather(hour_end, slow, near, draw)


def season(hour_end: datetime, *, peak_day: int) -> float:
    """Return -1 to 1, a wave over the year that is 1 on `peak_day`, a day of the year."""
    return math.cos(math.tau * (hour_end.timetuple().tm_yday - peak_day) / YEAR_DAYS)


def _weather(hour_end: datetime, slow: _Slow, near: Sequence[Storm], draw: Random) -> Weather:
    cold = season(hour_end, peak_day=COLDEST_DAY)
    hour = hour_number(hour_end)
    rain = _rain(hour_end, slow, draw)
    light = _light(hour, cold) * (0.35 if rain else 1 - 0.12 * max(0.0, slow.moisture))
    blow = max((storm.strength(hour_end) for storm in near), default=0.0)
    drop = sum(storm.cooling_c * _behind(storm, hour_end) for storm in near)
    slow_c = 4.2 - 20.0 * cold + (3.3 + 0.9 * cold) * slow.warmth - drop
    day_wave = 6.2 * math.cos(math.tau * (hour - 15) / 24) * (0.5 if rain else 1.0)
    temperature = slow_c + day_wave + draw.gauss(0, 0.35)
    speed = _speed(hour_end, slow, draw) + sum(storm.wind_m_s * storm.strength(hour_end) for storm in near)
    spread = 2.0 if rain else max(1.0, 11.5 - 4.5 * cold + 3.4 * day_wave / 6.2 - 3.2 * slow.moisture)
    return Weather(
        hour_end=hour_end,
        temperature_c=round(temperature, 1),
        pressure_hpa=round(904 + 5.5 * cold - 2.4 * slow.warmth + 1.6 * slow.stagnation - 5 * blow + 0.4 * drop, 1),
        dew_point_c=round(temperature - spread, 1),
        rain_mm=rain,
        wind_from_deg=_direction(slow, cold, blow),
        wind_speed_m_s=round(speed, 1),
        slow_c=slow_c,
        stagnation=slow.stagnation - 2.5 * blow - 0.8 * min(1.0, drop / 6) - (0.8 if rain else 0.0),
        sun=light,
    )


def _light(hour: int, cold: float) -> float:
    half_day = 6.0 - 1.6 * cold
    return max(0.0, math.cos(math.pi * (hour - 13.3) / (2 * half_day))) * (0.68 - 0.32 * cold)


def _behind(storm: Storm, hour_end: datetime) -> float:
    """Return 0 to 1, how much of a storm's cold air is there."""
    come = min(1.0, (hour_end - storm.from_hour) / timedelta(hours=6))
    return come * math.exp(-max(0.0, (hour_end - storm.to_hour) / timedelta(hours=16)))


def _rain(hour_end: datetime, slow: _Slow, draw: Random) -> float:
    wet = max(0.0, season(hour_end, peak_day=WETTEST_DAY))
    chance = (0.002 + 0.011 * wet) * math.exp(0.9 * slow.moisture)
    slow.raining = draw.random() < (0.72 if slow.raining else chance)
    return round(0.1 + draw.expovariate(1 / (0.15 + 1.1 * wet)), 1) if slow.raining else 0.0


def _speed(hour_end: datetime, slow: _Slow, draw: Random) -> float:
    spring = max(0.0, season(hour_end, peak_day=115))
    by_day = 1 + 0.32 * math.cos(math.tau * (hour_number(hour_end) - 15) / 24)
    return max(0.1, (2.9 + 1.5 * spring) * by_day * math.exp(-0.42 * slow.stagnation + draw.gauss(0, 0.16)))


def _direction(slow: _Slow, cold: float, blow: float) -> float:
    """Return where the wind comes from: north-west in winter and in storms, as often south-east in summer."""
    northern = blow > 0.05 or slow.moisture < 0.25 + 0.9 * cold  # noqa: PLR2004 - a storm blows from there to its end
    middle = NORTH_WEST if northern else SOUTH_EAST
    return float(round(middle + (12 if blow else 38) * slow.turning)) % 360

"""The dust storms of the invented city, drawn first: wind, cold and dust of every other part follow them.

They come mostly in spring, a few in autumn, from the north-west, and never within three days of each other.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType

from airshed.calendar import month

COUNTS: Mapping[int, tuple[int, int]] = MappingProxyType({3: (2, 3), 4: (2, 3), 5: (2, 3), 9: (0, 1), 10: (1, 2)})
"""Fewest and most storms, by month; none in the others."""
APART = timedelta(days=3)
RISE_HOURS = 3


@dataclass(frozen=True, slots=True, order=True)
class Storm:
    """A dust storm over the whole city.

    Attributes:
        from_hour: end of its first hour. [city wall time]
        to_hour: end of the first hour after it.
        peak_ug_m3: PM10 that it adds at its height. [µg/m³]
        fine_share: share of that which is PM2.5.
        wind_m_s: wind that it adds at its height. [m/s]
        cooling_c: how much colder the air behind it is. [°C]
    """

    from_hour: datetime
    to_hour: datetime
    peak_ug_m3: float
    fine_share: float
    wind_m_s: float
    cooling_c: float

    def strength(self, hour_end: datetime) -> float:
        """Return 0 to 1: up within three hours, then slowly down, 0 outside the storm."""
        if not self.from_hour <= hour_end < self.to_hour:
            return 0.0
        passed = (hour_end - self.from_hour) / timedelta(hours=1)
        length = (self.to_hour - self.from_hour) / timedelta(hours=1)
        return min(1.0, (passed + 1) / RISE_HOURS) * math.exp(-2.6 * max(0.0, passed - RISE_HOURS) / length)


def storms_of(*, seed: int, year: int) -> tuple[Storm, ...]:
    """Return the true storms of a year, in order; the same arguments give the same storms."""
    draw = Random(f"airshed storms {seed} {year}")  # noqa: S311 - a simulator, not a secret
    storms: list[Storm] = []
    for number, (fewest, most) in COUNTS.items():
        for _ in range(draw.randint(fewest, most)):
            storm = _drawn(draw, year, number)
            while any(abs(storm.from_hour - other.from_hour) < APART for other in storms):
                storm = _drawn(draw, year, number)
            storms.append(storm)
    return tuple(sorted(storms))


def _drawn(draw: Random, year: int, number: int) -> Storm:
    days = month(year, number)
    noon = datetime(year, number, draw.randint(1, days.days), 12)  # noqa: DTZ001 - city wall time
    first = noon + timedelta(hours=draw.randint(-3, 2))
    return Storm(
        from_hour=first,
        to_hour=first + timedelta(hours=draw.randint(7, 13)),
        peak_ug_m3=round(min(2400.0, 680 * math.exp(abs(draw.gauss(0, 0.6))))),
        fine_share=round(draw.uniform(0.07, 0.13), 3),
        wind_m_s=round(draw.uniform(6.0, 11.0), 1),
        cooling_c=round(draw.uniform(3.0, 9.0), 1),
    )

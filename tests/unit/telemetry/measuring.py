"""What devices of tests measure: numbers that follow from device, period and moment alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from airshed.telemetry.simulating.answers import State
from airshed.telemetry.simulating.device import Player
from airshed.telemetry.simulating.telling import Measured, Period, Speech

START = datetime(2026, 3, 1)
FACTORS = ("a34013", "a21026", "a21002", "a19001", "a01012", "a00000")
NAMES = {"real": ("mean", "converted"), "minute": ("mean",), "hour": ("total", "low", "mean", "high", "converted")}
MN = "010000A8900016F000169D{:02X}"


@dataclass(frozen=True)
class Made:
    """Truth of tests; `later` and `never` are devices whose line is down from 06:00 to 09:00."""

    factors: tuple[str, ...] = FACTORS
    later: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    asked: list[tuple[str, Period, timedelta]] = field(default_factory=list)

    def measured(
        self, mn: str, period: Period, *, from_at: datetime, to_at: datetime, step: timedelta
    ) -> Sequence[Measured]:
        self.asked.append((mn, period, step))
        midnight = from_at.replace(hour=0, minute=0, second=0, microsecond=0)
        first = -(-(from_at - midnight) // step)
        last = -(-(to_at - midnight) // step)
        return [self._one(mn, period, midnight + number * step) for number in range(first, last)]

    def sends_at(self, mn: str, at: datetime) -> datetime | None:
        down = 6 <= at.hour < 9
        if down and mn in self.never:
            return None
        return at.replace(hour=9, minute=0) if down and mn in self.later else at

    def _one(self, mn: str, period: Period, at: datetime) -> Measured:
        chance = Random(f"{mn} {period} {at}")
        numbers = tuple(
            (factor, name, f"{chance.uniform(0, 300):.2f}") for factor in self.factors for name in NAMES[period]
        )
        return Measured(at, chance.choice(["N", "N", "N", "M"]), numbers, {self.factors[0]: "C"})


def player(number: int = 0, **state: Any) -> Player:
    """Return a device that measures from `START` on."""
    mn = MN.format(number)
    given = {"pw": "123456", "minutes": ((START, 10),), "timeout_s": 0.5, "resends": 2, **state}
    return Player(
        Speech(mn),
        mn,
        State(**given),
        {"real": START, "minute": START, "hour": START},
    )

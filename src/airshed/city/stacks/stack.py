"""A stack and its monitor: what is drawn once for both. All numbers are invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from airshed.city.stacks.chances import among, chance, salt_of

Work = Literal["heat", "round_the_clock", "two_shifts"]
"""What it is fired for: heat in the cold season, a process that never rests, a process of two shifts."""
Habit = Literal["honest", "frozen", "flat_top", "diluted", "false_fault"]
"""What its monitor is made to tell: the truth; the same values for hours; never more than the limit; gas thinned with
air when there is much in it; a fault whenever the limit is passed."""

O2, VELOCITY, TEMPERATURE, PRESSURE, MOISTURE, FLOW = "a19001", "a01011", "a01012", "a01013", "a01014", "a00000"
PM, SO2, NOX = "a34013", "a21026", "a21002"
LIMITS: Mapping[str, float] = MappingProxyType(
    {PM: 50.0, SO2: 300.0, NOX: 300.0, "a21003": 200.0, "a21004": 120.0, "a21005": 400.0, "a24088": 60.0}
)
"""What a stack of the city may let out, converted to its reference oxygen [mg/m³]."""
ELSE = 10.0  # [unit of the factor]
DECIMALS: Mapping[str, int] = MappingProxyType({PM: 1, NOX: 1, FLOW: 1, PRESSURE: 3, TEMPERATURE: 1})
"""Digits behind the point with which a monitor tells a factor; two where nothing is said."""
TIMES: Mapping[str, float] = MappingProxyType({"m3/h": 3600.0, "Pa": 1000.0, "µg/m3": 1e3, "ng/m3": 1e6})
"""How many times the number of the usual unit, which is m³/s, kPa or mg/m³."""
GASES_OF_STATE = (O2, VELOCITY, TEMPERATURE, PRESSURE, MOISTURE, FLOW)
CHEATS: tuple[Habit, ...] = ("frozen", "flat_top", "diluted", "false_fault")
CHEATING, TERSE = 0.2, 0.7  # shares of monitors
WORKS: tuple[Work, ...] = ("heat", "heat", "round_the_clock", "two_shifts")


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack with a monitor.

    Attributes:
        mn: number of the monitor.
        factors: codes that it measures, each with its unit where that is not the usual one.
        salt: stands for seed and monitor in everything that is drawn.
        work: what it is fired for.
        habit: what the monitor is made to tell.
        terse: whether it tells means alone, without the least, the greatest and mass.
        reference_o2: to which oxygen values are converted. [%]
        level: what it lets out on an ordinary day, as a share of the limit.
        area_m2: of the duct. [m²]
        velocity_m_s: at full load. [m/s]
        temperature_c: at full load. [°C]
        moisture: at full load. [%]
        o2: at full load. [%]
    """

    mn: str
    factors: tuple[tuple[str, str], ...]
    salt: int
    work: Work
    habit: Habit
    terse: bool
    reference_o2: float
    level: float
    area_m2: float
    velocity_m_s: float
    temperature_c: float
    moisture: float
    o2: float


def stack_of(
    seed: int, mn: str, factors: Sequence[str], *, habit: Habit | None = None, reference_o2: float = 9.0
) -> Stack:
    """Return the stack of a monitor; the same arguments give the same one.

    Args:
        seed: of the city.
        mn: number of the monitor.
        factors: codes, with `=unit` behind where it is not the usual one: `a00000=m3/h`.
        habit: what the monitor is made to tell; drawn where nothing is said.
        reference_o2: 9 for coal (GB 13271-2014, 5.2). [%]
    """
    salt = salt_of("airshed stacks", seed, mn)

    def drawn(stream: str, low: float, high: float) -> float:
        return among(salt, stream, 0, low, high)

    chosen = habit or _habit(salt)
    return Stack(
        mn=mn,
        factors=tuple((code, unit) for code, _, unit in (text.partition("=") for text in factors)),
        salt=salt,
        work=WORKS[int(len(WORKS) * chance(salt, "work"))],
        habit=chosen,
        terse=chance(salt, "terse") < TERSE,
        reference_o2=reference_o2,
        level=drawn("level", 0.35, 0.75) if chosen == "honest" else drawn("level", 0.85, 1.1),
        area_m2=drawn("area", 0.8, 6.0),
        velocity_m_s=drawn("velocity", 9.0, 16.0),
        temperature_c=drawn("temperature", 52.0, 140.0),
        moisture=drawn("moisture", 5.0, 11.0),
        o2=drawn("o2", 8.5, 12.5),
    )


def _habit(salt: int) -> Habit:
    drawn = chance(salt, "habit") / CHEATING
    return CHEATS[int(len(CHEATS) * drawn)] if drawn < 1 else "honest"

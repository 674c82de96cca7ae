"""The minutes of a stack: what it truly lets out, and what its monitor tells.

Concentrations are those of dry gas at 273 K and 101.325 kPa. Values at the reference oxygen are C (21 - reference) /
(21 - O2), and dry flow is 3600 F V 273 / (273 + t) (Ba + Ps) / 101.325 (1 - X): HJ 212-2017, annex D, 28, 30 and 31.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from airshed.city.stacks.chances import Numbers, Values, chances, drift
from airshed.city.stacks.stack import (
    ELSE,
    FLOW,
    GASES_OF_STATE,
    LIMITS,
    MOISTURE,
    O2,
    PRESSURE,
    TEMPERATURE,
    VELOCITY,
    Stack,
)
from airshed.city.stacks.states import BANKED, BROKEN, CALIBRATED, MAINTAINED, NORMAL, STARTING, STOPPED, States, states

AIR_O2, HIGHEST_O2 = 20.9, 20.0  # [%]
"""Oxygen of air, and the greatest with which a monitor converts: near 21 % the factor has no bound."""
BAROMETER_KPA, NORMAL_KPA, ZERO_K = 90.5, 101.325, 273.0
YEAR = 365
COLDEST_DAY = 14
EPISODE, EPISODE_SHARE, EPISODE_MINUTES = 2.4, 0.008, 180
FROZEN_BLOCK, FROZEN_SHARE = 4320, 0.5
THINNED, THINNED_FROM = 0.25, 0.75
TOP = 0.955


@dataclass(frozen=True, slots=True)
class Minutes:
    """Some minutes of a stack.

    Attributes:
        places: numbers of the minutes.
        states: what the stack and its monitor do.
        told_states: the same as the monitor tells it.
        true: values of dry gas by factor, whether they were measured or not.
        told: the same as the monitor tells them.
        true_converted: those of pollutants at the reference oxygen. [mg/m³]
        told_converted: the same as the monitor tells them.
    """

    places: Numbers
    states: States
    told_states: States
    true: Mapping[str, Values]
    told: Mapping[str, Values]
    true_converted: Mapping[str, Values]
    told_converted: Mapping[str, Values]


def minutes_of(stack: Stack, places: Numbers) -> Minutes:
    """Return minutes of a stack, given by numbers as `states.minute_of` tells them; the same ones always."""
    now, fire = states(stack, places)
    gas = _gas(stack, places, now, fire)
    pollutants = [code for code, _ in stack.factors if code not in GASES_OF_STATE]
    released = {code: _released(stack, code, places, now, fire) for code in pollutants}
    true = {**gas, **{code: value * _part(stack, gas[O2]) for code, value in released.items()}}
    told, told_now = _told(stack, places, true, released, now)
    converted = {code: told[code] / _part(stack, np.minimum(told[O2], HIGHEST_O2)) for code in pollutants}
    return Minutes(places, now, told_now, true, told, released, converted)


def _part(stack: Stack, o2: Values) -> Values:
    """Return what the same gas has at an oxygen, as a share of what it has at the reference oxygen."""
    return (21 - o2) / (21 - stack.reference_o2)


def _load(stack: Stack, places: Numbers) -> Values:
    """Return the load while the fire burns [0.3 to 1.1]."""
    off = (places // 1440 - COLDEST_DAY) % YEAR
    cold = 1 - 4 * np.minimum(off, YEAR - off) / YEAR  # 1 in the middle of winter, -1 in that of summer
    night = np.abs(places % 1440 - 840) / 840 - 0.5
    wave = 0.18 * cold + 0.12 * night if stack.work == "heat" else 0.05 * cold - 0.1 * night
    moved = 0.1 * drift(stack.salt, "load", places, every=240) + 0.04 * drift(stack.salt, "load too", places, every=20)
    return np.asarray(np.clip(0.75 + wave + moved, 0.3, 1.1))


def _gas(stack: Stack, places: Numbers, now: States, fire: Values) -> dict[str, Values]:
    """Return oxygen, flow and what flow follows from."""
    load = _load(stack, places) * fire * np.where(now == BANKED, 0.15, 1.0)
    still = now == STOPPED

    def moved(code: str, by: float, every: int) -> Values:
        return by * drift(stack.salt, code, places, every=every)

    o2 = stack.o2 + 5 * (1 - load) + moved(O2, 0.5, 45) + moved(f"{O2} too", 0.2, 6)
    velocity = stack.velocity_m_s * (0.2 + 0.8 * load) + moved(VELOCITY, 0.4, 9)
    temperature = 14 + (stack.temperature_c - 14) * (0.3 + 0.7 * load) + moved(TEMPERATURE, 1.5, 60)
    moisture = stack.moisture * (0.75 + 0.25 * load) + moved(MOISTURE, 0.4, 60)
    gas = {
        O2: np.where(still, AIR_O2 - 0.05 * chances(stack.salt, "air", places), np.minimum(o2, AIR_O2 - 0.1)),
        VELOCITY: np.where(still, 0.2 * chances(stack.salt, "draught", places), velocity),
        TEMPERATURE: np.where(still, 12 + moved("rest", 4, 600), temperature),
        PRESSURE: -0.1 - 0.15 * load + moved(PRESSURE, 0.02, 15),
        MOISTURE: np.where(still, 0.9 + moved("damp", 0.2, 600), moisture),
    }
    state = ZERO_K / (ZERO_K + gas[TEMPERATURE]) * (BAROMETER_KPA + gas[PRESSURE]) / NORMAL_KPA
    gas[FLOW] = gas[VELOCITY] * stack.area_m2 * state * (1 - gas[MOISTURE] / 100)
    return gas


def _released(stack: Stack, code: str, places: Numbers, now: States, fire: Values) -> Values:
    """Return what is let out, converted to the reference oxygen; more while the fire is lit, and in bad hours."""
    salt, limit = stack.salt, LIMITS.get(code, ELSE)
    bad = chances(salt, "episode", places // EPISODE_MINUTES) < EPISODE_SHARE
    moved = (
        0.17 * drift(salt, f"{code} slow", places, every=180)
        + 0.07 * drift(salt, f"{code} quick", places, every=15)
        + 0.02 * drift(salt, code, places, every=2)
    )
    lit = np.where(now == STARTING, 2.2 - fire, 1.0)
    value = limit * stack.level * (1 + moved) * lit * np.where(bad, EPISODE, 1.0)
    return np.asarray(np.where(now == STOPPED, 0.01 * limit * chances(salt, f"{code} rest", places), value))


def _told(
    stack: Stack, places: Numbers, true: Mapping[str, Values], released: Mapping[str, Values], now: States
) -> tuple[dict[str, Values], States]:
    """Return what the monitor tells: the truth, what it is made to tell, and what it shows while it is cared for."""
    told, told_now = dict(true), now
    for code, value in released.items():
        limit = LIMITS.get(code, ELSE)
        if stack.habit == "flat_top":
            top = limit * (TOP + 0.02 * chances(stack.salt, f"{code} top", places))
            told[code] = np.minimum(value, top) * _part(stack, true[O2])
        elif stack.habit == "diluted":
            told[code] = true[code] * (1 - THINNED * (value > THINNED_FROM * limit))
        elif stack.habit == "frozen":
            told[code] = _frozen(stack, code, places, true[code])
        elif stack.habit == "false_fault":
            told_now = np.where((value > limit) & (told_now == NORMAL), np.uint8(BROKEN), told_now)
    if stack.habit == "diluted" and released:
        much = np.any([v > THINNED_FROM * LIMITS.get(code, ELSE) for code, v in released.items()], axis=0)
        told[O2] = np.where(much, true[O2] * (1 - THINNED) + AIR_O2 * THINNED, true[O2])
    return {code: _cared_for(code, value, places, now) for code, value in told.items()}, told_now


def _frozen(stack: Stack, code: str, places: Numbers, value: Values) -> Values:
    """Return values that stand still for half a day and more in every other block of three days."""
    blocks = places // FROZEN_BLOCK
    first = blocks * FROZEN_BLOCK + (2400 * chances(stack.salt, "frozen from", blocks)).astype(np.int64)
    length = (600 + 1200 * chances(stack.salt, "frozen for", blocks)).astype(np.int64)
    still = (first <= places) & (places < first + length)
    still &= chances(stack.salt, "frozen", blocks) < FROZEN_SHARE
    shown = LIMITS.get(code, ELSE) * (0.3 + 0.2 * chances(stack.salt, f"{code} frozen at", blocks))
    return np.asarray(np.where(still, shown, value))


def _cared_for(code: str, value: Values, places: Numbers, now: States) -> Values:
    """Return what is shown: zero gas and span gas while calibrating, nothing while it is repaired or broken."""
    if code in GASES_OF_STATE and code != O2:
        return np.asarray(np.where(now == BROKEN, 0.0, value))
    span = 10.0 if code == O2 else 0.8 * LIMITS.get(code, ELSE)
    shown = np.where(now == CALIBRATED, np.where(places // 5 % 2 == 0, 0.0, span), value)
    return np.asarray(np.where((now == MAINTAINED) | (now == BROKEN), 0.0, shown))

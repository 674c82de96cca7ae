"""What a stack and its monitor are doing, minute by minute: running, stopped, starting, banked, calibrated, repaired.

A day is drawn by itself, so that any day can be asked for. Marks are those of HJ 75-2017 for minutes and hours.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from airshed.city.stacks.chances import Numbers, Values, among, chance
from airshed.city.stacks.stack import Stack

States = NDArray[np.uint8]

MARKS = ("N", "F", "St", "Sd", "B", "C", "M", "D")
"""By state: normal; source stopped, starting, shutting down, banked; monitor calibrated, maintained, broken."""
NORMAL, STOPPED, STARTING, ENDING, BANKED, CALIBRATED, MAINTAINED, BROKEN = range(8)
FADING = (STARTING, ENDING)
DAY = 1440  # minutes
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - city wall time
MINUTE = timedelta(minutes=1)
HEATED = ((10, 15), (4, 15))  # month and day: first day of heating, first day without
START_MINUTES, END_MINUTES = 50, 35
SUNDAY = 6
BLOCK = 45  # days in which a stack that never rests is overhauled once, or not
Event = tuple[int, int, int]
"""From and to a minute of the day, and the state between."""


def minute_of(moment: datetime) -> int:
    """Return the number of a minute since 2000-01-01T00:00, city wall time."""
    return (moment - EPOCH) // MINUTE


def moment_of(minute: int) -> datetime:
    """Return the moment at which a minute begins [city wall time]."""
    return EPOCH + minute * MINUTE


def states(stack: Stack, minutes: Numbers) -> tuple[States, Values]:
    """Return the state of each of some minutes, and how far the fire burns while it is lit or put out [0 to 1]."""
    found, fire = np.zeros(len(minutes), dtype=np.uint8), np.ones(len(minutes))
    days = minutes // DAY
    for day in np.unique(days):
        here = days == day
        drawn, burning = _day(stack, int(day))
        places = minutes[here] - day * DAY
        found[here], fire[here] = drawn[places], burning[places]
    return found, fire


@lru_cache(maxsize=512)
def _day(stack: Stack, number: int) -> tuple[States, Values]:
    """Return the states of a day, given as days since 2000-01-01; later events lie over earlier ones."""
    drawn, fire = np.zeros(DAY, dtype=np.uint8), np.ones(DAY)
    for first, last, state in _events(stack, number):
        here = slice(max(0, first), max(0, min(last, DAY)))
        drawn[here] = state
        if state in FADING:
            along = (np.arange(here.start, here.stop) - first + 1) / (last - first)
            fire[here] = along if state == STARTING else 1 - along
    return drawn, np.maximum(fire, 0.02)


def _events(stack: Stack, number: int) -> Iterator[Event]:
    stopped = _rests(stack, number)
    if stopped:
        yield 0, DAY, STOPPED
    else:
        yield from _ends(stack, number)
        if stack.work == "heat" and chance(stack.salt, "banked", number) < 0.15:  # noqa: PLR2004 - a mild night
            first = int(among(stack.salt, "banked from", number, 30, 180))
            yield first, first + 150, BANKED
        yield from _sudden_stop(stack, number)
    yield from _care(stack, number)


def _rests(stack: Stack, number: int) -> bool:
    """Return whether the source is stopped all day."""
    day = (EPOCH + timedelta(days=number)).date()
    if stack.work == "heat":
        return not _heated(day)
    if stack.work == "two_shifts":
        return day.weekday() == SUNDAY
    block, place = divmod(number, BLOCK)
    first = int(among(stack.salt, "overhaul from", block, 3, BLOCK - 8))
    return chance(stack.salt, "overhaul", block) < 0.35 and first <= place < first + 4  # noqa: PLR2004 - a few days


def _heated(day: date) -> bool:
    return (day.month, day.day) >= HEATED[0] or (day.month, day.day) < HEATED[1]


def _ends(stack: Stack, number: int) -> Iterator[Event]:
    """Yield start and end of a day's work, and those beside a day of rest."""
    if stack.work == "two_shifts":
        start = 6 * 60 + int(20 * chance(stack.salt, "shift", number))
        yield 0, start, STOPPED
        yield start, start + START_MINUTES, STARTING
        yield DAY - 90, DAY - 90 + END_MINUTES, ENDING
        yield DAY - 90 + END_MINUTES, DAY, STOPPED
        return
    if _rests(stack, number - 1):
        yield 0, START_MINUTES, STARTING
    if _rests(stack, number + 1):
        yield DAY - END_MINUTES, DAY, ENDING


def _sudden_stop(stack: Stack, number: int) -> Iterator[Event]:
    if chance(stack.salt, "stop", number) < 0.02:  # noqa: PLR2004 - a week in the year
        first = int(among(stack.salt, "stop from", number, 120, 900))
        last = first + int(among(stack.salt, "stop length", number, 60, 360))
        yield first, first + END_MINUTES, ENDING
        yield first + END_MINUTES, last, STOPPED
        yield last, last + START_MINUTES, STARTING


def _care(stack: Stack, number: int) -> Iterator[Event]:
    """Yield what is done to the monitor: calibration each day, a longer one a week, care twice a month, faults."""
    hour = int(24 * chance(stack.salt, "calibrated at"))
    long = number % 7 == int(7 * chance(stack.salt, "calibrated on"))
    yield 60 * hour + 10, 60 * hour + (36 if long else 20), CALIBRATED
    if number % 15 == int(15 * chance(stack.salt, "maintained on")):
        first = 9 * 60 + int(60 * chance(stack.salt, "maintained at", number))
        yield first, first + 100, MAINTAINED
    if chance(stack.salt, "fault", number) < 0.015:  # noqa: PLR2004 - some five a year
        first = int(among(stack.salt, "fault from", number, 0, 1200))
        yield first, first + int(among(stack.salt, "fault length", number, 40, 600)), BROKEN

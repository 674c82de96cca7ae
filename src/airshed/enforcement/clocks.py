"""Clocks in work days: they start, pause, go on, are extended, warn, run out, and step up.

A clock is two values that are stored with the work: its last day, and while it is paused the work days it has left.
All else follows from them and the day asked; no clock ticks.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from airshed.calendar import WorkDays
from airshed.errors import AirshedError, Fault


class ClockRefused(AirshedError):
    """A clock is not as what is done to it needs."""


class Light(StrEnum):
    """How a clock stands."""

    in_time = "in_time"
    warning = "warning"
    over = "over"
    paused = "paused"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock.

    Attributes:
        due: its last day; while it is paused the last day it had.
        left: work days that are left after the day of the pause; None = it runs.
    """

    due: date
    left: int | None = None


def started(on: date, term: int, *, days: WorkDays) -> Clock:
    """Return a clock of so many work days; the day on which it starts is not counted.

    Raises:
        NoHolidays: the holidays of a year are not known.
        ClockRefused: the term is no positive number.
    """
    if term < 1:
        raise ClockRefused(Fault("clocks.term", "term", str(term), ">= 1"))
    return Clock(days.after(on, term))


def until(deadline: date, *, on: date, days: WorkDays) -> Clock:
    """Return a clock that ends on a given day, or where that is no work day on the first one after it.

    Raises:
        NoHolidays: as above.
        ClockRefused: the day is over, or today.
    """
    if deadline <= on:
        raise ClockRefused(Fault("clocks.deadline", "deadline", str(deadline), f"> {on}"))
    return Clock(deadline if days.is_work_day(deadline) else days.after(deadline, 1))


def paused(clock: Clock, *, on: date, days: WorkDays) -> Clock:
    """Return a clock that stands still from a day on.

    Raises:
        ClockRefused: it stands still already, or has run out.
    """
    _check_running(clock, on=on)
    return replace(clock, left=days.between(on, clock.due))


def resumed(clock: Clock, *, on: date, days: WorkDays) -> Clock:
    """Return a clock that goes on; like the day of a start, the day on which it goes on is not counted.

    Raises:
        ClockRefused: it does not stand still.
    """
    if clock.left is None:
        raise ClockRefused(Fault("clocks.not_paused", "clock", str(clock.due)))
    return Clock(days.after(on, clock.left)) if clock.left else Clock(on if days.is_work_day(on) else days.after(on, 1))


def extended(clock: Clock, more: int, *, on: date, days: WorkDays) -> Clock:
    """Return a clock with more work days, asked for while it runs.

    Raises:
        ClockRefused: it stands still or has run out, or the days are no positive number.
    """
    if more < 1:
        raise ClockRefused(Fault("clocks.term", "days", str(more), ">= 1"))
    _check_running(clock, on=on)
    return Clock(days.after(clock.due, more))


def _check_running(clock: Clock, *, on: date) -> None:
    if clock.left is not None:
        raise ClockRefused(Fault("clocks.paused", "clock", str(clock.due)))
    if on > clock.due:
        raise ClockRefused(Fault("clocks.run_out", "clock", str(clock.due), f">= {on}"))


def light(clock: Clock, *, on: date, warn: int, days: WorkDays) -> Light:
    """Return how a clock stands on a day.

    Args:
        clock: the clock.
        on: the day.
        warn: with so many work days left, today among them, it warns.
        days: the work days.
    """
    if clock.left is not None:
        return Light.paused
    if on > clock.due:
        return Light.over
    return Light.warning if days.between(on, clock.due) + days.is_work_day(on) <= warn else Light.in_time


def late(clock: Clock, *, on: date, days: WorkDays) -> int:
    """Return by how many work days a clock has run out; 0 while it has not, or stands still."""
    return days.between(clock.due, on) if clock.left is None and on > clock.due else 0


def level(clock: Clock, *, on: date, every: int, most: int, days: WorkDays) -> int:
    """Return how often the work should have been stepped up by a day: at once, then each so many work days.

    Args:
        clock: the clock.
        on: the day.
        every: work days between two steps.
        most: steps there are.
        days: the work days.
    """
    behind = late(clock, on=on, days=days)
    return min(most, 1 + (behind - 1) // every) if behind else 0

"""The line between a monitor and the platform: when it is down, what comes late or never, and clocks that run wrong."""

from datetime import datetime, timedelta
from functools import lru_cache

from airshed.city.stacks.chances import among, chance
from airshed.city.stacks.states import DAY, minute_of, moment_of

DOWN, NEVER = 0.02, 0.3
"""Share of days on which a line goes down, and of such days on which the monitor goes down with it."""
GONE = 0.05  # share of monitors that are silent for days once in a season
SEASON = 90  # days
WRONG_CLOCK = 0.06  # share of monitors
LONGEST = 1300  # minutes for which a line is down


def sends_at(salt: int, at: datetime) -> datetime | None:
    """Return when a monitor sends what it has measured at a moment: at once, when its line is back, or never (None)."""
    minute = minute_of(at)
    day = minute // DAY
    for number in (day - 1, day):
        spell = _spell(salt, number)
        if spell and spell[0] <= minute < spell[1]:
            return None if spell[2] else moment_of(spell[1]) + timedelta(seconds=(minute - spell[0]) // 10)
    block, place = divmod(day, SEASON)
    first = _gone(salt, block)
    return None if first is not None and first[0] <= place < first[1] else at


@lru_cache(maxsize=4096)
def _spell(salt: int, number: int) -> tuple[int, int, bool] | None:
    """Return when the line goes down on a day, until when, and whether the monitor is down with it [minutes]."""
    if chance(salt, "down", number) >= DOWN:
        return None
    first = number * DAY + int(among(salt, "down from", number, 0, DAY))
    return first, first + int(among(salt, "down for", number, 30, LONGEST)), chance(salt, "never", number) < NEVER


@lru_cache(maxsize=1024)
def _gone(salt: int, block: int) -> tuple[int, int] | None:
    if chance(salt, "gone") >= GONE:
        return None
    first = int(among(salt, "gone from", block, 10, SEASON - 20))
    return first, first + int(among(salt, "gone for", block, 4, 11))


def clock_s(salt: int) -> int:
    """Return by how much the clock of a monitor is ahead; behind where negative [s]."""
    if chance(salt, "clock") >= WRONG_CLOCK:
        return 0
    return round(among(salt, "clock wrong", 0, -900, 900))

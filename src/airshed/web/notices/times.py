"""When a message goes out: quiet hours, the hour of a digest, pauses between attempts. Pure functions of wall time.

Quiet hours and digests hold back and never drop: whatever is held has a moment, within two days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

DAY_HOURS = 24
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LONG_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody wants messages.

    Attributes:
        digest_hour: hour of the one message a day; None = each at once.
        quiet_from: first hour without messages; None = no quiet hours.
        quiet_to: hour at which they end.
    """

    digest_hour: int | None = None
    quiet_from: int | None = None
    quiet_to: int | None = None

    def is_quiet(self, hour: int) -> bool:
        """Whether an hour of the day is one without messages."""
        if self.quiet_from is None or self.quiet_to is None or self.quiet_from == self.quiet_to:
            return False
        return (hour - self.quiet_from) % DAY_HOURS < (self.quiet_to - self.quiet_from) % DAY_HOURS


AT_ONCE = Wish()


def awake(at: datetime, wish: Wish) -> datetime:
    """Return the first moment from one on that is in no quiet hour."""
    return _next(at, wish.quiet_to) if wish.quiet_to is not None and wish.is_quiet(at.hour) else at


def due(at: datetime, wish: Wish) -> datetime:
    """Return when what is told at a moment goes out; a digest whose hour is quiet goes out when quiet ends."""
    if wish.digest_hour is None:
        return awake(at, wish)
    quiet = wish.quiet_to is not None and wish.is_quiet(wish.digest_hour)
    return _next(at, wish.quiet_to if quiet and wish.quiet_to is not None else wish.digest_hour)


def _next(at: datetime, hour: int) -> datetime:
    """Return the first moment from one on at which an hour begins."""
    found = at.replace(hour=hour, minute=0, second=0, microsecond=0)
    return found if found >= at else found + timedelta(days=1)


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts, one at least."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else LONG_PAUSE


def most_attempts(days: int) -> int:
    """Return after how many attempts a message is given up.

    They are counted, not the time that passed: a clock that jumps gives nothing up.
    """
    return len(PAUSES) + days * (timedelta(days=1) // LONG_PAUSE)

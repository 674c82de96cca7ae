"""Notices: every minute what is due goes out, and what nobody read in time is told to the next."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web.chores import by_the_clock
from airshed.web.notices import work


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "notices", crontab(), work.go_round)

"""Where plans stood: shortly after midnight what was true of the day that ended goes into the audit chain."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTES = "*/10"
"""Looked at often, so that a server that slept at midnight notes it when it wakes."""


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "standings", crontab(minute=MINUTES), _work)


def _work(home: Path) -> None:
    from airshed.web.nights import note_night  # noqa: PLC0415 - needs Django

    note_night(home, now=env.now(home))

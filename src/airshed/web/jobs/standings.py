"""Shortly after midnight what was true of the day that ended goes into the audit chain: plans, frames of devices."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTES = "*/10"
"""Looked at often, so that a server that slept at midnight notes it when it wakes."""


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "standings", crontab(minute=MINUTES), _plans)
    by_the_clock(queue, home, "journal", crontab(minute=MINUTES), _frames)


def _plans(home: Path) -> None:
    from airshed.web.nights import note_night  # noqa: PLC0415 - needs Django

    note_night(home, now=env.now(home))


def _frames(home: Path) -> None:
    from airshed.web.nights import note_frames  # noqa: PLC0415 - as above

    note_frames(home, now=env.now(home))

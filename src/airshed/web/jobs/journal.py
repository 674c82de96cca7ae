"""How far frames of devices came: shortly after midnight the head of the day that ended goes into the audit chain."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock
from airshed.web.jobs.standings import MINUTES


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "journal", crontab(minute=MINUTES), _work)


def _work(home: Path) -> None:
    from airshed.web.nights import note_frames  # noqa: PLC0415 - needs Django

    note_frames(home, now=env.now(home))

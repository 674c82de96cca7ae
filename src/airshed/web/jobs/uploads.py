"""Uploads: what people asked for at once, and every minute what waits, the watched folder, and who fell silent."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock
from airshed.web.uploads import work


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    work.CHORE.task(queue, home)
    by_the_clock(queue, home, "uploads", crontab(), _work)


def _work(home: Path) -> None:
    from airshed.web.uploads.rounds import go_round  # noqa: PLC0415 - needs Django

    go_round(home, now=env.now(home))

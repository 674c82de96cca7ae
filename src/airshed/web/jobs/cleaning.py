"""The files of uploads that were not stored go after some days; once an hour."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTE = "40"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "cleaning", crontab(minute=MINUTE), _work)


def _work(home: Path) -> None:
    from airshed.web.uploads import operations  # noqa: PLC0415 - needs Django

    operations.clean(home, now=env.now(home))

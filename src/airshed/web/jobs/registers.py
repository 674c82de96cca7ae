"""Imports of registers: what people asked for at once, and every minute what waits."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web.chores import by_the_clock
from airshed.web.kit.bringing import work


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    work.CHORE.task(queue, home)
    by_the_clock(queue, home, "registers", crontab(), work.work_on_all)

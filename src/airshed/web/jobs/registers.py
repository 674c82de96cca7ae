"""Imports of registers: what people asked for at once, and every minute what waits."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web.bridge import has_database
from airshed.web.django import turned
from airshed.web.kit import work


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    work.CHORE.task(queue, home)

    @queue.periodic_task(crontab(), name="registers")
    def registers() -> None:
        if has_database(home):
            turned(home)
            from django.db import connection  # noqa: PLC0415 - needs settings

            try:
                for number in work.waiting():
                    work.work_on(home, number)
            finally:
                connection.close()

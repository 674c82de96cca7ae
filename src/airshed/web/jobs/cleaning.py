"""The files of uploads that were not stored go after some days; once an hour."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.django import turned

MINUTE = "40"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""

    @queue.periodic_task(crontab(minute=MINUTE), name="cleaning")
    def cleaning() -> None:
        if not env.settings(home)["database_url"] and not (home / env.DATABASE_FILE).exists():
            return
        turned(home)
        from django.db import connection  # noqa: PLC0415 - needs settings

        from airshed.web.uploads import operations  # noqa: PLC0415 - as above

        try:
            operations.clean(home, now=env.now(home))
        finally:
            connection.close()

"""Uploads: what people asked for at once, and every minute what waits, the watched folder, and who fell silent."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.django import turned
from airshed.web.uploads import work


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    work.CHORE.task(queue, home)

    @queue.periodic_task(crontab(), name="uploads")
    def uploads() -> None:
        if env.settings(home)["database_url"] or (home / env.DATABASE_FILE).exists():
            _minutely(home)


def _minutely(home: Path) -> None:
    turned(home)
    from django.db import connection  # noqa: PLC0415 - needs settings

    from airshed.web.uploads.rounds import go_round  # noqa: PLC0415 - as above

    try:
        go_round(home, now=env.now(home))
    finally:
        connection.close()

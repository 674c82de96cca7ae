"""Daily report and monthly bulletin: every ten minutes it is looked whether one is due, so that a late one is made."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.django import turned

MINUTES = "*/10"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""

    @queue.periodic_task(crontab(minute=MINUTES), name="reports")
    def reports() -> None:
        if not env.settings(home)["database_url"] and not (home / env.DATABASE_FILE).exists():
            return
        turned(home)
        from django.db import connection  # noqa: PLC0415 - needs settings

        from airshed.web.reports.rounds import go_round  # noqa: PLC0415 - as above

        try:
            go_round(home, now=env.now(home))
        finally:
            connection.close()

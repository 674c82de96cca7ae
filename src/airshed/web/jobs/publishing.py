"""What stands on the public page is looked after every five minutes, so that nothing is computed for a stranger."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.django import turned

MINUTES = "*/5"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""

    @queue.periodic_task(crontab(minute=MINUTES), name="publishing")
    def publishing() -> None:
        if not env.settings(home)["database_url"] and not (home / env.DATABASE_FILE).exists():
            return
        turned(home)
        from django.db import connection  # noqa: PLC0415 - needs settings

        from airshed.web.releases import operations  # noqa: PLC0415 - as above

        try:
            operations.publish_standing(home, now=env.now(home))
        finally:
            connection.close()

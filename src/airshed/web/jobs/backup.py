"""The daily backup: looked after every hour, so that a server that slept at night has one all the same."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.backup import keep_backups

MINUTE = "15"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""

    @queue.periodic_task(crontab(minute=MINUTE), name="backup")
    def backup() -> None:
        keep_backups(home, now=env.now(home))

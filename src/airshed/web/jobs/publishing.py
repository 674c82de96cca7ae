"""What stands on the public page is looked after every five minutes, so that nothing is computed for a stranger."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTES = "*/5"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "publishing", crontab(minute=MINUTES), _work)


def _work(home: Path) -> None:
    from airshed.web.releases import operations  # noqa: PLC0415 - needs Django

    operations.publish_standing(home, now=env.now(home))

"""Daily report and monthly bulletin: every ten minutes it is looked whether one is due, so that a late one is made."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTES = "*/10"


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "reports", crontab(minute=MINUTES), _work)


def _work(home: Path) -> None:
    from airshed.web.reports.rounds import go_round  # noqa: PLC0415 - needs Django

    go_round(home, now=env.now(home))

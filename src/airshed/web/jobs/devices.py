"""Monitors in the lake: every minute what could not be published when the register changed."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "devices", crontab(), work)


def work(home: Path) -> None:
    """Publish the monitors unless the lake is up to date; where somebody else writes, the next minute will do."""
    from airshed.web.devices.publishing import publish_devices  # noqa: PLC0415 - needs Django

    publish_devices(home, env.now(home))

"""Cases: leads are looked for each new day and whenever evidence changed, and clocks that ran out are looked after."""

from pathlib import Path

from huey import crontab
from huey.api import Huey

from airshed.web import env
from airshed.web.chores import by_the_clock

MINUTES = "*/10"
"""Looked at often, so that a server that slept at midnight does it when it wakes, and an import is soon followed up."""
_DONE: dict[Path, object] = {}
"""What each home held when leads were looked for last; lost with the process, and then they are looked for again."""


def register(queue: Huey, home: Path) -> None:
    """Put the job into a queue."""
    by_the_clock(queue, home, "cases", crontab(minute=MINUTES), work)


def work(home: Path) -> None:
    """Look for leads if it is another day or evidence changed, and look after clocks.

    Raises:
        AirshedError: plans, rules, places or holidays of the home cannot be used.
    """
    from airshed.web import leads  # noqa: PLC0415 - needs Django

    now = env.now(home)
    held = leads.evidence_version(home, now)
    if _DONE.get(home) != held:
        leads.look_for_cases(home, now=now)
        _DONE[home] = held
    leads.look_after_clocks(home, now=now)

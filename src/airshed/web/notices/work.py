"""What the job does each minute: tell the next of what nobody read, then send what is due."""

from pathlib import Path

from airshed.web import env


def go_round(home: Path) -> None:
    """Do a round at a home, by its clock."""
    from airshed.web.notices import delivering, stepping  # noqa: PLC0415 - needs Django

    stepping.step_up(now=env.now(home))
    delivering.go_round(home, clock=lambda: env.now(home))

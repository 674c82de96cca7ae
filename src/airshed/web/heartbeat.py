"""A sign of life of the process that runs the jobs: a file it touches, by real time, whatever the home's clock."""

import os
import time
from pathlib import Path

FILE = ".jobs-alive"
EVERY_S = 20.0
"""How often the sign is given. [s]"""
DEAD_S = 120.0
"""After so long without a sign the jobs do not run. [s]"""


def beat(home: Path) -> None:
    """Give a sign of life."""
    path = home / FILE
    path.write_text(f"{os.getpid()}\n", encoding="utf-8")


def age_s(home: Path) -> float | None:
    """Return how long ago the last sign was given; None when there never was one [s]."""
    try:
        return max(time.time() - (home / FILE).stat().st_mtime, 0.0)
    except FileNotFoundError:
        return None


def alive(home: Path) -> bool:
    """Tell whether the jobs run."""
    age = age_s(home)
    return age is not None and age < DEAD_S


def gone(home: Path) -> None:
    """Take the sign away: the jobs end as they should."""
    (home / FILE).unlink(missing_ok=True)

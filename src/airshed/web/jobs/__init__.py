"""Work that runs by the clock: one file each, with `register(queue, home)`; found by listing.

The queue is a SQLite file in the home. `python -m airshed.web.jobs HOME` works it off until its standard input ends,
so that it never outlives the server that started it.
"""

import logging
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from huey import SqliteHuey
from huey.api import Huey
from huey.signals import SIGNAL_ERROR

from airshed.web.backup import JOBS_FILE
from airshed.web.troubles import trouble_of

LOG = logging.getLogger(__name__)


def queue(home: Path) -> Huey:
    """Return the queue of a home with all its jobs."""
    made = SqliteHuey("airshed", filename=str(home / JOBS_FILE), utc=False, results=False)
    for name in names():
        import_module(f"{__name__}.{name}").register(made, home)
    made.signal(SIGNAL_ERROR)(_told)
    return made


def _told(_signal: str, task: Any, error: BaseException) -> None:  # noqa: ANN401 - a task of Huey, which has no types
    """Log what befell a job in one line; a defect of the software keeps the traceback that Huey logs."""
    if trouble := trouble_of(error):
        LOG.error("jobs.trouble", extra={"job": task.name, "trouble": trouble})


def names() -> tuple[str, ...]:
    """Return the names of the jobs in order."""
    return tuple(sorted(entry.name for entry in iter_modules(__path__) if not entry.name.startswith("_")))

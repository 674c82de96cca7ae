"""Work that runs by the clock: one file each, with `register(queue, home)`; found by listing.

The queue is a SQLite file in the home. `python -m airshed.web.jobs HOME` works it off until its standard input ends,
so that it never outlives the server that started it.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from huey import SqliteHuey
from huey.api import Huey

from airshed.web.backup import JOBS_FILE


def queue(home: Path) -> Huey:
    """Return the queue of a home with all its jobs."""
    made = SqliteHuey("airshed", filename=str(home / JOBS_FILE), utc=False, results=False)
    for name in names():
        import_module(f"{__name__}.{name}").register(made, home)
    return made


def names() -> tuple[str, ...]:
    """Return the names of the jobs in order."""
    return tuple(sorted(entry.name for entry in iter_modules(__path__) if not entry.name.startswith("_")))

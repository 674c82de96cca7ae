"""Chores of the jobs of a home: what a page asks for by a number, and what is done by the clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.api import Huey

from airshed.web import env
from airshed.web.backup import JOBS_FILE
from airshed.web.django import turned


@dataclass(frozen=True, slots=True)
class Chore:
    """Work that is asked for by a number.

    Attributes:
        name: of the task in the queue.
        do: does it for a home and a number, with Django ready.
    """

    name: str
    do: Callable[[Path, int], None]

    def task(self, queue: Huey, home: Path) -> Any:  # noqa: ANN401 - a task of Huey, which has no types
        """Put the chore into a queue."""

        def done(number: int) -> None:
            with _ready(home):
                self.do(home, number)

        return queue.task(name=self.name)(done)

    def ask(self, home: Path, number: int) -> None:
        """Ask the jobs of a home to do it soon; without this they find it within a minute."""
        queue = SqliteHuey("airshed", filename=str(home / JOBS_FILE), utc=False, results=False)
        try:
            self.task(queue, home)(number)
        finally:
            queue.storage.close()


def by_the_clock(queue: Huey, home: Path, name: str, when: Any, do: Callable[[Path], None]) -> None:  # noqa: ANN401 - of Huey
    """Put work into a queue that is done by the clock at a home with a database, with Django ready.

    Args:
        queue: the queue.
        home: the home.
        name: of the job.
        when: a `crontab` of Huey.
        do: does it; it imports what needs Django itself.
    """

    @queue.periodic_task(when, name=name)
    def done() -> None:
        if env.has_database(home):
            with _ready(home):
                do(home)


@contextmanager
def _ready(home: Path) -> Iterator[None]:
    turned(home)
    from django.db import connection  # noqa: PLC0415 - needs settings

    try:
        yield
    finally:
        connection.close()

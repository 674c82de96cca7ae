"""Chores: numbered work that a page asks the jobs of a home to do soon."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.api import Huey

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
            turned(home)
            from django.db import connection  # noqa: PLC0415 - needs settings

            try:
                self.do(home, number)
            finally:
                connection.close()

        return queue.task(name=self.name)(done)

    def ask(self, home: Path, number: int) -> None:
        """Ask the jobs of a home to do it soon; without this they find it within a minute."""
        queue = SqliteHuey("airshed", filename=str(home / JOBS_FILE), utc=False, results=False)
        try:
            self.task(queue, home)(number)
        finally:
            queue.storage.close()

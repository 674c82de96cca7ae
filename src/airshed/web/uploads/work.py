"""What the jobs do for uploads: one after the other, each by one worker only, taken up again after a crash."""

import logging
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.api import Huey

from airshed.web import env
from airshed.web.backup import JOBS_FILE
from airshed.web.django import turned
from airshed.web.uploads import keeping

LOG = logging.getLogger(__name__)
NAME = "uploads_work"


def task(queue: Huey, home: Path) -> Any:  # noqa: ANN401 - a task of Huey, which has no types
    """Put the work on one upload into a queue."""

    def uploads_work(number: int) -> None:
        turned(home)
        from django.db import connection  # noqa: PLC0415 - needs settings

        try:
            work_on(home, number)
        finally:
            connection.close()

    return queue.task(name=NAME)(uploads_work)


def ask(home: Path, number: int) -> None:
    """Ask the jobs of a home to work on an upload soon; without this they find it within a minute."""
    queue = SqliteHuey("airshed", filename=str(home / JOBS_FILE), utc=False, results=False)
    try:
        task(queue, home)(number)
    finally:
        queue.storage.close()


def work_on(home: Path, number: int) -> None:
    """Do what is to be done for an upload, unless somebody is at it."""
    from airshed.web.uploads import operations  # noqa: PLC0415 - needs Django
    from airshed.web.uploads.models import AT_WORK, READING, STORING, UNDOING, Upload  # noqa: PLC0415

    doing = {READING: operations.read, STORING: operations.store, UNDOING: operations.undo}
    with keeping.alone(home, str(number)) as mine:
        upload = Upload.objects.filter(pk=number, step__in=AT_WORK).first() if mine else None
        if upload is None:
            return
        try:
            doing[upload.step](home, upload, now=env.now(home))
        except operations.StepTaken:
            LOG.info("upload.step_taken", extra={"upload": number})

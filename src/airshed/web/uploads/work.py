"""What the jobs do for uploads: one after the other, each by one worker only, taken up again after a crash."""

import logging
from pathlib import Path

from airshed.web import env
from airshed.web.chores import Chore
from airshed.web.uploads import keeping

LOG = logging.getLogger(__name__)


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


CHORE = Chore("uploads_work", work_on)

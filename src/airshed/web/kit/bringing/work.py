"""What the jobs do for imports of registers: read, stored, taken back, taken up again after a crash."""

import logging
from pathlib import Path

from airshed.errors import AirshedError
from airshed.web import env
from airshed.web.chores import Chore

LOG = logging.getLogger(__name__)


def work_on(home: Path, number: int) -> None:
    """Do what is to be done for an import; what stands in its way is noted there."""
    from airshed.web.kit.bringing import imports  # noqa: PLC0415 - needs Django
    from airshed.web.kit.bringing.whose import whose_of  # noqa: PLC0415
    from airshed.web.kit.models import AT_WORK, READING, STORING, Batch  # noqa: PLC0415

    batch = Batch.objects.filter(pk=number, step__in=AT_WORK).first()
    if batch is None:
        return
    now = env.now(home)
    try:
        if batch.step == READING:
            imports.read(home, batch, whose=whose_of(batch.by, batch.department_id))
        elif batch.step == STORING:
            imports.store(home, batch, whose=whose_of(batch.stored_by, batch.department_id), now=now)
        else:
            imports.undo(batch, by=batch.undone_by, now=now)
    except imports.ListMoved:
        imports.read(home, batch, whose=whose_of(batch.by, batch.department_id))
    except AirshedError as error:
        LOG.info("register.import", extra={"batch": number, "faults": [fault.code for fault in error.faults][:20]})


def work_on_all(home: Path) -> None:
    """Do what is to be done for all imports; one that fails keeps no other from its turn."""
    for number in waiting():
        try:
            work_on(home, number)
        except Exception:  # its traceback is in the log, and it is tried again in a minute
            LOG.exception("register.import.failed", extra={"batch": number})


def waiting() -> list[int]:
    """Return the numbers of the imports that something is to be done for."""
    from airshed.web.kit.models import AT_WORK, Batch  # noqa: PLC0415 - as above

    return list(Batch.objects.filter(step__in=AT_WORK).order_by("pk").values_list("pk", flat=True))


CHORE = Chore("registers_work", work_on)

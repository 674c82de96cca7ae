"""What is looked after every minute: uploads that wait, the watched folder, and who fell silent."""

from datetime import datetime
from pathlib import Path

from airshed.web.uploads import alarm, inbox, work
from airshed.web.uploads.models import AT_WORK, Upload


def go_round(home: Path, *, now: datetime) -> None:
    """Take up what waits, look into the watched folder, and note who fell silent."""
    for number in list(Upload.objects.filter(step__in=AT_WORK).values_list("pk", flat=True)):
        work.work_on(home, number)
    inbox.take(home, now=now)
    alarm.watch(home, now=now)

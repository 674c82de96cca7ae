"""A process that tells or delivers and is killed at a point: `python killed.py HOME POINT MOMENT`."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.web.django import setup


def die(*_: Any, **__: Any) -> None:
    """Be killed, as by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(home: Path, point: str, at: datetime) -> None:
    """Go a round, or tell, up to a point."""
    setup(home)
    from django.db import transaction  # noqa: PLC0415 - needs settings

    from airshed.web import audit  # noqa: PLC0415 - as above
    from airshed.web.notices import delivering, operations, stepping  # noqa: PLC0415 - as above

    if point == "telling":
        with transaction.atomic():
            operations.tell(key="told", kind="x", to=["officer"], words=operations.Words("新", "new"), at=at)
            die()
    if point == "stepping":
        setattr(audit, "record", die)  # noqa: B010 - a module, whose functions are not to be set
        stepping.step_up(now=at)
    replaced = {"taken": "_sent", "sent": "_settle", "settled": "_note"}
    setattr(delivering, replaced[point], die)
    delivering.go_round(home, clock=lambda: at)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3]))

"""A process that sweeps clocks and is killed at a point: `python killed.py HOME POINT MOMENT`."""

import sys
from datetime import datetime
from pathlib import Path

from tests.web.notices.killed import die

from airshed.web.django import setup

AT_ONCE = 2
"""Cases of a transaction, so that some are stored when it is killed."""


def main(home: Path, point: str, at: datetime) -> None:
    """Sweep up to a point: the second time something is logged, stored or told in the audit log, or a case is moved."""
    setup(home)
    from airshed.web import audit  # noqa: PLC0415 - needs settings
    from airshed.web.cases import operations, sweep  # noqa: PLC0415 - as above

    setattr(sweep, "AT_ONCE", AT_ONCE)  # noqa: B010 - a module, whose names are not to be set
    module = {"_log_all": sweep, "_store": sweep, "record_rows": audit, "tell_turn": operations, "record": audit}[point]
    real, left = getattr(module, point), [1]

    def once(*args: object, **more: object) -> object:
        if not left[0]:
            die()
        left[0] -= 1
        return real(*args, **more)

    setattr(module, point, once)
    sweep.sweep_clocks(home, mover=operations.the_clock(at))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3]))

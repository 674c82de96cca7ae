"""Taking turns at the lake: one process writes at a time, the others wait a little and then say so."""

import time
from collections.abc import Callable
from typing import TypeVar

from airshed.lake.listing import LakeBusy

WAIT_S, STEP_S = 5.0, 0.1
Outcome = TypeVar("Outcome")


def once_free(write: Callable[[], Outcome]) -> Outcome:
    """Write as soon as nobody else writes to the lake; SQL is not held meanwhile.

    Args:
        write: what to do; it is tried again from its beginning.

    Raises:
        LakeBusy: another process did not stop within some seconds.
    """
    end = time.monotonic() + WAIT_S
    while True:
        try:
            return write()
        except LakeBusy:
            if time.monotonic() >= end:
                raise
            time.sleep(STEP_S)

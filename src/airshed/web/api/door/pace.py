"""How often one may ask: a bucket for each, kept in the memory of this process.

A bucket holds what one may ask in a minute and fills evenly. Several processes each grant their share, so that all
together never grant more.
"""

import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from airshed.web.env import WORKERS_VARIABLE

MINUTE_S = 60
MOST_BUCKETS = 10_000


@dataclass
class Pace:
    """Buckets by who asks.

    Attributes:
        clock: seconds that only grow.
        buckets: what is left, and when that was. [requests, s]
    """

    clock: Callable[[], float] = time.monotonic
    buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str, *, per_minute: int) -> int:
        """Take one request of somebody; return 0, or the seconds until the next is granted."""
        share = max(1, per_minute // _workers())
        with self._lock:
            now = self.clock()
            left, at = self.buckets.get(who, (float(share), now))
            left = min(float(share), left + (now - at) * share / MINUTE_S)
            if left < 1:
                return math.ceil((1 - left) * MINUTE_S / share)
            if len(self.buckets) >= MOST_BUCKETS:
                self._forget(now)
            self.buckets[who] = (left - 1, now)
        return 0

    def _forget(self, now: float) -> None:
        """Forget whoever has been quiet for a minute, whose bucket is full again; all where nobody has."""
        kept = {who: bucket for who, bucket in self.buckets.items() if now - bucket[1] < MINUTE_S}
        self.buckets = kept if len(kept) < MOST_BUCKETS else {}


def _workers() -> int:
    """Return how many processes serve the home."""
    text = os.environ.get(WORKERS_VARIABLE, "1")
    return max(1, int(text)) if text.isdecimal() else 1


PACE = Pace()
"""Of everybody in this process."""

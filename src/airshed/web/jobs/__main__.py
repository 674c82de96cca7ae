"""Work off the queue of a home until standard input ends, giving signs of life."""

import logging
import os
import select
import sys
from pathlib import Path

from huey.consumer import Consumer

from airshed.web import env, heartbeat
from airshed.web.events import Line, Told
from airshed.web.jobs import queue

WORKERS = 2
"""So that a long backup does not keep people waiting."""
LONGEST_WAIT_S = 1.0
"""Between two looks into the queue. [s]"""


def main(home: Path) -> None:
    """Run the jobs of a home."""
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    handler.addFilter(Told())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    place = env.home(home)
    consumer = Consumer(queue(place), workers=WORKERS, max_delay=LONGEST_WAIT_S)
    consumer.start()
    heartbeat.beat(place)
    while not _ended():
        heartbeat.beat(place)
    heartbeat.gone(place)
    consumer.stop(graceful=True)


def _ended() -> bool:
    """Wait a while for the end of standard input."""
    readable, _, _ = select.select([sys.stdin], [], [], heartbeat.EVERY_S)
    return bool(readable) and not os.read(sys.stdin.fileno(), 1 << 16)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

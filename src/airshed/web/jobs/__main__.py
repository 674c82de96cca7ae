"""Work off the queue of a home until standard input ends."""

import sys
from pathlib import Path

from huey.consumer import Consumer

from airshed.web import env
from airshed.web.jobs import queue


def main(home: Path) -> None:
    """Run the jobs of a home."""
    consumer = Consumer(queue(env.home(home)), workers=1)
    consumer.start()
    sys.stdin.buffer.read()
    consumer.stop(graceful=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

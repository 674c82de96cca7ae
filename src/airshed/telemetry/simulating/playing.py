"""Many devices played at once, by a clock that may run faster than the true one, but never past it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from airshed.telemetry.simulating.device import Counts, Device, Manners, Player
from airshed.telemetry.simulating.telling import Line, Truth

LOOKS_S = 0.25
"""So often progress is told [s]."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A clock that begins at a moment and runs at a speed until it has caught up with another one.

    Attributes:
        start: where it begins. [city wall time]
        speed: so many seconds in one.
        limit: the clock that it never passes.
        ticks: seconds of a clock that is never set.
        began: what those were in the beginning.
    """

    start: datetime
    speed: float
    limit: Callable[[], datetime]
    ticks: Callable[[], float]
    began: float

    def now(self) -> datetime:
        """Return what it shows [city wall time]."""
        return min(self.start + timedelta(seconds=self.speed * (self.ticks() - self.began)), self.limit())


@dataclass(frozen=True, slots=True)
class Summary:
    """What was played: counts as `Counts` has them, and more.

    Attributes:
        devices: how many there were.
        unanswered: frames that were not answered in the end.
        until: what the clock of the devices showed then. [city wall time]
    """

    devices: int
    frames: int
    answered: int
    unanswered: int
    resent: int
    broken: int
    requests: int
    connections: int
    until: datetime


async def play(  # noqa: PLR0913 - what is played, where, how, and how long
    players: Sequence[Player],
    *,
    truth: Truth,
    address: tuple[str, int],
    pace: Pace,
    manners: Manners,
    stop: asyncio.Event,
    told: Callable[[Sequence[Line]], None] = lambda _: None,
    progress: Callable[[Counts, datetime], None] = lambda *_: None,
) -> Summary:
    """Play devices until `stop` is set, and until what they have measured is answered.

    Args:
        players: the devices.
        truth: what they measure.
        address: host and port of their platform; it need not be there yet.
        pace: their clock.
        manners: how they behave.
        stop: when it is set, they measure no more.
        told: called with what a receiver must have by now; a value may come twice, and is the same then.
        progress: called now and then with counts and their clock.
    """
    counts = Counts()
    devices = [
        Device(player, truth=truth, address=address, clock=pace.now, manners=manners, counts=counts, told=told)
        for player in players
    ]
    looking = asyncio.create_task(_look(counts, pace, progress))
    try:
        async with asyncio.TaskGroup() as group:
            for device in devices:
                group.create_task(device.run(stop))
    finally:
        looking.cancel()
    progress(counts, pace.now())
    unanswered = counts.frames - counts.answered
    return Summary(devices=len(devices), unanswered=unanswered, until=pace.now(), **asdict(counts))


async def _look(counts: Counts, pace: Pace, progress: Callable[[Counts, datetime], None]) -> None:
    while True:
        progress(counts, pace.now())
        await asyncio.sleep(LOOKS_S)

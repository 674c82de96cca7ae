"""What devices would have sent in the past, as a journal has it: for a home that begins with a history."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count
from random import Random

from airshed.telemetry.journal.records import Frame
from airshed.telemetry.simulating.device import BEHIND, Player
from airshed.telemetry.simulating.faults import LATE, Faults
from airshed.telemetry.simulating.telling import HOUR, MILLISECOND, Period, Truth, said

ON_THE_WAY = (0.4, 9.0)  # from the end of an hour to the arrival of a frame [s]
AGAIN_S = 10.0  # after so long a frame is sent again whose answer was lost
TWICE = frozenset({"duplicate", "out_of_order", "half", "wrong_crc"})
"""Faults after which a whole frame is in the journal twice."""
PORTS = range(20_000, 60_000)


def past_frames(players: Iterable[Player], *, truth: Truth, faults: Faults, to_at: datetime) -> Iterator[Frame]:
    """Yield frames in the order in which they arrived, from each device's beginning until a moment.

    Args:
        players: devices; what they have measured since their beginning is sent, by period.
        truth: what they measure.
        faults: what goes wrong; some frames come late, some twice.
        to_at: frames that arrived by then. [city wall time]
    """
    arrivals = heapq.merge(*(iter(sorted(_of_device(player, truth, faults, to_at))) for player in players))
    for received_at, raw, peer in arrivals:
        yield Frame(raw, received_at, peer)


def _of_device(player: Player, truth: Truth, faults: Faults, to_at: datetime) -> Iterator[tuple[datetime, bytes, str]]:
    chance = Random(f"{faults.seed} {player.speech.mn}")  # noqa: S311 - played
    peer = f"192.0.2.{chance.randrange(1, 255)}:{chance.choice(PORTS)}"
    for period, since in player.since.items():
        step = _step(player, period)
        if step is None:
            continue
        for measured in truth.measured(player.measures_as, period, from_at=since, to_at=to_at, step=step):
            ends = measured.at if period == "real" else measured.at + step
            sends = truth.sends_at(player.measures_as, ends)
            fault = faults.of(player.speech.mn, period, measured.at)
            if sends is None:
                continue
            sends += (LATE if fault == "late" else timedelta()) + timedelta(seconds=chance.uniform(*ON_THE_WAY))
            if sends > to_at:
                continue
            if period == "real":
                measured = measured._replace(at=measured.at + player.state.clock)  # noqa: PLW2901 - its own clock
            sent = said(
                player.speech,
                period,
                measured,
                number=_numbers(sends - timedelta(seconds=0.3) + player.state.clock),
                backfilled=sends - ends > BEHIND,
            )
            for frame in sent:
                yield sends, frame.raw.removesuffix(b"\r\n"), peer
                if fault in TWICE:
                    yield sends + timedelta(seconds=AGAIN_S), frame.raw.removesuffix(b"\r\n"), peer


def _numbers(first: datetime) -> Callable[[], datetime]:
    """Return a function that gives a moment and those after it."""
    after = count()
    return lambda: first + next(after) * MILLISECOND


def _step(player: Player, period: Period) -> timedelta | None:
    if period == "hour":
        return HOUR
    state = player.state
    if period == "minute":
        return timedelta(minutes=state.minute_min) if state.minute_min else None
    return timedelta(seconds=state.real_time_s) if state.real_time_s else None

"""A device that is played: it measures, says so, says again what is not answered, and obeys its platform."""

import asyncio
import contextlib
import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.simulating.answers import Response, State, Wanted, response
from airshed.telemetry.simulating.faults import LATE, Faults, Move, moves_of
from airshed.telemetry.simulating.link import Link
from airshed.telemetry.simulating.telling import (
    HOUR,
    MILLISECOND,
    Line,
    Measured,
    Period,
    Said,
    Speech,
    Truth,
    heartbeat,
    lines_of,
    said,
)

if TYPE_CHECKING:
    from airshed.telemetry.protocols.hj212.message import Hj212Message

DAY = timedelta(days=1)
"""No more is measured in one go."""
BEHIND = timedelta(minutes=10)
"""What is said so long after it was measured is said to be late."""


@dataclass(frozen=True, slots=True)
class Player:
    """A device to be played.

    Attributes:
        speech: how it speaks.
        measures_as: its number where what it measures is kept; that in its speech may be shorter.
        state: with which it begins.
        since: from when on it says what it measures, by period; what is not there it does not measure.
    """

    speech: Speech
    measures_as: str
    state: State
    since: dict[Period, datetime]


@dataclass(frozen=True, slots=True)
class Manners:
    """How devices behave.

    Attributes:
        faults: what goes wrong.
        window: so many frames of a device may wait for an answer at once.
        again_s: after so long a device looks for its platform again. [s]
        tick_s: so often it looks at its clock. [s]
        heartbeat_s: so often a device of the edition of 2025 says that it is there. [s]
        patience_s: so long devices that measure no more wait for their last answers. [s]
    """

    faults: Faults
    window: int = 8
    again_s: float = 1.0
    tick_s: float = 0.1
    heartbeat_s: float = 60.0
    patience_s: float = 60.0


@dataclass(slots=True)
class Counts:
    """What devices have sent.

    Attributes:
        frames: frames to be answered.
        answered: of these, those that were.
        resent: how often one was sent again.
        broken: things sent on purpose that no answer can follow.
        requests: requests of platforms that were answered.
        connections: how often a connection was opened.
    """

    frames: int = 0
    answered: int = 0
    resent: int = 0
    broken: int = 0
    requests: int = 0
    connections: int = 0


@dataclass(order=True, slots=True)
class _Held:
    """What is measured and will be said at a moment."""

    sends_at: datetime
    number: int
    period: Period = field(compare=False)
    measured: Measured = field(compare=False)
    late: bool = field(compare=False)


@dataclass(slots=True)
class _Told:
    """What is being said: frames that wait for answers, and what a receiver has when all are answered."""

    left: int
    lines: Sequence[Line]
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Device:
    """A device with its connection.

    Attributes:
        state: what its platform can change.
        counts: what it sent; shared with others.
    """

    def __init__(  # noqa: PLR0913 - what it is, where it speaks, and what it is told
        self,
        player: Player,
        *,
        truth: Truth,
        address: tuple[str, int],
        clock: Callable[[], datetime],
        manners: Manners,
        counts: Counts,
        told: Callable[[Sequence[Line]], None],
    ) -> None:
        """Set it up; `run` plays it.

        Args:
            player: the device.
            truth: what it measures.
            address: host and port of its platform.
            clock: the true moment. [city wall time]
            manners: how it behaves.
            counts: where to count.
            told: called with what a receiver must have by now.
        """
        self._player, self._truth, self._address, self._clock = player, truth, address, clock
        self._manners, self._told, self.counts = manners, told, counts
        self.state = player.state
        self._next = dict(player.since)
        self._number, self._held = count(), list[_Held]()
        self._waiting: asyncio.Queue[tuple[_Told, Said, tuple[Move, ...]]] = asyncio.Queue()
        self._asked: asyncio.Queue[Hj212Message] = asyncio.Queue()
        self._behind: list[tuple[_Told, Said, tuple[Move, ...]]] = []
        self._link: Link | None = None
        self._linking = asyncio.Lock()
        self._last = datetime.min  # noqa: DTZ901 - city wall time

    async def run(self, stop: asyncio.Event) -> None:
        """Measure and speak until `stop` is set; then wait until everything is answered, but not for ever."""
        work = [self._keep(), self._obey(), self._beat(), *(self._speak() for _ in range(self._manners.window))]
        tasks = [asyncio.create_task(one) for one in work]
        try:
            while not stop.is_set():
                await self._measure()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), self._manners.tick_s)
            await self._measure()
            self._say(all_held=True)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._waiting.join(), self._manners.patience_s)
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            if self._link is not None:
                await self._link.close()
        for error in ended:
            if isinstance(error, Exception):
                raise error

    # measuring

    async def _measure(self) -> None:
        """Measure what is due, and say what is to be said by now."""
        now = self._clock()
        for period in list(self._next):
            while (step := self._step(period)) and (upto := self._upto(period, now, step)) > self._next[period]:
                found = self._measured(period, self._next[period], upto, step)
                self._next[period] = upto
                if period != "real" or self.state.reporting:
                    for measured in found:
                        self._hold(period, measured, step)
                self._say()
                await asyncio.sleep(0)
        self._say()

    def _step(self, period: Period) -> timedelta | None:
        if period == "hour":
            return HOUR
        if period == "minute":
            return timedelta(minutes=self.state.minute_min) if self.state.minute_min else None
        return timedelta(seconds=self.state.real_time_s) if self.state.real_time_s else None

    def _upto(self, period: Period, now: datetime, step: timedelta) -> datetime:
        """Return until when intervals that begin are over by now, and moments have come."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        over = midnight + (now - midnight) // step * step
        if period == "real":
            over += timedelta(seconds=1)
        return min(over, self._next[period] + DAY)

    def _measured(self, period: Period, from_at: datetime, to_at: datetime, step: timedelta) -> Sequence[Measured]:
        return self._truth.measured(self._player.measures_as, period, from_at=from_at, to_at=to_at, step=step)

    def _hold(self, period: Period, measured: Measured, step: timedelta) -> None:
        ends = measured.at if period == "real" else measured.at + step
        sends = self._truth.sends_at(self._player.measures_as, ends)
        if sends is None:
            return
        if self._manners.faults.of(self._player.speech.mn, period, measured.at) == "late":
            sends += LATE
        if period == "real":
            measured = measured._replace(at=measured.at + self.state.clock)
        heapq.heappush(self._held, _Held(sends, next(self._number), period, measured, sends - ends > BEHIND))

    # speaking

    def _say(self, *, all_held: bool = False) -> None:
        """Hand on what is to be said by now; with `all_held` what would be said later too."""
        now = self._clock()
        while self._held and (all_held or self._held[0].sends_at <= now):
            held = heapq.heappop(self._held)
            self._hand_on(held.period, held.measured, late=held.late)
        if all_held:
            self._catch_up()

    def _hand_on(self, period: Period, measured: Measured, *, late: bool = False) -> _Told:
        speech = replace(self._player.speech, pw=self.state.pw)
        frames = said(speech, period, measured, number=self._numbered, backfilled=late)
        told = _Told(len(frames), lines_of(speech.mn, period, measured))
        fault = self._manners.faults.of(speech.mn, period, measured.at)
        for frame in frames:
            chance = Random(f"{self._manners.faults.seed} {frame.qn}")  # noqa: S311 - played
            entry = (told, frame, moves_of(fault, frame.raw, chance=chance))
            if fault == "out_of_order":
                self._behind.append(entry)
            else:
                self._waiting.put_nowait(entry)
        self.counts.frames += len(frames)
        if fault != "out_of_order":
            self._catch_up()
        return told

    def _catch_up(self) -> None:
        """Hand on what had to wait for something that was measured later."""
        while self._behind:
            self._waiting.put_nowait(self._behind.pop())

    def _numbered(self) -> datetime:
        """Return the moment by the clock of the device, later than any before."""
        self._last = max(self._last + MILLISECOND, self._clock() + self.state.clock)
        return self._last

    async def _speak(self) -> None:
        while True:
            told, frame, moves = await self._waiting.get()
            await self._deliver(frame, moves)
            self.counts.answered += 1
            told.left -= 1
            if not told.left:
                self._told(told.lines)
                told.answered.set()
            self._waiting.task_done()

    async def _deliver(self, frame: Said, moves: tuple[Move, ...]) -> None:
        """Send a frame until it is answered."""
        tries, first = 0, True
        while True:
            link = await self._linked()
            link.expect(frame.qn)
            if first:
                self.counts.broken += sum(move.broken for move in moves)
            else:
                self.counts.resent += 1
            try:
                await link.play(moves if first else (Move(frame.raw),))
            except OSError:
                first = False
                continue
            first = False
            if await link.answer(frame.qn, timeout_s=self.state.timeout_s):
                return
            tries += 1
            if tries > self.state.resends:
                await link.close()
                tries = 0

    async def _linked(self) -> Link:
        """Return a connection that is open, as soon as there is one."""
        async with self._linking:
            while self._link is None or self._link.closed.is_set():
                if self._link is not None:
                    await self._link.close()
                try:
                    key = self._player.speech.key
                    keys = Keys(common=(key,)) if key else NO_KEYS
                    self._link = await Link.opened(*self._address, heard=self._asked.put_nowait, keys=keys)
                    self.counts.connections += 1
                except OSError:
                    await asyncio.sleep(self._manners.again_s)
            return self._link

    async def _keep(self) -> None:
        """Keep a connection open, also while there is nothing to say."""
        while True:
            link = await self._linked()
            await link.closed.wait()

    async def _beat(self) -> None:
        while self._player.speech.edition == "2025":
            frame = heartbeat(replace(self._player.speech, pw=self.state.pw), at=self._numbered())
            self.counts.frames += 1
            self._waiting.put_nowait((_Told(1, ()), frame, (Move(frame.raw),)))
            await asyncio.sleep(self._manners.heartbeat_s)

    # obeying

    async def _obey(self) -> None:
        while True:
            message = await self._asked.get()
            now = self._clock() + self.state.clock
            found = response(message, speech=self._player.speech, state=self.state, now=now)
            await self._become(found)
            for raw in found.at_once:
                await self._reply(raw)
            any_ = await self._send_stored(found.wanted) if found.wanted else True
            last = found.last(any_) if found.last else None
            if last is not None:
                await self._reply(last)
            self.counts.requests += 1

    async def _become(self, found: Response) -> None:
        """Take over what a platform has changed; minutes by another interval begin where the last ones ended."""
        state = found.state
        if len(state.minutes) > len(self.state.minutes):
            self._next.setdefault("minute", self._clock())
            state = replace(state, minutes=(*self.state.minutes, (self._next["minute"], state.minutes[-1][1])))
        self.state = state

    async def _reply(self, raw: bytes) -> None:
        """Send something that wants no answer; if the connection is gone, the platform asks again."""
        link = self._link
        if link is not None:
            with contextlib.suppress(OSError):
                await link.play((Move(raw),))

    async def _send_stored(self, wanted: Wanted) -> bool:
        """Send stored data, and wait until they are answered; return whether there were any."""
        name, handed_on = self._player.measures_as, []
        for from_at, to_at, step in self._steps(wanted):
            upto = min(to_at, self._upto_now(step))
            stored = self._measured(wanted.period, from_at, upto, step) if from_at < upto else ()
            kept = [one for one in stored if self._truth.sends_at(name, one.at + step) is not None]
            handed_on += [self._hand_on(wanted.period, one) for one in kept]
        self._catch_up()
        for told in handed_on:
            await told.answered.wait()
        return bool(handed_on)

    def _upto_now(self, step: timedelta) -> datetime:
        """Return the beginning of the first interval that is not over."""
        now = self._clock()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (now - midnight) // step * step

    def _steps(self, wanted: Wanted) -> Iterator[tuple[datetime, datetime, timedelta]]:
        """Yield the parts of a period by the intervals that were set in them."""
        end = wanted.end + timedelta(seconds=1)
        if wanted.period == "hour":
            yield wanted.begin, end, HOUR
            return
        sets = self.state.minutes
        for place, (since, minutes) in enumerate(sets):
            first = wanted.begin if place == 0 else max(wanted.begin, since)
            last = end if place + 1 == len(sets) else min(end, sets[place + 1][0])
            if first < last:
                yield first, last, timedelta(minutes=minutes)

"""The gateway at work: connections within their bounds, frames to the journal, answers when they are durable."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.keys import KeyFile
from airshed.telemetry.protocol import Piece, Protocol, new
from airshed.telemetry.server.limits import Address, Limits
from airshed.telemetry.server.line import Line
from airshed.telemetry.server.storing import Store

LOG = logging.getLogger("airshed.telemetry")
SWEEP_S = 1.0
"""Connections are looked at so often. [s]"""
PATIENCE_S = 5.0
"""Devices have so long to take their last answers when the gateway ends. [s]"""


@dataclass(slots=True)
class Counts:
    """What was received and refused since the gateway began.

    Attributes:
        frames: pieces that were received, and kept.
        rubbish: of these, those that are no frames, or whose check is wrong.
        dropped: bytes without frames beyond what is kept.
        refused: connections beyond the bounds.
        cut_off: connections that were closed, since they sent no frames or nothing at all.
        slowed: how often somebody had to wait.
    """

    frames: int = 0
    rubbish: int = 0
    dropped: int = 0
    refused: int = 0
    cut_off: int = 0
    slowed: int = 0


@dataclass(slots=True)
class Device:
    """What is known of a device that has spoken.

    Attributes:
        line: the connection on which it spoke last.
        frames: how many came.
        last: the last of them.
        at: when it came. [city wall time]
        encrypted: the last encrypted one that a key has opened; empty without one.
    """

    line: Line
    frames: int
    last: bytes
    at: datetime
    encrypted: bytes = b""


class Gateway:
    """Connections of devices and the journal behind them.

    Attributes:
        protocol: what devices speak.
        lines: the connections there are.
        devices: devices that have spoken, by number.
        counts: what was received.
        store: the journal.
        keys: of devices that encrypt, looked for once a second.
        listener: told of frames as they come, with their connection; of those only whose check is right or not seen.
    """

    def __init__(  # noqa: PLR0913 - what it stands on
        self,
        folder: Path,
        *,
        protocol: Protocol,
        clock: Callable[[], datetime],
        limits: Limits | None = None,
        disk: Disk | None = None,
        key_file: KeyFile | None = None,
    ) -> None:
        """Open the journal; needs a running loop.

        Args:
            folder: of the journal.
            protocol: what devices speak.
            clock: the present moment. [city wall time]
            limits: its bounds.
            disk: how files are changed.
            key_file: keys of devices that encrypt.

        Raises:
            JournalBusy: another gateway writes it.
            JournalDamaged: it is not as it was written.
        """
        self.protocol, self._limits, self._clock = protocol, limits or Limits(), clock
        self._key_file = key_file or KeyFile(None)
        self.keys, self._trouble = self._key_file.now(), ""
        self.store = Store(folder, disk=disk, moved=self._moved)
        self.lines: set[Line] = set()
        self.devices: dict[str, Device] = {}
        self.counts = Counts()
        self.listener: Callable[[Line, Sequence[Frame]], None] = lambda *_: None
        self._addresses: dict[str, Address] = {}
        self._holding = self._ending = False
        self._empty = asyncio.Event()
        self._empty.set()
        self._loop = asyncio.get_running_loop()
        self._sweeping = self._loop.call_later(SWEEP_S, self._sweep)

    async def close(self) -> None:
        """Read no more, bring what was received to the disk, answer it, and close all connections."""
        self._ending = True
        self._sweeping.cancel()
        try:
            for line in list(self.lines):
                line.sleep()
                line.end_of_frame()
        finally:
            await self.store.close()
        for line in list(self.lines):
            line.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), PATIENCE_S)
        for line in list(self.lines):
            line.abort()

    def opened(self, line: Line) -> bool:
        """Take a connection, or say that there are too many."""
        limits, now = self._limits, self._loop.time()
        known = self._addresses.get(line.address)
        many = known is not None and known.connections >= limits.connections_of_address
        if self._ending or many or len(self.lines) >= limits.connections:
            self.counts.refused += 1
            return False
        if known is None:
            known = self._addresses[line.address] = Address(0, limits.burst, now, limits.rubbish_kept)
        known.connections += 1
        line.since = line.last = now
        self.lines.add(line)
        self._empty.clear()
        if self._holding:
            self._loop.call_soon(line.sleep)  # uvloop begins to read after this call, whatever it says
        return True

    def closed(self, line: Line) -> None:
        """Let go of a connection."""
        if line in self.lines:
            self.lines.discard(line)
            self._addresses[line.address].connections -= 1
        if not self.lines:
            self._empty.set()

    def received(self, line: Line, pieces: Sequence[Piece], size: int) -> None:
        """Take the pieces of a connection that were in so many bytes."""
        line.last = self._loop.time()
        if pieces:
            self._take(line, pieces, size)
        else:
            line.rubbish += size
        if line.rubbish > self._limits.rubbish and line in self.lines:
            self.counts.cut_off += 1
            line.abort()

    def _take(self, line: Line, pieces: Sequence[Piece], size: int) -> None:
        now, peer = self._clock(), line.peer
        heard = self.protocol.hear(pieces, now, keys=self.keys)
        frames = [new(Frame, (raw, now, peer)) for raw, _, _ in pieces]
        rubbish = sum(len(piece.raw) for piece, (_, _, sound, _) in zip(pieces, heard, strict=True) if not sound)
        said = frames
        if rubbish:
            said = [frame for frame, (_, _, sound, _) in zip(frames, heard, strict=True) if sound]
            frames = self._sorted(line, frames, [sound for _, _, sound, _ in heard])
            size = sum(len(frame.raw) for frame in frames)
        else:
            line.rubbish = 0
        last = {device: raw for (raw, _, _), (device, _, _, _) in zip(pieces, heard, strict=True) if device}
        opened = {h.device: raw for (raw, _, _), h in zip(pieces, heard, strict=True) if h.opened} if self.keys else {}
        counts = Counter(device for device, _, _, _ in heard) if len(last) > 1 else dict.fromkeys(last, len(pieces))
        for device, raw in last.items():
            known = self.devices.get(device)
            encrypted = opened.get(device) or (known.encrypted if known else b"")
            self.devices[device] = Device(line, counts[device] + (known.frames if known else 0), raw, now, encrypted)
        while len(self.devices) > self._limits.devices:
            del self.devices[next(iter(self.devices))]
        self.counts.frames += len(frames)
        answers = b"".join([answer for _, answer, _, _ in heard if answer])
        line.due += bool(answers)
        self.store.add(frames, size=size, write=line.answer, answers=answers)
        self.listener(line, said)
        address = self._addresses[line.address]
        self._slow(line, address.spent(len(pieces), rubbish, now=self._loop.time(), limits=self._limits))
        self._moved()

    def _sorted(self, line: Line, frames: list[Frame], sound: Sequence[bool]) -> list[Frame]:
        """Return what is kept where there are bytes that say nothing; what is beyond the bound is counted."""
        left, kept = self._addresses[line.address].rubbish_left, []
        for frame, good in zip(frames, sound, strict=True):
            size = 0 if good else len(frame.raw)
            line.rubbish = 0 if good else line.rubbish + size
            left -= size
            self.counts.rubbish += not good
            if not good and left < 0:
                self.counts.dropped += size
            else:
                kept.append(frame)
        return kept

    def _slow(self, line: Line, seconds: float) -> None:
        """Do not read a connection for a while."""
        if seconds > 0:
            self.counts.slowed += 1
            line.sleep()
            self._loop.call_later(seconds, line.wake)

    def _moved(self) -> None:
        """Read nobody while the disk refuses or too much waits for it."""
        hold = bool(self.store.trouble) or self.store.backlog > self._limits.pending
        if hold != self._holding:
            self._holding = hold
            for line in list(self.lines):
                (line.sleep if hold else line.wake)()

    def _sweep(self) -> None:
        """End frames that will not be completed, and connections that say nothing."""
        self._sweeping = self._loop.call_later(SWEEP_S, self._sweep)
        self._look_for_keys()
        if self._holding:
            return
        now = self._loop.time()
        for line in [line for line in self.lines if not line.asleep]:
            quiet = now - line.last
            if line.unfinished and quiet > self._limits.silence_s:
                line.end_of_frame()
            elif quiet > self._limits.idle_s:
                self.counts.cut_off += 1
                line.close()
        gone = [name for name, address in self._addresses.items() if address.idle(now=now, limits=self._limits)]
        for name in gone:
            del self._addresses[name]

    def _look_for_keys(self) -> None:
        """Take keys as they are now; a file that cannot be read is told once, and what was there before counts."""
        self.keys = self._key_file.now()
        trouble = str(self._key_file.trouble or "")
        if trouble and trouble != self._trouble:
            LOG.error("keys.unreadable", extra={"fault": trouble})
        self._trouble = trouble


@contextlib.asynccontextmanager
async def listening(gateway: Gateway, *, host: str, port: int) -> AsyncIterator[int]:
    """Listen for devices during the block, and give the port; then close what is open."""
    server = await asyncio.get_running_loop().create_server(lambda: Line(gateway), host, port, backlog=4096)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await gateway.close()

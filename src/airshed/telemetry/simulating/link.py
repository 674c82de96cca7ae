"""A connection of a played device: frames out, answers and requests in."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import Self

from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.protocols.hj212.building import INTERACTION
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.simulating.faults import Move

ANSWERS = frozenset({"9013", "9014"})
AT_ONCE = 1 << 16
CHUNK = 100
"""Of many frames so many are sent before others may speak."""


class Link:
    """A connection that is open.

    Attributes:
        closed: whether it is not any more.
    """

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        heard: Callable[[Hj212Message], None],
        keys: Keys = NO_KEYS,
    ) -> None:
        """Listen until it is closed.

        Args:
            reader: what comes.
            writer: where to write.
            heard: told of each message that is no answer to a frame.
            keys: open what is encrypted.
        """
        self._reader, self._writer, self._heard = reader, writer, heard
        self._keys = keys
        self._turn = asyncio.Lock()
        self._waiting: dict[str, asyncio.Future[bool]] = {}
        self.closed = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def opened(cls, host: str, port: int, *, heard: Callable[[Hj212Message], None], keys: Keys = NO_KEYS) -> Self:
        """Return a new connection.

        Raises:
            OSError: there is nobody.
        """
        reader, writer = await asyncio.open_connection(host, port)
        return cls(reader, writer, heard=heard, keys=keys)

    async def play(self, moves: Sequence[Move]) -> None:
        """Do what a device does to send a frame; nobody else speaks meanwhile.

        Raises:
            ConnectionError: the connection is gone.
        """
        async with self._turn:
            try:
                for move in moves:
                    await self._play(move)
            except OSError:
                self._end()  # who listens has not heard of it yet
                raise

    async def answer(self, number: str, *, timeout_s: float) -> bool:
        """Return whether a frame is answered in time; at once if the connection goes down."""
        if self.closed.is_set():
            return False
        self.expect(number)
        try:
            async with asyncio.timeout(timeout_s):
                return await asyncio.shield(self._waiting[number])
        except TimeoutError:
            return False
        finally:
            self._waiting.pop(number, None)

    def expect(self, number: str) -> None:
        """Remember that a frame will be answered."""
        self._waiting.setdefault(number, asyncio.get_running_loop().create_future())

    async def close(self) -> None:
        """Close it, and wait until it is."""
        self._end()
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _play(self, move: Move) -> None:
        if self.closed.is_set():
            raise ConnectionResetError
        if move.slowly:
            for byte in move.raw:
                self._writer.write(bytes((byte,)))
                await self._writer.drain()
                await asyncio.sleep(0)
        left = 0 if move.slowly else move.times
        while left:
            now = min(left, CHUNK)
            self._writer.write(move.raw * now)
            await self._writer.drain()
            left -= now
            await asyncio.sleep(0.1 if left else 0)
        if move.dropped:
            raise ConnectionResetError

    async def _listen(self) -> None:
        rest, touching = b"", False
        try:
            while data := await self._reader.read(AT_ONCE):
                cut = split(rest + data, touching=touching)
                rest, touching = cut.rest, cut.touching
                for piece in cut.pieces:
                    found = decode(piece, keys=self._keys)
                    if isinstance(found, Hj212Message):
                        self._hear(found)
        except OSError:
            pass
        finally:
            self._end()

    def _hear(self, message: Hj212Message) -> None:
        if message.command in ANSWERS and message.header.st == INTERACTION:
            future = self._waiting.get(message.header.qn or "")
            if future is not None and not future.done():
                future.set_result(True)
        else:
            self._heard(message)

    def _end(self) -> None:
        self.closed.set()
        self._writer.close()
        for future in self._waiting.values():
            if not future.done():
                future.set_result(False)
        self._waiting.clear()

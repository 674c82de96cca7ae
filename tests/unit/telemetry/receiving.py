"""A platform for tests: it keeps what comes, answers it, asks, and sums up what it has by the rules of the worker."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from random import Random

from airshed.telemetry.protocols.hj212.building import reply
from airshed.telemetry.protocols.hj212.codes import factor_of
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.joining import joined
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.simulating.telling import PERIODS, Line


class Platform:
    """What came to a platform.

    Attributes:
        messages: frames that could be read, in order.
        rejects: what could not.
        writers: by device, its last connection.
        deaf: share of frames that are kept and not answered.
        rough: share of frames after which the connection is cut.
    """

    def __init__(self, *, deaf: float = 0.0, rough: float = 0.0) -> None:
        self.messages: list[Hj212Message] = []
        self.rejects: list[bytes] = []
        self.writers: dict[str, asyncio.StreamWriter] = {}
        self.deaf, self.rough = deaf, rough
        self.connections = 0
        self._chance = Random("platform")
        self._tasks: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def listening(self, port: int = 0) -> AsyncIterator[int]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", port)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def ask(self, mn: str, raw: bytes, *, until: str) -> list[Hj212Message]:
        """Send a request and return what the device answers under its number, up to a command."""
        number = raw[raw.index(b"QN=") + 3 :][:17].decode()
        self.writers[mn].write(raw)
        while True:
            found = [one for one in self.messages if one.header.qn == number]
            if any(one.command == until for one in found):
                return found
            await asyncio.sleep(0.01)

    def of(self, command: str) -> list[Hj212Message]:
        return [one for one in self.messages if one.command == command]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        rest, touching = b"", False
        try:
            while data := await reader.read(1 << 16):
                cut = split(rest + data, touching=touching)
                rest, touching = cut.rest, cut.touching
                if not self._took(cut.pieces, writer):
                    break
            self._took(split(rest, touching=touching, ended=True).pieces, writer)
        except OSError:
            pass
        finally:
            writer.close()

    def _took(self, pieces: Iterable[object], writer: asyncio.StreamWriter) -> bool:
        for piece in pieces:
            found = decode(piece)  # type: ignore[arg-type]
            if not isinstance(found, Hj212Message):
                self.rejects.append(found.raw)
                continue
            self.messages.append(found)
            self.writers[found.device or ""] = writer
            answer = reply(found)
            if answer is not None and self._chance.random() >= self.deaf:
                writer.write(answer)
            if self._chance.random() < self.rough:
                return False
        return True


def folded(messages: Iterable[Hj212Message]) -> set[Line]:
    """Return the values a receiver ends up with: of a key the one of the greatest QN, then of the greatest bytes."""
    best: dict[tuple[object, ...], tuple[tuple[str, bytes], Line]] = {}
    for message in joined(one for one in messages if one.check != "none").whole:
        period, at = PERIODS.get(message.command or ""), message.data_at
        if period is None or at is None:
            continue
        for factor, field, _, number, mark in message.readings:
            if field not in {"Rtd", "Avg"} or number is None:
                continue
            listed = factor_of(factor)
            line = Line(message.device or "", period, listed.code if listed else factor, at, number, mark or "")
            rank = (message.header.qn or "", message.raw)
            key = line[:4]
            if key not in best or best[key][0] < rank:
                best[key] = (rank, line)
    return {line for _, line in best.values()}


async def until(done: Callable[[], bool]) -> None:
    """Wait for something; who waits too long is stopped by the test's own limit."""
    while not done():  # noqa: ASYNC110 - what is waited for has no events
        await asyncio.sleep(0.01)

"""Gateways for tests: real sockets on this machine, a clock that stands, and devices that read their answers."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import uvloop
from tests.unit.telemetry.making import MN

from airshed.telemetry.discover import protocol_of
from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.keys import KeyFile
from airshed.telemetry.protocols.hj212.building import framed
from airshed.telemetry.server.gateway import Gateway, listening
from airshed.telemetry.server.limits import Limits

AT = datetime(2026, 11, 30, 12, 0, 0, 250_000)
LONG = 60.0
"""Nothing here takes so long. [s]"""


def hour(number: int, *, mn: str = MN, flag: int = 5, command: str = "2061") -> bytes:
    """Return a frame whose QN says its number, with CR LF."""
    header = f"QN={20261130000000000 + number};ST=31;CN={command};PW=123456;MN={mn};Flag={flag}"
    return framed(f"{header};CP=&&DataTime=20261130100000;a21026-Avg={number}.5,a21026-Flag=N&&".encode())


def answer(number: int, *, mn: str = MN, flag: int = 4) -> bytes:
    """Return what `hour` is answered."""
    return framed(f"QN={20261130000000000 + number};ST=91;CN=9014;PW=123456;MN={mn};Flag={flag};CP=&&&&".encode())


LOOPS = [asyncio.new_event_loop, uvloop.new_event_loop]
BARE = [hour(n).removesuffix(b"\r\n") for n in range(2000)]


class Held(Disk):
    """A disk that brings nothing to the disk until it is let go."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()

    def sync(self, handle: int) -> None:
        assert self.free.wait(10)
        super().sync(handle)


class Device:
    """A connection to a gateway."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, content: bytes) -> None:
        self._writer.write(content)
        await self._writer.drain()

    async def answers(self, count: int = 1) -> list[bytes]:
        """Return so many answers, as soon as they are there."""
        return [await asyncio.wait_for(self._reader.readuntil(b"\r\n"), LONG) for _ in range(count)]

    async def rest(self, *, seconds: float = 0.2) -> bytes:
        """Return what comes within a while."""
        found = b""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while more := await self._reader.read(1 << 16):
                    found += more
        return found

    async def closed(self) -> bool:
        """Wait for the other end to close it."""
        async with asyncio.timeout(LONG):
            try:
                while await self._reader.read(1 << 16):
                    pass
            except ConnectionError:
                pass
        return True

    async def end(self, content: bytes) -> None:
        """Send the last there is, and say so."""
        self._writer.write(content)
        self._writer.write_eof()
        await self._writer.drain()

    def drop(self) -> None:
        """Be gone at once."""
        self._writer.transport.abort()

    async def hang_up(self) -> None:
        self._writer.close()
        with contextlib.suppress(ConnectionError):
            await self._writer.wait_closed()


class Served:
    """A gateway that listens."""

    def __init__(self, gateway: Gateway, port: int) -> None:
        self.gateway, self.port = gateway, port
        self._devices: list[Device] = []

    async def device(self) -> Device:
        made = Device(*await asyncio.open_connection("127.0.0.1", self.port))
        self._devices.append(made)
        return made

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to hold."""
        async with asyncio.timeout(LONG):
            while not holds():  # noqa: ASYNC110 - what it waits for has no event
                await asyncio.sleep(0.005)

    async def hang_up(self) -> None:
        for device in self._devices:
            await device.hang_up()


@contextlib.asynccontextmanager
async def served(
    folder: Path, *, limits: Limits | None = None, disk: Disk | None = None, key_file: KeyFile | None = None
) -> AsyncIterator[Served]:
    gateway = Gateway(
        folder, protocol=protocol_of("hj212"), clock=lambda: AT, limits=limits, disk=disk, key_file=key_file
    )
    async with listening(gateway, host="127.0.0.1", port=0) as port:
        found = Served(gateway, port)
        yield found
        await found.hang_up()


def run(
    story: Callable[..., Awaitable[Any]],
    folder: Path,
    *,
    loop: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop,
    **chosen: Any,
) -> Any:
    """Play a story with a gateway, in the loop that it has on most systems."""

    async def play() -> Any:
        async with served(folder, **chosen) as found:
            return await story(found)

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(play())


def joined(frames: Sequence[bytes]) -> bytes:
    return b"".join(frames)

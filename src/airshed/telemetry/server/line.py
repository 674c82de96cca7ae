"""A connection of a device: bytes in, frames to the gateway, answers out."""

import asyncio
import typing

from airshed.telemetry.protocol import Cut, Protocol

if typing.TYPE_CHECKING:
    from airshed.telemetry.server.gateway import Gateway


class Line(asyncio.Protocol):
    """A connection.

    Attributes:
        peer: address and port of the other end.
        address: its address alone.
        since: when it began. [s, of the loop's clock]
        last: when it last sent something.
        rubbish: bytes without a frame since the last frame.
        due: answers that wait for the disk.
    """

    __slots__ = (
        *("_asleep", "_ended", "_gateway", "_rest", "_touching", "_transport"),
        *("address", "due", "last", "peer", "rubbish", "since"),
    )

    def __init__(self, gateway: "Gateway") -> None:
        """Wait for the connection."""
        self._gateway = gateway
        self._transport: typing.Any = None
        self._rest, self._touching, self._asleep = b"", False, 0
        self.peer = self.address = ""
        self.since = self.last = 0.0
        self.rubbish = self.due = 0
        self._ended = False

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the other end, or close it at once."""
        self._transport = transport
        host, port, *_ = transport.get_extra_info("peername") or ("unknown", 0)
        self.address, self.peer = str(host), f"{host}:{port}" if ":" not in str(host) else f"[{host}]:{port}"
        if not self._gateway.opened(self):
            transport.abort()  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        """Hand on what is whole."""
        buffer = self._rest + data if self._rest else data
        cut = self.protocol.split(buffer, touching=self._touching)
        self._took(cut, len(data))

    def eof_received(self) -> bool:
        """Hand on what was left; the connection stays open for answers that are due."""
        self._ended = True
        self.end_of_frame()
        return self.due > 0

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as asyncio has it
        """Hand on what was left, and go."""
        try:
            self.end_of_frame()
        finally:
            self._gateway.closed(self)
            self._transport = None

    def pause_writing(self) -> None:
        """Read no more of a device that does not read its answers."""
        self.sleep()

    def resume_writing(self) -> None:
        """Read again."""
        self.wake()

    # what the gateway calls

    @property
    def protocol(self) -> Protocol:
        """The protocol that its devices speak."""
        return self._gateway.protocol

    @property
    def unfinished(self) -> bool:
        """Whether the beginning of a frame waits for the rest of it."""
        return bool(self._rest)

    def end_of_frame(self) -> None:
        """Hand on what is left: nothing will follow."""
        if self._rest:
            self._took(self.protocol.split(self._rest, touching=self._touching, ended=True), 0)

    def write(self, answer: bytes) -> None:
        """Send something, if the device is still there."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)

    def answer(self, answers: bytes) -> None:
        """Send answers, and close the connection if the device has said all and these were the last."""
        self.due -= 1
        self.write(answers)
        if self._ended and self.due == 0:
            self.close()

    @property
    def asleep(self) -> bool:
        """Whether it is not read for now."""
        return self._asleep > 0

    def sleep(self) -> None:
        """Stop reading; it wakes when everybody who sent it to sleep wakes it."""
        self._asleep += 1
        if self._asleep == 1 and self._transport is not None:
            self._transport.pause_reading()

    def wake(self) -> None:
        """Read again."""
        self._asleep -= 1
        if self._asleep == 0 and self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()

    def abort(self) -> None:
        """Close it at once; what was received is kept, and what is left of a frame is not."""
        self._rest = b""
        if self._transport is not None:
            self._transport.abort()

    def close(self) -> None:
        """Close it, after what was written is sent."""
        if self._transport is not None:
            self._transport.close()

    def _took(self, cut: Cut, size: int) -> None:
        pieces, self._rest, self._touching = cut
        self._gateway.received(self, pieces, size)

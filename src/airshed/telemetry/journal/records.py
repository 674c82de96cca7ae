"""What a frame is in the journal: a line of text, with a SHA-256 that covers the line and the hash before it."""

import base64
import binascii
import re
from binascii import b2a_base64, hexlify
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from airshed.errors import AirshedError, Fault

NO_HASH = "0" * 64
LONGEST = 65_536
"""A frame has at most so many bytes."""
PEER = re.compile(r"[!-~]{1,100}")
LINE = re.compile(
    rb"([1-9][0-9]{0,18}) ([1-9][0-9]{0,18}) ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}) "
    rb"([!-~]{1,100}) ([A-Za-z0-9+/]*={0,2}) ([0-9a-f]{64})\n"
)


class FrameRefused(AirshedError):
    """A frame cannot be written as a line."""


class LineBroken(ValueError):
    """A line is no record, or not the one that belongs there; its text is the code of what is wrong."""


class Frame(NamedTuple):
    """A frame as it was received.

    Attributes:
        raw: its bytes.
        received_at: city wall time, without a zone.
        peer: who sent it, such as address and port.
    """

    raw: bytes
    received_at: datetime
    peer: str


class Head(NamedTuple):
    """The last frame of a journal, or of a part of it.

    Attributes:
        number: its number; 0 before the first one.
        hash: its SHA-256 in hexadecimal digits; 64 zeros before the first one.
    """

    number: int
    hash: str


START = Head(0, NO_HASH)


class Record(NamedTuple):
    """A frame in the journal.

    Attributes:
        number: from 1, without gaps.
        group: number of the first frame that was made durable together with it.
        frame: what was received.
        before: hash of the frame before it.
        hash: its own.
    """

    number: int
    group: int
    frame: Frame
    before: str
    hash: str

    @property
    def head(self) -> Head:
        """Number and hash."""
        return Head(self.number, self.hash)


def chained(before: bytes, body: bytes) -> bytes:
    """Return the hash of a line, given without its own hash: SHA-256 of the hash before and the SHA-256 of the line.

    Hashes are hexadecimal digits.
    """
    return hexlify(sha256(b"%b %b" % (before, hexlify(sha256(body).digest()))).digest())


def line_of(frame: Frame, *, group: int, before: Head) -> tuple[bytes, Head]:
    """Return the line of a frame, and the head of a journal that ends with it; raises as `lines_of`."""
    lines, head = lines_of((frame,), group=group, before=before)
    return lines[0], head


def lines_of(frames: Iterable[Frame], *, group: int, before: Head) -> tuple[list[bytes], Head]:
    """Return the lines of frames, and the head of a journal that ends with them.

    Raises:
        FrameRefused: a time has a zone, a peer is no plain text, or a frame is too long.
    """
    number, own = before
    last, lines = own.encode("ascii"), []
    at = sender = moment = told = None
    for frame in frames:
        raw, received_at, peer = frame
        if received_at is not at:
            at, moment = received_at, _moment(received_at)
        if peer is not sender:
            sender, told = peer, _sender(peer)
        if not moment or not told or len(raw) > LONGEST:
            raise FrameRefused(_fault(frame))
        number += 1
        body = b"%d %d %b %b %b" % (number, group, moment, told, b2a_base64(raw, newline=False))
        last = chained(last, body)
        lines.append(b"%b %b\n" % (body, last))
    return lines, Head(number, last.decode("ascii"))


def _moment(received_at: datetime) -> bytes:
    """Return a moment as lines have it; empty if it has a zone."""
    return b"" if received_at.tzinfo else received_at.isoformat(timespec="microseconds").encode("ascii")


@lru_cache(maxsize=65_536)
def _sender(peer: str) -> bytes:
    """Return a peer as lines have it; empty if it is no plain text."""
    return peer.encode("ascii") if PEER.fullmatch(peer) else b""


def _fault(frame: Frame) -> Fault:
    """Return what is wrong with a frame that cannot be written."""
    if frame.received_at.tzinfo is not None:
        return Fault("telemetry.bad_frame", "received_at", str(frame.received_at), "city wall time")
    if not PEER.fullmatch(frame.peer):
        return Fault("telemetry.bad_frame", "peer", frame.peer, PEER.pattern)
    return Fault("telemetry.bad_frame", "raw", f"{len(frame.raw)} bytes", f"<= {LONGEST} bytes")


def record_of(line: bytes, *, before: Head) -> Record:
    """Return the record of a line that follows `before`; everything about it is checked.

    Raises:
        LineBroken: `line_form`, `number` or `hash`.
    """
    found = LINE.fullmatch(line)
    if found is None:
        raise LineBroken("line_form")
    number, group, moment, peer, raw, own = found.groups()
    if int(number) != before.number + 1 or not 1 <= int(group) <= int(number):
        raise LineBroken("number")
    if chained(before.hash.encode("ascii"), line[: found.end(5)]) != own:
        raise LineBroken("hash")
    try:
        received_at = datetime.fromisoformat(moment.decode("ascii"))
        frame = Frame(base64.b64decode(raw, validate=True), received_at, peer.decode("ascii"))
    except (ValueError, binascii.Error):
        raise LineBroken("line_form") from None
    return Record(int(number), int(group), frame, before.hash, own.decode("ascii"))

"""What a platform does with pieces as they come: who sent them, and what is answered once they are durable.

A gateway has no time for contents. A header by the book and a right check are enough to answer; whatever else comes
is decoded as usual, and both ways give the same answer.
"""

import contextlib
import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.protocol import Heard, Piece, new
from airshed.telemetry.protocols.hj212.building import FORBIDDEN, INTERACTION, REPLIES, BadFrame, reply
from airshed.telemetry.protocols.hj212.crc import TABLE, WRITTEN, part, start, written
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.header import VERSION_SHIFT, Header
from airshed.telemetry.protocols.hj212.requests import addressee, encrypted, set_clock
from airshed.telemetry.protocols.hj212.tables import commands
from airshed.telemetry.reading import Reject

TEXT = rb"[^;,=&\x00-\x20\x7f-\xff]*"
HEAD = re.compile(
    rb";ST=[0-9A-Z]\d;CN=(\d{4});PW=(" + TEXT + rb");MN=(" + TEXT + rb");Flag=(\d{1,3})(?:;PNUM=\d{1,4};PNO=\d{1,4})?"
)
OPENS, CLOSES = b"QN=", b";CP=&&"
MILLISECONDS, START, LONGEST = 23, 26, 160
"""Where the milliseconds of QN begin, where the header goes on after it, and where it must have ended. [bytes]"""
CLOCK_WANTED = b"1013"
NOTHING = Heard(None, None, sound=False)
LONGEST_NUMBER = 64
"""Nobody who names himself longer is a device: MN has 24 signs. HJ 212-2017, 6.3.2."""


class Known(NamedTuple):
    """What follows from a header behind its QN.

    Attributes:
        device: MN; None if it is empty.
        before: the answer up to the digits of QN; empty where none is wanted.
        behind: the answer behind them, up to its check.
        sum: what all but those digits adds to its check.
        turn: how many bytes are behind the digits, by eight.
    """

    device: str | None
    before: bytes
    behind: bytes
    sum: int
    turn: int


def hear(pieces: Iterable[Piece], at: datetime, *, keys: Keys = NO_KEYS) -> list[Heard]:
    """Return for each piece which device sent it, and the answer it wants.

    Whoever asks for the time (1013) is sent it, too (1012). What is encrypted is answered where a key opens it; answers
    have no content, so that there is nothing to encrypt in them. [at: city wall time]
    """
    whole = list(pieces)
    checks = written([raw[6:-4] for raw, _, _ in whole])
    return [_heard(piece, check, at, keys) for piece, check in zip(whole, checks, strict=True)]


def _heard(piece: Piece, check: bytes, at: datetime, keys: Keys) -> Heard:
    raw, reason, _ = piece
    if reason:
        return NOTHING
    end = raw.find(CLOSES, START, LONGEST)
    known = _known(raw[START:end]) if end > 0 and raw[6:9] == OPENS and raw[9:START].isdigit() else None
    if known is None or raw[-4:] != check:
        return _heard_otherwise(piece, at, keys)
    device, before, behind, rest, turn = known
    if not before:
        return Heard(device, None)
    last = rest ^ part(raw[9:MILLISECONDS], turn + START - MILLISECONDS) ^ part(raw[MILLISECONDS:START], turn)
    return new(Heard, (device, b"%b%b%b%b\r\n" % (before, raw[9:START], behind, WRITTEN[TABLE[last]]), True, False))


@lru_cache(maxsize=65_536)
def _known(header: bytes) -> Known | None:
    """Return what follows from a header behind its QN; None if it is not by the book."""
    found = HEAD.fullmatch(header)
    if found is None or len(found[3]) > LONGEST_NUMBER:
        return None
    command, password, device, flag = found.groups()
    if command == CLOCK_WANTED:
        return None
    sent = Header(cn=command.decode(), flag=flag.decode())
    kind = commands().get(sent.cn or "")
    code = REPLIES.get(kind.kind) if kind and sent.wants_answer else None
    if code is None:
        return Known(device.decode() or None, b"", b"", 0, 0)
    bits = (sent.version_bits or 0) << VERSION_SHIFT
    behind = b";ST=%b;CN=%b;PW=%b;MN=%b;Flag=%d;CP=&&&&" % (INTERACTION.encode(), code.encode(), password, device, bits)
    size = len(OPENS) + START - 9 + len(behind)
    rest = start(size) ^ part(OPENS, size - len(OPENS)) ^ part(behind, 0)
    return Known(device.decode() or None, b"##%04d%b" % (size, OPENS), behind, rest, len(behind) & 7)


def _heard_otherwise(piece: Piece, at: datetime, keys: Keys) -> Heard:
    message = decode(piece, keys=keys)
    if isinstance(message, Reject):
        return NOTHING
    sound = message.check != "none" or message.sealed
    device, answer = message.device or "", reply(message)
    if FORBIDDEN.intersection(device) or not 0 < len(device) <= LONGEST_NUMBER:
        return Heard(None, answer, sound)
    if answer and message.command == CLOCK_WANTED.decode():
        with contextlib.suppress(BadFrame):  # a kind of system that cannot be sent back
            answer += encrypted(set_clock(addressee(message), at=at, clock=at), keys, message.key)
    return Heard(device, answer, sound, message.key is not None)

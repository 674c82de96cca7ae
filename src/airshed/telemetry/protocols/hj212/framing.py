r"""Frames of HJ 212 in a stream: `##`, four digits of length, the data segment, four hexadecimal digits, CR LF.

A frame is cut by its length: the segment may hold `##`, `&&` or CR LF, as an encrypted one does. Only where the length
leads nowhere is the end looked for, up to the next head; such a frame says later that its length is wrong. What is
decided about a byte depends on the bytes up to a fixed distance after it, and never on how they arrived.

A declared length above `LONGEST_SEGMENT` is no length, and nothing undecided is ever longer than `BOUND`.
"""

import re
from typing import NamedTuple

from airshed.telemetry.protocol import Cut, Piece, new

LONGEST_SEGMENT = 4096  # bytes; the standard has 1024, devices send a few more, hexadecimal ciphers twice as many
HEAD = 6  # `##` and the length
DIGITS = 4
CHECK = 4
SHORTEST = HEAD + 2 + CHECK
BOUND = HEAD + LONGEST_SEGMENT + CHECK + 2  # bytes

OPENS = rb"##([0-3][0-9]{3}|40(?:[0-8][0-9]|9[0-6]))"  # up to LONGEST_SEGMENT
OPENING = re.compile(OPENS)
END = re.compile(rb"&&[0-9A-Fa-f]{4}(?=[\r\n]|##)|" + OPENS)
END_OF_ALL = re.compile(rb"&&[0-9A-Fa-f]{4}(?:(?=[\r\n]|##)|\Z)|" + OPENS)
HEX = b"0123456789abcdefABCDEF"
LENGTHS = {b"%04d" % length: length for length in range(LONGEST_SEGMENT + 1)}
BLANK = b"\r\n \t\x00"


class Step(NamedTuple):
    """A piece of a buffer: its first byte and the one after its last; a reason if it is no frame."""

    start: int
    end: int
    reason: str = ""


def split(buffer: bytes, *, touching: bool = False, ended: bool = False) -> Cut:
    """Return the frames of a buffer, what lies between them, and the rest. Frames come without CR LF."""
    pieces, at = _lines(buffer, touching=touching)
    touching, size = touching and not at, len(buffer)
    while at < size:
        digits = buffer[at + 2 : at + HEAD]
        if (
            buffer.startswith(b"##", at)
            and len(digits) == DIGITS
            and digits.isdigit()
            and (length := int(digits)) <= LONGEST_SEGMENT
        ):
            end = at + HEAD + length + CHECK
            if end <= size:
                raw = buffer[at:end]
                if raw[-6:-4] == b"&&" and end - at >= SHORTEST and not raw[-4:].translate(None, HEX):
                    pieces.append(Piece(raw, "", touching))
                    touching, at = True, end
                    continue
            elif not ended:
                break
            step = _by_its_end(buffer, at, ended=ended)
        elif buffer.startswith(b"\r\n", at):
            touching, at = False, at + 2
            continue
        else:
            step = _between(buffer, at, ended=ended)
        if step is None:
            break
        start, end, reason = step
        if not reason:
            pieces.append(Piece(buffer[start:end], "", touching))
        elif raw := buffer[start:end].strip(BLANK):
            pieces.append(Piece(raw, reason))
        touching, at = not reason, end
    return Cut(tuple(pieces), buffer[at:], touching)


def _lines(buffer: bytes, *, touching: bool) -> tuple[list[Piece], int]:
    """Return the frames by the book at the beginning of a buffer, each with its line end, and where they end.

    A short way for most; what is not by the book is left to the other one.
    """
    pieces: list[Piece] = []
    at = 0
    for raw in buffer.split(b"\r\n")[:-1]:
        size = len(raw)
        if (
            LENGTHS.get(raw[2:HEAD]) != size - HEAD - CHECK
            or raw[:2] != b"##"
            or raw[-6:-4] != b"&&"
            or size < SHORTEST
            or raw[-4:].translate(None, HEX)
        ):
            break
        pieces.append(new(Piece, (raw, "", touching)))
        touching, at = False, at + size + 2
    return pieces, at


def _by_its_end(buffer: bytes, at: int, *, ended: bool) -> Step | None:
    """Return what begins with a head whose length leads nowhere: up to its end, or broken off by the next head."""
    limit = min(at + BOUND, len(buffer))
    whole = limit == at + BOUND  # everything that may count is there
    pattern = END_OF_ALL if ended and not whole else END
    found = pattern.search(buffer, at + HEAD, limit)
    if found and found[0].startswith(b"&&"):
        return Step(at, found.end())
    if found:
        return Step(at, found.start(), "truncated")
    if whole:
        return Step(at, limit, "no_end")
    return Step(at, limit, "truncated") if ended else None


def _between(buffer: bytes, at: int, *, ended: bool) -> Step | None:
    """Return what is no frame, up to the next head; it is cut where it grows too long."""
    limit = at + BOUND
    opening = OPENING.search(buffer, at, limit)
    if opening is not None:
        end = opening.start()
    elif len(buffer) >= limit:
        end = limit - HEAD  # a head may begin in what is left
    elif ended:
        end = len(buffer)
    else:
        return None
    reason = "bad_length_field" if b"##" in buffer[at:end] else "rubbish"
    return Step(at, end, reason)

"""The check of HJ 212, and the ones that devices send in its place.

The register of the standard is shifted right by a byte before each byte is mixed in, so its low byte is lost and only
eight bits live on. The map of a step, eight bits to eight, is its own inverse after eight steps: a byte weighs the same
as the byte eight places further. So a segment is folded as one large number to its last eight bytes, and those alone go
through tables. Only 256 values of the check exist: one random error in 256 passes, and length and grammar must be
looked at too. HJ 212-2017, annex A.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

import numpy as np

Kind = Literal["gb", "modbus", "modbus_swapped", "none"]

START = 0xFFFF
POLYNOMIAL = 0xA001


def _turned(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ POLYNOMIAL if value & 1 else value >> 1
    return value


TABLE = tuple(_turned(value) for value in range(256))
STEP = bytes(value >> 8 for value in TABLE)
PERIOD = 8  # steps after which the map is the identity


def _powers() -> tuple[bytes, ...]:
    powers = [bytes(range(256))]
    for _ in range(PERIOD - 1):
        powers.append(bytes(STEP[value] for value in powers[-1]))
    return tuple(powers)


POWERS = _powers()
P0, P1, P2, P3, P4, P5, P6, P7 = POWERS
STARTS = tuple(power[START >> 8] for power in POWERS)
WRITTEN = {value: b"%04X" % value for value in (START, *TABLE)}
"""All checks there are, as frames have them."""
TOGETHER = 10
"""From so many segments on it is faster to fold them together."""
PADS = tuple(bytes(size) for size in range(PERIOD))
COLUMNS = np.array([list(power) for power in reversed(POWERS)], dtype=np.uint8)
PLACES = np.arange(PERIOD)
STARTED = np.array(STARTS, dtype=np.uint8)
LONGEST_FOLDED = 8192  # bytes; longer ones go through the table


def _folds(size: int) -> tuple[tuple[int, int], ...]:
    """Return shifts and masks that fold so many bytes, a power of two, to eight [bits]."""
    widths = []
    while size > PERIOD:
        size //= 2
        widths.append(8 * size)
    return tuple((width, (1 << width) - 1) for width in widths)


FOLDS = tuple(_folds(1 << n) for n in range(LONGEST_FOLDED.bit_length() + 1))


def crc(segment: bytes) -> int:
    """Return the check of a data segment, folded [0 to 65535]."""
    size = len(segment)
    if not 0 < size <= LONGEST_FOLDED:
        return crc_by_table(segment)
    number = int.from_bytes(segment, "big")
    for width, mask in FOLDS[size.bit_length()]:
        number = (number >> width) ^ (number & mask)
    a, b, c, d, e, f, g, h = number.to_bytes(PERIOD, "little")
    last = P0[a] ^ P1[b] ^ P2[c] ^ P3[d] ^ P4[e] ^ P5[f] ^ P6[g] ^ P7[h]
    return TABLE[last ^ STARTS[(size - 1) & 7]]


def written(segments: Sequence[bytes]) -> list[bytes]:
    """Return the checks of data segments as frames have them; many are folded together, in columns of eight bytes."""
    if len(segments) < TOGETHER or not all(segments):
        return [WRITTEN[crc(segment)] for segment in segments]
    sizes = np.array([len(segment) for segment in segments])
    words = np.frombuffer(b"".join([part for one in segments for part in (PADS[-len(one) & 7], one)]), np.uint64)
    counts = (sizes + 7) >> 3
    columns = np.bitwise_xor.reduceat(words, counts.cumsum() - counts).view(np.uint8).reshape(-1, PERIOD)
    last = np.bitwise_xor.reduce(COLUMNS[PLACES, columns], axis=1) ^ STARTED[(sizes - 1) & 7]
    return [WRITTEN[TABLE[value]] for value in last.tolist()]


def start(size: int) -> int:
    """Return what the beginning adds to the last step of a segment of so many bytes [0 to 255]."""
    return STARTS[(size - 1) & 7]


@lru_cache(maxsize=65_536)
def part(content: bytes, behind: int) -> int:
    """Return what some bytes of a segment add to its last step, with so many bytes behind them [0 to 255].

    The check is `TABLE` of the xor of all parts and the start: who sends the same but for some digits need not count
    the rest anew.
    """
    found = 0
    for place, byte in enumerate(reversed(content), start=behind):
        found ^= POWERS[place & 7][byte]
    return found


def crc_by_table(segment: Iterable[int]) -> int:
    """Return the check of a data segment byte by byte, as the standard describes it [0 to 65535]."""
    register = START
    for byte in segment:
        register = TABLE[(register >> 8) ^ byte]
    return register


def modbus(segment: Iterable[int]) -> int:
    """Return the check of Modbus, which some devices send [0 to 65535]."""
    register = START
    for byte in segment:
        register = (register >> 8) ^ TABLE[(register ^ byte) & 0xFF]
    return register


def kind(segment: bytes, sent: int) -> Kind:
    """Return which check of a segment was sent; `none` if it is none of those known."""
    if sent == crc(segment):
        return "gb"
    other = modbus(segment)
    if sent == other:
        return "modbus"
    return "modbus_swapped" if sent == (other & 0xFF) << 8 | other >> 8 else "none"

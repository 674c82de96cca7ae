"""Streams of a compound file, in which old workbooks and locked ones come."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from airshed.web.kit.sheets.found import FileBroken

LAST = 0xFFFFFFFA  # from here on numbers of sectors mean something else
ENTRY = 128
ROOT, STREAM = 5, 2
SMALL = 64  # bytes in a small sector


@dataclass(frozen=True, slots=True)
class _Tables:
    """Where the sectors of a file continue.

    Attributes:
        content: of the file.
        size: of a sector [bytes].
        following: sector to the next one.
    """

    content: bytes
    size: int
    following: Sequence[int]

    def sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def chain(self, start: int) -> bytes:
        """Return the sectors from one on, joined."""
        return b"".join(map(self.sector, _chain(start, self.following)))


def streams_in(content: bytes) -> Mapping[str, bytes]:
    """Return the streams of a compound file by name.

    Raises:
        FileBroken: it is damaged.
    """
    try:
        return dict(_streams(content))
    except (struct.error, IndexError, UnicodeDecodeError, MemoryError):
        raise FileBroken("registers.file_damaged", "OLE") from None


def _streams(content: bytes) -> Iterator[tuple[str, bytes]]:
    tables = _tables(content)
    folder = tables.chain(struct.unpack_from("<I", content, 48)[0])
    small_limit, small_start = struct.unpack_from("<II", content, 56)
    entries = [folder[at : at + ENTRY] for at in range(0, len(folder) - ENTRY + 1, ENTRY)]
    root = next((entry for entry in entries if entry[66] == ROOT), bytes(ENTRY))
    small: Sequence[int] = ()
    inner = b""
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        if kind != STREAM:
            continue
        name = entry[: max(length - 2, 0)].decode("utf-16-le")
        if size >= small_limit:
            yield name, tables.chain(start)[:size]
            continue
        if not inner:
            inner = tables.chain(struct.unpack_from("<I", root, 116)[0])
            small = _numbers(tables.chain(small_start))
        pieces = (inner[number * SMALL : (number + 1) * SMALL] for number in _chain(start, small))
        yield name, b"".join(pieces)[:size]


def _tables(content: bytes) -> _Tables:
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 12)
    bare = _Tables(content, size, ())
    listed = list(struct.unpack_from("<109I", content, 76))
    more, seen = struct.unpack_from("<I", content, 68)[0], 0
    while more < LAST and seen * size < len(content):
        numbers = _numbers(bare.sector(more))
        listed += numbers[:-1]
        more, seen = numbers[-1], seen + 1
    following = [number for sector in listed if sector < LAST for number in _numbers(bare.sector(sector))]
    return _Tables(content, size, following)


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(start: int, following: Sequence[int]) -> Iterator[int]:
    """Give the numbers of a chain; one that turns back on itself is cut."""
    number = start
    for _ in range(len(following)):
        if number >= LAST:
            return
        yield number
        number = following[number]

"""Workbooks of Excel before 2007 (XLS) as sheets of cells: formulas by their last value, days and percentages told."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from airshed.web.kit.parsing import Cell, Odd
from airshed.web.kit.sheets.compound import streams_in
from airshed.web.kit.sheets.formats import Kind, cell_of, kind_numbered
from airshed.web.kit.sheets.found import MOST_COLUMNS, MOST_SHEETS, FileBroken, Merge, RawSheet, Row

VERSION = 0x600  # of Excel 97 to 2003
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
FILEPASS, DATEMODE, FORMAT, XF, BOUNDSHEET, SST = 0x2F, 0x22, 0x41E, 0xE0, 0x85, 0xFC
LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BOOLERR = 0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD, 0x205
FORMULA, STRING, MERGEDCELLS = 0x06, 0x207, 0xE5
WIDE, EXTENDED, RICH = 1, 4, 8  # of a text

Record = tuple[int, list[bytes]]
"""The kind of a record, and its data with those of the records that continue it."""


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    from_1904: bool = False
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)

    def number(self, value: float, style: int) -> Cell:
        identifier = self.styles[style] if style < len(self.styles) else 0
        kind = kind_numbered(identifier, self.formats) if identifier else Kind.NUMBER
        return cell_of(repr(value), kind, from_1904=self.from_1904)


def sheets_in(path: Path) -> Iterator[RawSheet]:
    """Return the sheets of a workbook in order.

    Raises:
        FileBroken: it is damaged, older than Excel 97, or locked by a password.
    """
    streams = streams_in(path.read_bytes())
    if not streams:
        raise FileBroken("registers.file_damaged", "OLE")
    if "EncryptedPackage" in streams:
        raise FileBroken("registers.file_locked")
    if "Workbook" not in streams:
        raise FileBroken("registers.other_kind", "Excel 95" if "Book" in streams else "OLE")
    data = streams["Workbook"]
    try:
        book = _book(data)
        for name, offset, hidden in book.sheets:
            rows, merges = _sheet(data, offset, book)
            yield RawSheet(name, rows, hidden, merges, book.from_1904)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise FileBroken("registers.file_damaged", str(error)) from None


def _records(data: bytes, offset: int) -> Iterator[Record]:
    """Give the records from one place to the end of what begins there; charts inside are left out."""
    kind, parts, depth = 0, [b""], 0
    while offset + 4 <= len(data):
        following, length = struct.unpack_from("<HH", data, offset)
        piece = data[offset + 4 : offset + 4 + length]
        offset += 4 + length
        if following == CONTINUE:
            parts.append(piece)
            continue
        if depth == 1:
            yield kind, parts
        kind, parts = following, [piece]
        depth += (kind == BOF) - (kind == EOF)
        if not depth:
            return
    raise FileBroken("registers.file_damaged", "EOF")


def _book(data: bytes) -> _Book:
    found = _Book()
    for kind, parts in _records(data, 0):
        first = parts[0]
        if kind == BOF and struct.unpack_from("<H", first)[0] != VERSION:
            raise FileBroken("registers.other_kind", "Excel 95")
        if kind == FILEPASS:
            raise FileBroken("registers.file_locked")
        if kind == DATEMODE:
            found.from_1904 = first[:1] == b"\x01"
        elif kind == FORMAT:
            found.formats[struct.unpack_from("<H", first)[0]] = _text([first], 2)
        elif kind == XF:
            found.styles.append(struct.unpack_from("<H", first, 2)[0])
        elif kind == SST:
            found.strings = list(_strings(parts))
        elif kind == BOUNDSHEET:
            found.sheets += _listed(first)
    if len(found.sheets) > MOST_SHEETS:
        raise FileBroken("registers.too_many_sheets", str(len(found.sheets)), str(MOST_SHEETS))
    return found


def _listed(first: bytes) -> Iterator[tuple[str, int, bool]]:
    """Give name, place and whether it is hidden, of what is a sheet and not a chart or a module."""
    offset, state, sort, length, wide = struct.unpack_from("<IBBBB", first)
    if not sort:
        yield first[8:].decode("utf-16-le" if wide & WIDE else "latin-1")[:length], offset, bool(state & 3)


def _strings(parts: Sequence[bytes]) -> Iterator[str]:
    reader = _Texts(parts, 4)
    (count,) = struct.unpack_from("<I", reader.take(4))
    for _ in range(count):
        if reader.is_done():
            return
        yield reader.text()


def _text(parts: Sequence[bytes], at: int) -> str:
    return _Texts(parts, at).text()


class _Texts:
    """Texts in the data of a record, which may go on in the records after it."""

    def __init__(self, parts: Sequence[bytes], at: int) -> None:
        self.parts, self.part, self.at = parts, 0, at

    def is_done(self) -> bool:
        self._move()
        return self.at >= len(self.parts[self.part])

    def _move(self) -> None:
        while self.at >= len(self.parts[self.part]) and self.part + 1 < len(self.parts):
            self.part, self.at = self.part + 1, self.at - len(self.parts[self.part])

    def take(self, count: int) -> bytes:
        pieces = []
        while count:
            self._move()
            piece = self.parts[self.part][self.at : self.at + count]
            if not piece:
                raise FileBroken("registers.file_damaged", "SST")
            pieces.append(piece)
            self.at += len(piece)
            count -= len(piece)
        return b"".join(pieces)

    def text(self) -> str:
        """Return the next text; how it looks is left out."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & RICH else 0
        more = struct.unpack("<I", self.take(4))[0] if flags & EXTENDED else 0
        text = self._signs(length, flags)
        for rest in (4 * runs, more):
            if rest:
                self.take(rest)
        return text

    def _signs(self, length: int, flags: int) -> str:
        found: list[str] = []
        while length:
            if self.at >= len(
                self.parts[self.part]
            ):  # it goes on in the next record, which says anew how wide signs are
                self._move()
                flags = self.take(1)[0]
            size = 2 if flags & WIDE else 1
            room = len(self.parts[self.part]) - self.at
            piece = self.take(min(length, max(room // size, 1)) * size)
            found.append(piece.decode("utf-16-le" if size > 1 else "latin-1", "surrogatepass"))
            length -= len(piece) // size
        return "".join(found)


def _sheet(data: bytes, offset: int, book: _Book) -> tuple[list[Row], list[Merge]]:
    cells: dict[int, dict[int, Cell]] = {}
    merges: list[Merge] = []
    waiting: tuple[int, int] | None = None  # the cell of a formula whose text follows
    for kind, parts in _records(data, offset):
        first = parts[0]
        if kind == MERGEDCELLS:
            for top, bottom, left, right in struct.iter_unpack("<HHHH", first[2 : 2 + (len(first) - 2) // 8 * 8]):
                merges.append((top + 1, left, bottom + 1, right))
        elif kind == STRING and waiting:
            cells.setdefault(waiting[0], {})[waiting[1]] = _text(parts, 0) or None
        elif kind in {LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BOOLERR, FORMULA}:
            row, column, style = struct.unpack_from("<HHH", first)
            waiting = (row, column) if kind == FORMULA else None
            for place, value in enumerate(_values(kind, parts, style, book)):
                cells.setdefault(row, {})[column + place] = value
    return [_row(number, cells[number]) for number in sorted(cells)], merges


def _row(number: int, cells: Mapping[int, Cell]) -> Row:
    width = max((column for column, cell in cells.items() if cell is not None), default=-1) + 1
    if width > MOST_COLUMNS:
        raise FileBroken("registers.too_many_columns", str(width), str(MOST_COLUMNS))
    return number + 1, [cells.get(column) for column in range(width)]


def _values(kind: int, parts: list[bytes], style: int, book: _Book) -> Sequence[Cell]:  # noqa: PLR0911 - one a record
    first = parts[0]
    if kind == LABELSST:
        return (book.strings[struct.unpack_from("<I", first, 6)[0]],)
    if kind in {LABEL, RSTRING}:
        return (_text(parts, 6),)
    if kind == NUMBER:
        return (book.number(struct.unpack_from("<d", first, 6)[0], style),)
    if kind == RK:
        return (book.number(_rk(struct.unpack_from("<I", first, 6)[0]), style),)
    if kind == MULRK:
        pairs = struct.iter_unpack("<HI", first[4 : 4 + (len(first) - 6) // 6 * 6])
        return [book.number(_rk(number), shape) for shape, number in pairs]
    if kind == BOOLERR:
        value, is_error = struct.unpack_from("<BB", first, 6)
        return (_error(value) if is_error else bool(value),)
    return (_result(first, style, book),)


def _result(first: bytes, style: int, book: _Book) -> Cell:
    """Return the last value of a formula; None for a text, which follows, or an empty one."""
    if first[12:14] != b"\xff\xff":
        return book.number(struct.unpack_from("<d", first, 6)[0], style)
    if first[6] == 1:
        return bool(first[8])
    return _error(first[8]) if first[6] == 2 else None  # noqa: PLR2004 - kinds of the format


def _error(code: int) -> Odd:
    return Odd("registers.formula_error", ERRORS.get(code, "#N/A"))


def _rk(packed: int) -> float:
    """Return a number packed into four bytes."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if packed & 1 else value

"""Workbooks of Excel and WPS (XLSX, XLSM) as sheets of cells: every sign as stored, formulas by their last value."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from posixpath import join, normpath
from typing import IO
from zipfile import ZipFile

from airshed.web.kit.parsing import Cell, Odd
from airshed.web.kit.sheets.formats import Kind, cell_of, kinds_in
from airshed.web.kit.sheets.found import MOST_COLUMNS, MOST_SHEETS, FileBroken, Merge, RawSheet, Row
from airshed.web.kit.sheets.markup import elements, local, parsed

MOST_KEPT = 50_000  # numbers whose value is remembered
LETTERS = 26
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_OVERLAP = 256


def sheets_in(packed: ZipFile) -> Iterator[RawSheet]:
    """Return the sheets of a workbook in order, each to be read before the next.

    Raises:
        FileBroken: it is damaged or has too many sheets.
    """
    names, listed, from_1904 = _opened(packed)
    strings = _part(packed, names, listed.get("sharedStrings", [("", "xl/sharedstrings.xml", "")])[0][1])
    shared = _strings(strings) if strings else []
    styles = _part(packed, names, listed.get("styles", [("", "xl/styles.xml", "")])[0][1])
    kinds = kinds_in(styles) if styles else []
    for name, path, state in listed["worksheet"]:
        stored = _stored(names, path)
        with packed.open(stored) as stream:
            merges = list(_merges(stream))
        with packed.open(stored) as stream:
            reader = _Reader(shared, kinds, from_1904=from_1904)
            yield RawSheet(name, reader.rows(stream), state in {"hidden", "veryHidden"}, merges, from_1904)


def paths_in(packed: ZipFile) -> dict[str, str]:
    """Return the sheets of a workbook by name, each with the part of the file it is.

    Raises:
        As `sheets_in`.
    """
    names, listed, _ = _opened(packed)
    return {name: _stored(names, path) for name, path, _ in listed["worksheet"]}


def _opened(packed: ZipFile) -> tuple[dict[str, str], dict[str, list[tuple[str, str, str]]], bool]:
    names = {name.casefold(): name for name in packed.namelist()}
    return names, *_listed(packed, names, _book_path(packed, names))


def _stored(names: dict[str, str], path: str) -> str:
    stored = names.get(path.casefold())
    if stored is None:
        raise FileBroken("registers.file_damaged", path)
    return stored


def _part(packed: ZipFile, names: dict[str, str], path: str) -> IO[bytes] | None:
    stored = names.get(path.casefold())
    return packed.open(stored) if stored else None


def _book_path(packed: ZipFile, names: dict[str, str]) -> str:
    stream = _part(packed, names, "_rels/.rels")
    for name, attributes in elements(stream) if stream else ():
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            return attributes.get("Target", "").lstrip("/")
    raise FileBroken("registers.file_damaged", "_rels/.rels")


def _listed(packed: ZipFile, names: dict[str, str], book: str) -> tuple[dict[str, list[tuple[str, str, str]]], bool]:
    """Return name, path and state of the parts by type, worksheets in order; and whether days count from 1904."""
    folder, _, file = book.rpartition("/")
    stream, relations = _part(packed, names, book), _part(packed, names, f"{folder}/_rels/{file}.rels".lstrip("/"))
    if not stream or not relations:
        raise FileBroken("registers.file_damaged", book)
    parts: dict[str, tuple[str, str]] = {}
    found: dict[str, list[tuple[str, str, str]]] = {"worksheet": []}
    for name, attributes in elements(relations):
        if name == "Relationship":
            kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            parts[attributes.get("Id", "")] = (kind, path)
            if kind != "worksheet":
                found.setdefault(kind, []).append(("", path, ""))
    from_1904 = False
    for name, attributes in elements(stream):
        if name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            kind, path = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                found[kind].append((attributes.get("name", ""), path, attributes.get("state", "")))
    if len(found["worksheet"]) > MOST_SHEETS:
        raise FileBroken("registers.too_many_sheets", str(len(found["worksheet"])), str(MOST_SHEETS))
    return found, from_1904


def _strings(stream: IO[bytes]) -> list[str]:
    """Return the shared strings; how characters are read aloud is left out."""
    found: list[str] = []
    pieces: list[str] = []
    aloud = False
    taking = False

    def start(name: str, _: list[str]) -> None:
        nonlocal aloud, taking
        kind = local(name)
        if kind == "si":
            pieces.clear()
        elif kind == "rPh":
            aloud = True
        taking = kind == "t" and not aloud

    def end(name: str) -> None:
        nonlocal aloud, taking
        kind = local(name)
        taking = False
        if kind == "si":
            found.append(_unescaped("".join(pieces)))
        elif kind == "rPh":
            aloud = False

    def data(text: str) -> None:
        if taking:
            pieces.append(text)

    for _ in parsed(stream, start, end, data):
        pass
    return found


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _merges(stream: IO[bytes]) -> Iterator[Merge]:
    rest = b""
    while piece := stream.read(1 << 20):
        text = rest + piece
        last = 0
        for found in _MERGE.finditer(text):
            left, top, right, bottom = (part.decode() for part in found.groups())
            yield int(top), column_of(left), int(bottom), column_of(right)
            last = found.end()
        rest = text[max(last, len(text) - _OVERLAP) :]


@cache
def column_of(letters: str) -> int:
    """Return the place of a column by its letters: A is 0."""
    number = 0
    for sign in letters:
        number = number * LETTERS + ord(sign) - ord("A") + 1
    return number - 1


class _Reader:
    """The rows of one sheet while it is parsed."""

    def __init__(self, shared: Sequence[str], kinds: Sequence[Kind], *, from_1904: bool) -> None:
        self.shared, self.kinds, self.from_1904 = shared, kinds, from_1904
        self.done: list[Row] = []
        self.cells: list[Cell] = []
        self.number = 0
        self.column = -1
        self.type = self.style = self.formula = ""
        self.value: str | None = None
        self.pieces: list[str] = []
        self.inside = self.aloud = self.has_formula = False
        self.known: dict[tuple[str, str], Cell] = {}

    def rows(self, stream: IO[bytes]) -> Iterator[Row]:
        for _ in parsed(stream, self.start, self.end, self.data):
            yield from self.done
            self.done.clear()

    def start(self, name: str, attributes: list[str]) -> None:
        kind = local(name)
        if kind == "c":
            self._start_cell(attributes)
        elif kind in {"v", "f"} or (kind == "t" and not self.aloud):
            self.inside = True
            self.has_formula = self.has_formula or kind == "f"
            if kind != "t":
                self.pieces = []
        elif kind == "row":
            number = attributes[attributes.index("r") + 1] if "r" in attributes[::2] else ""
            self.number = int(number) if number.isdecimal() else self.number + 1
            self.cells, self.column = [], -1
        elif kind == "rPh":
            self.aloud = True

    def _start_cell(self, attributes: list[str]) -> None:
        self.type, self.style, self.value, self.has_formula, self.formula = "n", "", None, False, ""
        self.pieces = []
        self.column += 1
        for place in range(0, len(attributes), 2):
            key = attributes[place]
            if key == "r":
                letters = attributes[place + 1].rstrip("0123456789")
                if not (letters.isascii() and letters.isupper() and len(letters) <= len("XFD")):
                    raise FileBroken("registers.file_damaged", attributes[place + 1])
                self.column = column_of(letters)
            elif key == "t":
                self.type = attributes[place + 1]
            elif key == "s":
                self.style = attributes[place + 1]

    def data(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        kind = local(name)
        self.inside = False
        if kind == "v":
            self.value = "".join(self.pieces)
        elif kind == "f":
            self.formula = "".join(self.pieces)
        elif kind == "is":
            self.value = "".join(self.pieces)
        elif kind == "c":
            self._keep(self._cell())
        elif kind == "row" and self.cells:
            self.done.append((self.number, self.cells))
        elif kind == "rPh":
            self.aloud = False

    def _keep(self, cell: Cell) -> None:
        if cell is None:
            return
        if self.column >= MOST_COLUMNS:
            raise FileBroken("registers.too_many_columns", str(self.column + 1), str(MOST_COLUMNS))
        missing = self.column - len(self.cells)
        if missing < 0:
            self.cells[self.column] = cell
            return
        if missing:
            self.cells.extend([None] * missing)
        self.cells.append(cell)

    def _cell(self) -> Cell:  # noqa: PLR0911 - one a type
        text, kind = self.value, self.type
        if not text:
            if self.has_formula and (text is None or kind != "str"):
                return Odd("registers.formula_not_computed", f"={self.formula}")
            return None
        if kind == "s":
            return self._shared(text)
        if kind in {"str", "inlineStr"}:
            return _unescaped(text)
        if kind == "b":
            return text in {"1", "true"}
        if kind == "e":
            return Odd("registers.formula_error", text)
        if kind == "d":
            return _iso(text)
        found = self.known.get((text, self.style))
        if found is None:
            place = int(self.style) if self.style.isdecimal() else 0
            style = self.kinds[place] if place < len(self.kinds) else Kind.NUMBER
            found = cell_of(text, style, from_1904=self.from_1904)
            if len(self.known) < MOST_KEPT:
                self.known[text, self.style] = found
        return found

    def _shared(self, text: str) -> str:
        place = int(text) if text.isdecimal() else -1
        if not 0 <= place < len(self.shared):
            raise FileBroken("registers.file_damaged", f"sharedStrings {text[:20]}")
        return self.shared[place]


def _iso(text: str) -> Cell:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text

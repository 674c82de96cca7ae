"""Spreadsheets of LibreOffice (ODS) as sheets of cells."""

from collections.abc import Iterator
from datetime import datetime
from itertools import repeat
from typing import IO
from zipfile import ZipFile

from airshed.web.kit.parsing import Cell, Odd, plain
from airshed.web.kit.sheets.formats import number_in
from airshed.web.kit.sheets.found import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, FileBroken, Merge, RawSheet, Row
from airshed.web.kit.sheets.markup import local, parsed

HUNDRED = 100
MOST_CELLS = 5_000_000  # with those a document says once and means many times
_KINDS_OF_NUMBER = frozenset({"float", "currency", "percentage"})


def sheets_in(packed: ZipFile) -> Iterator[RawSheet]:
    """Return the sheets of a spreadsheet in order.

    Raises:
        FileBroken: it is damaged, locked by a password or has too many sheets.
    """
    names = packed.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise FileBroken("registers.file_locked")
    reader = _Reader()
    with packed.open("content.xml") as stream:
        reader.read(stream)
    yield from reader.sheets


class _Reader:
    """The sheets of a document while it is parsed."""

    def __init__(self) -> None:
        self.sheets: list[RawSheet] = []
        self.hidden_styles: set[str] = set()
        self.style = self.name = ""
        self.rows: list[Row] = []
        self.merges: list[Merge] = []
        self.cells: list[Cell] = []
        self.number = self.column = 0
        self.row_repeats = 1
        self.count = 0
        self.cell: dict[str, str] = {}
        self.lines: list[str] = []
        self.inside = self.annotation = False

    def read(self, stream: IO[bytes]) -> None:
        for _ in parsed(stream, self.start, self.end, self.data):
            pass

    def start(self, name: str, flat: list[str]) -> None:
        kind = local(name)
        if kind in {"p", "s", "tab", "line-break", "span", "a"}:
            self._start_text(kind, flat)
            return
        attributes = {local(key) if key != "calcext:value-type" else key: value for key, value in _pairs(flat)}
        match kind:
            case "style":
                self.style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self.hidden_styles.add(self.style)
            case "table":
                self._start_sheet(attributes)
            case "table-row":
                self.cells, self.column = [], 0
                self.row_repeats = _times(attributes, "number-rows-repeated")
            case "table-cell" | "covered-table-cell":
                self.cell, self.lines = attributes, []
            case "annotation":
                self.annotation = True

    def _start_text(self, kind: str, flat: list[str]) -> None:
        if self.annotation:
            return
        if kind == "p":
            self.lines.append("")
            self.inside = True
        elif self.lines:
            spaces = {local(key): value for key, value in _pairs(flat)}.get("c", "1")
            count = min(int(spaces), HUNDRED) if spaces.isdecimal() else 1
            self.lines[-1] += {"s": " " * count, "tab": "\t", "line-break": "\n"}.get(kind, "")

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self.sheets) == MOST_SHEETS:
            raise FileBroken("registers.too_many_sheets", f"> {MOST_SHEETS}", str(MOST_SHEETS))
        self.name, self.number, self.rows, self.merges = attributes.get("name", ""), 1, [], []
        hidden = attributes.get("style-name", "") in self.hidden_styles
        self.sheets.append(RawSheet(self.name, self.rows, hidden, self.merges))

    def data(self, text: str) -> None:
        if self.inside and not self.annotation:
            self.lines[-1] += text

    def end(self, name: str) -> None:
        match local(name):
            case "p":
                self.inside = False
            case "annotation":
                self.annotation = False
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "table-row":
                if self.cells:
                    self.count += len(self.cells) * self.row_repeats
                    if len(self.rows) + self.row_repeats > MOST_ROWS or self.count > MOST_CELLS:
                        raise FileBroken("registers.too_many_rows", f"> {MOST_ROWS}", str(MOST_ROWS))
                    numbers = range(self.number, self.number + self.row_repeats)
                    self.rows.extend((number, list(self.cells)) for number in numbers)
                self.number += self.row_repeats

    def _end_cell(self) -> None:
        times, value = _times(self.cell, "number-columns-repeated"), self._value()
        down, across = _times(self.cell, "number-rows-spanned"), _times(self.cell, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merges.append((self.number, self.column, self.number + down - 1, self.column + across - 1))
        if value is not None:
            if self.column + times > MOST_COLUMNS:
                raise FileBroken("registers.too_many_columns", str(self.column + times), str(MOST_COLUMNS))
            self.cells.extend(repeat(None, self.column - len(self.cells)))
            self.cells.extend(repeat(value, times))
        self.column += times

    def _value(self) -> Cell:  # noqa: PLR0911 - one a type
        cell, text = self.cell, "\n".join(self.lines)
        kind = cell.get("value-type", "")
        if cell.get("calcext:value-type") == "error" or (kind == "string" and "formula" in cell and text[:1] == "#"):
            return Odd("registers.formula_error", text)
        if kind == "percentage":
            return Odd("registers.percent", text or f"{plain(number_in(cell.get('value', '')) * HUNDRED)}%")
        if kind in _KINDS_OF_NUMBER:
            return number_in(cell.get("value", ""))
        if kind == "boolean":
            return cell.get("boolean-value") == "true"
        if kind == "date":
            return _moment(cell.get("date-value", ""))
        if not kind and "formula" in cell and not text:
            return Odd("registers.formula_not_computed", cell["formula"])
        return cell.get("string-value", text) or None


def _pairs(flat: list[str]) -> Iterator[tuple[str, str]]:
    return zip(flat[::2], flat[1::2], strict=True)


def _times(attributes: dict[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < len("1000000000") else 1


def _moment(text: str) -> Cell:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return found.date() if len(text) <= len("2019-11-06") else found

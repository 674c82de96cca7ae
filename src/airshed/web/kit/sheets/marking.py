"""A file as it was sent, with one more column that says what is wrong in each row."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter  # type: ignore[import-untyped]

from airshed.web.cells import safe_cell
from airshed.web.kit.columns import is_english
from airshed.web.kit.parsing import Cell, Odd, shown
from airshed.web.kit.sheets.found import FileBroken, RawSheet, Remark, letter
from airshed.web.kit.sheets.heads import FAULTS_HEADS, is_faults_head
from airshed.web.kit.sheets.markup import local, refuse
from airshed.web.kit.sheets.opening import ZIP, opened, readable
from airshed.web.kit.sheets.plain import APOSTROPHE
from airshed.web.kit.sheets.xlsx import column_of, paths_in, sheets_in

LONGEST = 2000  # of what is said of a row [signs]
_SPANS = re.compile(rb'\sspans="[^"]*"')
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[+-][0-9.,]+")

Said = Mapping[int, str]
"""Row of a sheet to what is wrong there."""


def with_faults(path: Path, faults: Sequence[Remark], *, language: str) -> bytes:
    """Return a file with a column after its last one, which says what is wrong in each row.

    A workbook stays as it is but for the cells of that column, macros and pictures too; an old or open one becomes
    an XLSX file of its values; text becomes CSV in UTF-8 with a mark.

    Args:
        path: of the file as it was sent.
        faults: of its rows and heads; those of the whole file have no row and are left out.
        language: of the column.

    Raises:
        FileBroken: the file cannot be read.
    """
    said = _said(faults, language)
    with path.open("rb") as stream:
        start = stream.read(len(ZIP))
    if start == ZIP:
        with readable(), ZipFile(path) as packed:
            if "content.xml" not in packed.namelist():
                return _workbook(packed, said)
    with opened(path, known=len) as sheets:
        if start == ZIP or start[:1] == b"\xd0":
            return _rewritten(sheets, said)
        return _text(next(sheets), said.get("", {}))


def _said(faults: Sequence[Remark], language: str) -> dict[str, dict[int, str]]:
    """Return what is said by sheet and row; the head of the column is said over it, with the faults of the heads."""
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        if fault.row:
            rows = found[fault.sheet]
            under = fault.under or 1
            if not rows[under]:
                rows[under].append(FAULTS_HEADS[is_english(language)])
            rows[max(fault.row, under)].append(fault.sentence(language))
    return {sheet: {row: "\n".join(texts)[:LONGEST] for row, texts in rows.items()} for sheet, rows in found.items()}


# --- XLSX: only the new cells change ---


@dataclass(slots=True)
class _Layout:
    """Where things are in the XML of a sheet.

    Attributes:
        starts: row to the bytes of its start tag, from and to.
        ends: row to the byte where its end tag begins.
        cells: row to its cells: column, and bytes from and to.
        width: columns that hold anything.
    """

    starts: dict[int, tuple[int, int]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    cells: dict[int, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    width: int = 0


def _workbook(packed: ZipFile, said: Mapping[str, Said]) -> bytes:
    marked = _marked_columns(packed, said)
    parts = {part: name for name, part in paths_in(packed).items() if name in said}
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as written:
        for part in packed.infolist():
            content = packed.read(part)
            if part.filename in parts:
                name = parts[part.filename]
                content = _patched(content, said[name], marked.get(name))
            written.writestr(part, content)
    return buffer.getvalue()


def _marked_columns(packed: ZipFile, said: Mapping[str, Said]) -> dict[str, int]:
    """Return the column of each sheet that was marked before."""
    found: dict[str, int] = {}
    for sheet in sheets_in(packed):
        heads = min(said.get(sheet.name, {}), default=0)
        for number, cells in sheet.rows if heads else ():
            if number > heads:
                break
            for at, cell in enumerate(cells):
                if isinstance(cell, str) and is_faults_head(cell):
                    found[sheet.name] = at
    return found


def _patched(content: bytes, said: Said, marked: int | None) -> bytes:
    """Return the XML of a sheet with the cells of one column laid over."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = re.sub(r"""^(<\?xml[^>]*)encoding=["'][^"']*["']""", r"\1", content.decode("utf-16")).encode()
    layout = _layout(content, said, marked)
    column = layout.width if marked is None else marked
    changes: list[tuple[int, int, bytes]] = []
    for cells in layout.cells.values():
        changes += [(start, end, b"") for at, start, end in cells if at == column]
    for row, text in said.items():
        if row in layout.ends:
            start, end = layout.starts[row]
            tag = content[start:end]
            prefix = tag[1:].split(b"row", 1)[0].decode()
            after = min((begin for at, begin, _ in layout.cells[row] if at > column), default=layout.ends[row])
            changes += [
                (start, end, _SPANS.sub(b"", tag)),
                (after, after, _cell(f"{letter(column)}{row}", text, prefix)),
            ]
    pieces: list[bytes] = []
    last = 0
    for start, end, new in sorted(changes):
        pieces += [content[last:start], new]
        last = end
    return b"".join([*pieces, content[last:]])


def _cell(reference: str, text: str, p: str) -> bytes:
    """Return the XML of a cell with a text; `p` is the prefix of its elements."""
    words = escape(_UNSEEN.sub("", text))
    return (
        f'<{p}c r="{reference}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{words}</{p}t></{p}is></{p}c>'
    ).encode()


def _layout(content: bytes, said: Said, marked: int | None) -> _Layout:
    found = _Layout()
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    number, at, opened_at = 0, -1, 0

    def start(name: str, flat: list[str]) -> None:
        nonlocal number, at, opened_at
        kind = local(name)
        if kind == "row":
            reference = _attribute(flat, "r")
            number, at = int(reference) if reference.isdecimal() else number + 1, -1
            begin = parser.CurrentByteIndex
            found.starts[number] = (begin, content.index(b">", begin) + 1)
        elif kind == "c":
            reference = _attribute(flat, "r")
            at = column_of(reference.rstrip("0123456789")) if reference else at + 1
            opened_at = parser.CurrentByteIndex
        elif kind in {"v", "is"}:
            found.width = max(found.width, at + 1)

    def end(name: str) -> None:
        kind = local(name)
        if kind == "row" and number in said and content[found.starts[number][1] - 2] != ord("/"):
            found.ends[number] = parser.CurrentByteIndex
        elif kind == "c" and (number in said or at == marked):
            closed = content.index(b">", parser.CurrentByteIndex) + 1
            found.cells[number].append((at, opened_at, closed))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - as expat has it
    except expat.ExpatError as error:
        raise FileBroken("registers.file_damaged", str(error)) from None
    return found


def _attribute(flat: Sequence[str], name: str) -> str:
    return next((flat[place + 1] for place in range(0, len(flat), 2) if flat[place] == name), "")


# --- other files ---


def _rewritten(sheets: Iterator[RawSheet], said: Mapping[str, Said]) -> bytes:
    """Return the values of a workbook of another kind as an XLSX file, with the column."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name or None)
            if sheet.hidden:
                page.hide()
            rows = [(number, list(cells)) for number, cells in sheet.rows]
            texts = said.get(sheet.name, {})
            column = _column(rows, texts)
            for number, cells in rows:
                for at, cell in enumerate(cells):
                    if at != column:
                        _write(page, number - 1, at, cell, day)
            for number, text in texts.items():
                page.write_string(number - 1, column, text)
    return buffer.getvalue()


def _write(page: Any, row: int, column: int, cell: Cell, day: Any) -> None:  # noqa: ANN401 - of an untyped package
    if isinstance(cell, date):
        moment = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
        page.write_datetime(row, column, moment, day)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | float | Decimal):
        page.write_number(row, column, float(cell))
    elif isinstance(cell, Odd) and cell.code == "registers.formula_error":
        page.write_formula(row, column, "=NA()", None, cell.shown)
    elif cell is not None:
        page.write_string(row, column, shown(cell))


def _column(rows: Sequence[tuple[int, Sequence[Cell]]], said: Said) -> int:
    """Return the column marked before, or the one after the last."""
    heads = min(said, default=0)
    for number, cells in rows:
        for at, cell in enumerate(cells):
            if number <= heads and isinstance(cell, str) and is_faults_head(cell):
                return at
    return max((len(cells) for _, cells in rows), default=0)


def _text(sheet: RawSheet, said: Said) -> bytes:
    rows = [(number, list(cells)) for number, cells in sheet.rows]
    column = _column(rows, said)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for number, cells in rows:
        texts = [_led(shown(cell)) for cell in cells]
        if number in said or column < len(texts):
            texts += [""] * (column + 1 - len(texts))
            texts[column] = said.get(number, "")
        writer.writerow(texts)
    return stream.getvalue().encode("utf-8-sig")


def _led(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a number stays one."""
    if text.startswith(APOSTROPHE) or (safe_cell(text) != text and not _NUMBER.fullmatch(text)):
        return APOSTROPHE + text
    return text

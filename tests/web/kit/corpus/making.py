"""Makes the messy files: workbooks by a writer, by raw XML, by raw records, and text files."""

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter  # type: ignore[import-untyped]

Make = Callable[[Path], None]
"""Writes a file."""

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def book(
    *sheets: Sequence[Sequence[Any]], names: Sequence[str] = (), merges: Sequence[str] = (), **options: Any
) -> Make:
    """Return what writes a workbook of sheets of rows: dates, numbers, texts; `(value, format)` for another format."""

    def make(path: Path) -> None:
        with xlsxwriter.Workbook(
            str(path), {"strings_to_formulas": False, "strings_to_urls": False, **options}
        ) as made:
            day = made.add_format({"num_format": "yyyy/m/d"})
            for place, rows in enumerate(sheets):
                page = made.add_worksheet(names[place].removeprefix("!") if place < len(names) else None)
                if place < len(names) and names[place].startswith("!"):
                    page.hide()
                for number, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        _write(made, page, (number, column), cell, day)
                for merge in merges:
                    page.merge_range(merge, "")
                    first = merge.split(":")[0]
                    row, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
                    _write(made, page, (row, column), rows[row][column], day)

    return make


def _write(made: Any, page: Any, at: tuple[int, int], cell: Any, day: Any) -> None:
    shape = None
    if isinstance(cell, tuple):
        cell, code = cell
        shape = made.add_format({"num_format": code})
    if isinstance(cell, date):
        page.write_datetime(*at, cell, shape or day)
    elif isinstance(cell, Formula):
        page.write_formula(*at, cell.text, None, cell.value)
    elif cell is not None:
        page.write(*at, cell, shape)


class Formula:
    """A formula with the value it had when the file was saved."""

    def __init__(self, text: str, value: Any = "") -> None:
        self.text, self.value = text, value


def raw(rows: str, *, before: str = "", merged: str = "", p: str = "", more: Mapping[str, bytes] | None = None) -> Make:
    """Return what writes a workbook whose only sheet has these rows, as XML; `p` is the prefix of its elements."""
    space = f'xmlns{":" + p[:-1] if p else ""}="{MAIN}"'
    sheet = f"{before}<{p}worksheet {space}><{p}sheetData>{rows}</{p}sheetData>{merged}</{p}worksheet>"
    listed = '<sheets><sheet name="台账" sheetId="1" r:id="a"/></sheets>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{listed}</workbook>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        f'Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": workbook,
        "xl/worksheets/sheet1.xml": sheet,
    }

    def make(path: Path) -> None:
        with ZipFile(path, "w", ZIP_DEFLATED) as packed:
            for name, text in parts.items():
                packed.writestr(name, HEAD + text.encode())
            for name, content in (more or {}).items():
                packed.writestr(name, content)

    return make


def cells(*rows: Sequence[str]) -> str:
    """Return rows of texts as XML without any reference."""
    shown = ("".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in row) for row in rows)
    return "".join(f"<row>{row}</row>" for row in shown)


def content(data: bytes) -> Make:
    """Return what writes bytes."""
    return lambda path: _done(path.write_bytes(data))


def text(words: str, encoding: str) -> Make:
    """Return what writes a text."""
    return content(words.encode(encoding))


def changed(make: Make, change: Callable[[bytes], bytes]) -> Make:
    """Return what writes a file and then changes its bytes."""

    def again(path: Path) -> None:
        make(path)
        path.write_bytes(change(path.read_bytes()))

    return again


def said_to_be_large(data: bytes) -> bytes:
    """Return a packed file whose last part says that it unpacks to 600 MB."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", 600 << 20) + data[at + 4 :]


def with_parts(make: Make, parts: Mapping[str, bytes]) -> Make:
    """Return what writes a workbook and adds parts."""

    def again(path: Path) -> None:
        make(path)
        with ZipFile(path, "a") as packed:
            for name, data in parts.items():
                packed.writestr(name, data)

    return again


def zipped(parts: Mapping[str, bytes]) -> Make:
    """Return what writes a packed file of parts."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return content(buffer.getvalue())


def ods(*rows: Sequence[str], repeated: str = "1") -> Make:
    """Return what writes an open document of one sheet: rows of cells, as XML, and empty ones to its end."""
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    times = f"table:number-rows-repeated='{repeated}'"
    shown = "".join(f"<table:table-row {times}>{''.join(row)}</table:table-row>" for row in rows)
    rest = "<table:table-row table:number-rows-repeated='1048573'><table:table-cell/></table:table-row>"
    table = f'<table:table table:name="台账">{shown}{rest}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    document = f"<office:document-content {spaces} {calc}>{body}</office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": HEAD + document.encode()})


def said(words: str, *, beside: str = "") -> str:
    """Return a cell of an open document with words."""
    return f"<table:table-cell office:value-type='string'><text:p>{words}</text:p>{beside}</table:table-cell>"


def held(kind: str, attributes: str, words: str) -> str:
    """Return a cell of an open document with a value and the words shown for it."""
    return f"<table:table-cell office:value-type='{kind}' {attributes}><text:p>{words}</text:p></table:table-cell>"


# --- workbooks of before 2007: records in a compound file ---


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _cell(row: int, column: int, value: Any, style: int) -> bytes:
    at = struct.pack("<HHH", row, column, style)
    if isinstance(value, str) and value.startswith("#"):
        return _record(0x205, at + struct.pack("<BB", {"#N/A": 42, "#DIV/0!": 7}[value], 1))
    if isinstance(value, str):
        return _record(0x204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    if isinstance(value, bool):
        return _record(0x205, at + struct.pack("<BB", value, 0))
    return _record(0x203, at + struct.pack("<d", value))


NONE = 0xFFFFFFFF  # no sector, no entry
XF = {"": 0, "day": 1, "percent": 2}


def xls(rows: Sequence[Sequence[Any]], *, name: str = "台账", far: int = 0) -> Make:
    """Return what writes an old workbook: texts, numbers, `(number, "day")`, `(number, "percent")`, `#N/A`.

    `far` is the row and column of one more cell.
    """
    beginning = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)
    styles = b"".join(_record(0xE0, struct.pack("<HHH", 0, number, 0) + bytes(14)) for number in (0, 14, 9))
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    start = _record(0x809, beginning) + _record(0x42, struct.pack("<H", 1200)) + styles
    offset = len(start) + 4 + 6 + len(title) + 4
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    sheet += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value, style = cell if isinstance(cell, tuple) else (cell, "")
            if value is not None:
                sheet += _cell(number, column, value, XF[style])
    if far:
        sheet += _cell(far, far, "x", 0)
    stream = start + _record(0x85, struct.pack("<IBB", offset, 0, 0) + title) + _record(0x0A, b"")
    return content(compound({"Workbook": stream + sheet + _record(0x0A, b"")}))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file of streams, each padded to whole sectors."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, (0xFFFFFFFE, 0), child=1)]
    for place, (name, data) in enumerate(streams.items(), start=1):
        padded = data.ljust(4096, b"\x00")
        padded += bytes(-len(padded) % 512)
        count, first = len(padded) // 512, len(sectors)
        sectors += [padded[at : at + 512] for at in range(0, len(padded), 512)]
        table += [*range(first + 1, first + count), 0xFFFFFFFE]
        last = place == len(streams)
        entries.append(_entry(name, 2, (first, len(padded)), right=NONE if last else place + 1))
    folder = len(sectors)
    entries += [bytes(128)] * (-len(entries) % 4)
    joined = b"".join(entries)
    count = len(joined) // 512
    sectors += [joined[at : at + 512] for at in range(0, len(joined), 512)]
    table += [*range(folder + 1, folder + count), 0xFFFFFFFE]
    allocation = len(sectors)
    table.append(0xFFFFFFFD)
    table += [NONE] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, folder, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", allocation, *[NONE] * 108)
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, where: tuple[int, int], *, child: int = NONE, right: int = NONE) -> bytes:
    words = (name + "\x00").encode("utf-16-le")
    ties = struct.pack("<HBBIII", len(words), kind, 1, NONE, right, child)
    return words.ljust(64, b"\x00") + ties + bytes(36) + struct.pack("<IQ", *where)


def _done(_: int) -> None:
    return None


def moment(words: str) -> datetime:
    """Return a moment."""
    return datetime.fromisoformat(words)

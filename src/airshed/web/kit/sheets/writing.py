"""Lists of a register as spreadsheets that read back exactly: empty with drop-downs, filled, or as text."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from airshed.web.cells import safe_cell
from airshed.web.kit.columns import FLAG_WORDS, LONGEST_CELL, TYPE_WORDS, Column, Type, Value, Words, in_language
from airshed.web.kit.parsing import EPOCH_1900, plain
from airshed.web.kit.sheets.formats import EXACT_DIGITS, FIRST_TRUE_SERIAL
from airshed.web.kit.sheets.plain import APOSTROPHE

NOTES: Words = ("说明", "Notes")
CHOICES: Words = ("选项", "Choices")
TOO_LONG = "太长，请导出 GeoJSON / too long: take the GeoJSON file"
"""In place of an outline that no cell holds; an import refuses it."""
LONGEST_LIST = 255  # of a drop-down within its cell [signs]
LAST_ROW = 100_000  # that drop-downs reach
NARROWEST, WIDEST = 8, 40  # of a column [signs]
NOTES_HEADS: Sequence[tuple[Words, int]] = (
    (("列名", "Column"), 24),
    (("说明", "Meaning"), 48),
    (("类型", "Type"), 14),
    (("必填", "Required"), 10),
    (("单位", "Unit"), 12),
    (("可填内容", "Allowed"), 48),
    (("示例", "Example"), 24),
)
_WRITTEN_TITLE = re.compile(r"[\[\]:*?/\\]")

Rows = Iterable[Mapping[str, Value]]
Offered = Mapping[str, Sequence[str]]


def template(
    columns: Sequence[Column],
    *,
    title: str,
    language: str,
    notes: Sequence[str] = (),
    offered: Offered = MappingProxyType({}),
) -> bytes:
    """Return an empty list to fill in, as an XLSX file.

    Args:
        columns: of the register.
        title: of the sheet.
        language: of heads, choices and notes.
        notes: lines above the description of the columns.
        offered: column to texts to choose from, of columns whose choices are stored in the home.
    """
    return table(columns, (), title=title, language=language, notes=notes, offered=offered)


def table(  # noqa: PLR0913 - a list and what stands around it
    columns: Sequence[Column],
    rows: Rows,
    *,
    title: str,
    language: str,
    notes: Sequence[str] = (),
    offered: Offered = MappingProxyType({}),
) -> bytes:
    """Return rows as an XLSX file, written row by row; arguments as `template`."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True, "strings_to_urls": False}) as book:
        formats = _Formats(book)
        sheet = _list(book, _title(title), List(columns, rows, title), language, formats)
        _write_notes(book.add_worksheet(in_language(NOTES, language)), columns, notes, language, formats)
        chosen = {c.name: found for c in columns if (found := [*offered.get(c.name, _choices(c, language))])}
        _write_choices(book, sheet, columns, chosen, language)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class List:
    """Rows under their heads on a sheet: its columns, its rows, its title."""

    columns: Sequence[Column]
    rows: Rows
    title: str


def tables(lists: Iterable[List], *, language: str, notes: Sequence[str]) -> bytes:
    """Return several lists as one XLSX file, a sheet each, written row by row; the notes stand on the first sheet.

    Args:
        lists: in order; their titles differ at least in the numbers that are put before them.
        language: of heads and choices.
        notes: lines that say what the file is.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True, "strings_to_urls": False}) as book:
        formats, first = _Formats(book), book.add_worksheet(in_language(NOTES, language))
        first.set_column(0, 0, WIDEST)
        for number, line in enumerate(notes):
            first.write_string(number, 0, line)
        for number, one in enumerate(lists, start=1):
            _list(book, _title(f"{number} {one.title}"), one, language, formats)
    return buffer.getvalue()


def _list(book: Any, title: str, what: List, language: str, formats: "_Formats") -> Any:  # noqa: ANN401 - as below
    """Write rows under their heads on a sheet of their own, and return it."""
    sheet, columns = book.add_worksheet(title), what.columns
    _lay_out(sheet, columns, language, formats)
    shapes = [formats.of(column) for column in columns]
    number = 1
    for number, row in enumerate(what.rows, start=1):
        for place, column in enumerate(columns):
            value = row.get(column.name)
            if value is not None:
                _write(sheet, number, place, (column, value, column.written(value, language)), shapes[place])
    sheet.autofilter(0, 0, number, max(len(columns) - 1, 0))
    return sheet


def csv_of(columns: Sequence[Column], rows: Rows, *, language: str) -> bytes:
    """Return rows as a text file that Excel opens: no cell is taken for a formula, and all read back as they were.

    An apostrophe leads texts that begin like a formula, or with an apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([_led(column.head(language)) for column in columns])
    for row in rows:
        writer.writerow([_text(column, row.get(column.name), language) for column in columns])
    return stream.getvalue().encode("utf-8-sig")


def _text(column: Column, value: Value, language: str) -> str:
    text = column.written(value, language)
    return _led(text) if isinstance(value, str) else text


def _led(text: str) -> str:
    return APOSTROPHE + text if text.startswith(APOSTROPHE) or safe_cell(text) != text else text


class _Formats:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - of an untyped package
        self.head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDEBF7", "border": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.text = book.add_format({"num_format": "@"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = book.add_format()

    def of(self, column: Column) -> Any:  # noqa: ANN401 - of an untyped package
        if column.type is Type.DATE:
            return self.date
        return self.text if column.type.is_text or column.type is Type.FLAG else self.number


def _title(title: str) -> str:
    return _WRITTEN_TITLE.sub(" ", title).strip(" '")[:31].strip(" '") or "Sheet1"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _lay_out(sheet: Any, columns: Sequence[Column], language: str, formats: _Formats) -> None:  # noqa: ANN401
    for place, column in enumerate(columns):
        head = column.head(language)
        width = min(max(NARROWEST, _width(head) + 2, _width(column.example) + 1), WIDEST)
        sheet.set_column(place, place, max(width, 12) if column.type is Type.DATE else width, formats.of(column))
        sheet.write_string(0, place, head, formats.head)
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, row: int, place: int, what: tuple[Column, Value, str], shape: Any) -> None:  # noqa: ANN401
    """Write a value as its kind of cell; a number with more digits than a spreadsheet keeps is written as text."""
    _, value, text = what
    if isinstance(value, bool | str):
        sheet.write_string(row, place, text if len(text) <= LONGEST_CELL else TOO_LONG, shape)
    elif isinstance(value, date) and (value - EPOCH_1900).days >= FIRST_TRUE_SERIAL:
        sheet.write_number(row, place, (value - EPOCH_1900).days, shape)
    elif isinstance(value, Decimal | int) and plain(Decimal(format(float(value), f".{EXACT_DIGITS}g"))) == text:
        sheet.write_number(row, place, float(value), shape)
    else:
        sheet.write_string(row, place, text, shape)


def _choices(column: Column, language: str) -> list[str]:
    if column.type is Type.CODE:
        return [in_language(words, language) for words in column.choices.values()]
    return [in_language(words, language) for words in FLAG_WORDS.values()] if column.type is Type.FLAG else []


def _write_choices(
    book: Any,  # noqa: ANN401 - of an untyped package
    sheet: Any,  # noqa: ANN401 - as above
    columns: Sequence[Column],
    chosen: Mapping[str, list[str]],
    language: str,
) -> None:
    """Give codes and flags their drop-downs; long ones are listed on a sheet of their own."""
    lists = {place: chosen[column.name] for place, column in enumerate(columns) if column.name in chosen}
    long = [
        place for place, found in lists.items() if len(",".join(found)) > LONGEST_LIST or any("," in w for w in found)
    ]
    if long:
        beside, title = book.add_worksheet(in_language(CHOICES, language)), in_language(CHOICES, language)
        for row in range(max(len(lists[place]) for place in long) + 1):
            for at, place in enumerate(long):
                texts = [columns[place].label(language), *lists[place]]
                if row < len(texts):
                    beside.write_string(row, at, texts[row])
    for place, found in lists.items():
        source: Any = found
        if place in long:
            letters = xlsxwriter.utility.xl_col_to_name(long.index(place), col_abs=True)
            source = f"='{title}'!{letters}$2:{letters}${len(found) + 1}"
        sheet.data_validation(1, place, LAST_ROW, place, {"validate": "list", "source": source})


def _write_notes(
    sheet: Any,  # noqa: ANN401 - of an untyped package
    columns: Sequence[Column],
    notes: Sequence[str],
    language: str,
    formats: _Formats,
) -> None:
    for place, (_, width) in enumerate(NOTES_HEADS):
        sheet.set_column(place, place, width)
    for number, line in enumerate(notes):
        sheet.write_string(number, 0, line)
    start = len(notes) + 1 if notes else 0
    for place, (words, _) in enumerate(NOTES_HEADS):
        sheet.write_string(start, place, in_language(words, language), formats.head)
    for number, column in enumerate(columns, start=start + 1):
        for place, text in enumerate(_described(column, language)):
            if text:
                sheet.write_string(number, place, text, formats.wrapped)


def _described(column: Column, language: str) -> Sequence[str]:
    """Return what the notes say of a column, in the order of their heads."""
    return (
        column.label(language),
        in_language(column.help, language),
        in_language(TYPE_WORDS[column.type], language),
        in_language(FLAG_WORDS[column.required], language),
        column.unit_in(language),
        _allowed(column, language),
        column.example,
    )


def _allowed(column: Column, language: str) -> str:
    if choices := _choices(column, language):
        return "、".join(choices) if language.startswith("zh") else ", ".join(choices)
    parts = []
    if column.least is not None or column.most is not None:
        parts.append(" … ".join("" if limit is None else str(limit) for limit in (column.least, column.most)).strip())
    if column.type is Type.DATE:
        parts.append("2019-11-06")
    if column.decimals is not None:
        parts.append(in_language((f"最多 {column.decimals} 位小数", f"up to {column.decimals} decimals"), language))
    if column.type is Type.TEXT:
        parts.append(in_language((f"最多 {column.longest} 个字符", f"up to {column.longest} characters"), language))
    return in_language(("；", "; "), language).join(parts)

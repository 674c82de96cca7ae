"""Workbooks of Excel before 2007 (XLS) as sheets of cells."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from airshed.web.kit.sheets.found import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, FileBroken, RawSheet, Row

LOCKED = "EncryptedPackage".encode("utf-16-le")
MOST_CELLS = 5_000_000


def sheets_in(path: Path) -> Iterator[RawSheet]:
    """Return the sheets of a workbook in order.

    Raises:
        FileBroken: it is damaged, locked by a password or too large.
    """
    if LOCKED in path.read_bytes():
        raise FileBroken("registers.file_locked")
    try:
        yield from _sheets(path)
    except PasswordError:
        raise FileBroken("registers.file_locked") from None
    except CalamineError as error:
        _damaged(error)
    except FileBroken:
        raise
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a fault inside the reader arrives
            raise
        _damaged(error)


def _sheets(path: Path) -> Iterator[RawSheet]:
    book = CalamineWorkbook.from_path(path)
    if len(book.sheet_names) > MOST_SHEETS:
        raise FileBroken("registers.too_many_sheets", str(len(book.sheet_names)), str(MOST_SHEETS))
    for described in book.sheets_metadata:
        sheet = book.get_sheet_by_name(described.name)
        if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > MOST_CELLS:
            raise FileBroken("registers.too_many_rows", str(sheet.total_height), str(MOST_ROWS))
        if sheet.total_width > MOST_COLUMNS:
            raise FileBroken("registers.too_many_columns", str(sheet.total_width), str(MOST_COLUMNS))
        rows = [_row(number, row) for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1)]
        ranges = sheet.merged_cell_ranges or ()
        merges = [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges]
        yield RawSheet(described.name, rows, described.visible != SheetVisibleEnum.Visible, merges)


def _damaged(error: BaseException) -> NoReturn:
    raise FileBroken("registers.file_damaged", (str(error).splitlines() or [""])[0]) from None


def _row(number: int, row: list[Any]) -> Row:
    return number, [None if cell == "" else cell for cell in row]

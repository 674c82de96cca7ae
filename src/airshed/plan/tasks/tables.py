"""Tables of a spreadsheet or Word document as rows of cells that know what they are merged with."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from python_calamine import CalamineError, CalamineWorkbook

from airshed.errors import AirshedError, Fault

SHEETS, DOCUMENTS = (".xlsx", ".xlsm"), (".docx",)
SUFFIXES = (*SHEETS, *DOCUMENTS)
LETTERS = 26
WIDEST = 1000
MOST_CELLS = 2_000_000
LARGEST = 200 << 20  # of an unpacked file [bytes]
_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')


class TaskFileBroken(AirshedError):
    """A task list cannot be used; all its faults, nothing of it was stored."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; in a merge each cell it covers has the value.

    Attributes:
        value: what it says: text, or a day.
        from_left: it continues the cell to its left.
        from_above: it continues the cell above it.
    """

    value: str | date = ""
    from_left: bool = False
    from_above: bool = False

    @property
    def text(self) -> str:
        """What it says, as text without white space around."""
        return str(self.value).strip()


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a file: all rows have the same number of cells.

    Attributes:
        name: of the sheet, or `#1` for the first table of a document.
        rows: its cells.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, row: int, column: int | None = None) -> str:
        """Return how a row or cell is named: `Sheet1!5` or `Sheet1!C5`."""
        return f"{self.name}!{'' if column is None else letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class TaskFile:
    """A file as read.

    Attributes:
        name: of the file.
        digest: SHA-256 of its bytes.
        grids: its tables in order.
    """

    name: str
    digest: str
    grids: tuple[Grid, ...]


def letters(column: int) -> str:
    """Return the letters of a column as a spreadsheet names it: 0 is A, 26 is AA."""
    over, rest = divmod(column, LETTERS)
    return (letters(over - 1) if over else "") + chr(ord("A") + rest)


def read_tables(path: Path) -> TaskFile:
    """Return the tables of a file.

    Raises:
        TaskFileBroken: it is of another kind, or damaged.
    """
    _check_suffix(path)
    return tables_in(path.read_bytes(), name=path.name)


def tables_in(content: bytes, *, name: str) -> TaskFile:
    """Return the tables of the bytes of a file; its name says of which kind it is.

    Raises:
        As `read_tables`.
    """
    suffix = _check_suffix(Path(name))
    try:
        _check_size(content)
        grids = tuple(_sheets(content) if suffix in SHEETS else _documents(content))
    except (CalamineError, OpcError, BadZipFile, SyntaxError, KeyError, ValueError) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise TaskFileBroken(Fault("plan.task_unreadable", name, said, suffix)) from None
    return TaskFile(name, sha256(content).hexdigest(), grids)


def _check_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise TaskFileBroken(Fault("plan.task_suffix", path.name, suffix, ", ".join(SUFFIXES)))
    return suffix


def _check_size(content: bytes) -> None:
    """Refuse a file that would not fit into memory: one packed too densely, or a sheet with a cell far out.

    Raises:
        ValueError: saying how large it is.
    """
    with ZipFile(io.BytesIO(content)) as packed:
        size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise ValueError(f"{size} > {LARGEST} bytes")
        for name in packed.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                cells = _REFERENCE.findall(packed.read(name))
                width = max((_number(column) for column, _ in cells), default=0)
                height = max((int(row) for _, row in cells), default=0)
                if width * height > MOST_CELLS:
                    raise ValueError(f"{height} × {width}")


def _number(column: bytes) -> int:
    return reduce(lambda number, sign: number * LETTERS + sign - ord("A") + 1, column, 0)


def _sheets(content: bytes) -> Iterator[Grid]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = [[Cell(_value(value)) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            _spread(rows, (top, left), (bottom, right))
        yield Grid(name, _even(rows))


def _value(value: Any) -> str | date:  # noqa: ANN401 - whatever a spreadsheet holds
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _spread(rows: list[list[Cell]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Give every cell of a merge its value; one at the edge of what is filled may reach beyond it."""
    (top, left), (bottom, right) = first, last
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left].value
    for i in range(top, min(bottom + 1, len(rows))):
        row = rows[i]
        row += [EMPTY] * (min(right, max(map(len, rows)) - 1) + 1 - len(row))
        for j in range(left, min(right + 1, len(row))):
            row[j] = Cell(value, from_left=j > left, from_above=i > top)


def _documents(content: bytes) -> Iterator[Grid]:
    for number, table in enumerate(Document(io.BytesIO(content)).tables, start=1):
        yield Grid(f"#{number}", _even(list(_word_rows(table))))


def _word_rows(table: Table) -> Iterator[list[Cell]]:
    above: list[Cell] = []
    for row in table.rows:
        cells = [EMPTY] * min(row.grid_cols_before, WIDEST)
        for part in row._tr.tc_lst:  # noqa: SLF001 - `row.cells` climbs every merge anew and stumbles over long ones
            column = len(cells)
            continues = part.vMerge == "continue" and column < len(above)
            value = above[column].value if continues else _text(part)
            span = min(part.grid_span, WIDEST)
            cells += [Cell(value, from_left=k > 0, from_above=continues) for k in range(span)]
        yield cells
        above = cells


def _text(part: Any) -> str:  # noqa: ANN401 - an element of python-docx
    """Return the text of a cell as it reads with tracked changes accepted and content controls filled in."""
    kept = ".//w:t[not(ancestor::w:moveFrom)] | .//w:br | .//w:cr | .//w:tab"
    lines = ("".join(node.text or "\n" for node in p.xpath(kept)) for p in part.xpath(".//w:p"))
    return "\n".join(lines).strip()


def _even(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows of one length, without empty ones at the end."""
    width = max(map(len, rows), default=0)
    kept = [(*row, *[EMPTY] * (width - len(row))) for row in rows]
    while kept and all(cell.from_above or not cell.text for cell in kept[-1]):
        kept.pop()  # empty, or the rest of a merge
    return tuple(kept)

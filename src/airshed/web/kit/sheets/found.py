"""What a file holds before anybody knows what it means: sheets of cells; and what is said about them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from airshed.errors import AirshedError, Fault
from airshed.web.kit.parsing import Cell
from airshed.wordings import sentences

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 200_000, 500, 100
LARGEST_FILE, LARGEST_UNPACKED = 64 << 20, 512 << 20  # [bytes]

Row = tuple[int, list[Cell]]
"""The number of a row in its sheet, and its cells."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells; rows count from 1, columns from 0."""


class FileBroken(AirshedError):
    """A file cannot be read as a spreadsheet: one fault, its place being filled in by who opened it."""

    def __init__(self, code: str, value: str = "", expected: str = "") -> None:
        """Keep the fault."""
        super().__init__(Fault(code, "", value[:200], expected))


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it is in the file.

    Attributes:
        name: its name; empty for a text file.
        rows: rows with anything in them, in order, read as they are asked for.
        hidden: people do not see it.
        merges: its merged cells.
        from_1904: numbers are days counted from 1904.
        notes: what was taken for granted.
    """

    name: str
    rows: Iterable[Row]
    hidden: bool = False
    merges: Sequence[Merge] = ()
    from_1904: bool = False
    notes: "Sequence[Remark]" = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault or a note with its place in the file.

    Attributes:
        fault: what it is, worded by `airshed.wordings`.
        sheet: name of the sheet.
        row: number of the row; 0 if it is about the whole sheet or file.
        letter: of the column; empty if it is about a whole row.
        head: of the column, as in the file.
        column: name of the column of the register.
        under: number of the last row of heads; 0 if there is none.
    """

    fault: Fault
    sheet: str = ""
    row: int = 0
    letter: str = ""
    head: str = ""
    column: str = ""
    under: int = 0

    def sentence(self, language: str) -> str:
        """Return where, what and the remedy, in a language."""
        zh, en = sentences(self.fault)
        return en if language.lower().startswith("en") else zh


def letter(column: int) -> str:
    """Return the letters of a column: 0 is A."""
    return str(xl_col_to_name(column))


def place(sheet: str, row: int = 0, column: int | None = None, head: str = "") -> str:
    """Return how a place is named: `台账!C5 容量`."""
    cell = f"{'' if column is None else letter(column)}{row or ''}"
    return " ".join(part for part in ("!".join(filter(None, (sheet, cell))), " ".join(head.split())) if part)


@dataclass(frozen=True, slots=True)
class At:
    """A place in a file.

    Attributes:
        sheet: name of the sheet, or of the file.
        row: number of the row; 0 for none.
        column: place of the column.
        head: over it.
        name: of the column of the register.
        under: number of the last row of heads.
    """

    sheet: str = ""
    row: int = 0
    column: int | None = None
    head: str = ""
    name: str = ""
    under: int = 0


def remark(code: str, at: At, value: str = "", expected: str = "") -> Remark:
    """Return a fault or note with its place."""
    where = place(at.sheet, at.row, at.column, at.head)
    letters = "" if at.column is None else letter(at.column)
    return Remark(Fault(code, where, value[:200], expected), at.sheet, at.row, letters, at.head, at.name, at.under)


def limited(rows: Iterable[Row]) -> Iterator[Row]:
    """Return rows as long as they are not too many or too wide.

    Raises:
        FileBroken: they are.
    """
    count = 0
    for number, cells in rows:
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if not cells:
            continue
        count += 1
        if count > MOST_ROWS:
            raise FileBroken("registers.too_many_rows", f"> {MOST_ROWS}", str(MOST_ROWS))
        if len(cells) > MOST_COLUMNS:
            raise FileBroken("registers.too_many_columns", str(len(cells)), str(MOST_COLUMNS))
        yield number, cells


def with_merges(rows: Iterable[Row], merges: Sequence[Merge]) -> Iterator[Row]:
    """Return rows in which cells merged downwards hold their value in every row they cover."""
    tall = sorted(merge for merge in merges if merge[2] > merge[0] and merge[1] < MOST_COLUMNS)
    held: dict[int, tuple[int, Cell]] = {}  # column to the last row of its merge, and the value
    upcoming = 0
    for number, cells in rows:
        while upcoming < len(tall) and tall[upcoming][0] <= number:
            top, left, bottom, _ = tall[upcoming]
            upcoming += 1
            if top == number and left < len(cells):
                held[left] = (bottom, cells[left])
        for column in [column for column, (last, _) in held.items() if last < number]:
            del held[column]
        for column, (_, value) in held.items():
            if column >= len(cells):
                cells.extend([None] * (column + 1 - len(cells)))
            if cells[column] is None:
                cells[column] = value
        yield number, cells

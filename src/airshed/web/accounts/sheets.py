"""Reading a list from XLSX: sheets, headers in Chinese or English, and every cell as text with its place."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from airshed.errors import Fault
from airshed.web.accounts.reading import MOST_ROWS, ListBroken, cells_of

MOST_BYTES, MOST_UNPACKED = 5_000_000, 60_000_000
SIDE_SHEETS = (("选项", "choices"), ("说明", "notes"))
"""Sheets that hold no list and are passed over."""
_SIDE = frozenset(name for names in SIDE_SHEETS for name in names)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heads in both languages, and how long a value may be."""

    zh: str
    en: str
    required: bool = False
    longest: int = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file.

    Attributes:
        sheet: name of the sheet.
        number: row in the sheet, the first is 1.
        cells: column to text.
        letters: column to letter in the sheet.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]

    def place(self, column: str) -> str:
        """Return sheet, cell and head, such as `用户!B3 role`."""
        return f"{self.sheet}!{self.letters.get(column, '?')}{self.number} {column}"


@dataclass(slots=True)
class Lists:
    """Rows by kind, and all that is wrong with the file so far."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"departments": ("部门", "departments"), "people": ("人员", "people"), "users": ("用户", "users")}
)
COLUMNS: Mapping[str, Mapping[str, Column]] = MappingProxyType(
    {
        "departments": {
            "code": Column("部门代码", "department code", required=True, longest=50),
            "zh": Column("部门名称", "name in Chinese", required=True),
            "en": Column("英文名", "name in English"),
            "coordinates": Column("统筹方案", "coordinates the plan"),
        },
        "people": {
            "code": Column("工号", "staff number", required=True, longest=50),
            "name": Column("姓名", "name", required=True),
            "department": Column("部门", "department", required=True),
            "title": Column("职务", "title"),
            "phone": Column("电话", "phone", longest=30),
        },
        "users": {
            "username": Column("用户名", "user name", required=True, longest=50),
            "role": Column("角色", "role", required=True),
            "person": Column("人员工号", "person", longest=50),
            "department": Column("所属部门", "department"),
            "area": Column("片区", "area", longest=50),
            "grid": Column("网格", "grid", longest=50),
            "enterprise": Column("企业", "enterprise", longest=50),
        },
    }
)


def read(content: bytes, *, name: str) -> Lists:
    """Return the rows of a workbook by kind.

    A sheet is told by its name (部门, 人员, 用户; departments, people, users), else by its heads.

    Raises:
        ListBroken: it is no XLSX, or larger than a list of a city can be.
    """
    _check_size(content, name)
    found = Lists()
    for sheet in cells_of(content, name=name):
        if sheet.rows and sheet.name.strip().lower() not in _SIDE:
            _read_sheet(found, sheet.name, sheet.rows)
    if not found.faults and not any(found.rows.values()):
        found.faults.append(Fault("accounts.no_rows", name))
    return found


def _check_size(content: bytes, name: str) -> None:
    """Refuse what is no archive, or says that it is too large; one that lies is ended while it is read."""
    if len(content) > MOST_BYTES:
        raise ListBroken(Fault("accounts.list_large", name, f"{len(content)} bytes", f"{MOST_BYTES} bytes"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ListBroken(Fault("accounts.list_broken", name, type(error).__name__)) from None
    if size > MOST_UNPACKED:
        raise ListBroken(Fault("accounts.list_large", name, f"{size} bytes", f"{MOST_UNPACKED} bytes"))


def _read_sheet(found: Lists, sheet: str, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    head_number, head = rows[0]
    heads = list(head)
    kind = _kind(sheet, heads)
    if kind is None:
        found.faults.append(Fault("accounts.unknown_sheet", sheet))
        return
    columns = {index: _column(kind, text) for index, text in enumerate(heads) if text}
    known = ", ".join(f"{column.zh} / {column.en}" for column in COLUMNS[kind].values())
    first: dict[str, int] = {}
    for index, name in columns.items():
        place = f"{sheet}!{_letter(index)}{head_number}"
        if name is None:
            found.faults.append(Fault("accounts.unused_column", place, heads[index], known))
        elif first.setdefault(name, index) != index:
            before = f"{_letter(first[name])}{head_number}"
            found.faults.append(Fault("accounts.repeated", place, heads[index], before))
    for wanted, column in COLUMNS[kind].items():
        if column.required and wanted not in first:
            found.faults.append(Fault("accounts.no_columns", sheet, "", f"{column.zh} / {column.en}"))
    letters = {name: _letter(index) for name, index in first.items()}
    for number, row in rows[1:]:
        cells = {name: row[index] for name, index in first.items() if index < len(row)}
        made = Row(sheet, number, cells, letters)
        found.faults += _check_cells(kind, made)
        found.rows.setdefault(kind, []).append(made)


def _check_cells(kind: str, row: Row) -> Iterator[Fault]:
    for name, column in COLUMNS[kind].items():
        value = row.cells.get(name, "")
        if column.required and not value and name in row.letters:
            yield Fault("accounts.missing", row.place(name))
        elif len(value) > column.longest:
            yield Fault("accounts.too_long", row.place(name), f"{value[:20]}…", str(column.longest))


def _kind(sheet: str, heads: list[str]) -> str | None:
    for kind, names in KINDS.items():
        if sheet.strip().lower() in {kind, *names}:
            return kind
    for kind in reversed(list(COLUMNS)):  # users and people have columns of their own
        required = {name for name, column in COLUMNS[kind].items() if column.required}
        if required <= {_column(kind, text) for text in heads}:
            return kind
    return None


def _column(kind: str, head: str) -> str | None:
    text = " ".join(head.lower().replace("_", " ").replace("*", "").split())
    for name, column in COLUMNS[kind].items():
        if text in {name, column.zh, column.en.lower()}:
            return name
    return "department" if text in {"部门", "部门代码"} and "department" in COLUMNS[kind] else None


def _letter(index: int) -> str:
    text = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        text, index = chr(ord("A") + rest) + text, index - 1
    return text


__all__ = ["COLUMNS", "KINDS", "MOST_ROWS", "SIDE_SHEETS", "Column", "ListBroken", "Lists", "Row", "read"]

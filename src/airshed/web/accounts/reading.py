"""Cells of a workbook, read apart: a process of its own with limits on memory and time, so that no file ends ours.

`cells_of` starts it; `python -m airshed.web.accounts.reading` is the process. No Django here.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from airshed.errors import AirshedError, Fault

MOST_MEMORY, MOST_SECONDS = 768 << 20, 30
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_TEXT = 5000, 200, 20, 1000
READER = "airshed.web.accounts.reading"


class ListBroken(AirshedError):
    """The file is no list that can be read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as text.

    Attributes:
        name: its name.
        rows: number of a row in the sheet and its cells, rows without any text left out.
    """

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]


def cells_of(content: bytes, *, name: str) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        ListBroken: it is no workbook, too large, or takes more memory or time than a list does.
    """
    paths = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109 - as Python means it
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", READER],
            input=content,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=MOST_SECONDS,
            capture_output=True,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        found = {}
    if not found:
        limit = f"{MOST_MEMORY >> 20} MB, {MOST_SECONDS} s"
        raise ListBroken(Fault("accounts.list_heavy", name, "", limit))
    if "fault" in found:
        code, value, expected = found["fault"]
        raise ListBroken(Fault(code, name, value, expected))
    return [Sheet(sheet, [(number, cells) for number, cells in rows]) for sheet, rows in found["sheets"]]


def main() -> None:
    """Read the workbook from standard input, and write its cells as JSON."""
    import resource  # noqa: PLC0415 - for this process only

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(_found(sys.stdin.buffer.read())))


def _found(content: bytes) -> dict[str, Any]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - loads under the limit

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if len(book.sheet_names) > MOST_SHEETS:
            return _large(f"{len(book.sheet_names)} sheets", f"{MOST_SHEETS} sheets")
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_width > MOST_COLUMNS:
                return _large(f"{name}: {sheet.total_width} columns", f"{MOST_COLUMNS} columns")
            rows = list(_rows(sheet.to_python(skip_empty_area=False)))
            if len(rows) > MOST_ROWS:
                return _large(f"{name}: {len(rows)} rows", f"{MOST_ROWS} rows")
            sheets.append((name, rows))
    except (CalamineError, ValueError, OSError) as error:
        return {"fault": ["accounts.list_broken", type(error).__name__, ""]}
    return {"sheets": sheets}


def _large(value: str, expected: str) -> dict[str, Any]:
    return {"fault": ["accounts.list_large", value, expected]}


def _rows(cells: Sequence[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(cells, 1):
        texts = [_text(cell)[:MOST_TEXT] for cell in row]
        if any(texts):
            yield number, texts


def _text(cell: object) -> str:
    if isinstance(cell, bool) or cell is None:
        return str(cell).lower() if cell is not None else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip()


if __name__ == "__main__":
    main()

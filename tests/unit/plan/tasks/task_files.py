"""Task lists as people write them: spreadsheets and Word documents, with titles, headings and merged cells."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from docx import Document

HEADER = ("序号", "事项", "措施", "牵头单位", "配合单位", "完成时限")
Row = Sequence[Any]
Merge = tuple[int, int, int, int, str]
"""First row, first column, last row, last column (from 0), and the text."""


def xlsx(path: Path, rows: Sequence[Row], *, merges: Sequence[Merge] = (), sheet: str = "清单") -> Path:
    """Write rows into a spreadsheet; days become cells with a date format."""
    book = xlsxwriter.Workbook(str(path))
    page, day = book.add_worksheet(sheet), book.add_format({"num_format": "yyyy-mm-dd"})
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(i, j, value, day)
            elif value is not None:
                page.write(i, j, value)
    for top, left, bottom, right, text in merges:
        page.merge_range(top, left, bottom, right, text)
    book.close()
    return path


def docx(path: Path, rows: Sequence[Row], *, merges: Sequence[Merge] = (), title: str = "任务清单") -> Path:
    """Write rows into the table of a Word document."""
    document = Document()
    document.add_heading(title)
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            table.cell(i, j).text = "" if value is None else str(value)
    for top, left, bottom, right, text in merges:
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        merged.text = text
    document.save(str(path))
    return path

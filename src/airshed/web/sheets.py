"""Lists as spreadsheets: texts stay texts, whatever they begin with."""

import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter  # type: ignore[import-untyped]

Columns = Mapping[str, tuple[str, int]]
"""Column to its heading in the language of the reader, and its width in characters."""


def sheet(title: str, columns: Columns, rows: Iterable[Mapping[str, str]], *, head: Sequence[str] = ()) -> bytes:
    """Return a list as an XLSX file.

    Args:
        title: of the sheet.
        columns: in order.
        rows: texts by column.
        head: lines above the headings: what is listed, as of when, that data are synthetic.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page, bold = book.add_worksheet(title[:31]), book.add_format({"bold": True})
        for number, line in enumerate(head):
            page.write_string(number, 0, line)
        for column, (heading, width) in enumerate(columns.values()):
            page.set_column(column, column, width)
            page.write_string(len(head), column, heading, bold)
        for number, row in enumerate(rows, start=len(head) + 1):
            for column, name in enumerate(columns):
                page.write_string(number, column, row[name])
        page.freeze_panes(len(head) + 1, 0)
    return buffer.getvalue()

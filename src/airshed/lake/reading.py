"""Reading a file into a table of cells: CSV in UTF-8 or GB18030, spreadsheets, Parquet.

Text stays text here; only Parquet columns keep their types. Column `#row` is the row in the file, the header being 1.
"""

import contextlib
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import polars as pl

from airshed.errors import AirshedError, Fault

ROW = "#row"
CSV = (".csv", ".txt")
SHEETS = (".xlsx", ".xlsm", ".xls")
PARQUET = (".parquet", ".pq")
SUFFIXES = (*CSV, *SHEETS, *PARQUET)
FAULTS_SHOWN = 10
LONGEST_CELL = 131_072  # as Python's own reader of CSV has it, unless somebody allows more
UTF8_LONGEST = 4
HEADER_BYTES = 1 << 20


class FileBroken(AirshedError):
    """A file cannot be read, or is cut."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read.

    Attributes:
        path: the file.
        digest: SHA-256 of its bytes.
        header: column names as found, without spaces around; no name = empty.
        cells: columns `#row` and the header's; a column without a name is left out, with a note if it holds values.
        notes: what the user should know of the reading.
    """

    path: Path
    digest: str
    header: tuple[str, ...]
    cells: pl.LazyFrame
    notes: tuple[Fault, ...] = ()


def peek(path: Path) -> tuple[str, ...]:
    """Return the header of a file; of a CSV without reading the rest.

    Raises:
        FileBroken: the header cannot be read.
    """
    if path.suffix.lower() not in CSV:
        return read(path).header
    first = _bytes(path, HEADER_BYTES).splitlines()[0]
    try:
        header = next(csv.reader([_decoded(path, first)]))
    except csv.Error as error:
        raise FileBroken(_csv_fault(error, f"{path}: line 1")) from None
    if faults := [*_long(path, 1, header)]:
        raise FileBroken(*faults)
    return tuple(name.strip() for name in header)


def read(path: Path) -> Source:
    """Return the cells of a file.

    Raises:
        FileBroken: all faults found; nothing of the file is used.
    """
    content = _bytes(path)
    digest = hashlib.sha256(content).hexdigest()
    suffix = path.suffix.lower()
    if suffix in PARQUET:
        return _read_parquet(path, digest)
    if suffix in SHEETS:
        return _read_sheet(path, content, digest)
    if suffix in CSV:
        return _read_csv(path, content, digest)
    raise FileBroken(Fault("lake.unknown_file", str(path), suffix, ", ".join(SUFFIXES)))


def _bytes(path: Path, size: int = -1) -> bytes:
    with path.open("rb") as file:
        content = file.read(size).lstrip(b"\r\n")
    if not content.strip():
        raise FileBroken(Fault("lake.empty_file", str(path)))
    return content


def _read_parquet(path: Path, digest: str) -> Source:
    with decoding(path):
        header = tuple(name.strip() for name in pl.read_parquet_schema(path))
    frame = pl.scan_parquet(path, glob=False).with_row_index(ROW, offset=2)
    return Source(path, digest, header, frame.rename(str.strip))


@contextlib.contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Turn what goes wrong in decoding a Parquet file, early or late, into a fault of the file.

    Raises:
        FileBroken: the file is damaged, or has a column of a type that holds no values.
    """
    try:
        yield
    except pl.exceptions.PolarsError as error:
        if path.suffix.lower() not in PARQUET:
            raise
        raise FileBroken(Fault("lake.unreadable", str(path), _short(error))) from None


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:200]


def _read_sheet(path: Path, content: bytes, digest: str) -> Source:
    try:
        book = fastexcel.read_excel(content)
        frame = book.load_sheet(0, header_row=None, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise FileBroken(Fault("lake.unreadable", str(path), _short(error))) from None
    frame = frame.with_row_index(ROW, offset=1)
    written = frame.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    if not written.height:
        raise FileBroken(Fault("lake.empty_file", f"{path}: {book.sheet_names[0]}"))
    header = [cell or "" for cell in written.row(0)[1:]]
    others = ", ".join(book.sheet_names[1:])
    notes = (Fault("lake.note.first_sheet", str(path), others, book.sheet_names[0]),) if others else ()
    rows = written.slice(1)
    return Source(path, digest, *_named(path, header, rows), notes=(*notes, *_unnamed(path, header, rows)))


def _read_csv(path: Path, content: bytes, digest: str) -> Source:
    text = _decoded(path, content).rstrip("\r\n\0 ")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    header = _checked_lines(path, text)
    names = [f"#{i}" for i in range(len(header))]
    frame = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False, new_columns=names).with_row_index(ROW, offset=2)
    notes = () if content.endswith((b"\n", b"\r")) else (Fault("lake.note.no_line_end", str(path)),)
    return Source(path, digest, *_named(path, header, frame), notes=(*notes, *_unnamed(path, header, frame)))


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at_end = len(content) - error.start < UTF8_LONGEST and error.reason == "unexpected end of data"
        if at_end and not content[: error.start].isascii():  # after ASCII alone it may be GB18030
            raise FileBroken(Fault("lake.cut_character", str(path), str(error.start))) from None
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        found = f"byte {error.start}: {content[error.start : error.start + 4].hex(' ')}"
        raise FileBroken(Fault("lake.encoding", str(path), found, "UTF-8, GB18030")) from None


def _checked_lines(path: Path, text: str) -> list[str]:
    """Return the header; refuse lines of another number of fields."""
    faults: list[Fault] = []
    header: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader)
        width = len(header)
        faults += _long(path, 1, header)
        for fields in reader:
            if len(faults) < FAULTS_SHOWN:
                faults += _long(path, reader.line_num, fields)
            if len(fields) != width and len(faults) < FAULTS_SHOWN:
                where = f"{path}: line {reader.line_num}"
                faults.append(Fault("lake.broken_line", where, str(len(fields)), str(width)))
    except csv.Error as error:
        faults.append(_csv_fault(error, f"{path}: line {reader.line_num}"))
    if faults:
        raise FileBroken(*faults)
    return header


def _long(path: Path, line: int, fields: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for a cell too long to be data; what the reader of Python allows is common to a whole process."""
    longest = max(map(len, fields), default=0)
    if longest > LONGEST_CELL:
        yield Fault("lake.long_field", f"{path}: line {line}", str(longest), str(LONGEST_CELL))


def _csv_fault(error: csv.Error, where: str) -> Fault:
    if "field limit" in str(error):
        return Fault("lake.long_field", where, str(error), str(LONGEST_CELL))
    return Fault("lake.open_quote", where, str(error))


def _named(path: Path, header: Sequence[str], frame: pl.DataFrame) -> tuple[tuple[str, ...], pl.LazyFrame]:
    names = tuple(name.strip() for name in header)
    twice = [name for name, n in Counter(names).items() if n > 1 and name]
    if twice:
        raise FileBroken(Fault("lake.twice_column", str(path), ", ".join(twice)))
    pairs = zip(frame.columns[1:], names, strict=True)
    return names, frame.lazy().select(ROW, *[pl.col(found).alias(name) for found, name in pairs if name])


def _unnamed(path: Path, header: Sequence[str], frame: pl.DataFrame) -> tuple[Fault, ...]:
    """Return a note of the columns that hold values but have no name."""
    pairs = enumerate(zip(frame.columns[1:], header, strict=True), 1)
    nameless = [(n, frame[found]) for n, (found, name) in pairs if not name.strip()]
    held = [str(n) for n, cells in nameless if (cells.str.strip_chars().fill_null("") != "").any()]
    return (Fault("lake.note.unnamed_columns", str(path), ", ".join(held)),) if held else ()

"""Text files of rows (CSV), in the encodings and with the separators that office programs write."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from airshed.web.kit.sheets.found import FileBroken, RawSheet, Row

SEPARATORS = (",", "\t", ";")
APOSTROPHE = "'"
LOOKED_AT = 40  # rows that show which separator it is
csv.field_size_limit(1 << 20)  # an outline is a long cell
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_ZEROS = 5  # one byte in so many is zero in UTF-16 without a mark

Known = Callable[[Sequence[str]], int]
"""How many cells of a row are heads that are known."""


def sheet_in(content: bytes, *, known: Known) -> RawSheet:
    """Return the rows of a text file; an apostrophe that leads a cell is the sign for text, as spreadsheets have it.

    Raises:
        FileBroken: it is no text.
    """
    text = text_in(content)
    return RawSheet("", _rows(text, _separator(text, known)))


def text_in(content: bytes) -> str:
    """Return a text in whichever encoding it is.

    Raises:
        FileBroken: it is no text.
    """
    encodings = [encoding for mark, encoding in _BOMS if content.startswith(mark)]
    if not encodings:
        zeros = content[:4000].count(0)
        wide = zeros * _MOST_ZEROS > len(content[:4000])
        little = content[1:4000:2].count(0) >= content[:4000:2].count(0)
        encodings = ["utf-16-le" if little else "utf-16-be"] if wide else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileBroken("registers.not_text")


def _separator(text: str, known: Known) -> str:
    """Return the separator with which most heads are known, then the one that makes the most cells."""

    def score(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(_parsed(text[: 1 << 18], separator, strict=False), LOOKED_AT))
        except csv.Error:
            return 0, 0
        return max(map(known, rows), default=0), sum(len(row) - 1 for row in rows)

    return max(SEPARATORS, key=score)


def _parsed(text: str, separator: str, *, strict: bool = True) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def _rows(text: str, separator: str) -> Iterator[Row]:
    number = 0
    try:
        for number, row in enumerate(_parsed(text, separator), start=1):
            yield number, [cell.removeprefix(APOSTROPHE) or None for cell in row]
    except csv.Error as error:
        raise FileBroken("registers.quotes", f"{number + 1}: {error}") from None

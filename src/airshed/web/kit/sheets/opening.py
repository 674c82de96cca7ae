"""A file as sheets of cells, by what it is and not by what it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - a class with a small letter

from airshed.web.kit.sheets import geojson, ods, xls, xlsx
from airshed.web.kit.sheets.found import LARGEST_FILE, LARGEST_UNPACKED, FileBroken, RawSheet
from airshed.web.kit.sheets.plain import Known, sheet_in, text_in

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"{\\rtf": "RTF",
}
WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<style")


@contextmanager
def opened(path: Path, *, known: Known) -> Iterator[Iterator[RawSheet]]:
    """Give the sheets of a file, each to be read before the next.

    Args:
        path: of the file.
        known: how many cells of a row are heads that are known.

    Raises:
        FileBroken: it is no spreadsheet, damaged, locked or too large; also while rows are read.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise FileBroken("registers.file_large", f"{size >> 20} MB", f"{LARGEST_FILE >> 20} MB")
    with path.open("rb") as stream:
        start = stream.read(512)
    with readable():
        if start.startswith(ZIP):
            with ZipFile(path) as packed:
                yield _packed(packed)
        elif start.startswith(COMPOUND):
            yield xls.sheets_in(path)
        else:
            _check_text(start)
            content = path.read_bytes()
            yield iter(
                [geojson.sheet_of(text_in(content)) if geojson.is_json(start) else sheet_in(content, known=known)]
            )


@contextmanager
def readable() -> Iterator[None]:
    """Say of a packed file that cannot be read that it is damaged or locked.

    Raises:
        FileBroken: it is.
    """
    try:
        yield
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, LookupError, OSError) as error:
        raise FileBroken("registers.file_damaged", str(error)) from None
    except RuntimeError as error:  # a part that is packed with a password
        raise FileBroken("registers.file_locked", str(error)[:100]) from None


def _packed(packed: ZipFile) -> Iterator[RawSheet]:
    size = sum(part.file_size for part in packed.infolist())
    if size > LARGEST_UNPACKED:
        raise FileBroken("registers.file_large", f"{size >> 20} MB", f"{LARGEST_UNPACKED >> 20} MB")
    names = {name.casefold() for name in packed.namelist()}
    if "content.xml" in names:
        return ods.sheets_in(packed)
    if any(name.endswith(".bin") and "workbook" in name for name in names):
        raise FileBroken("registers.other_kind", "XLSB")
    if "word/document.xml" in names or not any("workbook" in name for name in names):
        raise FileBroken("registers.other_kind", "DOCX" if "word/document.xml" in names else "ZIP")
    return xlsx.sheets_in(packed)


def _check_text(start: bytes) -> None:
    for mark, kind in OTHERS.items():
        if start.startswith(mark):
            raise FileBroken("registers.other_kind", kind)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(WEB_PAGES):
        raise FileBroken("registers.other_kind", "HTML/XML")

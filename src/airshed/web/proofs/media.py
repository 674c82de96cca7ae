"""What a file is, told by its content and never by its name. No Django here.

Documents are told apart by the names of their parts; nothing in them is unpacked, run or followed.
"""

import mmap
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from airshed.errors import AirshedError, Fault

PHOTO, DOCUMENT = "photo", "document"
TAKEN = "JPEG, PNG, WEBP, PDF, DOCX, XLSX, DOC, XLS"
"""What may be sealed."""
HEAD = 16
"""So many first bytes tell what a file begins as."""
ZIP, OLE, HEIC = "zip", "ole", "heic"
MOST_PARTS = 10_000
END_OF_ZIP, LONGEST_COMMENT = b"PK\x05\x06", 65_535
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
ENTRY, STREAM = 128, 2
"""An entry of the directory of an old Office file [bytes], and the number of those that hold bytes."""
INSTALLER = bytes.fromhex("0c0000000000c000000000000046")
"""End of the class of packages that install programs, the two bytes before it left out."""


class NotTaken(AirshedError):
    """The file is nothing that may be sealed; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A kind of file.

    Attributes:
        type: its media type.
        kind: `photo` or `document`.
        endings: those its name may have; the first is given to a name with another.
    """

    type: str
    kind: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA: Mapping[str, Medium] = MappingProxyType(
    {
        "jpeg": Medium("image/jpeg", PHOTO, ("jpg", "jpeg")),
        "png": Medium("image/png", PHOTO, ("png",)),
        "webp": Medium("image/webp", PHOTO, ("webp",)),
        "pdf": Medium("application/pdf", DOCUMENT, ("pdf",)),
        "docx": Medium(f"{_OFFICE}.wordprocessingml.document", DOCUMENT, ("docx",)),
        "xlsx": Medium(f"{_OFFICE}.spreadsheetml.sheet", DOCUMENT, ("xlsx",)),
        "doc": Medium("application/msword", DOCUMENT, ("doc", "wps")),
        "xls": Medium("application/vnd.ms-excel", DOCUMENT, ("xls", "et")),
    }
)
_BY_TYPE = {medium.type: medium for medium in MEDIA.values()}


def begun(head: bytes) -> str:
    """Return what a file begins as: a key of `MEDIA`, `zip`, `ole`, `heic`, or nothing that is known."""
    signs = (
        (b"\xff\xd8\xff", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    )
    found = next((name for sign, name in signs if head.startswith(sign)), "")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return HEIC if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS else found


def check_begun(name: str, head: bytes) -> str:
    """Return what a file begins as.

    Raises:
        NotTaken: as nothing that may be sealed.
    """
    found = begun(head)
    if found == HEIC:
        raise NotTaken(Fault("proofs.heic", name, "HEIC", "JPEG"))
    if not found:
        code = "proofs.unknown" if head else "proofs.empty"
        raise NotTaken(Fault(code, name, "", TAKEN))
    return found


def is_photo(found: str) -> bool:
    """Tell whether what a file begins as is a photo."""
    return found in MEDIA and MEDIA[found].kind == PHOTO


def medium_of(path: Path, name: str, found: str) -> Medium:
    """Return what a whole file is.

    Args:
        path: where it is.
        name: how it is called in what is told.
        found: what it begins as.

    Raises:
        NotTaken: an archive that is no document, a program, a document with macros, or a damaged one.
    """
    if found == ZIP:
        found = _package(path, name)
    elif found == OLE:
        found = _old_office(path, name)
    return MEDIA[found]


def _package(path: Path, name: str) -> str:
    names = _parts(path, name)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise NotTaken(Fault("proofs.macros", name, "", "PDF"))
    for part, found in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if {part, "[Content_Types].xml"} <= names:
            return found
    raise NotTaken(Fault("proofs.unknown", name, "", TAKEN))


def _parts(path: Path, name: str) -> set[str]:
    """Return the names of the parts of a package, of which there are not too many to be listed."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - LONGEST_COMMENT - 22, 0))
        tail = file.read()
    at = tail.rfind(END_OF_ZIP)
    if at < 0 or len(tail) < at + 22 or struct.unpack_from("<H", tail, at + 10)[0] > MOST_PARTS:
        raise NotTaken(Fault("proofs.broken_document", name))
    try:
        with zipfile.ZipFile(path) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError):
        raise NotTaken(Fault("proofs.broken_document", name)) from None


def _old_office(path: Path, name: str) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if len(content) < 4 * ENTRY:
            raise NotTaken(Fault("proofs.broken_document", name))
        shift, first = struct.unpack_from("<H", content, 30)[0], struct.unpack_from("<I", content, 48)[0]
        root = (first + 1) << shift if shift in {9, 12} else len(content)
        if content[root : root + 20] != "Root Entry".encode("utf-16-le"):
            raise NotTaken(Fault("proofs.broken_document", name))
        if content[root + 82 : root + 96] == INSTALLER:
            raise NotTaken(Fault("proofs.unknown", name, "", TAKEN))
        if _has(content, "_VBA_PROJECT"):
            raise NotTaken(Fault("proofs.macros", name, "", "PDF"))
        for stream, found in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")):
            if _has(content, stream):
                return found
    raise NotTaken(Fault("proofs.unknown", name, "", TAKEN))


def _has(content: mmap.mmap, stream: str) -> bool:
    """Tell whether an old Office file has an entry for a stream of this name."""
    sign = stream.encode("utf-16-le") + b"\0\0"
    at = content.find(sign)
    while at >= 0:
        inside = at % ENTRY == 0 and at + ENTRY <= len(content)
        if inside and (content[at + 64], content[at + 66]) == (len(sign), STREAM):
            return True
        at = content.find(sign, at + 2)
    return False


def offered_name(name: str, media_type: str) -> str:
    """Return the name under which a file is handed out: with an ending that fits its content."""
    endings = _BY_TYPE[media_type].endings
    return name if name.lower().rpartition(".")[2] in endings else f"{name}.{endings[0]}"

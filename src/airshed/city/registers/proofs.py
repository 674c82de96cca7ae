"""Proofs of the invented city: small pictures and papers, the same bytes for the same subject."""

import struct
import zlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256

WIDTH, HEIGHT = 64, 48
BLOCK = 8
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Proof:
    """A photo or paper that belongs to a row.

    Attributes:
        register: of which register.
        key: of which row.
        purpose: what it shows: `before`, `after`, `photo`, `closing`, `visit`, `file`.
        moment: when it was taken, or filed. [city wall time]
        lon: where, as the phone said; None = a paper. [°, WGS-84]
        lat: the same. [°]
        name: of the file.
        content: PNG or PDF.
    """

    register: str
    key: str
    purpose: str
    moment: datetime
    lon: Decimal | None
    lat: Decimal | None
    name: str
    content: bytes


def picture(subject: str) -> bytes:
    """Return a PNG of coloured blocks that no other subject has."""
    bits = b"".join(sha256(f"{subject} {part}".encode()).digest() for part in range(2))
    lines = []
    for top in range(HEIGHT // BLOCK):
        colours = bits[top * BLOCK : (top + 1) * BLOCK]
        line = b"\x00" + b"".join(bytes([colour]) * BLOCK for colour in colours)
        lines += [line] * BLOCK
    palette = bytes(part for shade in range(256) for part in (shade, (shade * 7 + bits[60]) % 256, 255 - shade))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    body = zlib.compress(b"".join(lines), 1)
    return PNG + _chunk(b"IHDR", head) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def paper(words: str) -> bytes:
    """Return a PDF of one page with a line of Latin words."""
    stream = f"BT /F1 14 Tf 60 760 Td ({words}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    text, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(text))
        text += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(text))
    return text + b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table) + end

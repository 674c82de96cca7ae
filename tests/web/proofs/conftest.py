"""Photos and documents made for tests, hostile ones too, and proofs of two departments."""

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.web.conftest import Site

from airshed.web.proofs import operations
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Belonging

AT = datetime(2019, 11, 20, 8, 30)
OWN = Belonging(state="draft", department="ecology", area="A1", grid="G1", enterprise="E1")
ELSEWHERE = Belonging(state="confirmed", department="housing", area="A2", grid="G2", enterprise="E2")
SERIAL = "SN-4711-SECRET"


def scene(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Return a picture with large shapes and grain: synthetic, the same for the same seed."""
    chance = random.Random(seed)
    shapes = Image.frombytes("RGB", (12, 9), chance.randbytes(12 * 9 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (200, 150), chance.randbytes(200 * 150 * 3)).resize(size)
    return Image.blend(shapes, grain, 0.05)


def jpeg(  # noqa: PLR0913 - what a camera writes
    picture: Image.Image,
    *,
    taken: str | None = "2019:11:19 15:04:05",
    offset: str | None = None,
    place: tuple[Any, Any] | None = ((43, 39, 6), (111, 58, 37.2)),
    sides: tuple[str, str] = ("N", "E"),
    orientation: int = 1,
    quality: int = 90,
) -> bytes:
    """Return a JPEG as a telephone writes it: moment, place, number of the device."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Maker", orientation
    own = exif.get_ifd(0x8769)
    own[0xA431] = SERIAL
    if taken:
        own[0x9003] = taken
    if offset:
        own[0x9011] = offset
    if place:
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2], gps[3], gps[4] = sides[0], place[0], sides[1], place[1]
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, exif=exif, comment=SERIAL.encode())
    return buffer.getvalue()


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def package(*parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return buffer.getvalue()


def old_office(*streams: str, class_id: bytes = bytes(16)) -> bytes:
    """Return the skeleton of an old Office file: its head, and a directory with these streams."""

    def entry(name: str, kind: int, of: bytes = bytes(16)) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + bytes(12) + of + bytes(32)

    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 0)
    directory = entry("Root Entry", 5, class_id) + b"".join(entry(name, 2) for name in streams)
    return bytes(head) + directory.ljust(1024, b"\0")


def in_parts(content: bytes, size: int = 65_536) -> Iterator[bytes]:
    yield from (content[n : n + size] for n in range(0, len(content), size))


Seal = Callable[..., Proof]


@pytest.fixture
def seal(site: Site) -> Seal:
    """Seal something as an officer does; what is not said is of boiler GL-003 before."""

    def seal(content: bytes, name: str = "炉前.jpg", **given: Any) -> Proof:
        about = {"register": "boilers", "key": "GL-003", "purpose": "before", "by": "officer", "at": AT, "scope": OWN}
        return operations.seal(site.home, name=name, chunks=in_parts(content), **{**about, **given})

    return seal


def kept(home: Path) -> list[Path]:
    """Return every file that is kept or at work."""
    folders = (home / "files" / "proofs", home / "files" / "shown", home / ".uploading")
    return [path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()]

"""Photos: when and where they were taken, copies that may be shown, and what makes two of them alike. No Django here.

A copy has no metadata: no place, no numbers of devices, no comments. It is made again from the original when missing.
"""

import math
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import Any

from PIL import Image

from airshed.calendar import CITY_TIME
from airshed.errors import Fault
from airshed.web import keeping
from airshed.web.proofs.media import NotTaken

ORIGINALS, SHOWN = Path("files") / "proofs", Path("files") / "shown"
MOST_PIXELS = 40_000_000
COPY, THUMB = 1600, 320
"""Longest sides of the copies. [px]"""
QUALITY = 82
BITS, WIDE, HIGH = 64, 9, 8
NEAR = 4
"""Photos whose fingerprints differ in so many bits at most are alike."""
PARTS = 5
"""A fingerprint is cut into one part more than bits may differ, so that photos that are alike share a whole part."""
LEAST_CONTRAST, LEAST_BITS = 16, 8
"""Less of it says nothing: a wall, a sheet of paper, the sky at night."""
_TURN = threading.Lock()
"""Large photos take much memory: one after the other."""
_BROKEN = (
    *(OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError, Warning),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)
"""What the library says of files that are not what they seem."""
_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
_TAKEN, _DIGITIZED, _TAKEN_OFFSET, _DIGITIZED_OFFSET = 0x9003, 0x9004, 0x9011, 0x9012
_UPRIGHT: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a photo tells of itself.

    Attributes:
        taken_at: when it was taken by its camera, in the city's wall time; None where it does not say.
        lon: where, east of Greenwich, WGS-84; None where it does not say. [degrees]
        lat: as `lon`, north of the equator. [degrees]
        fingerprint: of what is to be seen, 16 hexadecimal digits; nothing where too little is to be seen.
    """

    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None
    fingerprint: str = ""


NOTHING = Facts()


def look(path: Path, name: str) -> tuple[Facts, Image.Image]:
    """Return what a photo tells, and its upright copy without metadata.

    Raises:
        NotTaken: it is damaged, or has too many pixels.
    """
    try:
        with _TURN, Image.open(path, formats=["JPEG", "PNG", "WEBP"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotTaken(_too_many(name, f"{image.width} × {image.height}"))
            exif = _exif_of(image)
            copy = _upright(image, exif.get(_ORIENTATION))
            lon, lat = _place(exif)
            return Facts(_moment(exif), lon, lat, fingerprint(copy)), copy
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotTaken(_too_many(name, "")) from None
    except _BROKEN:
        raise NotTaken(Fault("proofs.broken_photo", name)) from None


def _too_many(name: str, size: str) -> Fault:
    return Fault("proofs.too_many_pixels", name, size, f"{MOST_PIXELS // 1_000_000}")


def _upright(image: Any, orientation: object) -> Image.Image:  # noqa: ANN401 - a file of any format
    image.draft("RGB", (COPY, COPY))  # a JPEG is read at about the size that is needed
    image.load()
    if image.mode in {"P", "LA", "PA", "RGBA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        found = Image.new("RGB", layer.size, "white")
        found.paste(layer, mask=layer.getchannel("A"))
    else:
        found = image.convert("RGB")
    found.thumbnail((COPY, COPY))
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    turned = found.transpose(turn) if turn is not None else found
    bare = Image.new("RGB", turned.size)
    bare.paste(turned)
    return bare


# --- what the camera wrote ---


def _exif_of(image: Any) -> dict[int, Any]:  # noqa: ANN401 - as above
    """Return what the camera wrote, with place and moment below their own numbers; nothing where it is damaged."""
    try:
        exif = image.getexif()
        return {**exif, _EXIF: dict(exif.get_ifd(_EXIF)), _GPS: dict(exif.get_ifd(_GPS))}
    except _BROKEN:
        return {}


def _moment(exif: Mapping[int, Any]) -> datetime | None:
    own = exif.get(_EXIF, {})
    for tag, offset in ((_TAKEN, _TAKEN_OFFSET), (_DIGITIZED, _DIGITIZED_OFFSET)):
        text, zone = _text(own.get(tag)), _text(own.get(offset))
        try:
            found = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - city wall time, unless it names a zone
        except ValueError:
            continue
        try:
            aware = datetime.strptime(f"{text} {zone}", "%Y:%m:%d %H:%M:%S %z")
            return aware.astimezone(CITY_TIME).replace(tzinfo=None)
        except (ValueError, OverflowError):
            return found
    return None


def _text(value: object) -> str:
    return value.strip("\0 ") if isinstance(value, str) else ""


def _place(exif: Mapping[int, Any]) -> tuple[float, float] | tuple[None, None]:
    gps = exif.get(_GPS, {})
    lat, lon = _degrees(gps.get(2), gps.get(1), "S", 90), _degrees(gps.get(4), gps.get(3), "W", 180)
    if lat is None or lon is None or (lat, lon) == (0, 0):  # cameras without a fix write zeros
        return None, None
    return lon, lat


def _degrees(parts: object, side: object, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ArithmeticError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or not 0 <= found <= most:
        return None
    return round(-found if _text(side).upper() == negative else found, 6)


# --- what is to be seen ---


def fingerprint(image: Image.Image) -> str:
    """Return the 64 bits that say where a picture gets brighter from left to right, or nothing where it is flat."""
    grey = image.convert("L").resize((WIDE, HIGH), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(HIGH):
        line = grey[row * WIDE : (row + 1) * WIDE]
        for left, right in pairwise(line):
            bits = bits << 1 | (left < right)
    if max(grey) - min(grey) < LEAST_CONTRAST or not LEAST_BITS <= bits.bit_count() <= BITS - LEAST_BITS:
        return ""
    return f"{bits:016x}"


def parts_of(found: str) -> list[int | None]:
    """Return a fingerprint cut into parts, by which those that are alike are searched for."""
    if not found:
        return [None] * PARTS
    bits, width = int(found, 16), -(-BITS // PARTS)
    return [bits >> (width * n) & (1 << width) - 1 for n in range(PARTS)]


def alike(one: str, other: str) -> bool:
    """Tell whether two fingerprints are of nearly the same picture."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR


# --- copies ---


def write_copies(home: Path, sha256: str, copy: Image.Image) -> None:
    """Write both copies of a photo."""
    for longest in (COPY, THUMB):
        small = copy.copy()
        small.thumbnail((longest, longest))
        with _whole(_copy_path(home, sha256, longest)) as file:
            small.save(file, "JPEG", quality=QUALITY)


def copy_of(home: Path, sha256: str, longest: int) -> Path:
    """Return where a copy of a photo is, after making it again where it is missing.

    Raises:
        NotTaken: the original is damaged.
        OSError: it is not there.
    """
    path = _copy_path(home, sha256, longest)
    if not path.exists():
        original = keeping.path_of(home, ORIGINALS, sha256)
        original.stat()
        write_copies(home, sha256, look(original, sha256)[1])
    return path


def _copy_path(home: Path, sha256: str, longest: int) -> Path:
    original = keeping.path_of(home, SHOWN, sha256)
    return original.with_name(f"{sha256}-{longest}.jpg")


@contextmanager
def _whole(path: Path) -> Iterator[Any]:
    """Yield a file that has its name only once it is written."""
    path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        made = Path(file.name)
        try:
            yield file
            file.flush()
            made.chmod(0o640)
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise

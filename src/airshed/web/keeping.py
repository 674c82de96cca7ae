"""Bytes kept under their SHA-256 in a folder of the home: `FOLDER/ab/abcd…`; never changed, never run. No Django here.

What is in the making is in `.uploading`, which is in no backup.
"""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from airshed.errors import AirshedError, Fault

WORK = ".uploading"
DIGEST = re.compile(r"[0-9a-f]{64}")
LONGEST_NAME = 120
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}")
FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
MB = 1_000_000
CHUNK = 1 << 16


class TooLarge(AirshedError):
    """A file weighs more than it may; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that came and has no place yet; it goes unless it is given one.

    Attributes:
        path: where it is for now.
        name: how it is called, safe on any system.
        size: its size. [bytes]
        sha256: of its bytes.
    """

    path: Path
    name: str
    size: int
    sha256: str


def safe_name(name: str) -> str:
    """Return a file name without folders, signs that steer, or names of devices; the ending stays."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(
        c for c in last if unicodedata.category(c)[0] != "C" and unicodedata.category(c) not in {"Zl", "Zp"}
    )
    plain = FORBIDDEN.sub("_", plain).strip(" ~")
    plain = f"file{plain}" if ENDING.fullmatch(plain) else plain.strip(" .~")
    if DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > LONGEST_NAME and dot and len(suffix) < 10:  # noqa: PLR2004 - no ending is longer
        plain = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return plain[:LONGEST_NAME] or "file"


def distinct_names(names: Sequence[str]) -> list[str]:
    """Return the names, each once: the second `a.csv` is `a (2).csv`."""
    used: set[str] = set()
    found = []
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        n, new = 1, name
        while new.casefold() in used:
            n += 1
            new = f"{stem} ({n}).{suffix}" if dot else f"{name} ({n})"
        used.add(new.casefold())
        found.append(new)
    return found


@contextlib.contextmanager
def held(home: Path, name: str, chunks: Iterable[bytes], *, most: int) -> Iterator[Held]:
    """Write the bytes of a file down and yield what they are; at the end they go, unless `place` gave them a place.

    Raises:
        TooLarge: there are more than `most` bytes.
        OSError: the disk is full.
    """
    work = home / WORK
    work.mkdir(mode=0o750, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=work, prefix="in-") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLarge(Fault("web.file_too_large", safe_name(name), "", f"{most // MB} MB"))
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        yield Held(Path(file.name), safe_name(name), size, digest.hexdigest())


def place(home: Path, folder: Path, file: Held) -> None:
    """Give a file its place under its digest, unless it is there."""
    target = path_of(home, folder, file.sha256)
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    if target.exists():
        return
    file.path.chmod(0o440)
    try:
        os.link(file.path, target)
    except FileExistsError:  # somebody else brought the same bytes at the same time
        return
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise
        shutil.copyfile(file.path, target.with_suffix(".part"))  # another disk, or one without links
        target.with_suffix(".part").replace(target)


def path_of(home: Path, folder: Path, sha256: str) -> Path:
    """Return where the bytes of a digest are."""
    if not DIGEST.fullmatch(sha256):
        msg = f"no digest: {sha256!r}"
        raise ValueError(msg)
    return home / folder / sha256[:2] / sha256


def digest_of(path: Path) -> str:
    """Return the digest of the bytes that are there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def chunks_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file as they came."""
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            yield block

"""Where the bytes of uploads are: kept under their SHA-256, never changed, never run. No Django here.

`files/uploads/ab/abcd…` has the bytes; `files/uploads/rejects/N.parquet` the refused rows of upload N. What is in the
making is in `.uploading`, which is in no backup.
"""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from airshed.web import keeping
from airshed.web.keeping import DIGEST, WORK

FOLDER = Path("files") / "uploads"
REJECTS = "rejects"
DAY_S = 86400


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept.

    Attributes:
        name: how it is called, safe on any system.
        size: its size. [bytes]
        sha256: of its bytes.
    """

    name: str
    size: int
    sha256: str


def keep(home: Path, name: str, chunks: Iterable[bytes], *, most: int) -> Kept:
    """Write the bytes of a file to their place, unless they are there; they count once they are on the disk.

    Raises:
        TooLarge: there are more than `most` bytes.
        OSError: the disk is full.
    """
    with keeping.held(home, name, chunks, most=most) as file:
        keeping.place(home, FOLDER, file)
    return Kept(file.name, file.size, file.sha256)


def path_of(home: Path, sha256: str) -> Path:
    """Return where the bytes of a digest are."""
    return keeping.path_of(home, FOLDER, sha256)


def rejects_of(home: Path, number: int) -> Path:
    """Return where the refused rows of an upload are."""
    return home / FOLDER / REJECTS / f"{number}.parquet"


@contextlib.contextmanager
def laid_out(home: Path, number: int, files: Sequence[tuple[str, str]]) -> Iterator[Path]:
    """Yield a folder where files, given as name and digest, are under their names; it goes at the end.

    Where the work fails it stays, as after a crash: it tells that the work was interrupted.
    """
    folder = work_of(home, number) / "files"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o750, parents=True)
    for name, sha256 in files:
        (folder / name).symlink_to(path_of(home, sha256))
    yield folder
    shutil.rmtree(work_of(home, number), ignore_errors=True)


def work_of(home: Path, number: int) -> Path:
    """Return the folder where an upload is at work."""
    return home / WORK / str(number)


@contextlib.contextmanager
def alone(home: Path, name: str) -> Iterator[bool]:
    """Yield whether nobody else is at the same work; the hold ends with the process, whatever happens."""
    work = home / WORK
    work.mkdir(mode=0o750, exist_ok=True)
    handle = os.open(work / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o640)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def digests_on_disk(home: Path) -> Iterator[Path]:
    """Yield every file kept under a digest."""
    yield from (p for p in sorted((home / FOLDER).glob("??/*")) if DIGEST.fullmatch(p.name))


def sweep(home: Path, needed: set[str]) -> None:
    """Remove bytes that nobody needs, and what was left of work that was killed; what is young is left alone."""
    young = time.time() - DAY_S
    for path in digests_on_disk(home):
        if path.name not in needed and path.stat().st_ctime < young:
            path.unlink(missing_ok=True)
    for path in (home / WORK).glob("in-*") if (home / WORK).is_dir() else ():
        if path.stat().st_mtime < young:
            path.unlink(missing_ok=True)

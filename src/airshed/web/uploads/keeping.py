"""Where the bytes of uploads are: kept under their SHA-256, never changed, never run. No Django here.

`files/uploads/ab/abcd…` has the bytes; `files/uploads/rejects/N.parquet` the refused rows of upload N. What is in the
making is in `.uploading`, which is in no backup.
"""

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import shutil
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from airshed.errors import AirshedError, Fault

FOLDER = Path("files") / "uploads"
WORK = ".uploading"
REJECTS = "rejects"
DIGEST = re.compile(r"[0-9a-f]{64}")
LONGEST_NAME = 120
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}")
FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
MB = 1_000_000
DAY_S = 86400


class TooLarge(AirshedError):
    """The files weigh more than an upload may; nothing was kept."""


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


def keep(home: Path, name: str, chunks: Iterable[bytes], *, most: int) -> Kept:
    """Write the bytes of a file to their place, unless they are there; they count once they are on the disk.

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
                raise TooLarge(Fault("uploads.too_large", name, "", f"{most // MB} MB"))
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        _place(Path(file.name), path_of(home, digest.hexdigest()))
    return Kept(safe_name(name), size, digest.hexdigest())


def _place(made: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    if target.exists():
        return
    made.chmod(0o440)
    try:
        os.link(made, target)
    except FileExistsError:  # another upload brought the same bytes at the same time
        return
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise
        shutil.copyfile(made, target.with_suffix(".part"))  # another disk, or one without links
        target.with_suffix(".part").replace(target)


def path_of(home: Path, sha256: str) -> Path:
    """Return where the bytes of a digest are."""
    if not DIGEST.fullmatch(sha256):
        msg = f"no digest: {sha256!r}"
        raise ValueError(msg)
    return home / FOLDER / sha256[:2] / sha256


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

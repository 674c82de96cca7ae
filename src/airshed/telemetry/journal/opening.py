"""Opening a journal for writing: its end is looked at, and what a crash left half written is cut off."""

import errno
import fcntl
import os
from pathlib import Path
from typing import NamedTuple

from airshed.errors import AirshedError, Fault
from airshed.telemetry.journal.disk import Disk, sync_names
from airshed.telemetry.journal.files import HEAD, LOCK, JournalFile, before_of, later, listed, told_head
from airshed.telemetry.journal.reading import AT_ONCE, Damage, Walked, tail_of, walk
from airshed.telemetry.journal.records import START, Head, Record


class JournalBusy(AirshedError):
    """Somebody else writes the journal."""


class Cut(NamedTuple):
    """What was cut off when a journal was opened, since a crash had left it half written.

    Attributes:
        file: name of the file; `head` if the head beside the files could not be read.
        at: where [bytes].
        size: how much [bytes].
    """

    file: str
    at: int
    size: int


class Opened(NamedTuple):
    """The end of a journal.

    Attributes:
        file: the file that goes on; None before the first frame.
        end: its size [bytes].
        head: the last frame.
        cut: what was cut off.
    """

    file: JournalFile | None
    end: int
    head: Head
    cut: tuple[Cut, ...]


def locked(folder: Path) -> int:
    """Return a handle that holds a journal for writing until it is closed.

    Raises:
        JournalBusy: somebody else holds it; the process is named.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        os.pwrite(handle, b"pid %d" % os.getpid(), 0)
    except OSError as error:
        holder = os.pread(handle, 100, 0).decode("ascii", "replace")
        os.close(handle)
        if error.errno in (errno.EAGAIN, errno.EACCES):
            raise JournalBusy(Fault("telemetry.journal_busy", str(folder), holder)) from None
        raise
    return handle


def opened(folder: Path, *, disk: Disk) -> Opened:
    """Return the end of a journal, cut to its last whole frame and durable.

    Raises:
        JournalDamaged: something is wrong that no crash leaves; nothing was touched.
    """
    said, files, cut = told_head(folder), listed(folder), []
    known = said or START
    if said is None and (files or _size(folder / HEAD)):
        cut.append(Cut(HEAD, 0, _size(folder / HEAD)))
    while files:
        file, walked = files[-1], _walked(files, known)
        size = _size(file.path)
        if walked.head.number >= file.first:
            _trim(file, walked.end, size, disk)
            cut += [Cut(file.name, walked.end, size - walked.end)] if size > walked.end else []
            return Opened(file, walked.end, walked.head, tuple(cut))
        cut.append(Cut(file.name, 0, size))
        disk.remove(files.pop().path)
        sync_names(disk, file.path.parent)
    if known.number:
        raise Damage(HEAD, 1, "missing").error()
    return Opened(None, 0, START, tuple(cut))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _walked(files: list[JournalFile], known: Head) -> Walked:
    """Return how far the last file goes; what is behind it may be cut off."""
    file, before = files[-1], before_of(files, len(files) - 1)
    if before is None:
        raise Damage(file.name, file.first, "files").error()
    walked = Walked(before, 0, "")
    with file.path.open("rb", buffering=AT_ONCE) as stream:
        for found in walk(stream, before=before):
            if isinstance(found, Record) and found.number == known.number and found.hash != known.hash:
                raise Damage(HEAD, known.number, "head_differs").error()
            if isinstance(found, Walked):
                walked = found
    missing = walked.head.number < known.number
    if missing or later(tail_of(file, walked.end), last=walked.head):
        raise Damage(file.name, walked.head.number + 1, walked.what or "missing").error()
    return walked


def _trim(file: JournalFile, end: int, size: int, disk: Disk) -> None:
    """Cut a file, and have it durable: a process that was killed may have left frames that the disk does not have."""
    handle = os.open(file.path, os.O_RDWR)
    try:
        if size > end:
            disk.truncate(handle, end)
        disk.sync(handle)
    finally:
        os.close(handle)
    sync_names(disk, file.path.parent)
    sync_names(disk, file.path.parent.parent)

"""Files of a journal: names, first lines, and the head that is told beside them."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from airshed.telemetry.journal.records import LINE, NO_HASH, START, Head, LineBroken

MARK = b"airshed-journal 1"
JOURNAL = "journal"
"""Folder of the journal in a home."""
HEAD = "head"
LOCK = "lock"
TRIES = 3
"""A head is read so often before it counts as unreadable: a writer may be at it."""
NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{19})\.frames")
TOLD = re.compile(rb"([0-9]{19}) ([0-9a-f]{64}) ([0-9a-f]{16})\n")


class JournalFile(NamedTuple):
    """A file of a journal.

    Attributes:
        path: where it is.
        day: that of the first frame of its first group, in city time.
        first: number of its first frame.
    """

    path: Path
    day: date
    first: int

    @property
    def name(self) -> str:
        """Folder of the year, and name."""
        return f"{self.path.parent.name}/{self.path.name}"


def file_of(folder: Path, *, day: date, first: int) -> JournalFile:
    """Return a file that begins with a frame on a day; it need not be there."""
    return JournalFile(folder / f"{day.year:04}" / f"{day.isoformat()}-{first:019}.frames", day, first)


def listed(folder: Path) -> list[JournalFile]:
    """Return the files of a journal in the order of their frames."""
    named = ((path, NAME.fullmatch(path.name)) for path in folder.glob("[0-9]*/*.frames"))
    found = [JournalFile(path, date.fromisoformat(name[1]), int(name[2])) for path, name in named if name]
    return sorted(found, key=lambda file: (file.first, file.path))


def first_line(before: Head) -> bytes:
    """Return the first line of a file: which number follows, and the hash before it."""
    return b"%b %d %b\n" % (MARK, before.number + 1, before.hash.encode("ascii"))


def check_first_line(line: bytes, *, before: Head) -> None:
    """Refuse a first line that does not follow `before`.

    Raises:
        LineBroken: `first_line`.
    """
    if line != first_line(before):
        raise LineBroken("first_line")


def told(head: Head) -> bytes:
    """Return the content of the file `head`, which always has the same length."""
    text = b"%019d %b" % (head.number, head.hash.encode("ascii"))
    return b"%b %b\n" % (text, hashlib.sha256(text).hexdigest()[:16].encode("ascii"))


def told_head(folder: Path) -> Head | None:
    """Return the head that is told beside the files; None if it is missing or cannot be read."""
    for _ in range(TRIES):
        try:
            content = (folder / HEAD).read_bytes()
        except FileNotFoundError:
            return None
        if found := TOLD.fullmatch(content):
            head = Head(int(found[1]), found[2].decode("ascii"))
            if told(head) == content and (head.number > 0 or head.hash == NO_HASH):
                return head
    return None


def last_of(file: JournalFile) -> Head | None:
    """Return the head at the end of a file, from its last line, unchecked; None where there is no whole one."""
    with file.path.open("rb") as stream:
        stream.seek(max(0, file.path.stat().st_size - 2 * 65_536))
        lines = stream.read().splitlines(keepends=True)
    found = LINE.fullmatch(lines[-1]) if lines else None
    return Head(int(found[1]), found[6].decode("ascii")) if found else None


def before_of(files: list[JournalFile], at: int) -> Head | None:
    """Return the head before the file at a place of the list; None if what is before it ends otherwise."""
    head = last_of(files[at - 1]) if at else START
    return head if head and head.number + 1 == files[at].first else None


def later(tail: bytes, *, last: Head) -> bool:
    """Return whether a tail has a line of a group that was begun after the frame behind `last` was made durable."""
    lines = (LINE.fullmatch(line) for line in tail.splitlines(keepends=True))
    return any(int(line[2]) > last.number + 1 for line in lines if line)

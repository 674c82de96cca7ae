"""Reading a journal: frames from a number on, heads of days, and whether all of it is as it was written."""

import contextlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from airshed.errors import AirshedError, Fault
from airshed.telemetry.journal.files import (
    HEAD,
    JournalFile,
    before_of,
    check_first_line,
    last_of,
    later,
    listed,
    told_head,
)
from airshed.telemetry.journal.records import LINE, START, Head, LineBroken, Record, record_of

AT_ONCE, A_FEW = 1 << 20, 1 << 13
"""Read at once: of many frames, and of few that lie apart. [bytes]"""
NEAR = 32
"""A frame that is so near behind another one is walked to, not sought."""


class JournalDamaged(AirshedError):
    """A journal is not as it was written."""


class Damage(NamedTuple):
    """The first place where something is wrong.

    Attributes:
        file: name of the file.
        number: number of the frame that should be there.
        what: `line_form`, `number`, `hash`, `first_line`, `files`, `torn`, `missing`, `head_unreadable` or
            `head_differs`.
    """

    file: str
    number: int
    what: str

    def error(self) -> JournalDamaged:
        """Return it as an error."""
        return JournalDamaged(Fault("telemetry.journal_damaged", self.file, str(self.number), self.what))


class Verdict(NamedTuple):
    """What a journal is worth.

    Attributes:
        frames: how many follow each other without a fault, from the first.
        head: that of the last of them.
        first_fault: None if there is none.
    """

    frames: int
    head: Head
    first_fault: Damage | None


class Walked(NamedTuple):
    """How far a file goes without a fault.

    Attributes:
        head: after its last good line.
        end: where that line ends [bytes].
        what: code of what is wrong behind it; empty if nothing is there.
    """

    head: Head
    end: int
    what: str


def walk(stream: BinaryIO, *, before: Head, whole: bool = True) -> Iterator[Record | Walked]:
    """Yield the records of a file as long as they are good, then how far it went.

    Args:
        stream: the file.
        before: the head before what follows in it.
        whole: whether it is read from its first line on.
    """
    end, what = stream.tell(), ""
    try:
        if whole:
            line = stream.readline()
            check_first_line(line, before=before)
            end += len(line)
        for line in stream:
            if not line.endswith(b"\n"):
                what = "torn"
                break
            record = record_of(line, before=before)
            before, end = record.head, end + len(line)
            yield record
    except LineBroken as broken:
        what = str(broken)
    yield Walked(before, end, what)


def tail_of(file: JournalFile, end: int) -> bytes:
    """Return what is in a file behind a place."""
    with file.path.open("rb") as stream:
        stream.seek(end)
        return stream.read()


def frames(folder: Path, *, first: int = 1) -> Iterator[Record]:
    """Yield the frames of a journal from a number on; each is checked against the one before it.

    A line that is not whole yet, at the very end, is not there yet.

    Raises:
        JournalDamaged: where something is wrong, after all that is before it.
    """
    yield from _frames_from(listed(folder), first=first)


def chosen(folder: Path, numbers: Iterable[int]) -> Iterator[Record]:
    """Yield frames by their numbers, given in order, each checked as `frames` does.

    Those that are damaged or not there are left out: who asks for a few of many years needs no more than these.
    """
    files, at = listed(folder), 0
    walking: Iterator[Record] = iter(())
    for number in numbers:
        found = _next(walking, number) if at < number <= at + NEAR else None
        if found is None:
            walking = _frames_from(files, first=number, buffer=A_FEW)
            found = _next(walking, number)
        at = number
        if found is not None and found.number == number:
            yield found


def _next(walking: Iterator[Record], number: int) -> Record | None:
    """Return the first record from a number on; None where the walk ends before it, or at damage."""
    with contextlib.suppress(JournalDamaged):
        return next((record for record in walking if record.number >= number), None)
    return None


def _frames_from(files: list[JournalFile], *, first: int, buffer: int = AT_ONCE) -> Iterator[Record]:
    at = max(0, bisect_right([file.first for file in files], first) - 1)
    for place in range(at, len(files)):
        yield from _frames_of(files, place, first=first, buffer=buffer)


def _frames_of(files: list[JournalFile], place: int, *, first: int, buffer: int) -> Iterator[Record]:
    file, before = files[place], before_of(files, place)
    if before is None:
        raise Damage(file.name, file.first, "files").error()
    with file.path.open("rb", buffering=buffer) as stream:
        if first > file.first:
            before = _sought(stream, file, number=first - 1)
        if before is None:
            return
        for found in walk(stream, before=before, whole=first <= file.first):
            if isinstance(found, Record):
                yield found
            elif found.what and not (found.what == "torn" and place == len(files) - 1):
                raise Damage(file.name, found.head.number + 1, found.what).error()


def _sought(stream: BinaryIO, file: JournalFile, *, number: int) -> Head | None:
    """Return the head of a number, with the stream behind its line; None if the file ends before it."""
    low, high = len(stream.readline()), file.path.stat().st_size
    while low < high:
        middle = (low + high) // 2
        stream.seek(middle - 1)
        stream.readline()
        start = stream.tell()
        line = stream.readline()
        found = LINE.fullmatch(line)
        if found is None and line.endswith(b"\n"):
            raise Damage(file.name, number, "line_form").error()
        if found is None or int(found[1]) >= number:
            high = middle
        else:
            low = start + len(line)
    stream.seek(low)
    found = LINE.fullmatch(stream.readline())
    return Head(number, found[6].decode("ascii")) if found and int(found[1]) == number else None


def head_of_day(folder: Path, day: date) -> Head | None:
    """Return number and hash of the last frame in the files of a day; None if it has none.

    Written down elsewhere, they bear witness to everything before them.
    """
    heads = [last_of(file) for file in listed(folder) if file.day == day]
    return heads[-1] if heads else None


def check_newest(folder: Path, *, most: int) -> None:
    """Refuse a journal whose newest frames are not as they were written: those of its last day, so many at most.

    May run beside a writer. What is older is read by `verify` alone.

    Raises:
        JournalDamaged: where something is wrong.
    """
    head, files = told_head(folder), listed(folder)
    if head is None and (files or _begun(folder)):
        raise Damage(HEAD, 1, "head_unreadable").error()
    if head is None or not head.number:
        return
    day = min((file.first for file in files if file.day == files[-1].day), default=1)
    for record in frames(folder, first=min(head.number, max(day, head.number - most + 1))):
        if record.head == head:
            return
        if record.number >= head.number:
            raise Damage(HEAD, head.number, "head_differs").error()
    raise Damage(files[-1].name if files else HEAD, head.number, "missing").error()


def verify(folder: Path) -> Verdict:
    """Read a whole journal and tell how far it is as it was written; may run beside a writer."""
    said = told_head(folder)
    files, head = listed(folder), START
    for place, file in enumerate(files):
        if file.first != head.number + 1:
            return _verdict(head, Damage(file.name, head.number + 1, "files"))
        with file.path.open("rb", buffering=AT_ONCE) as stream:
            for found in walk(stream, before=head):
                head = found.head
                if said and said.number == head.number and said.hash != head.hash:
                    return _verdict(head, Damage(HEAD, said.number, "head_differs"))
                if isinstance(found, Walked) and found.what:
                    last = place == len(files) - 1
                    damaged = not last or said is None or said.number > head.number
                    if damaged or later(tail_of(file, found.end), last=head):
                        return _verdict(head, Damage(file.name, head.number + 1, found.what))
    if said is None and (files or _begun(folder)):
        return _verdict(head, Damage(HEAD, head.number, "head_unreadable"))
    if said and said.number > head.number:
        return _verdict(head, Damage(files[-1].name if files else HEAD, head.number + 1, "missing"))
    return _verdict(head, None)


def _verdict(head: Head, fault: Damage | None) -> Verdict:
    return Verdict(head.number, head, fault)


def _begun(folder: Path) -> bool:
    """Return whether something was written as the head; a crash at the very beginning leaves an empty one."""
    path = folder / HEAD
    return path.exists() and path.stat().st_size > 0

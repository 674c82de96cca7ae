"""Writing a journal: frames are appended in groups, and a group is durable when `commit` returns.

Nothing may be answered before. A group is written only when the one before it is durable: whatever is wrong before a
line of a later group is damage, and what is wrong in the last group may be what a crash left of it. While one group is
stored in another thread (`seal`, `store`), the next may be appended.
"""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from airshed.errors import AirshedError, Fault
from airshed.telemetry.journal.disk import Disk, sync_names, write_all
from airshed.telemetry.journal.files import HEAD, JournalFile, file_of, first_line, told
from airshed.telemetry.journal.opening import locked, opened
from airshed.telemetry.journal.records import START, Frame, Head, lines_of

LARGEST = 64 << 20
"""A file that would grow beyond so many bytes is followed by another one."""
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class JournalFull(AirshedError):
    """There is no space; the journal is as it was, and the group at hand is forgotten."""


class JournalBroken(AirshedError):
    """The disk failed, or the journal is closed; nothing is written until it is opened anew."""


class Group(NamedTuple):
    """Frames that become durable together.

    Attributes:
        lines: their lines.
        head: that of the last of them.
        day: that of the first of them; None if there are none.
    """

    lines: list[bytes]
    head: Head
    day: date | None


class Journal:
    """A journal that is open for writing, by nobody else.

    Attributes:
        head: number and hash of the last durable frame.
        cut: what was cut off when it was opened.
    """

    def __init__(self, folder: Path, *, largest: int = LARGEST, disk: Disk | None = None) -> None:
        """Open a journal, or begin one; what a crash left half written is cut off.

        Args:
            folder: where it is; made if it is not there.
            largest: size of a file after which another one is begun [bytes].
            disk: how files are changed.

        Raises:
            JournalBusy: somebody else writes it.
            JournalDamaged: frames that were durable are missing or were changed; nothing is touched.
            OSError: the disk cannot be read or written.
        """
        self._folder, self._largest, self._disk = folder, largest, disk or Disk()
        self._handle = self._told = -1
        self._usable, self._untold = True, False
        self._lines: list[bytes] = []
        self._day: date | None = None
        self._sealed = self._tip = START
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = locked(folder)
        try:
            self._file, self._end, self.head, self.cut = opened(folder, disk=self._disk)
            if self._file is not None:
                self._handle = os.open(self._file.path, os.O_RDWR)
            self._told = os.open(folder / HEAD, os.O_RDWR | os.O_CREAT, 0o644)
            write_all(self._disk, self._told, told(self.head), 0)
            self._disk.truncate(self._told, len(told(self.head)))
            self._disk.sync(self._told)
            sync_names(self._disk, folder)
            sync_names(self._disk, folder.parent)
            self.forget()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def append(self, frames: Iterable[Frame]) -> range:
        """Add frames to the group at hand and return their numbers, which hold once `commit` has returned.

        Raises:
            FrameRefused: one cannot be written; none of them is added.
        """
        added = list(frames)
        before = self._tip
        lines, self._tip = lines_of(added, group=self._sealed.number + 1, before=before)
        self._lines += lines
        if self._day is None and added:
            self._day = added[0].received_at.date()
        return range(before.number + 1, self._tip.number + 1)

    def commit(self) -> Head:
        """Make the group at hand durable and return the head; only then may its frames be answered.

        Raises:
            JournalFull: there is no space; the group is forgotten, and a next one may be tried.
            JournalBroken: the disk failed, now or before; the group is forgotten.
        """
        try:
            return self.store(self.seal())
        except BaseException:
            self.forget()
            raise

    def seal(self) -> Group:
        """Return the group at hand, to be stored before any other; what is appended from now on is the next one."""
        group = Group(self._lines, self._tip, self._day)
        self._sealed, self._lines, self._day = self._tip, [], None
        return group

    def store(self, group: Group) -> Head:
        """Make a sealed group durable, as `commit` does; may run beside `append`.

        Raises:
            As `commit`; then call `forget` before anything is appended, for what was appended meanwhile follows
            frames that are not there.
        """
        if not self._usable:
            raise JournalBroken(Fault("telemetry.journal_broken", str(self._folder)))
        if group.day is not None:
            self._write(b"".join(group.lines), group.day)
            self.head = group.head
            self._tell()
        return self.head

    def forget(self) -> None:
        """Forget every frame that is not durable."""
        self._lines, self._day = [], None
        self._sealed = self._tip = self.head

    def _write(self, content: bytes, day: date) -> None:
        if self._file is None or day > self._file.day or self._end + len(content) > self._largest:
            self._begin(file_of(self._folder, day=day, first=self.head.number + 1), content)
            return
        with self._taken_back(self._handle, self._end):
            write_all(self._disk, self._handle, content, self._end)
            self._disk.sync(self._handle)
        self._end += len(content)

    def close(self) -> None:
        """Close it; a group that was not committed is forgotten."""
        if self._untold:
            self._tell()
        self._usable = False
        for handle in (self._handle, self._told, self._lock):
            if handle >= 0:
                os.close(handle)
        self._handle = self._told = self._lock = -1

    def _tell(self) -> None:
        """Tell the head beside the files; where that fails it is tried again, since the frames are durable already."""
        try:
            write_all(self._disk, self._told, told(self.head), 0)
        except OSError:
            self._untold = True
        else:
            self._untold = False

    def _begin(self, file: JournalFile, content: bytes) -> None:
        """Write a group as the beginning of a new file."""
        whole = first_line(self.head) + content
        try:
            file.path.parent.mkdir(exist_ok=True)
            handle = os.open(file.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
        except OSError as error:
            raise self._refusal(error) from error
        try:
            with self._taken_back(handle, 0, path=file.path):
                write_all(self._disk, handle, whole, 0)
                self._disk.sync(handle)
                sync_names(self._disk, file.path.parent)
                sync_names(self._disk, self._folder)
        except BaseException:
            os.close(handle)
            raise
        if self._handle >= 0:
            os.close(self._handle)
        self._file, self._handle, self._end = file, handle, len(whole)

    @contextlib.contextmanager
    def _taken_back(self, handle: int, size: int, *, path: Path | None = None) -> Iterator[None]:
        """Take back what was written if it cannot be made durable."""
        try:
            yield
        except OSError as error:
            refusal = self._refusal(error)
            try:
                self._disk.truncate(handle, size)
                if path is not None:
                    self._disk.remove(path)
            except OSError:
                self._usable = False
            raise refusal from error

    def _refusal(self, error: OSError) -> AirshedError:
        if error.errno in FULL:
            return JournalFull(Fault("telemetry.journal_full", str(self._folder), error.strerror or ""))
        self._usable = False
        return JournalBroken(Fault("telemetry.journal_broken", str(self._folder), error.strerror or ""))

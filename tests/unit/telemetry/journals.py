"""Journals for tests: frames that say their number, and disks that fail at a chosen step. All synthetic."""

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.journal.reading import frames
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal

AT = datetime(2026, 11, 30, 23, 59, 58)
PEER = "192.0.2.7:40000"
SMALL = 1_500
GROUPS = (
    range(1, 4),
    range(4, 5),
    range(5, 9),
    range(9, 12),
    range(12, 30),
    range(30, 31),
    range(31, 36),
    range(36, 41),
)


class PowerCut(BaseException):
    """The process is gone."""


def numbered(numbers: Iterable[int], *, at: datetime = AT) -> list[Frame]:
    """Return frames that say their number, a tenth of a second apart; some have line ends and zeros in them."""
    return [Frame(b"frame %d\r\n\0" % n + b"\n" * (n % 3), at + timedelta(milliseconds=100 * n), PEER) for n in numbers]


def written(folder: Path, *, groups: tuple[range, ...] = GROUPS, largest: int = SMALL) -> list[bytes]:
    """Write groups of frames and return their bytes."""
    with Journal(folder, largest=largest) as journal:
        for numbers in groups:
            assert journal.append(numbered(numbers)) == numbers
            assert journal.commit().number == numbers[-1]
    return [frame.raw for numbers in groups for frame in numbered(numbers)]


def raws(folder: Path, *, first: int = 1) -> list[bytes]:
    """Return the bytes of all frames of a journal."""
    return [record.frame.raw for record in frames(folder, first=first)]


class Hasty(Disk):
    """A disk that nothing waits for: where thousands of journals are opened, and no power is cut."""

    def sync(self, handle: int) -> None:
        pass


class Counting(Hasty):
    """A disk that counts its steps, and at one of them stops for good or fails once.

    A write that is stopped has put down half of its bytes.
    """

    def __init__(self, folder: Path, *, at: int = 0, fails: BaseException | None = None) -> None:
        self.folder, self.at, self.fails, self.steps = folder, at, fails, 0
        self.durable: dict[Path, bytes] = {}

    def _step(self) -> bool:
        self.steps += 1
        return self.steps == self.at

    def _fail(self) -> None:
        if self.fails is not None:
            raise self.fails

    def write(self, handle: int, content: bytes, at: int) -> int:
        if self._step():
            super().write(handle, content[: len(content) // 2], at)
            self._fail()
        return super().write(handle, content, at)

    def truncate(self, handle: int, size: int) -> None:
        if self._step():
            self._fail()
        super().truncate(handle, size)

    def sync(self, handle: int) -> None:
        if self._step():
            self._fail()
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.is_file():
            self.durable[path] = path.read_bytes()

    def remove(self, path: Path) -> None:
        if self._step():
            self._fail()
        super().remove(path)
        self.durable.pop(path, None)

    def lose_power(self, *, holes: bool) -> None:
        """Leave on the disk what was durable; with `holes` the rest has its size, and zeros at its beginning."""
        for path in [path for path in self.folder.rglob("*") if path.is_file() and path.name != "lock"]:
            kept, there = self.durable.get(path), path.read_bytes()
            if kept is None and not holes:
                path.unlink()
                continue
            kept = kept or b""
            rest = there[len(kept) :] if holes else b""
            lost = min(len(rest), 40)
            handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
            os.write(handle, kept + b"\0" * lost + rest[lost:])
            os.close(handle)

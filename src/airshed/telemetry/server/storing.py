"""Frames to the disk in groups, answers when a group is durable.

Frames are numbered and chained as they come, in the thread of the loop; one other thread brings a group to the disk
while the next one gathers. Where the disk is full or broken nothing is answered and nobody is read, and it is tried
again until it works: what was received stays in memory, and devices send again what was not answered.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from airshed.errors import AirshedError
from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.journal.records import Frame, Head
from airshed.telemetry.journal.writing import Journal

LOG = logging.getLogger("airshed.telemetry")
FULL = "telemetry.journal_full"
AGAIN_S = 1.0
"""A disk that refused is tried again after so long. [s]"""


class Batch:
    """Frames that become durable together, with what follows when they are."""

    __slots__ = ("after", "frames", "size")

    def __init__(self) -> None:
        """Begin an empty one."""
        self.frames: list[Frame] = []
        self.after: list[tuple[Callable[[bytes], None], bytes]] = []
        self.size = 0


class Store:
    """The journal of a gateway.

    Attributes:
        trouble: code of what is wrong with the disk; empty if nothing is.
        backlog: bytes that are not durable yet.
        task: what works here; it ends when the journal is closed, or by a fault of this program.
    """

    def __init__(self, folder: Path, *, disk: Disk | None, moved: Callable[[], None]) -> None:
        """Open the journal; needs a running loop.

        Args:
            folder: where it is.
            disk: how files are changed.
            moved: called whenever `trouble` or `backlog` became less or more.

        Raises:
            JournalBusy: another gateway writes it.
            JournalDamaged: it is not as it was written.
        """
        self._folder, self._disk, self._moved = folder, disk, moved
        self._journal = Journal(folder, disk=disk)
        self.trouble, self.backlog = "", 0
        self._batch, self._flying = Batch(), Batch()
        self._ending = False
        self._loop = asyncio.get_running_loop()
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self.task = self._loop.create_task(self._commit_all())

    @property
    def head(self) -> Head:
        """The last durable frame."""
        return self._journal.head

    def add(self, frames: list[Frame], *, size: int, write: Callable[[bytes], None], answers: bytes) -> None:
        """Take frames of so many bytes; `answers` are written once they are durable."""
        if not frames:
            return
        if not self.trouble:
            self._journal.append(frames)
        batch = self._batch
        batch.frames += frames
        batch.size += size
        self.backlog += size
        if answers:
            batch.after.append((write, answers))
        self._wake.set()

    async def close(self) -> None:
        """Bring what is left to the disk, answer it, and close the journal; what a bad disk refuses is not answered."""
        self._ending = True
        self._wake.set()
        await self.task
        self._thread.shutdown()
        self._journal.close()

    async def _commit_all(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._batch.frames:
                if not await self._committed():
                    return
            if self._ending:
                return

    async def _committed(self) -> bool:
        """Make the batch at hand durable and answer it; return whether to go on."""
        self._flying, self._batch = self._batch, Batch()
        group, flying = self._journal.seal(), self._flying
        while True:
            try:
                await self._loop.run_in_executor(self._thread, self._journal.store, group)
            except AirshedError as error:
                self._tell(error.faults[0].code)
                if self._ending:
                    return False
                await self._mended()
                group = self._journal.seal()
            else:
                break
        self.backlog -= flying.size
        self._tell("")
        for write, answers in flying.after:
            write(answers)
        return True

    async def _mended(self) -> None:
        """Wait, and chain anew what is not durable; a broken journal is opened anew, for its end may be anywhere."""
        await asyncio.sleep(AGAIN_S)
        before = self._journal.head.number
        if self.trouble != FULL:
            try:
                await self._loop.run_in_executor(self._thread, self._reopened)
            except (AirshedError, OSError) as error:
                LOG.error("journal.unusable", extra={"folder": str(self._folder), "error": repr(error)})  # noqa: TRY400 - tried again
        self._journal.forget()
        durable = self._journal.head.number - before  # they were written whole before the disk failed
        self._flying.frames = self._flying.frames[durable:]
        self._journal.append(self._flying.frames)

    def _reopened(self) -> None:
        self._journal.close()
        self._journal = Journal(self._folder, disk=self._disk)

    def _tell(self, trouble: str) -> None:
        """Say once that the disk refuses, and once that it works again."""
        if trouble != self.trouble:
            say = LOG.error if trouble else LOG.warning
            say("journal.refuses" if trouble else "journal.works", extra={"code": trouble})
            if not trouble:
                self._journal.append(self._batch.frames)  # what came meanwhile
        self.trouble = trouble
        self._moved()

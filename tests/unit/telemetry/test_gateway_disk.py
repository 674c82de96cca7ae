"""A disk that refuses: nothing is answered, nobody is read, nothing is lost or doubled; it goes on when it works."""

import asyncio
import errno
import os
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import BARE, LOOPS, Held, answer, hour, joined, run
from tests.unit.telemetry.journals import raws

from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.journal.reading import verify
from airshed.telemetry.server import storing

HEAD_SIZE = 200  # bytes; what tells the head is shorter, a frame is longer
BARE_LINES = [hour(n) for n in range(300)]


class Full(Disk):
    """A disk that refuses what belongs to frames while `code` is set."""

    def __init__(self) -> None:
        self.code = 0
        self.refused = 0
        self.partly = False

    def _refuse(self) -> None:
        if self.code:
            self.refused += 1
            raise OSError(self.code, os.strerror(self.code))

    def write(self, handle: int, content: bytes, at: int) -> int:
        if self.code and self.partly:
            super().write(handle, content[: len(content) // 2], at)
        self._refuse()
        return super().write(handle, content, at)


class Torn(Disk):
    """A disk that fails in the middle of a group, and cannot cut it off any more: what is on it only shows later."""

    def __init__(self) -> None:
        self.fails, self.stuck = 0, False

    def write(self, handle: int, content: bytes, at: int) -> int:
        if self.fails and len(content) > HEAD_SIZE:
            self.fails -= 1
            self.stuck = True
            super().write(handle, content[: len(content) * 2 // 3], at)
            raise OSError(errno.EIO, "write")
        return super().write(handle, content, at)

    def truncate(self, handle: int, size: int) -> None:
        if self.stuck:
            self.stuck = False
            raise OSError(errno.EIO, "truncate")
        super().truncate(handle, size)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "AGAIN_S", 0.02)


@pytest.mark.parametrize("partly", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_stops_the_answers_until_it_works(tmp_path: Path, code: int, *, partly: bool) -> None:
    async def story(found: Any) -> None:
        one, other = await found.device(), await found.device()
        await one.send(hour(1))
        await one.answers()
        disk.code, disk.partly = code, partly
        await one.send(hour(2) + hour(3))
        await found.until(lambda: bool(found.gateway.store.trouble))
        assert found.gateway.store.trouble == (
            "telemetry.journal_full" if code == errno.ENOSPC else "telemetry.journal_broken"
        )
        await other.send(hour(4))  # is not read now
        late = await found.device()
        await late.send(hour(5))
        before = disk.refused
        await found.until(lambda: disk.refused > before + 1)
        assert await one.rest() + await other.rest() + await late.rest() == b""
        disk.code = 0
        assert await one.answers(2) == [answer(2), answer(3)]
        assert await other.answers() == [answer(4)]
        assert await late.answers() == [answer(5)]
        await one.send(hour(6))
        assert await one.answers() == [answer(6)]
        assert found.gateway.store.trouble == ""

    disk = Full()
    run(story, tmp_path, disk=disk)
    assert verify(tmp_path).first_fault is None
    assert sorted(raws(tmp_path)) == sorted(BARE[1:7])


def test_what_came_between_the_refusal_and_its_notice_is_not_lost(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        disk.free.clear()
        await device.send(hour(2))
        await found.until(lambda: found.gateway.counts.frames == 2)
        await device.send(hour(3))
        await found.until(lambda: found.gateway.counts.frames == 3)
        disk.code = errno.ENOSPC
        disk.free.set()
        await found.until(lambda: bool(found.gateway.store.trouble))
        disk.code = 0
        assert await device.answers(2) == [answer(2), answer(3)]

    class Both(Held):
        code = 0

        def sync(self, handle: int) -> None:
            super().sync(handle)
            if self.code:
                raise OSError(self.code, "full")

    disk = Both()
    run(story, tmp_path, disk=disk)
    assert raws(tmp_path) == BARE[1:4]
    assert verify(tmp_path).first_fault is None


def test_frames_that_are_on_the_disk_though_it_said_no_are_not_doubled(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        disk.fails = 3
        await device.send(joined([hour(n) for n in range(2, 12)]))
        assert await device.answers(10) == [answer(n) for n in range(2, 12)]
        assert disk.fails == 0
        await device.send(hour(12))
        assert await device.answers() == [answer(12)]

    disk = Torn()
    run(story, tmp_path, disk=disk)
    assert raws(tmp_path) == BARE[1:13]
    assert verify(tmp_path).first_fault is None


@pytest.mark.parametrize("loop", LOOPS)
def test_who_connects_while_the_disk_refuses_is_not_read(tmp_path: Path, loop: Any) -> None:
    async def story(found: Any) -> None:
        first = await found.device()
        await first.send(hour(1))
        await first.answers()
        disk.code = errno.ENOSPC
        await first.send(hour(2))
        await found.until(lambda: bool(found.gateway.store.trouble))
        late = await found.device()
        sending = asyncio.ensure_future(late.send(joined(BARE_LINES)))
        before = disk.refused
        await found.until(lambda: disk.refused > before + 3)
        assert found.gateway.store.backlog < 5 * len(hour(1))
        disk.code = 0
        assert await first.answers() == [answer(2)]
        await sending
        assert await late.answers(len(BARE_LINES)) == [answer(n) for n in range(len(BARE_LINES))]

    disk = Full()
    run(story, tmp_path, disk=disk, loop=loop)

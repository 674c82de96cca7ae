"""The gateway on real sockets: what is answered is durable, what is durable is in order, and nobody can stop it."""

import asyncio
import errno
import os
import random
import threading
from pathlib import Path
from typing import Any

import pytest
import uvloop
from tests.unit.telemetry.gateways import AT, answer, hour, joined, run, served
from tests.unit.telemetry.journals import raws
from tests.unit.telemetry.making import MN

from airshed.telemetry.discover import protocol_of
from airshed.telemetry.journal.disk import Disk
from airshed.telemetry.journal.opening import JournalBusy
from airshed.telemetry.journal.reading import frames, verify
from airshed.telemetry.protocols.hj212.building import framed
from airshed.telemetry.protocols.hj212.framing import BOUND
from airshed.telemetry.server import storing
from airshed.telemetry.server.gateway import Gateway
from airshed.telemetry.server.limits import Address, Limits

HEAD_SIZE = 200  # bytes; what tells the head is shorter, a frame is longer
LOOPS = [asyncio.new_event_loop, uvloop.new_event_loop]
BARE_LINES = [hour(n) for n in range(300)]
BARE = [hour(n).removesuffix(b"\r\n") for n in range(2000)]


class Held(Disk):
    """A disk that brings nothing to the disk until it is let go."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()

    def sync(self, handle: int) -> None:
        assert self.free.wait(10)
        super().sync(handle)


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


def test_a_frame_is_kept_as_it_came_and_answered(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1))
        assert await device.answers() == [answer(1)]
        assert found.gateway.store.head.number == 1
        known = found.gateway.devices[MN]
        assert (known.frames, known.last, known.at) == (1, BARE[1], AT)

    run(story, tmp_path)
    (record,) = frames(tmp_path)
    assert (record.frame.raw, record.frame.received_at) == (BARE[1], AT)
    assert record.frame.peer.startswith("127.0.0.1:")


def test_nothing_is_answered_before_it_is_durable(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        disk.free.clear()
        await device.send(hour(2) + hour(3))
        await found.until(lambda: found.gateway.counts.frames == 3)
        assert await device.rest() == b""
        assert found.gateway.store.head.number == 1
        await device.send(hour(4))  # gathers meanwhile
        await found.until(lambda: found.gateway.counts.frames == 4)
        disk.free.set()
        assert await device.answers(3) == [answer(2), answer(3), answer(4)]
        assert found.gateway.store.head.number == 4

    disk = Held()
    run(story, tmp_path, disk=disk)
    assert [record.group for record in frames(tmp_path)] == [1, 2, 2, 4]


@pytest.mark.parametrize("size", [1, 7, 400, 100_000])
def test_frames_may_come_in_any_parts_from_many_devices(tmp_path: Path, size: int) -> None:
    async def story(found: Any) -> None:
        async def play(name: str, count: int) -> None:
            device = await found.device()
            content = joined([hour(n, mn=name) for n in range(count)])
            for at in range(0, len(content), size):
                await device.send(content[at : at + size])
                if size < 10:
                    await asyncio.sleep(0)
            assert await device.answers(count) == [answer(n, mn=name) for n in range(count)]

        count = 3 if size == 1 else 40
        await asyncio.gather(*(play(f"{MN[:-2]}{n:02}", count) for n in range(8)))
        assert {name: known.frames for name, known in found.gateway.devices.items()} == {
            f"{MN[:-2]}{n:02}": count for n in range(8)
        }

    run(story, tmp_path)
    verdict = verify(tmp_path)
    assert verdict.first_fault is None
    for n in range(8):
        mine = [raw for raw in raws(tmp_path) if f"MN={MN[:-2]}{n:02}".encode() in raw]
        assert mine == [hour(k, mn=f"{MN[:-2]}{n:02}").removesuffix(b"\r\n") for k in range(len(mine))]
        assert len(mine) * 8 == verdict.frames


def test_who_wants_no_answer_gets_none_and_who_breaks_off_is_kept(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1, flag=4) + hour(2)[:-8] + hour(3) + b"noise\r\n" + hour(4)[:50])
        assert await device.answers() == [answer(3)]
        await device.hang_up()
        await found.until(lambda: not found.gateway.lines)

    run(story, tmp_path)
    cut = [BARE[2][:-6], b"noise", BARE[4][:50]]
    assert raws(tmp_path) == [hour(1, flag=4).removesuffix(b"\r\n"), cut[0], BARE[3], cut[1], cut[2]]


def test_a_device_that_falls_silent_in_a_frame_is_heard_out(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1)[:60])
        await found.until(lambda: found.gateway.counts.frames == 1)
        await device.send(hour(2))
        assert await device.answers() == [answer(2)]

    run(story, tmp_path, limits=Limits(silence_s=0.0))
    assert raws(tmp_path) == [BARE[1][:60], BARE[2]]


def test_a_device_that_says_nothing_at_all_is_hung_up(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        assert await device.closed()
        assert found.gateway.counts.cut_off == 1

    run(story, tmp_path, limits=Limits(idle_s=0.0))


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


def test_an_end_brings_what_was_received_to_the_disk_and_answers_it(tmp_path: Path) -> None:
    async def play() -> bytes:
        async with served(tmp_path, disk=disk) as found:
            device = await found.device()
            await device.send(hour(1))
            await device.answers()
            disk.free.clear()
            await device.send(hour(2) + hour(3)[:40])
            await found.until(lambda: found.gateway.counts.frames == 2)
            asyncio.get_running_loop().call_later(0.1, disk.free.set)
            closing = asyncio.ensure_future(found.gateway.close())
            said: bytes = await device.rest(seconds=5)
            await closing
            refused = await found.device()
            assert await refused.closed()
        return said

    disk = Held()
    assert asyncio.run(play()) == answer(2)
    assert raws(tmp_path) == [BARE[1], BARE[2], BARE[3][:40]]


def test_a_second_gateway_is_refused(tmp_path: Path) -> None:
    async def story(_: Any) -> None:
        with pytest.raises(JournalBusy) as refusal:
            Gateway(tmp_path, protocol=protocol_of("hj212"), clock=lambda: AT)
        assert f"pid {os.getpid()}" in refusal.value.faults[0].value

    run(story, tmp_path)


def test_ten_megabytes_without_an_end_are_cut_off(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device, other = await found.device(), await found.device()
        with pytest.raises(ConnectionError):  # noqa: PT012 - it may take several
            for _ in range(100):
                await device.send(b"##9999" + b"x" * 100_000)
                await asyncio.sleep(0.001)
        assert await device.closed()
        assert found.gateway.counts.cut_off == 1
        await other.send(hour(1))
        assert await other.answers() == [answer(1)]

    run(story, tmp_path)
    kept = sum(len(raw) for raw in raws(tmp_path))
    assert kept < 2 * (1 << 20)
    assert all(len(raw) <= BOUND for raw in raws(tmp_path))
    assert BARE[1] in raws(tmp_path)


def test_rubbish_beyond_what_is_kept_is_counted(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        for _ in range(5):
            device = await found.device()
            await device.send(b"x" * 900 + b"\r\n" + hour(1))
            await device.answers()
            await device.hang_up()
        assert found.gateway.counts.rubbish == 5
        assert found.gateway.counts.dropped == 3 * 900

    run(story, tmp_path, limits=Limits(rubbish_kept=2_000))
    assert [len(raw) for raw in raws(tmp_path) if raw[:1] == b"x"] == [900, 900]


def test_an_address_that_sends_too_much_waits_and_loses_nothing(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(joined([hour(n) for n in range(200)]))
        assert await device.answers(200) == [answer(n) for n in range(200)]
        assert found.gateway.counts.slowed > 0

    run(story, tmp_path, limits=Limits(rate=1_000, burst=5))
    assert raws(tmp_path) == BARE[:200]


def test_how_long_an_address_waits() -> None:
    limits = Limits(rate=10, burst=100, rubbish_kept=1_000)
    address = Address(0, limits.burst, 0.0, limits.rubbish_kept)
    assert address.spent(100, 0, now=0.0, limits=limits) == 0
    assert address.spent(1, 0, now=0.0, limits=limits) == 0.1
    assert address.spent(9, 300, now=0.5, limits=limits) == 0.5
    assert not address.idle(now=0.5, limits=limits)
    assert address.spent(0, 0, now=11.0, limits=limits) == 0
    assert (address.left, round(address.rubbish_left)) == (100, 700)
    assert address.idle(now=11.0 + 86_400, limits=limits)
    assert address.spent(10_000, 0, now=12.0, limits=Limits(rate=0)) == 0


def test_there_are_no_more_connections_than_allowed(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        first = [await found.device() for _ in range(3)]
        await found.until(lambda: len(found.gateway.lines) == 3)
        fourth = await found.device()
        assert await fourth.closed()
        assert found.gateway.counts.refused == 1
        await first[0].hang_up()
        await found.until(lambda: len(found.gateway.lines) == 2)
        fifth = await found.device()
        await fifth.send(hour(1))
        assert await fifth.answers() == [answer(1)]

    run(story, tmp_path, limits=Limits(connections_of_address=3))


def test_numbers_of_devices_do_not_pile_up(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(joined([hour(1, mn=f"{n:024}") for n in range(50)]))
        await device.answers(50)
        assert list(found.gateway.devices) == [f"{n:024}" for n in range(40, 50)]

    run(story, tmp_path, limits=Limits(devices=10))


def test_a_device_that_does_not_read_its_answers_does_not_hold_the_others(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        deaf = await found.device()
        flood = joined([hour(n % 2000) for n in range(50_000)])
        sending = asyncio.ensure_future(deaf.send(flood))
        await found.until(lambda: found.gateway.counts.frames > 2000)
        other = await found.device()
        await other.send(hour(7))
        assert await other.answers() == [answer(7)]
        sending.cancel()
        deaf.drop()
        await found.until(lambda: len(found.gateway.lines) == 1)

    run(story, tmp_path)
    assert verify(tmp_path).first_fault is None


def test_noise_of_any_kind_stops_nobody(tmp_path: Path) -> None:
    """A fixed budget: 400 connections with frames that are damaged, cut or glued, from a fixed seed."""
    chance = random.Random(9)

    def noise() -> bytes:
        whole = bytearray(joined([hour(chance.randrange(2000)) for _ in range(chance.randint(1, 4))]))
        for _ in range(chance.randint(0, 6)):
            place = chance.randrange(len(whole) + 1)
            more = chance.choice((b"##", b"&&", b"\r\n", b"##9999", b"##0000", b"\xff\xfe", chance.randbytes(9)))
            whole[place : place + chance.randint(0, 30)] = more
        return bytes(whole)

    async def story(found: Any) -> None:
        good = await found.device()
        for turn in range(20):
            noisy = [await found.device() for _ in range(20)]
            for device in noisy:
                content = noise()
                place = chance.randrange(len(content) + 1)
                await device.send(content[:place])
                await device.send(content[place:])
            await good.send(hour(turn))
            assert await good.answers() == [answer(turn)]
            for device in noisy:
                device.drop() if chance.random() < 0.5 else await device.hang_up()
        await found.until(lambda: len(found.gateway.lines) == 1)
        assert not found.gateway.store.task.done()

    run(story, tmp_path)
    verdict = verify(tmp_path)
    assert verdict.first_fault is None
    assert verdict.frames > 420
    assert set(BARE[:20]) <= set(raws(tmp_path))


@pytest.mark.parametrize("loop", LOOPS)
def test_rubbish_that_is_not_kept_holds_nobody(tmp_path: Path, loop: Any) -> None:
    async def story(found: Any) -> None:
        for _ in range(30):
            device = await found.device()
            await device.send(b"x" * 900 + b"\r\n")
            await device.hang_up()
        await found.until(lambda: found.gateway.counts.dropped > 20 * 900)
        honest = await found.device()
        await honest.send(hour(1))
        assert await honest.answers() == [answer(1)]
        await found.until(lambda: found.gateway.store.backlog == 0)

    run(story, tmp_path, loop=loop, limits=Limits(rubbish_kept=2_000, pending=5_000))


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


@pytest.mark.parametrize("loop", LOOPS)
def test_a_device_that_closes_its_side_is_answered(tmp_path: Path, loop: Any) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.end(hour(1) + hour(2))
        assert await device.rest(seconds=30) == answer(1) + answer(2)
        silent = await found.device()
        await silent.end(hour(3, flag=4))
        assert await silent.closed()
        await found.until(lambda: not found.gateway.lines)

    run(story, tmp_path, loop=loop)


def test_a_frame_whose_answer_would_be_too_long_costs_no_other(tmp_path: Path) -> None:
    header = f"QN=20261130000000001;ST=31;CN=2061;PW={'密' * 1900};MN={MN};Flag=5"
    long = framed(f"{header};CP=&&&&".encode("gb18030"))  # in UTF-8 it would be half as long again

    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1) + long + hour(2))
        assert await device.answers(2) == [answer(1), answer(2)]
        await device.send(long[:-2])
        device.drop()
        await found.until(lambda: not found.gateway.lines)

    run(story, tmp_path)
    assert raws(tmp_path) == [BARE[1], long.strip(), BARE[2], long.strip()]


def test_frames_with_a_wrong_check_are_bounded_like_rubbish(tmp_path: Path) -> None:
    wrong = hour(1).replace(b"21026-Avg=1.5", b"21026-Avg=1.6")

    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(wrong * 50 + hour(2))
        assert await device.answers() == [answer(2)]
        assert found.gateway.counts.rubbish == 50

    run(story, tmp_path, limits=Limits(rubbish_kept=10 * len(wrong)))
    assert raws(tmp_path) == [wrong.strip()] * 10 + [BARE[2]]


def test_a_number_that_is_too_long_is_no_device(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(hour(1, mn="9" * 65) + hour(1, mn="9" * 64))
        await device.answers(2)
        assert list(found.gateway.devices) == ["9" * 64]

    run(story, tmp_path)


def test_a_line_that_waits_is_not_taken_for_a_silent_one(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        content = joined([hour(n) for n in range(60)])
        await device.send(content[:-40])
        await found.until(lambda: found.gateway.counts.frames >= 59)
        for line in found.gateway.lines:
            line.sleep()
        await asyncio.sleep(1.2)
        await device.send(content[-40:])
        for line in found.gateway.lines:
            line.wake()
        assert await device.answers(60) == [answer(n) for n in range(60)]

    run(story, tmp_path, limits=Limits(silence_s=0.5))
    assert raws(tmp_path) == BARE[:60]

"""The gateway on real sockets: what is answered is durable, and what is durable is in order."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import AT, BARE, LOOPS, Held, answer, hour, joined, run, served
from tests.unit.telemetry.journals import raws
from tests.unit.telemetry.making import MN

from airshed.telemetry.discover import protocol_of
from airshed.telemetry.journal.opening import JournalBusy
from airshed.telemetry.journal.reading import frames, verify
from airshed.telemetry.protocols.hj212.building import framed
from airshed.telemetry.server.gateway import Gateway
from airshed.telemetry.server.limits import Limits


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

"""Whoever floods the gateway, sends rubbish or too much: he waits or is hung up, and the others are served."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import BARE, LOOPS, answer, hour, joined, run
from tests.unit.telemetry.journals import raws

from airshed.telemetry.journal.reading import verify
from airshed.telemetry.protocols.hj212.framing import BOUND
from airshed.telemetry.server.limits import Address, Limits


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

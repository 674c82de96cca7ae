"""Played devices on real connections: whatever goes wrong, the platform ends with what they measured, and no more."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.unit.telemetry.measuring import FACTORS, MN, START, Made, player
from tests.unit.telemetry.receiving import Platform, folded, until

from airshed.telemetry.protocols.hj212 import requests
from airshed.telemetry.protocols.hj212.requests import Addressee
from airshed.telemetry.simulating.device import Manners, Player
from airshed.telemetry.simulating.faults import TRAITS, Faults, faults_of, with_trait
from airshed.telemetry.simulating.playing import Pace, Summary, play
from airshed.telemetry.simulating.telling import Line, Period, Speech, Truth, lines_of

LIMIT_S = 40.0
NONE = Faults(1, {})
END = START + timedelta(hours=12)
During = Callable[[Platform, int], Awaitable[Any]]


def _played(  # noqa: PLR0913 - what a test wants otherwise
    players: Sequence[Player],
    *,
    truth: Truth | None = None,
    faults: Faults = NONE,
    platform: Platform | None = None,
    end: datetime = END,
    during: During | None = None,
    **manners: Any,
) -> tuple[Platform, Summary, set[Line]]:
    """Play devices from START to a moment, and return what the platform has, what was played, and what it must have."""
    there, lines = platform or Platform(), set[Line]()

    async def whole() -> Summary:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        pace = Pace(START, 40_000.0, lambda: end, loop.time, loop.time())
        async with asyncio.timeout(LIMIT_S), there.listening() as port:
            playing = asyncio.create_task(
                play(
                    players,
                    truth=truth or Made(),
                    address=("127.0.0.1", port),
                    pace=pace,
                    manners=Manners(faults, again_s=0.02, tick_s=0.02, **manners),
                    stop=stop,
                    told=lines.update,
                )
            )
            await until(lambda: pace.now() == end)
            if during is not None:
                await during(there, port)
            stop.set()
            return await playing

    summary = asyncio.run(whole())
    return there, summary, lines


def _true(
    players: Sequence[Player], end: datetime = END, *, left_out: Callable[[str, datetime], bool] = lambda *_: False
) -> set[Line]:
    """Return what the devices measured, without asking them."""
    found = set()
    for one in players:
        steps: dict[Period, int] = {
            "real": one.state.real_time_s or 0,
            "minute": 60 * (one.state.minute_min or 0),
            "hour": 3600,
        }
        for period, seconds in ((period, seconds) for period, seconds in steps.items() if seconds):
            step = timedelta(seconds=seconds)
            to_at = end + timedelta(seconds=1) if period == "real" else end
            for measured in Made().measured(one.measures_as, period, from_at=START, to_at=to_at, step=step):
                ends = measured.at + (timedelta() if period == "real" else step)
                if not left_out(one.measures_as, ends):
                    moved = measured._replace(at=measured.at + one.state.clock) if period == "real" else measured
                    found.update(lines_of(one.speech.mn, period, moved))
    return found


def test_honest_devices_send_everything_once() -> None:
    players = [player(number, real_time_s=600) for number in range(3)]
    platform, summary, lines = _played(players)
    assert folded(platform.messages) == lines == _true(players)
    assert summary.frames == summary.answered == len(platform.messages) == 3 * (73 + 72 + 12)
    assert (summary.devices, summary.resent, summary.broken, summary.unanswered, summary.connections) == (3, 0, 0, 0, 3)
    assert platform.rejects == []
    assert summary.until == END


@pytest.mark.parametrize("fault", list(faults_of("all", seed=1).shares))
def test_each_fault_leaves_the_truth(fault: str) -> None:
    players = [player(number, real_time_s=1800) for number in range(2)]
    share = 0.02 if fault == "flood" else 0.3
    platform, summary, lines = _played(players, faults=Faults(3, {fault: share}))
    assert folded(platform.messages) == lines == _true(players)
    assert summary.unanswered == 0
    frames = len(platform.messages)
    if fault in {"duplicate", "flood", "glued"}:
        assert frames > 1.1 * summary.frames
    if fault in {"half", "garbage"}:
        assert summary.broken > 10
        assert platform.rejects
    if fault == "wrong_crc":
        wrong = [one for one in platform.messages if one.check == "none"]
        assert len(wrong) == summary.broken > 10
        assert summary.resent >= summary.broken
    if fault == "half":
        assert platform.connections > 10
    if fault == "late":
        assert any(one.backfilled for one in platform.messages)


def test_all_faults_and_all_ways_of_speaking_at_once_on_a_rough_line() -> None:
    plain = [player(number, real_time_s=1800) for number in range(len(TRAITS) + 1)]
    spoken = [replace(one, speech=with_trait(one.speech, trait)) for one, trait in zip(plain, TRAITS, strict=False)]
    players = [*spoken, plain[-1]]
    rough = Platform(deaf=0.05, rough=0.01)
    platform, summary, lines = _played(players, faults=faults_of("all", seed=2), platform=rough, heartbeat_s=0.1)
    assert folded(platform.messages) == lines == _true(players)
    assert summary.unanswered == 0
    assert summary.resent > 20
    assert platform.of("9015")
    assert {one.check for one in platform.messages} == {"gb", "modbus", "modbus_swapped", "none"}
    assert {one.spoken.edition for one in platform.messages} >= {"2005", "2017", "2025"}  # and garbage that has none


def test_what_a_line_kept_back_comes_later_and_says_so_and_what_was_never_measured_is_not_there() -> None:
    names = [MN.format(number) for number in range(3)]
    truth = Made(later=frozenset(names[:1]), never=frozenset(names[1:2]))
    players = [player(number, real_time_s=1800) for number in range(3)]
    platform, _, lines = _played(players, truth=truth)

    def silent(mn: str, ends: datetime) -> bool:
        return mn == names[1] and 6 <= ends.hour < 9

    assert folded(platform.messages) == lines == _true(players, left_out=silent)
    late = [one for one in platform.messages if one.backfilled]
    assert {one.device for one in late} == {names[0]}
    assert {one.data_at.hour for one in late if one.data_at} <= {5, 6, 7, 8}


def test_a_platform_that_is_not_there_yet_gets_everything() -> None:
    players = [player(real_time_s=None, minutes=())]
    platform = Platform()

    async def whole() -> Summary:
        async with platform.listening() as port:
            pass  # a port that is free now
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        pace = Pace(START, 1e9, lambda: END, loop.time, loop.time())
        manners = Manners(NONE, again_s=0.02, tick_s=0.02)
        playing = asyncio.create_task(
            play(players, truth=Made(), address=("127.0.0.1", port), pace=pace, manners=manners, stop=stop)
        )
        await asyncio.sleep(0.1)
        stop.set()
        async with asyncio.timeout(LIMIT_S), platform.listening(port):
            return await playing

    summary = asyncio.run(whole())
    assert (summary.frames, summary.answered) == (12, 12)
    assert folded(platform.messages) == _true(players)


def test_a_platform_that_never_answers_does_not_hold_devices_for_ever() -> None:
    players = [player(real_time_s=None, minutes=(), timeout_s=0.02)]
    platform, summary, lines = _played(players, platform=Platform(deaf=1.0), patience_s=0.5)
    assert (summary.frames, summary.answered, summary.unanswered, lines) == (12, 0, 12, set())
    assert summary.resent > 12
    assert platform.connections > 1  # after the resends a device connects anew
    repeats = [one.raw for one in platform.messages]
    assert len(set(repeats)) == 8  # its window; every repeat is the same frame


def test_playing_twice_says_the_same() -> None:
    players = [player(real_time_s=1800)]
    one, other = ({m.content for m in _played(players)[0].messages} for _ in range(2))
    assert one == other


# --- requests ---


def _addressee(mn: str = MN.format(0), pw: str = "123456") -> Addressee:
    return Addressee(st="31", mn=mn, pw=pw)


def _asked(
    *asks: tuple[bytes, str], **state: object
) -> tuple[Platform, list[list[tuple[str | None, str, dict[str, str]]]]]:
    """Ask a device one thing after the other; return the platform and command, ST and keys of its answers."""
    told = []

    async def during(platform: Platform, _: int) -> None:
        await until(lambda: len(platform.messages) == 25 + 72 + 12)  # what is told without being asked
        for raw, last in asks:
            found = await platform.ask(MN.format(0), raw, until=last)
            told.append([(one.command, one.header.st or "", dict(one.keys)) for one in found])

    platform, summary, _ = _played([player(0, **{"real_time_s": 1800, **state})], during=during)
    assert summary.requests >= len(asks)
    assert summary.unanswered == 0
    return platform, told


AT = datetime(2026, 3, 1, 11, 0, 0, 123000)


def test_reading_clock_and_intervals() -> None:
    device = _addressee()
    ready, done = ("9011", "91", {"QnRtn": "1"}), ("9012", "91", {"ExeRtn": "1"})
    _, (clock, real, minutes) = _asked(
        (requests.read_clock(device, at=AT), "9012"),
        (requests.read_real_time_interval(device, at=AT + timedelta(milliseconds=1)), "9012"),
        (requests.read_minute_interval(device, at=AT + timedelta(milliseconds=2)), "9012"),
        clock=timedelta(minutes=5),
    )
    assert clock == [ready, ("1011", "31", {"SystemTime": "20260301120500"}), done]
    assert real == [ready, ("1061", "31", {"RtdInterval": "1800"}), done]
    assert minutes == [ready, ("1063", "31", {"MinInterval": "10"}), done]


def test_setting_what_can_be_set_and_refusing_what_cannot() -> None:
    device, tick = _addressee(), timedelta(milliseconds=1)
    _, told = _asked(
        (requests.set_real_time_interval(device, at=AT, seconds=60), "9012"),
        (requests.read_real_time_interval(device, at=AT + tick), "9012"),
        (requests.set_clock(device, at=AT + 2 * tick, clock=datetime(2026, 3, 1, 12, 30)), "9012"),
        (requests.read_clock(device, at=AT + 3 * tick), "9012"),
        (requests.set_timeout(device, at=AT + 4 * tick, seconds=5, resends=4), "9012"),
        (requests.request(device, "1062", at=AT + 5 * tick, keys={"RtdInterval": "7"}), "9012"),
        (requests.request(device, "3012", at=AT + 6 * tick), "9011"),
        (requests.read_clock(_addressee(pw="654321"), at=AT + 7 * tick), "9011"),
        (requests.request(device, "1072", at=AT + 8 * tick, keys={"NewPW": "654321"}), "9012"),
        (requests.read_clock(_addressee(pw="654321"), at=AT + 9 * tick), "9012"),
        (requests.read_clock(device, at=AT + 10 * tick), "9011"),
    )
    assert told[1][1][2] == {"RtdInterval": "60"}
    assert told[3][1][2] == {"SystemTime": "20260301123000"}
    assert [answers[-1][2] for answers in told] == [
        *({"ExeRtn": "1"},) * 5,
        {"ExeRtn": "2"},
        {"QnRtn": "8"},
        {"QnRtn": "3"},
        {"ExeRtn": "1"},
        {"ExeRtn": "1"},
        {"QnRtn": "3"},
    ]


def test_stored_hours_are_sent_again_and_are_the_same() -> None:
    device = _addressee()
    ask = requests.read_history(device, "2061", at=AT, begin=START + timedelta(hours=2), end=START + timedelta(hours=4))
    before = requests.read_history(
        device, "2061", at=AT + timedelta(milliseconds=1), begin=END + timedelta(hours=1), end=END + timedelta(hours=2)
    )
    platform, (told, nothing) = _asked((ask, "9012"), (before, "9012"))
    assert [command for command, _, _ in told] == ["9011", "9012"]
    assert nothing[-1] == ("9012", "91", {"ExeRtn": "100"})
    assert folded(platform.messages) == _true([player(real_time_s=1800)])
    hours = [one.data_at for one in platform.of("2061") if one.data_at]
    assert sorted(hours) == sorted([START + n * timedelta(hours=1) for n in (*range(12), 2, 3, 4)])
    order = [one.command for one in platform.messages if one.header.qn == "20260301110000123" or one.command == "2061"]
    assert order[-5:] == ["9011", "2061", "2061", "2061", "9012"]


def test_real_time_data_stop_and_start() -> None:
    device, seen = _addressee(), list[list[str | None]]()

    async def during(platform: Platform, _: int) -> None:
        for command, last in (("2012", "9013"), ("2011", "9012")):
            ask = requests.request(device, command, at=AT + len(seen) * timedelta(milliseconds=1))
            await until(lambda: MN.format(0) in platform.writers)
            seen.append([one.command for one in await platform.ask(MN.format(0), ask, until=last)])

    _played([player(real_time_s=1800)], during=during)
    assert seen == [["9013"], ["9011", "9012"]]


def test_minutes_by_another_interval_begin_where_the_last_ended_and_stored_ones_follow() -> None:
    """The clock stands at noon, the interval is set, the clock goes on to one: nothing is told twice in two ways."""
    device, later = _addressee(), END + timedelta(hours=1)
    players, platform, lines, now = [player(real_time_s=None)], Platform(), set[Line](), [END]

    async def whole() -> Summary:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        pace = Pace(START, 1e9, lambda: now[0], loop.time, loop.time())
        async with asyncio.timeout(LIMIT_S), platform.listening() as port:
            playing = asyncio.create_task(
                play(
                    players,
                    truth=Made(),
                    address=("127.0.0.1", port),
                    pace=pace,
                    manners=Manners(NONE, again_s=0.02, tick_s=0.02),
                    stop=stop,
                    told=lines.update,
                )
            )
            await until(lambda: len(platform.of("2051")) == 72)
            await platform.ask(device.mn, requests.set_minute_interval(device, at=AT, minutes=5), until="9012")
            now[0] = later
            await until(lambda: len(platform.of("2051")) == 84)
            ask = requests.read_history(
                device, "2051", at=AT + timedelta(seconds=1), begin=END - timedelta(minutes=20), end=later
            )
            await platform.ask(device.mn, ask, until="9012")
            stop.set()
            return await playing

    asyncio.run(whole())
    moments = [one.data_at for one in platform.of("2051") if one.data_at]
    tens = [START + n * timedelta(minutes=10) for n in range(72)]
    fives = [END + n * timedelta(minutes=5) for n in range(12)]
    assert sorted(moments) == sorted([*tens, *fives, *tens[-2:], *fives])
    assert folded(platform.messages) == lines
    assert len(FACTORS) * 84 == sum(line.period == "minute" for line in lines)


def test_a_way_of_speaking_is_one_of_its_own() -> None:
    assert with_trait(Speech(MN.format(0)), "2005").mn == MN.format(0)[-14:]

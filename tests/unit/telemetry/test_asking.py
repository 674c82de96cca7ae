"""What a platform asks of a device, what the device says to it, and how people leave requests for the gateway."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import AT, Device, hour, run
from tests.unit.telemetry.journals import raws
from tests.unit.telemetry.making import MN, message

from airshed.errors import Fault
from airshed.telemetry import asking
from airshed.telemetry.discover import protocol_of
from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.building import BadFrame, encoded, executed, framed, ready
from airshed.telemetry.protocols.hj212.hearing import hear
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.server import requesting
from airshed.telemetry.server.requesting import Requests
from airshed.telemetry.server.state import State, state_of

PROTOCOL = protocol_of("hj212")
LAST = hour(1).removesuffix(b"\r\n")
QN = "20261130120000250"
PERIOD = {"period": "hour", "begin": "2026-11-30T08:00", "end": "2026-11-30T09:00"}


def asked(what: str, values: Mapping[str, str]) -> Hj212Message:
    return message(PROTOCOL.ask(LAST, what, values, at=AT))


@pytest.mark.parametrize(
    ("what", "values", "command", "keys"),
    [
        ("read", PERIOD, "2061", {"BeginTime": "20261130080000", "EndTime": "20261130090000"}),
        ("read", {**PERIOD, "period": "minute"}, "2051", {"BeginTime": "20261130080000", "EndTime": "20261130090000"}),
        ("read", {**PERIOD, "period": "day"}, "2031", {"BeginTime": "20261130080000", "EndTime": "20261130090000"}),
        ("read_interval", {"seconds": ""}, "1061", {}),
        ("read_interval", {"minutes": ""}, "1063", {}),
        ("set_interval", {"seconds": "60"}, "1062", {"RtdInterval": "60"}),
        ("set_interval", {"minutes": "10"}, "1064", {"MinInterval": "10"}),
        ("read_time", {}, "1011", {}),
        ("set_time", {}, "1012", {"SystemTime": "20261130120000"}),
    ],
)
def test_requests_name_the_device_as_it_named_itself(
    what: str, values: Mapping[str, str], command: str, keys: Mapping[str, str]
) -> None:
    made = asked(what, values)
    header = made.header
    assert (header.qn, header.st, header.cn, header.pw, header.mn, header.flag) == (
        QN,
        "31",
        command,
        "123456",
        MN,
        "5",
    )
    assert dict(made.keys) == keys
    assert made.check == "gb"


@pytest.mark.parametrize(
    ("what", "values", "code"),
    [
        ("reboot", {}, "telemetry.unknown_request"),
        ("read", {}, "telemetry.bad_request"),
        ("read", {**PERIOD, "period": "year"}, "telemetry.bad_request"),
        ("read", {**PERIOD, "end": "2026-11-30T07:59"}, "telemetry.period"),
        ("set_interval", {"seconds": "29"}, "telemetry.out_of_range"),
        ("set_interval", {"seconds": "soon"}, "telemetry.bad_request"),
        ("set_interval", {"minutes": "7"}, "telemetry.out_of_range"),
        ("set_interval", {}, "telemetry.bad_request"),
    ],
)
def test_what_cannot_be_asked_is_refused(what: str, values: Mapping[str, str], code: str) -> None:
    with pytest.raises(BadFrame) as refusal:
        PROTOCOL.ask(LAST, what, values, at=AT)
    assert refusal.value.faults[0].code == code


def test_nobody_is_asked_whose_frame_names_no_device() -> None:
    with pytest.raises(BadFrame) as refusal:
        PROTOCOL.ask(hour(1, mn="").strip(), "read_time", {}, at=AT)
    assert refusal.value.faults[0].code == "telemetry.unknown_device"


def test_what_a_device_says_is_understood() -> None:
    request = PROTOCOL.ask(LAST, "read", PERIOD, at=AT)
    mine = message(request)

    def said(frame: bytes | None) -> Any:
        assert frame is not None
        return PROTOCOL.told(request, frame.strip())

    assert said(ready(mine))[:2] == ("ready", "QnRtn=1 准备执行")
    assert said(ready(mine, result=3)) == ("refused", "QnRtn=3 密码错误", "QnRtn=3 wrong password")
    assert said(executed(mine))[0] == "done"
    assert said(executed(mine, result=100))[::2] == ("done", "ExeRtn=100 no data")
    assert said(executed(mine, result=5)) == ("failed", "ExeRtn=5 系统繁忙", "ExeRtn=5 busy")
    assert said(executed(mine, result=77)) == ("failed", "ExeRtn=77", "ExeRtn=77")
    assert said(_hour_at("20261130080000"))[:2] == ("data", "DataTime=20261130080000;a21026-Avg=1")
    assert said(_hour_at("20261130100000")) is None  # sent anyway, not asked for
    assert said(_hour_at("20261130080000", mn="OTHER")) is None
    other = message(PROTOCOL.ask(LAST, "read_time", {}, at=AT + timedelta(seconds=1)))
    assert said(ready(other)) is None
    clock = PROTOCOL.ask(LAST, "read_time", {}, at=AT)
    told = PROTOCOL.told(clock, encoded(message(clock).header, "SystemTime=20261130115500").strip())
    assert told == ("data", "SystemTime=20261130115500", "SystemTime=20261130115500")


def _hour_at(moment: str, *, mn: str = MN) -> bytes:
    header = f"QN=20261130120000999;ST=31;CN=2061;PW=123456;MN={mn};Flag=5"
    return framed(f"{header};CP=&&DataTime={moment};a21026-Avg=1&&".encode())


def test_who_asks_for_the_time_is_told_it() -> None:
    raw = framed(f"QN={QN};ST=31;CN=1013;PW=123456;MN={MN};Flag=5;CP=&&&&".encode()).strip()
    (heard,) = hear([Piece(raw)], AT)
    first, second = (message(part) for part in (heard.answer or b"").split(b"\r\n")[:2])
    assert (first.command, first.header.qn, first.header.st) == ("9013", QN, "91")
    assert (second.command, dict(second.keys)) == ("1012", {"SystemTime": "20261130120000"})
    silent = framed(f"QN={QN};ST=31;CN=1013;PW=123456;MN={MN};Flag=4;CP=&&&&".encode()).strip()
    assert hear([Piece(silent)], AT)[0].answer is None


# --- through the gateway ---


class Answering:
    """A device that does what it is asked, after it was deaf for a while."""

    def __init__(self, device: Device, *, deaf: int = 0) -> None:
        self.device, self.deaf, self.heard = device, deaf, list[Hj212Message]()

    async def play(self) -> None:
        while True:
            (raw,) = await self.device.answers()
            request = message(raw)
            if request.command in {"9013", "9014"}:
                continue
            self.heard.append(request)
            if len(self.heard) <= self.deaf:
                continue
            await self.device.send(ready(request) or b"")
            if request.command == "2061":
                await self.device.send(_hour_at("20261130080000") + _hour_at("20261130090000"))
            await self.device.send(executed(request) or b"")


def play(folder: Path, what: str, values: Mapping[str, str], *, deaf: int = 0) -> tuple[list[str], Answering]:
    """Ask a device through a gateway and return the states of the request, and the device."""

    async def story(found: Any) -> tuple[list[str], Answering]:
        requests = Requests(found.gateway, folder, clock=lambda: AT)
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        answering = Answering(device, deaf=deaf)
        playing = asyncio.ensure_future(answering.play())
        request = asking.ask(folder, mn=MN, what=what, values=values, by="officer", at=AT)
        assert [one.by for one in asking.waiting(folder)] == ["officer"]
        await found.until(lambda: any(step.state in asking.FINAL for step in asking.answer_of(folder, request)))
        playing.cancel()
        requests.close()
        assert asking.waiting(folder) == ()
        return [step.state for step in asking.answer_of(folder, request)], answering

    states: tuple[list[str], Answering] = run(story, folder)
    return states


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requesting, "LOOK_S", 0.02)
    monkeypatch.setattr(requesting, "TIMEOUT_S", 0.1)


@pytest.mark.usefixtures("_hasty")
def test_a_request_is_sent_and_its_answers_are_kept(tmp_path: Path) -> None:
    states, answering = play(tmp_path, "read", PERIOD)
    assert states == ["sent", "ready", "data", "data", "done"]
    assert [request.command for request in answering.heard] == ["2061"]


@pytest.mark.usefixtures("_hasty")
def test_rubbish_and_wrong_checks_are_no_answer_and_do_not_end_the_line(tmp_path: Path) -> None:
    async def story(found: Any) -> list[str]:
        requests = Requests(found.gateway, tmp_path, clock=lambda: AT)
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        request = asking.ask(tmp_path, mn=MN, what="read_time", values={}, by="officer", at=AT)
        asked = message((await device.answers())[0])
        wrong = (executed(asked) or b"")[:-6] + b"0000\r\n"
        await device.send(b"noise\r\n" + wrong + (ready(asked) or b"") + (executed(asked) or b"") + hour(2))
        await found.until(lambda: any(step.state in asking.FINAL for step in asking.answer_of(tmp_path, request)))
        assert len(found.gateway.lines) == 1
        requests.close()
        return [step.state for step in asking.answer_of(tmp_path, request)]

    assert run(story, tmp_path)[-2:] == ["ready", "done"]
    assert len(raws(tmp_path)) == 6


@pytest.mark.usefixtures("_hasty")
def test_a_device_that_does_not_answer_is_asked_again(tmp_path: Path) -> None:
    states, answering = play(tmp_path, "set_time", {}, deaf=2)
    assert states == ["sent", "ready", "done"]
    assert len(answering.heard) == 3
    assert len({request.raw for request in answering.heard}) == 1


@pytest.mark.usefixtures("_hasty")
def test_one_that_never_answers_is_given_up(tmp_path: Path) -> None:
    states, answering = play(tmp_path, "set_time", {}, deaf=99)
    assert states == ["sent", "no_answer"]
    assert len(answering.heard) == 1 + requesting.RESENDS


@pytest.mark.usefixtures("_hasty")
def test_what_cannot_be_asked_and_who_is_not_there_are_told(tmp_path: Path) -> None:
    states, _ = play(tmp_path, "set_interval", {"seconds": "5"})
    assert states == ["impossible"]
    ((_, (step,)),) = asking.requests_of(tmp_path, MN)
    assert step.fault == Fault("telemetry.out_of_range", "RtdInterval", "5", "30…3600")

    async def story(found: Any) -> None:
        requests = Requests(found.gateway, tmp_path, clock=lambda: AT)
        request = asking.ask(tmp_path, mn="NOBODY", what="read_time", values={}, by="officer", at=AT)
        await found.until(lambda: bool(asking.answer_of(tmp_path, request)))
        assert [step.state for step in asking.answer_of(tmp_path, request)] == ["not_connected"]
        requests.close()

    run(story, tmp_path)


def test_files_that_are_no_requests_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / asking.REQUESTS
    asking.ask(tmp_path, mn=MN, what="read_time", values={}, by="officer", at=AT)
    broken = {"20261130120000250000-00000000.json": "{", "20261130120000250000-00000001.json": '{"id": "1"}'}
    for name, text in {"note.json": "{}", **broken, "x.answer.json": "[]"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert len(asking.waiting(tmp_path)) == 1
    assert asking.answer_of(tmp_path, "../state") == ()
    assert asking.answer_of(tmp_path, "x") == ()


def test_old_answers_go(tmp_path: Path) -> None:
    asking.ask(tmp_path, mn=MN, what="read_time", values={}, by="officer", at=AT)
    (request,) = asking.waiting(tmp_path)
    asking.note(tmp_path, request, (asking.Step("done", AT),))
    asking.tidy(tmp_path, now=AT + asking.KEPT)
    assert asking.answer_of(tmp_path, request.id)
    asking.tidy(tmp_path, now=AT + asking.KEPT + timedelta(seconds=1))
    assert asking.answer_of(tmp_path, request.id) == ()


def test_a_gateway_tells_what_it_is_doing(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        state = State(found.gateway, tmp_path, port=found.port, clock=lambda: AT)
        device = await found.device()
        await device.send(hour(1) + hour(2))
        await device.answers(2)
        await found.until(lambda: (state_of(tmp_path, now=AT) or {}).get("frames") == 2)
        told = state_of(tmp_path, now=AT)
        assert told
        assert (told["port"], told["connections"], told["head"], told["trouble"]) == (found.port, 1, 2, "")
        assert told["devices"][MN]["frames"] == 2
        assert told["devices"][MN]["connected"] is True
        assert state_of(tmp_path, now=AT + timedelta(seconds=16)) is None
        state.close()
        assert state_of(tmp_path, now=AT) is None

    run(story, tmp_path)
    (tmp_path / "state.json").write_text('{"at": 7}', encoding="utf-8")
    assert state_of(tmp_path, now=datetime(2026, 11, 30)) is None


@pytest.mark.usefixtures("_hasty")
def test_what_a_gateway_that_is_gone_had_sent_is_given_up(tmp_path: Path) -> None:
    kept = [asking.ask(tmp_path, mn=MN, what="read_time", values={}, by="officer", at=AT) for _ in range(2)]
    for request, state in zip(asking.waiting(tmp_path), ("sent", "done"), strict=True):
        asking.note(tmp_path, request, (asking.Step(state, AT),))

    async def story(found: Any) -> None:
        Requests(found.gateway, tmp_path, clock=lambda: AT).close()

    run(story, tmp_path)
    assert sorted([step.state for step in asking.answer_of(tmp_path, one)] for one in kept) == [
        ["done"],
        ["sent", "no_answer"],
    ]


@pytest.mark.usefixtures("_hasty")
def test_a_request_that_cannot_be_written_down_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = list[str]()

    def full(*_: object) -> None:
        calls.append("note")
        raise OSError(28, "full")

    async def story(found: Any) -> None:
        requests = Requests(found.gateway, tmp_path, clock=lambda: AT)
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        with monkeypatch.context() as disk:
            disk.setattr(asking, "note", full)
            asking.ask(tmp_path, mn=MN, what="read_time", values={}, by="officer", at=AT)
            await found.until(lambda: len(calls) > 3)
            assert await device.rest() == b""
        (raw,) = await device.answers()
        assert message(raw).command == "1011"
        requests.close()

    run(story, tmp_path)


@pytest.mark.usefixtures("_hasty")
def test_of_much_data_some_is_kept_beside_the_request_and_the_rest_is_counted(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        requests = Requests(found.gateway, tmp_path, clock=lambda: AT)
        device = await found.device()
        await device.send(hour(1))
        await device.answers()
        values = {"period": "hour", "begin": "2026-11-30T00:00", "end": "2026-11-30T09:00"}
        request = asking.ask(tmp_path, mn=MN, what="read", values=values, by="officer", at=AT)
        asked = message((await device.answers())[0])
        await device.send((ready(asked) or b"") + _hour_at("20261130080000") * 300 + (executed(asked) or b""))
        await found.until(lambda: any(step.state == "done" for step in asking.answer_of(tmp_path, request)))
        steps = asking.answer_of(tmp_path, request)
        assert len(steps) == requesting.MOST_STEPS + 2
        assert [step.state for step in steps[:3]] == ["sent", "ready", "data"]
        assert steps[-2].en == f"… +{300 - requesting.MOST_STEPS + 2}"
        requests.close()

    run(story, tmp_path)

"""Devices that encrypt, through a gateway: what they are answered, what they are asked, and keys that come and go."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import AT, Device, hour, run
from tests.unit.telemetry.journals import raws
from tests.unit.telemetry.keyless import WAYS, without_sm4
from tests.unit.telemetry.making import MN, message

from airshed.telemetry import asking
from airshed.telemetry.discover import protocol_of
from airshed.telemetry.keys import Key, KeyFile, Keys, Requests
from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.building import BadFrame, executed, framed, ready, sealed
from airshed.telemetry.protocols.hj212.hearing import hear
from airshed.telemetry.protocols.hj212.sm4 import check_there
from airshed.telemetry.server import gateway as gateways
from airshed.telemetry.server import requesting
from airshed.telemetry.server.requesting import Requests as Asked

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")

KEY, OTHER = Key(bytes(range(16))), Key(bytes(range(1, 17)))
KEYS = Keys(common=(KEY,))
PROTOCOL = protocol_of("hj212")
PERIOD = {"period": "hour", "begin": "2026-11-30T08:00", "end": "2026-11-30T09:00"}


def shut(number: int, *, key: Key = KEY, command: str = "2061") -> bytes:
    """Return a frame of the edition of 2025 that is encrypted, with CR LF."""
    return sealed(hour(number, flag=9, command=command), key=key)


LAST = shut(1)[:-2]
HEARTBEAT = framed(f"QN=20261130000000009;ST=31;CN=9015;PW=123456;MN={MN};Flag=9;CP=&&&&".encode())


def clock_wanted(content: str = "") -> bytes:
    return framed(f"QN=20261130000000009;ST=31;CN=1013;PW=123456;MN={MN};Flag=9;CP=&&{content}&&".encode())


# --- what is heard ---


def test_it_is_answered_where_a_key_opens_it_as_a_plain_one_is() -> None:
    (plain,) = hear([Piece(hour(1, flag=9)[:-2])], AT)
    (opened,) = hear([Piece(LAST)], AT, keys=KEYS)
    assert opened == (*plain[:3], True)
    assert opened.answer
    for keys in (Keys(), Keys(common=(OTHER,)), Keys({"X": (KEY,)})):
        assert hear([Piece(LAST)], AT, keys=keys) == [(MN, None, True, False)]


def test_the_time_is_told_encrypted_to_who_asks_encrypted() -> None:
    asked = sealed(clock_wanted("PolId=a21026,a21026-Info=x"), key=KEY)[:-2]
    (heard,) = hear([Piece(asked)], AT, keys=KEYS)
    answer = (heard.answer or b"")[:-2]
    first, second = answer[: answer.index(b"\r\n")], answer[answer.index(b"\r\n") + 2 :]
    assert message(first).command == "9013"
    assert message(second).sealed
    assert dict(message(second, keys=KEYS).keys) == {"SystemTime": "20261130120000"}
    (plain,) = hear([Piece(clock_wanted()[:-2])], AT, keys=KEYS)
    assert b"SystemTime=20261130120000" in (plain.answer or b"")


# --- what is asked ---


@pytest.mark.parametrize(
    ("requests", "what", "encrypted"),
    [
        ("all", "read", True),
        ("all", "set_time", True),
        ("listed", "read", True),
        ("listed", "set_time", False),
        ("none", "read", False),
    ],
)
def test_requests_are_encrypted_as_the_device_encrypts(requests: Requests, what: str, *, encrypted: bool) -> None:
    keys = Keys(common=(OTHER, KEY), requests=requests)
    asked = PROTOCOL.ask(LAST, what, PERIOD, at=AT, keys=keys)[:-2]
    assert message(asked).sealed == encrypted
    found = message(asked, keys=Keys(common=(KEY,)))
    assert (found.check, found.header.flag, found.header.pw) == ("gb", "9", "123456")
    assert ("BeginTime" if what == "read" else "SystemTime") in found.keys
    said = executed(found) or b""
    assert PROTOCOL.told(asked + b"\r\n", said.strip(), keys=keys) == ("done", "ExeRtn=1 执行成功", "ExeRtn=1 done")


def test_a_frame_too_short_to_be_encrypted_does_not_make_a_device_a_plain_one() -> None:
    for short in (
        HEARTBEAT[:-2],
        (executed(message(PROTOCOL.ask(LAST, "read_time", {}, at=AT, keys=KEYS)[:-2])) or b"")[:-2],
    ):
        assert message(PROTOCOL.ask(short, "read", PERIOD, at=AT, keys=KEYS, encrypted=LAST)[:-2]).sealed
        assert not message(PROTOCOL.ask(short, "read", PERIOD, at=AT, keys=KEYS)[:-2]).sealed
    plain = hour(2, flag=9)[:-2]
    assert not message(PROTOCOL.ask(plain, "read", PERIOD, at=AT, keys=KEYS, encrypted=LAST)[:-2]).sealed


@pytest.mark.parametrize("keys", [Keys(), Keys(common=(OTHER,))])
def test_nothing_is_asked_in_plain_of_a_device_that_no_key_opens(keys: Keys) -> None:
    with pytest.raises(BadFrame) as refusal:
        PROTOCOL.ask(LAST, "read", PERIOD, at=AT, keys=keys)
    assert refusal.value.faults[0].code == "telemetry.no_key"


# --- through the gateway ---


class Obeying:
    """A device that encrypts and does what it is asked."""

    def __init__(self, device: Device) -> None:
        self.device, self.heard = device, list[bytes]()

    async def play(self) -> None:
        while True:
            (raw,) = await self.device.answers()
            self.heard.append(raw)
            request = message(raw[:-2], keys=KEYS)
            for said in (ready(request), shut(8), executed(request)):
                await self.device.send(said or b"")


def test_a_device_is_answered_and_asked_encrypted_over_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requesting, "LOOK_S", 0.02)
    (tmp_path / "keys").write_text(f"{MN} {KEY.hex()}", encoding="ascii")
    folder = tmp_path / "journal"

    async def story(found: Any) -> list[bytes]:
        requests = Asked(found.gateway, folder, clock=lambda: AT)
        device = await found.device()
        await device.send(shut(1) + HEARTBEAT)
        assert [message(raw[:-2]).command for raw in await device.answers(2)] == ["9014", "9013"]
        obeying = Obeying(device)
        playing = asyncio.ensure_future(obeying.play())
        for _ in range(2):
            asked = asking.ask(folder, mn=MN, what="read_interval", values={"seconds": ""}, by="officer", at=AT)
            await found.until(lambda name=asked: "done" in [step.state for step in asking.answer_of(folder, name)])
        asked = asking.ask(folder, mn=MN, what="read", values=PERIOD, by="officer", at=AT)
        await found.until(lambda: "done" in [step.state for step in asking.answer_of(folder, asked)])
        playing.cancel()
        requests.close()
        return [raw for raw in obeying.heard if message(raw[:-2], keys=KEYS).command == "2061"]

    (asked,) = run(story, folder, key_file=KeyFile(tmp_path / "keys"))
    assert b"BeginTime" not in asked
    assert KEY.hex().encode() not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_key_that_comes_later_counts_and_one_that_cannot_be_read_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(gateways, "SWEEP_S", 0.01)
    file, folder = tmp_path / "keys", tmp_path / "journal"
    file.write_text(OTHER.hex(), encoding="ascii")

    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(shut(1) + hour(2))
        (answer,) = await device.answers()
        assert message(answer[:-2]).header.qn == "20261130000000002"
        file.write_text(f"{OTHER.hex()}\n{KEY.hex()}\n", encoding="ascii")
        await found.until(lambda: len(found.gateway.keys.common) == 2)
        await device.send(shut(3))
        await device.answers()
        file.write_text(f"{KEY.hex()}z\n", encoding="ascii")
        await found.until(lambda: bool(caplog.records))
        await device.send(shut(4))
        await device.answers()

    run(story, folder, key_file=KeyFile(file))
    assert raws(folder) == [shut(1)[:-2], hour(2)[:-2], shut(3)[:-2], shut(4)[:-2]]
    assert [record.message for record in caplog.records] == ["keys.unreadable"]
    assert KEY.hex() not in str([vars(record) for record in caplog.records])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("usable", [check_there, lambda: None])
def test_where_sm4_cannot_be_used_no_frame_is_lost_and_plain_ones_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, usable: Callable[[], None], way: str
) -> None:
    monkeypatch.setattr(gateways, "SWEEP_S", 0.01)
    file, folder = tmp_path / "keys", tmp_path / "journal"
    file.write_text("# later", encoding="ascii")
    keys, sent = KeyFile(file, usable=usable), [hour(1), shut(2), shut(3), hour(4)]

    async def story(found: Any) -> None:
        device = await found.device()
        without_sm4(monkeypatch, way)
        file.write_text(KEY.hex(), encoding="ascii")
        await found.until(lambda: bool(found.gateway.keys) or keys.trouble is not None)
        await device.send(b"".join(sent))
        heard = [message(raw[:-2]).header.qn for raw in await device.answers(2)]
        assert heard == ["20261130000000001", "20261130000000004"]
        assert len(found.gateway.lines) == 1

    run(story, folder, key_file=keys)
    assert raws(folder) == [raw[:-2] for raw in sent]


def test_a_gateway_without_keys_takes_what_is_encrypted_and_does_not_answer(tmp_path: Path) -> None:
    async def story(found: Any) -> None:
        device = await found.device()
        await device.send(shut(1) + hour(2))
        await device.answers()
        assert found.gateway.counts.rubbish == 0

    run(story, tmp_path)
    assert raws(tmp_path) == [shut(1)[:-2], hour(2)[:-2]]

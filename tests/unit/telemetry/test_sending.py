from datetime import datetime
from pathlib import Path

import pytest
from tests.unit.telemetry.making import HEADER, MN, frame, framed_as, message

from airshed.telemetry import discover
from airshed.telemetry.protocols.hj212 import requests
from airshed.telemetry.protocols.hj212.building import BadFrame, encoded, executed, framed, ready, reply
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.requests import Addressee

AT = datetime(2016, 8, 1, 8, 58, 57, 223000)
DEVICE = Addressee(st="32", mn=MN, pw="100000")


def test_the_example_of_the_standard() -> None:
    assert requests.set_real_time_interval(DEVICE, at=AT, seconds=30) == (
        b"##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;"
        b"CP=&&RtdInterval=30&&1C80\r\n"
    )


def test_the_example_of_2025() -> None:
    device = Addressee(st="32", mn=MN, pw="123456", edition="2025")
    assert requests.read_clock(device, at=datetime(2024, 6, 1, 8, 58, 57, 223000)) == (
        b"##0087QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&2200\r\n"
    )


@pytest.mark.parametrize(
    ("raw", "command", "keys"),
    [
        (requests.read_clock(DEVICE, at=AT, factor="w01018"), "1011", {"PolId": "w01018"}),
        (requests.set_clock(DEVICE, at=AT, clock=AT), "1012", {"SystemTime": "20160801085857"}),
        (requests.set_timeout(DEVICE, at=AT, seconds=10, resends=3), "1000", {"OverTime": "10", "ReCount": "3"}),
        (requests.read_real_time_interval(DEVICE, at=AT), "1061", {}),
        (requests.read_minute_interval(DEVICE, at=AT), "1063", {}),
        (requests.set_minute_interval(DEVICE, at=AT, minutes=10), "1064", {"MinInterval": "10"}),
        (requests.start_real_time(DEVICE, at=AT), "2011", {}),
        (
            requests.read_history(DEVICE, "2051", at=AT, begin=datetime(2016, 8, 1), end=datetime(2016, 8, 2)),
            "2051",
            {"BeginTime": "20160801000000", "EndTime": "20160802000000"},
        ),
    ],
)
def test_requests(raw: bytes, command: str, keys: dict[str, str]) -> None:
    found = message(raw)
    assert (found.command, dict(found.keys), found.header.qn) == (command, keys, "20160801085857223")
    assert found.header.wants_answer
    assert not found.header.in_packets
    assert [d for d in found.deviations if d.code != "data_time_missing"] == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda: requests.set_real_time_interval(DEVICE, at=AT, seconds=29),
        lambda: requests.set_minute_interval(DEVICE, at=AT, minutes=7),
        lambda: requests.set_timeout(DEVICE, at=AT, seconds=10, resends=100),
        lambda: requests.read_history(DEVICE, "2011", at=AT, begin=AT, end=AT),
        lambda: requests.read_history(DEVICE, "2051", at=AT, begin=AT, end=datetime(2016, 8, 1)),
        lambda: requests.request(Addressee(st="32", mn="A;CN=1", pw="1"), "1011", at=AT),
        lambda: framed(b"x" * 4097),
    ],
)
def test_what_must_not_be_sent_is_refused(ask: object) -> None:
    with pytest.raises(BadFrame):
        ask()  # type: ignore[operator]


def _of(command: str, *, flag: int = 5) -> bytes:
    return frame(header=HEADER.replace("CN=2011", f"CN={command}").replace("Flag=5", f"Flag={flag}"))


@pytest.mark.parametrize(
    ("command", "flag", "answer"),
    [
        ("2011", 5, "9014"),
        ("2061", 5, "9014"),
        ("2081", 5, "9014"),
        ("1013", 5, "9013"),
        ("9015", 9, "9013"),
        ("2011", 4, None),
        ("9014", 5, None),
        ("9013", 5, None),
        ("1011", 5, None),
        ("9021", 5, None),
    ],
)
def test_answers(command: str, flag: int, answer: str | None) -> None:
    sent = reply(message(_of(command, flag=flag)))
    if answer is None:
        assert sent is None
        return
    found = message(sent or b"")
    assert (found.command, found.header.st, found.header.qn, found.content) == (answer, "91", "20240123101501421", "")
    assert found.header.flag == str(flag & ~3)
    assert found.deviations == ()


def test_a_part_is_answered_without_packet_numbers() -> None:
    raw = frame(header=HEADER.replace("Flag=5", "Flag=7;PNUM=2;PNO=1"))
    assert reply(message(raw)) == b"##0087" + (
        f"QN=20240123101501421;ST=91;CN=9014;PW=123456;MN={MN};Flag=4;CP=&&&&".encode()
        + (reply(message(raw)) or b"")[-6:]
    )


def test_what_has_a_wrong_check_is_not_answered() -> None:
    assert reply(message(framed_as(frame()[6:-4], check="0000"))) is None


@pytest.mark.parametrize("text", ["12\r\n34", "12\n"])
def test_texts_that_would_break_a_frame_are_not_sent_back(text: str) -> None:
    assert reply(message(frame(header=HEADER.replace("123456", text)))) is None


def test_a_device_answers_with_the_number_of_the_request() -> None:
    asked = message(requests.read_clock(DEVICE, at=AT))
    for raw, command, content in (
        (ready(asked), "9011", "QnRtn=1"),
        (executed(asked, result=100), "9012", "ExeRtn=100"),
    ):
        found = message(raw or b"")
        assert (found.command, found.header.qn, found.content) == (command, "20160801085857223", content)


def test_keys_that_are_none_are_left_out() -> None:
    assert encoded(Header(st="31", cn="2011")).startswith(b"##0021ST=31;CN=2011;CP=&&&&")


def test_the_protocol_is_found_by_listing() -> None:
    assert sorted(discover.protocols()) == sorted(
        path.name
        for path in (Path(discover.__file__).parent / "protocols").iterdir()
        if (path / "__init__.py").exists()
    )
    with pytest.raises(discover.ProtocolUnknown):
        discover.protocol_of("nothing")

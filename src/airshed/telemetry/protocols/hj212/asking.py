"""What a platform asks of a device, and what the device says to it. HJ 212-2017, 6.4 and annex C.

A request is answered by 9011 (whether the device will do it), then data where data were asked for, then 9012 (how it
went). All carry the QN of the request, but for stored data, which have their own.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from airshed.errors import Fault
from airshed.telemetry.keys import NO_KEYS, SIZE, Keys
from airshed.telemetry.protocol import Piece, Told
from airshed.telemetry.protocols.hj212 import requests
from airshed.telemetry.protocols.hj212.building import BadFrame
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.requests import HISTORIES, Addressee
from airshed.telemetry.protocols.hj212.tables import COMMANDS
from airshed.telemetry.protocols.hj212.times import written

Values = Mapping[str, str]

STORED = MappingProxyType({period: command for period, command in COMMANDS.items() if period != "real"})
READY, DONE, NO_DATA = "1", "1", "100"
MEANINGS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "QnRtn": MappingProxyType(
            {
                "1": ("准备执行", "ready"),
                "2": ("拒绝执行", "refused"),
                "3": ("密码错误", "wrong password"),
                "4": ("MN 错误", "wrong MN"),
                "5": ("ST 错误", "wrong ST"),
                "6": ("Flag 错误", "wrong Flag"),
                "7": ("QN 错误", "wrong QN"),
                "8": ("CN 错误", "wrong CN"),
                "9": ("CRC 错误", "wrong check"),
                "100": ("未知错误", "unknown error"),
            }
        ),
        "ExeRtn": MappingProxyType(
            {
                "1": ("执行成功", "done"),
                "2": ("执行失败，原因不明", "failed, it does not say why"),
                "3": ("条件不符合", "conditions are not met"),
                "4": ("通信超时", "timed out"),
                "5": ("系统繁忙", "busy"),
                "6": ("系统故障", "fault of the device"),
                "100": ("没有数据", "no data"),
            }
        ),
    }
)
"""Results of answers; HJ 212-2017, 6.6.2 and 6.6.3."""


def ask(  # noqa: PLR0913 - to whom, what, when, and how to encrypt it
    last: bytes, what: str, values: Values, *, at: datetime, keys: Keys = NO_KEYS, encrypted: bytes = b""
) -> bytes:
    """Return a request to the device that sent a frame last; its number, kind and password are taken from there.

    Args:
        last: bytes of that frame.
        what: `read`, `read_interval`, `set_interval`, `read_time` or `set_time`.
        values: `period` (hour, minute, day), `begin` and `end` (moments) of `read`; `seconds` (of real-time data) or
            `minutes` (of minute data) of intervals, of which the one to be read has any value.
        at: the present moment; the QN of the request. [city wall time]
        keys: the key that opens what the device sends encrypts what it is sent.
        encrypted: its last encrypted frame that was opened; it counts where `last` is too short to be encrypted.

    Raises:
        BadFrame: it is no request there is, a value is not allowed, or no key opens what the device sends.
    """
    known = decode(Piece(last), keys=keys)
    make = REQUESTS.get(what)
    if make is None:
        raise BadFrame(Fault("telemetry.unknown_request", "REQUEST", what, ", ".join(REQUESTS)))
    if not isinstance(known, Hj212Message) or not known.device:
        raise BadFrame(Fault("telemetry.unknown_device", "MN", ""))
    key = known.key
    if key is None and encrypted and len(known.content) < SIZE:
        before = decode(Piece(encrypted), keys=keys)
        key = before.key if isinstance(before, Hj212Message) else None
    if known.sealed and key is None:
        raise BadFrame(Fault("telemetry.no_key", known.device, "", "sm4_key_file"))
    try:
        return requests.encrypted(make(requests.addressee(known), values, at), keys, key)
    except (KeyError, ValueError) as error:
        raise BadFrame(Fault("telemetry.bad_request", what, str(error).strip("'"))) from None


def _read(to: Addressee, values: Values, at: datetime) -> bytes:
    begin, end = (datetime.fromisoformat(values[name]) for name in ("begin", "end"))
    return requests.read_history(to, STORED[values.get("period", "hour")], at=at, begin=begin, end=end)


def _read_interval(to: Addressee, values: Values, at: datetime) -> bytes:
    if "minutes" in values:
        return requests.read_minute_interval(to, at=at)
    return requests.read_real_time_interval(to, at=at)


def _set_interval(to: Addressee, values: Values, at: datetime) -> bytes:
    if "minutes" in values:
        return requests.set_minute_interval(to, at=at, minutes=int(values["minutes"]))
    return requests.set_real_time_interval(to, at=at, seconds=int(values["seconds"]))


REQUESTS: Mapping[str, Callable[[Addressee, Values, datetime], bytes]] = MappingProxyType(
    {
        "read": _read,
        "read_interval": _read_interval,
        "set_interval": _set_interval,
        "read_time": lambda to, _, at: requests.read_clock(to, at=at),
        "set_time": lambda to, _, at: requests.set_clock(to, at=at, clock=at),
    }
)


def told(request: bytes, frame: bytes, *, keys: Keys = NO_KEYS) -> Told | None:
    """Return what a frame says to a request; None if it has nothing to do with it."""
    asked, said = (decode(Piece(raw.removesuffix(b"\r\n")), keys=keys) for raw in (request, frame))
    if not isinstance(asked, Hj212Message) or not isinstance(said, Hj212Message) or said.device != asked.device:
        return None
    same = said.header.qn == asked.header.qn
    if same and said.command == "9011":
        code = said.keys.get("QnRtn", "")
        return Told("ready" if code == READY else "refused", *_meaning("QnRtn", code))
    if same and said.command == "9012":
        code = said.keys.get("ExeRtn", "")
        return Told("done" if code in {DONE, NO_DATA} else "failed", *_meaning("ExeRtn", code))
    if said.command == asked.command and (same or asked.command in HISTORIES):
        if asked.command in HISTORIES and not _asked_for(asked, said):
            return None
        content = masked(said.content)
        return Told("data", content, content)
    return None


def _asked_for(asked: Hj212Message, said: Hj212Message) -> bool:
    """Whether stored data are of the period that was asked for."""
    begin, end = asked.keys.get("BeginTime", ""), asked.keys.get("EndTime", "")
    return said.data_at is not None and begin <= written(said.data_at) <= end


def _meaning(key: str, code: str) -> tuple[str, str]:
    zh, en = MEANINGS[key].get(code, ("", ""))
    return f"{key}={code} {zh}".strip(), f"{key}={code} {en}".strip()

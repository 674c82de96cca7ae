"""Requests of a platform to a device. HJ 212-2017, table 9 and annex C.

Every request asks for an answer; its QN, the moment `at`, comes back with every answer to it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from airshed.errors import Fault
from airshed.telemetry.keys import Key, Keys
from airshed.telemetry.protocols.hj212.building import BadFrame, content_of, encoded, flag, sealed
from airshed.telemetry.protocols.hj212.editions import Edition
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.times import numbered, written

REAL_TIME_SECONDS = range(30, 3601)
MINUTES = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
RESENDS = range(1, 100)
TIMEOUTS = range(1, 10_000)
LISTED = re.compile(rb";CN=(?:2\d{3}|1014|3020);")
"""Commands that HJ 212-2025 wants encrypted over the Internet, as programs that cite it say; its text was not read."""
HISTORIES = ("2031", "2041", "2051", "2061")


@dataclass(frozen=True, slots=True)
class Addressee:
    """A device as requests name it.

    Attributes:
        st: its kind of system.
        mn: its number.
        pw: its password.
        edition: the edition it speaks.
    """

    st: str
    mn: str
    pw: str
    edition: Edition = "2017"


def addressee(message: Hj212Message) -> Addressee:
    """Return the sender of a message, as requests name it."""
    header = message.header
    return Addressee(header.st or "", header.mn or "", header.pw or "", message.spoken.edition or "2017")


def request(to: Addressee, command: str, *, at: datetime, keys: Mapping[str, str] | None = None) -> bytes:
    """Return a request with the keys of its content."""
    bits = str(flag(to.edition, answer=True))
    header = Header(qn=numbered(at), st=to.st, cn=command, pw=to.pw, mn=to.mn, flag=bits)
    return encoded(header, content_of([(key, "", text) for key, text in (keys or {}).items()]))


def encrypted(frame: bytes, keys: Keys, key: Key | None) -> bytes:
    """Return a request as it goes to a device whose frames a key has opened; as it is where there is no key."""
    if key is None or keys.requests == "none" or (keys.requests == "listed" and not LISTED.search(frame)):
        return frame
    return sealed(frame, key=key)


def set_timeout(to: Addressee, *, at: datetime, seconds: int, resends: int) -> bytes:
    """Return the request to wait so long for an answer, and to resend so often [s]."""
    _check("OverTime", seconds, TIMEOUTS)
    _check("ReCount", resends, RESENDS)
    return request(to, "1000", at=at, keys={"OverTime": str(seconds), "ReCount": str(resends)})


def read_clock(to: Addressee, *, at: datetime, factor: str | None = None) -> bytes:
    """Return the request for the clock of a logger, or of the instrument of a factor."""
    return request(to, "1011", at=at, keys={"PolId": factor} if factor else None)


def set_clock(to: Addressee, *, at: datetime, clock: datetime, factor: str | None = None) -> bytes:
    """Return the request to set the clock of a logger, or of the instrument of a factor."""
    keys = {"PolId": factor} if factor else {}
    return request(to, "1012", at=at, keys={**keys, "SystemTime": written(clock)})


def read_real_time_interval(to: Addressee, *, at: datetime) -> bytes:
    """Return the request for the interval of real-time data."""
    return request(to, "1061", at=at)


def set_real_time_interval(to: Addressee, *, at: datetime, seconds: int) -> bytes:
    """Return the request to send real-time data so often, every 30 to 3600 s [s]."""
    _check("RtdInterval", seconds, REAL_TIME_SECONDS)
    return request(to, "1062", at=at, keys={"RtdInterval": str(seconds)})


def read_minute_interval(to: Addressee, *, at: datetime) -> bytes:
    """Return the request for the interval of minute data."""
    return request(to, "1063", at=at)


def set_minute_interval(to: Addressee, *, at: datetime, minutes: int) -> bytes:
    """Return the request to send minute data so often; the interval must divide an hour [min]."""
    _check("MinInterval", minutes, MINUTES)
    return request(to, "1064", at=at, keys={"MinInterval": str(minutes)})


def start_real_time(to: Addressee, *, at: datetime) -> bytes:
    """Return the request to send real-time data."""
    return request(to, "2011", at=at)


def read_history(to: Addressee, command: str, *, at: datetime, begin: datetime, end: datetime) -> bytes:
    """Return the request for stored data of days, run times, minutes or hours, from a moment to a later one.

    Raises:
        BadFrame: the command gives no stored data, or the period ends before it begins.
    """
    if command not in HISTORIES:
        raise BadFrame(Fault("telemetry.no_history", "CN", command, ", ".join(HISTORIES)))
    if end < begin:
        raise BadFrame(Fault("telemetry.period", "EndTime", written(end), f">= {written(begin)}"))
    return request(to, command, at=at, keys={"BeginTime": written(begin), "EndTime": written(end)})


def _check(key: str, value: int, allowed: range | tuple[int, ...]) -> None:
    if value not in allowed:
        shown = f"{allowed[0]}…{allowed[-1]}" if isinstance(allowed, range) else ", ".join(map(str, allowed))
        raise BadFrame(Fault("telemetry.out_of_range", key, str(value), shown))

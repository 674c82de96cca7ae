"""What a played device has measured, in words of no protocol, and the frames in which it says so."""

import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212 import tables
from airshed.telemetry.protocols.hj212.building import encoded, flag, sealed
from airshed.telemetry.protocols.hj212.codes import factor_of
from airshed.telemetry.protocols.hj212.crc import Kind as Check
from airshed.telemetry.protocols.hj212.crc import modbus
from airshed.telemetry.protocols.hj212.editions import Edition
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.times import numbered, written

Period = Literal["real", "minute", "hour"]
Numbers = tuple[tuple[str, str, str], ...]

PLAYED: tuple[Period, ...] = ("real", "minute", "hour")
COMMANDS: Mapping[Period, str] = MappingProxyType({period: tables.COMMANDS[period] for period in PLAYED})
PERIODS: Mapping[str, Period] = MappingProxyType({command: period for period, command in COMMANDS.items()})
OF_MOMENTS: Mapping[str, str] = MappingProxyType({"mean": "Rtd", "converted": "ZsRtd"})
OF_INTERVALS: Mapping[str, str] = MappingProxyType(
    {
        "total": "Cou",
        "low": "Min",
        "mean": "Avg",
        "high": "Max",
        "converted_low": "ZsMin",
        "converted": "ZsAvg",
        "converted_high": "ZsMax",
    }
)
LONGEST_CONTENT = 900
"""A content beyond so many bytes is sent in packets; the standard has 950 (HJ 212-2017, 6.3.2)."""
HOUR = timedelta(hours=1)
MILLISECOND = timedelta(milliseconds=1)


class Measured(NamedTuple):
    """What a device has measured of an interval, or at a moment.

    Attributes:
        at: start of the interval, or the moment. [city wall time]
        mark: its state.
        numbers: factor, name of the number as in `OF_INTERVALS`, and its text.
        marks: factors with a state of their own.
    """

    at: datetime
    mark: str
    numbers: Numbers
    marks: Mapping[str, str] = MappingProxyType({})


class Truth(typing.Protocol):
    """What devices measure, and when they can say it."""

    def measured(
        self, mn: str, period: Period, *, from_at: datetime, to_at: datetime, step: timedelta
    ) -> Sequence[Measured]:
        """Return what a device measures at moments, or in intervals, that begin in a period, one every `step`."""

    def sends_at(self, mn: str, at: datetime) -> datetime | None:
        """Return when a device sends what is measured at a moment: then, later, or never (None)."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How a device speaks.

    Attributes:
        mn: its number.
        st: its kind of system.
        pw: its password.
        edition: the edition it speaks; that of 2005 has codes of its own.
        check: which check it sends.
        lower: whether it writes its check in lower case.
        longest: a content beyond so many bytes is sent in packets.
        key: with which it encrypts; None if it does not.
    """

    mn: str
    st: str = "31"
    pw: str = "123456"
    edition: Edition = "2017"
    check: Check = "gb"
    lower: bool = False
    longest: int = LONGEST_CONTENT
    key: Key | None = None


class Said(NamedTuple):
    """A frame and the number under which it is answered."""

    qn: str
    raw: bytes


class Line(NamedTuple):
    """What a perfect receiver must have in the end: a value of a device."""

    mn: str
    period: Period
    factor: str
    at: datetime
    value: float
    mark: str


def said(
    speech: Speech, period: Period, measured: Measured, *, number: Callable[[], datetime], backfilled: bool = False
) -> list[Said]:
    """Return the frames that say what was measured; several where it is long.

    Args:
        speech: how the device speaks.
        period: of what was measured.
        measured: what was.
        number: gives a moment that stands for no other frame of the device.
        backfilled: whether it is said late; the edition of 2005 has no word for that.
    """
    contents = list(_contents(speech, period, measured))
    rf = "1" if backfilled and speech.edition != "2005" else None
    total = len(contents)
    frames = []
    for place, content in enumerate(contents, 1):
        qn = numbered(number())
        bits = str(flag(speech.edition, answer=True, packets=total > 1))
        pnum, pno = (str(total), str(place)) if total > 1 else (None, None)
        header = Header(qn, speech.st, COMMANDS[period], speech.pw, speech.mn, bits, pnum, pno, rf)
        frames.append(Said(qn, checked(speech, encoded(header, content))))
    return frames


def heartbeat(speech: Speech, *, at: datetime) -> Said:
    """Return a heartbeat: 9015, to be answered by 9013 (HJ 212-2025)."""
    header = Header(numbered(at), speech.st, "9015", speech.pw, speech.mn, str(flag(speech.edition, answer=True)))
    return Said(header.qn or "", checked(speech, encoded(header)))


def checked(speech: Speech, raw: bytes) -> bytes:
    """Return a frame with the check that a device sends, encrypted where it encrypts."""
    check = raw[-6:-2]
    if speech.check != "gb":
        value = modbus(raw[6:-6])
        check = b"%04X" % (value if speech.check == "modbus" else (value & 0xFF) << 8 | value >> 8)
    frame = raw[:-6] + (check.lower() if speech.lower else check) + b"\r\n"
    return sealed(frame, key=speech.key) if speech.key else frame


def lines_of(mn: str, period: Period, measured: Measured) -> list[Line]:
    """Return what a receiver must have when it has been told."""
    return [
        Line(mn, period, factor, measured.at, float(text), measured.marks.get(factor, measured.mark))
        for factor, name, text in measured.numbers
        if name == "mean"
    ]


def _contents(speech: Speech, period: Period, measured: Measured) -> Iterator[str]:
    """Yield contents, none longer than the device sends; what belongs to a factor is never parted."""
    first = f"DataTime={written(measured.at)}"
    groups = _groups(speech, period, measured)
    whole = ";".join((first, *groups))
    if len(whole) <= speech.longest:
        yield whole
        return
    held: list[str] = []
    for group in groups:
        if held and len(";".join((first, *held, group))) > speech.longest:
            yield ";".join((first, *held))
            held = []
        held.append(group)
    yield ";".join((first, *held))


def _groups(speech: Speech, period: Period, measured: Measured) -> list[str]:
    """Return what is said of each factor, its mark last."""
    fields = OF_MOMENTS if period == "real" else OF_INTERVALS
    found: dict[str, list[str]] = {}
    for factor, name, text in measured.numbers:
        found.setdefault(factor, []).append(f"{fields[name]}={text}")
    groups = []
    for factor, parts in found.items():
        code, mark = _code(speech, factor), measured.marks.get(factor, measured.mark)
        groups.append(",".join([f"{code}-{part}" for part in (*parts, f"Flag={mark}")]))
    return groups


def _code(speech: Speech, factor: str) -> str:
    listed = factor_of(factor) if speech.edition == "2005" else None
    return listed.old if listed and listed.old else factor

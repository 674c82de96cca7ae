"""What a device answers to requests of its platform, and what it does about them. HJ 212-2017, table 9 and annex C."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from airshed.telemetry.protocols.hj212.building import answered, content_of, encoded, executed, flag, ready
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.requests import MINUTES, REAL_TIME_SECONDS, RESENDS, TIMEOUTS
from airshed.telemetry.protocols.hj212.times import moment_of, written
from airshed.telemetry.simulating.telling import PERIODS, Period, Speech, checked

READY, REFUSED, WRONG_PW, WRONG_MN, WRONG_ST, UNKNOWN_CN = 1, 2, 3, 4, 5, 8
DONE, FAILED, NO_DATA = 1, 2, 100
PASSWORD = 6  # characters


@dataclass(frozen=True, slots=True)
class State:
    """What a platform can change about a device.

    Attributes:
        pw: its password.
        real_time_s: seconds from one real-time report to the next; None = it has none.
        minutes: since when it has reported minutes, and every how many; the last one counts.
        reporting: whether it sends real-time data.
        timeout_s: so long it waits for an answer. [s]
        resends: so often it sends again before it gives up its connection.
        clock: by how much its clock is ahead.
    """

    pw: str
    real_time_s: int | None = 30
    minutes: tuple[tuple[datetime, int], ...] = ()
    reporting: bool = True
    timeout_s: float = 10.0
    resends: int = 3
    clock: timedelta = timedelta()

    @property
    def minute_min(self) -> int | None:
        """Every how many minutes it reports minutes; None = never."""
        return self.minutes[-1][1] if self.minutes else None


class Wanted(NamedTuple):
    """Stored data that a platform asks for: of intervals that begin in a period, its end included."""

    period: Period
    begin: datetime
    end: datetime


class Response(NamedTuple):
    """What follows from a request.

    Attributes:
        state: of the device afterwards.
        at_once: what it answers before it does anything.
        wanted: stored data that it sends then.
        last: gives what it answers in the end, told whether there were data; None where nothing follows.
    """

    state: State
    at_once: tuple[bytes, ...]
    wanted: Wanted | None = None
    last: Callable[[bool], bytes | None] | None = None


def response(message: Hj212Message, *, speech: Speech, state: State, now: datetime) -> Response:
    """Return what a device does about a request or a notice; what it cannot read it does not answer.

    Args:
        message: what came.
        speech: how the device speaks.
        state: as it is.
        now: what its clock shows. [city wall time]
    """
    code = _refusal(message, speech, state)
    if code != READY:
        return Response(state, _sent(ready(message, result=code)))
    command, keys = message.command or "", message.keys
    if command == "2012":
        return Response(replace(state, reporting=False), _sent(answered(message, "9013")))
    begin, end = moment_of(keys.get("BeginTime")), moment_of(keys.get("EndTime"))
    if command in {"2051", "2061"} and begin and end:
        wanted = Wanted(PERIODS[command], begin, end)
        return Response(state, _sent(ready(message)), wanted, lambda any_: _done(message, DONE if any_ else NO_DATA))
    if command in READS:
        told = _uploaded(message, speech, READS[command](state, now))
        return Response(state, _sent(ready(message), told), None, lambda _: _done(message, DONE))
    changed = CHANGES[command](message, state, now)
    result = FAILED if changed is None else DONE
    return Response(changed or state, _sent(ready(message)), None, lambda _: _done(message, result))


def _refusal(message: Hj212Message, speech: Speech, state: State) -> int:
    header = message.header
    if header.mn != speech.mn:
        return WRONG_MN
    if header.pw != state.pw:
        return WRONG_PW
    if header.st not in {speech.st, "91"}:
        return WRONG_ST
    command = message.command
    if command in {"2051", "2061"}:
        return READY if "BeginTime" in message.keys and "EndTime" in message.keys else REFUSED
    return READY if command == "2012" or command in READS or command in CHANGES else UNKNOWN_CN


def _sent(*frames: bytes | None) -> tuple[bytes, ...]:
    return tuple(frame for frame in frames if frame is not None)


def _done(message: Hj212Message, result: int) -> bytes | None:
    return executed(message, result=result)


def _uploaded(message: Hj212Message, speech: Speech, keys: dict[str, str]) -> bytes:
    """Return what was asked for, under the number of the request; it wants no answer."""
    asked = {"PolId": message.keys["PolId"]} if "PolId" in message.keys else {}
    header = Header(message.header.qn, speech.st, message.command, speech.pw, speech.mn, str(flag(speech.edition)))
    content = content_of([(key, "", text) for key, text in {**asked, **keys}.items()])
    return checked(speech, encoded(header, content))


READS: dict[str, Callable[[State, datetime], dict[str, str]]] = {
    "1011": lambda _, now: {"SystemTime": written(now)},
    "1061": lambda state, _: {"RtdInterval": str(state.real_time_s or 0)},
    "1063": lambda state, _: {"MinInterval": str(state.minute_min or 0)},
}


def _number(message: Hj212Message, key: str, allowed: range | tuple[int, ...]) -> int | None:
    text = message.keys.get(key, "")
    value = int(text) if text.isascii() and text.isdigit() else -1
    return value if value in allowed else None


def _with_timeouts(message: Hj212Message, state: State, _: datetime) -> State | None:
    seconds, resends = _number(message, "OverTime", TIMEOUTS), _number(message, "ReCount", RESENDS)
    return None if seconds is None or resends is None else replace(state, timeout_s=seconds, resends=resends)


def _with_clock(message: Hj212Message, state: State, now: datetime) -> State | None:
    moment = moment_of(message.keys.get("SystemTime"))
    return None if moment is None else replace(state, clock=state.clock + (moment - now))


def _with_real_time(message: Hj212Message, state: State, _: datetime) -> State | None:
    seconds = _number(message, "RtdInterval", REAL_TIME_SECONDS)
    return None if seconds is None else replace(state, real_time_s=seconds)


def _with_minutes(message: Hj212Message, state: State, now: datetime) -> State | None:
    minutes = _number(message, "MinInterval", MINUTES)
    since = now - state.clock
    return None if minutes is None else replace(state, minutes=(*state.minutes, (since, minutes)))


def _with_password(message: Hj212Message, state: State, _: datetime) -> State | None:
    password = message.keys.get("NewPW", "")
    return replace(state, pw=password) if len(password) == PASSWORD else None


CHANGES: dict[str, Callable[[Hj212Message, State, datetime], State | None]] = {
    "1000": _with_timeouts,
    "1012": _with_clock,
    "1062": _with_real_time,
    "1064": _with_minutes,
    "1072": _with_password,
    "2011": lambda _, state, __: replace(state, reporting=True),
}

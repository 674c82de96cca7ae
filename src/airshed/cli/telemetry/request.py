"""`airshed telemetry request`: ask a device of its data, its intervals or its clock."""

import time
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.lake import MOMENTS
from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env
from airshed.web.told import told

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.telemetry.asking import Step

UNANSWERED = 1
LOOK_S = 0.1


class What(StrEnum):
    """What a device is asked."""

    READ = "read"
    INTERVAL = "interval"
    TIME = "time"


class Kept(StrEnum):
    """Data that a device keeps."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


class PeriodMissing(AirshedError):
    """It is not said which data are wanted."""


def request(  # noqa: PLR0913 - options of a command
    mn: Annotated[str, typer.Argument(metavar="MN", help="Number of the device.")],
    what: Annotated[What, typer.Argument(help="read: stored data; interval: how often it sends; time: its clock.")],
    *,
    period: Annotated[Kept, typer.Option("--period", help="Which data to read.")] = Kept.HOUR,
    begin: Annotated[datetime | None, typer.Option("--from", formats=MOMENTS, help="First moment to read.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=MOMENTS, help="Last moment to read.")] = None,
    seconds: Annotated[
        int | None, typer.Option("--seconds", metavar="N", help="Set the interval of real-time data: 30 to 3600.")
    ] = None,
    minutes: Annotated[
        int | None, typer.Option("--minutes", metavar="N", help="Set the interval of minute data: a divisor of 60.")
    ] = None,
    set_it: Annotated[bool, typer.Option("--set", help="Set the clock of the device to that of the home.")] = False,
    home: HomeOption = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask a connected device, and show what it says; `interval` and `time` without a value read them.

    Exit code 1: it did not do it. Example: airshed telemetry request 010000A8900016F000169DC0 time --set
    """
    with reported(as_json):
        from airshed.cli.serve import upgraded  # noqa: PLC0415
        from airshed.telemetry import asking  # noqa: PLC0415 - help must not wait for it
        from airshed.telemetry.server.state import state_of  # noqa: PLC0415

        place = env.home(home)
        values: dict[str, str]
        if what is What.TIME:
            name, values = ("set_time" if set_it else "read_time"), {}
        elif what is What.INTERVAL:
            name, values = _interval(period, seconds, minutes)
        else:
            name, values = "read", _read(period, begin, end)
        upgraded(place)
        from airshed.web.asking import ask_device  # noqa: PLC0415 - needs Django

        asked = ask_device(place, mn=mn, what=name, values=values, by=env.user(by), at=env.now(place))
        steps = asking.answer_of(env.journal(place), asked)
        while (not steps or steps[-1].state not in asking.FINAL) and state_of(env.journal(place), now=env.now(place)):
            time.sleep(LOOK_S)
            steps = asking.answer_of(env.journal(place), asked)
        steps = steps or (asking.Step("no_answer", env.now(place)),)  # the gateway is gone
        shape = {"id": asked, "mn": mn, "request": name, "values": values, "ok": steps[-1].state == "done"}
        shape["steps"] = [_shape(step) for step in steps]
        emit(shape, as_json=as_json, text=lambda console: _show(console, steps))
        if not shape["ok"]:
            raise typer.Exit(UNANSWERED)


def _shape(step: "Step") -> dict[str, str]:
    zh, en = told(step)
    return {"state": step.state, "at": step.at.isoformat(), "zh": zh, "en": en}


def _interval(period: Kept, seconds: int | None, minutes: int | None) -> tuple[str, dict[str, str]]:
    """Return the request for an interval, with its values; without a number it is read."""
    if seconds is None and minutes is None:
        return "read_interval", {"minutes": ""} if period is Kept.MINUTE else {"seconds": ""}
    return "set_interval", {"seconds": str(seconds)} if minutes is None else {"minutes": str(minutes)}


def _read(period: Kept, begin: datetime | None, end: datetime | None) -> dict[str, str]:
    """Return the values of the request for stored data."""
    if begin is None or end is None:
        raise PeriodMissing(Fault("telemetry.period_needed", "--from, --to"))
    return {"period": period.value, "begin": begin.isoformat(), "end": end.isoformat()}


def _show(console: "Console", steps: Any) -> None:  # noqa: ANN401 - steps of a request
    from airshed.telemetry.asking import STATES  # noqa: PLC0415 - help must not wait for it

    for step in steps:
        said = say(*told(step))
        more = f" · {''.join(sign if sign.isprintable() else '�' for sign in said)}" if said else ""
        console.print(f"{step.at:%H:%M:%S} {say(*STATES[step.state])}{more}", soft_wrap=True)

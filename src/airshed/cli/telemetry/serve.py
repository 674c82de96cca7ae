"""`airshed telemetry serve` and `ingest`: the gateway that devices report to, and the worker behind it."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.calendar import CITY_TIME
from airshed.cli.output import HomeOption, JsonOption, TiedOption, emit, reported
from airshed.cli.tending import Work, beside, end_with_input
from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from airshed.ingest.taking import Taken
    from airshed.telemetry.server.limits import Limits

PROTOCOL = "hj212"
OWN = 0o027
"""Others on the machine read nothing that the gateway makes."""
KEPT = {"real": "keep_real_time_days", "minute": "keep_minute_days"}
COUNTED = ("frames", "readings", "rejected", "opened")
INGEST = ("数据入库", "bringing readings into the lake")


class PortTaken(AirshedError):
    """The address cannot be listened at."""


def serve(  # noqa: PLR0913 - options of a command
    *,
    port: Annotated[
        int, typer.Option("--hj212-port", metavar="N", min=0, max=65535, help="Port for HJ 212; 0 takes a free one.")
    ] = 9212,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at; 127.0.0.1 is this machine alone.")
    ] = "0.0.0.0",  # noqa: S104 - devices come from the network
    rate: Annotated[
        int,
        typer.Option("--rate", metavar="N", min=0, help="Frames a second that one address may send for long; 0: any."),
    ] = 1000,
    worker: Annotated[
        bool, typer.Option("--ingest/--no-ingest", help="Bring readings into the lake in a process beside it.")
    ] = True,
    tied: TiedOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Receive frames of devices until told to stop (Ctrl-C): each is kept in the journal, then answered.

    Readings reach the lake within seconds. Example: airshed telemetry serve --home my-city --hj212-port 9212
    """
    with reported(as_json):
        from airshed.telemetry.server.limits import Limits  # noqa: PLC0415 - help must not wait for it

        place = env.home(home)
        os.umask(OWN)
        if tied:
            end_with_input()
        beside_it = beside(ingesting(place)) if worker else contextlib.nullcontext()
        gateway = _gateway(place, host, port, Limits(rate=rate), as_json=as_json, beside_it=beside_it)
        with asyncio.Runner(loop_factory=_loop) as runner:
            runner.run(gateway)
        print(say("已停止", "stopped"), file=sys.stderr)  # noqa: T201 - the last word, beside the result


def receiving(home: Path, *, host: str, port: int) -> Work:
    """Return the work of receiving frames in a process of its own."""
    words = ("--tied", "--host", host, "--hj212-port", str(port), "--home", str(home))
    return Work("gateway", ("设备接入", "receiving frames"), ("-m", "airshed", "telemetry", "serve", *words))


def ingesting(home: Path) -> Work:
    """Return the work of bringing what was received into the lake, in a process of its own."""
    return Work("ingest", INGEST, ("-m", "airshed", "telemetry", "ingest", "--tied", "--home", str(home)))


def _loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop  # noqa: PLC0415 - not on every system
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def _gateway(  # noqa: PLR0913 - what a gateway is
    home: Path,
    host: str,
    port: int,
    limits: "Limits",
    *,
    as_json: bool,
    beside_it: contextlib.AbstractContextManager[None],
) -> None:
    from airshed.telemetry.discover import protocol_of  # noqa: PLC0415 - help must not wait for it
    from airshed.telemetry.server.gateway import Gateway, listening  # noqa: PLC0415
    from airshed.telemetry.server.requesting import Requests  # noqa: PLC0415
    from airshed.telemetry.server.state import State  # noqa: PLC0415
    from airshed.web.devicekeys import key_file  # noqa: PLC0415

    journal, clock = env.journal(home), _clock(home)
    gateway = Gateway(journal, protocol=protocol_of(PROTOCOL), clock=clock, limits=limits, key_file=key_file(home))
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    with _taken(port), beside_it:
        async with listening(gateway, host=host, port=port) as bound:
            state = State(gateway, journal, port=bound, clock=clock)
            requests = Requests(gateway, journal, clock=clock)
            _tell(home, host, bound, gateway.store.head.number, as_json=as_json)
            waits = loop.create_task(stopped.wait())
            await asyncio.wait((waits, gateway.store.task), return_when=asyncio.FIRST_COMPLETED)
            waits.cancel()
            requests.close()
            state.close()
    gateway.store.task.result()


@contextlib.contextmanager
def _taken(port: int) -> Iterator[None]:
    """Say why an address cannot be listened at."""
    try:
        yield
    except OSError as error:
        raise PortTaken(
            Fault("telemetry.port_taken", "--hj212-port", str(port), error.strerror or str(error))
        ) from None


def _tell(home: Path, host: str, port: int, frames: int, *, as_json: bool) -> None:
    shape = {"home": str(home), "host": host, "hj212_port": port, "frames": frames}
    text = say(
        f"正在 {host}:{port} 接收 HJ 212 数据包（日志里已有 {frames:,} 个）；按 Ctrl-C 停止",
        f"receiving frames of HJ 212 at {host}:{port} ({frames:,} in the journal so far); Ctrl-C stops",
    )
    emit(shape, as_json=as_json, text=lambda console: console.print(text, soft_wrap=True))


def _clock(home: Path) -> Callable[[], datetime]:
    """Return the clock of a home; its offset is read once, for frames come by the thousand."""
    offset = timedelta(seconds=env.settings(home)["clock_offset_s"])

    def now() -> datetime:
        return datetime.fromtimestamp(time(), tz=CITY_TIME).replace(tzinfo=None) + offset

    return now


def ingest(
    *,
    once: Annotated[bool, typer.Option("--once", help="Bring in what is there, and end.")] = False,
    tied: TiedOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring received frames from the journal into the lake, until told to stop; `telemetry serve` does it by itself.

    Example: airshed telemetry ingest --once --home my-city
    """
    with reported(as_json):
        from airshed.ingest.worker import Worker, work  # noqa: PLC0415 - dataframes load when needed
        from airshed.web.devicekeys import key_file  # noqa: PLC0415

        place = env.home(home)
        kept = {period: int(env.settings(place)[name]) for period, name in KEPT.items()}
        if once:
            worker = Worker(place, _clock(place), kept, key_file=key_file(place))
            taken: list[Taken] = []
            while not taken or taken[-1].more:
                taken.append(worker.round())
            shape = {name: sum(getattr(part, name) for part in taken) for name in COUNTED}
            emit(shape, as_json=as_json, text=lambda console: console.print(_counts(shape)))
            return
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        if tied:
            end_with_input()
        work(place, clock=_clock(place), stop=ended, keep_days=kept, tell=_tell_wrong, key_file=key_file(place))


def _counts(shape: dict[str, int]) -> str:
    frames, readings, rejects, opened = (shape[name] for name in COUNTED)
    again = say(f"；补解密 {opened:,} 个", f"; {opened:,} opened that had no key before") if opened else ""
    told = say(
        f"读了 {frames:,} 个数据包，入库 {readings:,} 个数值；{rejects:,} 处不是数据包",
        f"{frames:,} frames read, {readings:,} readings stored; {rejects:,} runs of bytes are no frames",
    )
    return told + again


def _tell_wrong(told: object) -> None:
    """Tell what went wrong beside the result; it is tried again."""
    if isinstance(told, AirshedError):
        print("; ".join(worded(fault) for fault in told.faults), file=sys.stderr, flush=True)  # noqa: T201
    elif isinstance(told, OSError):
        print(told, file=sys.stderr, flush=True)  # noqa: T201

"""`airshed telemetry simulate`: the devices of a home are played against its gateway."""

import asyncio
import contextlib
import json
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from airshed.cli.demo import FROM_DATE, SEED
from airshed.cli.output import HomeOption, JsonOption, TiedOption, emit, progress, reported
from airshed.cli.tending import Work, end_with_input
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from airshed.cli.telemetry.played import City
    from airshed.telemetry.simulating.device import Counts, Player
    from airshed.telemetry.simulating.playing import Summary
    from airshed.telemetry.simulating.telling import Line, Period

MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
PATIENCE_S = 30.0
"""Devices that measure no more wait so long for their last answers. [s]"""
HOUR = timedelta(hours=1)


class NoDevices(AirshedError):
    """There is nothing to play."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is played, as the options say."""

    home: Path
    host: str
    port: int
    speed: float
    from_at: datetime | None
    seconds: float | None
    timeout_s: float
    faults: Literal["none", "usual", "all"]
    only: tuple[str, ...]
    seed: int
    truth: Path | None
    encrypted: bool


def simulate(  # noqa: PLR0913 - each is an option
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port of the gateway.")] = 9212,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address of the gateway.")] = "127.0.0.1",
    speed: Annotated[
        float,
        typer.Option("--speed", metavar="X", min=0.1, max=100_000, help="Seconds in one until time is caught up."),
    ] = 60.0,
    from_at: Annotated[
        datetime | None,
        typer.Option("--from", formats=MOMENTS, help="Begin at this moment of the home's clock; default: now."),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option("--for", metavar="SECONDS", min=0, help="End after so long; default: Ctrl-C.")
    ] = None,
    timeout_s: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=0.05, max=3600, help="A device waits so long for an answer."),
    ] = 10.0,
    faults: Annotated[
        Literal["none", "usual", "all"], typer.Option("--faults", help="What goes wrong on the way.")
    ] = "usual",
    only: Annotated[str | None, typer.Option("--only", metavar="MN,...", help="Play these devices alone.")] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of the invented city.")] = SEED,
    truth: Annotated[
        Path | None, typer.Option("--truth", metavar="FILE", help="Write what a receiver must end up with, JSON Lines.")
    ] = None,
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="Devices with a key of SM4 in the home's file of keys encrypt.")
    ] = False,
    tied: TiedOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Play the devices of a home against a gateway, in the clock of the home: synthetic data, for demos and trials.

    Hours and minutes since the last ones received come first. Example: airshed telemetry simulate --home demo-home
    """
    with reported(as_json):
        if tied:
            end_with_input()
        chosen = tuple(filter(None, (only or "").split(",")))
        place = env.home(home)
        choice = Choice(place, host, port, speed, from_at, seconds, timeout_s, faults, chosen, seed, truth, encrypted)
        result = _simulated(choice)
        emit(result, as_json=as_json, text=lambda shown: shown.print(_told(result), soft_wrap=True))


def simulating(home: Path, *, host: str, port: int) -> Work:
    """Return the work of playing the devices of a home in a process of its own."""
    words = ("--tied", "--host", host, "--port", str(port), "--home", str(home))
    return Work("devices", ("模拟设备", "playing devices"), ("-m", "airshed", "telemetry", "simulate", *words))


def _simulated(choice: Choice) -> dict[str, Any]:
    from airshed.cli.telemetry.played import City  # noqa: PLC0415 - dataframes load when needed

    now = env.now(choice.home)
    city = City(choice.home, seed=choice.seed, now=now, from_date=FROM_DATE)
    players = _players(city, choice, now)
    city.truth.make_air()
    with _written(choice.truth) as told, progress(say("模拟设备", "devices")) as advance:

        def look(counts: "Counts", at: datetime) -> None:
            advance(counts.answered, counts.frames, f"{at:%Y-%m-%d %H:%M:%S}")

        summary = asyncio.run(_play(city, players, choice, start=choice.from_at or now, told=told, look=look))
    return {
        "home": str(choice.home),
        "address": f"{choice.host}:{choice.port}",
        **asdict(summary),
        "until": summary.until.isoformat(timespec="seconds"),
    }


def _players(city: "City", choice: Choice, now: datetime) -> "list[Player]":
    """Return the devices to be played.

    Raises:
        NoDevices: the home has none today, or not the ones named.
    """
    known = ", ".join(city.numbers)
    strange = [mn for mn in choice.only if mn not in city.numbers]
    if strange or not city.rows:
        raise NoDevices(Fault("telemetry.no_devices", str(choice.home), ", ".join(strange), known))
    last = {} if choice.from_at else _last(choice.home)
    begin = choice.from_at or now.replace(minute=0, second=0, microsecond=0) - HOUR
    players = []
    for row in city.rows:
        if choice.only and row["mn"] not in choice.only:
            continue
        since: dict[Period, datetime] = {"real": choice.from_at or now, "minute": begin, "hour": begin}
        for period in ("minute", "hour"):
            if (row["mn"], period) in last:
                since[period] = last[row["mn"], period] + timedelta(seconds=1)
        players.append(city.player(row, since, timeout_s=choice.timeout_s))
    return _with_keys(choice, _with_traits(choice, players))


def _with_traits(choice: Choice, players: "list[Player]") -> "list[Player]":
    """Return devices that speak in many ways, where everything is to go wrong."""
    from airshed.telemetry.simulating.faults import TRAITS, with_trait  # noqa: PLC0415 - loads when needed

    if choice.faults != "all":
        return players
    traits = [trait for trait in TRAITS if trait != "2005"]  # its numbers are shorter than those of the register
    spoken = [with_trait(one.speech, traits[place % len(traits)]) for place, one in enumerate(players)]
    return [replace(one, speech=speech) for one, speech in zip(players, spoken, strict=True)]


def _with_keys(choice: Choice, players: "list[Player]") -> "list[Player]":
    """Return devices of which those that have a key encrypt, as the edition of 2025 has it, where that is wanted."""
    from airshed.web.devicekeys import key_file  # noqa: PLC0415 - loads when needed

    keys = key_file(choice.home).now() if choice.encrypted else None
    if not keys:
        return players
    held = [next(iter(keys.of(one.speech.mn)), None) for one in players]
    return [
        replace(one, speech=replace(one.speech, edition="2025", check="gb", key=key)) if key else one
        for one, key in zip(players, held, strict=True)
    ]


def _last(home: Path) -> "Mapping[tuple[str, Period], datetime]":
    """Return the last minute and hour that the lake has of each device."""
    import polars as pl  # noqa: PLC0415 - dataframes load when needed

    from airshed.lake.engines import scan  # noqa: PLC0415

    rows = scan(home, "outlet_readings").group_by("mn", "period").agg(pl.col("at").max()).collect()
    return {(mn, period): at for mn, period, at in rows.iter_rows()}


async def _play(  # noqa: PLR0913 - city and options, and two things to tell
    city: "City",
    players: "Sequence[Player]",
    choice: Choice,
    *,
    start: datetime,
    told: "Callable[[Sequence[Line]], None]",
    look: "Callable[[Counts, datetime], None]",
) -> "Summary":
    from airshed.telemetry.simulating.device import Manners  # noqa: PLC0415 - loads when needed
    from airshed.telemetry.simulating.faults import faults_of  # noqa: PLC0415
    from airshed.telemetry.simulating.playing import Pace, play  # noqa: PLC0415

    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    if choice.seconds is not None:
        loop.call_later(choice.seconds, stop.set)
    return await play(
        players,
        truth=city.truth,
        address=(choice.host, choice.port),
        pace=Pace(start, choice.speed, lambda: env.now(choice.home), loop.time, loop.time()),
        manners=Manners(faults_of(choice.faults, seed=choice.seed), patience_s=PATIENCE_S),
        stop=stop,
        told=told,
        progress=look,
    )


@contextlib.contextmanager
def _written(path: Path | None) -> "Iterator[Callable[[Sequence[Line]], None]]":
    """Give a function that writes what a receiver must have, each value once, to a file if there is one."""
    if path is None:
        yield lambda _: None
        return
    seen: set[tuple[str, str, str, datetime]] = set()
    with path.open("w", encoding="utf-8") as file:

        def write(lines: "Sequence[Line]") -> None:
            for line in lines:
                if line[:4] not in seen:
                    seen.add(line[:4])
                    file.write(json.dumps({**line._asdict(), "at": line.at.isoformat()}, ensure_ascii=False) + "\n")

        yield write


def _told(result: Mapping[str, Any]) -> str:
    return say(
        f"模拟设备 {result['devices']} 台，数据包 {result['frames']:,} 个，已应答 {result['answered']:,}，"
        f"重发 {result['resent']:,}，故意损坏 {result['broken']:,}，未应答 {result['unanswered']:,}，"
        f"应答平台请求 {result['requests']:,} 次。设备时间 {result['until']}。",
        f"{result['devices']} devices: {result['frames']:,} frames, {result['answered']:,} answered, "
        f"{result['resent']:,} sent again, {result['broken']:,} broken on purpose, "
        f"{result['unanswered']:,} unanswered, {result['requests']:,} requests obeyed. Their clock: {result['until']}.",
    )

"""`airshed serve`: the web application and the jobs of a home, until it is told to stop."""

import contextlib
import os
import shlex
import socket
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.tending import PATIENCE_S, beside, jobs
from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from airshed.web.demo import Login
    from airshed.web.transport import Transport

TARGET = "airshed.web.application:application"
BACKPRESSURE = 256
"""Requests that may wait in each process."""
OWN = 0o027
"""Others on the machine read nothing that the server makes."""
UNIT = """\
# Airshed 的 systemd 服务 / the systemd service of Airshed
# 存为 /etc/systemd/system/airshed.service，然后 / save it there, then:
#   systemctl daemon-reload && systemctl enable --now airshed
[Unit]
Description=Airshed, {home}
After=network.target

[Service]
User={user}
ExecStart={command}
Environment=PYTHONUNBUFFERED=1 LANG=C.UTF-8
# 密码写进只有 root 能读的文件，例如 AIRSHED_DATABASE_URL=... / secrets go into a file that only root reads
EnvironmentFile=-/etc/airshed.env
Restart=on-failure
RestartSec=5
TimeoutStopSec={patience}
KillMode=mixed
UMask=0027
NoNewPrivileges=true
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
ReadWritePaths={home}

[Install]
WantedBy=multi-user.target
"""

FramesOption = Annotated[
    int | None,
    typer.Option("--hj212-port", metavar="N", min=1, max=65535, help="Receive frames of devices at this port, too."),
]
app = typer.Typer()


class PortTaken(AirshedError):
    """The address cannot be served at."""


class DatabaseUnusable(AirshedError):
    """The database is gone."""


@app.command()
def serve(  # noqa: PLR0913 - options of a command
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port to serve at.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to serve at; 0.0.0.0 serves the whole network.")
    ] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes of the server.")] = 1,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Serve HTTPS with this certificate (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Private key of the certificate.")] = None,
    frames: FramesOption = None,
    simulated: Annotated[
        bool, typer.Option("--simulate", help="Play the devices of the home against that port, for demos.")
    ] = False,
    unit: Annotated[bool, typer.Option("--unit", help="Print the systemd service of this home, and end.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve the pages of a home and run its jobs, such as the daily backup, until it is told to stop (Ctrl-C).

    The database is brought up to date first. Example: airshed serve --home my-city --port 8000
    """
    with reported(as_json):
        _encrypted(certificate, key)
        place = env.home(home)
        way = _transport(place)
        if unit:
            unit_file = unit_text(
                place, host=host, port=port, workers=workers, frames=frames, certificate=certificate, key=key
            )
            emit({"unit": unit_file}, as_json=as_json, text=lambda c: c.print(unit_file, end="", soft_wrap=True))
            return
        check_port(host, port)
        if frames is not None:
            check_port(host, frames)
        os.umask(OWN)
        upgraded(place)
        _greet(place, address(host, port, way.https), as_json=as_json)
        with jobs(place), _devices(place, host, frames, simulated=simulated):
            _serve(host, port, workers, way)
        print(say("已停止", "stopped"), file=sys.stderr)  # noqa: T201 - the last word, beside the result


def _greet(home: Path, address: str, *, as_json: bool) -> None:
    """Say where the pages are, and at a demo how to sign in."""
    told = {"home": str(home), "address": address, "now": env.now(home).isoformat(timespec="minutes")}
    known, count = _logins(home), _accounts()
    logins = [{"role": login.role, "username": login.username, "password": login.password} for login in known]
    text = _told(told, known, count)
    shape = {**told, "logins": logins, "accounts": count}
    emit(shape, as_json=as_json, text=lambda console: console.print(text, soft_wrap=True))


@contextlib.contextmanager
def _devices(home: Path, host: str, port: int | None, *, simulated: bool) -> "Iterator[None]":
    """Receive frames of devices during the block, and play devices that send them, if that was said."""
    from airshed.cli.telemetry.serve import receiving  # noqa: PLC0415 - loads when needed
    from airshed.cli.telemetry.simulate import simulating  # noqa: PLC0415 - as above

    with contextlib.ExitStack() as stack:
        if port is not None:
            stack.enter_context(beside(receiving(home, host=host, port=port)))
            if simulated:
                stack.enter_context(beside(simulating(home, host=host, port=port)))
        yield


def _encrypted(certificate: Path | None, key: Path | None) -> None:
    """Let what the options say win over the settings, here and in the processes of the server."""
    if certificate or key:
        named = {"AIRSHED_CERTIFICATE": certificate, "AIRSHED_CERTIFICATE_KEY": key}
        os.environ.update({name: str(path.expanduser().absolute()) for name, path in named.items() if path})
        os.environ["AIRSHED_HTTPS"] = "on"


def _transport(home: Path) -> "Transport":
    """Return how the pages will travel, after a look at the certificate."""
    from airshed.web.transport import end_of_certificate, transport  # noqa: PLC0415 - TLS loads when needed

    way = transport(home)
    if way.certificate and way.key:
        end_of_certificate(way.certificate, way.key)
    return way


def unit_text(  # noqa: PLR0913 - as the command
    home: Path,
    *,
    host: str,
    port: int,
    workers: int,
    frames: int | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
) -> str:
    """Return the systemd service of a home."""
    command = Path(sys.argv[0]).absolute()
    called = [str(command)] if command.name == "airshed" else [sys.executable, "-m", "airshed"]
    words = [*called, "serve", "--home", str(home), "--host", host, "--port", str(port), "--workers", str(workers)]
    words += [] if frames is None else ["--hj212-port", str(frames)]
    for option, path in (("--certificate", certificate), ("--key", key)):
        words += [option, str(path.expanduser().absolute())] if path else []
    return UNIT.format(home=home, user=env.user(None), command=shlex.join(words), patience=2 * PATIENCE_S)


def address(host: str, port: int, https: str = "off") -> str:
    """Return the address to type into a browser; behind a proxy, the one the proxy asks."""
    scheme = "https" if https == "on" else "http"
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - it is compared, not bound
    return f"{scheme}://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def check_port(host: str, port: int) -> None:
    """Refuse an address that cannot be served at, before anything else is done.

    Raises:
        PortTaken: another program has it, it is not of this machine, or one may not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as error:
        free = port + 1 if port > 1023 and port < 65535 else 8000  # noqa: PLR2004 - lower ones are the system's
        raise PortTaken(
            Fault("web.port_taken", f"{host}:{port}", error.strerror or str(error), f"--port {free}")
        ) from None


def ready(home: Path | None, by: str | None) -> tuple[Path, datetime, str]:
    """Return home, moment and who acts, once the database can be used; it is brought up to date where it is not."""
    place = env.home(home)
    who = env.user(by)
    upgraded(place)
    from airshed.web.django import setup  # noqa: PLC0415 - Django loads when needed

    setup(place)
    return place, env.now(place), who


def upgraded(home: Path) -> None:
    """Bring the database up to date, after saying so; what was there is saved first.

    Raises:
        DatabaseUnusable: it is gone.
        OtherVersion: it cannot be read, or a later version of the software has brought it up to date.
    """
    from airshed.web.backup import JOBS_FILE  # noqa: PLC0415 - the lake loads when needed
    from airshed.web.django import migrate, setup  # noqa: PLC0415 - Django loads when needed
    from airshed.web.upgrading import steps_to_take  # noqa: PLC0415 - as above

    path = home / env.DATABASE_FILE
    if not path.exists() and not env.settings(home)["database_url"]:
        if (home / JOBS_FILE).exists():  # it has been served before: an empty one would hide the loss
            raise DatabaseUnusable(Fault("web.database_gone", str(path), "", "airshed restore FILE NEW-HOME"))
        print(say("新建数据库 …", "making the database ..."), file=sys.stderr)  # noqa: T201 - beside the result
        migrate(home)
        return
    setup(home)
    steps = steps_to_take(home)
    if not steps:
        return
    text = say(f"数据库升级 {len(steps)} 步 …", f"bringing the database up to date, {len(steps)} steps ...")
    print(text, file=sys.stderr)  # noqa: T201 - beside the result
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn")
    ) as apart:  # who has read the lake may not fork a server
        apart.submit(_save_before, home).result()
    migrate(home)


def _save_before(home: Path) -> None:
    """Save a home whose database is about to be changed."""
    from airshed.web.backup import default_path, make_backup  # noqa: PLC0415 - the lake loads when needed
    from airshed.web.postgres import PostgresUnready  # noqa: PLC0415 - as above

    now = env.now(home)
    try:
        saved = make_backup(home, default_path(home, now), now=now)
    except PostgresUnready as unready:  # its tools need not be here; the rest is saved
        print(*map(worded, unready.faults), sep="\n", file=sys.stderr)  # noqa: T201 - beside the result
        saved = make_backup(home, default_path(home, now), now=now, database=False)
    print(say(f"先备份到 {saved.path}", f"saved first: {saved.path}"), file=sys.stderr)  # noqa: T201 - as above


def _logins(home: Path) -> "Sequence[Login]":
    from airshed.web.demo import logins  # noqa: PLC0415 - Django loads when needed
    from airshed.web.django import setup  # noqa: PLC0415

    setup(home)
    from django.db import connections  # noqa: PLC0415 - needs settings

    try:
        return logins(home, now=env.now(home))
    finally:
        connections.close_all()


def _accounts() -> int:
    """Return how many accounts there are; Django is up by now."""
    from django.db import connections  # noqa: PLC0415 - needs settings

    from airshed.web.accounts.models import User  # noqa: PLC0415 - as above

    try:
        return int(User.objects.count())
    finally:
        connections.close_all()


def _told(told: dict[str, str], known: "Sequence[Login]", accounts: int) -> str:
    lines = [say(f"{told['home']} 的网页：{told['address']}", f"{told['home']} is served at {told['address']}")]
    if known:
        lines.append(say("合成数据的演示，每个角色一个登录（用户名 / 密码）：", "SYNTHETIC DATA. One login per role:"))
        lines += [f"  {login.username:<14} {login.password}" for login in known]
    if not accounts:
        hint = f"airshed account add {say('用户名', 'NAME')} --role administrator --home {shlex.quote(told['home'])}"
        lines.append(say(f"还没有账户，没有人能登录。先建一个系统管理员：{hint}", f"There is no account yet: {hint}"))
    lines.append(say("停止：Ctrl-C", "Stop it with Ctrl-C"))
    return "\n".join(lines)


def _serve(host: str, port: int, workers: int, way: "Transport") -> None:
    """Serve until SIGINT or SIGTERM."""
    from granian import Granian  # noqa: PLC0415 - only for serving
    from granian.constants import Interfaces, SSLProtocols  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    stderr = {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
    os.environ[env.WORKERS_VARIABLE] = str(workers)
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2 * (os.cpu_count() or 1) + 1,
        backpressure=BACKPRESSURE,
        websockets=False,
        ssl_cert=way.certificate,
        ssl_key=way.key,
        ssl_protocol_min=SSLProtocols.tls12,  # browsers of the offices
        log_level=LogLevels.warning,
        log_dictconfig={"handlers": {"console": stderr, "access": stderr}},
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_S,
    ).serve()

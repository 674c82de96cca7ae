"""A real `airshed serve` on a free port, for tests that ask it over HTTP."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from email.message import Message

PATIENCE_S = 60


@dataclass(frozen=True)
class Served:
    """A server that answers."""

    process: "subprocess.Popen[str]"
    home: Path
    address: str
    out: Path
    tls: ssl.SSLContext | None = None

    def get(self, path: str, *, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        status, _, text = self.ask(path, headers=headers)
        return status, text

    def ask(
        self, path: str, *, headers: Mapping[str, str] | None = None, data: bytes | None = None
    ) -> tuple[int, "Message[str, str]", str]:
        """Return status, headers and text of what the server answers; nothing is followed."""
        asked = urllib.request.Request(self.address + path, headers=dict(headers or {}), data=data)  # noqa: S310 - our own server
        opener = urllib.request.build_opener(_Stay, urllib.request.HTTPSHandler(context=self.tls))
        try:
            with opener.open(asked, timeout=PATIENCE_S) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)

    def told(self) -> str:
        return self.out.read_text(encoding="utf-8")

    def said(self) -> str:
        return self.told() + self.out.with_suffix(".err").read_text(encoding="utf-8")


class Visitor:
    """A browser without a window: keeps cookies, sends forms with their token, follows nothing."""

    def __init__(self, served: Served) -> None:
        self._served, self._cookies = served, dict[str, str]()

    def get(self, path: str) -> tuple[int, "Message[str, str]", str]:
        return self._asked(path, None)

    def post(self, path: str, **fields: str) -> tuple[int, "Message[str, str]", str]:
        token = self._asked(path, None)[2].partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        return self._asked(path, urllib.parse.urlencode({"csrfmiddlewaretoken": token, **fields}).encode())

    def _asked(self, path: str, data: bytes | None) -> tuple[int, "Message[str, str]", str]:
        told = {"Origin": self._served.address, "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        answer = self._served.ask(path, headers=told, data=data)
        for given in answer[1].get_all("Set-Cookie") or ():
            name, _, value = given.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def serving(
    home: Path, *words: str, tls: ssl.SSLContext | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Serve a home until the end of the block, whatever happens in it."""
    port, out = free_port(), home.parent / f"{home.name}.out"
    clean = {name: text for name, text in os.environ.items() if not name.startswith(("AIRSHED_", "DJANGO_"))}
    given = {**clean, "AIRSHED_LANG": "en", "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})}
    command = [sys.executable, "-m", "airshed", "serve", "--home", str(home), "--port", str(port), *words]
    with out.open("w", encoding="utf-8") as file, out.with_suffix(".err").open("w", encoding="utf-8") as faults:
        process = subprocess.Popen(command, stdout=file, stderr=faults, text=True, env=given, start_new_session=True)
    served = Served(process, home, f"http{'s' if tls else ''}://127.0.0.1:{port}", out, tls)
    try:
        _wait_for(served)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(served: Served) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and served.process.poll() is None:
        try:
            served.get("/health")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
            continue
        return
    pytest.fail(f"it does not answer: {served.said()}")


def jobs_of(home: Path) -> list[str]:
    """Return the processes that run the jobs of a home."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().decode().split("\0")
        except OSError:
            continue
        if "airshed.web.jobs" in words and str(home) in words:
            found.append(entry.parent.name)
    return found

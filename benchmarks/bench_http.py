"""Pages over HTTP from a warm `airshed serve`, beside Django's own admin on the same server, request by request."""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import measure

HOME, BARE = measure.DATA / "http-home", measure.DATA / "http-bare"
PORT, BARE_PORT = 8931, 8932
WARM, PAGES, SIGN_INS = 5, 100, 20
PATIENCE_S = 60
NAME = "officer"
RIVALS = "demo-password"
NOT_SIGNED_IN = "the sign-in page"


@dataclass
class Site:
    """A server under measurement.

    Attributes:
        port: where it listens.
        form: address of its sign-in form.
        password: of the one who signs in.
        cookies: what its visitor keeps.
    """

    port: int
    form: str
    password: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, body: Mapping[str, str] | None = None) -> tuple[float, int, str]:
        """Return seconds, status and text of an answer on a connection of its own; cookies are kept."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            told |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        start = time.perf_counter()
        connection.request("GET" if body is None else "POST", path, urlencode(body or {}) or None, told)
        answer = connection.getresponse()
        text = answer.read().decode()
        seconds = time.perf_counter() - start
        for given in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = given.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return seconds, answer.status, text

    def sign_in(self) -> float:
        """Return the seconds of the answer to name and password, from a visitor who is nobody yet."""
        self.cookies.clear()
        _, _, text = self.ask(self.form)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        given = {"username": NAME, "password": self.password, "csrfmiddlewaretoken": token[1] if token else ""}
        seconds, status, _ = self.ask(self.form, given)
        if status != http.client.FOUND:
            sys.exit(f"port {self.port}: signing in is answered with {status}")
        return seconds


@contextmanager
def served(command: Sequence[str], port: int, **environment: str) -> Iterator[str]:
    """Run a server until the end of the block; give back what it printed until it answered."""
    out = measure.DATA / f"http-{port}.out"
    with out.open("w") as file:
        child = subprocess.Popen(command, stdout=file, env={**os.environ, **environment}, cwd=measure.HERE)
    try:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and child.poll() is None:
            with suppress(OSError):
                Site(port, "", "").ask("/")
                break
            time.sleep(0.1)
        yield out.read_text()
    finally:
        child.terminate()
        child.wait(PATIENCE_S)
        out.unlink()


def main() -> int:
    """Measure and report."""
    for folder in (HOME, BARE):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    measure.airshed("init", "--home", str(HOME), "--json")
    (HOME / "files" / "synthetic").mkdir()  # a demo without data: a login for each role, and nothing to show
    os.environ["BARE_HOME"] = str(BARE)
    os.environ["PYTHONPATH"] = os.pathsep.join((str(measure.HERE), os.environ.get("PYTHONPATH", "")))
    measure.process(sys.executable, "-c", f"import bare_admin; bare_admin.fill({NAME!r}, {RIVALS!r})")
    threads = str(2 * (os.cpu_count() or 1) + 1)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", threads]
    ours = [str(Path(sys.executable).with_name("airshed")), "serve", "--home", str(HOME), "--port", str(PORT), "--json"]
    rival = [*granian, "--no-ws", "--log-level", "error", "--port", str(BARE_PORT), "bare_admin:application"]
    with served(ours, PORT) as told, served(rival, BARE_PORT):
        password = next(login["password"] for login in json.loads(told)["logins"] if login["username"] == NAME)
        figures = _figures(Site(PORT, "/login/", password), Site(BARE_PORT, "/login/", RIVALS))
    for folder in (HOME, BARE):
        shutil.rmtree(folder)
    return measure.report("Pages over HTTP, 95th percentiles beside Django's own admin", figures)


def _figures(ours: Site, rival: Site) -> list[measure.Figure]:
    found = []
    sign_ins = _in_turn([ours.sign_in, rival.sign_in], times=SIGN_INS)
    found += _pair("signing in", *sign_ins, most=0.6)
    for name, own, other in (
        ("start page", "/", "/"),
        ("an empty list", "/accounts/succession/", "/auth/group/"),
        (NOT_SIGNED_IN, "/login/", "/login/"),
    ):
        if name == NOT_SIGNED_IN:
            ours.cookies.clear()
            rival.cookies.clear()
        asked = [lambda: _page(ours, own), lambda: _page(rival, other)]  # noqa: B023 - called at once
        found += _pair(name, *_in_turn(asked, times=PAGES), most=0.15)
    return found


def _page(site: Site, path: str) -> float:
    seconds, status, _ = site.ask(path)
    if status != http.client.OK:
        sys.exit(f"port {site.port}: {path} is answered with {status}")
    return seconds


def _in_turn(asked: Sequence[Callable[[], float]], *, times: int) -> list[list[float]]:
    """Ask one after the other, `times` times over after warming up, so that all see the same moods of the machine."""
    found: list[list[float]] = [[] for _ in asked]
    for n in range(WARM + times):
        for ask, seconds in zip(asked, found, strict=True):
            taken = ask()
            if n >= WARM:
                seconds.append(taken)
    return found


def _pair(name: str, ours: list[float], rival: list[float], *, most: float) -> list[measure.Figure]:
    own, other = _p95(ours), _p95(rival)
    return [
        measure.Figure(name, own, "s", most=most),
        measure.Figure(f"{name}, Django's admin", other, "s"),
        measure.Figure(f"{name}, times Django's", own / other, "x"),
    ]


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * len(seconds))]


if __name__ == "__main__":
    measure.run({}, main)

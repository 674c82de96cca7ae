"""Every page of the staff over HTTP from a warm `airshed serve`: the demo city, and one ten times as large.

Pages are found by following links, one of each shape of address, so new ones are measured by themselves. The two
servers are asked in turn, and no two requests run at once.
"""

import base64
import http.client
import json
import math
import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django_otp.oath import TOTP

import bench_http
import measure

HOMES = {"demo": measure.DATA / "pages-home", "tenfold": measure.DATA / "pages-tenfold"}
PORTS = {"demo": 8933, "tenfold": 8934}
MOST_S = {"demo": 0.3, "tenfold": 0.6}
ROLES = ("leader", "officer")
WARM, TIMES = 2, 20
LEFT_OUT = ("logout", "/static/", "/language/", "//", "?_popup")
DEEP, ALIKE = 4, 4
"""Of addresses so deep that differ in their last part alone, such as those of departments, so many are asked for."""
START = "/plans/"
"""A page every one of them may see; the start page may lead on to another."""
THEMSELVES: tuple[list[str], ...] = ([], [""], ["boilers"], ["enterprises"], ["imports"])
"""Below the page of all registers: those that stand for themselves, and lists that came in."""
MANY = 400
"""So many shapes of address are not there: something leads on and on."""


@dataclass
class Visitor(bench_http.Site):
    """Somebody of a role who asks a server for pages.

    Attributes:
        first: seconds of the first answer of each page.
        taken: seconds of each later answer.
        downloads: pages that are files.
    """

    first: dict[str, float] = field(default_factory=dict)
    taken: dict[str, list[float]] = field(default_factory=dict)
    downloads: set[str] = field(default_factory=set)

    def enter(self, name: str) -> None:
        """Sign in, with a phone where the server asks for one."""
        self._send(self.form, username=name, password=self.password)
        text = self.ask("/account/enrol/")[2]
        if secret := re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", text):
            totp = TOTP(base64.b32decode(secret[1].replace(" ", "")))
            totp.time = time.time()
            self._send("/account/enrol/", token=f"{totp.token():06d}")
        _, status, _ = self.ask(START)
        if status != http.client.OK:
            sys.exit(f"port {self.port}: {name} who has signed in is answered with {status}")

    def _send(self, path: str, **given: str) -> None:
        _, _, text = self.ask(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        self.ask(path, {"csrfmiddlewaretoken": token[1] if token else "", **given})

    def explore(self) -> list[str]:
        """Return one address of each shape that leads somewhere, and keep the seconds of its first answer."""
        found, alike, waiting = {"/", START}, Counter[str](), ["/", START]
        while waiting and len(found) < MANY:
            path = waiting.pop(0)
            self.first[path], status, text = self._asked(path)
            if status >= http.client.BAD_REQUEST:
                sys.exit(f"port {self.port}: {path} is answered with {status}")
            if status != http.client.OK:
                del self.first[path]
                continue
            for link in _links(path, text):
                shape = shape_of(link)
                folder = shape.rstrip("/").rpartition("/")[0]
                if shape not in found and (folder.count("/") < DEEP or alike[folder] < ALIKE):
                    found.add(shape)
                    alike[folder] += 1
                    waiting.append(link)
        return list(self.first)

    def time(self, path: str) -> None:
        """Ask for a page once more."""
        seconds, status, _ = self._asked(path)
        if status != http.client.OK:
            sys.exit(f"port {self.port}: {path} is answered with {status}")
        self.taken.setdefault(path, []).append(seconds)

    def _asked(self, path: str) -> tuple[float, int, str]:
        try:
            return self.ask(path)
        except UnicodeDecodeError:  # a file, not a page
            self.downloads.add(path)
            return math.nan, http.client.OK, ""


def _links(base: str, text: str) -> Iterator[str]:
    for link in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', text):
        parts = urlsplit(urljoin(base, unescape(link)))
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not parts.netloc and not parts.scheme and not any(word in path for word in LEFT_OUT):
            yield path


def shape_of(path: str) -> str:
    """Return an address without what differs from one record to the next, and without what is asked of the page.

    One register stands for all, and some for themselves.
    """
    parts = path.partition("?")[0].split("/")
    if parts[1:2] == ["registers"] and parts[2:3] not in THEMSELVES:
        parts[2] = "*"
    return "/".join("*" if re.search(r"\d|:", part) else part for part in parts)


def main() -> int:
    """Measure and report."""
    for home in HOMES.values():
        shutil.rmtree(home, ignore_errors=True)
    measure.airshed("demo", "--home", str(HOMES["demo"]), "--json")
    measure.process(sys.executable, "benchmarks/tenfold.py", str(HOMES["tenfold"]))
    commands = {
        city: [
            sys.executable,
            "-m",
            "airshed",
            "serve",
            "--home",
            str(HOMES[city]),
            "--port",
            str(PORTS[city]),
            "--json",
        ]
        for city in HOMES
    }
    with bench_http.served(commands["demo"], PORTS["demo"]), bench_http.served(commands["tenfold"], PORTS["tenfold"]):
        visits = {role: _measured(role) for role in ROLES}
    missed = max([_report(role, visits[role]) for role in ROLES])
    for home in HOMES.values():
        shutil.rmtree(home)
    return missed


def _measured(role: str) -> Mapping[str, Visitor]:
    visitors = {}
    for city, home in HOMES.items():
        logins = json.loads((home / "demo-logins.json").read_text(encoding="utf-8"))
        password = next(login["password"] for login in logins if login["username"] == role)
        visitors[city] = Visitor(PORTS[city], "/login/", password)
        visitors[city].enter(role)
        visitors[city].explore()
    for n in range(WARM + TIMES):
        for visitor in visitors.values():
            if n == WARM:
                visitor.taken.clear()
            for path in visitor.first:
                if path not in visitor.downloads:
                    visitor.time(path)
    return visitors


def _report(role: str, visitors: Mapping[str, Visitor]) -> int:
    p95 = {city: _of_shapes(v, lambda v, path: _p95(v.taken[path])) for city, v in visitors.items()}
    first = {city: _of_shapes(v, lambda v, path: v.first[path]) for city, v in visitors.items()}
    print(f"\nPages of the {role}, ms: 95th percentile of {TIMES} answers (the first answer), demo, ten times the city")
    for shape in sorted(set().union(*p95.values())):
        cells = [_cell(p95[city].get(shape), first[city].get(shape)) for city in visitors]
        print(f"  {shape:<58} {'  '.join(cells)}")
    figures: list[measure.Figure] = []
    for city, own in p95.items():
        slow = sum(seconds > MOST_S[city] for seconds in own.values())
        name = "demo" if city == "demo" else "ten times the city"
        figures += [
            measure.Figure(f"{name}: the slowest of {len(own)} pages", max(own.values()), "s", most=MOST_S[city]),
            measure.Figure(f"{name}: pages slower than promised", slow, ""),
        ]
    files = len(set().union(*(visitor.downloads for visitor in visitors.values())))
    return measure.report(f"Pages of the {role}", figures, [f"files that pages lead to, not measured: {files}"])


def _of_shapes(visitor: Visitor, seconds: Callable[[Visitor, str], float]) -> dict[str, float]:
    return {shape_of(path): seconds(visitor, path) for path in visitor.taken}


def _cell(p95: float | None, first: float | None) -> str:
    return f"{'-':>14}" if p95 is None or first is None else f"{1000 * p95:>6.0f} ({1000 * first:>5.0f})"


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = os.pathsep.join((str(measure.ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    measure.run({}, main)

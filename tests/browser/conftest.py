"""A demo city served by a real process, and the system's Chromium."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.journey import LOOKS, OFTEN, Look, Watched, enrolled
from tests.conftest import copied
from tests.serving import Served, serving

PLAN = "erenhot/2019"
"""The plan whose place the demo's stations stand for."""


@dataclass
class City:
    """A demo that is served.

    Attributes:
        served: the server.
        passwords: by role, which is also the name to sign in with.
        states: what the browser of a role that has signed in keeps.
        secrets: of the phones that were enrolled, by role.
        codes: recovery codes that are left, by role.
    """

    served: Served
    passwords: dict[str, str]
    states: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return self.served.address

    def told(self, *words: str) -> Any:
        """Return what the command line says of the city, from its JSON."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-m", "airshed", *words, "--json", "--home", str(self.served.home)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)

    def clause(self, clause: str, *, on: str = "") -> Any:
        """Return a clause of the plan as the command line states it, at the end of a day."""
        state = self.told("plan", "status", PLAN, *(["--as-of", on] if on else []))
        return next(row for row in state["clauses"] if row["id"] == clause)

    def state_of(self, browser: Browser, role: str) -> Any:
        """Return what the browser of a role keeps after signing in; with a phone where the role asks for one."""
        if role not in self.states:
            visit = Watched(browser, self.origin, LOOKS[len(self.states) % len(LOOKS)])
            visit.visit("/login/")
            visit.sign_in(role, self.passwords[role])
            if visit.path() == "/account/enrol/":
                self.secrets[role], self.codes[role] = enrolled(visit)
            visit.visit("/")
            self.states[role] = visit.context.storage_state()
            visit.close()
        return self.states[role]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_home(chromium: str, demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("browser") / "city"
    copied(demo_city, home)
    return home


@pytest.fixture(scope="session")
def city(demo_home: Path) -> Iterator[City]:
    with serving(demo_home, "--json") as served:
        logins = json.loads(served.told())["logins"]
        yield City(served, {login["username"]: login["password"] for login in logins})


@pytest.fixture(
    params=[
        pytest.param(look, id="-".join(map(str, look)), marks=[pytest.mark.full] if n >= OFTEN else [])
        for n, look in enumerate(LOOKS)
    ]
)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


@pytest.fixture
def visits(browser: Browser, city: City) -> Iterator[Callable[..., Watched]]:
    """Return how to open a browser: of a role that has signed in, or of a stranger; nobody may have complained."""
    opened: list[Watched] = []

    def visit(look: Look, role: str = "", **more: Any) -> Watched:
        opened.append(Watched(browser, city.origin, look, city.state_of(browser, role) if role else None, **more))
        return opened[-1]

    yield visit
    for one in opened:
        one.context.close()
    complaints = [text for one in opened for text in one.complaints]
    assert complaints == []

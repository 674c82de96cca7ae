"""What tests share: the shared data, Java, an empty home, and the command line."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner
from xdist.scheduler import LoadFileScheduling

from airshed.cli.main import app
from airshed.web.env import DATABASE_FILE, make_home

ROOT = Path(__file__).resolve().parents[1]

# Examples are not timed: a machine with other work is slow, not wrong.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def _need(*, there: bool, what: str) -> None:
    if there:
        return
    if os.environ.get("AIRSHED_REQUIRE"):
        pytest.fail(f"{what} is missing, and AIRSHED_REQUIRE asks for it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real data beside the project; skipped without it."""
    folder = ROOT.parent / "shared"
    _need(there=(folder / "data").is_dir(), what=f"folder {folder}")
    return folder


@pytest.fixture(scope="session")
def java() -> None:
    """Java, for Spark; skipped without it."""
    _need(there=shutil.which("java") is not None, what="Java")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the system's Chromium; skipped without it."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    _need(there=found is not None, what="Chromium")
    return str(found)


CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What the browser may be called, the quickest first."""
FIRST = ("tests/browser/", "tests/engines/", "tests/web/")
"""Folders that take longest, in order: nobody waits for them at the end."""
TOGETHER = ("tests/browser/", "tests/engines/", "tests/web/charts/")
"""Of these a folder stays on one worker, as its server, Spark or charts are made once; of others, a file does."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: next((n for n, name in enumerate(FIRST) if item.nodeid.startswith(name)), len(FIRST)))


class _Shares(LoadFileScheduling):  # type: ignore[misc]  # it comes without types
    """Shares tests out to workers by file, or by folder."""

    def _split_scope(self, nodeid: str) -> str:
        own: str = super()._split_scope(nodeid)
        return next(filter(nodeid.startswith, TOGETHER), own)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    """Share tests out as this house needs it, where they are shared out by file."""
    return _Shares(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def django(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Django set up for an empty home, so that modules with models can be loaded."""
    from airshed.web.django import setup  # noqa: PLC0415 - most tests need no Django

    setup(make_home(tmp_path_factory.mktemp("django") / "home"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home."""
    return make_home(tmp_path / "home")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a home that is made once for all processes; whoever changes anything takes a copy."""
    base = factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}" / "home"
    home.parent.mkdir(exist_ok=True)
    with (home.parent / "lock").open("w") as lock:
        flock(lock, LOCK_EX)  # one makes it, the others wait
        done = home.parent / "done"
        if not done.exists():
            make(home)
            done.touch()
    return home


def copied(city: Path, home: Path) -> None:
    """Copy a home that other processes may be reading: its database by its own means, whatever stands beside it."""
    shutil.copytree(city, home, ignore=shutil.ignore_patterns(f"{DATABASE_FILE}*"))
    with (
        closing(sqlite3.connect(city / DATABASE_FILE)) as here,
        closing(sqlite3.connect(home / DATABASE_FILE)) as there,
    ):
        here.backup(there)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Drop the database that tests on PostgreSQL copied, when the last of them has ended."""
    if "PYTEST_XDIST_WORKER" not in os.environ and (factory := getattr(session.config, "_tmp_path_factory", None)):
        from tests.web.postgres import drop_templates  # noqa: PLC0415 - needs Django

        drop_templates(factory.getbasetemp())


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of the demo city."""
    return made_once(tmp_path_factory, "demo-city", _made_demo)


def _made_demo(home: Path) -> None:
    clean = {name: text for name, text in os.environ.items() if not name.startswith("AIRSHED_")}
    command = [sys.executable, "-m", "airshed", "demo", "--home", str(home), "--json"]
    environment = {**clean, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(command, check=True, capture_output=True, env=environment)


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def airshed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Return the command line as a function of its words, in English, without the user's own environment."""
    for name in [n for n in os.environ if n.startswith("AIRSHED_") and n != "AIRSHED_REQUIRE"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AIRSHED_LANG", "en")

    def call(*words: object) -> Answer:
        result = CliRunner().invoke(app, [str(word) for word in words])
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call

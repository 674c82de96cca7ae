"""A home with an audit log."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from airshed.web.django import migrate, setup
from airshed.web.env import make_home

_BEFORE = dict(os.environ)
_FIRST = tempfile.TemporaryDirectory(prefix="airshed-audit-")  # removed at the end of the process
setup(make_home(Path(_FIRST.name) / "home"))  # before a test module imports a model
os.environ.pop("AIRSHED_HOME", None)
os.environ.update({name: text for name, text in _BEFORE.items() if name == "AIRSHED_HOME"})

from django.db import connection, connections  # noqa: E402 - needs settings
from tests.web.audit.helpers import Log  # noqa: E402


@pytest.fixture(scope="session")
def empty_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = make_home(tmp_path_factory.mktemp("audit") / "home")
    before = dict(os.environ)
    migrate(home)
    connections.close_all()
    os.environ.clear()
    os.environ.update(before)
    return home


@pytest.fixture
def log(empty_log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """Return the log of a home of its own, five entries in it."""
    home = tmp_path / "home"
    shutil.copytree(empty_log, home)
    monkeypatch.setenv("AIRSHED_HOME", str(home))
    setup(home)
    made = Log(home)
    for n in range(5):
        made.add(n)
    yield made
    connection.close()

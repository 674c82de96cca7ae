"""A home with an empty audit log."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.apps import apps

from airshed.web.env import make_home

if not apps.ready:  # before a test module imports a model
    os.environ["AIRSHED_HOME"] = str(make_home(Path(tempfile.mkdtemp(prefix="airshed-audit-")) / "home"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.audit.settings_min"
    django.setup()
    del os.environ["AIRSHED_HOME"]

from django.db import connection, connections

from airshed.web.django import migrate, setup
from tests.web.audit.helpers import Log


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

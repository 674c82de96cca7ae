"""A site of the demo city with the cast; the department of `officer` coordinates the plan."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from tests.conftest import copied
from tests.web.conftest import Site

from airshed.web.accounts.models import Department, User
from airshed.web.django import setup

EVENT = "D-7d616da2"
"""A confirmed event of 2019 that moves figures."""


@pytest.fixture(scope="module")
def populated(demo_city: Path, peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo with the cast; tests that change something take a copy."""
    home = tmp_path_factory.mktemp("dust") / "home"
    copied(demo_city, home)
    for name in ("db.sqlite3", "secret.key"):
        shutil.copy(peopled / name, home / name)
    return home


@pytest.fixture
def town(populated: Path, client_of: Callable[..., Client]) -> Iterator[Path]:
    """Return the populated demo, Django being turned to it; for tests that change nothing."""
    yield from _turned(populated)


@pytest.fixture
def own_town(populated: Path, tmp_path: Path, client_of: Callable[..., Client]) -> Iterator[Path]:
    """Return a copy of it for one test."""
    home = tmp_path / "town"
    shutil.copytree(populated, home)
    yield from _turned(home)


def _turned(home: Path) -> Iterator[Path]:
    setup(home)
    Department.objects.filter(code="ecology").update(coordinates=True)
    yield home
    translation.deactivate()
    connection.close()


@pytest.fixture
def officer(site: Site) -> User:
    user: User = User.objects.get(username="officer")
    return user

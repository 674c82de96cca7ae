"""A demo city with the cast at its desks, at a moment of the test's choosing."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from tests.web.conftest import Site

from airshed.web.accounts.models import User
from airshed.web.django import setup
from airshed.web.env import SETTINGS_FILE, settings_text

NOW = datetime(2019, 11, 20, 8, 5)
AIR = ("ambient_hours", "dust_events", "rulings", "stations", "weather_hours")
"""Tables of the demo that speak of the air; what devices of sources told would put clauses behind."""


@pytest.fixture(scope="session")
def settled(demo_city: Path, peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home of the cast with the air of the demo once: tests share it, so that answers are kept."""
    home = tmp_path_factory.mktemp("town") / "home"
    shutil.copytree(peopled, home)
    shutil.rmtree(home / "lake")
    (home / "lake").mkdir()
    for table in AIR:
        (home / "lake" / table).symlink_to(demo_city / "lake" / table)
    shutil.copy(demo_city / "places.yaml", home)
    return home


@pytest.fixture
def town(settled: Path) -> Iterator[Site]:
    """Return that home on the demo's morning; Django is turned to it."""
    setup(settled)
    turn(settled, NOW)
    yield Site(settled, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()


@pytest.fixture
def site(town: Site) -> Site:
    """Return the same, for who signs in."""
    return town


def turn(home: Path, now: datetime) -> None:
    """Set a home's clock."""
    ahead = round((now - datetime.now()).total_seconds())
    (home / SETTINGS_FILE).write_text(settings_text({"clock_offset_s": ahead}), encoding="utf-8")


@pytest.fixture
def bare(town: Site, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn the pages to a home without any data."""
    monkeypatch.setattr("django.conf.settings.HOME", home)
    turn(home, NOW)
    return home

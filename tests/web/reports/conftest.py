"""A demo city with the cast, whose daily report and monthly bulletin were made once; each test gets a copy."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from tests.conftest import copied, made_once
from tests.web.conftest import Site

from airshed.web import env
from airshed.web.accounts.models import Department, User
from airshed.web.django import setup
from airshed.web.reports import operations

DAY, MONTH = date(2019, 11, 19), date(2019, 10, 1)
NOW = datetime(2019, 11, 20, 8, 30)
PLAN = "erenhot/2019"


@pytest.fixture(scope="session")
def reported(demo_city: Path, peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home once."""

    def make(home: Path) -> None:
        copied(demo_city, home)
        connection.close()
        for name in (env.DATABASE_FILE, env.SECRET_FILE):
            shutil.copyfile(peopled / name, home / name)
        setup(home)
        Department.objects.filter(code="ecology").update(coordinates=True)
        operations.make(home, kind="daily", day=DAY, by="officer", now=NOW)
        operations.make(home, kind="monthly", day=MONTH, by="jobs", now=NOW)
        connection.close()

    return made_once(tmp_path_factory, "reported", make)


@pytest.fixture
def site(reported: Path, tmp_path: Path) -> Iterator[Site]:
    """Return the city with the cast; Django is turned to it."""
    home = tmp_path / "site"
    shutil.copytree(reported, home)
    setup(home)
    yield Site(home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()

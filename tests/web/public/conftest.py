"""The cast at home in the demo city: its department of ecology coordinates the plan."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from tests.conftest import copied
from tests.web.conftest import Site

from airshed.web import env
from airshed.web.accounts.models import Department, User
from airshed.web.accounts.queries import moment
from airshed.web.django import setup
from airshed.web.releases import operations
from airshed.web.releases.models import Publication, Release
from airshed.web.releases.operations import Seen

PLAN, PLACE = "erenhot/2019", "place:erenhot"
ON = date(2019, 11, 19)
TODAY = date(2019, 11, 20)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory, demo_city: Path, peopled: Path) -> Path:
    """Make the demo city once, with the database of the cast."""
    home = tmp_path_factory.mktemp("public") / "home"
    copied(demo_city, home)
    shutil.copy(peopled / env.DATABASE_FILE, home / env.DATABASE_FILE)
    return home


@pytest.fixture
def site(city: Path, tmp_path: Path) -> Iterator[Site]:
    home = tmp_path / "site"
    shutil.copytree(city, home)
    setup(home)
    Department.objects.filter(pk="ecology").update(coordinates=True)
    yield Site(home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()


@dataclass(frozen=True)
class Desk:
    """What those do who let the public see something."""

    site: Site
    client_of: Callable[..., Client]

    def draft(self, part: str = "now", **values: Any) -> Release:
        given = {"plan": PLAN, "place": PLACE, "as_of": ON, "from_date": TODAY, **values}
        made = Release(part=part, **given)
        return operations.draft_release(self.site.home, made, user=self.site.users["officer"], at=moment())

    def approved(self, part: str = "now", **values: Any) -> Release:
        made = self.draft(part, **values)
        operations.approve_release(self.seen(made), user=self.site.users["leader"], at=moment())
        made.refresh_from_db()
        return made

    def released(self, part: str = "now", **values: Any) -> tuple[Release, Publication]:
        made = self.approved(part, **values)
        stored = operations.let_out(self.site.home, self.seen(made), user=self.site.users["leader"], at=moment())
        made.refresh_from_db()
        return made, stored

    def withdraw(self, release: Release) -> None:
        given = {"notice_zh": "点位检修，暂停公布", "notice_en": "Stations under repair", "reason": "检修"}
        operations.withdraw_release(self.seen(release), given, user=self.site.users["leader"], at=moment())
        release.refresh_from_db()

    @staticmethod
    def seen(release: Release) -> Seen:
        return Seen(release.pk, release.version)

    def stranger(self, path: str = "/public/", **headers: str) -> Any:
        return self.client_of("stranger").get(path, headers=headers)


@pytest.fixture
def desk(site: Site, client_of: Callable[..., Client]) -> Desk:
    return Desk(site, client_of)


@pytest.fixture(scope="session")
def city_released(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let out all three parts once."""
    home = tmp_path_factory.mktemp("released") / "home"
    shutil.copytree(city, home)
    setup(home)
    Department.objects.filter(pk="ecology").update(coordinates=True)
    site = Site(home, {user.username: user for user in User.objects.all()})
    for part in ("now", "days", "goals"):
        Desk(site, Client).released(part, text_zh="说明文字", text_en="A few words")
    connection.close()
    return home


@pytest.fixture
def full(city_released: Path, desk: Desk) -> Desk:
    """Return the desk after all three parts were released."""
    connection.close()
    home = desk.site.home
    shutil.copy(city_released / env.DATABASE_FILE, home / env.DATABASE_FILE)
    shutil.copytree(city_released / "lake", home / "lake", dirs_exist_ok=True)
    return desk

"""The named cast: one user per role with an account, an officer of another department, and a stranger without one."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from tests.conftest import made_once

from airshed.web import env
from airshed.web.django import migrate, setup

_FIRST = tempfile.TemporaryDirectory(prefix="airshed-web-")
atexit.register(_FIRST.cleanup)
setup(env.make_home(Path(_FIRST.name) / "home"))  # before any test module imports a model

from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: E402 - needs settings
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402
from django_otp import DEVICE_ID_SESSION_KEY  # noqa: E402
from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: E402

from airshed.web.accounts.models import Department, User  # noqa: E402
from airshed.web.accounts.passwords import FEW_ROUNDS, one_time_hash  # noqa: E402

PASSWORD = "Steppe-wind-42"  # noqa: S105 - of the cast
STRANGER = "stranger"
CAST = MappingProxyType(
    {
        "administrator": {},
        "auditor": {},
        "leader": {},
        "officer": {"department_id": "ecology"},
        "officer_elsewhere": {"department_id": "housing"},
        "inspector": {"area": "A1"},
        "grid_lead": {"grid": "G1"},
        "plant": {"enterprise": "E1"},
    }
)


@dataclass(frozen=True)
class Site:
    """A migrated home with the cast.

    Attributes:
        home: the home.
        users: by name in the cast, which is the role but for `officer_elsewhere`.
    """

    home: Path
    users: dict[str, Any]


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Store passwords in fewer rounds than the real ones, yet in more than those for one time: tests sign in often."""
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 20 * FEW_ROUNDS)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a home whose database is up to date once; tests get copies."""

    def make(home: Path) -> None:
        migrate(env.make_home(home))
        connection.close()

    return made_once(tmp_path_factory, "migrated", make)


@pytest.fixture(scope="session")
def peopled(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home of the cast once; tests get copies."""

    def make(home: Path) -> None:
        shutil.copytree(migrated, home)
        setup(home)
        enter_cast()
        connection.close()

    return made_once(tmp_path_factory, "cast", make)


def enter_cast() -> None:
    """Enter the cast and its departments at the home Django is turned to."""
    for code, zh, en in (("ecology", "市生态环境局", "Ecology Bureau"), ("housing", "市住建局", "Housing Bureau")):
        Department.objects.update_or_create(code=code, defaults={"zh": zh, "en": en})
    for name, scope in CAST.items():
        user = User(username=name, role=name.removesuffix("_elsewhere"), must_change_password=False, **scope)
        user.password = one_time_hash(PASSWORD)  # few rounds: tests sign in often
        user.save()
        if user.needs_second_factor:
            TOTPDevice.objects.create(user=user, name="phone", confirmed=True)


def open_site(peopled: Path, home: Path) -> Site:
    """Copy the home of the cast, and turn Django to the copy."""
    shutil.copytree(peopled, home)
    setup(home)
    return Site(home, {user.username: user for user in User.objects.all()})


@pytest.fixture
def site(peopled: Path, tmp_path: Path) -> Iterator[Site]:
    """Return a migrated home with the cast; Django is turned to it."""
    yield open_site(peopled, tmp_path / "site")
    translation.deactivate()
    connection.close()


@pytest.fixture
def client_of(site: Site) -> Callable[..., Client]:
    """Return the browser of one of the cast, signed in with what the role needs; of the stranger: not signed in."""

    def client_of(name: str, *, language: str | None = None) -> Client:
        client = Client(headers={"host": "localhost"})
        if language:
            client.cookies["django_language"] = language
        if name == STRANGER:
            return client
        user = site.users[name]
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        if device := TOTPDevice.objects.filter(user=user).first():
            session = client.session
            session[DEVICE_ID_SESSION_KEY] = device.persistent_id
            session.save()
        return client

    return client_of

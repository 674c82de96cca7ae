import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django
import pytest
from django.apps import apps

if not apps.ready:  # before any test module imports a model
    os.environ["AIRSHED_HOME"] = tempfile.mkdtemp(prefix="airshed-accounts-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.accounts.settings_min"
    django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import translation

from airshed.web.accounts.models import Department, Person, User
from airshed.web.accounts.passwords import one_time_hash
from tests.web.accounts.helpers import PASSWORD


def _turn(home: Path) -> None:
    connections.close_all()
    name = str(home / "db.sqlite3")
    connections.databases["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
    settings.HOME = home


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("template")
    _turn(home)
    call_command("migrate", verbosity=0)
    connection.close()
    return home


@pytest.fixture
def home(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copy(template / "db.sqlite3", tmp_path / "db.sqlite3")
    monkeypatch.setenv("AIRSHED_HOME", str(tmp_path))
    _turn(tmp_path)
    yield tmp_path
    translation.deactivate()
    connection.close()


@pytest.fixture
def cast(home: Path) -> Any:
    """One user per role, a second officer of another department, and people of two departments."""
    ecology = Department.objects.create(code="ecology", zh="市生态环境局", en="Ecology and Environment Bureau")
    housing = Department.objects.create(code="housing", zh="市住建局", en="Housing Bureau")
    wang = Person.objects.create(code="E001", name="王芳", department=ecology, phone="13900000001")
    li = Person.objects.create(code="H001", name="李强", department=housing, phone="13900000002")
    zhao = Person.objects.create(code="E002", name="赵敏", department=ecology)

    def user(name: str, role: str, **scope: Any) -> User:
        made = User(username=name, role=role, must_change_password=False, **scope)
        made.password = one_time_hash(PASSWORD)  # few rounds: tests sign in often
        made.save()
        return made

    return SimpleNamespace(
        ecology=ecology,
        housing=housing,
        wang=wang,
        li=li,
        zhao=zhao,
        administrator=user("admin", "administrator"),
        auditor=user("auditor", "auditor"),
        leader=user("leader", "leader"),
        officer=user("officer", "officer", department=ecology, person=wang),
        other=user("other", "officer", department=housing, person=li),
        inspector=user("inspector", "inspector", area="north"),
        grid_lead=user("grid", "grid_lead", grid="g1"),
        plant=user("plant", "plant", enterprise="p1"),
    )

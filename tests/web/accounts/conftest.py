import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from tests.web.accounts.helpers import PASSWORD

from airshed.web.accounts.models import Department, Person, User
from airshed.web.accounts.passwords import one_time_hash
from airshed.web.django import setup


@pytest.fixture
def home(migrated: Path, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "home"
    shutil.copytree(migrated, place)
    setup(place)
    yield place
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

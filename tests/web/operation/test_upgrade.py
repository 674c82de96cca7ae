"""A home of an earlier version is served by this one: saved first, brought up to date, nothing of it lost."""

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.conftest import Answer
from tests.serving import Visitor, free_port, serving
from tests.unit.air.homes import with_hours
from tests.unit.air.making import day_rows
from tests.web.conftest import PASSWORD

from airshed.web import env
from airshed.web.accounts.passwords import one_time_hash
from airshed.web.checks import examine
from airshed.web.django import setup
from airshed.web.upgrading import gap

LATER = "registers", "0999_what_comes_later"
NOW = datetime(2019, 11, 20, 8)
FIRST = (("accounts", "0001_initial"), ("audit", "0001_entry"))


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return a home whose database is of the first version, with a department and a user."""
    home = env.make_home(tmp_path / "home")
    setup(home)
    (home / env.DATABASE_FILE).touch()
    for name in ("contenttypes", "auth", "sessions", "axes", "otp_totp"):
        call_command("migrate", name, verbosity=0)
    for name, step in FIRST:
        call_command("migrate", name, step, verbosity=0)
    state = MigrationExecutor(connection).loader.project_state(FIRST[0])
    department = state.apps.get_model("accounts", "Department").objects.create(
        code="ecology", zh="生态环境局", en="EEB"
    )
    state.apps.get_model("accounts", "User").objects.create(
        username="officer",
        role="officer",
        department=department,
        must_change_password=False,
        password=one_time_hash(PASSWORD),
    )
    connection.close()
    return home


def _applied(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as base:
        return {f"{app}.{name}" for app, name in base.execute("SELECT app, name FROM django_migrations")}


def _people(path: Path) -> list[tuple[str, str, str]]:
    query = "SELECT username, role, zh FROM accounts_user JOIN accounts_department d ON d.code = department_id"
    with closing(sqlite3.connect(path)) as base:
        return base.execute(query).fetchall()


def test_it_is_saved_brought_up_to_date_and_served(earlier: Path, tmp_path: Path) -> None:
    before = _applied(earlier / env.DATABASE_FILE)
    steps = gap().missing
    assert "accounts.0002_department_coordinates" in steps
    with serving(earlier) as served:
        assert Visitor(served).post("/login/", username="officer", password=PASSWORD)[0] == 302
        assert f"bringing the database up to date, {len(steps)} steps" in served.said()
        assert "saved first: " in served.said()
    assert _people(earlier / env.DATABASE_FILE) == [("officer", "officer", "生态环境局")]
    assert _applied(earlier / env.DATABASE_FILE) == before | set(steps)
    (saved,) = (earlier / "backups").glob("*.zip")
    with zipfile.ZipFile(saved) as archive:
        archive.extract(env.DATABASE_FILE, tmp_path)
    assert _applied(tmp_path / env.DATABASE_FILE) == before
    assert _people(tmp_path / env.DATABASE_FILE) == [("officer", "officer", "生态环境局")]


def test_a_second_start_has_nothing_to_do(earlier: Path) -> None:
    for _ in range(2):
        with serving(earlier) as served:
            said = served.said()
    assert "up to date" not in said
    assert len(list((earlier / "backups").glob("*.zip"))) == 1


def test_the_lake_can_be_read_by_the_server_that_saved_it_before(earlier: Path) -> None:
    with_hours(earlier, day_rows("S1", date(2019, 1, 1), {"pm25": 35}))
    with serving(earlier) as served:
        assert "saved first: " in served.said()
        code, text = served.get("/health")
        assert (code, json.loads(text)["lake"]) == (200, "ok")


@pytest.fixture
def moved(earlier: Path, tmp_path: Path) -> Path:
    """Return that home at a place that no command of this process has been at."""
    return Path(shutil.copytree(earlier, tmp_path / "moved"))


@pytest.fixture
def later(earlier: Path, tmp_path: Path) -> Path:
    """Return a home whose database a later version has brought up to date."""
    home = Path(shutil.copytree(earlier, tmp_path / "later"))
    with closing(sqlite3.connect(home / env.DATABASE_FILE)) as base:
        base.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", (*LATER, NOW.isoformat()))
        base.commit()
    return home


def test_a_command_that_only_reads_names_what_upgrades_it(moved: Path, airshed: Callable[..., Answer]) -> None:
    before = _applied(moved / env.DATABASE_FILE)
    answer = airshed("plan", "status", "erenhot/2019", "--home", moved)
    steps = len(gap().missing)
    assert answer.code == 2
    assert f"{moved} was made by an earlier version, its database lacks {steps} steps" in answer.err
    assert f"airshed serve --home {moved}" in answer.err
    assert _applied(moved / env.DATABASE_FILE) == before


@pytest.mark.usefixtures("earlier")
def test_what_django_would_do_is_what_is_missing() -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    assert gap().missing == tuple(sorted(f"{step.app_label}.{step.name}" for step, _ in plan))
    assert gap().strange == ()


def test_a_home_of_a_later_version_is_refused(later: Path, airshed: Callable[..., Answer]) -> None:
    for words in (("plan", "status", "erenhot/2019"), ("register", "list"), ("report", "list"), ("account", "list")):
        answer = airshed(*words, "--home", later, "--json")
        (fault,) = answer.json["errors"]
        assert (answer.code, fault["code"], fault["value"]) == (2, "web.later_version", ".".join(LATER))
        setup(later.parent / "home")


def test_a_home_of_a_later_version_is_not_served(later: Path, airshed: Callable[..., Answer]) -> None:
    answer = airshed("serve", "--home", later, "--port", free_port())
    assert answer.code == 2
    assert "was upgraded by a later version (registers.0999_what_comes_later)" in answer.err
    assert not (later / "backups").exists()


def test_the_doctor_tells_which_is_the_older(moved: Path, later: Path) -> None:
    found = [examine(home, "migrations", now=NOW) for home in (moved, later)]
    assert [check.ok for check in found] == [False, False]
    assert "steps of the upgrade are to be done" in found[0].detail.en
    assert found[1].detail.en.endswith("a later version has brought it up to date: registers.0999_what_comes_later")

"""The parts of the audit log that depend on the database, on PostgreSQL; in a schema of its own that is dropped."""

import os
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from tests.web.audit.helpers import AT, INSERT, Log

from airshed.web import audit
from airshed.web.audit import operations
from airshed.web.audit.triggers import install
from airshed.web.django import migrate, setup
from airshed.web.env import make_home

psycopg = pytest.importorskip("psycopg", reason="psycopg is missing: it is the extra [postgres]")
pytestmark = pytest.mark.postgres
SERVER = os.environ.get("AIRSHED_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/test")


def _connected() -> Any:
    try:
        return psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        if os.environ.get("AIRSHED_REQUIRE"):
            pytest.fail(f"no PostgreSQL at {SERVER}, and AIRSHED_REQUIRE asks for it: {error}")
        pytest.skip(f"no PostgreSQL at {SERVER}")


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    home = make_home(tmp_path_factory.mktemp("postgres") / "home")
    name = f"airshed_test_{secrets.token_hex(4)}"
    server = _connected()
    server.execute(f"CREATE SCHEMA {name}")
    url = f"{SERVER}?options=-csearch_path%3D{name}"
    before = dict(os.environ)
    try:
        os.environ["AIRSHED_DATABASE_URL"] = url
        migrate(home)
        os.environ.clear()
        os.environ.update(before)
        yield home, url
    finally:
        connections.close_all()
        os.environ.clear()
        os.environ.update(before)
        server.execute(f"DROP SCHEMA {name} CASCADE")
        server.close()


@pytest.fixture
def log(schema: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    home, url = schema
    monkeypatch.setenv("AIRSHED_HOME", str(home))
    monkeypatch.setenv("AIRSHED_DATABASE_URL", url)
    setup(home)
    made = Log(home)
    assert made.postgres
    made.forge("DELETE FROM audit_entry")
    with connection.schema_editor() as editor:
        install(None, editor)
    for n in range(5):
        made.add(n)
    yield made
    connections.close_all()
    monkeypatch.undo()
    sqlite_home = make_home(tmp_path / "sqlite")  # what runs next is not on PostgreSQL
    before = dict(os.environ)
    setup(sqlite_home)
    os.environ.clear()
    os.environ.update(before)


def test_the_chain_is_whole_and_guarded(log: Log) -> None:
    assert audit.verify() == audit.Verdict(5, ok=True)
    assert audit.head().at == AT.replace(hour=12)
    assert audit.missing_triggers() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET detail = '{}' WHERE number = 3",
        "DELETE FROM audit_entry WHERE number = 5",
        "TRUNCATE audit_entry",
        INSERT.format(number=7, previous="hash"),
    ],
)
def test_the_database_refuses(log: Log, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"append-only|continue the chain"), connection.cursor() as cursor:
        cursor.execute(statement)
    assert audit.verify() == audit.Verdict(5, ok=True)


def test_a_changed_entry_a_missing_one_and_missing_triggers_are_found(log: Log) -> None:
    log.forge("UPDATE audit_entry SET object = 'R-x' WHERE number = 3")
    assert audit.verify() == audit.Verdict(5, ok=False, first_bad=3, reason="changed")
    log.forge("DELETE FROM audit_entry WHERE number = 3")
    assert audit.verify() == audit.Verdict(4, ok=False, first_bad=3, reason="missing")
    assert len(audit.missing_triggers()) == 3


def test_a_cut_tail_is_found_by_an_anchor(log: Log, tmp_path: Path) -> None:
    audit.anchor(tmp_path / "anchors.txt", at=AT)
    log.forge("DELETE FROM audit_entry WHERE number > 3")
    assert audit.check_anchor(tmp_path / "anchors.txt").first_bad == 4


def test_writers_at_the_same_time_leave_no_gap_and_no_fork(log: Log) -> None:
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for n in range(50):
                with transaction.atomic():
                    audit.record(by=name, action="x.y", object=str(n), detail={}, at=AT)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert audit.verify() == audit.Verdict(155, ok=True)


def test_a_writer_that_does_not_stop_is_told(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tuple(text.replace(f"{operations.LOCK_SECONDS}s", "200ms") for text in operations.LOCKS["postgresql"])
    monkeypatch.setitem(operations.LOCKS, "postgresql", quick)
    with psycopg.connect(SERVER) as holder:
        holder.execute(f"SELECT pg_advisory_xact_lock({operations.LOCK_KEY})")
        with pytest.raises(audit.AuditBusy):
            log.add(5)
    log.add(5)
    assert audit.verify() == audit.Verdict(6, ok=True)

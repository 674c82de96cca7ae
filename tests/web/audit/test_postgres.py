"""The parts of the audit log that depend on the database, on PostgreSQL; in a database of its own that is dropped."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.audit.helpers import AT, INSERT, Log
from tests.web.postgres import connected, database, migrated_database, turned_to

from airshed.web import audit
from airshed.web.audit import operations
from airshed.web.audit.triggers import install
from airshed.web.django import setup

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    first, name = migrated_database(tmp_path_factory)
    with database(like=name) as address:
        yield shutil.copytree(first, tmp_path_factory.mktemp("audit") / "home"), address


@pytest.fixture
def log(place: tuple[Path, str]) -> Iterator[Log]:
    home, address = place
    with turned_to(home, address):
        setup(home)
        made = Log(home)
        assert made.postgres
        made.forge("DELETE FROM audit_entry")
        with connection.schema_editor() as editor:
            install(None, editor)
        for n in range(5):
            made.add(n)
        yield made


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


def test_a_writer_that_does_not_stop_is_told(
    log: Log, place: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = tuple(text.replace(f"{operations.LOCK_SECONDS}s", "200ms") for text in operations.LOCKS["postgresql"])
    monkeypatch.setitem(operations.LOCKS, "postgresql", quick)
    with connected(place[1]) as holder, holder.transaction():
        holder.execute(f"SELECT pg_advisory_xact_lock({operations.LOCK_KEY})")
        with pytest.raises(audit.AuditBusy):
            log.add(5)
    log.add(5)
    assert audit.verify() == audit.Verdict(6, ok=True)

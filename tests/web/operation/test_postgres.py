"""The drill on PostgreSQL: a home with its database saved in one file, and restored into an empty database."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connections
from tests.web.postgres import VARIABLE, database, migrated_home

from airshed.errors import AirshedError
from airshed.web import postgres
from airshed.web.backup import Backup, make_backup
from airshed.web.django import setup
from airshed.web.restoring import restore

psycopg = pytest.importorskip("psycopg", reason="psycopg is missing: it is the extra [postgres]")
pytestmark = pytest.mark.postgres
NOW = datetime(2019, 11, 20, 8)


@pytest.fixture
def new_database() -> Iterator[Callable[[], str]]:
    """Return a function that makes an empty database and returns its address."""
    with ExitStack() as made:
        yield lambda: made.enter_context(database())


@pytest.fixture
def full(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a home on PostgreSQL with a department and an audit log."""
    monkeypatch.setenv(VARIABLE, "")  # it is older than this fixture: what it undoes last must be that nothing was set
    monkeypatch.delenv(VARIABLE)
    with migrated_home(tmp_path_factory, tmp_path / "home") as home:
        from airshed.web.accounts import operations  # noqa: PLC0415 - needs Django

        for n in range(3):
            operations.store_department(code=f"d{n}", zh=f"部门{n}", en=f"department {n}", by="drill", at=NOW)
        connections.close_all()
        yield home


@pytest.fixture
def saved(full: Path, tmp_path: Path) -> Backup:
    return make_backup(full, tmp_path / "b.zip", now=NOW)


def _codes(refused: pytest.ExceptionInfo[AirshedError]) -> set[str]:
    return {fault.code for fault in refused.value.faults}


def test_the_drill(
    saved: Backup, tmp_path: Path, new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = saved.manifest
    assert manifest.database == "postgres"
    assert (manifest.sql["accounts_department"], manifest.sql["audit_entry"]) == (3, 3)
    monkeypatch.setenv(VARIABLE, new_database())
    there = tmp_path / "there"
    assert restore(saved.path, there).sql == manifest.sql
    assert not (there / postgres.DUMP_FILE).exists()
    setup(there)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs Django

    from airshed.web import audit  # noqa: PLC0415 - as above
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - as above
    from airshed.web.upgrading import Gap, gap  # noqa: PLC0415 - as above

    assert gap() == Gap((), ())
    assert [department.zh for department in Department.objects.order_by("code")] == ["部门0", "部门1", "部门2"]
    assert audit.verify() == audit.Verdict(3, ok=True)
    assert audit.missing_triggers() == ()
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")


def test_a_database_in_use_is_not_touched(saved: Backup, tmp_path: Path) -> None:
    with pytest.raises(AirshedError) as refused:
        restore(saved.path, tmp_path / "there")
    assert _codes(refused) == {"web.postgres_in_use"}
    assert not (tmp_path / "there").exists()
    assert list(tmp_path.glob(".there*")) == []


def test_a_backup_needs_to_know_where_to(saved: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    with pytest.raises(AirshedError) as refused:
        restore(saved.path, tmp_path / "there")
    assert _codes(refused) == {"web.postgres_unnamed"}


@pytest.mark.parametrize("said", ["", "#!/bin/sh\necho pg_dump (PostgreSQL) 9.6.24\n"], ids=["missing", "too old"])
def test_tools_that_are_missing_or_too_old(
    full: Path, tmp_path: Path, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    if said:
        tool = tmp_path / "bin" / "pg_dump"
        tool.write_text(said, encoding="utf-8")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(AirshedError) as refused:
        make_backup(full, tmp_path / "b.zip", now=NOW)
    assert _codes(refused) == {"web.postgres_tools"}
    assert not (tmp_path / "b.zip").exists()


def test_a_damaged_dump_fills_nothing(
    saved: Backup,
    tmp_path: Path,
    new_database: Callable[[], str],
    sealed: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, address := new_database())
    forged = tmp_path / "forged.zip"
    _with_dump(saved.path, forged, b"PGDMP no dump")
    sealed(forged)
    with pytest.raises(AirshedError) as refused:
        restore(forged, tmp_path / "there")
    assert _codes(refused) == {"web.postgres_refused"}
    assert not (tmp_path / "there").exists()
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def _with_dump(source: Path, target: Path, dump: bytes) -> None:
    """Copy an archive with another dump in it, as whoever can write the file could."""
    import hashlib  # noqa: PLC0415 - beside its use
    import json  # noqa: PLC0415

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        new.comment = b"0" * 64
        manifest = json.loads(old.read("manifest.json"))
        for member in manifest["members"]:
            if member["name"] == postgres.DUMP_FILE:
                member |= {"size": len(dump), "sha256": hashlib.sha256(dump).hexdigest()}
        for entry in old.infolist():
            given = {"manifest.json": json.dumps(manifest).encode(), postgres.DUMP_FILE: dump}
            new.writestr(entry.filename, given.get(entry.filename) or old.read(entry.filename))

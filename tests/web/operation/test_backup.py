"""Backups: whole, of one moment, and nothing half-done."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from tests.unit.telemetry.journals import numbered

from airshed.errors import AirshedError
from airshed.lake.contents import contents
from airshed.lake.listing import LakeBusy
from airshed.lake.store import lock, writing
from airshed.lake.tables import AMBIENT_HOURS, REJECTS
from airshed.telemetry.journal.files import told_head
from airshed.telemetry.journal.reading import verify
from airshed.telemetry.journal.writing import Journal
from airshed.web import env
from airshed.web.backup import Backup, NoBackup, due_backups, keep_backups, made, make_backup
from airshed.web.postgres import PostgresUnready
from airshed.web.restoring import restore

NOW = datetime(2019, 11, 20, 8)


def _files(home: Path) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in home.rglob("*")
        if path.is_file() and path.name != ".lock" and not path.name.startswith("db.sqlite3")
    }


def _codes(error: AirshedError) -> set[str]:
    return {fault.code for fault in error.faults}


def test_what_was_saved_comes_back(full: Path, saved: Backup, tmp_path: Path) -> None:
    there = tmp_path / "new" / "home"
    manifest = restore(saved.path, there)
    assert manifest == saved.manifest
    assert _files(there) == _files(full)
    assert contents(there) == contents(full)
    assert manifest.lake["ambient_hours"] == 72
    assert manifest.sql == {'odd "name': 100}
    with sqlite3.connect(there / "db.sqlite3") as base:
        assert base.execute('SELECT text FROM "odd ""name" ORDER BY n').fetchall() == [(f"行 {n}",) for n in range(100)]
    base.close()


def test_keys_and_data_are_for_the_owner_only(saved: Backup, tmp_path: Path) -> None:
    assert stat.S_IMODE(saved.path.stat().st_mode) == 0o600
    restore(saved.path, tmp_path / "there")
    assert stat.S_IMODE((tmp_path / "there").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "there" / "secret.key").stat().st_mode) == 0o600


def test_the_manifest_comes_first_and_names_every_member(saved: Backup) -> None:
    with zipfile.ZipFile(saved.path) as packed:
        names = packed.namelist()
        assert names == ["manifest.json", *(member.name for member in saved.manifest.members)]
        for member in saved.manifest.members:
            content = packed.read(member.name)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (member.size, member.sha256)


def test_what_others_write_meanwhile_is_not_half_in_it(full: Path, tmp_path: Path) -> None:
    with sqlite3.connect(full / "db.sqlite3") as base:
        base.execute('INSERT INTO "odd ""name" (text) VALUES (?)', ("not committed",))
        backup = make_backup(full, tmp_path / "b.zip", now=NOW)
        base.rollback()
    base.close()
    assert backup.manifest.sql == {'odd "name': 100}


def test_a_busy_lake_is_waited_for_and_then_named(full: Path, tmp_path: Path) -> None:
    with lock(full, now=NOW), pytest.raises(LakeBusy):
        make_backup(full, tmp_path / "b.zip", now=NOW, wait_s=0.3)
    assert list(tmp_path.glob("*b.zip*")) == []


def test_what_a_killed_writer_left_is_not_saved(full: Path, tmp_path: Path) -> None:
    killed = (
        "import os, sys; from datetime import datetime; from pathlib import Path\n"
        "from tests.web.operation.test_backup import write_and_die\n"
        "write_and_die(Path(sys.argv[1]))"
    )
    before = contents(full)
    root = Path(__file__).resolve().parents[3]
    path = os.pathsep.join([str(root), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", killed, str(full)], check=False, cwd=root, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.returncode == 9
    assert (full / "lake" / "pending.json").exists()
    backup = make_backup(full, tmp_path / "b.zip", now=NOW)
    assert not any("pending" in member.name or "rejects" in member.name for member in backup.manifest.members)
    restore(backup.path, tmp_path / "there")
    assert contents(tmp_path / "there") == before


def write_and_die(home: Path) -> None:
    """Write to two tables of a home and end in the middle."""
    given = {"row": [1], "known_at": [NOW]}
    reject = pl.DataFrame({name: given.get(name, ["x"]) for name in REJECTS.schema}, schema=REJECTS.schema)
    month = next((home / "lake" / "ambient_hours").rglob("*.parquet"))
    hours = pl.read_parquet(month, glob=False).with_columns(month=pl.lit(201901, pl.Int32))
    with writing(home, now=NOW) as writer:
        writer.append(AMBIENT_HOURS, hours.select(AMBIENT_HOURS.schema.names()))
        writer.append(REJECTS, reject)
        os._exit(9)


def test_nothing_is_overwritten(full: Path, saved: Backup) -> None:
    before = saved.path.read_bytes()
    with pytest.raises(NoBackup) as refused:
        make_backup(full, saved.path, now=NOW)
    assert _codes(refused.value) == {"web.backup_exists"}
    assert saved.path.read_bytes() == before


def test_a_link_in_the_home_is_named(full: Path, tmp_path: Path) -> None:
    (full / "files" / "elsewhere").symlink_to("/etc")
    with pytest.raises(NoBackup) as refused:
        make_backup(full, tmp_path / "b.zip", now=NOW)
    (fault,) = refused.value.faults
    assert (fault.code, fault.where) == ("web.backup_has_link", str(full / "files" / "elsewhere"))
    assert not (tmp_path / "b.zip").exists()


def test_a_folder_of_the_home_may_lie_on_another_disk(full: Path, tmp_path: Path) -> None:
    shutil.move(full / "files", tmp_path / "disk")
    (full / "files").symlink_to(tmp_path / "disk")
    backup = make_backup(full, tmp_path / "b.zip", now=NOW)
    assert "files/2019/照片.jpg" in {member.name for member in backup.manifest.members}


def test_a_damaged_database_is_told_and_nothing_is_left(full: Path, tmp_path: Path) -> None:
    base = full / "db.sqlite3"
    text = bytearray(base.read_bytes())
    text[4096:] = b"\xff" * (len(text) - 4096)
    base.write_bytes(text)
    with pytest.raises(NoBackup) as refused:
        make_backup(full, tmp_path / "b.zip", now=NOW)
    assert _codes(refused.value) == {"web.database"}
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in {"home", "other"}) == []


def test_a_full_disk_leaves_nothing(full: Path, tmp_path: Path) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
        "from airshed.cli.main import run; run()"
    )
    words = ["backup", str(tmp_path / "out" / "b.zip"), "--home", str(full), "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 2
    assert '"cli.too_large"' in done.stdout or '"web.database"' in done.stdout
    assert list((tmp_path / "out").iterdir()) == []


def test_a_database_elsewhere_is_not_silently_left_out(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_DATABASE_URL", "postgresql://airshed:secret@127.0.0.1:9/airshed")
    with pytest.raises(PostgresUnready) as refused:
        make_backup(full, tmp_path / "b.zip", now=NOW)
    assert _codes(refused.value) <= {"web.postgres_refused", "web.postgres_tools"}
    assert "secret" not in str(refused.value)
    assert not (tmp_path / "b.zip").exists()
    backup = make_backup(full, tmp_path / "b.zip", now=NOW, database=False)
    assert (backup.manifest.database, backup.manifest.sql) == ("elsewhere", {})


# --- scheduled ---


def _there(home: Path, *moments: datetime) -> None:
    (home / "backups").mkdir(exist_ok=True)
    for moment in moments:
        (home / "backups" / f"airshed-{moment:%Y%m%d-%H%M%S}.zip").touch()


def test_one_a_day_is_made(home: Path) -> None:
    first = keep_backups(home, now=NOW)
    assert first
    assert keep_backups(home, now=NOW + timedelta(hours=5)) is None
    assert keep_backups(home, now=NOW + timedelta(days=1))
    assert len(made(home)) == 2


def test_seven_days_and_four_weeks_are_kept(home: Path) -> None:
    _there(home, *(NOW - timedelta(days=n) for n in range(1, 60)))
    due = due_backups(home, NOW)
    assert due.make
    kept = [moment for moment, path in made(home).items() if path not in due.remove]
    days = {date(2019, 11, day) for day in range(14, 20)}
    weeks = {date(2019, 11, 17), date(2019, 11, 10), date(2019, 11, 3)}
    assert {moment.date() for moment in kept} == days | weeks


def test_files_of_other_names_and_of_later_moments_stay(home: Path) -> None:
    _there(home, *(NOW - timedelta(days=n) for n in range(30)), NOW + timedelta(days=3))
    (home / "backups" / "airshed-before-move.zip").touch()
    (home / "backups" / "airshed-20191399-000000.zip").touch()
    keep_backups(home, now=NOW)
    names = {path.name for path in (home / "backups").iterdir()}
    assert {"airshed-before-move.zip", "airshed-20191399-000000.zip", "airshed-20191123-080000.zip"} <= names


def test_what_a_killed_backup_left_is_cleared_away_a_day_later(home: Path) -> None:
    old, fresh = (home / "backups" / f".backup-{name}" for name in ("old", "fresh"))
    for folder in (old, fresh):
        folder.mkdir(parents=True)
        (folder / "db.sqlite3").touch()
    os.utime(old, (0, 0))
    keep_backups(home, now=NOW)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_two_at_the_same_time_are_both_whole_or_refused(full: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "airshed", "backup", str(tmp_path / "b.zip"), "--home", str(full), "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment) for _ in range(2)]
    assert {process.wait(60) for process in both} <= {0, 2}
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == []
    restore(tmp_path / "b.zip", tmp_path / "there")


def test_backups_hold_no_backups(home: Path) -> None:
    keep_backups(home, now=NOW)
    path = keep_backups(home, now=NOW + timedelta(days=1))
    assert path
    with zipfile.ZipFile(path) as packed:
        assert not [name for name in packed.namelist() if "backups" in name]


def test_what_devices_sent_is_saved_while_a_gateway_goes_on(full: Path, tmp_path: Path) -> None:
    going, stop = threading.Event(), threading.Event()

    def receive() -> None:
        with Journal(env.journal(full), largest=20_000) as journal:
            while not stop.is_set():
                journal.append(numbered(range(40), at=NOW))
                journal.commit()
                going.set()

    gateway = threading.Thread(target=receive)
    gateway.start()
    assert going.wait(60)
    saved = [make_backup(full, tmp_path / f"b{n}.zip", now=NOW) for n in range(5)]
    stop.set()
    gateway.join()
    for n, backup in enumerate(saved):
        restore(backup.path, tmp_path / f"home{n}")
        there = env.journal(tmp_path / f"home{n}")
        assert sorted(path.name for path in there.iterdir()) == ["2019", "head"]
        known = told_head(there)
        assert known
        with Journal(there) as journal:  # a half line at its end is cut off
            assert journal.head.number >= known.number >= 40
        assert verify(there).first_fault is None

"""Homes to save and restore: one with data in every part."""

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.air.homes import home_with
from tests.unit.air.making import day_rows

from airshed.web import archive
from airshed.web.backup import Backup, make_backup

NOW = datetime(2019, 11, 20, 8)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return a home with observations, a database in use, files, an own plan's folder and a key."""
    rows = [row for n in range(3) for row in day_rows("S1", date(2019, 1, 1) + timedelta(n), {"pm25": 35})]
    home = home_with(tmp_path / "home", [], rows)
    (home / "settings.toml").write_text("clock_offset_s = 0\n", encoding="utf-8")
    (home / "files" / "2019").mkdir(parents=True)
    (home / "files" / "2019" / "照片.jpg").write_bytes(bytes(range(256)) * 500)
    (home / "files" / "empty").touch()
    (home / "secret.key").write_text("k" * 60, encoding="utf-8")
    base = sqlite3.connect(home / "db.sqlite3")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute('CREATE TABLE "odd ""name" (n INTEGER PRIMARY KEY, text TEXT)')
    base.executemany('INSERT INTO "odd ""name" (text) VALUES (?)', [(f"行 {n}",) for n in range(100)])
    base.commit()
    base.close()
    return home


@pytest.fixture
def saved(full: Path, tmp_path: Path) -> Backup:
    """Return a backup of that home."""
    return make_backup(full, tmp_path / "saved.zip", now=NOW)


@pytest.fixture
def sealed() -> Callable[[Path], None]:
    """Return a function that seals an archive again, as somebody who forges one would."""

    def seal(path: Path) -> None:
        text = path.read_bytes()[: -archive.SEAL_LENGTH]
        path.write_bytes(text + hashlib.sha256(text).hexdigest().encode())

    return seal

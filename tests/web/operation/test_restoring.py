"""Restoring: a cut, changed or hostile file makes nothing, and what is in use is not touched."""

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.errors import AirshedError
from airshed.web import archive
from airshed.web.backup import Backup
from airshed.web.restoring import restore

Seal = Callable[[Path], None]


def _refused(path: Path, there: Path) -> set[str]:
    """Return the codes of a refusal that left nothing."""
    beside = {entry.name for entry in there.parent.iterdir()}
    with pytest.raises(AirshedError) as refused:
        restore(path, there)
    assert {entry.name for entry in there.parent.iterdir()} == beside
    return {fault.code for fault in refused.value.faults}


@pytest.fixture
def there(tmp_path: Path) -> Path:
    (tmp_path / "beside").mkdir()
    return tmp_path / "beside" / "home"


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.9, 0.9999])
def test_a_cut_file(saved: Backup, there: Path, share: float) -> None:
    text = saved.path.read_bytes()
    saved.path.write_bytes(text[: int(len(text) * share)])
    assert _refused(saved.path, there) <= {"web.backup_damaged", "web.no_backup"}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.7, 0.97, 0.999, 1.0])
def test_a_changed_byte(saved: Backup, there: Path, share: float) -> None:
    text = bytearray(saved.path.read_bytes())
    text[int((len(text) - 1) * share)] ^= 1
    saved.path.write_bytes(text)
    assert _refused(saved.path, there) <= {"web.backup_damaged", "web.no_backup"}


def test_a_file_with_something_behind_it(saved: Backup, there: Path) -> None:
    saved.path.write_bytes(saved.path.read_bytes() + b"\0")
    assert _refused(saved.path, there) == {"web.backup_damaged"}


def test_a_file_that_is_not_there(there: Path) -> None:
    with pytest.raises(FileNotFoundError):
        restore(there.parent / "none.zip", there)


@pytest.mark.parametrize("text", [b"", b"hello", b"PK\x03\x04", b"\x1f\x8b" * 100])
def test_another_file(tmp_path: Path, there: Path, text: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(text)
    assert _refused(tmp_path / "x.zip", there) <= {"web.no_backup", "web.backup_damaged"}


def _forged(path: Path, entries: list[tuple[zipfile.ZipInfo, bytes]], **changes: Any) -> None:
    """Write an archive whose manifest fits its members but for the changes."""
    members = [
        {"name": entry.filename, "size": len(text), "sha256": hashlib.sha256(text).hexdigest()}
        for entry, text in entries
    ]
    manifest = {
        "format": archive.FORMAT,
        "airshed": "0",
        "made_at": "2019-11-20T08:00:00",
        "members": members,
        "lake": {},
        "corrections": {},
        "sql": {},
        "database": "none",
        **changes,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.comment = archive.UNSEALED
        packed.writestr(archive.MANIFEST, json.dumps(manifest))
        for entry, text in entries:
            packed.writestr(entry, text)


def _entry(name: str, mode: int = stat.S_IFREG | 0o600) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def test_a_forged_one_that_fits_is_restored(tmp_path: Path, there: Path, sealed: Seal) -> None:
    _forged(tmp_path / "x.zip", [(_entry("settings.toml"), b"")])
    sealed(tmp_path / "x.zip")
    restore(tmp_path / "x.zip", there)
    assert (there / "settings.toml").exists()


@pytest.mark.parametrize(
    "name",
    ["../x", "files/../../x", "/etc/x", "files/./x", "files//x", "C:x", "files\\..\\x", "NUL", "a\nb", "files/.."],
)
def test_a_path_that_leads_out(tmp_path: Path, there: Path, sealed: Seal, name: str) -> None:
    _forged(tmp_path / "x.zip", [(_entry(name), b"x")])
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.backup_path"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file(tmp_path: Path, there: Path, sealed: Seal, kind: int) -> None:
    _forged(tmp_path / "x.zip", [(_entry("files/x", kind | 0o777), b"/etc/passwd")])
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.backup_link"}


def test_a_member_beyond_the_manifest(tmp_path: Path, there: Path, sealed: Seal) -> None:
    _forged(tmp_path / "x.zip", [(_entry("files/x"), b"x")], members=[])
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.backup_members"}


def test_a_member_twice(tmp_path: Path, there: Path, sealed: Seal) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        _forged(tmp_path / "x.zip", [(_entry("files/x"), b"x"), (_entry("files/x"), b"x")])
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.backup_members"}


def test_a_bomb_that_says_it_is_small(tmp_path: Path, there: Path, sealed: Seal) -> None:
    path, bomb = tmp_path / "x.zip", bytes(50_000_000)
    small = {"name": "files/x", "size": 10, "sha256": hashlib.sha256(bytes(10)).hexdigest()}
    _forged(path, [(_entry("files/x"), bomb)], members=[small])
    text = path.read_bytes().replace(len(bomb).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(text)
    sealed(path)
    assert _refused(path, there) == {"web.backup_damaged"}
    path.unlink()
    _forged(path, [(_entry("files/x"), bomb)], members=[small])
    sealed(path)
    assert _refused(path, there) == {"web.backup_members"}


def test_a_bomb_that_says_what_it_is(tmp_path: Path, there: Path, sealed: Seal) -> None:
    path, size = tmp_path / "x.zip", 1 << 50
    _forged(path, [(_entry("files/x"), b"x")], members=[{"name": "files/x", "size": 1, "sha256": ""}])
    sealed(path)
    assert _refused(path, there) == {"web.backup_damaged"}
    manifest = archive.Manifest("0", "", (archive.Member("x", size, ""),), {}, {}, {}, "none")
    assert manifest.size + 1 > shutil.disk_usage(there.parent).free


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"format": 99}, "web.backup_format"),
        ({"lake": {"ambient_hours": 5}}, "web.restore_counts"),
        ({"sql": {"auth_user": 5}}, "web.restore_counts"),
        ({"members": 5}, "web.backup_damaged"),
        ({"surprise": 5}, "web.backup_damaged"),
    ],
)
def test_a_manifest_that_does_not_fit(
    tmp_path: Path, there: Path, sealed: Seal, changes: dict[str, Any], code: str
) -> None:
    _forged(tmp_path / "x.zip", [(_entry("settings.toml"), b"")], **changes)
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {code}


def test_a_database_that_is_none(tmp_path: Path, there: Path, sealed: Seal) -> None:
    _forged(tmp_path / "x.zip", [(_entry("db.sqlite3"), b"no database" * 100)], database="sqlite")
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.database"}


@pytest.mark.parametrize("name", ["jobs.sqlite3", "Jobs.sqlite3", "db.sqlite3-journal", ".env", "backups/x.zip"])
def test_what_no_backup_holds(tmp_path: Path, there: Path, sealed: Seal, name: str) -> None:
    _forged(tmp_path / "x.zip", [(_entry(name), b"x")])
    sealed(tmp_path / "x.zip")
    assert _refused(tmp_path / "x.zip", there) == {"web.backup_path"}


def test_packed_data_that_are_broken(tmp_path: Path, there: Path, sealed: Seal) -> None:
    path, text = tmp_path / "x.zip", b"settings = 1\n" * 1000
    entry = _entry("files/x")
    entry.compress_type = zipfile.ZIP_DEFLATED
    _forged(path, [(entry, text)])
    packed = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archived:
        start = archived.getinfo("files/x").header_offset + 30 + len("files/x")
    packed[start : start + 8] = b"\xff" * 8
    path.write_bytes(packed)
    sealed(path)
    assert _refused(path, there) == {"web.backup_damaged"}


def test_more_than_the_disk_holds(
    tmp_path: Path, there: Path, sealed: Seal, saved: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airshed.web.restoring.SPARE", 1 << 60)
    assert _refused(saved.path, there) == {"web.no_room"}


def test_a_place_in_use_is_not_touched(saved: Backup, full: Path) -> None:
    before = sorted(full.rglob("*"))
    assert _refused(saved.path, full) == {"web.restore_place"}
    assert sorted(full.rglob("*")) == before
    (full.parent / "link").symlink_to(full.parent / "nowhere")
    assert _refused(saved.path, full.parent / "link") == {"web.restore_place"}


def test_an_empty_folder_becomes_the_home(saved: Backup, there: Path) -> None:
    there.mkdir()
    restore(saved.path, there)
    assert (there / "settings.toml").exists()

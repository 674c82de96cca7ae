"""Restoring a home from a backup: unpacked beside the place, verified, and only then put there."""

import shutil
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from airshed.errors import AirshedError, Fault
from airshed.lake.contents import contents
from airshed.web import archive, env, postgres
from airshed.web.backup import LEFT_OUT, rows_of_database

SPARE = 16 << 20
"""Room that stays free on the disk. [bytes]"""
PRIVATE = 0o700
DATABASES = frozenset({env.DATABASE_FILE, postgres.DUMP_FILE})


class NotRestored(AirshedError):
    """The backup was not restored; the place is as before."""


def restore(path: Path, home: Path, *, progress: archive.Progress = lambda *_: None) -> archive.Manifest:
    """Make a home of a backup where there is nothing; return what was restored.

    Raises:
        PostgresUnready: the database that the settings name cannot be filled.
        NotRestored: the place is in use, the disk has no room, or the counts are not those of the manifest.
        BackupDamaged: the file is no backup, is cut, or was changed.
        BackupHostile: the file would write elsewhere, write links, or unpack to more than it says.
    """
    home = home.expanduser().absolute()
    check_place(home)
    archive.check_seal(path)
    home.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(path) as packed:
            manifest = archive.read_manifest(packed, path)
            _check_names(manifest)
            _check_room(manifest, home)
            folder = Path(mkdtemp(prefix=f".{home.name}.restoring-", dir=home.parent))
            try:
                archive.take_out(packed, manifest, folder, progress)
                _check_counts(manifest, folder)
                if manifest.database == "postgres":
                    _load(manifest, folder)
                _finish(folder, home)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except zipfile.BadZipFile as error:
        raise archive.BackupDamaged(Fault("web.backup_damaged", str(path), str(error))) from None
    return manifest


def check_place(home: Path) -> None:
    """Refuse a place that is in use.

    Raises:
        NotRestored: it is.
    """
    if home.is_symlink() or (home.exists() and (not home.is_dir() or any(home.iterdir()))):
        raise NotRestored(Fault("web.restore_place", str(home)))


def _check_names(manifest: archive.Manifest) -> None:
    """Refuse what no backup holds: a queue of jobs would be run by the server, a journal would change the database.

    Raises:
        BackupHostile: naming every such file.
    """
    tops = {member.name: member.name.partition("/")[0].lower() for member in manifest.members}
    strange = [
        name
        for name, top in tops.items()
        if LEFT_OUT.fullmatch(top) and name not in DATABASES and not name.startswith("lake/")
    ]
    if strange:
        raise archive.BackupHostile(*(Fault("web.backup_path", name) for name in strange))


def _check_room(manifest: archive.Manifest, home: Path) -> None:
    free, needed = shutil.disk_usage(home.parent).free, manifest.size + SPARE
    if needed > free:
        raise NotRestored(Fault("web.no_room", str(home.parent), _mb(free), _mb(needed)))


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _check_counts(manifest: archive.Manifest, folder: Path) -> None:
    """Count the rows of what was unpacked.

    Raises:
        NotRestored: naming every table whose rows are not those of the manifest.
    """
    found = contents(folder)
    faults = _differences(manifest.lake, {name: row.rows for name, row in found.items()})
    faults += _differences(manifest.corrections, {name: row.corrections for name, row in found.items()})
    database = folder / env.DATABASE_FILE
    try:
        if manifest.database != "postgres":  # that one is filled, and counted, last
            faults += _differences(manifest.sql, rows_of_database(database) if manifest.database == "sqlite" else {})
    except sqlite3.Error as error:
        faults.append(Fault("web.database", env.DATABASE_FILE, str(error)))
    if faults:
        raise NotRestored(*faults)


def _load(manifest: archive.Manifest, folder: Path) -> None:
    """Fill the database of PostgreSQL that the settings name; the last thing that may be refused.

    Raises:
        PostgresUnready: it cannot be filled, and is as empty as before.
        NotRestored: naming every table whose rows are not those of the manifest.
    """
    dump = folder / postgres.DUMP_FILE
    if not dump.exists():
        raise archive.BackupDamaged(Fault("web.backup_damaged", postgres.DUMP_FILE, ""))
    if faults := _differences(manifest.sql, postgres.load(folder, dump)):
        raise NotRestored(*faults)
    dump.unlink()


def _differences(expected: Mapping[str, int], found: Mapping[str, int]) -> list[Fault]:
    names = sorted({*expected, *found})
    return [
        Fault("web.restore_counts", name, str(found.get(name, 0)), str(expected.get(name, 0)))
        for name in names
        if found.get(name, 0) != expected.get(name, 0)
    ]


def _finish(folder: Path, home: Path) -> None:
    """Complete the folders a home has, and give it its name in one step; an empty folder there is replaced."""
    env.make_home(folder)
    secret = folder / env.SECRET_FILE
    if secret.exists():
        secret.chmod(0o600)
    folder.chmod(PRIVATE)
    folder.rename(home)

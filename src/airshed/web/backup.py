"""Backup of a home into one file: database, lake, settings, places, plans, rules, files and the secret key.

The lake is held for the moment in which its files are listed and the database is copied; what it lists never changes.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from airshed.errors import AirshedError, Fault
from airshed.lake.contents import contents
from airshed.lake.listing import LOG, files, lake, pins_of
from airshed.lake.store import lock
from airshed.lake.tables import TABLES
from airshed.telemetry.journal.files import HEAD, JOURNAL, listed
from airshed.web import archive, env, postgres
from airshed.web.devicekeys import key_path

FOLDER = "backups"
JOBS_FILE = "jobs.sqlite3"
PARTIAL = ".backup-"
NAME = re.compile(r"airshed-(\d{8}-\d{6})\.zip")
STAMP = "%Y%m%d-%H%M%S"
LEFT_OUT = re.compile(
    rf"{FOLDER}|{env.INBOX}|lake|\..*|{re.escape(postgres.DUMP_FILE)}"
    rf"|({re.escape(env.DATABASE_FILE)}|{re.escape(JOBS_FILE)})(-.*)?"
)
REMADE = Path("files") / "shown"
"""Copies that are made again from what is in the backup."""
WAIT_S = 30.0
"""How long a backup waits for an import to end. [s]"""
DAY_S = 86400
DAYS, WEEKS = 7, 4
"""How many daily and weekly backups are kept."""
CHECKPOINT = "_last_checkpoint"


class NoBackup(AirshedError):
    """A backup cannot be made like this; nothing was written."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made."""

    path: Path
    size: int
    manifest: archive.Manifest


def default_path(home: Path, now: datetime) -> Path:
    """Return where a backup goes when nobody says where."""
    return home / FOLDER / f"airshed-{now:{STAMP}}.zip"


def make_backup(  # noqa: PLR0913 - what, where, when and how
    home: Path,
    target: Path,
    *,
    now: datetime,
    database: bool = True,
    wait_s: float = WAIT_S,
    progress: archive.Progress = lambda *_: None,
) -> Backup:
    """Write a backup of a home to a new file; it has its name only when it is whole.

    Raises:
        NoBackup: the file is there already, or the home has a link.
        PostgresUnready: the database is PostgreSQL, and its tools are missing or refuse.
        LakeBusy: an import did not end in time.
        BackupDamaged: a file changed while it was copied.
    """
    if target.exists():
        raise NoBackup(Fault("web.backup_exists", str(target)))
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=PARTIAL, dir=target.parent) as folder:
        manifest, sources = _snapshot(home, Path(folder), now=now, database=database, wait_s=wait_s)
        partial = Path(folder) / target.name
        archive.write(partial, manifest, sources, progress)
        if target.exists():  # made by somebody else meanwhile
            raise NoBackup(Fault("web.backup_exists", str(target)))
        partial.rename(target)
    return Backup(target, target.stat().st_size, manifest)


def _snapshot(
    home: Path, folder: Path, *, now: datetime, database: bool, wait_s: float
) -> tuple[archive.Manifest, Mapping[str, Path]]:
    kind = _kind(home, database=database)
    copies: dict[str, Path] = {}
    sql: dict[str, int] = {}
    with contextlib.ExitStack() as moment:
        with lock(home, now=now, wait_s=wait_s):
            rows = contents(home)
            copies |= dict(_lake_files(home, folder))
            if kind == "sqlite":
                copies[env.DATABASE_FILE] = folder / env.DATABASE_FILE
                sql = copy_database(home / env.DATABASE_FILE, copies[env.DATABASE_FILE])
            save = moment.enter_context(postgres.snapshot(home)) if kind == "postgres" else None
        if save:  # the moment is held; imports may go on
            copies[postgres.DUMP_FILE] = folder / postgres.DUMP_FILE
            sql = save(copies[postgres.DUMP_FILE])
    copies |= dict(_plain_files(home, folder))  # after the database: every file that a row names is among them
    copies |= dict(_journal_files(home, folder))  # after the lake: no frame that it was read up to is missing
    manifest = archive.Manifest(
        airshed=version("airshed"),
        made_at=now.isoformat(timespec="seconds"),
        members=tuple(_member(name, copies[name]) for name in sorted(copies)),
        lake={name: row.rows for name, row in rows.items()},
        corrections={name: row.corrections for name, row in rows.items()},
        sql=sql,
        database=kind,
    )
    return manifest, copies


def _kind(home: Path, *, database: bool) -> str:
    if not env.settings(home)["database_url"]:
        return "sqlite" if (home / env.DATABASE_FILE).exists() else "none"
    return "postgres" if database else "elsewhere"


def _member(name: str, path: Path) -> archive.Member:
    size = path.stat().st_size  # what is appended meanwhile comes with the next backup
    with path.open("rb") as file:
        return archive.Member(name, size, archive.digest_of(file, size))


def _plain_files(home: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield all that is neither lake nor database, nor the keys of devices; a folder of the home may itself be a link.

    Raises:
        NoBackup: naming every link further down; a copy of it would not be where it points to.
    """
    links, found, named = [], [], key_path(home)
    keys = named.resolve() if named else None
    for top in sorted(home.iterdir()):
        if LEFT_OUT.fullmatch(top.name) or top.name == JOURNAL:
            continue
        if not top.is_dir():
            found += [top] if top.is_file() and top.resolve() != keys else []
            continue
        for place, below, names in os.walk(top, onerror=_raised):
            here = Path(place)
            below[:] = [name for name in below if here / name not in {folder, home / REMADE}]
            links += [here / name for name in (*below, *names) if (here / name).is_symlink()]
            found += [here / name for name in names if (here / name).is_file() and (here / name).resolve() != keys]
    if links:
        raise NoBackup(*(Fault("web.backup_has_link", str(path)) for path in sorted(links)))
    yield from ((path.relative_to(home).as_posix(), path) for path in found)


def _journal_files(home: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield what devices sent; a gateway may go on writing meanwhile.

    The head is copied first: a journal that goes on behind its head is whole, and one that ends before it is not.
    """
    journal, copy = env.journal(home), folder / "journal-head"
    if (head := journal / HEAD).is_file():
        shutil.copyfile(head, copy)
        yield head.relative_to(home).as_posix(), copy
    yield from ((file.path.relative_to(home).as_posix(), file.path) for file in listed(journal))


def _raised(error: OSError) -> None:
    raise error


def _lake_files(home: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of the lake as readers see it: a log is cut at the pin that a killed writer left.

    Logs are copied at once, for they are the one thing in the lake that grows and is cleared away.
    """
    pins = pins_of(home)
    for name, table in TABLES.items():
        root, last = lake(home) / name, pins.get(name)
        seen = files(home, table)
        if not (root / LOG).exists() or (name in pins and last is None):
            continue
        yield from ((path.relative_to(home).as_posix(), path) for path in (f.path for f in seen))
        copy = folder / name
        copy.mkdir()
        for entry in sorted((root / LOG).iterdir()):
            if entry.is_file() and _belongs(entry.name, last):
                shutil.copyfile(entry, copy / entry.name)
                yield entry.relative_to(home).as_posix(), copy / entry.name


def _belongs(entry: str, last: int | None) -> bool:
    """Tell whether an entry of a log is of a version up to the last that readers see."""
    number = entry.partition(".")[0]
    return (number.isdigit() and (last is None or int(number) <= last)) or (entry == CHECKPOINT and last is None)


def copy_database(source: Path, target: Path) -> dict[str, int]:
    """Copy a SQLite database as of one moment while others use it; return the rows of every table of the copy.

    Raises:
        NoBackup: it is damaged, held by another program, or there is no room for the copy.
    """
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as old,
            contextlib.closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, without its journal beside it
        return rows_of_database(target)
    except sqlite3.Error as error:
        raise NoBackup(Fault("web.database", str(source), str(error))) from None


def rows_of_database(path: Path) -> dict[str, int]:
    """Return the rows of every table of a SQLite database that nobody writes to, after a look at all of it."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        (verdict,) = base.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        quoted = {name: '"' + name.replace('"', '""') + '"' for name in tables}
        return {name: base.execute(f"SELECT count(*) FROM {q}").fetchone()[0] for name, q in quoted.items()}  # noqa: S608 - names of the database itself


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done about the scheduled backups of a home.

    Attributes:
        make: the backup that is missing, or None.
        remove: backups that are neither of the last days nor of the last weeks.
    """

    make: Path | None
    remove: tuple[Path, ...]


def made(home: Path) -> dict[datetime, Path]:
    """Return the scheduled and other backups in the home's own folder by their moment, the newest first."""
    found = {}
    for path in (home / FOLDER).glob("airshed-*.zip"):
        with contextlib.suppress(ValueError):  # a file of somebody's own
            if match := NAME.fullmatch(path.name):
                found[datetime.strptime(match[1], STAMP)] = path  # noqa: DTZ007 - city wall time
    return dict(sorted(found.items(), reverse=True))


def due_backups(home: Path, now: datetime) -> Due:
    """Return what is due: one backup a day, of which the last of 7 days and the last of 4 weeks are kept.

    What carries a later moment than now stays, as does every file of another name.
    """
    there = {moment: path for moment, path in made(home).items() if moment <= now}
    make = None if any(moment.date() == now.date() for moment in there) else default_path(home, now)
    moments = sorted({*there, *([now] if make else [])}, reverse=True)
    days = {moment.date(): moment for moment in reversed(moments)}
    weeks = {moment.isocalendar()[:2]: moment for moment in reversed(moments)}
    kept = {*sorted(days.values())[-DAYS:], *sorted(weeks.values())[-WEEKS:]}
    return Due(make, tuple(path for moment, path in there.items() if moment not in kept))


def keep_backups(home: Path, *, now: datetime) -> Path | None:
    """Make the backup that is due and then remove those that are not kept; return the new one."""
    due = due_backups(home, now)
    if due.make:
        make_backup(home, due.make, now=now)
    for path in due.remove:
        path.unlink(missing_ok=True)
    for folder in (home / FOLDER).glob(f"{PARTIAL}*"):
        if time.time() - folder.stat().st_mtime > DAY_S:  # of a backup that was killed
            shutil.rmtree(folder, ignore_errors=True)
    return due.make

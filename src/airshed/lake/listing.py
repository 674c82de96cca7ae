"""Which files hold a table, as readers may see it now: the versions, the pins of a writer at work, damage."""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import polars as pl
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from airshed.errors import AirshedError, Fault
from airshed.lake.tables import TABLES
from airshed.tables import Table

PENDING = "pending.json"
LOG = "_delta_log"
STATISTICS = ("revision", "known_at", "hour_end", "at", "frame")
REMEMBERED, LAST = 64, 64  # tables whose log need not be opened again; entries of a log that are looked at for that
TRIES = 20  # to read a table that changes while it is read
ENGINE_ERRORS = ("polars", "pyspark", "py4j")

Pins = Mapping[str, int | None]


class LakeBusy(AirshedError):
    """Another process writes to the lake."""


class LakeDamaged(AirshedError):
    """The log, the pins or a file of a table is lost or cannot be read."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a table, with what is known without opening it.

    Attributes:
        path: where it is.
        rows: number of rows.
        size: its size. [bytes]
        month: value of the partition column, if the table has one.
        low: least of each of `STATISTICS` in it, where the table has the column.
        high: greatest of the same.
    """

    path: Path
    rows: int
    size: int
    month: int | None
    low: Mapping[str, Any]
    high: Mapping[str, Any]


def lake(home: Path) -> Path:
    """Return the folder of the lake in a home."""
    return home / "lake"


def files(home: Path, table: Table) -> tuple[DataFile, ...]:
    """Return the files of a table as readers may see it now; none when the table does not exist.

    Pins and version are looked at before and after, for a writer that began, failed or ended in between has moved
    them: then what was found may never have been valid, or is gone, and everything is looked at again.

    Raises:
        LakeDamaged: log or files of the table are damaged.
        LakeBusy: it kept changing.
    """
    root, damage = lake(home) / table.name, None
    for _ in range(TRIES):
        pins = pins_of(home)
        try:
            version, found = seen(root, table, pins)
        except LakeDamaged as error:
            damage = error
            continue
        if pins_of(home) == pins and (table.name in pins or not _moved(root, version)):
            return found
    raise damage or LakeBusy(Fault("lake.busy", str(lake(home)), "pid ?"))


def seen(root: Path, table: Table, pins: Pins) -> tuple[int | None, tuple[DataFile, ...]]:
    """Return a version and its files under these pins at one look, whatever moves meanwhile; raises as `listed`."""
    if table.name in pins and pins[table.name] is None:
        return None, ()
    columns = tuple(c for c in STATISTICS if c in table.schema)
    stamp, pinned = _log_stamp(root), pins.get(table.name)
    version, found = _remembered(root, columns, pinned, stamp) if stamp else _logged(root, columns, pinned)
    _check(found)
    return version, found


@lru_cache(maxsize=REMEMBERED)
def _remembered(
    root: Path,
    columns: tuple[str, ...],
    pinned: int | None,
    stamp: object,  # noqa: ARG001 - names the answer
) -> tuple[int | None, tuple[DataFile, ...]]:
    return _logged(root, columns, pinned)


def _logged(root: Path, columns: tuple[str, ...], pinned: int | None) -> tuple[int | None, tuple[DataFile, ...]]:
    """Return a version and what the log says of its files."""
    delta = opened(root)
    if delta is None:
        return None, ()
    if pinned is not None and pinned != delta.version():
        with damage_told(root):
            delta.load_as_version(pinned)
    return delta.version(), _told(delta, root, columns)


def _log_stamp(root: Path) -> tuple[Any, ...]:
    """Return what changes whenever the log of a table does, far cheaper than opening it; nothing without a log."""
    try:
        with os.scandir(root / LOG) as entries:
            names = sorted(entry.path for entry in entries)
        last = (os.stat(name) for name in names[-LAST:])  # noqa: PTH116 - hundreds of times a page
        return (len(names), *((s.st_ino, s.st_mtime_ns, s.st_size) for s in last))
    except FileNotFoundError:
        return ()


def _moved(root: Path, version: int | None) -> bool:
    """Tell whether a table has left a version; its log has a file for each."""
    if version is None:
        return (root / LOG).exists()
    here, following = (root / LOG / f"{n:020}.json" for n in (version, version + 1))
    return following.exists() or not here.exists()


def listed(delta: DeltaTable, root: Path, table: Table) -> tuple[DataFile, ...]:
    """Return the files of the version that is open.

    Raises:
        LakeDamaged: some are lost or of another size than when they were written.
    """
    found = _told(delta, root, tuple(c for c in STATISTICS if c in table.schema))
    _check(found)
    return found


def _told(delta: DeltaTable, root: Path, columns: tuple[str, ...]) -> tuple[DataFile, ...]:
    rows = pl.DataFrame(delta.get_add_actions(flatten=True)).sort("path").to_dicts()
    return tuple(
        DataFile(
            path=root / unquote(row["path"]),
            rows=row["num_records"],
            size=row["size_bytes"],
            month=row.get("partition.month"),
            low={c: row.get(f"min.{c}") for c in columns},
            high={c: row.get(f"max.{c}") for c in columns},
        )
        for row in rows
    )


def _check(found: tuple[DataFile, ...]) -> None:
    faults = [fault for f in found for fault in _faults(f)]
    if faults:
        raise LakeDamaged(*faults)


def _faults(file: DataFile) -> Iterator[Fault]:
    try:
        size = os.stat(file.path).st_size  # noqa: PTH116 - hundreds of times a page
    except FileNotFoundError:
        yield Fault("lake.lost_file", str(file.path))
        return
    if size != file.size:
        yield Fault("lake.damaged_file", str(file.path), f"{size} bytes", f"{file.size} bytes")


def pins_of(home: Path) -> Pins:
    """Return the versions readers stay on while somebody writes, by table; None = not there; empty = nobody writes."""
    path = lake(home) / PENDING
    try:
        pins: Pins = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise LakeDamaged(Fault("lake.broken_pins", str(path), str(error))) from None
    if not isinstance(pins, dict) or not all(v is None or type(v) is int for v in pins.values()):
        raise LakeDamaged(Fault("lake.broken_pins", str(path), str(pins)[:80]))
    return pins


def latest(home: Path, table: Table) -> tuple[DataFile, ...]:
    """Return the files of the last version of a table, pinned or not; for the writer."""
    root = lake(home) / table.name
    delta = opened(root)
    return listed(delta, root, table) if delta else ()


def opened(root: Path) -> DeltaTable | None:
    """Return the last version of a table, or None when there is none; files without their log are damage."""
    with damage_told(root):
        if DeltaTable.is_deltatable(str(root)):
            return DeltaTable(root)
    if next(root.rglob("*.parquet"), None):
        raise LakeDamaged(Fault("lake.no_log", str(root)))
    return None


@contextlib.contextmanager
def damage_told(root: Path) -> Iterator[None]:
    """Turn what the Delta library finds wrong with a table into a fault."""
    try:
        yield
    except DeltaError as error:
        raise LakeDamaged(Fault("lake.damaged", str(root), str(error).splitlines()[0])) from error


@contextlib.contextmanager
def unreadable_told(home: Path) -> Iterator[None]:
    """Turn what an engine finds in a damaged file of the lake into a fault that names the file.

    Raises:
        LakeDamaged: an engine has failed, and there are files that cannot be read.
    """
    try:
        yield
    except Exception as error:
        if not type(error).__module__.startswith(ENGINE_ERRORS):
            raise
        damaged = [fault for table in TABLES.values() for f in files(home, table) for fault in _unreadable(f)]
        if not damaged:
            raise
        raise LakeDamaged(*damaged) from error


def _unreadable(file: DataFile) -> Iterator[Fault]:
    try:
        pl.read_parquet(file.path, glob=False)
    except pl.exceptions.PolarsError as error:
        yield Fault("lake.damaged_file", str(file.path), str(error).splitlines()[0][:200])

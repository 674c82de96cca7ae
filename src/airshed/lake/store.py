"""Delta tables on the local disk: how rows get in without ever being half there.

One writer at a time holds the lock. While it writes, the file `pending.json` pins every table to the version it had
before, and readers stay on that version; deleting the file is the one step that makes all tables change together. A
writer that fails takes its versions back, one that was killed leaves the pin, and the next writer takes them back.
"""

import contextlib
import errno
import fcntl
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from deltalake import DeltaTable, Field, PostCommitHookProperties, Schema
from deltalake.exceptions import DeltaError
from deltalake.schema import PrimitiveType
from deltalake.transaction import AddAction, RemoveAction

from airshed.errors import AirshedError, Fault
from airshed.lake.listing import (
    LOG,
    PENDING,
    STATISTICS,
    DataFile,
    LakeBusy,
    LakeDamaged,
    Pins,
    damage_told,
    lake,
    opened,
    pins_of,
    unreadable_told,
)
from airshed.lake.tables import TABLES, TELEMETRY
from airshed.tables import Table, check_table

LOCK = ".lock"
DELTA_TYPES: Mapping[Any, str] = {
    pl.String: "string",
    pl.Int32: "integer",
    pl.Int64: "long",
    pl.Float64: "double",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp_ntz",
}
FORBIDDEN = re.compile(r"[\[\]^|\\%]")  # signs in paths that the Delta library takes for something else
ENTRY = re.compile(r"([0-9]{20})\.json")
WAIT_S, STEP_S = 3.0, 0.02  # for who holds the lake; batches of telemetry hold it for part of a second, each second
BRIEF_HOURS = 2  # how long tables that telemetry writes each second remember files and versions they had before
BRIEF: Mapping[str, str] = {
    "delta.logRetentionDuration": f"interval {BRIEF_HOURS} hours",
    "delta.deletedFileRetentionDuration": f"interval {BRIEF_HOURS} hours",
}
KEEPING = PostCommitHookProperties(cleanup_expired_logs=False)  # a pinned version may be older than any retention


class NoSpace(AirshedError):
    """The disk is full, or a file would pass a limit; nothing was stored."""


class BadHome(AirshedError):
    """The path of the home has a character that the store cannot take."""


@contextlib.contextmanager
def lock(home: Path, *, now: datetime, wait_s: float | None = None) -> Iterator[None]:
    """Hold the lake for writing, after waiting for who has it.

    Args:
        home: the home.
        now: present moment, told to those who wait. [city wall time]
        wait_s: how long to wait at most; None = some seconds.

    Raises:
        LakeBusy: somebody else did not let go of it in time; names the process and since when.
    """
    lake(home).mkdir(parents=True, exist_ok=True)
    handle = os.open(lake(home) / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for(handle, lake(home), WAIT_S if wait_s is None else wait_s)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"pid {os.getpid()}, since {now:%Y-%m-%d %H:%M:%S}".encode(), 0)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, where: Path, wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                holder = os.pread(handle, 200, 0).decode("utf-8", "replace")
                raise LakeBusy(Fault("lake.busy", str(where), holder)) from None
            time.sleep(STEP_S)


@contextlib.contextmanager
def writing(home: Path, *, now: datetime) -> Iterator["Writer"]:
    """Hold the lake and yield a writer; all it appends becomes visible together, or nothing does.

    Raises:
        LakeBusy: another process writes and does not stop.
        NoSpace: the disk is full; everything is as before.
        LakeDamaged: the lake cannot be read; everything is as before.
    """
    if FORBIDDEN.search(str(home)):
        raise BadHome(Fault("lake.bad_home", "--home", str(home)))
    with _space_told(home), unreadable_told(home), lock(home, now=now):
        _take_back(home)
        writer = Writer(home)
        try:
            writer.pins = _pin(home)
            yield writer
            writer.settle()
        except BaseException:
            writer.forget()
            with contextlib.suppress(
                OSError, DeltaError, LakeDamaged
            ):  # a full disk: readers stay pinned, the next writer ends it
                _take_back(home)
            raise
        (lake(home) / PENDING).unlink()
        _flush(lake(home))


@contextlib.contextmanager
def _space_told(home: Path) -> Iterator[None]:
    codes = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
    try:
        yield
    except (OSError, DeltaError, pl.exceptions.PolarsError) as error:
        text = str(error)
        if getattr(error, "errno", None) in codes or any(os.strerror(code) in text for code in codes):
            raise NoSpace(Fault("lake.no_space", str(lake(home)), text)) from error
        raise


def _pin(home: Path) -> Pins:
    pins = {name: _version(lake(home) / name) for name in TABLES}
    path = lake(home) / PENDING
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(pins, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return pins


def _version(root: Path) -> int | None:
    """Return the last version of a table; its log need not be opened for that."""
    numbers = [number for number in map(_number, _log(root)) if number is not None]
    if numbers:
        return max(numbers)
    delta = opened(root)
    return delta.version() if delta else None


def _log(root: Path) -> list[Path]:
    with contextlib.suppress(FileNotFoundError):
        return list((root / LOG).iterdir())
    return []


def _number(entry: Path) -> int | None:
    """Return the version of an entry of a log; None if it is none."""
    found = ENTRY.fullmatch(entry.name)
    return int(found[1]) if found else None


def _take_back(home: Path) -> None:
    """Bring every table back to its pinned version and drop the pins."""
    for name, version in pins_of(home).items():
        root = lake(home) / name
        if version is None:
            shutil.rmtree(root, ignore_errors=True)
        else:
            delta = opened(root)
            if delta and delta.version() != version:
                with damage_told(root):
                    delta.restore(version, post_commithook_properties=KEEPING)
    (lake(home) / PENDING).unlink(missing_ok=True)


@dataclass(slots=True)
class Writer:
    """Appends to the tables of one home, under the lock."""

    home: Path
    made: list[Path] = field(default_factory=list)
    pins: Pins = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def append(self, table: Table, rows: pl.DataFrame) -> None:
        """Append rows that fit the contract; first values and corrections go to files of their own."""
        faults = check_table(rows, table)
        if faults.height:
            msg = f"{table.name}: {faults.rows()}"
            raise ValueError(msg)
        if rows.height:
            delta = self._open(table)
            self._commit(delta, table, self._add(table, rows))

    def rewrite(
        self, table: Table, old: tuple[DataFile, ...], rows: pl.DataFrame, *, data_change: bool = False
    ) -> None:
        """Put rows in the place of some files: the same rows, unless the data change."""
        delta = self._open(table)
        root = lake(self.home) / table.name
        added = self._add(table, rows, data_change=data_change) if rows.height else []
        moment = int(time.time() * 1000)  # files are deleted by the clock of the machine that wrote them
        removed = [
            RemoveAction(
                f.path.relative_to(root).as_posix(),
                data_change=data_change,
                deletion_timestamp=moment,
                size=f.size,
                partition_values={table.partition: str(f.month)} if table.partition else {},
            )
            for f in old
        ]
        self._commit(delta, table, [*added, *removed])

    def settle(self) -> None:
        """Bring everything written to the disk itself, so that the commit cannot outrun it when the power fails."""
        roots = {lake(self.home) / name for name in self.touched}
        logs = [entry for root in roots for entry in _log(root) if self._is_new(root, entry)]
        for path in (*self.made, *{path.parent for path in self.made}, *logs, *(root / LOG for root in roots), *roots):
            _flush(path)

    def forget(self) -> None:
        """Delete the data files made so far; the transaction has failed."""
        for path in self.made:
            path.unlink(missing_ok=True)

    def _is_new(self, root: Path, entry: Path) -> bool:
        number, pinned = _number(entry), self.pins.get(root.name)
        return number is None or pinned is None or number > pinned

    def _open(self, table: Table) -> DeltaTable:
        root = lake(self.home) / table.name
        root.mkdir(parents=True, exist_ok=True)
        self.touched.add(table.name)
        brief = BRIEF if table in TELEMETRY else {}
        return opened(root) or DeltaTable.create(
            root, _delta_schema(table), partition_by=_split(table), configuration=brief
        )

    def _commit(self, delta: DeltaTable, table: Table, actions: list[AddAction | RemoveAction]) -> None:
        delta.create_write_transaction(
            actions, "append", delta.schema(), _split(table), post_commithook_properties=KEEPING
        )

    def _add(self, table: Table, rows: pl.DataFrame, *, data_change: bool = True) -> list[AddAction | RemoveAction]:
        parts = [c for c in (table.partition,) if c]
        if "revision" in table.schema:
            rows = rows.with_columns(corrected=pl.col("revision") > 0)
            parts.append("corrected")
        groups = rows.partition_by(parts, as_dict=True).values() if parts else [rows]
        return [self._add_file(table, group.drop("corrected", strict=False), data_change) for group in groups]

    def _add_file(self, table: Table, rows: pl.DataFrame, data_change: bool) -> AddAction:  # noqa: FBT001
        folder, values = "", {}
        if table.partition:
            values = {table.partition: str(rows[table.partition][0])}
            folder = f"{table.partition}={values[table.partition]}/"
        name = f"{folder}{uuid.uuid4().hex}.parquet"
        path = lake(self.home) / table.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.made.append(path)
        kept = rows.drop(table.partition) if table.partition else rows
        kept.sort(table.key).write_parquet(path, compression="zstd", compression_level=3)
        stat = path.stat()
        return AddAction(name, stat.st_size, values, int(stat.st_mtime * 1000), data_change, _statistics(rows, table))


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _split(table: Table) -> list[str]:
    return [table.partition] if table.partition else []


def _delta_schema(table: Table) -> Schema:
    return Schema([Field(name, PrimitiveType(DELTA_TYPES[dtype.base_type()])) for name, dtype in table.schema.items()])


def _statistics(rows: pl.DataFrame, table: Table) -> str:
    kept = [c for c in STATISTICS if c in table.schema]
    return json.dumps(
        {
            "numRecords": rows.height,
            "minValues": {c: _plain(rows[c].min()) for c in kept},
            "maxValues": {c: _plain(rows[c].max()) for c in kept},
            "nullCount": {c: rows[c].null_count() for c in kept},
        }
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value

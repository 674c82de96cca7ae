"""Importing files: hours and lists of stations, checked as a whole, stored as a whole.

All files of one call become visible together. A later file corrects an earlier one. What is refused goes to `rejects`.
A preview goes the same way and stores nothing; an import can be held to what its preview showed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.lake.changes import Correction, FileRead, Ledger, file_read
from airshed.lake.engines import scan
from airshed.lake.hours import Gate, Records, bits
from airshed.lake.layouts import layout_of
from airshed.lake.listing import unreadable_told
from airshed.lake.merge import merge
from airshed.lake.reading import Source, decoding, read
from airshed.lake.sources import plan
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, REJECTS, STATIONS, WEATHER_HOURS, month_of, value_columns
from airshed.tables import Table

Progress = Callable[[int, int, str], None]
STORING = "lake"


class ImportRefused(AirshedError):
    """Files that cannot be imported; nothing was stored."""


class LakeMoved(AirshedError):
    """The import would not do what its preview showed; nothing was stored."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. Always `read` = `stored` + `unchanged` + `rejected`.

    Attributes:
        read: station-hours found in the files (stations, for an import of stations).
        stored: of these, first values and corrections.
        unchanged: of these, known already.
        rejected: of these, refused.
        stations: stations stored or corrected from lists.
        notes: what the user should know; worded as faults are.
        rejects: the refusals of this import, as in table `rejects`.
        unlisted: rows of lists of stations refused on the way, for an import of hours.
        corrected: of `stored`, those whose station-hour had a value before.
        files: what was found in each file.
        corrections: some values that change, old and new.
        batches: names of what was stored together.
        digest: what the import comes to; an import can be held to that of its preview.
    """

    read: int
    stored: int
    unchanged: int
    rejected: int
    stations: int
    notes: tuple[Fault, ...]
    rejects: pl.DataFrame
    unlisted: int = 0
    corrected: int = 0
    files: tuple[FileRead, ...] = ()
    corrections: tuple[Correction, ...] = ()
    batches: tuple[str, ...] = ()
    digest: str = ""


@dataclass(slots=True)
class Batch:
    """Records read so far, and what was refused."""

    known_at: datetime
    by: str
    records: list[pl.DataFrame] = field(default_factory=list)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    read: int = 0

    @property
    def name(self) -> str:
        """Name of the batch: moment and digest of what was read."""
        return f"{self.known_at:%Y%m%dT%H%M%S}-{sha256(''.join(self.digests).encode()).hexdigest()[:8]}"

    def add(self, path: Path, gate: Gate, *, stations: bool) -> None:
        """Read a file; keep its good records, its refusals and its faults."""
        try:
            source = read(path)
            layout = layout_of(path, source.header, stations=stations)
            with decoding(path):
                found = layout.read(source, gate)
        except AirshedError as error:
            self.faults += error.faults
            return
        self.notes += (*source.notes, *found.notes)
        self.digests.append(source.digest)
        self.files.append(file_read(path, layout.name, layout.kind, found.hours, source.digest))
        self.read += found.hours.height
        good = found.hours.filter(~pl.col("faulty")).drop("faulty", "row", "column")
        self.records.append(good.with_columns(order=pl.lit(len(self.records), pl.Int32)))
        self.rejects.append(_with_origin(found, source))

    def good(self) -> pl.DataFrame:
        """Return the good records of all files, numbered."""
        return pl.concat(self.records, how="diagonal").with_row_index("id").cast({"id": pl.Int64})

    def refused(self) -> pl.DataFrame:
        """Return the refusals, as in table `rejects`."""
        rows = pl.concat(self.rejects) if self.rejects else pl.DataFrame(schema=REJECTS.schema.names())
        rows = rows.with_columns(
            batch=pl.lit(self.name), known_at=pl.lit(self.known_at, pl.Datetime("us")), by=pl.lit(self.by)
        )
        return rows.select(pl.col(c).cast(t) for c, t in REJECTS.schema.items()).unique(
            REJECTS.key, maintain_order=True
        )


def _with_origin(found: Records, source: Source) -> pl.DataFrame:
    return found.rejects.with_columns(file=pl.lit(source.path.name), digest=pl.lit(source.digest))


def import_files(  # noqa: PLR0913 - each a thing the caller decides
    home: Path,
    paths: Sequence[Path],
    *,
    now: datetime,
    by: str,
    ceilings: Mapping[str, Decimal],
    progress: Progress,
    expected: str | None = None,
) -> ImportSummary:
    """Import files of hours, and the lists of stations among them, as one change.

    Args:
        home: the home; its lake is made if it has none.
        paths: files, or folders of files.
        now: present moment; later hours are refused. [city wall time]
        by: user.
        ceilings: greatest plausible hourly value by pollutant, in canonical units.
        progress: called with steps done, steps in all, and what is at hand.
        expected: digest of the preview that somebody agreed to.

    Raises:
        ImportRefused: all faults of all files; nothing was stored.
        LakeMoved: it would not do what the preview showed; nothing was stored.
        LakeBusy: another import runs.
        NoSpace: the disk is full; nothing was stored.
    """
    with writing(home, now=now) as writer:
        read = Reading(home, now, by, ceilings, progress)
        summary = read.taken(paths, Ledger(writer))
        if expected not in {None, summary.digest}:
            raise LakeMoved(Fault("lake.moved", ", ".join(path.name for path in paths)))
    return summary


def preview_files(  # noqa: PLR0913 - as above
    home: Path, paths: Sequence[Path], *, now: datetime, by: str, ceilings: Mapping[str, Decimal], progress: Progress
) -> ImportSummary:
    """Return what `import_files` would do, and store nothing; who writes meanwhile is not waited for.

    Args and errors are those of `import_files`.
    """
    with unreadable_told(home):
        return Reading(home, now, by, ceilings, progress).taken(paths, Ledger())


@dataclass(slots=True)
class Reading:
    """Files read against a home: what preview and import share."""

    home: Path
    now: datetime
    by: str
    ceilings: Mapping[str, Decimal]
    progress: Progress

    def taken(self, paths: Sequence[Path], ledger: Ledger) -> ImportSummary:
        """Read all files, merge them into a ledger, and return what they come to."""
        known = scan(self.home, STATIONS.name).select("station").collect().to_series()
        files = plan(paths, stations_known=not known.is_empty())
        total = len(files.lists) + len(files.hours) + 1
        lists, hours = Batch(self.now, self.by), Batch(self.now, self.by)
        for done, path in enumerate(files.lists):
            self.progress(done, total, path.name)
            lists.add(path, Gate(self.ceilings, self.now), stations=True)
        known = pl.concat([known, *(r.get_column("station") for r in lists.records)]).unique()
        gate = Gate(self.ceilings, self.now, None if known.is_empty() else known)
        for done, path in enumerate(files.hours, len(files.lists)):
            self.progress(done, total, path.name)
            hours.add(path, gate, stations=False)
        _refuse(files.faults, lists, hours)
        self.progress(total - 1, total, STORING)
        stations, _ = _store(self.home, ledger, lists, (STATIONS,))
        stored = _store(self.home, ledger, hours, (WEATHER_HOURS, AMBIENT_HOURS))
        self.progress(total, total, STORING)
        unlisted = gate.stations is None and files.hours
        told = Fault("lake.note.no_stations", str(self.home), "", "airshed air stations import FILE")
        notes = (*files.notes, *lists.notes, *hours.notes, *((told,) if unlisted else ()))
        return _summary(hours, ledger, stored, stations, notes, lists)


def import_stations(home: Path, paths: Sequence[Path], *, now: datetime, by: str, progress: Progress) -> ImportSummary:
    """Import lists of stations as one change; publication files count as lists too.

    Args and errors are those of `import_files`; the summary counts stations.
    """
    with writing(home, now=now) as writer:
        files = plan(paths, stations_known=True, stations=True)
        batch = Batch(now, by)
        for done, path in enumerate(files.lists):
            progress(done, len(files.lists) + 1, path.name)
            batch.add(path, Gate({}, now), stations=True)
        _refuse(files.faults, batch)
        progress(len(files.lists), len(files.lists) + 1, STORING)
        ledger = Ledger(writer)
        stored = _store(home, ledger, batch, (STATIONS,))
        progress(len(files.lists) + 1, len(files.lists) + 1, STORING)
    return _summary(batch, ledger, stored, stored[0], (*files.notes, *batch.notes))


def _refuse(faults: Sequence[Fault], *batches: Batch) -> None:
    found = (*faults, *(fault for batch in batches for fault in batch.faults))
    if found:
        raise ImportRefused(*found)


def _store(home: Path, ledger: Ledger, batch: Batch, tables: Sequence[Table]) -> tuple[int, int]:
    """Append what is new of a batch; return how many records were, and how many of these correct something."""
    if not batch.records:
        return 0, 0
    _append_rejects(home, ledger, batch.refused())
    records = batch.good()
    stored, corrected = pl.Series("id", [], pl.Int64), pl.Series("id", [], pl.Int64)
    for table in tables:
        concerned = records.filter(pl.col("given") & bits(value_columns(table)) != 0)
        for part in _by_month(concerned, table):
            state = _state(home, table, part)
            rows, ids = merge(table, state, part)
            ledger.changed(table, rows, state)
            ledger.append(table, _kept(rows, table, batch))
            stored = pl.concat([stored, ids])
            older = part.join(state, on=table.key, how="semi").filter(pl.col("id").is_in(ids.implode()))
            corrected = pl.concat([corrected, older.get_column("id")])
    return stored.n_unique(), corrected.n_unique()


def _by_month(records: pl.DataFrame, table: Table) -> list[pl.DataFrame]:
    """Return the records month by month, so that a year takes little more memory than a month."""
    if not table.partition:
        return [records] if records.height else []
    return records.with_columns(month_of()).partition_by(table.partition)


def _kept(rows: pl.DataFrame, table: Table, batch: Batch) -> pl.DataFrame:
    rows = rows.with_columns(known_at=pl.lit(batch.known_at, pl.Datetime("us")), batch=pl.lit(batch.name))
    if table.partition:
        rows = rows.with_columns(month_of())
    return rows.select(pl.col(c).cast(t) for c, t in table.schema.items())


def _state(home: Path, table: Table, records: pl.DataFrame) -> pl.DataFrame:
    months = records.get_column(table.partition).unique() if table.partition else None
    keys = records.lazy().select(table.key)
    return scan(home, table.name, months=months).join(keys, on=table.key, how="semi").collect()


def _append_rejects(home: Path, ledger: Ledger, rows: pl.DataFrame) -> None:
    known = scan(home, REJECTS.name).join(rows.lazy(), on=REJECTS.key, how="semi").collect()
    ledger.append(REJECTS, rows.join(known, on=REJECTS.key, how="anti"))


def _summary(  # noqa: PLR0913, PLR0917 - parts of one value
    batch: Batch,
    ledger: Ledger,
    stored: tuple[int, int],
    stations: int,
    notes: tuple[Fault, ...],
    lists: Batch | None = None,
) -> ImportSummary:
    good = sum(r.height for r in batch.records)
    unlisted = lists.read - sum(r.height for r in lists.records) if lists else 0
    batches = [b for b in (lists, batch) if b is not None]
    count, corrected = stored
    return ImportSummary(
        read=batch.read,
        stored=count,
        unchanged=good - count,
        rejected=batch.read - good,
        stations=stations,
        notes=notes,
        rejects=pl.concat([b.refused() for b in batches]),
        unlisted=unlisted,
        corrected=corrected,
        files=tuple(file for b in batches for file in b.files),
        corrections=tuple(ledger.corrections),
        batches=tuple(b.name for b in batches if b.files),
        digest=ledger.digest(batch.read, good, stations, unlisted),
    )

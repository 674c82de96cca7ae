"""A batch of frames: read from the journal, decoded, and stored as one change."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from airshed.ingest import ambient
from airshed.ingest.devices import devices_of
from airshed.ingest.parts import Parts
from airshed.ingest.progress import Progress, check_same, head_of, progress_of, progress_row
from airshed.ingest.rows import Readings, frame_row, frames_table, period_of, slots_of, stored
from airshed.ingest.winning import add, changes
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, DEVICE_FRAMES, INGESTED, OUTLET_RANKS, OUTLET_READINGS
from airshed.telemetry.discover import protocols
from airshed.telemetry.journal.files import HEAD, JOURNAL
from airshed.telemetry.journal.reading import Damage, JournalDamaged, chosen, frames
from airshed.telemetry.journal.records import Record
from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.protocols.hj212.editions import Edition
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.reading import Reject

MOST = 50_000
"""So many frames are stored at once at most."""
MOST_BYTES, MOST_ITEMS = 8_000_000, 100_000
"""A batch ends with the frame that reaches one of these: of bytes, or of readings and deviations together."""


class Waiting(NamedTuple):
    """What one batch leaves to the next in the same process; another process reads it again from the journal."""

    done: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class Taken:
    """What a batch came to.

    Attributes:
        frames: read and stored.
        rejected: of these, such as are no message.
        readings: first values and corrections that were stored.
        corrected: of these, corrections.
        hours: station-hours of ambient air that were stored or corrected.
        done: number of the last frame that is stored.
        more: whether there was more in the journal than a batch takes.
        waiting: for the next batch.
        opened: frames that were stored before and could not be read for want of a key, and were read now.
    """

    frames: int
    rejected: int
    readings: int
    corrected: int
    hours: int
    done: int
    more: bool
    waiting: Waiting
    opened: int = 0


@dataclass(slots=True)
class Batch:
    """Frames read so far, and what they say."""

    parts: Parts
    editions: dict[str, Edition]
    readings: Readings = field(default_factory=Readings)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    station_hours: list[ambient.StationHour] = field(default_factory=list)
    stations: frozenset[str] = frozenset()
    keys: Keys = NO_KEYS
    rejected: int = 0
    bytes: int = 0
    odd: int = 0

    @property
    def full(self) -> bool:
        """Whether no frame more is to be added."""
        return self.bytes >= MOST_BYTES or self.readings.size + self.odd >= MOST_ITEMS

    def add(self, record: Record) -> None:
        """Add a frame: its row, and its readings."""
        self.bytes += len(record.frame.raw)
        message, reason = read(record.frame.raw, self.editions, self.keys)
        if message is None:
            self.rejected += 1
            self.rows.append(frame_row(record, None, reason=reason, readings=0))
            return
        period = period_of(message)
        count = 0
        if period is not None:
            count = len(slots_of(message.parts.names))
            add(self.readings, self.parts, record, message, period=period)
            if period == "hour" and message.header.mn in self.stations:
                self.station_hours.append(ambient.StationHour(record.number, len(self.rows), message))
        self.rows.append(frame_row(record, message, reason=None, readings=count))
        self.odd += len(self.rows[-1][-2])


def take(home: Path, *, now: datetime, most: int = MOST, waiting: Waiting | None = None, keys: Keys = NO_KEYS) -> Taken:
    """Store what the journal has beyond what was stored before; frames, readings and progress change together.

    Args:
        home: the home.
        now: present moment, becomes `known_at`. [city wall time]
        most: how many frames at most.
        waiting: what the batch before left, in the same process.
        keys: of devices that encrypt.

    Raises:
        JournalDamaged: the next frame cannot be read; everything before it is stored.
        JournalLost: the journal is not the one that was read before.
        LakeBusy: another process writes and does not stop; nothing was stored.
        NoSpace: the disk is full; nothing was stored.
        LakeDamaged: the lake cannot be read; nothing was stored.
    """
    progress = progress_of(home)
    head = head_of(home / JOURNAL)
    if waiting is None or waiting.done != progress.done:
        waiting = _resumed(home, progress, keys)
    if head.number <= progress.done:
        return Taken(0, 0, 0, 0, 0, progress.done, more=False, waiting=waiting)
    listed = devices_of(home)
    stations = ambient.stations_of(listed)
    batch = batch_of(listed, waiting.parts.copy(), keys)
    batch.stations = frozenset(stations.get_column("mn"))
    last = _filled(batch, home / JOURNAL, first=progress.done + 1, last=min(head.number, progress.done + most))
    batch.parts.forget(last.frame.received_at)
    done = last.number
    after = Progress(done, min(batch.parts.oldest() or done + 1, done + 1), progress.revision + 1)
    return _stored(home, batch, progress, after, stations, now=now, more=head.number > done)


def _stored(  # noqa: PLR0913 - what is stored together
    home: Path, batch: Batch, before: Progress, after: Progress, stations: pl.DataFrame, *, now: datetime, more: bool
) -> Taken:
    name = f"{now:%Y%m%dT%H%M%S}-{before.done + 1}-{after.done}"
    rows, ranks = changes(home, batch.readings, again=lambda numbers: chosen(home / JOURNAL, numbers))
    with writing(home, now=now) as writer:
        if progress_of(home) != before:  # another worker was faster
            return Taken(0, 0, 0, 0, 0, before.done, more=True, waiting=Waiting(-1, Parts()))
        hours, told = ambient.hours_of_batch(home, batch.station_hours, rows, stations, now=now)
        for place, text in told:
            batch.rows[place][-2].append(text)
        writer.append(DEVICE_FRAMES, stored(DEVICE_FRAMES, frames_table(batch.rows), batch=name, now=now))
        writer.append(OUTLET_READINGS, stored(OUTLET_READINGS, rows, batch=name, now=now))
        writer.append(OUTLET_RANKS, stored(OUTLET_RANKS, ranks, batch=name, now=now))
        writer.append(AMBIENT_HOURS, stored(AMBIENT_HOURS, hours, batch=name, now=now))
        writer.append(INGESTED, stored(INGESTED, progress_row(after), batch=name, now=now))
    return Taken(
        frames=len(batch.rows),
        rejected=batch.rejected,
        readings=rows.height,
        corrected=rows.filter(pl.col("revision") > 0).height,
        hours=hours.height,
        done=after.done,
        more=more,
        waiting=Waiting(after.done, batch.parts),
    )


def batch_of(listed: pl.DataFrame, parts: Parts, keys: Keys) -> Batch:
    """Return a batch without frames, for devices as they are listed."""
    return Batch(parts, _editions(listed), keys=keys)


def read(raw: bytes, editions: dict[str, Edition], keys: Keys = NO_KEYS) -> tuple[Hj212Message | None, str | None]:
    """Return the message in the bytes of a frame, or why there is none."""
    protocol = next((known for known in protocols().values() if known.claims(raw)), None)
    if protocol is None:
        return None, "unknown_protocol"
    reason = "rubbish"
    for piece in protocol.split(raw, ended=True).pieces:
        found = protocol.decode(piece, keys=keys)
        if isinstance(found, Hj212Message):
            site = editions.get(found.header.mn or "") if editions else None
            return (found if site is None else found._replace(site=site)), None
        reason = found.reason if isinstance(found, Reject) else "unknown_protocol"
    return None, reason


def _editions(listed: pl.DataFrame) -> dict[str, Edition]:
    """Return the editions that are configured for devices."""
    return dict(listed.drop_nulls("edition").select("mn", "edition").iter_rows())


def _filled(batch: Batch, folder: Path, *, first: int, last: int) -> Record:
    """Add the frames of a journal from a number to another, up to damage or until the batch is full; return the last.

    Raises:
        JournalDamaged: the first one cannot be read.
    """
    record = None
    try:
        for record in frames(folder, first=first):
            batch.add(record)
            if record.number >= last or batch.full:
                break
    except JournalDamaged:
        if record is None:
            raise
    if record is None:
        raise Damage(HEAD, first, "missing").error()
    return record


def _resumed(home: Path, progress: Progress, keys: Keys) -> Waiting:
    """Return what waited when the last batch was stored, read again from the journal."""
    folder, parts = home / JOURNAL, Parts()
    if not progress.done:
        return Waiting(0, parts)
    check_same(home, progress, next(frames(folder, first=progress.done), None))
    for record in chosen(folder, range(progress.again, progress.done + 1)):  # what is damaged waits no more
        message, _ = read(record.frame.raw, {}, keys)
        if message is not None and message.header.pnum is not None and period_of(message) is not None:
            parts.joined(message, number=record.number, received_at=record.frame.received_at)
        parts.forget(record.frame.received_at)
    return Waiting(progress.done, parts)

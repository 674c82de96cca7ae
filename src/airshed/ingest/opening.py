"""Frames that could not be read for want of a key, read again once the key is there.

Their rows say so by a deviation. What a key opens now becomes readings by the rules for all readings, and the row of
the frame is changed, in one transaction. So a crash leaves a frame as it was or opened, and never twice. Station-hours
are left to who looks for hours that are missed: what an import has stored since is not touched.
"""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl

from airshed.ingest.devices import devices_of
from airshed.ingest.parts import Parts
from airshed.ingest.progress import progress_of, progress_row
from airshed.ingest.rows import frames_table, stored
from airshed.ingest.taking import MOST, Batch, batch_of, read
from airshed.ingest.winning import changes
from airshed.lake.listing import files, latest, unreadable_told
from airshed.lake.store import Writer, writing
from airshed.lake.tables import DEVICE_FRAMES, INGESTED, OUTLET_RANKS, OUTLET_READINGS
from airshed.telemetry.journal.files import JOURNAL
from airshed.telemetry.journal.reading import chosen
from airshed.telemetry.keys import Keys

SEALED = r"(?:^| )(?:encrypted|key_unfit)(?: |$)"
"""Deviations of a frame that a key may still open."""


class Opened(NamedTuple):
    """What was read again.

    Attributes:
        frames: that a key has opened.
        readings: first values and corrections that were stored.
        corrected: of these, corrections.
        upto: number of the last frame that was tried.
        more: whether there are others to be tried.
    """

    frames: int
    readings: int
    corrected: int
    upto: int
    more: bool


def open_sealed(home: Path, *, keys: Keys, now: datetime, after: int = 0, most: int = MOST) -> Opened:
    """Read again what is encrypted and could not be read, of devices that have a key now.

    Args:
        home: the home.
        keys: of devices that encrypt.
        now: present moment, becomes `known_at` of the readings. [city wall time]
        after: number of the last frame that was tried with these keys.
        most: how many frames at most.

    Raises:
        LakeBusy: another process writes and does not stop; nothing was stored.
        NoSpace: the disk is full; nothing was stored.
        LakeDamaged: the lake cannot be read; nothing was stored.
    """
    wanted = _sealed(home, keys, after, most) if keys else []
    listed = devices_of(home) if wanted else None
    if listed is None:
        return Opened(0, 0, 0, after, more=False)
    batch = batch_of(listed, Parts(), keys)
    upto = after
    tried = wanted[:most]
    for record in chosen(home / JOURNAL, tried):
        upto = record.number
        message, _ = read(record.frame.raw, {}, keys)
        if message and not message.sealed:
            batch.add(record)
        if batch.full:
            break
    else:
        upto = tried[-1]  # what cannot be read any more is left out
    more = upto < wanted[-1]
    if not batch.rows:
        return Opened(0, 0, 0, upto, more=more)
    return _stored(home, batch, now=now, upto=upto, more=more)


def sealed_devices(home: Path, *, since: datetime) -> list[str]:
    """Return the numbers of devices that sent what no key has opened since a moment, in order.

    Args:
        home: the home.
        since: that moment, of receiving. [city wall time]

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    recent = [file for file in files(home, DEVICE_FRAMES) if file.high["known_at"] >= since]
    found: set[str] = set()
    with unreadable_told(home):
        for file in recent:
            rows = pl.scan_parquet(file.path, glob=False).select("received_at", "mn", "deviations")
            sealed = rows.filter(pl.col("received_at") >= since, pl.col("deviations").str.contains(SEALED))
            found |= {mn or "" for (mn,) in sealed.select("mn").unique().collect().iter_rows()}
    return sorted(found)


def _stored(home: Path, batch: Batch, *, now: datetime, upto: int, more: bool) -> Opened:
    before = progress_of(home)
    name = f"{now:%Y%m%dT%H%M%S}-opened-{batch.rows[0][0]}-{batch.rows[-1][0]}"
    rows, ranks = changes(home, batch.readings, again=lambda numbers: chosen(home / JOURNAL, numbers))
    with writing(home, now=now) as writer:
        if progress_of(home) != before:  # another worker stores; these frames are tried again later
            return Opened(0, 0, 0, batch.rows[0][0] - 1, more=True)
        _change_rows(home, writer, frames_table(batch.rows))
        writer.append(OUTLET_READINGS, stored(OUTLET_READINGS, rows, batch=name, now=now))
        writer.append(OUTLET_RANKS, stored(OUTLET_RANKS, ranks, batch=name, now=now))
        progress = before._replace(revision=before.revision + 1)
        writer.append(INGESTED, stored(INGESTED, progress_row(progress), batch=name, now=now))
    corrected = rows.filter(pl.col("revision") > 0).height
    return Opened(len(batch.rows), rows.height, corrected, upto, more)


def _sealed(home: Path, keys: Keys, after: int, most: int) -> list[int]:
    """Return the first numbers of frames that are sealed, of devices that have a key, in order.

    There are `most` and one of them, if there are so many: files behind those are not read.
    """
    found: list[int] = []
    behind = [file for file in files(home, DEVICE_FRAMES) if file.high["frame"] > after]
    for file in sorted(behind, key=lambda file: file.low["frame"]):
        if len(found) > most and file.low["frame"] > found[most]:
            break
        with unreadable_told(home):
            rows = pl.scan_parquet(file.path, glob=False).select("frame", "mn", "deviations")
            sealed = rows.filter(pl.col("frame") > after, pl.col("deviations").str.contains(SEALED)).collect()
        found = sorted([*found, *(number for number, mn, _ in sealed.iter_rows() if keys.of(mn))])[: most + 1]
    return found


def _change_rows(home: Path, writer: Writer, rows: pl.DataFrame) -> None:
    """Put rows of frames in the place of those there are; when they were received and stored first stays."""
    numbers = rows.get_column("frame")
    own = [name for name in rows.columns if name not in {"frame", "month"}]
    for file in latest(home, DEVICE_FRAMES):
        if file.high["frame"] < numbers.min() or file.low["frame"] > numbers.max():
            continue
        old = pl.read_parquet(file.path, glob=False).with_columns(month=pl.lit(file.month, pl.Int32))
        if not old.get_column("frame").is_in(numbers.implode()).any():
            continue
        fresh = old.select("frame", "month", "batch", "known_at").join(rows.select("frame", *own), on="frame")
        kept = old.join(rows, on="frame", how="anti")
        changed = pl.concat([kept.select(DEVICE_FRAMES.schema.names()), fresh.select(DEVICE_FRAMES.schema.names())])
        writer.rewrite(DEVICE_FRAMES, (file,), changed.sort("frame"), data_change=True)

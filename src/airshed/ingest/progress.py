"""How far the journal was read, and whether it is still the same journal."""

from pathlib import Path
from typing import NamedTuple

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import DEVICE_FRAMES, INGESTED
from airshed.telemetry.journal.files import HEAD, JOURNAL, listed, told_head
from airshed.telemetry.journal.reading import Damage
from airshed.telemetry.journal.records import START, Head, Record

"""Folder in the home, and key of the row."""


class JournalLost(AirshedError):
    """The journal is not the one that was read before; nothing more is read from it."""


class Progress(NamedTuple):
    """How far a journal was read.

    Attributes:
        done: number of the last frame whose readings are stored.
        again: number of the frame from which reading begins, since parts of messages wait.
        revision: of the row; -1 before the first one.
    """

    done: int
    again: int
    revision: int


NOTHING = Progress(0, 1, -1)


def progress_of(home: Path) -> Progress:
    """Return how far the journal of a home was read; the newest file of the table says it."""
    found = files(home, INGESTED)
    if not found:
        return NOTHING
    newest = max(found, key=lambda file: file.high["revision"])
    with unreadable_told(home):
        last = pl.read_parquet(newest.path, glob=False).sort("revision")[-1]
    return Progress(*last.select("done", "again", "revision").row(0))


def progress_row(progress: Progress) -> pl.DataFrame:
    """Return the row that says how far the journal was read, but for batch and moment of storing."""
    return pl.DataFrame({"journal": [JOURNAL], **{name: [value] for name, value in progress._asdict().items()}})


def head_of(folder: Path) -> Head:
    """Return the last frame that is durable; what is written behind it may still be lost with the power.

    Raises:
        JournalDamaged: there are frames, and nothing tells how many are durable.
    """
    head = told_head(folder)
    if head is None and listed(folder):
        raise Damage(HEAD, 1, "head_unreadable").error()
    return head or START


def check_same(home: Path, progress: Progress, last: Record | None) -> None:
    """Refuse a journal whose last frame that was stored is not the one of the lake.

    Raises:
        JournalLost: that frame is missing, or another one.
    """
    known = []
    if last is not None:
        near = [f for f in files(home, DEVICE_FRAMES) if f.low["frame"] <= last.number <= f.high["frame"]]
        with unreadable_told(home):
            rows = [pl.read_parquet(f.path, glob=False).filter(pl.col("frame") == last.number) for f in near]
        known = [row for frame in rows for row in frame.select("received_at", "peer").iter_rows()]
    if last is None or known != [(last.frame.received_at, last.frame.peer)]:
        raise JournalLost(Fault("telemetry.journal_lost", str(home / JOURNAL), str(progress.done)))

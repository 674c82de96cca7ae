"""Readings of a batch against those that are stored: which ones are new, which ones correct, which ones change nothing.

Of frames that say different things of one moment, the one with the greatest rank counts, in whatever order they came.
The row of a reading tells the frame that brought its value; where another one counts for more and says the same, or
parts were joined, table `outlet_ranks` tells it. So a batch is held against one frame a reading, however many came.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import polars as pl

from airshed.ingest.parts import Parts, Rank, counted, rank_of, rank_of_parts
from airshed.ingest.rows import KEY, SAID, Readings
from airshed.lake.engines import revisions
from airshed.lake.tables import OUTLET_RANKS, OUTLET_READINGS
from airshed.tables import Table
from airshed.telemetry.journal.records import Record
from airshed.telemetry.protocols.hj212.message import Hj212Message

Again = Callable[[Iterable[int]], Iterator[Record]]
"""Reads frames of the journal again, by their numbers in order."""
COUNTING = ("qn", "frame", "parts")
"""What tells which frame counts."""
PAIR = ["head", *(f"{column}#was" for column in COUNTING)]
Pair = tuple[int, str | None, int, str | None]
"""A message of the batch, and what counts so far."""


class Changes(NamedTuple):
    """What a batch adds.

    Attributes:
        readings: rows of table `outlet_readings`; `revision` is 0 where the key is new.
        ranks: rows of table `outlet_ranks`.
    """

    readings: pl.DataFrame
    ranks: pl.DataFrame


def changes(home: Path, batch: Readings, *, again: Again) -> Changes:
    """Return the rows that a batch adds, one a key at most.

    Args:
        home: the home.
        batch: readings that were not stored yet.
        again: reads frames of the journal again.
    """
    rows = batch.table() if batch.distinct else greatest(batch.table(), batch.ranks)
    joined = _with_state(home, rows)
    new = joined.filter(pl.col("revision").is_null())
    won = _winners(joined.filter(pl.col("revision").is_not_null()), batch.ranks, again)
    differs = pl.any_horizontal(pl.col(c).ne_missing(pl.col(f"{c}#was")) for c in SAID)
    found = pl.concat([new, won.filter(differs)])
    told = pl.col("parts").is_not_null() | pl.col("revision#rank").is_not_null()
    ranks = pl.concat([found.filter(told), won.filter(~differs)])
    return Changes(found.with_columns(_after("revision")), ranks.with_columns(_after("revision#rank")))


def _after(revision: str) -> pl.Expr:
    """Return the revision that follows the one in a column; 0 where there is none."""
    return (pl.col(revision).fill_null(-1) + 1).cast(pl.Int32).alias("revision")


def greatest(rows: pl.DataFrame, ranks: list[Rank]) -> pl.DataFrame:
    """Return one row a key: that of the greatest rank; of frames that are the same, the first."""
    places = [0] * len(ranks)
    for place, head in enumerate(sorted(range(len(ranks)), key=lambda head: (ranks[head], -head))):
        places[head] = place
    ranked = rows.with_columns(place=pl.Series(places, dtype=pl.Int64)[rows.get_column("head")])
    return ranked.sort("place", descending=True).unique(KEY, keep="first", maintain_order=True).drop("place")


def _with_state(home: Path, rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the last revision of what is stored, and with what counts for it, as `<name>#was`.

    Where table `outlet_ranks` has the key, its last row tells what counts; otherwise the row of the reading does.
    """
    last = _stored(home, rows, OUTLET_READINGS, [*KEY, *SAID, "qn", "frame", "revision"])
    ranks = _stored(home, rows, OUTLET_RANKS, [*KEY, *COUNTING, "revision"])
    found = rows.join(last.rename({c: f"{c}#was" for c in (*SAID, "qn", "frame")}), on=KEY, how="left")
    found = found.join(ranks.rename({c: f"{c}#rank" for c in (*COUNTING, "revision")}), on=KEY, how="left")
    told = pl.col("revision#rank").is_not_null()
    counts = [pl.when(told).then(f"{c}#rank").otherwise(f"{c}#was").alias(f"{c}#was") for c in ("qn", "frame")]
    return found.with_columns(*counts, pl.col("parts#rank").alias("parts#was"))


def _stored(home: Path, rows: pl.DataFrame, table: Table, wanted: Sequence[str]) -> pl.DataFrame:
    """Return columns of a table for the keys of rows, of each key the last revision."""
    parts = [pl.DataFrame(schema={c: table.schema[c] for c in wanted})]
    for period, month, first, last in _reaches(rows):
        there = revisions(home, table.name, months=[month], between=(first, last))
        keys = rows.lazy().filter(pl.col("period") == period).select(KEY)
        parts.append(there.filter(pl.col("period") == period).select(wanted).join(keys, on=KEY, how="semi").collect())
    return pl.concat(parts).sort("revision").unique(KEY, keep="last", maintain_order=True)


def _reaches(rows: pl.DataFrame) -> Iterator[tuple[str, int, datetime, datetime]]:
    """Yield period, month, first and last moment of runs of days on end: one clock that is wrong widens no other."""
    days = (
        rows.group_by("period", "month", pl.col("at").dt.date().alias("day"))
        .agg(pl.col("at").min().alias("first"), pl.col("at").max().alias("last"))
        .sort("period", "month", "day")
    )
    run: tuple[str, int, datetime, datetime] | None = None
    for period, month, _, first, last in days.rows():
        if run and run[:2] == (period, month) and first.date() - run[3].date() <= timedelta(days=1):
            run = (period, month, run[2], last)
            continue
        if run:
            yield run
        run = (period, month, first, last)
    if run:
        yield run


def _winners(rows: pl.DataFrame, ranks: Sequence[Rank], again: Again) -> pl.DataFrame:
    """Return those of rows that count for more than what is stored; frames are read only where their QN is the same."""
    own = pl.Series([ranks[head].qn for head in rows.get_column("head")], dtype=pl.String)
    was = rows.get_column("qn#was").fill_null("")
    same = rows.filter(own == was)
    pairs = same.select(PAIR).unique()
    parted = pl.col("parts#was").is_not_null()
    better = [
        *_better_than_one(pairs.filter(~parted), ranks, again),
        *_better_than_parts(pairs.filter(parted), ranks, again),
    ]
    chosen = pl.DataFrame(better, schema=pairs.schema, orient="row")
    return pl.concat([rows.filter(own > was), same.join(chosen, on=PAIR, how="semi", nulls_equal=True)])


def _better_than_one(pairs: pl.DataFrame, ranks: Sequence[Rank], again: Again) -> Iterator[Pair]:
    """Yield the pairs whose message counts for more than the frame that counts, which are read one after the other."""
    ordered = pairs.sort("frame#was")
    found = again(ordered.get_column("frame#was").unique(maintain_order=True))
    record = next(found, None)
    for head, qn, number, parts in ordered.iter_rows():
        while record is not None and record.number < number:
            record = next(found, None)
        raw = record.frame.raw if record is not None and record.number == number else b""
        if ranks[head] > Rank(qn or "", whole=False, raw=raw):
            yield head, qn, number, parts


def _better_than_parts(pairs: pl.DataFrame, ranks: Sequence[Rank], again: Again) -> Iterator[Pair]:
    """Yield the pairs whose message counts for more than the parts that count together."""
    for head, qn, number, parts in pairs.iter_rows():
        told = [(int(frame), sent) for frame, _, sent in (part.partition("=") for part in parts.split())]
        raws = {record.number: record.frame.raw for record in again(sorted(frame for frame, _ in told))}
        was = rank_of_parts([(sent, raws.get(frame, b"")) for frame, sent in told])
        if ranks[head] > was:
            yield head, qn, number, parts


def add(batch: Readings, parts: Parts, record: Record, message: Hj212Message, *, period: str) -> None:
    """Add the readings of a message to a batch, and those of what it makes whole."""
    message = counted(message, record.frame.received_at)
    batch.add(message, record, period=period, rank=rank_of(message))
    if message.header.pnum is not None:
        whole = parts.joined(message, number=record.number, received_at=record.frame.received_at)
        if whole is not None:
            batch.add(whole.message, record, period=period, rank=whole.rank, whole=whole)

"""Readings of a batch against those that are stored: which ones are new, which ones correct, which ones change nothing.

Of frames that say different things of one moment, the one with the greatest rank counts, in whatever order they came.
The lake keeps the rank of the frame that was stored, not of those that said the same later; where that matters, all
frames of the moment are read again.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from airshed.ingest.parts import Parts, Rank, counted, moment_told, rank_of
from airshed.ingest.rows import KEY, SAID, Readings, period_of
from airshed.lake.engines import revisions, scan
from airshed.lake.tables import DEVICE_FRAMES, OUTLET_READINGS
from airshed.telemetry.journal.records import Record
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.tables import PERIODS

Again = Callable[[Iterable[int]], Iterator[tuple[Record, Hj212Message]]]
"""Reads frames of the journal again, by their numbers in order."""
MOMENT_KEY = ["mn", "period", "at"]
WAS = [f"{c}#was" for c in SAID]


def changes(home: Path, batch: Readings, *, again: Again) -> pl.DataFrame:
    """Return the rows that a batch adds to table `outlet_readings`, with `revision`.

    Args:
        home: the home.
        batch: readings that were not stored yet.
        again: reads frames of the journal again.

    Returns:
        one row a key; `revision` is 0 where the key is new.
    """
    rows = batch.table() if batch.distinct else greatest(batch.table(), batch.ranks)
    state = _state(home, rows)
    if state.is_empty():
        return rows.with_columns(revision=pl.lit(0, pl.Int32)).drop("head")
    joined = rows.join(state, on=KEY, how="left")
    differs = pl.any_horizontal(pl.col(c).ne_missing(pl.col(f"{c}#was")) for c in SAID)
    new = joined.filter(pl.col("revision").is_null())
    other = joined.filter(pl.col("revision").is_not_null() & differs)
    if other.height:
        other = _winners(home, other, batch.ranks, again)
    found = pl.concat([new, other], how="vertical")
    revision = (pl.col("revision").fill_null(-1) + 1).cast(pl.Int32)
    return found.with_columns(revision=revision).drop(*WAS, "qn#was", "head")


def greatest(rows: pl.DataFrame, ranks: list[Rank]) -> pl.DataFrame:
    """Return one row a key: that of the greatest rank; of frames that are the same, the first."""
    places = [0] * len(ranks)
    for place, head in enumerate(sorted(range(len(ranks)), key=lambda head: (ranks[head], -head))):
        places[head] = place
    ranked = rows.with_columns(place=pl.Series(places, dtype=pl.Int64)[rows.get_column("head")])
    return ranked.sort("place", descending=True).unique(KEY, keep="first", maintain_order=True).drop("place")


def _state(home: Path, rows: pl.DataFrame) -> pl.DataFrame:
    """Return what is stored for the keys of rows, the last revision of each, as `<value>#was`."""
    wanted = [*KEY, *SAID, "qn", "revision"]
    parts = []
    for period, month, first, last in _reaches(rows):
        there = revisions(home, OUTLET_READINGS.name, months=[month], between=(first, last))
        keys = rows.lazy().filter(pl.col("period") == period).select(KEY)
        parts.append(there.filter(pl.col("period") == period).select(wanted).join(keys, on=KEY, how="semi").collect())
    empty = pl.DataFrame(schema={c: OUTLET_READINGS.schema[c] for c in wanted})
    found = pl.concat([empty, *parts]).sort("revision").unique(KEY, keep="last", maintain_order=True)
    return found.rename({c: f"{c}#was" for c in (*SAID, "qn")})


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


def _winners(home: Path, rows: pl.DataFrame, ranks: list[Rank], again: Again) -> pl.DataFrame:
    """Return those of rows, which differ from what is stored, that count for more than all frames behind it."""
    heads = rows.get_column("head").to_list()
    rows = rows.with_columns(
        own=pl.Series([ranks[head].qn for head in heads], dtype=pl.String),
        was=pl.col("qn#was").fill_null(""),
    )
    frames = _frames(home, rows)
    most = frames.group_by(MOMENT_KEY).agg(pl.col("own").max().alias("most"))
    rows = rows.join(most, on=MOMENT_KEY, how="left").with_columns(pl.col("most").fill_null(""))
    clear = pl.col("own") > pl.max_horizontal("most", "was")
    open_ = rows.filter(~clear & (pl.col("own") >= pl.col("was")))
    won = [rows.filter(clear)]
    for key, part in open_.partition_by(MOMENT_KEY, as_dict=True).items():
        here = frames.filter(pl.all_horizontal(pl.col(c) == v for c, v in zip(MOMENT_KEY, key, strict=True)))
        known = _ranks(again(sorted(here.get_column("frame").to_list())))
        better = [ranks[head] > known.get(factor, LEAST) for head, factor in part.select("head", "factor").iter_rows()]
        won.append(part.filter(pl.Series(better, dtype=pl.Boolean)))
    return pl.concat(won).drop("own", "was", "most")


LEAST = Rank("", False, b"")  # noqa: FBT003 - read by its place


def _frames(home: Path, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the frames that are stored for the moments of rows: number, moment, and QN as `own`."""
    moments = rows.select(MOMENT_KEY).unique()
    first, last = moments.select(first=pl.col("at").min(), last=pl.col("at").max()).row(0)
    commands = pl.col("cn").replace_strict(PERIODS, default=None, return_dtype=pl.String)
    found = (
        scan(home, DEVICE_FRAMES.name, between=(first, last))
        .filter(pl.col("readings") > 0)
        .select("frame", "mn", "at", "qn", "received_at", period=commands)
        .join(moments.lazy(), on=MOMENT_KEY, how="semi")
        .collect()
    )
    own = [moment_told(qn, received_at) for qn, received_at in found.select("qn", "received_at").iter_rows()]
    return found.with_columns(own=pl.Series(own, dtype=pl.String))


def _ranks(messages: Iterable[tuple[Record, Hj212Message]]) -> dict[str, Rank]:
    """Return the greatest rank of each factor in messages of one moment, parts of which are joined."""
    parts, batch, found = Parts(), Readings(), dict[str, Rank]()
    for record, message in messages:
        period = period_of(message)
        if period is not None:
            add(batch, parts, record, message, period=period)
    for factor, head in batch.table().select("factor", "head").iter_rows():
        found[factor] = max(found.get(factor, LEAST), batch.ranks[head])
    return found


def add(batch: Readings, parts: Parts, record: Record, message: Hj212Message, *, period: str) -> None:
    """Add the readings of a message to a batch, and those of what it makes whole."""
    message = counted(message, record.frame.received_at)
    batch.add(message, record, period=period, rank=rank_of(message))
    if message.header.pnum is not None:
        whole = parts.joined(message, number=record.number, received_at=record.frame.received_at)
        if whole is not None:
            batch.add(whole.message, record, period=period, rank=whole.rank, only=whole.factors)

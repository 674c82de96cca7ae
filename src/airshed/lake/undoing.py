"""Taking back what an import brought: values go back to what they were, as corrections; what was known then stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.lake.engines import scan
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, MOMENT, STATIONS, WEATHER_HOURS, value_columns
from airshed.tables import Table

HOURS = (WEATHER_HOURS, AMBIENT_HOURS)


class NotUndone(AirshedError):
    """What was brought cannot be taken back; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back.

    Attributes:
        undone: rows of hours that are again as they were before; those that were not there hold no value now.
        kept: rows that somebody corrected since, left as they are.
    """

    undone: int
    kept: int


def undo_batches(home: Path, batches: Sequence[str], *, now: datetime) -> Undone:
    """Give the hours that some batches brought the values they had before, as one change.

    What was taken back already, before a process ended, is counted and not done again.

    Raises:
        NotUndone: the batches brought lists of stations, which cannot be taken back.
        LakeBusy: another process writes.
        NoSpace: the disk is full; nothing was changed.
    """
    undone = kept = 0
    mark = sha256("".join(batches).encode()).hexdigest()[:8]
    with writing(home, now=now) as writer:
        if _brought(home, STATIONS, batches).height:
            raise NotUndone(Fault("lake.undo_stations", ", ".join(batches)))
        for table in HOURS:
            there = _brought(home, table, batches)
            back = _back(home, table, there)
            again = back.height + _taken_back(home, table, mark)
            undone += again
            kept += max(0, _brought_then(home, table, batches) - again)  # an undo within the second hides them
            back = back.with_columns(known_at=pl.lit(now, MOMENT), batch=pl.lit(f"{now:%Y%m%dT%H%M%S}-{mark}"))
            writer.append(table, back.select(pl.col(c).cast(t) for c, t in table.schema.items()))
    return Undone(undone, kept)


def stored_batches(home: Path, batches: Sequence[str]) -> bool:
    """Tell whether anything of some batches is stored."""
    return any(_brought(home, table, batches).height for table in (STATIONS, *HOURS))


def _brought(home: Path, table: Table, batches: Sequence[str], known_at: datetime | None = None) -> pl.DataFrame:
    """Return the rows whose value is, or was at a moment, the one that some batches brought."""
    return scan(home, table.name, known_at=known_at).filter(pl.col("batch").is_in(list(batches))).collect()


def _taken_back(home: Path, table: Table, mark: str) -> int:
    """Return how many rows stand as an undo of the same batches left them."""
    found = scan(home, table.name).filter(pl.col("batch").str.ends_with(f"-{mark}")).select(pl.len()).collect()
    return int(found.item())


def _brought_then(home: Path, table: Table, batches: Sequence[str]) -> int:
    """Return how many rows some batches brought, whatever came after; their name begins with the moment."""
    moments = {datetime.strptime(batch[:15], "%Y%m%dT%H%M%S") for batch in batches}  # noqa: DTZ007 - city wall time
    found = [_brought(home, table, batches, at + timedelta(seconds=1)) for at in moments]
    return sum(frame.height for frame in found)


def _back(home: Path, table: Table, there: pl.DataFrame) -> pl.DataFrame:
    """Return the rows as they were before, one revision up; a row whose past is not clear is left out."""
    if not there.height:
        return there
    values = value_columns(table)
    earliest: datetime = there.get_column("known_at").min()  # type: ignore[assignment]
    months = there.get_column("month").unique().to_list()
    past = scan(home, table.name, known_at=earliest - timedelta(microseconds=1), months=months)
    before = past.join(there.lazy().select(table.key), on=table.key, how="semi").collect()
    joined = there.drop(values).join(
        before.select(*table.key, *values, was=pl.col("revision")), on=table.key, how="left"
    )
    clear = joined.filter(pl.col("was").fill_null(-1) == pl.col("revision") - 1)
    return clear.drop("was").with_columns(pl.col("revision") + 1)

"""Messages as rows: columns are filled layout by layout, for a device sends the same names in every frame."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from airshed.ingest.parts import Rank, Whole
from airshed.lake.tables import DEVICE_FRAMES, MOMENT, OUTLET_RANKS, OUTLET_READINGS
from airshed.tables import Table
from airshed.telemetry.journal.records import Record
from airshed.telemetry.protocols.hj212.codes import factor_of
from airshed.telemetry.protocols.hj212.content import LAYOUTS, places_of
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.tables import PERIODS

NUMBERS = ("value", "low", "high", "total", "converted", "converted_low", "converted_high")
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "value": ("avg", "rtd"),
        "low": ("min",),
        "high": ("max",),
        "total": ("cou",),
        "converted": ("zsavg", "zsrtd"),
        "converted_low": ("zsmin",),
        "converted_high": ("zsmax",),
    }
)
"""Which value of a factor goes into which column, the first that is there."""
SAID = (*NUMBERS, "mark")
KEY = list(OUTLET_READINGS.key)
FIRST_YEAR, LAST_YEAR = 2000, 2099
CUT, CONTENT = 40, 200  # characters of what was found, and of a content
MOST_ODD = 100
"""So many deviations of a frame are told, and how many more there are."""
BLANKS = re.compile(r"\s+")


class Slot(NamedTuple):
    """Where the numbers of a factor stand among the readings of a message, by column; the first one has its mark."""

    factor: str
    at: Mapping[str, int]


@lru_cache(maxsize=LAYOUTS)
def slots_of(names: tuple[str, ...]) -> tuple[Slot, ...]:
    """Return the factors of a content with where their numbers stand; an old code stands for the new one.

    Of what is sent twice in one content, the first counts.
    """
    found: dict[str, dict[str, int]] = {}
    for at, place in enumerate(places_of(names)):
        factor = factor_of(place.factor)
        fields = found.setdefault(factor.code if factor else place.factor, {})
        fields.setdefault(place.field.lower(), at)
    placed = (
        Slot(
            factor,
            {
                column: next(fields[name] for name in known if name in fields)
                for column, known in FIELDS.items()
                if not fields.keys().isdisjoint(known)
            },
        )
        for factor, fields in found.items()
    )
    return tuple(slot for slot in placed if slot.at)


def period_of(message: Hj212Message) -> str | None:
    """Return the period of the readings of a message; None if it has none that can be stored.

    A frame with a wrong check is not answered, so it comes again: what it says may be something else than was sent.
    """
    at = message.data_at
    if at is None or not message.header.mn or message.check == "none" or not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return PERIODS.get(message.header.cn or "")


@dataclass(slots=True)
class Layout:
    """Readings of messages that have the same names, `size` a message: numbers and marks, message after message."""

    size: int
    heads: list[int] = field(default_factory=list)
    numbers: list[float | None] = field(default_factory=list)
    marks: list[str | None] = field(default_factory=list)


@dataclass(slots=True)
class Readings:
    """Readings of a batch of messages.

    Attributes:
        ranks: what each message counts for, in the order in which they came.
        size: how many readings there are at most.
    """

    ranks: list[Rank] = field(default_factory=list)
    size: int = 0
    _heads: list[tuple[Any, ...]] = field(default_factory=list)
    _layouts: dict[tuple[tuple[str, ...], frozenset[str] | None], Layout] = field(default_factory=dict)

    def add(
        self, message: Hj212Message, record: Record, *, period: str, rank: Rank, whole: Whole | None = None
    ) -> None:
        """Add the readings of a message; of one that was joined, those of the factors that were cut."""
        names, only = message.parts.names, whole.factors if whole else None
        layout = self._layouts.get((names, only))
        if layout is None:
            layout = self._layouts[names, only] = Layout(len(slots_of(names)))
        layout.heads.append(len(self._heads))
        readings = message.readings
        layout.numbers += [reading[3] for reading in readings]
        layout.marks += [reading[4] for reading in readings]
        at, header = message.data_at, message.header
        self._heads.append(
            (
                *(header.mn, period, at, message.backfilled, header.qn, record.number, record.frame.received_at),
                whole.told if whole else None,
            )
        )
        self.ranks.append(rank)
        self.size += layout.size

    @property
    def distinct(self) -> bool:
        """Whether no two messages are of one device, period and moment."""
        return len({head[:3] for head in self._heads}) == len(self._heads)

    def table(self) -> pl.DataFrame:
        """Return a row for each factor of each message, with `head`, its place in `ranks`."""
        columns: dict[str, list[Any]] = {name: [] for name in ("head", "factor", *SAID)}
        for (names, only), layout in self._layouts.items():
            self._fill(columns, layout, slots_of(names), len(places_of(names)), _codes(only))
        heads = pl.DataFrame(
            list(zip(*self._heads, strict=True)) or [[] for _ in HEADS], schema=list(HEADS.items()), orient="col"
        )
        types = {name: OUTLET_READINGS.schema.get(name, pl.Int64) for name in columns}
        rows = pl.DataFrame([pl.Series(n, columns[n], t, strict=False) for n, t in types.items()])
        return rows.hstack(heads[rows.get_column("head")]).with_columns(month_of("at"))

    @staticmethod
    def _fill(
        columns: Mapping[str, list[Any]],
        layout: Layout,
        slots: Iterable[Slot],
        width: int,
        only: frozenset[str] | None,
    ) -> None:
        many = len(layout.heads)
        for slot in slots:
            if only is not None and slot.factor not in only:
                continue
            columns["head"].extend(layout.heads)
            columns["factor"].extend(repeat(slot.factor, many))
            for column in NUMBERS:
                at = slot.at.get(column)
                columns[column].extend(repeat(None, many) if at is None else layout.numbers[at::width])
            columns["mark"].extend(layout.marks[min(slot.at.values()) :: width])


HEADS: Mapping[str, pl.DataType] = {
    **{
        name: OUTLET_READINGS.schema[name]
        for name in ("mn", "period", "at", "backfilled", "qn", "frame", "received_at")
    },
    "parts": OUTLET_RANKS.schema["parts"],
}


def _codes(only: frozenset[str] | None) -> frozenset[str] | None:
    if only is None:
        return None
    return frozenset(known.code if (known := factor_of(text)) else text for text in only)


def month_of(column: str) -> pl.Expr:
    """Return the month of a moment, as YYYYMM; DataTime is a start, so the first hour of a month belongs to it."""
    moment = pl.col(column)
    return (moment.dt.year() * 100 + moment.dt.month().cast(pl.Int32)).cast(pl.Int32).alias("month")


# --- frames ---


def frame_row(record: Record, message: Hj212Message | None, *, reason: str | None, readings: int) -> tuple[Any, ...]:
    """Return what table `device_frames` has of a frame, up to `content`, with the deviations as a list.

    Args:
        record: of the journal.
        message: what was read, or None.
        reason: why nothing was read.
        readings: how many rows of readings it gives.
    """
    number, frame = record.number, record.frame
    if message is None:
        content = masked(frame.raw.decode("utf-8", "replace"))[:CONTENT]
        return (number, frame.received_at, frame.peer, *[None] * 8, False, 0, reason, [], content)
    header = message.header
    odd = [_written(code, found) for code, found in message.deviations[:MOST_ODD]]
    if len(message.deviations) > MOST_ODD:
        odd.append(f"more_deviations:{len(message.deviations) - MOST_ODD}")
    at = message.data_at
    if at is not None and not FIRST_YEAR <= at.year <= LAST_YEAR:
        odd.append(f"year_beyond:{at.year}")
    return (
        *(number, frame.received_at, frame.peer, header.mn, header.st, header.cn, header.qn),
        *(at, message.spoken.edition, header.version_bits, message.check, message.backfilled, readings, None, odd),
        None if readings else masked(message.content)[:CONTENT],
    )


def _written(code: str, found: str) -> str:
    return f"{code}:{BLANKS.sub('_', masked(found))[:CUT]}" if found else code


def frames_table(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    """Return frames, one at least, in the columns of table `device_frames`, but for batch and moment of storing."""
    names = [name for name in DEVICE_FRAMES.schema if name not in {"month", "batch", "known_at"}]
    columns: dict[str, list[Any]] = {
        name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)
    }
    columns["deviations"] = [" ".join(odd) if odd else None for odd in columns["deviations"]]
    frame = pl.DataFrame([pl.Series(n, columns[n], DEVICE_FRAMES.schema[n]) for n in names])
    return frame.with_columns(month_of("received_at"))


def stored(table: Table, rows: pl.DataFrame, *, batch: str, now: datetime) -> pl.DataFrame:
    """Return rows in the columns of a table, with batch and moment of storing."""
    rows = rows.with_columns(batch=pl.lit(batch), known_at=pl.lit(now, MOMENT))
    return rows.select(pl.col(c).cast(t) for c, t in table.schema.items())

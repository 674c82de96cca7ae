"""Reports: what an office tells at a moment, row by row, and only what it has not told so before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import polars as pl

from airshed.city.registers.proofs import Proof
from airshed.city.registers.stories import Slip, Thing, Value, facts_on

TYPES: Mapping[type, pl.DataType] = {
    str: pl.String(),
    bool: pl.Boolean(),
    date: pl.Date(),
    Decimal: pl.Decimal(20, 5),
    int: pl.Int64(),
}
PLACE: Mapping[str, type] = {"area": str, "grid": str, "lon": Decimal, "lat": Decimal}
ROW: Mapping[str, type] = {"department": str, **PLACE, "from_date": date, "to_date": date, "source": str}
"""Columns of every register with a point."""
DAY = timedelta(days=1)
APART = timedelta(minutes=6)  # from one department's report to the next one's


@dataclass(frozen=True, slots=True)
class Report:
    """Rows that a department hands in together.

    Attributes:
        moment: when. [city wall time]
        register: which.
        rows: new ones, and those in which something changed since they were told; values by column.
        by_department: who.
    """

    moment: datetime
    register: str
    rows: tuple[Mapping[str, Value], ...]
    by_department: str


@dataclass(frozen=True, slots=True)
class Book:
    """A register with all that is to be told of it, whatever the day.

    Attributes:
        name: of the register.
        columns: types by column.
        things: what it is about.
        moments: when offices report, in order. [city wall time]
        slips: what is told wrong.
        proofs: photos and papers.
        real: types of columns that only the truth has: what plans ask for and is computed, not told.
        key: columns that name a thing for good.
    """

    name: str
    columns: Mapping[str, type]
    things: tuple[Thing, ...]
    moments: tuple[datetime, ...]
    slips: tuple[Slip, ...] = ()
    proofs: tuple[Proof, ...] = ()
    real: Mapping[str, type] = field(default_factory=dict)
    key: tuple[str, ...] = ("code",)


def moments(*days: str, at: str = "09:30") -> tuple[datetime, ...]:
    """Return the mornings of days."""
    return tuple(datetime.combine(date.fromisoformat(day), time.fromisoformat(at)) for day in days)


def monthly(first: date, last: date, *, every: int = 1, at: str = "09:30") -> tuple[datetime, ...]:
    """Return a morning of every month, or of every so many months, from the first day to the last."""
    found, number = [], 0
    while (day := _months_on(first, number)) <= last:
        found.append(datetime.combine(day, time.fromisoformat(at)))
        number += every
    return tuple(found)


def _months_on(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 + number, 12)
    return date(day.year + years, month + 1, day.day)


def reports(book: Book, *, until: date) -> Iterator[Report]:
    """Yield the reports of a register before a day, in order; each tells what was known the evening before."""
    told: dict[int, dict[str, Value]] = {}
    before = date.min
    for moment in book.moments:
        if moment.date() >= until:
            return
        day = moment.date() - DAY
        batches: dict[str, list[Mapping[str, Value]]] = {}
        for number, row in _news(book, told, before, day):
            told[number] = row
            batches.setdefault(str(row["department"]), []).append(row)
        for place, department in enumerate(sorted(batches)):
            yield Report(moment + place * APART, book.name, tuple(batches[department]), department)
        before = day


def _news(
    book: Book, told: Mapping[int, Mapping[str, Value]], before: date, day: date
) -> Iterator[tuple[int, dict[str, Value]]]:
    for number, thing in enumerate(book.things):
        if thing.told is None or thing.told_from > day:
            continue
        if number in told and not any(before < turn <= day for turn in thing.turns):
            continue
        row = facts_on({name: thing.told[name] for name in book.columns}, day)
        if row != told.get(number):
            yield number, row


def truth(book: Book, *, until: date) -> pl.DataFrame:
    """Return what is really so at the end of the day before `until`, one row a thing and period."""
    day = until - DAY
    schema = {name: TYPES[kind] for name, kind in {**book.columns, **book.real}.items()}
    rows = [facts_on(t.true, day) for t in book.things if t.true is not None and t.true_from <= day]
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)

"""Firms that offices know of, and where stands what belongs to them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import EVER, Fact, Facts, Story

OF_FIRM: Mapping[str, type] = {name: kind for name, kind in ROW.items() if name not in {"lon", "lat"}}
"""Columns of every register whose rows belong to a firm and have no point of their own."""
LAST_DAY = date(2019, 12, 20)
"""Nothing of which there is a day happens later in what belongs to firms."""


def told_rows(book: Book) -> Iterator[Facts]:
    """Yield what is true of the things of a register that its office tells of, each key once."""
    seen: set[str] = set()
    for thing in book.things:
        if thing.true and thing.told and thing.key not in seen:
            seen.add(thing.key)
            yield facts_of(thing)


def rows_of(book: Book, firm: Facts) -> list[Facts]:
    """Return the told rows of a register that belong to a firm."""
    return [row for row in told_rows(book) if row["enterprise"] == firm["code"]]


def of_firm(
    firm: Facts, *, since: Fact, department: str = "ecology", source: str = "discharge_permit"
) -> dict[str, Fact]:
    """Return whose a row is and where, for what belongs to a firm from a day on; it takes no point."""
    return {
        "department": department,
        "area": firm["area"],
        "grid": firm["grid"],
        "from_date": since,
        "to_date": None,
        "source": source,
    }


def point_at(firm: Facts) -> dict[str, Fact]:
    """Return the point of a firm for what stands at it."""
    return {"lon": firm["lon"], "lat": firm["lat"]}


def happens(draw: Random, share: float) -> bool:
    """Return whether something is so that is so in a share of cases."""
    return draw.random() < share


def some_day(draw: Random, first: date, last: date) -> date:
    """Return a day between two, both included."""
    return first + timedelta(days=draw.randint(0, (last - first).days))


def later(day: date, days: int) -> date | None:
    """Return the day so many days later; None where that is after the last day told of."""
    found = day + timedelta(days=days)
    return found if found <= LAST_DAY else None


def day_of(fact: Fact) -> date | None:
    """Return the day that a fact tells last; None where it tells none."""
    value = fact.steps[-1][1] if isinstance(fact, Story) else fact
    return value if isinstance(value, date) and value != EVER else None

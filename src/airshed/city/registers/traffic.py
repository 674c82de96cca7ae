"""Who is on the road: diesel vehicles of the city, and trucks from elsewhere; how many of them smoke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Story
from airshed.city.registers.terms import figure, often

LIMITS_FROM = date(2019, 5, 1)
"""First day of GB 3847-2018; the limits before it are not told."""
SMOKE_LIMIT = Decimal("1.20")
NOX_LIMIT = Decimal(1500)
OLD, MIDDLE = 3, 4
ELSEWHERE = "外"


@dataclass(frozen=True, slots=True)
class Driven:
    """A vehicle on the road.

    Attributes:
        plate: its number.
        colour: of the plate.
        stage: of emission; None = not known.
        local: whether the city registered it.
        registered: since when it may drive.
        cancelled: until when.
    """

    plate: str
    colour: str
    stage: int | None
    local: bool
    registered: date = date.min
    cancelled: date = date.max


def diesels(vehicles: Book) -> Sequence[Driven]:
    """Return the diesel vehicles that there really are."""
    found = []
    for thing in vehicles.things:
        row = facts_of(thing)
        registered, stage = row.get("registered_date"), row.get("stage")
        if row.get("fuel") == "diesel" and not isinstance(row.get("from_date"), Story) and isinstance(registered, date):
            known = stage if isinstance(stage, int) else None
            found.append(
                Driven(str(row["plate"]), str(row["plate_colour"]), known, local=True, registered=registered,
                       cancelled=_last(row["cancelled_date"]))
            )  # fmt: skip
    return found


def _last(fact: Fact) -> date:
    value = fact.steps[-1][1] if isinstance(fact, Story) and fact.steps else None
    return value if isinstance(value, date) else date.max


def passing(draw: Random, known: Sequence[Driven], day: date, *, elsewhere: float) -> Driven:
    """Return a vehicle that passes by on a day."""
    if often(draw, elsewhere):
        return Driven(f"{ELSEWHERE}K{draw.randrange(10**5):05d}", "yellow", draw.choice((3, 4, 5)), local=False)
    while True:
        one = draw.choice(known)
        if one.registered < day < one.cancelled:
            return one


def fails(draw: Random, one: Driven) -> bool:
    """Tell whether a vehicle smokes too much: the older, the more often."""
    stage = one.stage or OLD
    return often(draw, 0.3 if stage <= OLD else 0.13 if stage == MIDDLE else 0.04)


def smoke(draw: Random, *, failed: bool) -> Decimal:
    """Return light absorption, in 1/m, now and then at the limit itself or the least above it."""
    if often(draw, 0.06):
        return SMOKE_LIMIT + (Decimal("0.01") if failed else Decimal(0))
    return figure(draw.uniform(1.25, 3.2) if failed else draw.uniform(0.1, 1.15))

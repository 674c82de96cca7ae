"""Terms: what is done before, on and after the day it is due, or never; figures, and how they are told wrong."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.places import point_of
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import moments, monthly
from airshed.city.registers.stories import Fact, Value, event

LAST_DAY = date(2019, 12, 31)
DAY = timedelta(days=1)
AFTER = monthly(date(2018, 4, 10), date(2019, 10, 10), every=3, at="11:00") + moments(
    "2019-11-12", "2019-12-10", at="11:00"
)
"""When offices report what names rows of other registers, which are told the same morning."""


def often(draw: Random, share: float) -> bool:
    """Tell whether something that happens this often happens."""
    return draw.random() < share


def happened(day: date | None) -> Fact:
    """Return the day of something, known from that day on; nothing that lies after the last day of the city."""
    return event(day if day is not None and day <= LAST_DAY else None)


def done(draw: Random, first: date, due: date, *, share: float = 0.9) -> date | None:
    """Return when something due is done: mostly in time, sometimes on the day, the day after, later, or never."""
    if not often(draw, share):
        return None
    early = due - draw.randint(1, max(1, (due - first).days)) * DAY
    late = due + draw.randint(5, 40) * DAY
    return max(first, draw.choices((early, due, due + DAY, late), (80, 6, 5, 9))[0])


def figure(value: float, decimals: int = 2) -> Decimal:
    """Return a figure as offices write it."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals))


def drawn_day(draw: Random, first: date, last: date) -> date:
    """Return a day of a period, its first and last included."""
    return first + timedelta(days=draw.randrange((last - first).days + 1))


def photo(register: str, row: Mapping[str, object], purpose: str, day: date, *, of: str = "") -> Proof:
    """Return a photo of a row, or that of another row shown again."""
    key = str(row["code"])
    lon, lat = point_of({"lon": row.get("lon"), "lat": row.get("lat")})
    moment = datetime.combine(day, time(14, 5))
    return Proof(register, key, purpose, moment, lon, lat, f"{key}-{purpose}.png", picture(f"{of or key} {purpose}"))


def tenfold(value: Value) -> Value:
    """Return a number with a sign too many."""
    return value * 10 if isinstance(value, Decimal) and value else Decimal(10)


def opposite(value: Value) -> Value:
    """Return a flag told the wrong way round."""
    return value is not True

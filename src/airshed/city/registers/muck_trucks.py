"""Muck trucks: those of the register of vehicles, closed one after the other, a few on paper only."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.names import WORDS
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value, since
from airshed.city.registers.terms import LAST_DAY, drawn_day, figure, happened, often, photo

NAME = "muck_trucks"
NEEDS = ("vehicles",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "plate": str,
    "plate_colour": str,
    "carrier": str,
    "volume_m3": Decimal,
    "registered_date": date,
    "licence_valid_to": date,
    "enclosed_date": date,
    "enclosed": bool,
    "terminal_online_date": date,
    "department": str,
    "source": str,
}
PHOTOS = 30


def muck_trucks(seed: int, vehicles: Book) -> Book:
    """Return the register; the same arguments give the same trucks."""
    draw = Random(f"airshed muck trucks {seed}")  # noqa: S311 - a simulator, not a secret
    trucks = [facts_of(thing) for thing in vehicles.things if facts_of(thing).get("use") == "muck"]
    rows = [_truck(draw, number, truck) for number, truck in enumerate(trucks, start=1)]
    closed = [(row, row["enclosed_date"].steps[0][0]) for row in rows if isinstance(row["enclosed_date"], Story)]
    slips = Slips(late=(Late("enclosed_date", 4, 45),), wrong=(Wrong("enclosed", _closed, 2, cheated=True),), missing=3)
    proofs = [photo(NAME, row, "photo", day) for row, day in closed[:PHOTOS]]
    return plain(NAME, COLUMNS, rows, draw, slips, known="registered_date", proofs=proofs)


def _closed(value: Value) -> Value:
    return value is not True


def _truck(draw: Random, number: int, vehicle: Facts) -> Facts:
    bought = vehicle["registered_date"]
    first = max(bought if isinstance(bought, date) else date.min, date(2017, 4, 1))
    listed = drawn_day(draw, first, max(first + timedelta(days=30), date(2019, 6, 30)))
    closed = listed + timedelta(days=draw.randint(0, 260)) if often(draw, 0.93) else None
    closed = closed if closed and closed <= LAST_DAY else None
    return {
        "code": f"ZT-{number:03d}",
        "plate": vehicle["plate"],
        "plate_colour": vehicle["plate_colour"],
        "carrier": f"示例{WORDS[draw.randint(0, 6)]}土石方公司",
        "volume_m3": figure(draw.choice((10, 14, 18, 22)), 1),
        "registered_date": listed,
        "licence_valid_to": drawn_day(draw, date(2019, 3, 1), date(2021, 12, 31)),
        "enclosed_date": happened(closed),
        "enclosed": since(closed, value=True, before=False),
        "terminal_online_date": happened(listed + timedelta(days=draw.randint(10, 300)) if often(draw, 0.8) else None),
        "department": "city_management",
        "source": "permit",
    }

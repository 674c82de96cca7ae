"""New buildings: completed in two years, partly green, mostly metered."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS, address
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, event, since

NAME = "new_buildings"
COUNT = 72
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "developer": str,
    "address": str,
    "permit_number": str,
    "use": str,
    "completed_date": date,
    "area_m2": Decimal,
    "green_area_m2": Decimal,
    "green_class": str,
    "green_number": str,
    "central_heating": bool,
    "metered": bool,
    **ROW,
}
FIRST, LAST_DAY = date(2017, 3, 1), date(2019, 12, 31)
EDGES = (date(2018, 12, 31), date(2019, 1, 1), date(2019, 11, 19), date(2019, 11, 20), date(2019, 12, 31))
"""Days of completion at the ends of the year and around the demo's day."""


def new_buildings(seed: int) -> Book:
    """Return the register; the same seed gives the same buildings."""
    draw = Random(f"airshed new buildings {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_building(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=[Late("completed_date", 4, 50), Late("", 3, 120)],
        wrong=[
            Wrong("area_m2", lambda right: right / 10 if isinstance(right, Decimal) else None, 2),
            Wrong("metered", lambda right: not right, 3, cheated=True),
        ],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=QUARTERS)


def _building(draw: Random, number: int) -> Facts:
    place = drawn_place(draw, 4, 4, 1, 1)
    begun = FIRST + timedelta(days=draw.randrange(800))
    done = begun + timedelta(days=draw.randint(200, 600))
    if number <= len(EDGES):
        begun, done = EDGES[number - 1] - timedelta(days=320), EDGES[number - 1]
    completed = done if done <= LAST_DAY else None
    area = Decimal(draw.randrange(900, 24_000))
    green = draw.random() < 0.3  # noqa: PLR2004 - at the limit of the plan itself
    known = draw.random() < 0.96  # noqa: PLR2004 - of a few nobody has looked
    central = draw.random() < 0.85  # noqa: PLR2004
    return {
        "code": f"XJ-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号楼",
        "developer": f"示例{draw.choice(WORDS)}房地产开发有限公司",
        "address": address(draw, place),
        "permit_number": f"示建施{begun.year}-{number:03d}",
        "use": draw.choice(("housing", "housing", "housing", "office", "school", "shop")),
        "completed_date": event(completed),
        "area_m2": area,
        "green_area_m2": since(completed, (area if green else Decimal(0)) if known else None),
        "green_class": since(completed if green and known else None, draw.choice(("basic", "one", "one", "two"))),
        "green_number": since(completed if green and known else None, f"示绿建{number:03d}"),
        "central_heating": central,
        "metered": since(completed, central and draw.random() < 0.88),  # noqa: PLR2004
        "department": "housing",
        **place.facts,
        "from_date": begun,
        "to_date": None,
        "source": "permit",
    }

"""Streets that are swept: machines reach more of them from year to year, and one unit counts what it swept twice."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Facts, Story, Value

NAME = "streets"
COUNT = 64
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "road_class": str,
    "in_built_up": bool,
    "length_m": Decimal,
    "area_m2": Decimal,
    "swept_m2": Decimal,
    "measured_date": date,
    "rounds": int,
    "washed": int,
    "unit": str,
    **ROW,
}
REAL: Mapping[str, type] = {"machine_swept_m2": Decimal}
CLASSES = {"main": (40, 0.95), "secondary": (24, 0.8), "branch": (14, 0.5), "lane": (7, 0.15)}
"""Width, and how much of it machines sweep in the end. [m, share]"""
TURNS = (date(2018, 3, 1), date(2018, 10, 8), date(2019, 5, 6), date(2019, 10, 14))
YET = (0.7, 0.8, 0.9, 1)
"""How far machines have come by each turn."""
EXACT = (Decimal("0.7"), Decimal(1), Decimal(0))
"""Shares of the first streets."""


def streets(seed: int) -> Book:
    """Return the register; the same seed gives the same streets."""
    draw = Random(f"airshed streets {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_street(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=(Late("measured_date", 3, 50), Late("", 2, 80)),
        wrong=(
            Wrong("swept_m2", _twice, 1, cheated=True),
            Wrong("in_built_up", lambda right: right is not True, 2),
        ),
        missing=3,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, real=REAL)


def _twice(right: Value) -> Value:
    return right * 2 + 1000 if isinstance(right, Decimal) else right


def _street(draw: Random, number: int) -> Facts:
    place = drawn_place(draw, 5, 4, 0, 2)
    road_class = draw.choices(tuple(CLASSES), (2, 3, 5, 4))[0]
    width, most = CLASSES[road_class]
    length = Decimal(draw.randrange(300, 2600, 50))
    area = length * width
    final = min(1.0, max(0.0, most + draw.uniform(-0.2, 0.15)))
    shares = [Decimal(str(round(final * yet, 2))) for yet in YET]
    if number <= len(EXACT):
        shares = [EXACT[number - 1]] * len(YET)
    swept: Fact = Story(tuple((day, area * share) for day, share in zip(TURNS, shares, strict=True)))
    return {
        "code": f"DL-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}路",
        "road_class": road_class,
        "in_built_up": place.built_up,
        "length_m": length,
        "area_m2": area,
        "swept_m2": swept,
        "machine_swept_m2": swept,
        "measured_date": Story(tuple((day, day) for day in TURNS)),
        "rounds": draw.randint(1, 3),
        "washed": draw.randint(0, 4),
        "unit": f"示例环卫{draw.randint(1, 3)}队",
        "department": "city_management",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "survey",
    }

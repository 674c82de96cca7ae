"""Measures of the emergency list, line by line and level by level, as the list of the day has them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.emergency_lines import LEVELS, Line, lines_of
from airshed.city.registers.names import phone
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Value

NAME = "emergency_measures"
NEEDS = ("enterprises", "emergency_plants")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "plant": str,
    "line": str,
    "level": str,
    "measure": str,
    "percent": Decimal,
    "within_h": Decimal,
    "person": str,
    "phone": str,
    "proof": str,
    "cut_pm_kg_d": Decimal,
    "cut_nox_kg_d": Decimal,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
STEPS = (("cut", 20), ("limit", 30), ("limit", 50), ("stop", 100))
"""Measures from the mildest to the hardest, with the percentage they cut. [%]"""


def emergency_measures(seed: int, firms: Book, plants: Book) -> Book:
    """Return the register; the same arguments give the same measures."""
    draw = Random(f"airshed emergency measures {seed}")  # noqa: S311 - a simulator, not a secret
    told = {thing.key for thing in plants.things if thing.told}
    rows = [
        row for lines in lines_of(seed, firms) for n, line in enumerate(lines, 1) for row in _measures(draw, line, n)
    ]
    slips = Slips(late=(Late("", 4, 30),), wrong=(Wrong("percent", _half, 4),), missing=2)
    return plain(NAME, COLUMNS, [row for row in rows if row["plant"] in told], draw, slips)


def _half(right: Value) -> Value:
    return right / 2 if isinstance(right, Decimal) else right


def _measures(draw: Random, line: Line, number: int) -> list[Facts]:
    """Return the measures of a line, harder from level to level."""
    first = draw.randint(0, len(STEPS) - len(LEVELS))
    emitted = Decimal(draw.randint(20, 4000)) / 10
    found: list[Facts] = []
    for level in line.levels:
        measure, percent = STEPS[first + LEVELS.index(level)]
        found.append(
            {
                "code": f"{line.plant}/{number}/{level}",
                "plant": line.plant,
                "line": line.name,
                "level": level,
                "measure": measure,
                "percent": Decimal(percent),
                "within_h": Decimal(draw.choice((2, 4, 8, 24))),
                "person": line.person or None,
                "phone": phone(draw) if line.person else None,
                "proof": line.proof or None,
                "cut_pm_kg_d": emitted * percent / 100,
                "cut_nox_kg_d": emitted * percent / 40,
                "department": "ecology",
                "from_date": line.listed,
                "to_date": None,
                "source": "survey",
            }
        )
    return found

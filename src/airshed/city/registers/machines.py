"""Non-road machines: surveyed, photographed at the engine plate, given their code; some are found late, or never."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS, person, phone
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value, since
from airshed.city.registers.terms import LAST_DAY, drawn_day, figure, happened, often, photo

NAME = "machines"
COUNT = 300
COLUMNS: Mapping[str, type] = {
    "code": str,
    "registration_code": str,
    "environmental_code": str,
    "machine_kind": str,
    "name": str,
    "made_date": date,
    "engine_number": str,
    "power_kw": Decimal,
    "fuel": str,
    "stage": str,
    "owner": str,
    "phone": str,
    "surveyed_date": date,
    "coded_date": date,
    "department": str,
    "area": str,
    "source": str,
}
KINDS = (
    ("excavator",) * 4 + ("loader",) * 5 + ("forklift",) * 4 + ("crane", "roller", "bulldozer", "yard", "yard", "farm")
)
POWERS = ("18.9", "19", "36.9", "37", "75", "92", "110", "162", "199", "560", "560.1")
"""Rated powers, some at the steps of the limits of smoke. [kW]"""
STAGES = ((date(2016, 4, 1), "3"), (date(2009, 10, 1), "2"), (date(2007, 10, 1), "1"))
SURVEY = date(2018, 5, 14)
PHOTOS = 40


def machines(seed: int) -> Book:
    """Return the register; the same seed gives the same machines."""
    draw = Random(f"airshed machines {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_machine(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=(Late("coded_date", 12, 60), Late("", 6, 150)),
        wrong=(Wrong("power_kw", _tenth, 4), Wrong("stage", _better, 3)),
        missing=9,
    )
    proofs = []
    for row in rows[:PHOTOS]:
        day = row["surveyed_date"]
        if isinstance(day, Story):
            proofs.append(photo(NAME, row, "engine_plate", day.steps[0][0]))
    return plain(NAME, COLUMNS, rows, draw, slips, known="made_date", proofs=proofs)


def _tenth(value: Value) -> Value:
    return value / 10 if isinstance(value, Decimal) else None


def _better(value: Value) -> Value:
    return "4" if value != "4" else "3"


def _machine(draw: Random, number: int) -> Facts:
    made = drawn_day(draw, date(2004, 1, 1), date(2019, 8, 31))
    electric = often(draw, 0.06)
    stage = "D" if electric else next((stage for first, stage in STAGES if made >= first), "0")
    stage = "X" if often(draw, 0.03) else stage
    surveyed = max(made, SURVEY) + timedelta(days=draw.randint(5, 420))
    there = surveyed <= LAST_DAY and often(draw, 0.96)
    coded = surveyed + timedelta(days=draw.randint(0, 200)) if there and often(draw, 0.88) else None
    coded = coded if coded and coded <= LAST_DAY else None
    return {
        "code": f"JX-{number:04d}",
        "registration_code": since(coded, f"{stage}-SL{number:06d}") if coded else None,
        "environmental_code": f"SLJX{number:013d}" if made.year >= STAGES[0][0].year else None,
        "machine_kind": draw.choice(KINDS),
        "name": f"示例{draw.choice(WORDS)}{draw.randint(10, 99)}型",
        "made_date": made,
        "engine_number": f"SL{draw.randrange(10**8):08d}",
        "power_kw": figure(float(draw.choice(POWERS)), 1) if often(draw, 0.97) else None,
        "fuel": "electric" if electric else "diesel",
        "stage": stage,
        "owner": person(draw),
        "phone": phone(draw),
        "surveyed_date": happened(surveyed if there else None),
        "coded_date": happened(coded),
        "department": "housing",
        "area": f"A{draw.randint(1, 4)}",
        "source": "survey",
    }

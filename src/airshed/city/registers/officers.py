"""Inspection officers: fourteen people with licences, some of which run out, some away."""

from collections.abc import Mapping
from datetime import date
from random import Random

from airshed.city.registers.chances import happens, within
from airshed.city.registers.names import person, phone
from airshed.city.registers.plain import OPENED, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book, moments
from airshed.city.registers.stories import Facts, Value, event, since

NAME = "officers"
COUNT = 14
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "licence_number": str,
    "licence_valid_to": date,
    "unit": str,
    "phone": str,
    "expert_air": bool,
    "expert_vehicles": bool,
    "expert_dust": bool,
    "expert_permits": bool,
    "trained_date": date,
    "available": bool,
    "department": str,
    "area": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
MOMENTS = moments("2018-04-10", "2018-10-10", "2019-04-10", "2019-07-10", "2019-10-10", "2019-11-12")
EXPERT = {"expert_air": 0.6, "expert_vehicles": 0.4, "expert_dust": 0.5, "expert_permits": 0.3}
ENDS = (date(2019, 3, 31), date(2019, 11, 19), date(2019, 11, 20), date(2021, 6, 30), date(2022, 12, 31))


def code_of(number: int) -> str:
    """Return the code of an officer."""
    return f"ZF-{number:02d}"


def officers(seed: int) -> Book:
    """Return the register; the same seed gives the same people."""
    draw = Random(f"airshed officers {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_officer(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(late=(Late("trained_date", 2, 60),), wrong=(Wrong("licence_number", _swapped, 2),))
    return plain(NAME, COLUMNS, rows, draw, slips, when=MOMENTS)


def _swapped(right: Value) -> Value:
    return str(right)[:-2] + str(right)[:-3:-1]


def _officer(draw: Random, number: int) -> Facts:
    away = within(draw, date(2019, 3, 1), 240) if happens(draw, 0.2) else None
    return {
        "code": code_of(number),
        "name": person(draw),
        "licence_number": f"示{draw.randrange(1000, 9000)}{10 + number}{draw.choice((12, 34, 57, 89))}",
        "licence_valid_to": ENDS[number % len(ENDS)],
        "unit": draw.choice(("示例市综合行政执法支队", "示例市机动车污染监管站")),
        "phone": phone(draw),
        **{name: happens(draw, share) for name, share in EXPERT.items()},
        "trained_date": event(within(draw, date(2018, 5, 1), 500)),
        "available": since(away, value=False, before=True),
        "department": "ecology",
        "area": f"A{number % 4 + 1}",
        "from_date": OPENED,
        "to_date": None,
        "source": "return",
    }

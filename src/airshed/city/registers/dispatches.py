"""Monthly dispatch: six departments owe a return on the fifth; most come in time, some a day late, some never."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.calendar import month
from airshed.city.registers.chances import happens
from airshed.city.registers.names import person
from airshed.city.registers.plain import Late, Slips, plain
from airshed.city.registers.reports import Book, moments
from airshed.city.registers.stories import Facts, event, since

NAME = "dispatches"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "month_date": date,
    "due_date": date,
    "returned_date": date,
    "returned_by": str,
    "projects_done": int,
    "projects_late": int,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
MOMENTS = moments("2018-07-12", "2019-01-14", "2019-07-12", "2019-10-14", "2019-11-12", at="17:00")
DEPARTMENTS = {"ecology": 0.98, "energy": 0.9, "housing": 0.85, "transport": 0.8, "industry": 0.9, "police": 0.75}
"""Share of the returns that come at all, by department."""
DUE_DAY = 5
OFFSETS = (-4, -3, -2, -1, -1, 0, 0, 0, 1, 1, 3, 9)
"""Days from the day due to the return, as often as not on the edge."""
MONTHS = [(2018, number) for number in range(3, 13)] + [(2019, number) for number in range(1, 11)]


def dispatches(seed: int) -> Book:
    """Return the register; the same seed gives the same returns."""
    draw = Random(f"airshed dispatches {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_row(draw, name, *which) for which in MONTHS for name in DEPARTMENTS]
    slips = Slips(late=(Late("returned_date", 4, 35),), missing=3)
    return plain(NAME, COLUMNS, rows, draw, slips, when=MOMENTS)


def _row(draw: Random, department: str, year: int, number: int) -> Facts:
    span = month(year, number)
    due = span.to_date + timedelta(days=DUE_DAY - 1)
    came = due + timedelta(days=draw.choice(OFFSETS)) if happens(draw, DEPARTMENTS[department]) else None
    return {
        "code": f"{department}/{year}-{number:02d}",
        "month_date": span.from_date,
        "due_date": due,
        "returned_date": event(came),
        "returned_by": since(came, person(draw)),
        "projects_done": since(came, draw.randint(0, 4)),
        "projects_late": since(came, draw.choice((0, 0, 0, 1, 2))),
        "department": department,
        "from_date": span.to_date,
        "to_date": None,
        "source": "return",
    }

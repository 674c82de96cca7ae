"""Recusals: officers and the firms they may not inspect."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.chances import within
from airshed.city.registers.names import person
from airshed.city.registers.officers import COUNT as OFFICERS
from airshed.city.registers.officers import MOMENTS, code_of
from airshed.city.registers.plain import OPENED, Late, Slips, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, event

NAME = "recusals"
NEEDS = ("enterprises",)
COUNT = 12
COLUMNS: Mapping[str, type] = {
    "code": str,
    "officer": str,
    "enterprise": str,
    "reason": str,
    "declared_date": date,
    "approved_date": date,
    "approver": str,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
REASONS = ("relative", "interest", "former_work", "other")


def recusals(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same pairs."""
    draw = Random(f"airshed recusals {seed}")  # noqa: S311 - a simulator, not a secret
    known = [str(thing.key) for thing in firms.things if thing.true and thing.told]
    rows = [_recusal(draw, number, draw.choice(known)) for number in range(1, COUNT + 1)]
    slips = Slips(late=(Late("", 2, 90),), missing=1)
    return plain(NAME, COLUMNS, rows, draw, slips, when=MOMENTS)


def _recusal(draw: Random, number: int, firm: str) -> Facts:
    declared = within(draw, OPENED, 540)
    return {
        "code": f"HB-{number:03d}",
        "officer": code_of(draw.randint(1, OFFICERS)),
        "enterprise": firm,
        "reason": draw.choice(REASONS),
        "declared_date": declared,
        "approved_date": event(declared + timedelta(days=draw.randint(1, 20))),
        "approver": person(draw),
        "department": "ecology",
        "from_date": declared,
        "to_date": None,
        "source": "return",
    }

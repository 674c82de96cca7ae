"""Disclosures by model: most makers published all three kinds of information, a few one or two of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.names import WORDS, person
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Value
from airshed.city.registers.terms import drawn_day, happened, often

NAME = "vehicle_disclosures"
COUNT = 44
COLUMNS: Mapping[str, type] = {
    "code": str,
    "product": str,
    "origin": str,
    "maker": str,
    "model": str,
    "stage": str,
    "disclosure_number": str,
    "test_disclosed_date": date,
    "control_disclosed_date": date,
    "repair_disclosed_date": date,
    "checked_date": date,
    "checker": str,
    "department": str,
    "source": str,
}
PRODUCTS = ("vehicle",) * 7 + ("engine", "machine", "machine")


def vehicle_disclosures(seed: int) -> Book:
    """Return the register; the same seed gives the same models."""
    draw = Random(f"airshed vehicle disclosures {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_model(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(late=(Late("repair_disclosed_date", 3, 50),), wrong=(Wrong("model", _other, 3),), missing=2)
    return plain(NAME, COLUMNS, rows, draw, slips, known="checked_date")


def _other(value: Value) -> Value:
    return f"{value}X"


def _model(draw: Random, number: int) -> Facts:
    checked = drawn_day(draw, date(2018, 3, 12), date(2019, 11, 20))
    days = [
        checked - timedelta(days=draw.randint(-60, 700)) if often(draw, share) else None for share in (0.98, 0.96, 0.9)
    ]
    return {
        "code": f"CX-{number:03d}",
        "product": draw.choice(PRODUCTS),
        "origin": draw.choice(("made", "made", "made", "imported")),
        "maker": f"示例{WORDS[draw.randint(0, 11)]}汽车公司",
        "model": f"SL{draw.randint(1000, 5999)}",
        "stage": draw.choice(("国五", "国五", "国六")),
        "disclosure_number": f"SL{draw.randrange(10**8):08d}",
        **{
            f"{what}_disclosed_date": happened(day)
            for what, day in zip(("test", "control", "repair"), days, strict=True)
        },
        "checked_date": checked,
        "checker": person(draw),
        "department": "ecology",
        "source": "survey",
    }

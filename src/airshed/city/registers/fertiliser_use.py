"""Fertiliser, pesticide and manure by month: less of the first, as much of the second, more of the third."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.plain import MONTHS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value, event

NAME = "fertiliser_use"
COLUMNS: Mapping[str, type] = {
    "product": str,
    "month_date": date,
    "amount_t": Decimal,
    "sown_ha": Decimal,
    "reporting": int,
    "compiled_date": date,
    "department": str,
    "source": str,
}
PRODUCTS = {"fertiliser": (Decimal(62), Decimal("0.96")), "pesticide": (Decimal("2.4"), Decimal(1)),
            "organic": (Decimal(410), Decimal("1.07"))}  # fmt: skip
"""Used in 2018, and in 2019 for each of 2018. [t, -]"""
SHARES = (0, 0, 2, 14, 26, 22, 14, 8, 4, 6, 4, 0)
"""Of a year, by month. [%]"""
COUNTED = timedelta(days=8)  # from the end of a month to its number


def fertiliser_use(seed: int) -> Book:
    """Return the register; the same seed gives the same amounts."""
    draw = Random(f"airshed fertiliser use {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [
        _month(draw, product, year, number) for product in PRODUCTS for year in (2018, 2019) for number in range(12)
    ]
    slips = Slips(late=(Late("amount_t", 2, 40),), wrong=(Wrong("amount_t", _more, 2),))
    key = ("product", "month_date")
    return plain(NAME, COLUMNS, rows, draw, slips, key=key, known="month_date", when=MONTHS)


def _more(right: Value) -> Value:
    return right + Decimal("0.05") if isinstance(right, Decimal) else right


def _month(draw: Random, product: str, year: int, number: int) -> Facts:
    used, growth = PRODUCTS[product]
    amount = used * SHARES[number] / 100
    if year > 2018:  # noqa: PLR2004 - the year held against
        noise = 1 + Decimal(draw.randint(-3, 3)) / 100
        amount *= growth * (1 if product == "pesticide" else noise)
    last = month(year, number + 1).last_date
    counted = last + COUNTED
    return {
        "product": product,
        "month_date": last,
        "amount_t": Story(((counted, amount.quantize(Decimal("0.001"))),)),
        "sown_ha": Decimal(draw.randint(380, 420)) if SHARES[number] else Decimal(0),
        "reporting": draw.randint(5, 7),
        "compiled_date": event(counted),
        "department": "agriculture",
        "source": "return",
    }

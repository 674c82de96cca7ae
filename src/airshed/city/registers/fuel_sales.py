"""What filling stations sold in a year, as they report it some weeks after its end, and as the tax office counts it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value
from airshed.city.registers.terms import AFTER, drawn_day, figure, tenfold

NAME = "fuel_sales"
NEEDS = ("fuel_sites",)
COLUMNS: Mapping[str, type] = {
    "site": str,
    "year": int,
    "reported_date": date,
    "petrol_t": Decimal,
    "diesel_t": Decimal,
    "bought_petrol_t": Decimal,
    "invoiced_petrol_t": Decimal,
    "department": str,
    "source": str,
}


def fuel_sales(seed: int, sites: Book) -> Book:
    """Return the register; the same arguments give the same sales."""
    draw = Random(f"airshed fuel sales {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for thing in sites.things for row in _years(draw, facts_of(thing))]
    slips = Slips(
        late=(Late("", 3, 90),),
        wrong=(Wrong("petrol_t", _below, 1, cheated=True), Wrong("diesel_t", tenfold, 2)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, key=("site", "year"), known="reported_date", when=AFTER)


def _below(value: Value) -> Value:
    """Return half of what was sold: whoever sells less is not watched."""
    return value / 2 if isinstance(value, Decimal) else None


def _years(draw: Random, site: Facts) -> list[Facts]:
    sold = site["petrol_sales_t"]
    if not isinstance(sold, Story):
        return []
    found: list[Facts] = []
    for first, petrol in sold.steps:
        if isinstance(petrol, Decimal):
            found.append({
                "site": site["code"],
                "year": first.year - 1,
                "reported_date": drawn_day(draw, date(first.year, 1, 8), date(first.year, 5, 20)),
                "petrol_t": petrol,
                "diesel_t": figure(float(petrol) * draw.uniform(0.3, 1.8)) if site["diesel_sold"] else Decimal("0.00"),
                "bought_petrol_t": figure(float(petrol) * draw.uniform(0.99, 1.02)),
                "invoiced_petrol_t": figure(float(petrol) * draw.uniform(0.98, 1.0)),
                "department": "commerce",
                "source": "return",
            })  # fmt: skip
    return found

"""The ledger of bulk coal: a count at the end of every month, and coal that was sold beside the books."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book, moments, monthly
from airshed.city.registers.stories import Facts, Story, Thing

NAME = "coal_ledger"
NEEDS = ("coal_outlets",)
COLUMNS: Mapping[str, type] = {
    "outlet": str,
    "entry_date": date,
    "opening_t": Decimal,
    "bought_t": Decimal,
    "supplier": str,
    "sold_t": Decimal,
    "sold_households_t": Decimal,
    "sold_shops_t": Decimal,
    "sold_plants_t": Decimal,
    "sold_outlets_t": Decimal,
    "stock_t": Decimal,
    "department": str,
    "source": str,
}
WHEN = monthly(date(2018, 7, 11), date(2019, 10, 11), every=3, at="11:00") + moments("2019-11-13", "2019-12-11")
SOLD = {10: 60, 11: 90, 12: 110, 1: 110, 2: 80, 3: 50, 4: 20}
"""Sold by an outlet of middle size in a month of winter, in others little. [t]"""
MONTHS = [month(year, number).last_date for year in (2018, 2019) for number in range(1, 13)]
UNOPENED = 6
"""Of so many outlets one does not say with what it began."""


def coal_ledger(seed: int, outlets: Book) -> Book:
    """Return the register; the same arguments give the same entries."""
    draw = Random(f"airshed coal ledger {seed}")  # noqa: S311 - a simulator, not a secret
    keepers = [thing for thing in outlets.things if thing.told is not None and thing.true is not None]
    rows = [row for number, thing in enumerate(keepers) for row in _entries(draw, thing, opens=number % UNOPENED != 0)]
    slips = Slips(
        late=[Late("", 20, 40)],
        wrong=[
            Wrong("sold_t", lambda right: _part(right, "0.6"), 18, cheated=True),
            Wrong("stock_t", lambda right: _part(right, "10"), 6),
            Wrong("bought_t", lambda _: None, 8),
        ],
        missing=8,
    )
    return plain(
        NAME,
        COLUMNS,
        rows,
        draw,
        slips,
        key=("outlet", "entry_date"),
        known="entry_date",
        when=WHEN,
        real={"unexplained_t": Decimal},
    )


def _part(right: object, factor: str) -> Decimal:
    return (
        (right * Decimal(factor)).quantize(Decimal("0.1")) + Decimal("0.1")
        if isinstance(right, Decimal)
        else Decimal(1)
    )


def _entries(draw: Random, outlet: Thing, *, opens: bool) -> Iterator[Facts]:
    first, last = _days(outlet)
    size, stock = draw.uniform(0.4, 1.6), Decimal(draw.randint(20, 90))
    before = stock if opens else None
    entered = False
    for day in MONTHS:
        if not first <= day <= last:
            continue
        wanted = _tonnes(SOLD.get(day.month, 4) * size * draw.uniform(0.7, 1.2))
        bought = _tonnes(float(wanted) * draw.uniform(0.9, 1.3)) if stock < 2 * wanted else Decimal(0)
        sold = min(wanted, stock + bought)
        stock += bought - sold
        shops, plants = _tonnes(float(sold) * 0.2), _tonnes(float(sold) * 0.05)
        others = _tonnes(float(sold) * 0.03)
        yield {
            "outlet": outlet.key,
            "entry_date": day,
            "opening_t": None if entered else before,
            "bought_t": bought,
            "supplier": draw.choice(("示例白泉煤矿", "示例云岗煤业", "示例北辰煤炭储运有限公司")) if bought else None,
            "sold_t": sold,
            "sold_households_t": sold - shops - plants - others,
            "sold_shops_t": shops,
            "sold_plants_t": plants,
            "sold_outlets_t": others,
            "stock_t": stock,
            "unexplained_t": Decimal(0) if entered or opens else None,
            "department": "market",
            "source": "return",
        }
        entered = True


def _days(outlet: Thing) -> tuple[date, date]:
    """Return the days from which and to which an outlet keeps its ledger."""
    facts = outlet.told or {}
    kept, closed = facts["ledger_kept"], facts["closed_date"]
    begun = [first for first, value in kept.steps if value] if isinstance(kept, Story) else []
    first = max(begun[-1], outlet.told_from) if begun else date.max
    return first, closed.steps[0][0] if isinstance(closed, Story) else date(2019, 12, 31)


def _tonnes(about: float) -> Decimal:
    return Decimal(about).quantize(Decimal("0.1"))

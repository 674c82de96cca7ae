"""Returns: what finance, tax and statistics hand in as numbers, period by period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.calendar import Period, month
from airshed.city.registers.reports import Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Thing, mistyped, since, told_with

NAME = "returns"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "clause": str,
    "item": str,
    "first_date": date,
    "last_date": date,
    "value": Decimal,
    "base_value": Decimal,
    "confirmed": bool,
    "department": str,
    "source": str,
}
MOMENTS = monthly(date(2018, 4, 20), date(2019, 12, 20), at="11:00")
HANDED_IN, CONFIRMED = timedelta(days=12), timedelta(days=26)  # after the end of the period
LATE = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class Item:
    """A number that a clause asks for.

    Attributes:
        clause: of the plan.
        item: name.
        department: who hands it in.
        months: length of a period; they are those that fit into a year.
        start: value of the first period.
        growth: factor from a year to the next.
        decimals: so many.
    """

    clause: str
    item: str
    department: str
    months: int
    start: float
    growth: float
    decimals: int

    @property
    def in_a_year(self) -> int:
        """Number of periods of a year."""
        return 12 // self.months


ITEMS: Sequence[Item] = (
    Item("C7.3-05", "green_credit_balance", "finance_office", 3, 86_000_000, 1.14, 2),
    Item("C7.3-05", "green_insurance_policies", "finance_office", 3, 21, 1.3, 0),
    Item("C7.3-06", "equipment_credit", "tax", 9, 310_000, 1.1, 2),
    Item("C7.3-06", "vehicle_purchase_tax", "tax", 9, 540_000, 1.5, 2),
    Item("C7.3-06", "vehicle_vessel_tax", "tax", 9, 92_000, 1.2, 2),
    Item("C8.4-03", "awareness_share", "statistics", 9, 0.62, 1.05, 3),
)
YEARS = (2018, 2019)
LATE_ROW, TYPED_ROW, MISSING_ROW = ("vehicle_vessel_tax", 1), ("green_credit_balance", 4), ("equipment_credit", 1)
"""Item and place of the period, from 0, of what goes wrong."""


def returns(seed: int) -> Book:
    """Return the register; the same seed gives the same numbers."""
    draw = Random(f"airshed returns {seed}")  # noqa: S311 - a simulator, not a secret
    things, slips = [], []
    for item in ITEMS:
        before: dict[int, Decimal] = {}
        for place, period in enumerate(_periods(item)):
            value = _value(draw, item, place)
            base = before.get(place - item.in_a_year) or _value(draw, item, place - item.in_a_year)
            before[place] = value
            thing, slip = _told(_row(item, period, value, base), period, (item.item, place))
            things.append(thing)
            slips += [slip] if slip else []
    return Book(NAME, COLUMNS, tuple(things), MOMENTS, tuple(slips))


def _periods(item: Item) -> list[Period]:
    found = []
    for year in YEARS:
        for first in range(1, 14 - item.months, item.months):
            last = month(year, first + item.months - 1)
            found.append(Period(date(year, first, 1), last.to_date))
    return found


def _value(draw: Random, item: Item, place: int) -> Decimal:
    years = place / item.in_a_year
    return Decimal(item.start * item.growth**years * draw.uniform(0.98, 1.02)).quantize(
        Decimal(1).scaleb(-item.decimals)
    )


def _row(item: Item, period: Period, value: Decimal, base: Decimal) -> Facts:
    facts: dict[str, Fact] = {
        "code": f"{item.clause}/{item.item}/{period.last_date:%Y-%m}",
        "clause": item.clause,
        "item": item.item,
        "first_date": period.from_date,
        "last_date": period.last_date,
        "value": value,
        "base_value": base,
        "confirmed": since(period.to_date + CONFIRMED, value=True, before=False),
        "department": item.department,
        "source": "return",
    }
    return facts


def _told(true: Facts, period: Period, which: tuple[str, int]) -> tuple[Thing, Slip | None]:
    key, known = str(true["code"]), period.to_date + HANDED_IN
    told: Facts | None = true
    slip = None
    if which == LATE_ROW:
        known += LATE
        slip = Slip(NAME, key, "late")
    elif which == TYPED_ROW:
        put_right, value = known + timedelta(days=40), true["value"]
        shown = value * 10 if isinstance(value, Decimal) else None
        told = told_with(true, {"value": mistyped(value, shown, put_right=put_right)})
        slip = Slip(NAME, key, "typed_wrong", "value", put_right=put_right)
    elif which == MISSING_ROW:
        told, slip = None, Slip(NAME, key, "missing")
    return Thing(key, true, period.to_date, told, known), slip

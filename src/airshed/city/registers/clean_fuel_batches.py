"""Batches of clean fuel of three winters: tested mostly, and not all as clean as they should be."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, event, since

NAME = "clean_fuel_batches"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "supplier": str,
    "product": str,
    "quantity_t": Decimal,
    "delivered_date": date,
    "block": str,
    "households": int,
    "test_date": date,
    "lab": str,
    "report_number": str,
    "sulphur_pct": Decimal,
    "sulphur_limit_pct": Decimal,
    "ash_pct": Decimal,
    "ash_limit_pct": Decimal,
    "limit_source": str,
    "passed": bool,
    "department": str,
    "source": str,
}
WINTERS = ((date(2018, 1, 5), 95), (date(2018, 10, 6), 180), (date(2019, 10, 5), 85))
"""First day and length of the times in which fuel is delivered. [days]"""
EDGES = (date(2019, 10, 14), date(2019, 10, 15), date(2019, 11, 19), date(2019, 11, 20))
"""Around the first day of the heating season and the demo's day."""
COUNT = 54
BLOCKS = tuple(f"示例棚户区{number}片" for number in "一二三四五六七八")
SUPPLIERS = ("示例晨光洁净煤配送有限公司", "示例草海生物质燃料有限公司", "示例白泉型煤厂")
SULPHUR, ASH = Decimal("0.500"), Decimal("20.000")
"""What this city's contracts with its suppliers ask for. [%]"""


def clean_fuel_batches(seed: int) -> Book:
    """Return the register; the same seed gives the same batches."""
    draw = Random(f"airshed clean fuel batches {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_batch(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=[Late("test_date", 2, 20), Late("", 3, 30)],
        wrong=[
            Wrong("passed", lambda right: not right, 2, cheated=True),
            Wrong("ash_pct", lambda right: right * 10 if isinstance(right, Decimal) else None, 2),
        ],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="delivered_date", when=QUARTERS)


def _batch(draw: Random, number: int) -> Facts:
    first, days = WINTERS[number % len(WINTERS)]
    day = EDGES[number - 1] if number <= len(EDGES) else first + timedelta(days=draw.randrange(days))
    tested = day + timedelta(days=draw.randrange(1, 12)) if number % 11 else None
    sulphur, ash = _percent(draw, 0.2, 0.52), _percent(draw, 9, 20)
    product = draw.choice(("briquette", "briquette", "briquette", "biomass_pellet", "semi_coke"))
    amount = draw.randint(40, 260)
    return {
        "code": f"RL-{day.year}-{number:03d}",
        "supplier": draw.choice(SUPPLIERS),
        "product": product,
        "quantity_t": Decimal(amount),
        "delivered_date": day,
        "block": draw.choice(BLOCKS),
        "households": amount // 2,
        "test_date": event(tested),
        "lab": "示例煤质检测中心" if tested else None,
        "report_number": since(tested, f"RJ-{number:04d}"),
        "sulphur_pct": since(tested, sulphur),
        "sulphur_limit_pct": SULPHUR,
        "ash_pct": since(tested, ash),
        "ash_limit_pct": ASH,
        "limit_source": "市洁净型煤配送合同",
        "passed": since(tested, sulphur <= SULPHUR and ash <= ASH),
        "department": "market",
        "source": "return",
    }


def _percent(draw: Random, least: float, most: float) -> Decimal:
    return Decimal(draw.uniform(least, most)).quantize(Decimal("0.001"))

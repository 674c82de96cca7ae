"""Energy use: what some thirty firms burnt and bought month by month, and what some of them would rather not tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book, monthly
from airshed.city.registers.stories import Facts

NAME = "energy_use"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "enterprise": str,
    "month_date": date,
    "user_class": str,
    "coal_t": Decimal,
    "coal_bought_t": Decimal,
    "coal_stock_t": Decimal,
    "diesel_t": Decimal,
    "gas_m3": Decimal,
    "power_kwh": Decimal,
    "heat_gj": Decimal,
    "energy_tce": Decimal,
    "output_yuan": Decimal,
    "department": str,
    "source": str,
}
REAL: Mapping[str, type] = {"output_10k_yuan": Decimal}
WHEN = monthly(date(2018, 4, 12), date(2019, 12, 12), at="10:30")
EQUIVALENTS = {
    "coal_t": "0.7143",
    "diesel_t": "1.4571",
    "gas_m3": "0.00133",
    "power_kwh": "0.0001229",
    "heat_gj": "0.03412",
}
"""Tonnes of standard coal in one of each."""
FALLING, SHRINKING, GROWING = 0.93, 0.90, 1.02
"""From 2018 to 2019: coal, output, and what is not coal."""
WINTER = {10: 0.5, 11: 1.0, 12: 1.2, 1: 1.3, 2: 1.1, 3: 0.8, 4: 0.4}
MONTHS = [month(year, number).last_date for year in (2018, 2019) for number in range(1, 13)]
STOCK = Decimal(800)


@dataclass(frozen=True, slots=True)
class Trade:
    """What firms of a trade use in a month: how many of them tell, and roughly how much each."""

    user_class: str
    firms: int
    coal_t: float
    power_kwh: float
    gas_m3: float = 0
    output_yuan: float = 2_000_000
    heats: bool = False


TRADES: Mapping[str, Trade] = {
    "heat": Trade("heat", 3, 5200, 900_000, output_yuan=6_000_000, heats=True),
    "power": Trade("power", 1, 14_000, 2_400_000, output_yuan=21_000_000, heats=True),
    "building_materials": Trade("industry", 4, 260, 310_000),
    "cement": Trade("industry", 2, 900, 820_000, output_yuan=4_800_000),
    "brick": Trade("industry", 3, 420, 120_000),
    "food": Trade("industry", 4, 45, 90_000, gas_m3=12_000),
    "wool": Trade("industry", 3, 80, 140_000),
    "minerals": Trade("industry", 4, 350, 640_000, output_yuan=5_200_000),
    "printing": Trade("industry", 1, 0, 60_000, gas_m3=9_000),
    "repair": Trade("services", 2, 12, 20_000, output_yuan=400_000),
    "coal_yard": Trade("households", 1, 2600, 15_000, output_yuan=1_500_000, heats=True),
}
"""The coal yard stands for all homes and shops that it supplies."""


def energy_use(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same months."""
    draw = Random(f"airshed energy use {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for firm, trade in _users(firms) for row in _months(draw, firm, trade)]
    slips = Slips(
        late=[Late("", 14, 40)],
        wrong=[
            Wrong("energy_tce", lambda right: _times(right, "10"), 4),
            Wrong("coal_stock_t", lambda right: _times(right, "0.1"), 4),
            Wrong("output_yuan", lambda _: None, 6),
            Wrong("coal_t", lambda right: _times(right, "0.7"), 6, cheated=True),
        ],
        missing=5,
    )
    key = ("enterprise", "month_date")
    return plain(NAME, COLUMNS, rows, draw, slips, key=key, known="month_date", when=WHEN, real=REAL)


def _times(right: object, factor: str) -> Decimal | None:
    return (right * Decimal(factor)).quantize(Decimal("0.001")) if isinstance(right, Decimal) and right else Decimal(1)


def _users(firms: Book) -> Iterator[tuple[str, Trade]]:
    """Yield the firms that tell, the first of each trade of which the enterprises' register knows."""
    left = {sector: trade.firms for sector, trade in TRADES.items()}
    for thing in firms.things:
        sector = str((thing.true or {}).get("sector"))
        if thing.told is not None and thing.true is not None and left.get(sector):
            left[sector] -= 1
            yield thing.key, TRADES[sector]


def _months(draw: Random, firm: str, trade: Trade) -> Iterator[Facts]:
    stock, size = STOCK + round(trade.coal_t), draw.uniform(0.8, 1.25)
    for day in MONTHS:
        season = WINTER.get(day.month, 0.02) if trade.heats else 1.0
        later = day.year > MONTHS[0].year
        coal = _drawn(draw, trade.coal_t * size * season * (FALLING if later else 1))
        bought = _drawn(draw, trade.coal_t * size * season) if stock < STOCK + 2 * round(trade.coal_t) else Decimal(0)
        bought = max(bought, coal - stock)
        stock += bought - coal
        more = size * (GROWING if later else 1)
        used = {
            "coal_t": coal,
            "diesel_t": _drawn(draw, 2 * more),
            "gas_m3": _drawn(draw, trade.gas_m3 * more),
            "power_kwh": _drawn(draw, trade.power_kwh * more),
            "heat_gj": _drawn(draw, 0 if trade.heats else 120 * more * WINTER.get(day.month, 0)),
        }
        output = _drawn(draw, trade.output_yuan * size * (SHRINKING if later else 1))
        energy = sum((amount * Decimal(EQUIVALENTS[name]) for name, amount in used.items()), Decimal(0))
        yield {
            "enterprise": firm,
            "month_date": day,
            "user_class": trade.user_class,
            **used,
            "coal_bought_t": bought,
            "coal_stock_t": stock,
            "energy_tce": energy.quantize(Decimal("0.001")),
            "output_yuan": output,
            "output_10k_yuan": output / 10_000,
            "department": "statistics",
            "source": "return",
        }


def _drawn(draw: Random, about: float) -> Decimal:
    return Decimal(about * draw.uniform(0.96, 1.04)).quantize(Decimal("0.1"))

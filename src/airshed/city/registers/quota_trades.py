"""Quota trades: accounts of coal and of pollutants, a few of them overdrawn, a few entries with nobody."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts

NAME = "quota_trades"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "account": str,
    "kind": str,
    "move": str,
    "trade_date": date,
    "amount_t": Decimal,
    "balance_t": Decimal,
    "counterpart": str,
    "price_yuan": Decimal,
    "contract_number": str,
    "approved_date": date,
    "department": str,
    "source": str,
}
HOLDERS = {"heat": 3, "power": 1, "cement": 2, "brick": 2, "minerals": 2}
ACCOUNTS = {"coal": 12_000, "so2": 60, "nox": 80}
"""What is allocated a year, roughly. [t]"""
OTHERS = ("示例盟交易中心", "示例青原能源有限公司", "示例沙驼矿业有限公司")
CENTRE = "盟行政公署能源主管部门"
OVERDRAWN, ALONE, EVEN = 17, 23, 11
"""Entries of which one in so many overdraws its account, has nobody on the other side, or leaves nothing at all."""


def quota_trades(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same entries."""
    draw = Random(f"airshed quota trades {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for number, firm in enumerate(_holders(firms)) for row in _account(draw, firm, number)]
    slips = Slips(
        late=[Late("", 4, 50)],
        wrong=[
            Wrong("balance_t", lambda right: abs(right) + 100 if isinstance(right, Decimal) else None, 3, cheated=True),
            Wrong("amount_t", lambda right: right * 10 if isinstance(right, Decimal) else None, 2),
        ],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="trade_date", when=QUARTERS)


def _holders(firms: Book) -> Iterator[str]:
    left = dict(HOLDERS)
    for thing in firms.things:
        sector = str((thing.true or {}).get("sector"))
        if thing.told is not None and left.get(sector):
            left[sector] -= 1
            yield thing.key


def _account(draw: Random, firm: str, place: int) -> Iterator[Facts]:
    """Yield the entries of a firm's account: each year something is given, then sold or bought, then used."""
    kind = list(ACCOUNTS)[place % len(ACCOUNTS)]
    balance, day = Decimal(0), date(2018, 1, 15)
    for turn in range(8):
        number = place * 8 + turn + 1
        given = Decimal(ACCOUNTS[kind]) * Decimal(draw.uniform(0.8, 1.2)).quantize(Decimal("0.01"))
        share = (balance * Decimal(draw.uniform(0.3, 0.6))).quantize(Decimal("0.1"))
        move, amount = (("allocation", given), ("sale", -share), ("purchase", share / 2), ("use", -share))[turn % 4]
        if turn % 4 == 3:  # noqa: PLR2004 - what is used may be more than there is, or just as much
            amount = -balance - 25 if number % OVERDRAWN == 0 else -balance if number % EVEN == 0 else amount
        amount = amount.quantize(Decimal("0.1"))
        balance += amount
        other = {"allocation": CENTRE, "use": "市生态环境局"}.get(move, draw.choice(OTHERS))
        yield {
            "code": f"JY-{day.year}-{number:03d}",
            "account": firm,
            "kind": kind,
            "move": move,
            "trade_date": day,
            "amount_t": amount,
            "balance_t": balance,
            "counterpart": None if number % ALONE == 0 else other,
            "price_yuan": (abs(amount) * 42).quantize(Decimal("0.01")) if move in {"sale", "purchase"} else None,
            "contract_number": f"示交{number:03d}",
            "approved_date": day - timedelta(days=6),
            "department": "development",
            "source": "return",
        }
        day += timedelta(days=draw.randint(75, 95))

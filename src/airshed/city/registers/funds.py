"""Payments for clean air: most for projects of the store by contract and voucher, some not quite."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.chances import filed, happens, within
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value

NAME = "funds"
NEEDS = ("projects",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "year": int,
    "project": str,
    "payee": str,
    "budget_yuan": Decimal,
    "contract_number": str,
    "contract_yuan": Decimal,
    "voucher_number": str,
    "voucher_yuan": Decimal,
    "paid_yuan": Decimal,
    "payment_date": date,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
REAL: Mapping[str, type] = {"contract": bool, "voucher": bool, "project_in_store": bool, "project_in_year_plan": bool}
PAYMENTS: Mapping[tuple[str, int], int] = {
    ("special", 2018): 8,
    ("special", 2019): 18,
    ("budget", 2018): 12,
    ("budget", 2019): 14,
    ("social", 2019): 4,
}
"""How many payments of a kind there are in a year."""
YUAN = Decimal(1)


def funds(seed: int, projects: Book) -> Book:
    """Return the register; the same arguments give the same payments."""
    draw = Random(f"airshed funds {seed}")  # noqa: S311 - a simulator, not a secret
    known = [facts_of(thing) for thing in projects.things if thing.true and thing.told]
    kinds = [which for which, count in PAYMENTS.items() for _ in range(count)]
    rows = [_payment(draw, n, kind, year, known) for n, (kind, year) in enumerate(kinds, start=1)]
    slips = Slips(
        late=(Late("", 4, 60),),
        wrong=(Wrong("voucher_yuan", _more, 2), Wrong("paid_yuan", _more, 1)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=_papers(rows), real=REAL)


def _more(right: Value) -> Value:
    return right + 900 if isinstance(right, Decimal) else right


def _payment(draw: Random, number: int, kind: str, year: int, known: Sequence[Facts]) -> Facts:
    project = draw.choice(known) if happens(draw, 0.92) else None
    paid = Decimal(draw.randint(3, 160)) * 10_000 + draw.randint(0, 99) * YUAN / 100
    day = within(draw, date(year, 3, 5), 300)
    contract = paid * draw.choice((1, 1, 2, 3)) if happens(draw, 0.88) else None
    if contract and happens(draw, 0.06):
        contract -= YUAN / 100
    voucher = paid if happens(draw, 0.92) else paid - YUAN / 100
    papers = kind == "special"
    return {
        "code": f"ZJ-{year}-{number:03d}",
        "name": f"示例大气治理第{number}笔支付",
        "kind": kind,
        "year": year,
        "project": project["code"] if project else None,
        "payee": project["owner"] if project else "示例市环境监测站",
        "budget_yuan": paid * 2,
        "contract_number": f"HT-{year}-{number:03d}" if contract else None,
        "contract_yuan": contract,
        "voucher_number": f"PZ{year}{number:05d}",
        "voucher_yuan": voucher,
        "paid_yuan": paid,
        "payment_date": day,
        "department": "finance",
        "from_date": day,
        "to_date": None,
        "source": "return",
        "contract": papers and contract is not None and paid <= contract,
        "voucher": papers and voucher == paid,
        "project_in_store": _was_in_store(project, day),
        "project_in_year_plan": bool(project and project["in_year_plan"]),
    }


def _was_in_store(project: Facts | None, day: date) -> bool:
    held = project["in_store"] if project else None
    return bool(held.on(day) if isinstance(held, Story) else held)


def _papers(rows: Sequence[Facts]) -> list[Proof]:
    """Return contract and voucher of each payment of the special fund, on the day it was paid."""
    special = [(str(row["code"]), row["payment_date"]) for row in rows if row["kind"] == "special"]
    return [
        filed(NAME, key, purpose, day)
        for key, day in special
        for purpose in ("contract", "voucher")
        if isinstance(day, date)
    ]

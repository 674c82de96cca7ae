"""Capacity replaced: a dozen cases around one for one; one line is sold twice, one was never closed on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.plain import Late, Slips, plain
from airshed.city.registers.proofs import Proof, paper
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Slip, day_of, event, since

NAME = "capacity_replacements"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "sector": str,
    "new_capacity_t": Decimal,
    "line": str,
    "line_owner": str,
    "line_capacity_t": Decimal,
    "offered_t": Decimal,
    "line_closed_date": date,
    "approved_date": date,
    "number": str,
    "department": str,
    "source": str,
}
REAL: Mapping[str, type] = {"offered_capacity_t": Decimal, "closure_proof": bool}


@dataclass(frozen=True, slots=True)
class Case:
    """What one closed line gives a new one.

    Attributes:
        sector: trade.
        new: new capacity. [t]
        line: code of the closed line.
        size: its capacity. [t]
        offered: of it. [t]
        approved: the day; empty = not yet.
        left: what is left of the offer when those before have had theirs; None = all. [t]
        proved: whether there is a paper that the line was closed.
    """

    sector: str
    new: int
    line: str
    size: int
    offered: int
    approved: str
    left: int | None = None
    proved: bool = True


CASES: Sequence[Case] = (
    Case("cement", 300_000, "TC-2017-01", 300_000, 300_000, "2018-05-14"),  # just equal
    Case("casting", 12_000, "TC-2017-02", 20_000, 15_000, "2018-09-03"),
    Case("casting", 5_000, "TC-2017-02", 20_000, 5_000, "2019-02-11"),  # what is left of the same line, to the tonne
    Case("casting", 4_000, "TC-2017-02", 20_000, 4_000, "2019-06-20", left=0),  # and sold once more
    Case("other", 60_000, "TC-2018-01", 59_999, 59_999, "2019-03-18"),  # a tonne too little
    Case("cement", 150_000, "TC-2018-02", 240_000, 225_000, "2019-04-09"),
    Case("glass", 80_000, "TC-2018-03", 100_000, 100_000, "2019-05-27", proved=False),
    Case("steel", 45_000, "TC-2018-04", 45_001, 45_001, "2019-08-12"),
    Case("cement", 15_000, "TC-2018-02", 240_000, 15_000, "2019-10-15"),
    Case("coke", 90_000, "TC-2018-05", 120_000, 110_000, "2019-11-04"),
    Case("casting", 8_000, "TC-2019-01", 10_000, 9_000, ""),
    Case("other", 30_000, "TC-2019-02", 26_000, 30_000, "2019-11-14", left=26_000),  # more than the line had
)


def capacity_replacements(seed: int) -> Book:
    """Return the register; the same seed gives the same replacements."""
    draw = Random(f"airshed capacity replacements {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_row(draw, number, case) for number, case in enumerate(CASES, 1)]
    proofs = [_paper(row) for row, case in zip(rows, CASES, strict=True) if case.proved]
    told = plain(NAME, COLUMNS, rows, draw, Slips(late=(Late("approved_date", 1, 40),)), proofs=proofs, real=REAL)
    unproved = (str(row["code"]) for row, case in zip(rows, CASES, strict=True) if not case.proved)
    return replace(told, slips=(*told.slips, *(Slip(NAME, key, "missing", "closure_proof") for key in unproved)))


def _row(draw: Random, number: int, case: Case) -> Facts:
    closed = date(int(case.line[3:7]), draw.randint(6, 12), draw.randint(1, 28))
    approved = date.fromisoformat(case.approved) if case.approved else None
    return {
        "code": f"ZH-{number:03d}",
        "name": f"示例新线{number}号",
        "sector": case.sector,
        "new_capacity_t": Decimal(case.new),
        "line": case.line,
        "line_owner": f"示例退出企业{case.line[3:]}",
        "line_capacity_t": Decimal(case.size),
        "offered_t": Decimal(case.offered),
        "offered_capacity_t": Decimal(case.offered if case.left is None else case.left),
        "line_closed_date": event(closed),
        "closure_proof": since(closed, value=True, before=False),
        "approved_date": event(approved),
        "number": since(approved, f"示工信函〔{approved.year}〕{number}号") if approved else None,
        "department": "industry",
        "source": "archive",
    }


def _paper(row: Facts) -> Proof:
    key = str(row["code"])
    day = max(day_of(row["line_closed_date"]) or date.max, date(2018, 3, 1)) + timedelta(days=20)
    content = paper(f"Example proof that line {row['line']} was closed, for {key}")
    return Proof(NAME, key, "closure", datetime.combine(day, time(15, 0)), None, None, f"{key}.pdf", content)

"""Audits of cleaner production and of energy: rounds before, the round that is due, and the next one."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import LAST_DAY, OF_FIRM, day_of, happens, of_firm, told_rows
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, event, since

NAME = "audits"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "enterprise": str,
    "kind": str,
    "round": int,
    "ground": str,
    "listed_date": date,
    "due_date": date,
    "done_date": date,
    "auditor": str,
    "document_number": str,
    "findings": int,
    "carried_out": int,
    "saved_tce": Decimal,
    "saved_water_t": Decimal,
    "avoided_kg": Decimal,
    "saved_yuan": Decimal,
    **OF_FIRM,
}
KINDS = (
    ("cleaner_production", "audit_due", "audit_done_date", "ecology", ("emissions", "emissions", "toxic", "energy")),
    ("energy", "energy_audit_due", "energy_audit_done_date", "energy", ("key_energy_user",)),
)
"""Kind, the columns in which firms know of it, who keeps the rows, and why it is asked for."""
NEXT_LISTED = date(2019, 10, 15)
"""When the firms were named that are due the year after."""


def audits(seed: int, firms: Book) -> Book:
    """Return the register of the audits of firms; the same arguments give the same audits."""
    draw = Random(f"airshed audits {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        for row in _rounds(draw, firm):
            rows.append({"code": f"SH-{len(rows) + 1:03d}", "enterprise": firm["code"], **row})
    slips = Slips(
        late=(Late("done_date", 2, 60),),
        wrong=(Wrong("auditor", lambda told: f"{told}（示例）", 2), Wrong("round", lambda _: 9, 2)),
        missing=1,
    )
    return plain(NAME, COLUMNS, rows, draw, slips)


def _rounds(draw: Random, firm: Facts) -> Iterator[dict[str, Fact]]:
    """Yield the rounds of a firm: one before, the one it knows to be due, and for some one of the next year."""
    for kind, due_column, done_column, department, grounds in KINDS:
        if due := day_of(firm[due_column]):
            what = {"kind": kind, "ground": draw.choice(grounds)}
            before = due - timedelta(days=4 * 365)
            first, last = (before - timedelta(days=days) for days in (300, draw.randint(5, 90)))
            spans: list[tuple[int, date, date, date | None]] = [
                (1, first, before, last),
                (2, date(due.year, 1, 15), due, day_of(firm[done_column])),
            ]
            if due.year == NEXT_LISTED.year and happens(draw, 0.4):
                spans.append((3, NEXT_LISTED, date(2020, 12, 31), None))
            for number, listed, due_day, done in spans:
                row = _round(draw, listed, due_day, done if done and done <= LAST_DAY else None)
                yield {
                    **what,
                    "round": number,
                    **row,
                    **of_firm(firm, since=listed, department=department, source="duty_list"),
                }


def _round(draw: Random, listed: date, due: date, done: date | None) -> dict[str, Fact]:
    findings = draw.randint(6, 40)
    return {
        "listed_date": listed,
        "due_date": due,
        "done_date": event(done),
        "auditor": f"示例节能环保咨询{draw.randint(1, 4)}所",
        "document_number": since(done, f"示环函〔{done.year}〕{draw.randint(1, 200)}号" if done else None),
        "findings": since(done, findings),
        "carried_out": since(done, round(findings * draw.uniform(0.5, 1))),
        "saved_tce": since(done, Decimal(draw.randint(5, 900))),
        "saved_water_t": since(done, Decimal(draw.randint(0, 9_000))),
        "avoided_kg": since(done, Decimal(draw.randint(0, 30_000))),
        "saved_yuan": since(done, Decimal(draw.randint(1, 300) * 10_000)),
    }

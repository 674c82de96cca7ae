"""Coal samples: who drew them, how they tested, and whether what failed was followed up in time."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import person
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, paper, picture
from airshed.city.registers.reports import Book, moments, monthly
from airshed.city.registers.stories import EVER, Fact, Facts, Story, event, since

NAME = "coal_samples"
NEEDS = ("coal_outlets",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "outlet": str,
    "random_drawn": bool,
    "kind": str,
    "sample_date": date,
    "sampler": str,
    "seal_number": str,
    "spare_kept": bool,
    "lab": str,
    "received_date": date,
    "seal_intact": bool,
    "report_number": str,
    "reported_date": date,
    "sulphur_pct": Decimal,
    "sulphur_limit_pct": Decimal,
    "ash_pct": Decimal,
    "ash_limit_pct": Decimal,
    "volatile_pct": Decimal,
    "volatile_limit_pct": Decimal,
    "limit_source": str,
    "passed": bool,
    "follow_up": str,
    "follow_up_due": date,
    "followed_up_date": date,
    "department": str,
    "source": str,
}
WHEN = monthly(date(2018, 7, 11), date(2019, 10, 11), every=3, at="11:30") + moments("2019-11-13", "2019-12-11")
SAMPLES = {2018: 40, 2019: 52}
SULPHUR, ASH, VOLATILE = Decimal("1.000"), Decimal("16.000"), Decimal("37.000")
"""What this city writes into its samples as limits; no more than that. [%]"""
RESULTS = ("0.420", "0.560", "0.630", "0.710", "0.790", "0.850", "0.910", "0.999", "1.000", "1.001", "1.240")
"""Sulphur, three of them at the limit itself. [%]"""
FOLLOWED = (-5, -2, 0, 0, 1, 9, None)
"""Days after the due day on which something that failed was dealt with."""


def coal_samples(seed: int, outlets: Book) -> Book:
    """Return the register; the same arguments give the same samples."""
    draw = Random(f"airshed coal samples {seed}")  # noqa: S311 - a simulator, not a secret
    known = [t.key for t in outlets.things if t.told is not None and t.true is not None and t.told_from.year == 2018]  # noqa: PLR2004
    rows = [_sample(draw, draw.choice(known), year, n) for year, count in SAMPLES.items() for n in range(1, count + 1)]
    slips = Slips(
        late=[Late("followed_up_date", 2, 30), Late("", 4, 60)],
        wrong=[Wrong("sulphur_pct", lambda right: right * 10 if isinstance(right, Decimal) else None, 3)],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="sample_date", when=WHEN, proofs=tuple(_proofs(rows)))


def _sample(draw: Random, outlet: str, year: int, number: int) -> Facts:
    code = f"MY-{year}-{number:03d}"
    day = date(year, 1, 8) + timedelta(days=round((number - 1) * 355 / SAMPLES[year]) + draw.randrange(4))
    received, reported = day + timedelta(days=draw.randrange(1, 4)), day + timedelta(days=draw.randrange(7, 16))
    sulphur, ash = Decimal(draw.choice(RESULTS)), _percent(draw, 7, 17)
    passed = sulphur <= SULPHUR and ash <= ASH
    due = None if passed else reported + timedelta(days=15)
    after = draw.choice(FOLLOWED)
    followed = due + timedelta(days=after) if due and after is not None else None
    sealed = number % 23 != 0
    return {
        "code": code,
        "outlet": outlet,
        "random_drawn": draw.random() < 0.8,  # noqa: PLR2004 - the others after complaints
        "kind": draw.choice(("bulk", "bulk", "bulk", "lignite", "briquette")),
        "sample_date": day,
        "sampler": f"{person(draw)}、{person(draw)}",
        "seal_number": f"FY-{year}{number:04d}" if sealed else None,
        "spare_kept": draw.random() < 0.9,  # noqa: PLR2004 - most of them
        "lab": draw.choice(("示例煤质检测中心", "示例质检所")),
        "received_date": event(received),
        "seal_intact": since(received, number % 31 != 0),
        "report_number": since(reported, f"JC{year}-{number:04d}"),
        "reported_date": event(reported),
        "sulphur_pct": since(reported, sulphur),
        "sulphur_limit_pct": SULPHUR,
        "ash_pct": since(reported, ash),
        "ash_limit_pct": ASH,
        "volatile_pct": since(reported, _percent(draw, 24, 37)),
        "volatile_limit_pct": VOLATILE,
        "limit_source": "市煤质抽检工作方案",
        "passed": since(reported, passed),
        "follow_up": since(None if passed else reported, draw.choice(("recall", "seal_up", "fine"))),
        "follow_up_due": event(due, known=reported),
        "followed_up_date": event(followed),
        "department": "market",
        "source": "visit",
    }


def _percent(draw: Random, least: float, most: float) -> Decimal:
    return Decimal(draw.uniform(least, most)).quantize(Decimal("0.001"))


def _proofs(rows: list[Facts]) -> list[Proof]:
    """Return photos of the seals and reports of samples that failed; one photo is another's."""
    found = []
    failed = [row for row in rows if _last(row["passed"]) is False]
    for number, row in enumerate(failed[:14]):
        sampled, reported = row["sample_date"], _last(row["reported_date"])
        shown = failed[0] if number == 5 else row  # noqa: PLR2004 - one of them
        if isinstance(sampled, date) and isinstance(reported, date):
            found.append(_proof(row, "photo", sampled, f"{row['code']}.png", picture(f"{shown['code']} seal")))
            found.append(_proof(row, "document", reported, f"{row['code']}.pdf", paper(f"report {row['code']}")))
    return found


def _last(fact: Fact) -> object:
    return fact.steps[-1][1] if isinstance(fact, Story) and fact.steps[0][0] >= EVER else fact


def _proof(row: Facts, purpose: str, day: date, name: str, content: bytes) -> Proof:
    return Proof(NAME, str(row["code"]), purpose, datetime.combine(day, time(16)), None, None, name, content)

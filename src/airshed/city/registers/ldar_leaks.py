"""Leaks: which component leaked, how much, when it was repaired, and what the second test read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import LAST_DAY, OF_FIRM, day_of, happens, later, of_firm, told_rows
from airshed.city.registers.ldar_rounds import round_code
from airshed.city.registers.leak_rounds import rounds_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, event, since

NAME = "ldar_leaks"
NEEDS = ("voc_sources", "ldar_rounds")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "voc_source": str,
    "ldar_round": str,
    "enterprise": str,
    "tag": str,
    "component": str,
    "medium": str,
    "ppm": Decimal,
    "limit_ppm": Decimal,
    "found_date": date,
    "tried_date": date,
    "repair_due": date,
    "delayed": bool,
    "delay_reason": str,
    "repair_date": date,
    "retest_ppm": Decimal,
    **OF_FIRM,
}
COMPONENTS = ("valve", "valve", "flange", "flange", "pump", "compressor", "relief", "open_line", "sampling")
LIMIT = Decimal(2_000)
OVER = (Decimal("0.1"), Decimal(1), Decimal(600), Decimal(4_000), Decimal(9_000))
"""By how much what leaks is above the limit."""
CLOCK, DELAYED = timedelta(days=15), timedelta(days=120)
REPAIRED_AFTER = (0, 1, 4, 9, 14, 15, 16, 30)
"""Days after it was found on which a leak is repaired; its clock runs for 15."""
RETESTS = ("12", "80", "450", "1999.9", "2000", "2000.1", "2600")
"""What the second test reads, mostly below the limit or at it."""
SHOWN = 24


def ldar_leaks(seed: int, sources: Book, rounds: Book) -> Book:
    """Return the register of the leaks that rounds found; the same arguments give the same leaks."""
    draw = Random(f"airshed ldar leaks {seed}")  # noqa: S311 - a simulator, not a secret
    told = {str(row["code"]) for row in told_rows(rounds)}
    rows: list[Facts] = []
    for source in told_rows(sources):
        for one in rounds_of(seed, str(source["code"])) if source["ldar_required"] else ():
            key = round_code(source["code"], one)
            if key in told and one.done:
                found = [max(one.begins, one.done - timedelta(days=draw.randint(0, 9))) for _ in range(one.leaks)]
                rows += [_leak(draw, f"LD-{len(rows) + n:04d}", source, key, day) for n, day in enumerate(found, 1)]
    slips = Slips(
        late=(Late("repair_date", 5, 30),),
        wrong=(
            Wrong("ppm", lambda ppm: ppm / 10 if isinstance(ppm, Decimal) else ppm, 4),
            Wrong("retest_ppm", lambda _: Decimal(300), 4, cheated=True),
        ),
        missing=4,
    )
    real = {"repaired_date": date}
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("15:00"), proofs=_photos(rows), real=real)


def _leak(draw: Random, code: str, source: Facts, round_key: str, found: date) -> Facts:
    delayed = happens(draw, 0.1)
    repaired = later(found, draw.choice(REPAIRED_AFTER) + (80 if delayed else 0)) if happens(draw, 0.9) else None
    retest = Decimal(draw.choice(RETESTS)) if happens(draw, 0.92) else None
    tight = repaired if retest is not None and retest <= LIMIT else None
    tried = later(found, draw.randint(0, 5))
    facts: dict[str, Fact] = {
        "code": code,
        "voc_source": source["code"],
        "ldar_round": round_key,
        "enterprise": source["enterprise"],
        "tag": f"{source['code']}-{draw.randint(1, 2_400):04d}",
        "component": draw.choice(COMPONENTS),
        "medium": draw.choice(("gas", "light_liquid", "heavy_liquid")),
        "ppm": LIMIT + draw.choice(OVER),
        "limit_ppm": LIMIT,
        "found_date": found,
        "tried_date": event(min(tried, repaired) if tried and repaired else tried),
        "repair_due": found + (DELAYED if delayed else CLOCK),
        "delayed": delayed,
        "delay_reason": "需停工检修" if delayed else None,
        "repair_date": event(repaired),
        "retest_ppm": since(repaired, retest),
        "repaired_date": event(tight),
        **of_firm(source, since=found, source="leak_test"),
    }
    return facts


def _photos(rows: Sequence[Facts]) -> tuple[Proof, ...]:
    """Return a photo of the first leaks that were repaired."""
    repaired = [(str(row["code"]), day) for row in rows if (day := day_of(row["repair_date"]))][:SHOWN]
    return tuple(
        Proof(NAME, key, "photo", datetime.combine(min(day, LAST_DAY), time(9, 50)), None, None, f"{key}.png",
              picture(f"{key} {NAME}"))
        for key, day in repaired
    )  # fmt: skip

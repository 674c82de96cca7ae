"""Roadside checks: more of them in autumn and winter; who fails is fined and repairs in time, late or never."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.names import person
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import PLACE, Book
from airshed.city.registers.stories import Fact, Facts, since
from airshed.city.registers.terms import AFTER, LAST_DAY, done, drawn_day, happened, often, opposite, photo
from airshed.city.registers.traffic import LIMITS_FROM, SMOKE_LIMIT, Driven, diesels, fails, passing, smoke

NAME = "roadside_checks"
NEEDS = ("test_stations", "vehicles")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "check_date": date,
    "road": str,
    "joint": bool,
    "checker": str,
    "plate": str,
    "plate_colour": str,
    "local": bool,
    "stage": int,
    "method": str,
    "smoke_m1": Decimal,
    "smoke_limit_m1": Decimal,
    "passed": bool,
    "penalty_due": date,
    "penalty_date": date,
    "penalty_yuan": Decimal,
    "repair_due": date,
    "repair_date": date,
    "repair_station": str,
    "department": str,
    **PLACE,
    "source": str,
}
COUNTS = {2018: 640, 2019: 860}
MORE = {1: 2, 2: 1, 3: 2, 10: 4, 11: 5, 12: 3}
"""Weights of months; the others count 1."""
ROADS = ("示例国道入城口", "示例口岸路", "示例货场东路", "示例环城路", "示例园区大道")
FINE = Decimal("200.00")
FINED, REPAIRED = timedelta(days=15), timedelta(days=30)
PHOTOS = 40


def roadside_checks(seed: int, stations: Book, vehicles: Book) -> Book:
    """Return the register; the same arguments give the same checks."""
    draw = Random(f"airshed roadside checks {seed}")  # noqa: S311 - a simulator, not a secret
    known = diesels(vehicles)
    shops = [str(facts_of(thing)["code"]) for thing in stations.things if facts_of(thing)["kind"] == "repair"]
    checkers = [person(draw) for _ in range(6)]
    rows: list[Facts] = []
    for day in sorted(_day(draw, year) for year, count in COUNTS.items() for _ in range(count)):
        one = passing(draw, known, day, elsewhere=0.2)
        rows.append(_check(draw, len(rows) + 1, day, one=one, checker=draw.choice(checkers), shops=shops))
    slips = Slips(
        late=(Late("", 12, 45), Late("penalty_date", 8, 30), Late("repair_date", 6, 40)),
        wrong=(Wrong("passed", opposite, 5, cheated=True), Wrong("joint", opposite, 8)),
        missing=10,
    )
    proofs = _photos(rows)
    return plain(NAME, COLUMNS, rows, draw, slips, known="check_date", when=AFTER, proofs=proofs, real={"vehicle": str})


def _day(draw: Random, year: int) -> date:
    (month,) = draw.choices(range(1, 13), [MORE.get(number, 1) for number in range(1, 13)])
    return drawn_day(draw, date(year, month, 1), date(year, month, 28))


def _photos(rows: Sequence[Facts]) -> list[Proof]:
    """Return photos of the last who failed; the last of them shows the first again."""
    failed = [row for row in rows if row["passed"] is False][-PHOTOS:]
    first = str(failed[0]["code"])
    found = []
    for row in failed:
        day = row["check_date"]
        if isinstance(day, date):
            found.append(photo(NAME, row, "photo", day, of=first if row is failed[-1] else ""))
    return found


def _check(draw: Random, number: int, day: date, *, one: Driven, checker: str, shops: Sequence[str]) -> Facts:  # noqa: PLR0913 - who, whom, when
    failed = fails(draw, one)
    place = drawn_place(draw, 2, 3, 3, 3)
    measured = often(draw, 0.8)
    return {
        "code": f"LJ-{day.year}-{number:04d}",
        "check_date": day,
        "road": draw.choice(ROADS),
        "joint": often(draw, 0.7),
        "checker": checker,
        "plate": one.plate,
        "plate_colour": one.colour,
        "vehicle": f"{one.plate}|{one.colour}",
        "local": one.local,
        "stage": one.stage,
        "method": "free_acceleration" if measured else draw.choice(("black_smoke", "obd", "urea")),
        "smoke_m1": smoke(draw, failed=failed) if measured else None,
        "smoke_limit_m1": SMOKE_LIMIT if measured and day >= LIMITS_FROM else None,
        "passed": not failed,
        **_after(draw, day, shops, failed=failed),
        "department": "ecology",
        **place.facts,
        "source": "roadside",
    }


def _after(draw: Random, day: date, shops: Sequence[str], *, failed: bool) -> Mapping[str, Fact]:
    """Return what follows a failure: a fine, and a repair."""
    names = ("penalty_due", "penalty_date", "penalty_yuan", "repair_due", "repair_date", "repair_station")
    if not failed:
        return dict.fromkeys(names)
    fined = done(draw, day, day + FINED, share=0.93)
    repaired = done(draw, day, day + REPAIRED, share=0.85)
    mended = repaired if repaired and repaired <= LAST_DAY else None
    return {
        "penalty_due": day + FINED,
        "penalty_date": happened(fined),
        "penalty_yuan": since(fined, FINE) if fined and fined <= LAST_DAY else None,
        "repair_due": day + REPAIRED,
        "repair_date": happened(mended),
        "repair_station": since(mended, draw.choice(shops)) if mended else None,
    }

"""Emission tests: figures around the limits; who fails repairs and is tested again, and a few tests are too good."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, since
from airshed.city.registers.terms import AFTER, LAST_DAY, done, drawn_day, figure, happened, often, opposite
from airshed.city.registers.traffic import LIMITS_FROM, NOX_LIMIT, SMOKE_LIMIT, Driven, diesels, fails, passing, smoke

NAME = "emission_tests"
NEEDS = ("machines", "test_stations", "vehicles")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "station": str,
    "subject": str,
    "plate": str,
    "plate_colour": str,
    "machine": str,
    "kind": str,
    "method": str,
    "test_date": date,
    "limit_set": str,
    "smoke_m1": Decimal,
    "smoke_limit_m1": Decimal,
    "nox_ppm": Decimal,
    "nox_limit_ppm": Decimal,
    "passed": bool,
    "report_number": str,
    "repair_due": date,
    "repair_station": str,
    "repaired_date": date,
    "retest_due": date,
    "retest_passed_date": date,
    "department": str,
    "source": str,
}
COUNTS = {2018: 380, 2019: 500}
KINDS = ("periodic",) * 8 + ("supervision", "supervision", "transfer")
MACHINES = 0.05
REPAIR, RETEST = timedelta(days=30), timedelta(days=15)
LUG_DOWN = "lug_down"


def emission_tests(seed: int, machines: Book, stations: Book, vehicles: Book) -> Book:
    """Return the register; the same arguments give the same tests."""
    draw = Random(f"airshed emission tests {seed}")  # noqa: S311 - a simulator, not a secret
    known = diesels(vehicles)
    places = [facts_of(thing) for thing in stations.things]
    tests = [str(place["code"]) for place in places if place["kind"] == "test"]
    shops = [str(place["code"]) for place in places if place["kind"] == "repair"]
    diggers = [facts_of(thing) for thing in machines.things if thing.told is not None]
    days = sorted(drawn_day(draw, date(y, 1, 2), date(y, 12, 30)) for y, count in COUNTS.items() for _ in range(count))
    rows: list[Facts] = []
    for number, day in enumerate(days, start=1):
        dug = _digger(draw, diggers, day) if often(draw, MACHINES) else ""
        one = Driven("", "", None, local=True) if dug else passing(draw, known, day, elsewhere=0.04)
        rows.append(
            {**_test(draw, number, day, one=one, station=draw.choice(tests), shops=shops), **_subject(one, dug)}
        )
    slips = Slips(
        late=(Late("", 8, 40), Late("repaired_date", 6, 50), Late("retest_passed_date", 5, 45)),
        wrong=(Wrong("passed", opposite, 6, cheated=True), Wrong("smoke_m1", _tenth, 8)),
        missing=8,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="test_date", when=AFTER, real={"vehicle": str})


def _tenth(value: Fact) -> Decimal | None:
    return value / 10 if isinstance(value, Decimal) else None


def _digger(draw: Random, diggers: Sequence[Facts], day: date) -> str:
    """Return a machine that was there long before a day, as the register tells of it late."""
    there = [row for row in diggers if isinstance(made := row["made_date"], date) and made < day - timedelta(days=400)]
    return str(draw.choice(there)["code"])


def _subject(one: Driven, dug: str) -> Mapping[str, Fact]:
    return {
        "subject": "machine" if dug else "vehicle",
        "plate": None if dug else one.plate,
        "plate_colour": None if dug else one.colour,
        "machine": dug or None,
        "vehicle": dug or f"{one.plate}|{one.colour}",
    }


def _test(draw: Random, number: int, day: date, *, one: Driven, station: str, shops: Sequence[str]) -> Facts:  # noqa: PLR0913 - whom, where, when
    failed = fails(draw, one)
    held = day >= LIMITS_FROM
    method = LUG_DOWN if one.plate and often(draw, 0.8) else "free_acceleration"
    smoky = failed and (method != LUG_DOWN or often(draw, 0.7))
    nox = draw.choice((1501, 1780, 2210)) if failed and not smoky else draw.choice((310, 640, 890, 1240, 1500))
    return {
        "code": f"JY-{day.year}-{number:05d}",
        "station": station,
        "kind": draw.choice(KINDS),
        "method": method,
        "test_date": day,
        "limit_set": "a" if held else None,
        "smoke_m1": smoke(draw, failed=smoky),
        "smoke_limit_m1": SMOKE_LIMIT if held else None,
        "nox_ppm": figure(nox, 1) if method == LUG_DOWN and held else None,
        "nox_limit_ppm": NOX_LIMIT if method == LUG_DOWN and held else None,
        "passed": not failed,
        "report_number": f"{station}{day:%y%m%d}{number:05d}",
        **_loop(draw, day, shops, failed=failed),
        "department": "ecology",
        "source": "return",
    }


def _loop(draw: Random, day: date, shops: Sequence[str], *, failed: bool) -> Mapping[str, Fact]:
    """Return what follows a failure: repair, then retest; the loop is not always closed."""
    names = ("repair_due", "repair_station", "repaired_date", "retest_due", "retest_passed_date")
    if not failed:
        return dict.fromkeys(names)
    due = day + REPAIR
    repaired = done(draw, day, due, share=0.9)
    repaired = repaired if repaired and repaired <= LAST_DAY else None
    again = done(draw, repaired, max(repaired, due) + RETEST, share=0.93) if repaired else None
    return {
        "repair_due": due,
        "repair_station": since(repaired, draw.choice(shops)) if repaired else None,
        "repaired_date": happened(repaired),
        "retest_due": due + RETEST,
        "retest_passed_date": happened(again),
    }

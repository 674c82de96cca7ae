"""Filling stations, depots and tankers: what they sell, whether vapour is recovered, tested and watched online."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS, address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Story
from airshed.city.registers.terms import drawn_day, figure, happened, often, opposite, photo

NAME = "fuel_sites"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "licence_valid_to": date,
    "nozzles": int,
    "petrol_sold": bool,
    "diesel_sold": bool,
    "urea_sold": bool,
    "recovery_done_date": date,
    "online_date": date,
    **ROW,
}
REAL: Mapping[str, type] = {"petrol_sales_t": Decimal, "last_test_date": date, "last_test_passed": bool}
KINDS = ("station",) * 20 + ("depot",) * 2 + ("tanker",) * 6
WORDS_OF = {"station": "加油站", "depot": "储油库", "tanker": "油罐车"}
SALES = (("4980", "5000.01"), ("5100", "5000"), ("5210.5", "4999.99"), ("4830.2", "6120.4"), ("7900", "8250.75"),
         ("5300", "5460.3"))  # fmt: skip
"""Petrol of 2017 and 2018 of the largest stations: some at 5,000 t, some crossing it. [t]"""
WITHOUT = (17, 26)
"""Places of a station and a tanker without vapour recovery."""
FULL_FROM = (date(2018, 1, 1), date(2019, 1, 1))
"""First days on which 2017 and 2018 are the last full year."""
PHOTOS = 20


def fuel_sites(seed: int) -> Book:
    """Return the register; the same seed gives the same sites."""
    draw = Random(f"airshed fuel sites {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_site(draw, number, kind) for number, kind in enumerate(KINDS)]
    slips = Slips(late=(Late("online_date", 1, 50),), wrong=(Wrong("urea_sold", opposite, 2),))
    proofs = []
    for row in rows[:PHOTOS]:
        ready = row["recovery_done_date"]
        if isinstance(ready, Story):
            proofs.append(photo(NAME, row, "photo", ready.steps[0][0]))
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=proofs, real=REAL)


def _site(draw: Random, number: int, kind: str) -> Mapping[str, Fact]:
    place = drawn_place(draw, 3, 3, 2, 3)
    station = kind == "station"
    petrol = station and (number < len(SALES) or often(draw, 0.85))
    diesel = station and often(draw, 0.85)
    ready = None if number in WITHOUT else drawn_day(draw, date(2016, 3, 1), date(2019, 10, 20))
    online = (ready or date.max) + timedelta(days=200) if number in {0, 4} and ready else None
    return {
        "code": f"YZ-{number + 1:02d}",
        "name": f"示例{WORDS[number % len(WORDS)]}{WORDS_OF[kind]}",
        "kind": kind,
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "licence_valid_to": drawn_day(draw, date(2019, 6, 1), date(2023, 12, 31)) if kind != "tanker" else None,
        "nozzles": draw.choice((4, 6, 8, 12)) if station else None,
        "petrol_sold": petrol if station else None,
        "diesel_sold": diesel if station else None,
        "urea_sold": (diesel and often(draw, 0.8)) if station else None,
        "recovery_done_date": happened(ready),
        "online_date": happened(online),
        "petrol_sales_t": _sales(draw, number) if petrol else None,
        **_tests(draw, ready),
        "department": "commerce",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "survey",
    }


def _sales(draw: Random, number: int) -> Fact:
    if number < len(SALES):
        told = [Decimal(value) for value in SALES[number]]
    else:
        before = draw.uniform(300, 4200)
        told = [figure(before), figure(before * draw.uniform(0.9, 1.15))]
    return Story(tuple(zip(FULL_FROM, told, strict=True)))


def _tests(draw: Random, ready: date | None) -> Mapping[str, Fact]:
    """Return a test a year of those with recovery: some forget it, some fail and are tested again."""
    days: list[tuple[date, bool]] = []
    for year in (2018, 2019):
        day = drawn_day(draw, date(year, 3, 5), date(year, 10, 15))
        if ready is None or day <= ready or not often(draw, 0.88):
            continue
        passed = often(draw, 0.85)
        days.append((day, passed))
        if not passed and often(draw, 0.6):
            days.append((day + timedelta(days=draw.randint(15, 50)), True))
    return {
        "last_test_date": Story(tuple((day, day) for day, _ in days)) if days else None,
        "last_test_passed": Story(tuple(days)) if days else None,
    }

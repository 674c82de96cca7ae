"""Unlicensed filling points: found by tips and patrols, most cleared in time, one cleared on paper only."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import address, person
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, Slip, Story, since
from airshed.city.registers.terms import LAST_DAY, done, drawn_day, figure, happened, photo

NAME = "illegal_fuel_sites"
COUNT = 18
COLUMNS: Mapping[str, type] = {
    "code": str,
    "kind": str,
    "found_date": date,
    "tip": str,
    "address": str,
    "legal_person": str,
    "product": str,
    "due_date": date,
    "action": str,
    "seized_kg": Decimal,
    "cleared_date": date,
    **ROW,
}
TERM = timedelta(days=30)


def illegal_fuel_sites(seed: int) -> Book:
    """Return the register; the same seed gives the same sites."""
    draw = Random(f"airshed illegal fuel sites {seed}")  # noqa: S311 - a simulator, not a secret
    days = sorted(drawn_day(draw, date(2018, 3, 5), date(2019, 11, 20)) for _ in range(COUNT))
    rows = [_site(draw, number, day) for number, day in enumerate(days, start=1)]
    cleared = [(row, row["cleared_date"].steps[0][0]) for row in rows if isinstance(row["cleared_date"], Story)]
    first = str(cleared[0][0]["code"])
    last = str(cleared[-1][0]["code"])
    proofs = [photo(NAME, row, "after", day, of=first if row["code"] == last else "") for row, day in cleared]
    slips = Slips(late=(Late("cleared_date", 2, 35),), missing=1)
    book = plain(NAME, COLUMNS, rows, draw, slips, known="found_date", proofs=proofs)
    return replace(book, slips=(*book.slips, Slip(NAME, last, "cheated", "file_after", of=first)))


def _site(draw: Random, number: int, day: date) -> Facts:
    place = drawn_place(draw, 1, 1, 3, 4)
    cleared = done(draw, day, day + TERM, share=0.88)
    cleared = cleared if cleared and cleared <= LAST_DAY else None
    kind = draw.choice(("point", "tanker", "tanker", "store"))
    action = "seized" if kind == "tanker" else draw.choice(("closed", "closed", "police"))
    return {
        "code": f"HJ-{day.year}-{number:02d}",
        "kind": kind,
        "found_date": day,
        "tip": draw.choice(("complaint", "complaint", "patrol", "campaign", "transfer")),
        "address": address(draw, place),
        "legal_person": person(draw),
        "product": draw.choice(("diesel", "diesel", "petrol", "mixed")),
        "due_date": day + TERM,
        "action": since(cleared, action) if cleared else None,
        "seized_kg": since(cleared, figure(draw.uniform(80, 4000), 1)) if cleared else None,
        "cleared_date": happened(cleared),
        "department": "market",
        **place.facts,
        "from_date": day,
        "to_date": None,
        "source": draw.choice(("complaint", "patrol")),
    }

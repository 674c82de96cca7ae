"""Plants of the emergency list: who is in it, who signed, and how many of their lines are looked after."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.chances import filed, happens, within
from airshed.city.registers.emergency_lines import PROVED, Line, lines_of
from airshed.city.registers.names import person, phone
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value, event, since

NAME = "emergency_plants"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "listed": bool,
    "list_number": str,
    "grade": str,
    "cut_yellow": Decimal,
    "cut_orange": Decimal,
    "cut_red": Decimal,
    "sheet_signed_date": date,
    "signed_by": str,
    "phone": str,
    "trucks_a_day": int,
    "staggered_transport": bool,
    "transport_plan_date": date,
    "department": str,
    "area": str,
    "grid": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
REAL: Mapping[str, type] = {"lines": int, "lines_with_person": int, "lines_with_proof": int, "levels_set": int}
OPENED = date(2018, 10, 8)
LISTS = {date(2018, 11, 12): "示环发〔2018〕44号", date(2019, 10, 28): "示环发〔2019〕31号"}
"""Days of the lists, with their numbers."""
MANY_TRUCKS = 10
"""From so many heavy trucks a day a plant of the invented city hauls off peak."""
TRUCKS = (0, 2, 6, 9, 10, 11, 25, 60)
GRADES = ("a", "b", "c", "c", "d", "none")
SHEETS = 14  # of so many the signed paper is there


def emergency_plants(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same plants."""
    draw = Random(f"airshed emergency plants {seed}")  # noqa: S311 - a simulator, not a secret
    known = {str(thing.key): facts_of(thing) for thing in firms.things if thing.true and thing.told}
    rows = [_plant(draw, lines, known[lines[0].enterprise], n) for n, lines in enumerate(lines_of(seed, firms), 1)]
    slips = Slips(
        late=(Late("sheet_signed_date", 3, 40), Late("transport_plan_date", 2, 30)),
        wrong=(Wrong("trucks_a_day", _just_below, 2, cheated=True),),
        missing=1,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=_sheets(rows), real=REAL)


def _just_below(right: Value) -> Value:
    return MANY_TRUCKS - 1 if right != MANY_TRUCKS - 1 else MANY_TRUCKS - 2


def _plant(draw: Random, lines: Sequence[Line], firm: Facts, number: int) -> Facts:
    listed = lines[0].listed
    signed = listed + timedelta(days=draw.randint(-10, 40)) if listed and happens(draw, 0.85) else None
    trucks = TRUCKS[number % len(TRUCKS)]
    hauls = trucks >= MANY_TRUCKS
    cuts = sorted(Decimal(draw.randrange(5, 70, 5)) for _ in range(3))
    planned = within(draw, date(2019, 9, 20), 70) if hauls and happens(draw, 0.7) else None
    return {
        "code": lines[0].plant,
        "name": firm["name"],
        "enterprise": lines[0].enterprise,
        "listed": since(listed, value=True, before=False),
        "list_number": since(listed, LISTS[listed] if listed else None),
        "grade": draw.choice(GRADES),
        **dict(zip(("cut_yellow", "cut_orange", "cut_red"), cuts, strict=True)),
        "sheet_signed_date": event(signed),
        "signed_by": since(signed, person(draw)),
        "phone": phone(draw),
        "trucks_a_day": trucks,
        "staggered_transport": hauls,
        "transport_plan_date": event(planned),
        "department": "ecology",
        "area": firm["area"],
        "grid": firm["grid"],
        "from_date": OPENED,
        "to_date": None,
        "source": "survey",
        "lines": since(listed, len({line.name for line in lines if line.levels}), before=0),
        "lines_with_person": since(listed, sum(bool(line.levels and line.person) for line in lines), before=0),
        "lines_with_proof": since(listed, sum(bool(line.levels and line.proof) for line in lines), before=0),
        "levels_set": since(listed, len({level for line in lines for level in line.levels}), before=0),
    }


def _sheets(rows: Sequence[Facts]) -> list[Proof]:
    """Return the signed sheets; each is filed within a few days."""
    signed = [(str(row["code"]), row["sheet_signed_date"]) for row in rows]
    days = [(key, fact.steps[-1][1]) for key, fact in signed if isinstance(fact, Story)]
    found = [(key, day) for key, day in days if isinstance(day, date)]
    return [filed(NAME, key, "sheet", day + timedelta(days=PROVED)) for key, day in found[:SHEETS]]

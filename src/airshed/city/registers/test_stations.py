"""Stations that test and workshops that repair: a screen in the hall shows the tests, or did so last year."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.names import WORDS, address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Story, Value
from airshed.city.registers.terms import often, photo

NAME = "test_stations"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "lines": int,
    "diesel_lines": int,
    "linked_date": date,
    "disclosure_channel": str,
    "disclosure_checked_date": date,
    "disclosure_ok": bool,
    **ROW,
}
TESTS, REPAIRS = 5, 9
SHOWN = (
    ("hall_screen", ("2018-05-17", "2018-11-08", "2019-04-25", "2019-11-07"), (False, True, True, True)),
    ("website", ("2018-06-20", "2019-05-30"), (True, True)),
    ("hall_screen", ("2018-09-12", "2019-08-21"), (True, False)),
    ("other", ("2018-10-18", "2019-09-26"), (True, True)),
    ("website", ("2018-12-06",), (True,)),
)
"""By station: its channel, days of checks, and whether it was showing: two kinds count, and only checks of the year."""


def test_stations(seed: int) -> Book:
    """Return the register; the same seed gives the same stations."""
    draw = Random(f"airshed test stations {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_station(draw, "test", number) for number in range(TESTS)]
    rows += [_station(draw, "repair", number) for number in range(REPAIRS)]
    slips = Slips(late=(Late("disclosure_checked_date", 1, 40),), wrong=(Wrong("lines", _more, 2),))
    first = str(rows[0]["code"])
    proofs = [
        photo(NAME, row, "screen", date.fromisoformat(day), of=first if number == TESTS - 1 else "")
        for number, row in enumerate(rows[:TESTS])
        for day in SHOWN[number][1]
    ]
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=proofs)


test_stations.__test__ = False  # type: ignore[attr-defined]


def _more(value: Value) -> Value:
    return value + 10 if isinstance(value, int) else 10


def _station(draw: Random, kind: str, number: int) -> Mapping[str, Fact]:
    place = drawn_place(draw, 2, 3, 1, 3)
    test = kind == "test"
    lines = draw.randint(2, 5) if test else None
    days = [date.fromisoformat(day) for day in SHOWN[number][1]] if test else []
    return {
        "code": f"{'JC' if test else 'WX'}-{number + 1:02d}",
        "name": f"示例{WORDS[number if test else number + TESTS]}{'机动车检测站' if test else '汽车维修厂'}",
        "kind": kind,
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "lines": lines,
        "diesel_lines": 1 if test else None,
        "linked_date": date(2017, 3, 1) + timedelta(days=draw.randrange(300)) if test and often(draw, 0.9) else None,
        "disclosure_channel": SHOWN[number][0] if test else None,
        "disclosure_checked_date": Story(tuple((day, day) for day in days)) if days else None,
        "disclosure_ok": Story(tuple(zip(days, SHOWN[number][2], strict=True))) if days else None,
        "department": "ecology" if test else "transport",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "survey",
    }

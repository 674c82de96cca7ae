"""Coal outlets: sixty yards and shops, some without a licence, some with one that ran out, some closed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.credit import drawn_code, mistyped_code
from airshed.city.registers.names import WORDS, address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, paper, picture
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import EVER, Fact, Facts, Story, event, since

NAME = "coal_outlets"
COUNT = 60
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "credit_code": str,
    "owner": str,
    "phone": str,
    "address": str,
    "found_by": str,
    "surveyed_date": date,
    "licence_number": str,
    "licence_valid_to": date,
    "yard_covered": bool,
    "ledger_kept": bool,
    "closed_date": date,
    **ROW,
}
EDGES = (date(2019, 11, 18), date(2019, 11, 19), date(2019, 11, 20), date(2019, 12, 30), date(2019, 12, 31))
"""Last days of licences around the demo's day and the end of the year."""
ILLEGAL = 5
CLOSED = 9


def coal_outlets(seed: int) -> Book:
    """Return the register; the same seed gives the same outlets."""
    draw = Random(f"airshed coal outlets {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_outlet(draw, number) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=[Late("surveyed_date", 4, 60), Late("closed_date", 2, 45), Late("", 4, 90)],
        wrong=[
            Wrong("credit_code", lambda code: mistyped_code(str(code)), 3),
            Wrong("ledger_kept", lambda kept: not kept, 3, cheated=True),
        ],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=tuple(_proofs(rows)))


def _outlet(draw: Random, number: int) -> Facts:
    place = drawn_place(draw, 3, 3, 3, 2)
    illegal, closes = number <= ILLEGAL, number % (COUNT // CLOSED) == 0
    begun = date(draw.randint(2005, 2017), draw.randint(1, 12), draw.randint(1, 28))
    if number % 10 == 7:  # noqa: PLR2004 - a tenth of them is new
        begun = date(2018, 4, 1) + timedelta(days=draw.randrange(500))
    first = max(begun, date(2018, 3, 1))
    surveyed = first + timedelta(days=draw.randrange(5, 300)) if draw.random() < 0.95 else None  # noqa: PLR2004
    closed = first + timedelta(days=draw.randrange(310, 500)) if closes else None
    ledger = first + timedelta(days=draw.randrange(10, 250)) if draw.random() < 0.9 and not illegal else None  # noqa: PLR2004
    return {
        "code": f"MD-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号煤炭经销点",
        "credit_code": None if illegal else drawn_code(draw, household=draw.random() < 0.7),  # noqa: PLR2004
        "owner": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "found_by": "complaint" if illegal else draw.choice(("business_register", "business_register", "patrol")),
        "surveyed_date": event(surveyed),
        "licence_number": None if illegal else f"示执照{number:04d}",
        "licence_valid_to": None if illegal else _licence(draw, number),
        "yard_covered": since(first + timedelta(days=draw.randrange(700)), value=True, before=False),
        "ledger_kept": since(ledger, value=True, before=False),
        "closed_date": event(closed if closed and closed <= date(2019, 12, 31) else None),
        "department": "market",
        **place.facts,
        "from_date": begun,
        "to_date": None,
        "source": "patrol" if illegal else "business_register",
    }


def _licence(draw: Random, number: int) -> Fact:
    """Return the last day of a licence: around the edges for some, for the others renewed until somebody forgets."""
    if number % 10 == 4:  # noqa: PLR2004 - a tenth of them
        return EDGES[number // 10 % len(EDGES)]
    last = date(2018, 4, 1) + timedelta(days=draw.randrange(400))
    steps = [(EVER, last)]
    while last < date(2019, 12, 31) and draw.random() < 0.85:  # noqa: PLR2004 - who remembers
        renewed, last = last - timedelta(days=draw.randrange(1, 30)), last + timedelta(days=365 * draw.randint(1, 3))
        steps.append((renewed, last))
    return Story(tuple(steps))


def _proofs(rows: list[Facts]) -> list[Proof]:
    """Return licences of some outlets, and photos of closed ones, the last of which shows what the first does."""
    found, gone = [], [row for row in rows if isinstance(row["closed_date"], Story)]
    for row in rows[ILLEGAL : ILLEGAL + 15]:
        first = max(row["from_date"], date(2018, 3, 1)) if isinstance(row["from_date"], date) else date.max
        found.append(_proof(row, "licence", first, f"{row['code']}.pdf", paper(f"licence {row['code']}")))
    for row in gone:
        shown = gone[0] if row is gone[-1] else row
        day = row["closed_date"].steps[0][0] if isinstance(row["closed_date"], Story) else date.max
        found.append(_proof(row, "closed", day, f"{row['code']}.png", picture(f"{shown['code']} closed")))
    return found


def _proof(row: Facts, purpose: str, day: date, name: str, content: bytes) -> Proof:
    return Proof(NAME, str(row["code"]), purpose, datetime.combine(day, time(15)), None, None, name, content)

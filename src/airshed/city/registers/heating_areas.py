"""Heating areas: what is heated how, connected and accepted when, and since when its heat is metered."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, event, since

NAME = "heating_areas"
NEEDS = ("enterprises",)
COUNT = 90
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "method": str,
    "supplier": str,
    "area_m2": Decimal,
    "households": int,
    "urban_village": bool,
    "connected_date": date,
    "accepted_date": date,
    "metered_date": date,
    "billed_by": str,
    **ROW,
}
LAST_DAY = date(2019, 12, 31)
WAITS = (date(2018, 12, 30), date(2018, 12, 31), date(2019, 1, 1), date(2019, 11, 19), date(2019, 11, 20))
"""Days of connection around the days on which the two years are compared."""


def heating_areas(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same areas."""
    draw = Random(f"airshed heating areas {seed}")  # noqa: S311 - a simulator, not a secret
    plants = [t.key for t in firms.things if t.told is not None and (t.true or {}).get("sector") == "heat"]
    rows = [_area(draw, number, draw.choice(plants)) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=[Late("accepted_date", 3, 60), Late("metered_date", 2, 90), Late("", 3, 100)],
        wrong=[
            Wrong("area_m2", lambda right: right * 10 if isinstance(right, Decimal) else None, 3),
            Wrong("metered_date", lambda _: date(2017, 10, 15), 2, cheated=True),
        ],
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=QUARTERS, real={"accepted": bool})


def _area(draw: Random, number: int, plant: str) -> Facts:
    place = drawn_place(draw, 5, 4, 1, 1)
    method = draw.choices(("central", "gas", "electricity", "ground_source", "coal"), (72, 8, 8, 3, 9))[0]
    connected = date(2005, 10, 1) + timedelta(days=draw.randrange(4400))
    if number % 3 == 0:
        connected = date(2018, 5, 1) + timedelta(days=draw.randrange(590))
    if number % 15 == 1:
        method, connected = "central", WAITS[number // 15 % len(WAITS)]
    accepted = connected + timedelta(days=draw.randrange(60)) if draw.random() < 0.93 else None  # noqa: PLR2004
    metered = max(connected, date(2014, 10, 1)) + timedelta(days=draw.randrange(2600)) if draw.random() < 0.6 else None  # noqa: PLR2004
    gone = method == "coal"
    area = Decimal(draw.randrange(4_000, 90_000))
    metered = None if gone or (metered and metered > LAST_DAY) else metered
    return {
        "code": f"GR-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号小区",
        "method": method,
        "supplier": plant if method == "central" else None,
        "area_m2": area,
        "households": round(area / 95),
        "urban_village": gone or draw.random() < 0.15,  # noqa: PLR2004
        "connected_date": None if gone else event(connected),
        "accepted_date": None if gone else event(accepted if accepted and accepted <= LAST_DAY else None),
        "accepted": since(None if gone else accepted, value=True, before=False),
        "metered_date": event(metered),
        "billed_by": since(metered, "both", before="area"),
        "department": "housing",
        **place.facts,
        "from_date": max(date(2005, 10, 1), connected - timedelta(days=150)),
        "to_date": None,
        "source": "archive",
    }

"""Remote-sensing results: a few hundred vehicles, many of them again and again, some smoking twice within months."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value
from airshed.city.registers.terms import AFTER, LAST_DAY, drawn_day, figure, often, opposite
from airshed.city.registers.traffic import Driven, diesels, fails, passing

NAME = "remote_sensing_hits"
NEEDS = ("remote_sensing_sites", "vehicles")
COUNT, POOL = 520, 160
COLUMNS: Mapping[str, type] = {
    "code": str,
    "site": str,
    "hit_date": date,
    "time": str,
    "plate": str,
    "plate_colour": str,
    "fuel": str,
    "speed_km_h": Decimal,
    "acceleration_m_s2": Decimal,
    "vsp_kw_t": Decimal,
    "opacity_percent": Decimal,
    "opacity_limit_percent": Decimal,
    "ringelmann": Decimal,
    "ringelmann_limit": Decimal,
    "no_ppm": Decimal,
    "no_limit_ppm": Decimal,
    "valid": bool,
    "department": str,
    "source": str,
}
OPACITY, BLACKNESS, SCREENING = Decimal("30.0"), Decimal("1.0"), Decimal("1500.0")
"""Limits of HJ 845-2017. [%, Ringelmann number, ppm]"""


def remote_sensing_hits(seed: int, sites: Book, vehicles: Book) -> Book:
    """Return the register; the same arguments give the same results."""
    draw = Random(f"airshed remote sensing hits {seed}")  # noqa: S311 - a simulator, not a secret
    known = draw.sample(list(diesels(vehicles)), POOL)
    since = {str(row["code"]): day for row in map(facts_of, sites.things) if (day := _online(row)) is not None}
    places = sorted(since)
    found = sorted((drawn_day(draw, since[place], LAST_DAY), place) for place in draw.choices(places, k=COUNT))
    rows = [
        _hit(draw, number, day, place, passing(draw, known, day, elsewhere=0.1))
        for number, (day, place) in enumerate(found, start=1)
    ]
    slips = Slips(late=(Late("", 10, 30),), wrong=(Wrong("valid", opposite, 6), Wrong("plate", _unread, 4)), missing=6)
    return plain(NAME, COLUMNS, rows, draw, slips, known="hit_date", when=AFTER)


def _unread(value: Value) -> Value:
    """Return a plate of which a sign was read wrong."""
    text = str(value)
    return text[:-1] + ("8" if text[-1] != "8" else "3")


def _online(row: Facts) -> date | None:
    fact = row["online_date"]
    return fact.steps[0][0] if isinstance(fact, Story) else None


def _hit(draw: Random, number: int, day: date, place: str, one: Driven) -> Facts:
    smoky = fails(draw, one)
    opacity = draw.choice((30.1, 34.5, 52.0)) if smoky else draw.choice((2.4, 8.8, 17.5, 26.0, 30.0))
    return {
        "code": f"{place}/{day:%Y%m%d}/{number:04d}",
        "site": place,
        "hit_date": day,
        "time": f"{draw.randint(6, 21):02d}:{draw.randint(0, 59):02d}:{draw.randint(0, 59):02d}",
        "plate": one.plate,
        "plate_colour": one.colour,
        "fuel": "diesel",
        "speed_km_h": figure(draw.uniform(12, 68), 1),
        "acceleration_m_s2": figure(draw.uniform(-0.4, 1.2)),
        "vsp_kw_t": figure(draw.uniform(-3, 18)),
        "opacity_percent": figure(opacity, 1),
        "opacity_limit_percent": OPACITY,
        "ringelmann": Decimal(draw.choice(("1.5", "2.0") if smoky else ("0.0", "0.0", "0.5", "1.0"))),
        "ringelmann_limit": BLACKNESS,
        "no_ppm": figure(draw.choice((220, 610, 980, 1320, 1500, 1501, 1900)), 1),
        "no_limit_ppm": SCREENING,
        "valid": often(draw, 0.85),
        "department": "ecology",
        "source": "return",
    }

"""Livestock farms: large ones get their facilities one after another, small ones use what manure they can."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.credit import drawn_code
from airshed.city.registers.names import address, firm_names, person, phone
from airshed.city.registers.places import drawn_place, point_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, Value, day_of, event, since

NAME = "farms"
COUNT = 76
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "credit_code": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "animal": str,
    "head": int,
    "large_scale": bool,
    "facility": str,
    "manure_facility": bool,
    "accepted_date": date,
    "manure_t": Decimal,
    "used_t": Decimal,
    **ROW,
}
REAL: Mapping[str, type] = {"manure_used_t": Decimal}
SCALES = {"sheep": (300, 0.5), "beef": (100, 7), "dairy": (100, 12), "pig": (500, 1.1), "layer": (10000, 0.04),
          "horse": (100, 6)}  # fmt: skip
"""From how many head a farm counts as large in the invented city, and manure of a head and year. [-, t]"""
TIMES = (0.1, 0.3, 0.6, 0.9, 1, 1.2, 2, 4)
PHOTOS = 20  # of so many facilities


def farms(seed: int) -> Book:
    """Return the register; the same seed gives the same farms."""
    draw = Random(f"airshed farms {seed}")  # noqa: S311 - a simulator, not a secret
    names = firm_names(draw)
    rows = [_farm(draw, number, next(names)) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=(Late("accepted_date", 3, 80), Late("", 3, 100)),
        wrong=(Wrong("used_t", _all, 2, cheated=True), Wrong("large_scale", lambda right: right is not True, 2)),
        missing=3,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=_photos(rows), real=REAL)


def _all(right: Value) -> Value:
    return right * 2 + 10 if isinstance(right, Decimal) else right


def _farm(draw: Random, number: int, name: str) -> Facts:
    place = drawn_place(draw, 0, 1, 5, 4)
    animal = draw.choices(tuple(SCALES), (8, 4, 2, 3, 2, 1))[0]
    scale, each = SCALES[animal]
    head = int(scale * draw.choice(TIMES)) + draw.choice((-1, 0, 0, 1))
    large = head >= scale
    accepted = (
        date(2018, 1, 10) + timedelta(days=draw.randrange(800)) if draw.random() < (0.97 if large else 0.4) else None
    )
    manure = Decimal(str(round(head * each, 1)))
    used = (manure * draw.randint(45, 100) / 100).quantize(Decimal("0.1"))
    kind = {"sheep": "羊场", "beef": "牛场", "dairy": "奶牛场", "pig": "猪场", "layer": "蛋鸡场", "horse": "驼场"}[
        animal
    ]
    return {
        "code": f"YZ-{number:03d}",
        "name": f"{name}{kind}",
        "credit_code": drawn_code(draw) if large else None,
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "animal": animal,
        "head": head,
        "large_scale": large,
        "facility": draw.choice(("compost", "tank", "handed_over")) if accepted else "none",
        "manure_facility": since(accepted, value=True, before=False),
        "accepted_date": event(accepted),
        "manure_t": manure,
        "used_t": used,
        "manure_used_t": used,
        "department": "agriculture",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "survey",
    }


def _photos(rows: Sequence[Facts]) -> tuple[Proof, ...]:
    found = []
    for row in [row for row in rows if row["accepted_date"]][:PHOTOS]:
        key, (lon, lat) = str(row["code"]), point_of(row)
        day = day_of(row["accepted_date"]) or date.max
        moment = datetime.combine(max(day, date(2018, 3, 1)), time(10, 30))
        found.append(Proof(NAME, key, "photo", moment, lon, lat, f"{key}.png", picture(f"{key} facility")))
    return tuple(found)

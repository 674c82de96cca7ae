"""Households that change how they heat: twelve hundred, of whom some wait, and some are paid for nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.clean_fuel_batches import BLOCKS
from airshed.city.registers.names import address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Slip, Story, event, since

NAME = "households"
NEEDS = ("clean_fuel_batches",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "block": str,
    "name": str,
    "address": str,
    "phone": str,
    "method": str,
    "due_date": date,
    "converted_date": date,
    "device": str,
    "meter_number": str,
    "used_m3": Decimal,
    "used_kwh": Decimal,
    "fuel_batch": str,
    "verified_date": date,
    "verified_by": str,
    "subsidy_state": str,
    "subsidy_yuan": Decimal,
    "subsidy_paid_date": date,
    "department": str,
    "area": str,
    "grid": str,
    "source": str,
}
COUNT = 1200
TASKS = (
    (date(2018, 4, 2), date(2018, 10, 31)),
    (date(2019, 3, 20), date(2019, 10, 31)),
    (date(2019, 3, 20), date(2019, 12, 31)),
)
"""When a task was given, and by when it is due; a third of the households each, roughly."""
METHODS = {"gas": 33, "electricity": 42, "clean_coal_stove": 15, "biomass_stove": 10}
DEVICES = {
    "gas": "示例燃气壁挂炉 20kW",
    "electricity": "示例空气源热泵 7kW",
    "clean_coal_stove": "示例型煤炉 12kW",
    "biomass_stove": "示例颗粒炉 10kW",
}
SUBSIDY = {"gas": 8000, "electricity": 12000, "clean_coal_stove": 1500, "biomass_stove": 2000}
LAST_DAY = date(2019, 12, 31)
TOLD_WITHIN = timedelta(days=110)
"""After so long a batch is surely in its register."""
SHOWN = 40
"""So many households are proved by a photo, as their meters do not run yet."""


def households(seed: int, batches: Book) -> Book:
    """Return the register; the same arguments give the same households."""
    draw = Random(f"airshed households {seed}")  # noqa: S311 - a simulator, not a secret
    fuel = [(t.key, t.told_from) for t in batches.things if t.told is not None and t.told_from == t.true_from]
    rows = [_household(draw, number, fuel) for number in range(1, COUNT + 1)]
    slips = Slips(
        late=[Late("converted_date", 20, 60), Late("verified_date", 12, 45)],
        wrong=[
            Wrong("converted_date", _earlier, 8, cheated=True),
            Wrong("meter_number", lambda right: f"{right}0", 6),
        ],
        missing=12,
    )
    proofs = tuple(_photos(rows))
    first: dict[bytes, str] = {}
    for proof in proofs:
        first.setdefault(proof.content, proof.key)
    rows = [_shown(row) if row["code"] in first.values() else row for row in rows]
    told = plain(
        NAME, COLUMNS, rows, draw, slips, known="given_date", when=QUARTERS, proofs=proofs, real={"verified": bool}
    )
    again = (Slip(NAME, p.key, "cheated", "verified", of=first[p.content]) for p in proofs if first[p.content] != p.key)
    return replace(told, slips=(*told.slips, *again))


def _shown(row: Facts) -> Facts:
    """Return a household whose new device its own photo shows: it is verified from the day somebody was there."""
    seen = row["verified_date"]
    return {**row, "verified": since(seen.steps[0][0], value=True, before=False)} if isinstance(seen, Story) else row


def _earlier(right: object) -> date | None:
    """Return a day before the change itself: what came late is told as if it had been in time."""
    return right - timedelta(days=21) if isinstance(right, date) else None


def _household(draw: Random, number: int, fuel: Sequence[tuple[str, date]]) -> Facts:
    place = drawn_place(draw, 3, 3, 5, 1)
    given, due = TASKS[number % len(TASKS)]
    (method,) = draw.choices(list(METHODS), list(METHODS.values()))
    changed = max(given, due + timedelta(days=round(draw.gauss(-45, 35)))) if draw.random() < 0.96 else None  # noqa: PLR2004
    if number <= 6:  # noqa: PLR2004 - on the due day and on those beside it
        changed = due + timedelta(days=number % 3 - 1)
    verified = changed + timedelta(days=draw.randrange(3, 40)) if changed and draw.random() < 0.94 else None  # noqa: PLR2004
    seen = verified or (changed if number % 29 == 0 else None)  # a few are paid though nobody looked
    paid = seen + timedelta(days=draw.randrange(30, 200)) if seen and draw.random() < 0.7 else None  # noqa: PLR2004
    changed, verified, paid = (day if day and day <= LAST_DAY else None for day in (changed, verified, paid))
    metered = {"gas": "used_m3", "electricity": "used_kwh"}.get(method, "")
    runs = changed + timedelta(days=20) if changed and metered and number % 17 else None
    batch, had = _batch(draw, fuel, changed) if not metered else (None, None)
    proved = [day for day in (runs, had) if day]
    counted = max(verified, proved[0]) if verified and proved else None
    return {
        "code": f"H-{number:04d}",
        "block": draw.choice(BLOCKS),
        "name": person(draw),
        "address": address(draw, place),
        "phone": phone(draw),
        "method": method,
        "due_date": due,
        "converted_date": event(changed),
        "device": since(changed, DEVICES[method]),
        "meter_number": f"B{number:06d}" if metered else None,
        "used_m3": since(runs, Decimal(draw.randint(60, 900))) if metered == "used_m3" else None,
        "used_kwh": since(runs, Decimal(draw.randint(200, 4000))) if metered == "used_kwh" else None,
        "fuel_batch": since(had, batch),
        "verified_date": event(verified),
        "verified_by": since(verified, person(draw)),
        "verified": since(counted, value=True, before=False),
        "subsidy_state": _subsidy(changed, verified, paid),
        "subsidy_yuan": since(paid, Decimal(SUBSIDY[method])),
        "subsidy_paid_date": event(paid),
        "department": "energy",
        "area": place.area,
        "grid": place.grid,
        "source": "survey",
        "given_date": given,
    }


def _batch(draw: Random, fuel: Sequence[tuple[str, date]], changed: date | None) -> tuple[str | None, date | None]:
    """Return the batch a household got, and the day from which its row names it."""
    if changed is None or draw.random() < 0.1:  # noqa: PLR2004 - of some nobody wrote it down
        return None, None
    key, delivered = draw.choice([one for one in fuel if one[1].year == changed.year])
    return key, max(changed, delivered + TOLD_WITHIN)


def _subsidy(changed: date | None, verified: date | None, paid: date | None) -> Story:
    steps = [(changed, "applied"), (verified, "approved"), (paid, "paid")]
    return Story(((date.min, "not_applied"), *((day, state) for day, state in steps if day)))


def _photos(rows: Sequence[Facts]) -> list[Proof]:
    """Return photos of new devices whose meters do not run yet; every tenth is the one before it again."""
    found: list[Proof] = []
    for number, row in enumerate(rows, start=1):
        changed = row["converted_date"]
        if number % 17 or row["meter_number"] is None or not isinstance(changed, Story) or len(found) == SHOWN:
            continue
        again = len(found) % 10 == 9  # noqa: PLR2004
        content = found[-1].content if again else picture(f"{row['code']} installed")
        moment = datetime.combine(changed.steps[0][0], time(15, 40))
        found.append(Proof(NAME, str(row["code"]), "installed", moment, None, None, f"{row['code']}.png", content))
    return found

"""Photos of boilers: before and after removal, and what those show who removed nothing."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.places import point_of
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.stories import Slip, Thing, day_of

NAME = "boilers"
FORGOTTEN = 0.08  # share of removals of which nobody took a photo
BORROWED = 3  # so many of those removed on paper show a photo of another's removal
FAR = Decimal("0.06")  # a photo taken elsewhere [°]


def photos(draw: Random, things: Sequence[Thing], slips: Sequence[Slip]) -> tuple[tuple[Proof, ...], tuple[Slip, ...]]:
    """Return the photos that offices keep, and the slips about those that were used twice or taken elsewhere.

    Of the devices removed on paper only, the first ones show the photo of another's removal, the next one of its own
    taken far away, and the others none.
    """
    cheats = [slip.key for slip in slips if slip.kind == "cheated"]
    found, honest = [], []
    for thing in things:
        if thing.told is None or thing.true is None:
            continue
        removed = day_of(thing.told["removed_date"])
        if thing.key not in cheats and removed and draw.random() > FORGOTTEN:
            found += [_before(draw, thing, removed), _after(thing, removed, picture(f"{thing.key} after"))]
            honest.append(thing)
    wrong = []
    for number, key in enumerate(cheats[: BORROWED + 1]):
        thing = next(thing for thing in things if thing.key == key)
        removed = day_of((thing.told or {})["removed_date"]) or date.max
        other = honest[number].key
        content = picture(f"{other if number < BORROWED else key} after")
        found += [_before(draw, thing, removed), _after(thing, removed, content, far=number == BORROWED)]
        wrong.append(Slip(NAME, key, "cheated", "removal_proof", of=other if number < BORROWED else ""))
    return tuple(found), tuple(wrong)


def _before(draw: Random, thing: Thing, removed: date) -> Proof:
    day = removed - timedelta(days=draw.randint(3, 14))
    return _photo(thing, "before", day, picture(f"{thing.key} before"))


def _after(thing: Thing, removed: date, content: bytes, *, far: bool = False) -> Proof:
    return _photo(thing, "after", removed, content, aside=FAR if far else Decimal(0))


def _photo(thing: Thing, purpose: str, day: date, content: bytes, *, aside: Decimal = Decimal(0)) -> Proof:
    lon, lat = point_of(thing.told or {"lon": None, "lat": None})
    moment = datetime.combine(day, time(15, 20))
    east = lon + aside if lon is not None else None
    return Proof(NAME, thing.key, purpose, moment, east, lat, f"{thing.key}-{purpose}.png", content)

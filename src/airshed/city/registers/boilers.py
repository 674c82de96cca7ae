"""Boilers and other coal-burning devices: four kinds kept apart, surveyed, removed, and removed on paper only."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, honest, late, missing, parts, played, retold, twin
from airshed.city.registers.boiler_photos import photos
from airshed.city.registers.names import address, person
from airshed.city.registers.places import drawn_place
from airshed.city.registers.reports import ROW, Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Thing, event, mistyped

NAME = "boilers"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "owner": str,
    "address": str,
    "device": str,
    "capacity_t_h": Decimal,
    "fuel": str,
    "use": str,
    "in_built_up": bool,
    "built_date": date,
    "exception_approved": bool,
    "surveyed_date": date,
    "removed_date": date,
    **ROW,
}
COUNTS: Mapping[str, int] = {"boiler": 150, "tea_boiler": 90, "stove": 130, "grain_dryer": 30}
CAPACITIES = (
    "0.5", "1", "1", "1.4", "2", "2", "2", "4", "4", "4", "6", "6", "8", "9.9", "10", "10", "10", "10.1", "15", "20",
    "20", "25", "30", "34.9", "35", "35", "35.1", "40", "65", "75",
)  # fmt: skip
"""Sizes of boilers, several at the limits of 10 and 35 t/h themselves. [t/h]"""
DEPARTMENTS: Mapping[str, Sequence[str]] = {
    "boiler": ("housing", "ecology"),
    "tea_boiler": ("market",),
    "stove": ("city_management",),
    "grain_dryer": ("agriculture",),
}
USES: Mapping[str, Sequence[str]] = {
    "boiler": ("heating", "heating", "process"),
    "tea_boiler": ("hot_water",),
    "stove": ("cooking",),
    "grain_dryer": ("drying",),
}
WORDS = {"boiler": "燃煤锅炉", "tea_boiler": "茶水炉", "stove": "经营性炉灶", "grain_dryer": "粮食烘干机"}
SMALL_T_H, NEW_T_H = Decimal(10), Decimal(35)
MOMENTS = monthly(date(2018, 6, 5), date(2019, 10, 5), every=2) + monthly(date(2019, 11, 5), date(2019, 12, 5))
NEW = 7  # boilers built since the register was opened
OPENED = date(2018, 5, 1)
LAST_DAY = date(2019, 12, 31)
MISTYPED = 6


def boilers(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same devices."""
    draw = Random(f"airshed boilers {seed}")  # noqa: S311 - a simulator, not a secret
    devices = [device for device, count in COUNTS.items() for _ in range(count)]
    owners = [str(thing.key) for thing in firms.things if thing.true and thing.told]
    found = [_device(draw, number, device, draw.choice(owners)) for number, device in enumerate(devices, start=1)]
    things = [honest(str(true["code"]), true, true["from_date"], opened=OPENED) for true in found]
    asked = [number for number, true in enumerate(found) if _asked(true)]
    old = range(NEW, len(found))
    cast = parts(
        draw,
        ("paper", 7, [number for number in asked if found[number]["removed_date"] is None]),
        ("late", 12, [number for number in asked if found[number]["removed_date"] is not None]),
        ("typed", MISTYPED, old),
        ("missing", 8, old),
        ("twice", 3, old),
    )
    told, slips = played(things, cast, ACTS)
    proofs, reused = photos(draw, told, slips)
    return Book(NAME, COLUMNS, told, MOMENTS, (*slips, *reused), proofs)


def _device(draw: Random, number: int, device: str, firm: str) -> Facts:
    new = number <= NEW
    place = drawn_place(draw, *((1, 1, 0, 0) if new else (4, 3, 2, 1)))
    burns = "coal" if new or draw.random() < 0.9 else draw.choice(("gas", "electricity", "biomass"))  # noqa: PLR2004
    built = _within(draw, date(2018, 5, 10), 500) if new else _within(draw, date(1996, 1, 1), 8000)
    size = _size(draw, device, new=new, number=number)
    surveyed = max(built, OPENED) + timedelta(days=draw.randrange(20, 400))
    company = device == "boiler" or draw.random() < 0.2  # noqa: PLR2004 - a few of the small ones are a firm's
    asked = burns == "coal" and place.built_up and (device != "boiler" or (size is not None and size <= SMALL_T_H))
    removed = surveyed + timedelta(days=draw.randrange(15, 500)) if asked and draw.random() < 0.85 else None  # noqa: PLR2004
    return {
        "code": f"GL-{number:03d}",
        "name": f"示例{WORDS[device]}{number}号",
        "enterprise": firm if company else None,
        "owner": None if company else person(draw),
        "address": address(draw, place),
        "device": device,
        "capacity_t_h": size,
        "fuel": burns,
        "use": draw.choice(USES[device]),
        "in_built_up": place.built_up,
        "built_date": built,
        "exception_approved": number == NEW - 1 if new else None,
        "surveyed_date": event(surveyed if draw.random() < 0.96 else None),  # noqa: PLR2004 - a few are never visited
        "removed_date": event(removed if removed and removed <= LAST_DAY else None),
        "department": draw.choice(DEPARTMENTS[device]),
        **place.facts,
        "from_date": built,
        "to_date": None,
        "source": draw.choice(("census", "census", "patrol", "licence")),
    }


def _within(draw: Random, first: date, days: int) -> date:
    return first + timedelta(days=draw.randrange(days))


def _size(draw: Random, device: str, *, new: bool, number: int) -> Decimal | None:
    """Return t/h; every size occurs among the boilers, the new ones lie around the limit, stoves have none."""
    if device == "boiler":
        return (Decimal("34.9"), NEW_T_H)[number % 2] if new else Decimal(CAPACITIES[number % len(CAPACITIES)])
    if device == "stove":
        return None
    most = 10 if device == "tea_boiler" else 60
    return Decimal(draw.randint(1, most)) / 10


def _asked(true: Facts) -> bool:
    """Return whether the plan wants a device gone."""
    size = true["capacity_t_h"]
    small = true["device"] != "boiler" or (isinstance(size, Decimal) and size <= SMALL_T_H)
    return true["fuel"] == "coal" and true["in_built_up"] is True and small


def _paper(thing: Thing, place: int) -> Played:
    """Return a device told to be gone that burns on."""
    told = retold(thing, {"removed_date": event(date(2019, 6, 12) + timedelta(days=17 * place))})
    return (told,), (Slip(NAME, thing.key, "cheated", "removed_date"),)


def _typed(thing: Thing, place: int) -> Played:
    """Return a device with a value typed wrong: ten times its size, another kind, or out of town; two stay wrong."""
    true = facts_of(thing)
    size = true["capacity_t_h"]
    column, shown = (
        ("capacity_t_h", size * 10 if isinstance(size, Decimal) else Decimal(1)),
        ("device", "tea_boiler" if true["device"] == "boiler" else "boiler"),
        ("in_built_up", true["in_built_up"] is not True),
    )[place % 3]
    put_right = date(2019, 1, 15) + timedelta(days=60 * place) if place < MISTYPED - 2 else None
    told = retold(thing, {column: mistyped(true[column], shown, put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", column, put_right=put_right),)


def _twice(thing: Thing, place: int) -> Played:
    """Return a device told a second time by the grid under another key and name, some metres off."""
    true, key, found = facts_of(thing), f"GL-{901 + place}", date(2019, 6, 10)
    lon = true["lon"]
    changes: dict[str, Fact] = {
        "code": key,
        "name": f"{true['name']}（网格补录）",
        "lon": lon + Decimal("0.00012") if isinstance(lon, Decimal) else None,
        "department": "city_management",
        "source": "patrol",
        "surveyed_date": event(found),
        "removed_date": None,
    }
    return twin(NAME, thing, changes, key=key, told_from=found)


ACTS: Mapping[str, Act] = {
    "paper": _paper,
    "typed": _typed,
    "twice": _twice,
    "late": late(NAME, "removed_date", 80),
    "missing": missing(NAME),
}

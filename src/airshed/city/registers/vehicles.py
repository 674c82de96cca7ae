"""Vehicles: trucks and others, what they burn, and what was done to the old ones; keyed by plate and its colour."""

from collections.abc import Mapping
from datetime import date
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, honest, late, missing, parts, played, retold, twin
from airshed.city.registers.reports import Book, monthly
from airshed.city.registers.stories import Fact, Slip, Thing, event, in_two_periods, mistyped, since, told_with
from airshed.city.registers.vehicle_lives import Kind, life

NAME = "vehicles"
COLUMNS: Mapping[str, type] = {
    "plate": str,
    "plate_colour": str,
    "name": str,
    "fuel": str,
    "class": str,
    "stage": int,
    "use": str,
    "truck": bool,
    "commercial": bool,
    "registered_date": date,
    "pre_test_date": date,
    "pre_test_passed": bool,
    "disclosure_checked": bool,
    "device_checked": bool,
    "online_tested": bool,
    "serial_conflict": bool,
    "fuel_limit_passed": bool,
    "stage6_required": bool,
    "retrofit_due": date,
    "retrofit_done_date": date,
    "retrofit_test_passed": bool,
    "terminal_eligible": bool,
    "terminal_online_date": date,
    "scrap_target": bool,
    "scrap_due": date,
    "cancelled_date": date,
    "subsidy_due": date,
    "subsidy_paid_date": date,
    "green_delivery": bool,
    "zone_permit": str,
    "inventory_date": date,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
KINDS: tuple[tuple[int, Kind], ...] = (
    (2500, Kind("diesel", "heavy", "freight", "yellow", truck=True, commercial=True)),
    (380, Kind("gas", "heavy", "freight", "yellow", truck=True, commercial=True)),
    (260, Kind("diesel", "medium", "freight", "yellow", truck=True, commercial=True)),
    (720, Kind("diesel", "light", "delivery", "blue", truck=True, commercial=True)),
    (80, Kind("diesel", "heavy", "muck", "yellow", truck=True, commercial=True)),
    (60, Kind("electric", "light", "delivery", "green", truck=True, commercial=True)),
    (330, Kind("petrol", "small", "private", "blue", truck=False, commercial=False)),
    (110, Kind("petrol", "small", "taxi", "blue", truck=False, commercial=True)),
    (60, Kind("gas", "large", "bus", "yellow", truck=False, commercial=True)),
    (40, Kind("electric", "large", "bus", "yellow_green", truck=False, commercial=True)),
    (60, Kind("diesel", "medium", "special", "yellow", truck=False, commercial=False)),
)
"""4,000 trucks and 600 others."""
MOMENTS = monthly(date(2018, 3, 15), date(2019, 9, 15), every=3, at="08:45") + monthly(
    date(2019, 10, 15), date(2019, 12, 15), at="08:45"
)
OPENED = date(2018, 3, 1)
MOVED = date(2019, 7, 1)
SAME_PLATE = 6
WORDS = {
    "freight": "货车", "delivery": "配送车", "muck": "渣土车", "private": "轿车", "taxi": "出租车", "bus": "客车",
    "special": "作业车",
}  # fmt: skip
OFFICE = {"freight": "transport", "muck": "transport", "taxi": "transport", "bus": "transport"}  # the others: police


def vehicles(seed: int) -> Book:
    """Return the register; the same seed gives the same vehicles."""
    draw = Random(f"airshed vehicles {seed}")  # noqa: S311 - a simulator, not a secret
    kinds = [kind for count, kind in KINDS for _ in range(count)]
    numbers = draw.sample(range(100_000), len(kinds))
    found = [_vehicle(draw, kind, number) for kind, number in zip(kinds, numbers, strict=True)]
    _give_same_plates(found)
    things = [honest(key_of(true), true, true["from_date"], opened=OPENED) for true in found]
    old = [n for n, true in enumerate(found) if n >= SAME_PLATE and true["use"] == "freight" and _is_old(true)]
    kept = [n for n in old if not found[n]["cancelled_date"] and not found[n]["scrap_due"]]
    cast = parts(
        draw,
        ("paper", 4, [n for n in old if found[n]["retrofit_due"] and not found[n]["retrofit_done_date"]]),
        ("late", 25, [n for n in old if found[n]["cancelled_date"]]),
        ("typed", 12, kept),
        ("twice", 5, kept),
        ("moved", 12, kept),
        ("new_use", 3, kept),
        ("missing", 10, kept),
    )
    told, slips = played(things, cast, ACTS)
    return Book(NAME, COLUMNS, told, MOMENTS, slips, key=("plate", "plate_colour"))


def _is_old(true: Mapping[str, Fact]) -> bool:
    registered = true["registered_date"]
    return isinstance(registered, date) and registered < OPENED


def _vehicle(draw: Random, kind: Kind, number: int) -> dict[str, Fact]:
    letter = {"green": "D", "yellow_green": "F"}.get(kind.colour, "")
    return {
        "plate": f"示{'ABCE'[number % 4]}{letter}{number:05d}",
        "plate_colour": kind.colour,
        "name": f"示例{WORDS[kind.use]}{number % 9 + 1}型",
        **life(draw, kind),
        "department": OFFICE.get(kind.use, "police"),
        "to_date": None,
        "source": "registration",
    }


def key_of(row: Mapping[str, object]) -> str:
    """Return what names a vehicle: its plate and the colour of the plate."""
    return f"{row['plate']}/{row['plate_colour']}"


def _give_same_plates(found: list[dict[str, Fact]]) -> None:
    """Let a few blue plates bear the number of a yellow one, as happens; the colour tells them apart."""
    yellow = [true for true in found if true["plate_colour"] == "yellow"]
    blue = [true for true in found if true["plate_colour"] == "blue"]
    for one, other in zip(yellow[:SAME_PLATE], blue[:SAME_PLATE], strict=True):
        other["plate"] = one["plate"]


def _paper(thing: Thing, place: int) -> Played:
    """Return a vehicle whose new filter is told of and was never fitted."""
    day = date(2019, 6, 3 + place)
    told = retold(thing, {"retrofit_done_date": event(day), "retrofit_test_passed": since(day, value=True)})
    slips = tuple(Slip(NAME, thing.key, "cheated", column) for column in ("retrofit_done_date", "retrofit_test_passed"))
    return (told,), slips


def _typed(thing: Thing, place: int) -> Played:
    """Return a vehicle with a stage, class or fuel typed wrong; some stay wrong."""
    true = facts_of(thing)
    stage = true["stage"]
    column, shown = (
        ("stage", stage % 6 + 1 if isinstance(stage, int) else 5),
        ("class", "medium" if true["class"] == "heavy" else "heavy"),
        ("fuel", "gas" if true["fuel"] == "diesel" else "diesel"),
    )[place % 3]
    put_right = date(2019, 3, 1) if place % 4 else None
    told = retold(thing, {column: mistyped(true[column], shown, put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", column, put_right=put_right),)


def _twice(thing: Thing, _: int) -> Played:
    """Return a truck told a second time from the roadside, with a sign of its plate read wrong."""
    plate = str(facts_of(thing)["plate"])
    read = plate[:2] + (plate[2:].replace("0", "O", 1) if "0" in plate[2:] else f"{plate[2:-1]}O")
    changes: dict[str, Fact] = {"plate": read, "source": "roadside"}
    key = key_of({**facts_of(thing), **changes})
    return twin(NAME, thing, changes, key=key, told_from=max(date(2019, 2, 1), thing.told_from))


def _moved(thing: Thing, _: int) -> Played:
    """Return a truck that went to another city: its row is closed."""
    true = told_with(facts_of(thing), {"to_date": event(MOVED)})
    return (Thing(thing.key, true, thing.true_from, true, thing.told_from),), ()


def _new_use(thing: Thing, _: int) -> Played:
    """Return a truck that carries freight for nobody any more: one key, two rows of disjoint periods."""
    return in_two_periods(thing, MOVED, {"use": "special", "commercial": False}), ()


ACTS: Mapping[str, Act] = {
    "paper": _paper,
    "typed": _typed,
    "twice": _twice,
    "moved": _moved,
    "new_use": _new_use,
    "late": late(NAME, "cancelled_date", 60),
    "missing": missing(NAME),
}

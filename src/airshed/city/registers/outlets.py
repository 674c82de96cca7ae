"""Outlets: the stacks of the firms, their height, whether they are listed and watched, and what they let out."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, honest, late, missing, parts, played, retold
from airshed.city.registers.reports import ROW, Book, moments
from airshed.city.registers.stories import (
    Fact,
    Facts,
    Slip,
    Story,
    Thing,
    event,
    in_two_periods,
    mistyped,
    since,
    told_with,
)
from airshed.city.stacks.stack import LIMITS, NOX, PM, SO2

NAME = "outlets"
NEEDS = ("enterprises",)
COUNT = 60
COLUMNS: Mapping[str, type] = {
    "code": str,
    "enterprise": str,
    "name": str,
    "stack_height_m": Decimal,
    "factors": str,
    "limit_pm_mg_m3": Decimal,
    "limit_so2_mg_m3": Decimal,
    "limit_nox_mg_m3": Decimal,
    "limit_source": str,
    "key_listed": bool,
    "monitor_required": bool,
    "monitor_accepted_date": date,
    "compliant_share": Decimal,
    **ROW,
}
MOMENTS = moments(
    "2018-04-10", "2018-07-10", "2018-10-10", "2019-01-10", "2019-04-10", "2019-07-10", "2019-08-12", "2019-10-10",
    "2019-11-11", "2019-12-10",
    at="10:10",
)  # fmt: skip
OPENED = date(2018, 4, 1)
HEIGHTS = ("15", "18", "20", "25", "30", "35", "40", "44.9", "45", "45", "45.1", "50", "60", "60", "80", "100")
"""Heights of stacks, several at the limit of 45 m itself. [m]"""
LIMITED = {"limit_pm_mg_m3": ("pm", PM), "limit_so2_mg_m3": ("so2", SO2), "limit_nox_mg_m3": ("nox", NOX)}
"""Limits of a stack: the factor they are for, and its code."""
FACTORS = {True: "pm,so2,nox", False: "pm"}
QUARTERS = (date(2018, 4, 1), date(2018, 7, 1), date(2018, 10, 1), date(2019, 1, 1), date(2019, 4, 1), date(2019, 7, 1),
            date(2019, 10, 1))  # fmt: skip
LIMIT_M = Decimal(45)
HIGH_LISTED = date(2019, 3, 29)
RAISED = date(2019, 6, 1)


def outlets(seed: int, firms: Book) -> Book:
    """Return the register of the outlets of firms; the same arguments give the same stacks."""
    draw = Random(f"airshed outlets {seed}")  # noqa: S311 - a simulator, not a secret
    owners = [facts_of(thing) for thing in firms.things if thing.true and thing.told and not facts_of(thing)["to_date"]]
    things = [_stack(draw, number, draw.choice(owners)) for number in range(1, COUNT + 1)]
    accepted = [number for number in range(COUNT) if facts_of(things[number])["monitor_accepted_date"]]
    cast = parts(
        draw,
        ("late", 2, accepted),
        ("ten_times", 2, range(COUNT)),
        ("not_so_high", 1, range(COUNT)),
        ("raised", 1, range(COUNT)),
        ("missing", 1, range(COUNT)),
    )
    told, slips = played(things, cast, ACTS)
    return Book(NAME, COLUMNS, told, MOMENTS, slips)


def _stack(draw: Random, number: int, owner: Facts) -> Thing:
    height = Decimal(HEIGHTS[number % len(HEIGHTS)])
    burning = owner["sector"] in {"heat", "power", "brick", "cement", "building_materials", "waste"}
    watched = height > LIMIT_M or owner["key_polluter"] is True
    accepted = date(2018, 5, 1) + timedelta(days=draw.randrange(560)) if draw.random() < 0.8 else None  # noqa: PLR2004
    facts: dict[str, Fact] = {
        "code": f"PK-{number:03d}",
        "enterprise": owner["code"],
        "name": f"示例排气筒{number}号",
        "stack_height_m": height,
        "factors": (factors := "voc,pm" if owner["voc_key_unit"] else FACTORS[burning]),
        **{name: Decimal(str(LIMITS[code])) if factor in factors else None for name, (factor, code) in LIMITED.items()},
        "limit_source": "演示限值，合成数据",
        "key_listed": _listed(draw, high=height > LIMIT_M, owner=owner),
        "monitor_required": watched,
        "monitor_accepted_date": event(accepted if watched else None),
        "compliant_share": _shares(draw, accepted if watched else None),
        "department": "ecology",
        **{name: owner[name] for name in ("area", "grid", "lon", "lat")},
        "from_date": owner["from_date"],
        "to_date": None,
        "source": "discharge_permit",
    }
    return honest(str(facts["code"]), facts, facts["from_date"], opened=OPENED)


def _listed(draw: Random, *, high: bool, owner: Facts) -> Fact:
    """Return whether a stack is on the list of key polluters: with its firm, or as a high one; some are forgotten."""
    if high and draw.random() < 0.8:  # noqa: PLR2004 - so many were found
        return since(HIGH_LISTED, value=True, before=False)
    return owner["listed_key_unit"] if not high else False


def _shares(draw: Random, accepted: date | None) -> Fact:
    """Return the share of valid hours within the limits, quarter by quarter once the stack is watched."""
    good = draw.random() < 0.75  # noqa: PLR2004 - so many keep within the limits
    steps = []
    for first in QUARTERS:
        share = Decimal(1) if good else Decimal(draw.randint(950, 1000)) / 1000
        if accepted and first > accepted:
            steps.append((first, share))
    return Story(tuple(steps))


def _ten_times(thing: Thing, _: int) -> Played:
    """Return a stack typed ten times as high until somebody sees it."""
    height, put_right = facts_of(thing)["stack_height_m"], date(2019, 5, 6)
    shown = height * 10 if isinstance(height, Decimal) else None
    told = retold(thing, {"stack_height_m": mistyped(height, shown, put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", "stack_height_m", put_right=put_right),)


def _not_so_high(thing: Thing, _: int) -> Played:
    """Return a stack a little higher than the limit, told to be as high as the limit."""
    changes: dict[str, Fact] = {"stack_height_m": Decimal("45.1"), "monitor_required": True, "key_listed": False}
    true = told_with(facts_of(thing), changes)
    told = told_with(true, {"stack_height_m": LIMIT_M, "monitor_required": False})
    slips = tuple(Slip(NAME, thing.key, "cheated", column) for column in ("stack_height_m", "monitor_required"))
    return (Thing(thing.key, true, thing.true_from, told, thing.told_from),), slips


def _raised(thing: Thing, _: int) -> Played:
    """Return a stack that was built higher, over the limit, and is on no list yet: two rows of disjoint periods."""
    low = told_with(facts_of(thing), {"stack_height_m": Decimal(40), "key_listed": False})
    before = Thing(thing.key, low, thing.true_from, low, thing.told_from)
    return in_two_periods(before, RAISED, {"stack_height_m": Decimal(50), "monitor_required": True}), ()


ACTS: Mapping[str, Act] = {
    "ten_times": _ten_times,
    "not_so_high": _not_so_high,
    "raised": _raised,
    "late": late(NAME, "monitor_accepted_date", 75),
    "missing": missing(NAME),
}

"""Construction sites: when they began and ended, whether they are listed, and who answers for their dust."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, found_late, honest, missing, parts, played, retold
from airshed.city.registers.names import WORDS, address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.reports import ROW, Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Story, Thing, delayed, event, mistyped, since

NAME = "construction_sites"
COUNT = 80
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "in_built_up": bool,
    "listed": bool,
    "started_date": date,
    "finished_date": date,
    "responsible_named": bool,
    "cost_in_price": bool,
    "muck_enclosed": bool,
    **ROW,
}
WORKS = ("小区一期工程", "道路改造工程", "物流园工程", "学校扩建工程", "管网工程", "查验场工程")
ROADS = {"道路改造工程", "物流园工程", "查验场工程"}
MOMENTS = monthly(date(2018, 4, 12), date(2019, 12, 12))
FIRST, DAYS = date(2018, 3, 20), 560
LAST_DAY = date(2019, 12, 31)


def construction_sites(seed: int) -> Book:
    """Return the register; the same seed gives the same sites."""
    draw = Random(f"airshed construction sites {seed}")  # noqa: S311 - a simulator, not a secret
    sites = [_site(draw, number) for number in range(1, COUNT + 1)]
    things = [honest(str(true["code"]), true, true["from_date"], opened=FIRST) for true in sites]
    cast = parts(draw, *((name, count, range(COUNT)) for name, count in (("late", 6), ("typed", 4), ("missing", 5))))
    told, slips = played(things, cast, ACTS)
    return Book(NAME, COLUMNS, told, MOMENTS, slips)


def _site(draw: Random, number: int) -> Facts:
    place = drawn_place(draw, 4, 3, 1, 2)
    work = draw.choice(WORKS)
    started = FIRST + timedelta(days=draw.randrange(DAYS))
    finished = started + timedelta(days=draw.randint(90, 520))
    listed = started + timedelta(days=draw.randint(-5, 60))
    named = started + timedelta(days=draw.randint(0, 80))
    return {
        "code": f"GD-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号{work}",
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "in_built_up": place.built_up,
        "listed": since(listed if draw.random() < 0.93 else None, value=True, before=False),  # noqa: PLR2004
        "started_date": started,
        "finished_date": event(finished if finished <= LAST_DAY else None),
        "responsible_named": since(named if draw.random() < 0.9 else None, value=True, before=False),  # noqa: PLR2004
        "cost_in_price": draw.choices((True, False, None), (85, 10, 5))[0],
        "muck_enclosed": _muck(draw, started),
        "department": "transport" if work in ROADS else "housing",
        **place.facts,
        "from_date": started,
        "to_date": None,
        "source": draw.choices(("permit", "patrol"), (9, 1))[0],
    }


def _muck(draw: Random, started: date) -> Fact:
    """Return whether muck trucks leave closed: as was seen last, month by month."""
    steps, seen = [], draw.random() < 0.85  # noqa: PLR2004 - so many begin well
    for number in range(20):
        if draw.random() < (0.05 if seen else 0.4):  # it gets worse now and then, and is soon put right
            seen = not seen
        steps.append((started + timedelta(days=10 + 30 * number), seen))
    return Story(tuple(steps))


def _found_late(thing: Thing, place: int) -> Played:
    """Return a site that nobody knew of for months and whose end was told late."""
    told, slips = found_late(NAME, 75)(thing, place)
    (site,) = told
    finished = delayed(facts_of(thing)["finished_date"], 30)
    return (
        Thing(site.key, site.true, site.true_from, {**facts_of(thing), "finished_date": finished}, site.told_from),
    ), slips


def _typed(thing: Thing, place: int) -> Played:
    """Return a site put on the wrong side of the edge of the built-up area: the first for ever."""
    built_up = facts_of(thing)["in_built_up"]
    put_right = thing.told_from + timedelta(days=100) if place else None
    told = retold(thing, {"in_built_up": mistyped(built_up, built_up is not True, put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", "in_built_up", put_right=put_right),)


ACTS: Mapping[str, Act] = {"late": _found_late, "typed": _typed, "missing": missing(NAME)}

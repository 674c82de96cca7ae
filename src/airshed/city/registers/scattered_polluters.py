"""Scattered polluters: found by survey, patrol or complaint, put into a class, closed, and now and then not closed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, honest, late, missing, parts, played, retold, twin
from airshed.city.registers.credit import drawn_code, mistyped_code
from airshed.city.registers.names import address, firm_names, other_spelling, person, phone
from airshed.city.registers.places import drawn_place, point_of
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import ROW, Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Story, Thing, event, mistyped, since

NAME = "scattered_polluters"
COUNT = 45
APPROVALS = (
    "industry", "development", "land", "planning", "ecology", "business", "quality", "safety", "water",
)  # fmt: skip
"""The nine offices whose approval a firm must have."""
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "credit_code": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "found_date": date,
    "reason": str,
    **{f"missing_{office}": bool for office in APPROVALS},
    "class": str,
    "closed_date": date,
    **ROW,
}
TRADES = (
    "木材加工点",
    "石材加工点",
    "废旧轮胎翻新点",
    "小建材厂",
    "塑料颗粒加工点",
    "皮毛初加工点",
    "翻砂作坊",
    "喷漆作坊",
)
CLASSES = ("close", "close", "close", "upgrade", "upgrade", "move")
REASONS = ("not_in_plan", "no_approval", "no_facility", "cannot_comply")
DEPARTMENTS = ("ecology", "industry", "natural_resources")
MOMENTS = monthly(date(2018, 7, 8), date(2019, 11, 8), every=2) + monthly(date(2019, 12, 8), date(2019, 12, 8))
FIRST, DAYS = date(2018, 6, 4), 480
LAST_DAY = date(2019, 12, 31)
SOON = date(2019, 4, 1)  # what is typed wrong of a firm found by then is put right in time to be told


def scattered_polluters(seed: int) -> Book:
    """Return the register; the same seed gives the same firms."""
    draw = Random(f"airshed scattered polluters {seed}")  # noqa: S311 - a simulator, not a secret
    names = firm_names(draw)
    found = [_polluter(draw, number, next(names)) for number in range(1, COUNT + 1)]
    things = [honest(str(true["code"]), true, true["from_date"], opened=FIRST) for true in found]
    closed = [number for number, true in enumerate(found) if true["closed_date"]]
    cast = parts(
        draw,
        ("paper", 2, [number for number in range(COUNT) if number not in closed]),
        ("late", 3, closed),
        ("typed", 2, [number for number, true in enumerate(found) if true["credit_code"] and _found(true) < SOON]),
        ("nowhere", 3, range(COUNT)),
        ("twice", 2, range(COUNT)),
        ("missing", 2, range(COUNT)),
    )
    told, slips = played(things, cast, ACTS)
    return Book(NAME, COLUMNS, told, MOMENTS, slips, tuple(_photos(draw, told)))


def _polluter(draw: Random, number: int, name: str) -> Facts:
    place = drawn_place(draw, 1, 2, 4, 2)
    found = FIRST + timedelta(days=draw.randrange(DAYS))
    decided = found + timedelta(days=draw.randint(5, 90))
    closed = decided + timedelta(days=draw.randint(10, 300))
    closes = draw.random() < 0.8 and closed <= LAST_DAY  # noqa: PLR2004 - the others have time until the end of 2020
    reason = draw.choice(REASONS)
    return {
        "code": f"SLW-{number:02d}",
        "name": name + draw.choice(TRADES),
        "credit_code": drawn_code(draw, household=True) if draw.random() < 0.7 else None,  # noqa: PLR2004 - registered
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "found_date": found,
        "reason": since(decided, reason) if draw.random() < 0.93 else None,  # noqa: PLR2004 - written down
        **_approvals(draw, sure=reason == "no_approval"),
        "class": since(decided, draw.choice(CLASSES)),
        "closed_date": event(closed if closes else None),
        "department": draw.choice(DEPARTMENTS),
        **place.facts,
        "from_date": found,
        "to_date": None,
        "source": draw.choice(("survey", "survey", "patrol", "complaint")),
    }


def _approvals(draw: Random, *, sure: bool) -> dict[str, Fact]:
    """Return which approvals a firm lacks: most of them where that is the reason, or not known."""
    share = 0.6 if sure else 0.15
    known = [None if draw.random() < 0.04 else draw.random() < share for _ in APPROVALS]  # noqa: PLR2004 - not looked up
    if sure:
        known[APPROVALS.index("ecology")] = True
    return {f"missing_{office}": value for office, value in zip(APPROVALS, known, strict=True)}


def _found(true: Facts) -> date:
    found = true["found_date"]
    return found if isinstance(found, date) else FIRST


def _paper(thing: Thing, place: int) -> Played:
    """Return a firm told to be closed that works on."""
    told = retold(thing, {"closed_date": event(date(2019, 11, 4) + timedelta(days=3 * place))})
    return (told,), (Slip(NAME, thing.key, "cheated", "closed_date"),)


def _typed(thing: Thing, place: int) -> Played:
    """Return a firm with its credit code typed wrong: the first for ever."""
    code = facts_of(thing)["credit_code"]
    put_right = thing.told_from + timedelta(days=85) if place else None
    told = retold(thing, {"credit_code": mistyped(code, mistyped_code(str(code)), put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", "credit_code", put_right=put_right),)


def _nowhere(thing: Thing, _: int) -> Played:
    """Return a firm whose place nobody put down."""
    slips = tuple(Slip(NAME, thing.key, "missing", column) for column in ("lon", "lat"))
    return (retold(thing, {"lon": None, "lat": None}),), slips


def _twice(thing: Thing, place: int) -> Played:
    """Return a firm told again after a complaint, under another key and spelling."""
    true, key = facts_of(thing), f"SLW-{91 + place}"
    told_from = _found(true) + timedelta(days=40)
    changes: dict[str, Fact] = {
        "code": key,
        "name": other_spelling(str(true["name"])),
        "credit_code": None,
        "found_date": told_from,
        "from_date": told_from,
        "class": None,
        "closed_date": None,
        "department": "ecology",
        "source": "complaint",
    }
    return twin(NAME, thing, changes, key=key, told_from=told_from)


ACTS: Mapping[str, Act] = {
    "paper": _paper,
    "typed": _typed,
    "nowhere": _nowhere,
    "twice": _twice,
    "late": late(NAME, "closed_date", 70),
    "missing": missing(NAME),
}


def _photos(draw: Random, things: Sequence[Thing]) -> list[Proof]:
    """Return a photo of the find for most, and one of the closing for those told closed; none for closings on paper."""
    proofs = []
    for thing in things:
        told = thing.told
        if told is None:
            continue
        if draw.random() < 0.92:  # noqa: PLR2004 - somebody had a phone
            proofs.append(_photo(thing.key, told, "photo", _found(told)))
        closed = told["closed_date"]
        really = thing.true is not None and thing.true["closed_date"] is not None
        if isinstance(closed, Story) and really and draw.random() < 0.85:  # noqa: PLR2004 - likewise
            day = closed.steps[-1][1]
            proofs.append(_photo(thing.key, told, "closing", day if isinstance(day, date) else LAST_DAY))
    return proofs


def _photo(key: str, told: Facts, purpose: str, day: date) -> Proof:
    lon, lat = point_of(told)
    name = f"{key}-{purpose}.png"
    return Proof(NAME, key, purpose, datetime.combine(day, time(11, 5)), lon, lat, name, picture(f"{key} {purpose}"))

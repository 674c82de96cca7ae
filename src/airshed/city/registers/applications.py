"""Applications: most projects are checked before they are decided; some later, some never, and some begin too soon."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.names import WORDS
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import PLACE, Book
from airshed.city.registers.stories import Fact, Facts, Value, event, since

NAME = "applications"
NEEDS = ("enterprises", "capacity_replacements")
COUNT = 110
CHECKS = {
    "constraint_checked": "constraint_checked_date",
    "overlay_checked": "overlay_checked_date",
    "carrying_capacity_checked": "capacity_checked_date",
    "history_checked": "history_checked_date",
    "air_state_checked": "air_checked_date",
}
"""What plans ask for, and the days on which it was looked into."""
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "sector": str,
    "invested_yuan": Decimal,
    "energy_tce": Decimal,
    "received_date": date,
    "screening_class": str,
    **dict.fromkeys(CHECKS.values(), date),
    "planning_eia": bool,
    "energy_review_needed": bool,
    "energy_review_date": date,
    "eia_needed": bool,
    "eia_date": date,
    "eia_number": str,
    "decision": str,
    "decided_date": date,
    "replacement_code": str,
    "limit_number": str,
    "limit_first_date": date,
    "limit_lifted_date": date,
    "start_date": date,
    "department": str,
    **PLACE,
    "source": str,
}
REAL: Mapping[str, type] = {**dict.fromkeys(CHECKS, bool), "under_limit": bool}
SECTORS = {
    "cement": "水泥项目", "brick": "砖瓦项目", "mining": "采选项目", "chemicals": "化工项目", "metallurgy": "铸造项目",
    "energy": "热源项目", "logistics": "物流园项目", "food": "食品项目", "textiles": "绒毛项目", "other": "项目",
}  # fmt: skip
EXCESS = {"cement", "metallurgy"}
FIRST, DAYS = date(2018, 3, 5), 640
LIMITED = date(2019, 7, 1), date(2019, 9, 30)
"""For these days nothing may be approved in the industrial park; the second is the first day without the limit."""
NOTICE = date(2019, 11, 6)
"""Issue of the plan; from that day on projects are checked against it."""
AROUND = (-1, 0, 0, 1, 1, 2, 2, 5, 5, 12, 13)  # more projects, decided around that day [d]
NEVER, AFTERWARDS = 0.04, 0.06  # share of checks


def applications(seed: int, firms: Book, replacements: Book) -> Book:
    """Return the register; the same seed gives the same projects."""
    draw = Random(f"airshed applications {seed}")  # noqa: S311 - a simulator, not a secret
    owners = [firm.key for firm in firms.things if firm.told]
    offers = [thing.key for thing in replacements.things]
    days = sorted(FIRST + timedelta(days=draw.randrange(DAYS)) for _ in range(COUNT))
    times = [(day, day + timedelta(days=draw.randint(25, 80))) for day in days]
    times += [(NOTICE + timedelta(days=day - 30), NOTICE + timedelta(days=day)) for day in AROUND]
    rows = [_project(draw, number, when, owners, offers) for number, when in enumerate(times, 1)]
    slips = Slips(
        late=(Late("start_date", 3, 60), Late("eia_date", 3, 40), Late("", 3, 50)),
        wrong=(Wrong("energy_review_needed", _otherwise, 2), Wrong("planning_eia", lambda right: right is not True, 2)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="received_date", real=REAL)


def _otherwise(right: Value) -> Value:
    return right is not True


def _project(draw: Random, number: int, when: tuple[date, date], owners: Sequence[str], offers: Sequence[str]) -> Facts:
    place, sector = drawn_place(draw, 1, 2, 2, 4), draw.choice(tuple(SECTORS))
    received, decided = when
    decision = draw.choices(("approved", "refused", "withdrawn"), (8, 1, 1))[0]
    strict = (
        "overcapacity" if sector in EXCESS else draw.choices(("none", "energy", "material", "risk"), (8, 2, 1, 1))[0]
    )
    energy = Decimal(draw.randint(20, 9000))
    classed = since(received + timedelta(days=8), strict)
    replaced = strict == "overcapacity" and decision == "approved" and draw.random() < 0.8  # noqa: PLR2004 - most
    return {
        "code": f"SP-{received.year}-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号{SECTORS[sector]}",
        "enterprise": draw.choice(owners) if draw.random() < 0.6 else None,  # noqa: PLR2004 - others are new here
        "sector": sector,
        "invested_yuan": Decimal(draw.randint(5, 900) * 100_000),
        "energy_tce": energy,
        "received_date": received,
        "screening_class": classed if draw.random() < 0.96 else None,  # noqa: PLR2004 - nearly all
        **_checks(draw, received, decided),
        "planning_eia": draw.random() < 0.93,  # noqa: PLR2004 - nearly all
        **_before_works(draw, decided, decision, energy),
        "decision": since(decided, decision),
        "decided_date": event(decided),
        "replacement_code": since(decided, draw.choice(offers) if replaced else None),
        **_limits(place.area, decided),
        "department": "ecology",
        **place.facts,
        "source": "return",
    }


def _checks(draw: Random, received: date, decided: date) -> dict[str, Fact]:
    """Return the days of checks, and whether they came in time: on the day of the decision is in time."""
    found: dict[str, Fact] = {}
    for asked, column in CHECKS.items():
        chance, day = draw.random(), received + timedelta(days=draw.randint(1, (decided - received).days))
        if chance < NEVER:
            found |= {asked: False, column: None}
        elif chance < NEVER + AFTERWARDS:
            found |= {asked: False, column: event(decided + timedelta(days=draw.choice((1, 7, 30))))}
        else:
            found |= {asked: since(day, value=True, before=False), column: event(day)}
    return found


def _before_works(draw: Random, decided: date, decision: str, energy: Decimal) -> dict[str, Fact]:
    """Return the two reviews and the first works; below a thousand tonnes no energy review is needed."""
    approved = decision == "approved"
    energy_needed, eia_needed = energy >= 1000, draw.random() < 0.8  # noqa: PLR2004 - a project file is enough for others
    reviewed = decided - timedelta(days=draw.randint(0, 20)) if energy_needed and draw.random() < 0.97 else None  # noqa: PLR2004
    eia = decided if approved and eia_needed else None
    began = decided + timedelta(days=draw.choice((0, 1, 20, 40, 60, 90))) if approved and draw.random() < 0.7 else None  # noqa: PLR2004
    if began and draw.random() < 0.05:  # noqa: PLR2004 - a few begin before they may
        began = decided - timedelta(days=draw.choice((1, 15)))
    return {
        "energy_review_needed": energy_needed if draw.random() < 0.95 else None,  # noqa: PLR2004 - or nobody said
        "energy_review_date": event(reviewed),
        "eia_needed": eia_needed,
        "eia_date": event(eia),
        "eia_number": since(eia, f"示环审〔{decided.year}〕{decided:%m%d}号") if eia else None,
        "start_date": event(began),
    }


def _limits(area: str, decided: date) -> dict[str, Fact]:
    first, lifted = LIMITED
    if area != "A4" or not first - timedelta(days=60) <= decided < lifted + timedelta(days=60):
        return {"limit_number": None, "limit_first_date": None, "limit_lifted_date": None, "under_limit": False}
    return {
        "limit_number": since(max(first, decided), "示环函〔2019〕61号"),
        "limit_first_date": event(first, known=max(first, decided)),
        "limit_lifted_date": event(lifted, known=max(lifted, decided)),
        "under_limit": since(decided, first <= decided < lifted, before=False),
    }

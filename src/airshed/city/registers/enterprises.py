"""Enterprises: some sixty firms, what trade they are in, and which duties they have met by when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, honest, late, missing, parts, played, retold, twin
from airshed.city.registers.credit import drawn_code, mistyped_code
from airshed.city.registers.names import address, firm_names, other_spelling, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.reports import ROW, Book, moments
from airshed.city.registers.stories import Fact, Facts, Slip, Thing, event, in_two_periods, mistyped, since

NAME = "enterprises"
COUNT = 60
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "credit_code": str,
    "legal_person": str,
    "phone": str,
    "address": str,
    "sector": str,
    "key_polluter": bool,
    "listed_key_unit": bool,
    "voc_key_unit": bool,
    "disclosed_date": date,
    "screened_date": date,
    "catalogue_class": str,
    "catalogue_checked_date": date,
    "waste_heat_suitable": bool,
    "waste_heat_checked_date": date,
    **ROW,
}
REAL: Mapping[str, type] = {
    "audit_due": date,
    "audit_done_date": date,
    "energy_audit_due": date,
    "energy_audit_done_date": date,
}
"""What follows from audits, which offices tell in a register of their own."""
MOMENTS = moments(
    "2018-03-20", "2018-06-20", "2018-10-22", "2018-12-20", "2019-03-20", "2019-05-20", "2019-07-22", "2019-09-20",
    "2019-10-21", "2019-11-18", "2019-12-20",
)  # fmt: skip
OPENED = date(2018, 3, 1)
"""First day of the register."""
TURN = date(2019, 4, 1)
LISTED = {2018: date(2018, 3, 30), 2019: date(2019, 3, 29)}  # when the lists of key polluters came out


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade: how many firms, who keeps their rows, and what they are to the plan."""

    sector: str
    ending: str
    count: int
    department: str
    key: bool = False
    voc: bool = False


TRADES: Sequence[Trade] = (
    Trade("heat", "热力有限责任公司", 3, "energy", key=True),
    Trade("power", "发电有限公司", 1, "energy", key=True),
    Trade("building_materials", "建材有限公司", 6, "industry"),
    Trade("cement", "水泥制品有限公司", 2, "industry", key=True),
    Trade("brick", "砖瓦厂", 3, "industry", key=True),
    Trade("wood", "木业有限公司", 10, "industry"),
    Trade("furniture", "家具有限公司", 2, "industry", voc=True),
    Trade("printing", "印务有限公司", 2, "industry", voc=True),
    Trade("coating", "防腐涂装有限公司", 2, "ecology", key=True, voc=True),
    Trade("food", "食品有限公司", 9, "market"),
    Trade("wool", "绒毛加工有限公司", 5, "industry"),
    Trade("minerals", "矿产品加工有限公司", 5, "ecology"),
    Trade("coal_yard", "煤炭储运有限公司", 4, "market"),
    Trade("repair", "汽车修理厂", 4, "market"),
    Trade("waste", "环保处置有限公司", 2, "ecology", key=True),
)
CATALOGUE = ("encouraged", "allowed", "restricted", "to_eliminate")


def enterprises(seed: int) -> Book:
    """Return the register; the same seed gives the same firms."""
    draw = Random(f"airshed enterprises {seed}")  # noqa: S311 - a simulator, not a secret
    names = firm_names(draw)
    trades = [trade for trade in TRADES for _ in range(trade.count)]
    firms = [_firm(draw, f"QY-{n:03d}", next(names), trade) for n, trade in enumerate(trades, start=1)]
    things = [honest(str(firm["code"]), firm, firm["from_date"], opened=OPENED) for firm in firms]
    everyone = range(COUNT - 1)
    screened = [number for number in everyone if firms[number]["screened_date"]]
    cast = parts(
        draw,
        ("new_trade", 1, [COUNT - 1]),
        ("late", 4, screened),
        ("twice", 3, everyone),
        ("mistyped", 3, everyone),
        ("missing", 2, range(1, COUNT - 1)),  # the plant of the demo's login is the first
    )
    told, slips = played(things, cast, ACTS)
    return Book(NAME, COLUMNS, told, MOMENTS, slips, real=REAL)


def _firm(draw: Random, code: str, name: str, trade: Trade) -> Facts:
    place = drawn_place(draw, 2, 2, 2, 4)
    founded = date(draw.randint(1996, 2017), draw.randint(1, 12), draw.randint(1, 28))
    return {
        "code": code,
        "name": name + trade.ending,
        "credit_code": drawn_code(draw),
        "legal_person": person(draw),
        "phone": phone(draw),
        "address": address(draw, place),
        "sector": trade.sector,
        "key_polluter": trade.key,
        **_duties(draw, trade),
        "department": trade.department,
        **place.facts,
        "from_date": founded,
        "to_date": None,
        "source": draw.choice(("census", "census", "business_register", "patrol")),
    }


def _duties(draw: Random, trade: Trade) -> dict[str, Fact]:
    """Return what the plan asks of a firm and when it was done; some never."""
    listed = LISTED[draw.choice((2018, 2018, 2019))] if trade.key and draw.random() < 0.9 else None  # noqa: PLR2004
    if trade.voc and draw.random() < 0.5:  # noqa: PLR2004 - half the firms with solvents
        listed = listed or LISTED[2019]
    audit_due = draw.choice((date(2018, 10, 31), date(2019, 6, 30), date(2019, 10, 31))) if trade.key else None
    energy_due = draw.choice((date(2019, 6, 30), date(2019, 12, 31))) if trade.sector in {"heat", "power"} else None
    checked = _maybe(draw, 0.85, date(2018, 9, 1), 420)
    heat = _maybe(draw, 0.7, date(2019, 2, 1), 300) if trade.key else None
    return {
        "listed_key_unit": since(listed, value=True, before=False),
        "voc_key_unit": trade.voc,
        "disclosed_date": event(listed + timedelta(days=draw.randint(10, 200)) if listed else None),
        "audit_due": event(audit_due, known=date((audit_due or OPENED).year, 1, 15)),
        "audit_done_date": event(_about(draw, audit_due)),
        "screened_date": event(_maybe(draw, 0.92, date(2018, 4, 1), 600)),
        "catalogue_class": since(checked, draw.choices(CATALOGUE, (2, 10, 3, 1))[0]),
        "catalogue_checked_date": event(checked),
        "energy_audit_due": event(energy_due, known=date(2019, 1, 15)),
        "energy_audit_done_date": event(_about(draw, energy_due)),
        "waste_heat_suitable": since(heat, trade.sector in {"power", "cement", "brick"}),
        "waste_heat_checked_date": event(heat),
    }


def _maybe(draw: Random, chance: float, first: date, days: int) -> date | None:
    when = first + timedelta(days=draw.randrange(days))
    return when if draw.random() < chance else None


def _about(draw: Random, due: date | None) -> date | None:
    """Return a day around a due date, mostly before it; None = not done, or nothing due."""
    when = due + timedelta(days=round(draw.gauss(-20, 25))) if due else None
    return when if draw.random() < 0.85 else None  # noqa: PLR2004 - so many do it at all


def _mistyped(thing: Thing, place: int) -> Played:
    """Return a firm with its credit code typed wrong: the first for ever, the others until they are put right."""
    code = facts_of(thing)["credit_code"]
    put_right = date(2019, 2, 1) if place else None
    told = retold(thing, {"credit_code": mistyped(code, mistyped_code(str(code)), put_right=put_right)})
    return (told,), (Slip(NAME, thing.key, "typed_wrong", "credit_code", put_right=put_right),)


def _twice(thing: Thing, place: int) -> Played:
    """Return a firm told again by another office: another key and spelling, once a credit code mistyped."""
    true, key = facts_of(thing), f"QY-{801 + place}"
    code = str(true["credit_code"])
    changes: dict[str, Fact] = {
        "code": key,
        "name": other_spelling(str(true["name"])),
        "credit_code": code if place else mistyped_code(code),
        "department": "market" if true["department"] != "market" else "industry",
        "source": "business_register",
    }
    return twin(NAME, thing, changes, key=key, told_from=date(2018, 9, 1))


def _new_trade(thing: Thing, _: int) -> Played:
    """Return a firm that burns nothing any more and only sorts: one key, two rows of disjoint periods."""
    return in_two_periods(thing, TURN, {"sector": "recycling"}), ()


ACTS: Mapping[str, Act] = {
    "mistyped": _mistyped,
    "twice": _twice,
    "new_trade": _new_trade,
    "late": late(NAME, "screened_date", 90),
    "missing": missing(NAME),
}

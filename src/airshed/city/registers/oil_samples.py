"""Samples of petrol, diesel, gas and urea: results some weeks later, failures followed up in time, late or never."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.names import person
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, since
from airshed.city.registers.terms import AFTER, LAST_DAY, done, drawn_day, figure, happened, often, opposite

NAME = "oil_samples"
NEEDS = ("fuel_sites",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "product": str,
    "link": str,
    "site": str,
    "place": str,
    "sample_date": date,
    "random_drawn": bool,
    "sampler": str,
    "reported_date": date,
    "sulphur_mg_kg": Decimal,
    "sulphur_limit_mg_kg": Decimal,
    "urea_percent": Decimal,
    "nitrogen_percent": Decimal,
    "nitrogen_ok": bool,
    "failed_items": str,
    "passed": bool,
    "follow_up_due": date,
    "followed_up_date": date,
    "penalty_yuan": Decimal,
    "department": str,
    "source": str,
}
COUNTS = {2018: 84, 2019: 132}
PRODUCTS = ("petrol",) * 5 + ("diesel",) * 6 + ("urea",) * 3 + ("lng",) * 3 + ("gas",) * 2
LINKS = ("sell",) * 7 + ("store", "make", "use", "use")
PASSING = {"petrol": 0.97, "diesel": 0.93, "urea": 0.9, "lng": 0.8, "gas": 0.98}
SULPHUR_LIMIT = Decimal("10.0")
TERM = timedelta(days=60)


def oil_samples(seed: int, sites: Book) -> Book:
    """Return the register; the same arguments give the same samples."""
    draw = Random(f"airshed oil samples {seed}")  # noqa: S311 - a simulator, not a secret
    places = [facts_of(thing)["code"] for thing in sites.things if facts_of(thing)["kind"] != "tanker"]
    days = [
        drawn_day(draw, date(year, 1, 3), date(year, 12, 30)) for year, count in COUNTS.items() for _ in range(count)
    ]
    rows = [_sample(draw, number, day, draw.choice(places)) for number, day in enumerate(sorted(days), start=1)]
    slips = Slips(
        late=(Late("", 5, 50), Late("followed_up_date", 2, 30)),
        wrong=(Wrong("random_drawn", opposite, 4), Wrong("passed", opposite, 2, cheated=True)),
        missing=4,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="sample_date", when=AFTER)


def _sample(draw: Random, number: int, day: date, site: Fact) -> Facts:
    product, link = draw.choice(PRODUCTS), draw.choice(LINKS)
    tip = often(draw, 0.12)
    passed = often(draw, PASSING[product] - (0.25 if tip else 0))
    reported = day + timedelta(days=draw.randint(6, 30))
    known = reported <= LAST_DAY and often(draw, 0.97)
    failed = known and not passed
    handled = done(draw, reported + timedelta(days=3), reported + TERM, share=0.88) if failed else None
    here = link in {"sell", "store"} and product != "lng"
    return {
        "code": f"YP-{day.year}-{number:03d}",
        "product": product,
        "link": link,
        "site": site if here else None,
        "place": None if here else f"示例市示例路{draw.randint(1, 300)}号",
        "sample_date": day,
        "random_drawn": not tip,
        "sampler": person(draw),
        "reported_date": happened(reported if known else None),
        **_figures(draw, product, reported if known else None, passed=passed),
        "failed_items": since(reported, {"urea": "尿素含量", "lng": "氮气含量"}.get(product, "硫含量"))
        if failed
        else None,
        "passed": since(reported, passed) if known else None,
        "follow_up_due": since(reported, reported + TERM) if failed else None,
        "followed_up_date": happened(handled),
        "penalty_yuan": since(handled, Decimal("30000.00")) if handled and handled <= LAST_DAY else None,
        "department": "market",
        "source": "visit",
    }


def _figures(draw: Random, product: str, day: date | None, *, passed: bool) -> Mapping[str, Fact]:
    """Return what the laboratory measured, from the day of its report on."""
    names = ("sulphur_mg_kg", "sulphur_limit_mg_kg", "urea_percent", "nitrogen_percent", "nitrogen_ok")
    found: dict[str, Fact] = dict.fromkeys(names)
    if day is None:
        return found
    if product in {"petrol", "diesel"}:
        sulphur = draw.choice((2.1, 4.8, 7.5, 10)) if passed else draw.choice((10.1, 38, 320))
        found |= {"sulphur_mg_kg": since(day, figure(sulphur, 1)), "sulphur_limit_mg_kg": SULPHUR_LIMIT}
    if product == "urea":
        found["urea_percent"] = since(day, figure(draw.choice((31.8, 32.4, 33.2) if passed else (31.7, 28.5, 33.3))))
    if product == "lng" and often(draw, 0.9):
        share = draw.uniform(0.1, 0.9) if passed else draw.uniform(2, 9)
        found |= {"nitrogen_percent": since(day, figure(share)), "nitrogen_ok": since(day, passed)}
    return found

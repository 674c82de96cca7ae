"""Disclosures: five items a year from each key unit, two from makers of machines; some late, some never."""

from collections.abc import Mapping
from datetime import date
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.chances import about, happens
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, Story, Value, event, since

NAME = "disclosures"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "unit": str,
    "enterprise": str,
    "topic": str,
    "period": str,
    "due_date": date,
    "published_date": date,
    "channel": str,
    "link": str,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
TOPICS = ("self_monitoring", "emission_data", "measures", "response", "penalties")
MAKERS = ("示例机械制造有限公司", "示例工程机械进出口有限公司")
DUE = {2018: (date(2018, 6, 30), date(2018, 12, 31)), 2019: (date(2019, 6, 30), date(2019, 11, 19), date(2019, 12, 31))}
DONE = 0.85


def disclosures(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same duties."""
    draw = Random(f"airshed disclosures {seed}")  # noqa: S311 - a simulator, not a secret
    units = [facts_of(t) for t in firms.things if t.true and t.told and _is_listed(facts_of(t)["listed_key_unit"])]
    owed = [(str(u["name"]), u["code"], topic, year) for year in DUE for u in units for topic in TOPICS]
    owed += [(maker, None, "machine_maker", year) for year in DUE for maker in MAKERS for _ in range(4)]
    rows = [_row(draw, number, one) for number, one in enumerate(owed, start=1)]
    slips = Slips(
        late=(Late("published_date", 6, 45),),
        wrong=(Wrong("published_date", _in_time, 3, cheated=True), Wrong("channel", _board, 2)),
        missing=3,
    )
    return plain(NAME, COLUMNS, rows, draw, slips)


def _is_listed(fact: Fact) -> bool:
    return isinstance(fact, Story)


def _in_time(right: Value) -> Value:
    return date(right.year, 5, 30) if isinstance(right, date) else right


def _board(right: Value) -> Value:
    return "公示栏" if right != "公示栏" else "报纸"


def _row(draw: Random, number: int, owed: tuple[str, Fact, str, int]) -> Facts:
    unit, code, topic, year = owed
    due = DUE[year][number % len(DUE[year])]
    published = about(draw, due, early=10, spread=12) if happens(draw, DONE) else None
    return {
        "code": f"GK-{year}-{number:03d}",
        "unit": unit,
        "enterprise": code,
        "topic": topic,
        "period": f"{year}年",
        "due_date": due,
        "published_date": event(published),
        "channel": draw.choice(("企业网站", "公示栏", "政府网站")),
        "link": since(published, f"https://example.org/{year}/{number}"),
        "department": "ecology",
        "from_date": date(year, 4, 1),
        "to_date": None,
        "source": "return",
    }

"""Campaigns: each with its list of targets; some end late, some without a report, some before everybody was visited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from airshed.city.registers.chances import filed, happens
from airshed.city.registers.names import WORDS, person
from airshed.city.registers.plain import Late, Slips, plain
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import EVER, Fact, Facts, Story, event, since

NAME = "campaigns"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "topic": str,
    "number": str,
    "leader": str,
    "started_date": date,
    "due_date": date,
    "closed_date": date,
    "faults_found": int,
    "faults_settled": int,
    "department": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
REAL: Mapping[str, type] = {"targets": int, "visited": int, "report_file": str}


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign of the invented city.

    Attributes:
        code: of its row.
        topic: what it is about.
        name: what it is called.
        first: day on which it begins.
        due: day on which it should end.
        closed: day on which it ends; None = it goes on.
        targets: how many its list names.
        reached: share of them that is visited.
        report: whether there is a report in the end.
    """

    code: str
    topic: str
    name: str
    first: date
    due: date
    closed: date | None
    targets: int
    reached: float = 1.0
    report: bool = True


def _on(day: str) -> date:
    return date.fromisoformat(day)


def _held(code: str, topic: str, name: str, days: str, targets: int, *rest: float) -> Campaign:
    first, due, *closed = [_on(day) for day in days.split()]
    reached, report = (*rest, *(1.0, 1.0)[len(rest) :])
    end = closed[0] if closed else None
    return Campaign(f"ZX-{code}", topic, name, first, due, end, targets, reached, bool(report))


CAMPAIGNS: Sequence[Campaign] = (
    _held("2018-01", "bulk_coal", "散煤治理", "2018-09-10 2018-12-20 2018-12-18", 24),
    _held("2018-02", "diesel_trucks", "柴油货车整治", "2018-05-02 2018-10-31 2018-11-20", 16, 0.9),
    _held("2018-03", "illegal_fuel", "打击黑加油站点", "2018-06-01 2018-11-30 2018-11-30", 12),
    _held("2019-01", "bulk_coal", "散煤治理", "2019-01-10 2019-03-31 2019-03-29", 24),
    _held("2019-02", "kilns", "工业炉窑整治", "2019-05-06 2019-10-31 2019-11-08", 15),
    _held("2019-03", "vocs", "挥发性有机物整治", "2019-06-03 2019-09-30 2019-09-27", 14, 0.8),
    _held("2019-04", "diesel_trucks", "柴油货车整治", "2019-09-02 2019-12-20", 22, 0.9),
    _held("2019-05", "illegal_fuel", "打击黑加油站点", "2019-03-01 2019-06-30 2019-07-01", 13),
    _held("2019-06", "illegal_fuel", "打击流动加油车", "2019-09-16 2019-11-19 2019-11-19", 9, 1.0, 0),
    _held("2019-07", "city_inspection", "市级环保督察第一批", "2019-04-08 2019-05-31 2019-05-31", 10),
    _held("2019-08", "city_inspection", "市级环保督察第二批", "2019-08-05 2019-09-30 2019-10-12", 11, 1.0, 0),
    _held("2019-09", "city_inspection", "市级环保督察第三批", "2019-10-14 2019-12-06", 8, 0.7),
    _held("2019-10", "dust", "工地扬尘整治", "2019-04-15 2019-10-31 2019-10-30", 18, 0.95),
)
END = date(2019, 12, 31)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a campaign visits: its name, and the day of the visit; None = never."""

    name: str
    day: date | None


def targets_of(seed: int, campaign: Campaign) -> Sequence[Target]:
    """Return the list of a campaign; the same arguments give the same targets."""
    draw = Random(f"airshed campaign {campaign.code} {seed}")  # noqa: S311 - a simulator, not a secret
    days = ((campaign.closed or campaign.due) - campaign.first).days
    found = []
    for number in range(1, campaign.targets + 1):
        day = campaign.first + timedelta(days=draw.randrange(1, days))
        missed = not happens(draw, campaign.reached)
        found.append(Target(f"示例{draw.choice(WORDS)}{number}号对象", None if missed or day > END else day))
    return found


def campaigns(seed: int) -> Book:
    """Return the register; the same seed gives the same campaigns."""
    draw = Random(f"airshed campaigns {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_row(draw, campaign, targets_of(seed, campaign)) for campaign in CAMPAIGNS]
    slips = Slips(late=(Late("closed_date", 1, 25),))
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=_reports(), real=REAL)


def _row(draw: Random, campaign: Campaign, targets: Sequence[Target]) -> Facts:
    visits = sorted(target.day for target in targets if target.day)
    visited: Fact = Story(((EVER, 0), *((day, number) for number, day in enumerate(visits, start=1))))
    faults = draw.randint(2, campaign.targets)
    closed = campaign.closed
    return {
        "code": campaign.code,
        "name": f"{campaign.code[3:7]}年{campaign.name}专项行动",
        "topic": campaign.topic,
        "number": f"示环发〔{campaign.first.year}〕{draw.randint(1, 90)}号",
        "leader": person(draw),
        "started_date": campaign.first,
        "due_date": campaign.due,
        "closed_date": event(closed),
        "faults_found": since(closed, faults),
        "faults_settled": since(closed, faults - draw.randint(0, 2)),
        "department": "ecology",
        "from_date": campaign.first,
        "to_date": None,
        "source": "return",
        "targets": campaign.targets,
        "visited": visited,
        "report_file": since(closed, "report") if campaign.report else None,
    }


def _reports() -> list[Proof]:
    done = [(campaign.code, campaign.closed) for campaign in CAMPAIGNS if campaign.report]
    return [filed(NAME, code, "document", day) for code, day in done if day]

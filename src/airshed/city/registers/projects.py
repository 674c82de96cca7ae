"""The project store: projects of all topics, how they enter, are reviewed, built, accepted, and leave."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.chances import about, filed, happens, shot, within
from airshed.city.registers.names import WORDS
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import OPENED, Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import EVER, Fact, Facts, Story, Value, event, since

NAME = "projects"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "topic": str,
    "enterprise": str,
    "owner": str,
    "budget_yuan": Decimal,
    "fund_yuan": Decimal,
    "entry_score": Decimal,
    "entered_date": date,
    "reviewed_date": date,
    "exit_date": date,
    "exit_reason": str,
    "in_year_plan": bool,
    "started_date": date,
    "due_date": date,
    "done_date": date,
    "accepted_date": date,
    **ROW,
}
REAL: Mapping[str, type] = {"in_store": bool, "accepted": bool}
TOPICS: Mapping[str, tuple[str, int]] = {
    "kiln": ("炉窑治理", 9),
    "park": ("园区循环化改造", 6),
    "cleaner_production": ("清洁生产改造", 8),
    "renovation": ("棚户区改造", 6),
    "waste_heat": ("余热供热", 5),
    "wind_solar": ("风光发电", 8),
    "rail": ("铁路专用线", 6),
    "mine_restoration": ("矿山修复", 8),
    "demonstration": ("治理示范工程", 6),
    "other": ("锅炉房改造", 4),
}
OF_FIRMS = {"kiln", "cleaner_production", "waste_heat", "demonstration"}
DUE = (date(2018, 10, 31), date(2019, 6, 30), date(2019, 10, 31), date(2019, 11, 19), date(2019, 11, 20),
       date(2019, 12, 31), date(2020, 6, 30))  # fmt: skip
"""Terms, some of them around the day on which the city is mostly looked at."""
PASSED = 60  # score from which a project enters
ROUNDS = (date(2018, 6, 1), date(2018, 12, 3), date(2019, 4, 1), date(2019, 9, 2))
"""Days on which a round of reviews begins."""
PAPERS = 16  # of so many acceptances, and photos of so many


def projects(seed: int, firms: Book) -> Book:
    """Return the register; the same arguments give the same projects."""
    draw = Random(f"airshed projects {seed}")  # noqa: S311 - a simulator, not a secret
    owners = [facts_of(thing) for thing in firms.things if thing.true and thing.told]
    topics = [topic for topic, (_, count) in TOPICS.items() for _ in range(count)]
    rows = [_project(draw, number, topic, draw.choice(owners)) for number, topic in enumerate(topics, start=1)]
    slips = Slips(
        late=(Late("accepted_date", 3, 50), Late("reviewed_date", 3, 60)),
        wrong=(Wrong("budget_yuan", _ten_times, 3), Wrong("done_date", _earlier, 2, cheated=True)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=_proofs(rows), real=REAL)


def _ten_times(right: Value) -> Value:
    return right * 10 if isinstance(right, Decimal) else right


def _earlier(right: Value) -> Value:
    return right - timedelta(days=5) if isinstance(right, date) else right


def _project(draw: Random, number: int, topic: str, firm: Facts) -> Facts:
    place = drawn_place(draw, 1, 1, 3, 4)
    score = draw.choice((55, 59.5, 60, 64, 71, 78, 85, 92))
    applied = within(draw, OPENED, 300)
    entered = applied if score >= PASSED else None
    due = DUE[number % len(DUE)]
    started = max(applied + timedelta(days=20), due - timedelta(days=draw.randint(100, 260)))
    done = max(about(draw, due, early=40, spread=35), started + timedelta(days=30)) if happens(draw, 0.88) else None
    accepted = done + timedelta(days=draw.randint(2, 25)) if done and happens(draw, 0.88) else None
    left = (accepted + timedelta(days=30)) if accepted and entered and happens(draw, 0.25) else None
    budget = Decimal(draw.randint(20, 900)) * 10_000
    return {
        "code": f"XM-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{TOPICS[topic][0]}{number}号",
        "topic": topic,
        "enterprise": firm["code"] if topic in OF_FIRMS else None,
        "owner": firm["name"] if topic in OF_FIRMS else "示例市城投有限公司",
        "budget_yuan": budget,
        "fund_yuan": budget * draw.choice((0, 10, 30)) / 100,
        "entry_score": Decimal(str(score)),
        "entered_date": event(entered),
        "reviewed_date": _reviews(draw, entered, left),
        "exit_date": event(left),
        "exit_reason": since(left, "done"),
        "in_year_plan": bool(entered) and happens(draw, 0.8),
        "started_date": event(started),
        "due_date": due,
        "done_date": event(done),
        "accepted_date": event(accepted),
        "department": "development",
        **place.facts,
        "from_date": applied,
        "to_date": None,
        "source": "return",
        "in_store": _in_store(entered, left),
        "accepted": since(accepted, value=True, before=False),
    }


def _reviews(draw: Random, entered: date | None, left: date | None) -> Fact:
    """Return the last review of a project, round by round while it is in the store; a few are passed over."""
    days = [within(draw, first, 40) for first in ROUNDS]
    held = [day for day in days if entered and entered < day < (left or date.max) and happens(draw, 0.6)]
    return Story(tuple((day, day) for day in held)) if held else None


def _in_store(entered: date | None, left: date | None) -> Fact:
    if entered is None:
        return False
    steps: list[tuple[date, Value]] = [(EVER, False), (entered, True)]
    return Story(tuple(steps if left is None else [*steps, (left, False)]))


def _proofs(rows: Sequence[Facts]) -> list[Proof]:
    """Return acceptances, and photos of what was built."""
    found = []
    for column, purpose, made in (("accepted_date", "acceptance", filed), ("done_date", "after", shot)):
        days = [(str(row["code"]), fact.steps[-1][1]) for row in rows if isinstance(fact := row[column], Story)]
        found += [made(NAME, key, purpose, day) for key, day in days[:PAPERS] if isinstance(day, date)]
    return found

"""Discharge permits: which firm needs one by when, which has it, and when holders published their reports."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.firms import OF_FIRM, day_of, happens, later, of_firm, told_rows
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import EVER, Fact, Facts, Story, Value, event, since

NAME = "permits"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "enterprise": str,
    "name": str,
    "permit_number": str,
    "sector": str,
    "management_class": str,
    "edition": str,
    "due_date": date,
    "applied_date": date,
    "issued_date": date,
    "valid_to": date,
    "backlog": str,
    "report_period": str,
    "report_due": date,
    "report_published_date": date,
    **OF_FIRM,
}
DUES: Mapping[str, date] = {
    "power": date(2017, 6, 30),
    "cement": date(2017, 12, 31),
    "heat": date(2019, 6, 30),
    "brick": date(2018, 12, 31),
    "waste": date(2019, 12, 31),
    "food": date(2019, 6, 30),
    "furniture": date(2019, 12, 31),
    "wood": date(2019, 12, 31),
    "coating": date(2019, 10, 31),
}
"""By trade: the day by which a permit is due; the others come the year after."""
LAST_DUE = date(2020, 9, 30)
ISSUED_AFTER = (-150, -90, -40, -12, -1, 0, 0, 1, 25)
"""Days after its due day on which a permit is issued."""
PUBLISHED_AFTER = (-12, -5, -2, -1, 0, 0, 1, 6, None)
"""Days after its due day on which a report is published; None = never."""
QUARTERLY = tuple((date(year, month, 1), date(year, month, 15)) for year in (2018, 2019) for month in (1, 4, 7, 10))
YEARLY = tuple((date(year, 1, 1), date(year, 1, 31)) for year in (2018, 2019))
"""When a report begins to be asked for, and when it is due."""
VALID = 3
BACKLOGS = ("材料不全，已退回补正", "未批先建，正在整改", "企业停产")


def permits(seed: int, firms: Book) -> Book:
    """Return the register of the permits of firms; the same arguments give the same permits."""
    draw = Random(f"airshed permits {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_permit(draw, f"XK-{number:03d}", firm) for number, firm in enumerate(told_rows(firms), start=1)]
    slips = Slips(
        late=(Late("issued_date", 3, 50),),
        wrong=(Wrong("management_class", _other, 3), Wrong("name", lambda told: f"{told}（示例）", 2)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips)


def _permit(draw: Random, code: str, firm: Facts) -> Facts:
    due = DUES.get(str(firm["sector"]), LAST_DUE)
    founded = day_of(firm["from_date"]) or date(2015, 1, 1)
    after = later(due, draw.choice(ISSUED_AFTER)) if happens(draw, 0.8) else None
    issued = after if due < LAST_DUE else None
    key = firm["key_polluter"] is True
    applied = issued - timedelta(days=draw.randint(20, 90)) if issued else None
    facts: dict[str, Fact] = {
        "code": code,
        "enterprise": firm["code"],
        "name": firm["name"],
        "permit_number": since(issued, f"{firm['credit_code']}001{'P' if key else 'Q'}"),
        "sector": firm["sector"],
        "management_class": "key" if key else "simplified",
        "edition": "2017" if due < LAST_DUE else "2019",
        "due_date": due,
        "applied_date": event(applied),
        "issued_date": event(issued),
        "valid_to": since(
            issued, issued.replace(year=issued.year + VALID, day=min(issued.day, 28)) if issued else None
        ),
        "backlog": since(issued, None, before=draw.choice(BACKLOGS)) if happens(draw, 0.4) else None,
        "report_period": "quarter" if key else "year",
        **_reports(draw, issued, QUARTERLY if key else YEARLY),
        **of_firm(firm, since=founded, source="duty_list"),
    }
    return facts


def _reports(draw: Random, issued: date | None, asked: tuple[tuple[date, date], ...]) -> dict[str, Fact]:
    """Return when the report asked for last is due, and when it was published."""
    due_steps: list[tuple[date, Value]] = [(EVER, None)]
    told_steps: list[tuple[date, Value]] = [(EVER, None)]
    for begins, due in asked:
        if issued and issued < begins:
            due_steps.append((begins, due))
            told_steps += _published(begins, due, draw.choice(PUBLISHED_AFTER))
    return {"report_due": Story(tuple(due_steps)), "report_published_date": Story(tuple(told_steps))}


def _published(begins: date, due: date, after: int | None) -> Iterator[tuple[date, Value]]:
    yield begins, None
    if after is not None:
        day = max(begins, due + timedelta(days=after))
        yield day, day


def _other(told: Value) -> Value:
    return "simplified" if told == "key" else "key"

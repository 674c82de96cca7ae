"""Open-pit mines: some reach the green-mine standard, some are closed, some left behind, some are pits of nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.names import WORDS
from airshed.city.registers.places import drawn_place, point_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, paper, picture
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Facts, Slip, Story, day_of, event, since

NAME = "mines"
NEEDS = ("enterprises",)
STEPS = ("digging_ok", "storing_ok", "loading_ok", "carrying_ok")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "mineral": str,
    "surveyed_date": date,
    "mining_right": bool,
    "right_number": str,
    "eia_approved": bool,
    "eia_number": str,
    "legacy": bool,
    "green_due": date,
    "green_score": int,
    "green_reached_date": date,
    "exit_decided_date": date,
    "illegal": bool,
    "closure_due": date,
    "closed_date": date,
    "steps_checked_date": date,
    **dict.fromkeys(STEPS, bool),
    "restoration_due": date,
    "restored_date": date,
    **ROW,
}
REAL: Mapping[str, type] = {"steps_passed": bool, "closing_proof": bool, "restoration_accepted": bool}
WORKING, LEGACY, PITS = 20, 10, 6
GREEN_DUE = tuple(
    date.fromisoformat(day) for day in ("2019-06-30", "2019-11-18", "2019-11-19", "2019-11-20", "2020-12-31")
)
RESTORATION_DUE = (date(2019, 10, 31), date(2019, 12, 31), date(2020, 1, 1))
LAST_DAY = date(2019, 12, 31)
FIRST_VISIT = date(2018, 5, 1)
COMES_LATE = 45  # from the end of restoration to its acceptance [d]
UNSHOWN = 2
"""Place of the closed mine whose end nobody shows."""


def mines(seed: int, firms: Book) -> Book:
    """Return the register; the same seed gives the same mines."""
    draw = Random(f"airshed mines {seed}")  # noqa: S311 - a simulator, not a secret
    owners = [firm.key for firm in firms.things if firm.told and firm.told["sector"] in {"mining", "minerals"}]
    rows = [_working(draw, number, owners) for number in range(1, WORKING + 1)]
    rows += [_left(draw, number) for number in range(WORKING + 1, WORKING + LEGACY + 1)]
    rows += [_pit(draw, number) for number in range(WORKING + LEGACY + 1, WORKING + LEGACY + PITS + 1)]
    slips = Slips(
        late=(Late("surveyed_date", 2, 60), Late("", 2, 90)),
        wrong=(Wrong("eia_approved", lambda right: right is not True, 2),),
        missing=2,
    )
    unshown = Slip(NAME, str(_ended(rows)[UNSHOWN][0]["code"]), "missing", "closing_proof")
    told = plain(NAME, COLUMNS, rows, draw, slips, proofs=_proofs(rows), real=REAL)
    return replace(told, slips=(*told.slips, unshown))


def _ended(rows: Sequence[Facts]) -> list[tuple[Facts, date]]:
    return [(row, day) for row in rows if (day := day_of(row["closed_date"])) and day <= LAST_DAY]


def _base(draw: Random, number: int, kind: str, *weights: float) -> dict[str, Fact]:
    place = drawn_place(draw, *weights)
    surveyed = date(2018, 6, 1) + timedelta(days=draw.randrange(620))  # a few are not surveyed by the end of the year
    found: dict[str, Fact] = dict.fromkeys((*COLUMNS, *REAL))
    return {
        **found,
        "code": f"KS-{number:03d}",
        "name": f"示例{draw.choice(WORDS)}{number}号{kind}",
        "mineral": {"采石场": "building_stone", "采砂场": "sand", "萤石矿": "fluorite"}.get(kind, "other"),
        "surveyed_date": event(surveyed),
        "mining_right": False,
        "eia_approved": False,
        "legacy": False,
        "illegal": False,
        "steps_passed": False,
        "closing_proof": False,
        "restoration_accepted": False,
        "department": "natural_resources",
        **place.facts,
        "source": draw.choices(("registration", "survey"), (4, 1))[0],
    }


def _working(draw: Random, number: int, owners: Sequence[str]) -> Facts:
    row = _base(draw, number, draw.choice(("采石场", "采砂场", "萤石矿")), 0, 0, 3, 2)
    due = GREEN_DUE[number % len(GREEN_DUE)]
    reached = due + timedelta(days=draw.choice((-200, -60, -1, 0, 1, 30, 400)))
    approved = draw.random() < 0.9  # noqa: PLR2004 - nearly all
    row |= {
        "enterprise": draw.choice(owners) if owners else None,
        "mining_right": True,
        "right_number": f"C00000020100{number:04d}",
        "eia_approved": approved,
        "eia_number": f"示环审〔2016〕{number}号" if approved else None,
        "green_due": due,
        "green_reached_date": event(reached),
        "green_score": since(reached, draw.randint(80, 98), before=draw.randint(40, 79)),
    }
    if reached > due and draw.random() < 0.7:  # noqa: PLR2004 - the others have no decision
        decided = due + timedelta(days=draw.choice((1, 5, 20)))
        left = decided + timedelta(days=draw.choice((10, 30, 60)))
        closed = left + timedelta(days=draw.choice((-5, 0, 1, 40)))
        row |= {"exit_decided_date": event(decided), "closure_due": since(decided, left), **_closed(closed)}
        row |= {"green_reached_date": None, "green_score": draw.randint(40, 79)}
    return row | _visits(draw)


def _closed(day: date) -> dict[str, Fact]:
    return {"closed_date": event(day), "closing_proof": since(day, value=True, before=False)}


def _visits(draw: Random) -> dict[str, Fact]:
    """Return the four steps as they were seen visit by visit; some mines were not visited this year."""
    number = draw.choice((2, 6, 7, 7, 7))
    days = [FIRST_VISIT + timedelta(days=90 * visit + draw.randrange(40)) for visit in range(number)]
    seen = [{step: draw.random() < 0.85 for step in STEPS} for _ in days]  # noqa: PLR2004 - most are right
    found: dict[str, Fact] = {step: _story(days, [visit[step] for visit in seen]) for step in STEPS}
    return found | {
        "steps_checked_date": Story(tuple((day, day) for day in days)),
        "steps_passed": Story(((date.min, False), *_story(days, [all(visit.values()) for visit in seen]).steps)),
    }


def _story(days: Sequence[date], values: Sequence[bool]) -> Story:
    return Story(tuple(zip(days, values, strict=True)))


def _left(draw: Random, number: int) -> Facts:
    due = RESTORATION_DUE[number % len(RESTORATION_DUE)]
    restored = due + timedelta(days=draw.choice((-300, -90, -60, -30, 0, 1, 60)))
    return _base(draw, number, "废弃采坑", 0, 1, 3, 2) | {
        "legacy": True,
        "restoration_due": due,
        "restored_date": event(restored),
        "restoration_accepted": since(restored + timedelta(days=COMES_LATE), value=True, before=False),
    }


def _pit(draw: Random, number: int) -> Facts:
    """Return a pit that nobody has a right to."""
    found = date(2018, 8, 1) + timedelta(days=draw.randrange(400))
    left = found + timedelta(days=draw.choice((60, 90, 120)))
    closed = left + timedelta(days=draw.choice((-20, 0, 1, 50, 400)))
    row = _base(draw, number, "采砂场", 0, 1, 3, 2) | _visits(draw)
    return row | {"illegal": since(found, value=True), "closure_due": since(found, left), **_closed(closed)}


def _proofs(rows: Sequence[Facts]) -> tuple[Proof, ...]:
    """Return photos of what was closed, the second with the photo of the first, the third without; and acceptances."""
    found, shown = [], ""
    for number, (row, day) in enumerate(_ended(rows)):
        key, (lon, lat) = str(row["code"]), point_of(row)
        subject = shown if number == 1 else f"{key} after"
        shown = shown or subject
        moments = ((day - timedelta(days=7), "before", f"{key} pit"), (day, "after", subject))
        for taken, purpose, what in moments if number != UNSHOWN else moments[:1]:
            moment = datetime.combine(taken, time(11, 5))
            found.append(Proof(NAME, key, purpose, moment, lon, lat, f"{key}-{purpose}.png", picture(what)))
    for row in rows:
        restored = day_of(row["restored_date"])
        if restored and (accepted := restored + timedelta(days=COMES_LATE)) <= LAST_DAY:
            key, moment = str(row["code"]), datetime.combine(accepted, time(16, 0))
            content = paper(f"Example acceptance of the restoration of {key}")
            found.append(Proof(NAME, key, "acceptance", moment, None, None, f"{key}.pdf", content))
    return tuple(found)

"""Grids: one city, four areas, forty cells; most have a lead, most leads patrol as often as they should."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.chances import happens, within
from airshed.city.registers.names import person, phone
from airshed.city.registers.places import ACROSS, AREAS, DOWN
from airshed.city.registers.plain import OPENED, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import EVER, Facts, Story, Value, since

NAME = "grids"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "level": str,
    "parent": str,
    "lead": str,
    "phone": str,
    "members": int,
    "duties": str,
    "area_km2": Decimal,
    "households": int,
    "counted_date": date,
    "patrols_due": int,
    "patrols_done": int,
    "department": str,
    "area": str,
    "grid": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
A_MONTH = {"city": 1, "area": 2, "cell": 4}
"""Patrols due in a month."""
MONTHS = [(2018, number) for number in range(1, 13)] + [(2019, number) for number in range(1, 13)]
NAMED, LEFT, DILIGENT = 0.94, 0.06, 0.8
SKIPPED = 0.2  # of the patrols of those who are not diligent
DUTIES = "散煤、露天焚烧、工地扬尘、“散乱污”；发现即报片区和市大气办"


def grids(seed: int) -> Book:
    """Return the register; the same seed gives the same grids."""
    draw = Random(f"airshed grids {seed}")  # noqa: S311 - a simulator, not a secret
    slips = Slips(
        late=(Late("counted_date", 4, 45),),
        wrong=(Wrong("patrols_done", _rounded_up, 3, cheated=True), Wrong("households", _ten_times, 2)),
        missing=2,
    )
    return plain(NAME, COLUMNS, list(_rows(draw)), draw, slips, real={"lead_named": bool})


def _rounded_up(right: Value) -> Value:
    return right + 13 if isinstance(right, int) else right


def _ten_times(right: Value) -> Value:
    return right * 10 if isinstance(right, int) else right


def _rows(draw: Random) -> Iterator[Facts]:
    yield _grid(draw, "W", "全市", "", None)
    for number, area in enumerate(AREAS):
        above = f"W-{area.code}"
        yield _grid(draw, above, f"片区{area.code}", "W", area.code)
        for cell in range(ACROSS * DOWN):
            code = f"G{number * ACROSS * DOWN + cell + 1}"
            yield {**_grid(draw, code, f"第{code[1:]}网格", above, area.code), "grid": code}


def _grid(draw: Random, code: str, name: str, above: str, area: str | None) -> Facts:
    level = {"": "city", "W": "area"}.get(above, "cell")
    named = within(draw, OPENED, 120) if happens(draw, NAMED) else None
    left = within(draw, date(2019, 6, 1), 150) if named and happens(draw, LEFT) else None
    lead = since(named, person(draw))
    there = since(named, value=True, before=False)
    if left and isinstance(lead, Story) and isinstance(there, Story):
        lead, there = Story((*lead.steps, (left, None))), Story((*there.steps, (left, False)))
    due, done, counted = _patrols(draw, A_MONTH[level])
    return {
        "code": code,
        "name": f"示例市{name}",
        "level": level,
        "parent": above or None,
        "lead": lead,
        "phone": phone(draw),
        "members": draw.randint(1, 6),
        "duties": DUTIES,
        "area_km2": Decimal(draw.randint(20, 900)) / 100,
        "households": draw.randint(120, 900),
        "counted_date": counted,
        "patrols_due": due,
        "patrols_done": done,
        "department": "ecology",
        "area": area,
        "grid": None,
        "from_date": OPENED,
        "to_date": None,
        "source": "return",
        "lead_named": there,
    }


def _patrols(draw: Random, a_month: int) -> tuple[Story, Story, Story]:
    """Return how many patrols were due and made since the year began, month by month, and the day of the count."""
    diligent = happens(draw, DILIGENT)
    due, done, counted = [(EVER, 0)], [(EVER, 0)], []
    year, wanted, made = 0, 0, 0
    for number, which in enumerate(MONTHS):
        if which[0] != year:
            year, wanted, made = which[0], 0, 0
        first = month(*which).to_date
        wanted += a_month
        made += sum(diligent or not happens(draw, SKIPPED) for _ in range(a_month))
        if first > OPENED:
            due.append((first, wanted))
            done.append((first, made))
            counted.append((first, first - timedelta(days=1)))
        diligent = diligent if number % 6 else happens(draw, DILIGENT)
    return Story(tuple(due)), Story(tuple(done)), Story(tuple(counted))

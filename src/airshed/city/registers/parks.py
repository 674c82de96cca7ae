"""Parks: the industrial park, two estates and the border zone of the invented city."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.names import address, person, phone
from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import EVER, Facts, Story, event, since

NAME = "parks"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "level": str,
    "address": str,
    "area_km2": Decimal,
    "trades": str,
    "firms": int,
    "planning_eia": str,
    "planning_eia_number": str,
    "planning_eia_date": date,
    "pilot": bool,
    "pilot_approved_date": date,
    "projects": int,
    "projects_done": int,
    "reused_share": Decimal,
    "central_heat": bool,
    "contact": str,
    "phone": str,
    **ROW,
}
PARKS = (
    ("示例工业园区", "regional", "建材、矿产品加工", date(2018, 9, 14), date(2019, 4, 18)),
    ("示例边境经济合作区", "national", "木材、绒毛加工", date(2016, 5, 20), None),
    ("示例物流加工园", "local", "食品、仓储", date(2019, 8, 2), None),
    ("示例再生资源园", "local", "资源回收", None, None),
)
"""Name, level, trades, when its plan's assessment was reviewed, and when its pilot was approved."""
FINISHED = (date(2019, 6, 30), date(2019, 9, 26), date(2019, 11, 8))
"""When projects of the pilot were finished."""
YEARS = (date(2018, 7, 1), date(2019, 1, 1), date(2019, 7, 1))


def parks(seed: int) -> Book:
    """Return the register of the parks; the same seed gives the same parks."""
    draw = Random(f"airshed parks {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_park(draw, f"YQ-{number:02d}", park) for number, park in enumerate(PARKS, start=1)]
    slips = Slips(
        late=(Late("planning_eia_date", 1, 60),),
        wrong=(Wrong("area_km2", lambda told: told * 10 if isinstance(told, Decimal) else told, 1),),
    )
    return plain(NAME, COLUMNS, rows, draw, slips)


def _park(draw: Random, code: str, park: tuple[str, str, str, date | None, date | None]) -> Facts:
    name, level, trades, reviewed, piloted = park
    place = drawn_place(draw, 0, 0, 1, 3)
    firms, share = draw.randint(6, 24), Decimal(draw.randint(40, 80)) / 100
    finished = tuple((day, number) for number, day in enumerate(FINISHED, start=1) if piloted)
    return {
        "code": code,
        "name": name,
        "level": level,
        "address": address(draw, place),
        "area_km2": Decimal(draw.randint(20, 240)) / 10,
        "trades": trades,
        "firms": Story(((EVER, firms), *((day, firms + number) for number, day in enumerate(YEARS, start=1)))),
        "planning_eia": since(reviewed, "reviewed", before=draw.choice(("none", "writing"))),
        "planning_eia_number": since(
            reviewed, f"示环审〔{reviewed.year}〕{draw.randint(1, 40)}号" if reviewed else None
        ),
        "planning_eia_date": event(reviewed),
        "pilot": since(piloted, value=True, before=False),
        "pilot_approved_date": event(piloted),
        "projects": since(piloted, 5),
        "projects_done": Story(((EVER, None), *finished)),
        "reused_share": Story(tuple((day, share + Decimal(number) / 50) for number, day in enumerate(YEARS))),
        "central_heat": draw.choice((True, False)),
        "contact": person(draw),
        "phone": phone(draw),
        "department": "development",
        **place.facts,
        "from_date": date(2012, 5, 1),
        "to_date": None,
        "source": "archive",
    }

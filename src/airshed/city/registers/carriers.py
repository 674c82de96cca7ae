"""Freight carriers: every month their trucks, of which ever more are clean, and their freight by road and rail."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.names import WORDS, person, phone
from airshed.city.registers.plain import MONTHS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Value
from airshed.city.registers.terms import figure, often, tenfold

NAME = "carriers"
COUNT = 10
COLUMNS: Mapping[str, type] = {
    "code": str,
    "month_date": date,
    "name": str,
    "legal_person": str,
    "phone": str,
    "trucks": int,
    "trucks_diesel": int,
    "trucks_clean": int,
    "trucks_new_energy": int,
    "tonnage_t": Decimal,
    "rail_tonnage_t": Decimal,
    "diesel_t": Decimal,
    "urea_t": Decimal,
    "ledgers_kept": bool,
    "reported_date": date,
    "department": str,
    "source": str,
}
FLEETS = (8, 14, 19, 20, 21, 26, 34, 48, 75, 120)
"""Diesel trucks of each carrier at first, some around the 20 above which ledgers are kept."""
RAIL = {4: 0.35, 8: 0.22, 9: 0.41}
"""Carriers that load trains, and the share that goes by rail in 2018."""
YEARS = (2018, 2019)


def carriers(seed: int) -> Book:
    """Return the register; the same seed gives the same carriers."""
    draw = Random(f"airshed carriers {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for number in range(COUNT) for row in _months(draw, number)]
    slips = Slips(
        late=(Late("", 5, 45),),
        wrong=(Wrong("trucks_clean", _too_many, 2, cheated=True), Wrong("rail_tonnage_t", tenfold, 4)),
        missing=4,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, key=("code", "month_date"), known="reported_date", when=MONTHS)


def _too_many(_: Value) -> Value:
    """Return more clean trucks than any carrier has trucks."""
    return 400


def _months(draw: Random, number: int) -> Iterator[Facts]:
    """Yield what a carrier tells month by month: old trucks are sold, clean ones bought, and trains are lost."""
    diesel, electric = FLEETS[number], number // 4
    clean = round(diesel * draw.uniform(0.3, 0.5))
    name, boss, call = f"示例{WORDS[number]}货运有限公司", person(draw), phone(draw)
    per_truck = draw.uniform(280, 460)
    for year in YEARS:
        for period in (month(year, place) for place in range(1, 13)):
            bought = often(draw, 0.25)
            clean, electric = min(diesel, clean + bought), electric + often(draw, 0.03)
            diesel -= often(draw, 0.05) and diesel > clean
            trucks = diesel + electric
            tonnage = trucks * per_truck * draw.uniform(0.85, 1.15)
            rail = tonnage * RAIL.get(number, 0) * (0.93 if year == YEARS[-1] else 1) * draw.uniform(0.9, 1.1)
            yield {
                "code": f"HY-{number + 1:02d}",
                "month_date": period.last_date,
                "name": name,
                "legal_person": boss,
                "phone": call,
                "trucks": trucks,
                "trucks_diesel": diesel,
                "trucks_clean": clean + electric,
                "trucks_new_energy": electric,
                "tonnage_t": figure(tonnage, 1),
                "rail_tonnage_t": figure(rail, 1),
                "diesel_t": figure(diesel * draw.uniform(1.8, 2.6)),
                "urea_t": figure(diesel * draw.uniform(0.06, 0.14)),
                "ledgers_kept": number != FLEETS.index(26),
                "reported_date": period.to_date + timedelta(days=draw.randint(2, 8)),
                "department": "transport",
                "source": "return",
            }

"""Production lines: what the firms make, on how many lines, since when, and which of them stand still."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import LAST_DAY, OF_FIRM, day_of, happens, of_firm, some_day, told_rows
from airshed.city.registers.names import person
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, Value, event, since

NAME = "production_lines"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "process": str,
    "product": str,
    "capacity": Decimal,
    "capacity_unit": str,
    "hours_a": Decimal,
    "catalogue_class": str,
    "running_state": str,
    "commissioned_date": date,
    "stopped_date": date,
    "operator": str,
    **OF_FIRM,
}
MAKES: Mapping[str, tuple[str, str, str, tuple[int, int]]] = {
    "heat": ("热水锅炉供热", "热水", "mw", (14, 116)),
    "power": ("循环流化床发电", "电", "mw", (12, 50)),
    "building_materials": ("搅拌成型", "加气砌块", "m3_a", (60_000, 300_000)),
    "cement": ("粉磨与制品成型", "水泥制品", "t_a", (30_000, 400_000)),
    "brick": ("隧道窑焙烧", "烧结砖", "pieces_a", (3_000, 12_000)),
    "wood": ("锯切与烘干", "锯材", "m3_a", (5_000, 80_000)),
    "furniture": ("喷漆与组装", "家具", "pieces_a", (1, 12)),
    "printing": ("柔版印刷", "包装印刷品", "m2_a", (800_000, 6_000_000)),
    "coating": ("喷涂防腐", "防腐管件", "m2_a", (50_000, 400_000)),
    "food": ("屠宰分割", "肉制品", "t_a", (2_000, 30_000)),
    "wool": ("洗毛分梳", "无毛绒", "t_a", (80, 900)),
    "minerals": ("破碎筛分与烘干", "萤石粉", "t_a", (20_000, 200_000)),
    "coal_yard": ("筛分储运", "筛选煤", "t_a", (50_000, 600_000)),
    "repair": ("烤漆", "汽车维修", "t_a", (1, 5)),
    "waste": ("焚烧处置", "处置固废", "t_d", (5, 120)),
}
"""By trade: process, product, unit of capacity, and the least and the highest capacity."""
SEASONAL = {"heat": 4_380, "brick": 5_000}
"""Hours a line of a trade runs in a year; others run more or less all the year."""


def production_lines(seed: int, firms: Book) -> Book:
    """Return the register of the lines of firms; the same arguments give the same lines."""
    draw = Random(f"airshed production lines {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [
        _line(draw, f"SC-{number:03d}", firm, place)
        for number, (firm, place) in enumerate(_places(draw, firms), start=1)
    ]
    slips = Slips(
        late=(Late("stopped_date", 3, 80), Late("", 2, 100)),
        wrong=(Wrong("capacity", _ten_times, 4), Wrong("catalogue_class", lambda _: "encouraged", 2, cheated=True)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips)


def _places(draw: Random, firms: Book) -> Iterator[tuple[Facts, int]]:
    for firm in told_rows(firms):
        for place in range(1, draw.choice((1, 1, 2, 3)) + 1):
            yield firm, place


def _line(draw: Random, code: str, firm: Facts, place: int) -> Facts:
    sector = str(firm["sector"])
    process, product, unit, (least, most) = MAKES[sector]
    founded = day_of(firm["from_date"]) or date(2015, 1, 1)
    begun = founded if place == 1 else some_day(draw, founded, date(2019, 8, 31))
    stopped = some_day(draw, max(begun, date(2018, 6, 1)), LAST_DAY) if happens(draw, 0.15) else None
    obsolete = sector in {"brick", "minerals"} and happens(draw, 0.3)
    facts: dict[str, Fact] = {
        "code": code,
        "name": f"{firm['name']}{place}号线",
        "enterprise": firm["code"],
        "process": process,
        "product": product,
        "capacity": Decimal(round(draw.uniform(least, most))),
        "capacity_unit": unit,
        "hours_a": Decimal(SEASONAL.get(sector, draw.choice((2_400, 4_800, 7_200, 8_000)))),
        "catalogue_class": "to_eliminate" if obsolete else draw.choice(("allowed", "allowed", "restricted")),
        "running_state": since(stopped, "stopped", before="running"),
        "commissioned_date": begun,
        "stopped_date": event(stopped),
        "operator": person(draw),
        **of_firm(firm, since=begun, department="industry", source="eia"),
    }
    return facts


def _ten_times(value: Value) -> Value:
    return value * 10 if isinstance(value, Decimal) else value

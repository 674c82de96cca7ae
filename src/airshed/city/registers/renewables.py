"""Renewable plants and their months: wind in spring, sun in summer, and a grid that does not take it all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from airshed.calendar import month
from airshed.city.registers.places import Place, drawn_place
from airshed.city.registers.plain import QUARTERS, Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, event

NAME = "renewables"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "plant": str,
    "kind": str,
    "fuel": str,
    "capacity_mw": Decimal,
    "approval_number": str,
    "in_service_date": date,
    "month_date": date,
    "generated_mwh": Decimal,
    "curtailed_mwh": Decimal,
    "available_mwh": Decimal,
    "definition": str,
    **ROW,
}
OPENED = date(2018, 3, 1)
MONTHS = [month(year, number).last_date for year in (2018, 2019) for number in range(1, 13)]
HOURS = {
    "wind": (260, 240, 250, 270, 230, 180, 150, 140, 170, 210, 240, 260),
    "solar": (95, 110, 145, 160, 175, 170, 160, 155, 140, 125, 95, 85),
    "biomass": (420,) * 12,
}
"""Hours at full capacity, month by month."""
CURTAILED = {"wind": 0.085, "solar": 0.035, "biomass": 0.0}


@dataclass(frozen=True, slots=True)
class Plant:
    """A plant with its capacity and the day from which it runs; None = not yet."""

    code: str
    kind: str
    capacity_mw: str
    since: date | None


PLANTS: Sequence[Plant] = (
    Plant("FD-01", "wind", "49.5", date(2012, 12, 20)),
    Plant("FD-02", "wind", "49.5", date(2015, 10, 30)),
    Plant("FD-03", "wind", "30", date(2019, 6, 28)),
    Plant("GF-01", "solar", "20", date(2014, 6, 30)),
    Plant("GF-02", "solar", "10", date(2016, 6, 25)),
    Plant("GF-03", "solar", "40", date(2018, 12, 28)),
    Plant("SW-01", "biomass", "6", date(2019, 9, 30)),
    Plant("SW-02", "biomass", "12", None),
)
NAMES = {"wind": "风电场", "solar": "光伏电站", "biomass": "生物质电厂"}


def renewables(seed: int) -> Book:
    """Return the register; the same seed gives the same months."""
    draw = Random(f"airshed renewables {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for plant in PLANTS for row in _rows(draw, plant, drawn_place(draw, 0, 0, 1, 1))]
    slips = Slips(
        late=[Late("", 4, 40)],
        wrong=[
            Wrong("curtailed_mwh", lambda right: _share(right, "0.2"), 5, cheated=True),
            Wrong("generated_mwh", lambda right: _share(right, "0.1"), 2),
        ],
        missing=1,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="known_date", when=QUARTERS)


def _share(right: object, share: str) -> Decimal:
    return (right * Decimal(share)).quantize(Decimal("0.001")) + 1 if isinstance(right, Decimal) else Decimal(1)


def _rows(draw: Random, plant: Plant, place: Place) -> Iterator[Facts]:
    said = {
        "name": f"示例{NAMES[plant.kind]}{plant.code}",
        "kind": plant.kind,
        "fuel": "秸秆、木屑" if plant.kind == "biomass" else None,
        "capacity_mw": Decimal(plant.capacity_mw),
        "department": "energy",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "archive",
    }
    yield {
        **dict.fromkeys(COLUMNS),
        **said,
        "code": plant.code,
        "approval_number": f"示能源{plant.code}",
        "in_service_date": event(plant.since),
        "known_date": OPENED,
    }
    for day in MONTHS:
        if plant.since and day > plant.since:
            hours = HOURS[plant.kind][day.month - 1] * draw.uniform(0.85, 1.15)
            available = (Decimal(plant.capacity_mw) * Decimal(hours)).quantize(Decimal("0.001"))
            lost = (available * Decimal(CURTAILED[plant.kind] * draw.uniform(0.4, 1.6))).quantize(Decimal("0.001"))
            yield {
                **dict.fromkeys(COLUMNS),
                **said,
                "code": f"{plant.code}/{day:%Y-%m}",
                "plant": plant.code,
                "month_date": day,
                "generated_mwh": available - lost,
                "curtailed_mwh": lost,
                "available_mwh": available,
                "definition": "电网调度机构月报",
                "source": "return",
                "known_date": day,
            }

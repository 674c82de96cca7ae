"""Kilns: what the census, permits and a survey in the field know of each, and why they differ."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import (
    LAST_DAY,
    day_of,
    happens,
    later,
    of_firm,
    point_at,
    rows_of,
    some_day,
    told_rows,
)
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Facts, event, since

NAME = "kilns"
NEEDS = ("enterprises", "production_lines", "control_devices")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "line": str,
    "kiln_type": str,
    "fuel": str,
    "capacity_t_h": Decimal,
    "device": str,
    "limits_source": str,
    "in_census": bool,
    "in_permit": bool,
    "in_field": bool,
    "difference": str,
    "surveyed_date": date,
    "listed": bool,
    "running_state": str,
    "commissioned_date": date,
    **ROW,
}
KINDS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "brick": (("隧道窑", "calcining", "gangue", "GB 29620-2013"),),
    "building_materials": (("烘干窑", "drying", "coal", "GB 9078-1996"),),
    "cement": (("烘干机", "drying", "coal", "GB 4915-2013"),),
    "minerals": (("回转烘干窑", "drying", "coal", "GB 9078-1996"), ("立窑", "calcining", "coke", "GB 9078-1996")),
    "wood": (("木材干燥窑", "drying", "biomass", "GB 9078-1996"),),
    "coating": (("固化炉", "heating", "natural_gas", "GB 9078-1996"),),
    "waste": (("焚烧炉", "calcining", "diesel", "GB 18484-2001"),),
    "wool": (("烘干机", "drying", "electricity", "GB 9078-1996"),),
}
"""By trade: name, type, fuel, and the standard of its limits."""
REASONS = ("普查后新建", "普查后拆除", "普查时按干燥设备漏报", "许可证正在变更")


def kilns(seed: int, firms: Book, lines: Book, devices: Book) -> Book:
    """Return the register of the kilns of lines; the same arguments give the same kilns."""
    draw = Random(f"airshed kilns {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        cleaned = {row["line"]: row["code"] for row in rows_of(devices, firm)}
        for line in rows_of(lines, firm):
            for kind in KINDS.get(str(firm["sector"]), ()):
                row = _kiln(draw, f"LY-{len(rows) + 1:03d}", firm, line, kind)
                rows.append(row | {"device": cleaned.get(line["code"])})
    slips = Slips(
        late=(Late("surveyed_date", 3, 70), Late("", 2, 150)),
        wrong=(
            Wrong("kiln_type", lambda told: "heating" if told != "heating" else "drying", 3),
            Wrong("in_field", lambda told: told is not True, 2, cheated=True),
        ),
        missing=3,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("12:00"))


def _kiln(draw: Random, code: str, firm: Facts, line: Facts, kind: tuple[str, str, str, str]) -> dict[str, Fact]:
    name, kiln_type, fuel, standard = kind
    begun = day_of(line["commissioned_date"]) or date(2016, 1, 1)
    surveyed = some_day(draw, max(begun, date(2018, 6, 1)), LAST_DAY) if happens(draw, 0.9) else None
    listed = later(surveyed, draw.randint(0, 60)) if surveyed and happens(draw, 0.93) else None
    census = begun.year <= 2017 and happens(draw, 0.9)  # noqa: PLR2004 - the census is of the year 2017
    permit, field = happens(draw, 0.75), happens(draw, 0.92)
    differs = len({census, permit, field}) > 1
    return {
        "code": code,
        "name": f"{line['code']} {name}",
        "enterprise": firm["code"],
        "line": line["code"],
        "kiln_type": kiln_type,
        "fuel": fuel,
        "capacity_t_h": Decimal(draw.randint(5, 400)) / 10,
        "limits_source": standard,
        "in_census": census,
        "in_permit": permit,
        "in_field": since(surveyed, field),
        "difference": since(surveyed, draw.choice(REASONS)) if differs and happens(draw, 0.75) else None,
        "surveyed_date": event(surveyed),
        "listed": since(listed, value=True, before=False),
        "running_state": line["running_state"],
        "commissioned_date": begun,
        **of_firm(firm, since=begun, source="census" if census else "patrol"),
        **point_at(firm),
    }

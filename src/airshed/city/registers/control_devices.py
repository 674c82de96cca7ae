"""Control devices: what cleans the exhaust of the lines, as designed and as measured, and when it was last renewed."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import LAST_DAY, OF_FIRM, day_of, happens, of_firm, rows_of, some_day, told_rows
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, Story, Value, event, since

NAME = "control_devices"
NEEDS = ("enterprises", "production_lines", "outlets")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "line": str,
    "outlet": str,
    "kind": str,
    "factor": str,
    "design_efficiency": Decimal,
    "measured_efficiency": Decimal,
    "measured_date": date,
    "flow_m3_h": Decimal,
    "maker": str,
    "running_state": str,
    "commissioned_date": date,
    "metered": bool,
    "replaced_date": date,
    "replacement_due": date,
    **OF_FIRM,
}
KINDS: Mapping[str, tuple[tuple[str, str, str, int], ...]] = {
    "heat": (("bag_filter", "布袋除尘器", "pm", 99), ("fgd_dual_alkali", "双碱法脱硫塔", "so2", 80),
             ("sncr", "SNCR 脱硝", "nox", 40)),
    "power": (("esp_bag", "电袋复合除尘器", "pm", 99), ("fgd_limestone", "石灰石膏脱硫塔", "so2", 95),
              ("scr", "SCR 脱硝", "nox", 80)),
    "brick": (("wet_dust", "湿式除尘", "pm", 70), ("fgd_dual_alkali", "双碱法脱硫塔", "so2", 80)),
    "building_materials": (("bag_filter", "布袋除尘器", "pm", 99),),
    "cement": (("bag_filter", "布袋除尘器", "pm", 99),),
    "minerals": (("bag_filter", "布袋除尘器", "pm", 98), ("cyclone", "旋风除尘器", "pm", 70)),
    "wood": (("cyclone", "旋风除尘器", "pm", 70),),
    "furniture": (("carbon", "活性炭箱", "voc", 70), ("photo", "光氧一体机", "voc", 30)),
    "printing": (("carbon", "活性炭箱", "voc", 70),),
    "coating": (("rto", "蓄热式燃烧装置", "voc", 95), ("carbon", "活性炭箱", "voc", 70)),
    "repair": (("carbon", "活性炭箱", "voc", 60),),
    "waste": (("bag_filter", "布袋除尘器", "pm", 99), ("sncr", "SNCR 脱硝", "nox", 40)),
}  # fmt: skip
"""By trade: kind, name, what it keeps back, and how much of it by design. [%]"""
WORN = ("bag_filter", "esp_bag", "scr", "carbon")
"""Kinds with filters, catalyst or carbon to be changed."""
OFF = (-30, -12, -5, -1, 0, 0, 0, 1)
"""By how much what is measured differs from the design. [%]"""
YEAR = timedelta(days=365)


def control_devices(seed: int, firms: Book, lines: Book, outlets: Book) -> Book:
    """Return the register of the devices of lines; the same arguments give the same devices."""
    draw = Random(f"airshed control devices {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        stacks = rows_of(outlets, firm)
        for line in rows_of(lines, firm):
            for kind in KINDS.get(str(firm["sector"]), ()):
                stack = draw.choice(stacks)["code"] if stacks else None
                rows.append(_device(draw, f"ZL-{len(rows) + 1:03d}", firm, line, kind) | {"outlet": stack})
    slips = Slips(
        late=(Late("replaced_date", 3, 60),),
        wrong=(Wrong("design_efficiency", _tenth, 3), Wrong("measured_efficiency", _splendid, 3, cheated=True)),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("11:00"))


def _device(draw: Random, code: str, firm: Facts, line: Facts, kind: tuple[str, str, str, int]) -> dict[str, Fact]:
    what, name, factor, design = kind
    begun = day_of(line["commissioned_date"]) or date(2016, 1, 1)
    measured = some_day(draw, max(begun, date(2018, 3, 1)), LAST_DAY) if happens(draw, 0.8) else None
    return {
        "code": code,
        "name": f"{line['code']} {name}",
        "enterprise": firm["code"],
        "line": line["code"],
        "kind": what,
        "factor": factor,
        "design_efficiency": Decimal(design),
        "measured_efficiency": since(measured, Decimal(min(design + draw.choice(OFF), 99))),
        "measured_date": event(measured),
        "flow_m3_h": Decimal(draw.randint(4, 160) * 500),
        "maker": f"示例环保设备{draw.randint(1, 9)}厂",
        "running_state": line["running_state"],
        "commissioned_date": begun,
        "metered": draw.choices((True, False, None), (5, 4, 1))[0],
        **_renewals(draw, begun, worn=what in WORN),
        **of_firm(firm, since=begun),
    }


def _renewals(draw: Random, begun: date, *, worn: bool) -> dict[str, Fact]:
    """Return when filters, catalyst or carbon were last changed and when they are to be again; some forget it."""
    days, day = [], max(begun, date(2018, 3, 10)) + timedelta(days=draw.randint(10, 200))
    while worn and day <= LAST_DAY:
        days.append(day)
        day += timedelta(days=draw.choice((170, 300, 365, 366, 420)))
    return {
        "replaced_date": Story(tuple((day, day) for day in days)),
        "replacement_due": Story(tuple((day, day + YEAR) for day in days)),
    }


def _tenth(value: Value) -> Value:
    return value / 10 if isinstance(value, Decimal) else value


def _splendid(_: Value) -> Value:
    return Decimal("99.9")

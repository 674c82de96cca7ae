"""Sources of VOC: what each uses and where it goes, and which must be surveyed, watched or searched for leaks."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import (
    LAST_DAY,
    day_of,
    happens,
    of_firm,
    point_at,
    rows_of,
    some_day,
    told_rows,
)
from airshed.city.registers.leak_rounds import current, rounds_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Facts, Value, event, since

NAME = "voc_sources"
NEEDS = ("enterprises", "outlets", "control_devices")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "outlet": str,
    "process": str,
    "in_census": bool,
    "surveyed_date": date,
    "solvent": str,
    "low_voc": bool,
    "used_t_a": Decimal,
    "product_t_a": Decimal,
    "recovered_t_a": Decimal,
    "destroyed_t_a": Decimal,
    "emitted_t_a": Decimal,
    "initial_rate_kg_h": Decimal,
    "device": str,
    "control_efficiency": Decimal,
    "sealing_points": int,
    "ldar_required": bool,
    "monitor_required": bool,
    "monitor_accepted_date": date,
    **ROW,
}
REAL: Mapping[str, type] = {"ldar_round_due": date, "ldar_round_done_date": date}
PROCESSES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "furniture": (("喷漆房", "coating", "油性漆"), ("晾干房", "drying", "油性漆"), ("涂胶线", "gluing", "白乳胶")),
    "printing": (("印刷车间", "printing", "溶剂型油墨"), ("复合车间", "gluing", "溶剂型胶"),
                 ("洗版间", "cleaning", "清洗溶剂")),
    "coating": (("喷涂线", "coating", "防腐漆"), ("固化炉", "drying", "防腐漆"), ("溶剂储罐", "storage", "稀释剂"),
                ("调漆间", "other", "稀释剂")),
    "repair": (("烤漆房", "repair_spray", "修补漆"),),
    "food": (("浸出车间", "chemical", "植物油抽提溶剂"),),
    "waste": (("废溶剂储罐", "storage", "废有机溶剂"),),
    "wood": (("热压涂胶线", "gluing", "脲醛胶"),),
}  # fmt: skip
"""By trade: sources, process, and the material with VOC."""
LEAKING = ("chemical", "storage")
POINTS = (1_999, 2_000, 2_001, 2_400, 3_800)
RATES = ("0.4", "1.2", "2.999", "3", "3.001", "5.5")
"""Initial rates, several at the limit of 3 kg/h itself. [kg/h]"""
EFFICIENCIES = (15, 40, 70, 79, 80, 81, 92)


def voc_sources(seed: int, firms: Book, outlets: Book, devices: Book) -> Book:
    """Return the register of the sources of firms; the same arguments give the same sources."""
    draw = Random(f"airshed voc sources {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        stacks = rows_of(outlets, firm)
        cleaners = [row["code"] for row in rows_of(devices, firm) if row["factor"] == "voc"]
        for process in PROCESSES.get(str(firm["sector"]), ()):
            code = f"VOC-{len(rows) + 1:03d}"
            facts = _source(draw, code, firm, process) | {
                "outlet": draw.choice(stacks)["code"] if stacks else None,
                "device": draw.choice(cleaners) if cleaners else None,
            }
            rounds = current(rounds_of(seed, code)) if facts["ldar_required"] else dict.fromkeys(REAL)
            rows.append({**facts, **rounds})
    slips = Slips(
        late=(Late("surveyed_date", 3, 60), Late("monitor_accepted_date", 1, 75)),
        wrong=(
            Wrong("used_t_a", lambda told: told * 10 if isinstance(told, Decimal) else told, 3),
            Wrong("emitted_t_a", _tenth, 3, cheated=True),
        ),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("13:00"), real=REAL)


def _source(draw: Random, code: str, firm: Facts, process: tuple[str, str, str]) -> dict[str, Fact]:
    name, what, solvent = process
    first = max(day_of(firm["from_date"]) or date(2018, 3, 1), date(2018, 4, 1))
    surveyed = some_day(draw, first, LAST_DAY) if happens(draw, 0.9) else None
    watched = firm["voc_key_unit"] is True
    accepted = some_day(draw, date(2018, 9, 1), LAST_DAY) if watched and happens(draw, 0.7) else None
    points = draw.choice(POINTS) if what in LEAKING else None
    return {
        "code": code,
        "name": f"{firm['name']}{name}",
        "enterprise": firm["code"],
        "process": what,
        "in_census": happens(draw, 0.85),
        "surveyed_date": event(surveyed),
        "solvent": solvent,
        "low_voc": happens(draw, 0.2),
        **_balance(draw, surveyed),
        "sealing_points": points,
        "ldar_required": points is not None,
        "monitor_required": watched,
        "monitor_accepted_date": event(accepted),
        **of_firm(firm, since=firm["from_date"], source="census"),
        **point_at(firm),
    }


def _balance(draw: Random, surveyed: date | None) -> dict[str, Fact]:
    """Return where the VOC of a source goes, in tonnes a year, once it was surveyed; now and then some is missing."""
    used = draw.randint(20, 4_000)
    product, recovered, destroyed = (round(used * draw.uniform(0, 0.25)) for _ in range(3))
    emitted = used - product - recovered - destroyed - (round(used / 5) if happens(draw, 0.15) else 0)
    amounts = {"product": product, "recovered": recovered, "destroyed": destroyed, "emitted": emitted}
    return {
        "used_t_a": Decimal(used) / 100,
        **{f"{name}_t_a": since(surveyed, Decimal(amount) / 100) for name, amount in amounts.items()},
        "initial_rate_kg_h": since(surveyed, Decimal(draw.choice(RATES))),
        "control_efficiency": since(surveyed, Decimal(draw.choice(EFFICIENCIES))),
    }


def _tenth(value: Value) -> Value:
    return value / 10 if isinstance(value, Decimal) else value

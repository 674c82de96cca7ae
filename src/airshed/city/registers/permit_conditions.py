"""Permit conditions: the limits and duties that the permits of the invented firms name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import OF_FIRM, day_of, of_firm, rows_of, told_rows
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, Value

NAME = "permit_conditions"
NEEDS = ("enterprises", "outlets", "permits")
COLUMNS: Mapping[str, type] = {
    "code": str,
    "permit": str,
    "enterprise": str,
    "outlet": str,
    "kind": str,
    "factor": str,
    "limit_value": Decimal,
    "unit": str,
    "standard": str,
    "clause": str,
    "automatic": bool,
    "wording": str,
    **OF_FIRM,
}
BURNING = ("heat", "power", "brick", "waste")
LIMITS: Mapping[str, Mapping[str, int]] = {
    "GB 13271-2014 表2": {"pm": 50, "so2": 300, "nox": 300},
    "GB 16297-1996 表2": {"pm": 120},
}
"""By standard: the limit of each pollutant. [mg/m³]"""
AMOUNTS = {"pm": (1, 30), "so2": (5, 120), "nox": (5, 120)}
"""Least and most that a permit allows in a year. [t]"""


def permit_conditions(seed: int, firms: Book, outlets: Book, permits: Book) -> Book:
    """Return the register of what permits ask for; the same arguments give the same conditions."""
    draw = Random(f"airshed permit conditions {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        for permit in rows_of(permits, firm):
            if issued := day_of(permit["issued_date"]):
                whose = of_firm(firm, since=issued)
                for number, condition in enumerate(_conditions(draw, firm, rows_of(outlets, firm)), start=1):
                    code = f"{permit['code']}/{number}"
                    rows.append(
                        {"code": code, "permit": permit["code"], "enterprise": firm["code"], **condition, **whose}
                    )
    slips = Slips(late=(Late("", 5, 70),), wrong=(Wrong("limit_value", _ten_times, 5),), missing=5)
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("13:30"))


def _conditions(draw: Random, firm: Facts, stacks: list[Facts]) -> Iterator[dict[str, Fact]]:
    burning = firm["sector"] in BURNING
    standard = "GB 13271-2014 表2" if burning else "GB 16297-1996 表2"
    for stack in stacks:
        for factor, limit in LIMITS[standard].items():
            yield _condition("concentration", "副本 表5", stack, factor, Decimal(limit), "mg_m3", standard)
    for factor in LIMITS[standard]:
        amount = Decimal(draw.randint(*AMOUNTS[factor]))
        yield _condition("amount", "副本 表7", None, factor, amount, "t_a", "")
    times = Decimal(4 if burning else 1)
    yield _condition("monitoring", "副本 表10", None, "pm", times, "per_year", "HJ 819-2017") | {
        "automatic": firm["key_polluter"] is True,
        "wording": "按自行监测方案开展监测，记录保存三年以上",
    }
    yield _condition("reporting", "副本 表12", None, None, None, None, "HJ 944-2018") | {
        "wording": "按期提交并公布执行报告"
    }


def _condition(  # noqa: PLR0913, PLR0917 - what a condition consists of, in the order of its row
    kind: str, clause: str, stack: Facts | None, factor: str | None, limit: Decimal | None, unit: str | None,
    standard: str,
) -> dict[str, Fact]:  # fmt: skip
    return {
        "outlet": stack["code"] if stack else None,
        "kind": kind,
        "factor": factor,
        "limit_value": limit,
        "unit": unit,
        "standard": standard or None,
        "clause": clause,
        "automatic": None,
        "wording": None,
    }


def _ten_times(value: Value) -> Value:
    return value * 10 if isinstance(value, Decimal) else value

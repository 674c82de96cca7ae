"""Tests of vapour recovery: figures around the limits, and a few reports that say passed although a figure is not."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.names import WORDS
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story
from airshed.city.registers.terms import AFTER, figure, opposite

NAME = "vapour_tests"
NEEDS = ("fuel_sites",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "site": str,
    "test_date": date,
    "tester": str,
    "report_number": str,
    "air_liquid_ratio": Decimal,
    "resistance_18_pa": Decimal,
    "resistance_28_pa": Decimal,
    "resistance_38_pa": Decimal,
    "tightness_pa": Decimal,
    "tightness_limit_pa": Decimal,
    "passed": bool,
    "department": str,
    "source": str,
}
TIGHTNESS = Decimal("450.0")


def vapour_tests(seed: int, sites: Book) -> Book:
    """Return the register; the same arguments give the same tests."""
    draw = Random(f"airshed vapour tests {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [row for thing in sites.things for row in _tests(draw, facts_of(thing))]
    slips = Slips(late=(Late("", 3, 60),), wrong=(Wrong("passed", opposite, 2, cheated=True),), missing=2)
    return plain(NAME, COLUMNS, rows, draw, slips, known="test_date", when=AFTER)


def _tests(draw: Random, site: Facts) -> Sequence[Facts]:
    results = site["last_test_passed"]
    steps = results.steps if isinstance(results, Story) else ()
    return [_test(draw, site, day, passed=passed is True) for day, passed in steps]


def _test(draw: Random, site: Facts, day: date, *, passed: bool) -> Facts:
    station = site["kind"] == "station"
    ratio = Decimal(
        draw.choice(("1.00", "1.05", "1.08", "1.12", "1.20") if passed else ("0.92", "0.99", "1.21", "1.34"))
    )
    limits = (40, 90, 155)
    resistance = [figure(limit * draw.choice((0.4, 0.6, 0.8, 1)), 1) for limit in limits]
    left = TIGHTNESS + figure(draw.choice((0, 15, 40)), 1)
    if not station and not passed:
        left = TIGHTNESS - figure(draw.choice((1, 60)), 1)
    return {
        "code": f"{site['code']}/{day}",
        "site": site["code"],
        "test_date": day,
        "tester": f"示例{WORDS[draw.randint(0, 3)]}检测公司",
        "report_number": f"示测{day:%Y%m%d}{draw.randint(1, 99):02d}",
        "air_liquid_ratio": ratio if station else None,
        **{
            f"resistance_{flow}_pa": value if station else None
            for flow, value in zip((18, 28, 38), resistance, strict=True)
        },
        "tightness_pa": left,
        "tightness_limit_pa": TIGHTNESS,
        "passed": passed,
        "department": "ecology",
        "source": "return",
    }

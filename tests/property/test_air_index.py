"""The index of any concentrations: equal to exact fractions, and never falling when a concentration rises."""

import random
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.air import reference
from tests.unit.air.making import rulebook

from airshed.air.reports import index_reports
from airshed.lake.engines import made

DAYS = {"2012": date(2020, 1, 1), "2026": date(2027, 1, 1)}
RULES = {
    (edition, rule): rulebook(completeness=rule, round_first="false").on(day)
    for edition, day in DAYS.items()
    for rule in ("ignore", "5.3.1")
}
SEEDED = st.integers(0, 2**32).map(random.Random)
FEW = settings(max_examples=4, deadline=None)
"""A query costs more than its rows, so an example is many rows."""


def _concentration(rng: random.Random, item: str, edition: str) -> Fraction:
    points = reference.BREAKPOINTS[edition][item]
    kind = rng.random()
    if kind < 0.3:
        return Fraction(rng.choice(points))
    if kind < 0.6:
        return Fraction(rng.randrange(points[-1] * 12 // 10))
    return Fraction(rng.randrange(points[-1] * 1200), 1000)


def _rows(rng: random.Random, edition: str) -> list[dict[str, Fraction]]:
    items = reference.DAILY[edition]
    chosen = (rng.sample(items, rng.choice((1, 2, len(items) - 1, len(items)))) for _ in range(200))
    return [{item: _concentration(rng, item, edition) for item in some} for some in chosen]


@pytest.mark.parametrize("edition", ["2012", "2026"])
@pytest.mark.parametrize("completeness", ["ignore", "5.3.1"])
@FEW
@given(rng=SEEDED)
def test_equal_to_exact_fractions(edition: str, completeness: str, rng: random.Random) -> None:
    table = _rows(rng, edition)
    found = index_reports(table, ruleset=RULES[edition, completeness], scope="daily", make=made)
    for row, report in zip(table, found, strict=True):
        expected = reference.index(dict(row), edition, rule_531=completeness != "ignore")
        assert report.aqi == expected.aqi
        assert (None if report.primary is None else list(report.primary)) == expected.primary
        assert report.iaqi == {item: expected.iaqi[item] for item in row}


@pytest.mark.parametrize("edition", ["2012", "2026"])
@FEW
@given(rng=SEEDED)
def test_never_falls_when_one_concentration_rises(edition: str, rng: random.Random) -> None:
    low = _rows(rng, edition)
    raised = [rng.choice(sorted(row)) for row in low]
    high = [
        {**row, item: row[item] + Fraction(rng.randrange(1, 10**5), 1000)}
        for row, item in zip(low, raised, strict=True)
    ]
    found = index_reports([*low, *high], ruleset=RULES[edition, "ignore"], scope="daily", make=made)
    for item, row, before, after in zip(raised, high, found, found[len(low) :], strict=False):
        if edition == "2012" and item == "o3_8h" and row[item] > reference.BOTH["o3_8h"][-1]:
            continue  # past its table ozone gives way to the hour
        assert (after.iaqi[item] or 0) >= (before.iaqi[item] or 0)
        assert (after.aqi or 0) >= (before.aqi or 0)

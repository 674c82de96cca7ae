"""Many periods in one query are what each is by itself."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.air.making import DAY_COLUMNS, RULEBOOK, days_frame

from airshed.air.answers import graded, graded_periods
from airshed.calendar import Period, year
from airshed.plan.evidence import EvidenceEngine, tables_of

FIRST = date(2025, 1, 1)
ENGINE = EvidenceEngine(tables_of({}))


def day_row(place: str, day: date, chance: int) -> dict[str, Any]:
    """Return a day whose values hang together by chance; every seventh has none."""
    values = {name: None if chance % 7 == 0 else (chance * (n + 3)) % 160 for n, name in enumerate(DAY_COLUMNS)}
    aqi = None if chance % 7 == 0 else chance % 320
    return {
        "place": place,
        "date": day,
        "aqi": aqi,
        "valid": aqi is not None,
        "good": aqi is not None and aqi <= 100,
    } | (values)


DAYS = [
    day_row(place, FIRST + timedelta(n), n * 13 + k)
    for k, place in enumerate(("city:甲", "city:乙"))
    for n in range(0, 700, 2 - k)
]
starts = st.integers(0, 720).map(lambda n: FIRST + timedelta(n))
periods = st.builds(lambda first, days: Period(first, first + timedelta(days)), starts, st.integers(1, 400))


@settings(deadline=None, max_examples=15)
@given(st.lists(periods, max_size=6))
def test_periods_together_are_what_each_is_alone(asked: list[Period]) -> None:
    days = ENGINE.hold(days_frame(DAYS))
    together = graded_periods(ENGINE, days, [*asked, year(2025), year(2026)], RULEBOOK)
    assert together == [graded(ENGINE, days, period, RULEBOOK) for period in [*asked, year(2025), year(2026)]]


def test_a_period_without_a_day_has_no_place() -> None:
    days = days_frame(DAYS)
    empty = Period(date(2024, 1, 1), date(2024, 2, 1))
    full = Period(FIRST, FIRST + timedelta(days=9))
    none, some, longer = graded_periods(ENGINE, days, [empty, full, year(2025)], RULEBOOK)
    assert none == []
    assert [e.place for e in some] == ["city:乙", "city:甲"]
    assert [e.period for e in longer] == [year(2025)] * 2
    assert graded_periods(ENGINE, days, [], RULEBOOK) == []

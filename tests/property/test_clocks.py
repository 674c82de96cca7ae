"""Clocks of work days, whatever is done to them in whatever order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from airshed.calendar import work_days
from airshed.enforcement.clocks import extended, late, level, paused, resumed, started

DAYS = work_days()
DATES = st.dates(date(2018, 1, 1), date(2024, 12, 31))
TERMS = st.integers(1, 60)


@given(DATES, TERMS)
def test_a_term_is_so_many_work_days(on: date, term: int) -> None:
    due = started(on, term, days=DAYS).due
    assert DAYS.is_work_day(due)
    assert DAYS.between(on, due) == term == sum(DAYS.is_work_day(on + timedelta(n + 1)) for n in range((due - on).days))


@given(DATES, TERMS, st.integers(0, 80), st.integers(0, 80))
def test_a_pause_costs_its_own_work_days_and_no_other(on: date, term: int, before: int, long: int) -> None:
    clock = started(on, term, days=DAYS)
    stop = min(on + timedelta(before), clock.due)
    go = stop + timedelta(long)
    after = resumed(paused(clock, on=stop, days=DAYS), on=go, days=DAYS)
    assert DAYS.between(on, after.due) == term + DAYS.between(stop, go) + (
        stop == clock.due and not DAYS.is_work_day(go)
    )
    assert after.due >= clock.due


@given(DATES, TERMS, TERMS, TERMS)
def test_extensions_add_up(on: date, term: int, one: int, two: int) -> None:
    clock = started(on, term, days=DAYS)
    twice = extended(extended(clock, one, on=on, days=DAYS), two, on=on, days=DAYS)
    assert twice == extended(clock, one + two, on=on, days=DAYS) == started(on, term + one + two, days=DAYS)


@given(DATES, TERMS, st.integers(0, 200), st.integers(1, 9), st.integers(1, 5))
def test_steps_never_go_back(on: date, term: int, later: int, every: int, most: int) -> None:
    clock = started(on, term, days=DAYS)
    day = on + timedelta(later)
    steps = [level(clock, on=d, every=every, most=most, days=DAYS) for d in (day, day + timedelta(1))]
    assert steps == sorted(steps)
    assert (steps[0] > 0) == (late(clock, on=day, days=DAYS) > 0) == (DAYS.between(clock.due, day) > 0)

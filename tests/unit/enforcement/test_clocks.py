"""Clocks around National Day 2019: 1-7 October are free, Sunday 29 September and Saturday 12 October are worked."""

from collections.abc import Callable  # noqa: TC003 - the tests of the house name types as they run
from datetime import date

import pytest

from airshed.calendar import Holidays, NoHolidays, work_days
from airshed.enforcement.clocks import (
    Clock,
    ClockRefused,
    Light,
    extended,
    late,
    level,
    light,
    paused,
    resumed,
    started,
    until,
)

DAYS = work_days()
FRIDAY, SUNDAY, MONDAY = date(2019, 9, 27), date(2019, 9, 29), date(2019, 9, 30)
AFTER = date(2019, 10, 8)
"""The first work day after the holidays, a Tuesday."""


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (FRIDAY, True), (date(2019, 9, 28), False), (SUNDAY, True), (MONDAY, True), (date(2019, 10, 1), False),
        (date(2019, 10, 7), False), (AFTER, True), (date(2019, 10, 12), True), (date(2019, 10, 13), False),
    ],
)  # fmt: skip
def test_days_off_and_days_worked_in_their_place(day: date, worked: bool) -> None:  # noqa: FBT001 - a case
    assert DAYS.is_work_day(day) is worked


@pytest.mark.parametrize(
    ("on", "term", "due"),
    [
        (FRIDAY, 1, SUNDAY), (FRIDAY, 2, MONDAY), (FRIDAY, 3, AFTER), (date(2019, 9, 28), 1, SUNDAY),
        (date(2019, 10, 3), 1, AFTER), (date(2019, 10, 11), 1, date(2019, 10, 12)),
        (date(2019, 12, 31), 1, date(2020, 1, 2)),
    ],
)  # fmt: skip
def test_the_day_of_the_start_is_not_counted(on: date, term: int, due: date) -> None:
    assert started(on, term, days=DAYS) == Clock(due)


def test_a_deadline_on_a_holiday_is_the_work_day_after_it() -> None:
    assert until(date(2019, 10, 1), on=FRIDAY, days=DAYS) == Clock(AFTER)
    assert until(SUNDAY, on=FRIDAY, days=DAYS) == Clock(SUNDAY)
    for day in (FRIDAY, date(2019, 9, 26)):
        with pytest.raises(ClockRefused):
            until(day, on=FRIDAY, days=DAYS)


def test_a_pause_moves_the_last_day_by_its_work_days() -> None:
    clock = started(date(2019, 9, 23), 5, days=DAYS)
    assert clock == Clock(SUNDAY)
    still = paused(clock, on=FRIDAY, days=DAYS)
    assert still.left == len((SUNDAY,))
    assert resumed(still, on=FRIDAY, days=DAYS) == clock
    assert resumed(still, on=MONDAY, days=DAYS) == Clock(AFTER)
    assert resumed(still, on=date(2019, 10, 1), days=DAYS) == Clock(AFTER)
    last = paused(clock, on=SUNDAY, days=DAYS)
    assert resumed(last, on=MONDAY, days=DAYS) == Clock(MONDAY)
    assert resumed(last, on=date(2019, 10, 1), days=DAYS) == Clock(AFTER)


def test_a_clock_that_ran_out_is_neither_stopped_nor_extended() -> None:
    clock = Clock(FRIDAY)
    assert extended(clock, 1, on=FRIDAY, days=DAYS) == Clock(SUNDAY)
    assert paused(clock, on=FRIDAY, days=DAYS).left == 0
    acts: list[Callable[[], Clock]] = [
        lambda: extended(clock, 1, on=SUNDAY, days=DAYS),
        lambda: paused(clock, on=SUNDAY, days=DAYS),
    ]
    for act in acts:
        with pytest.raises(ClockRefused):
            act()
    still = paused(clock, on=FRIDAY, days=DAYS)
    acts = [
        lambda: paused(still, on=FRIDAY, days=DAYS),
        lambda: extended(still, 1, on=FRIDAY, days=DAYS),
        lambda: resumed(clock, on=FRIDAY, days=DAYS),
        lambda: extended(clock, 0, on=FRIDAY, days=DAYS),
        lambda: started(FRIDAY, 0, days=DAYS),
    ]
    for act in acts:
        with pytest.raises(ClockRefused):
            act()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2019, 9, 26), Light.in_time), (FRIDAY, Light.warning), (SUNDAY, Light.warning), (MONDAY, Light.over),
    ],
)  # fmt: skip
def test_the_light(on: date, expected: Light) -> None:
    assert light(Clock(SUNDAY), on=on, warn=2, days=DAYS) is expected
    assert light(Clock(SUNDAY, left=1), on=on, warn=2, days=DAYS) is Light.paused


@pytest.mark.parametrize(
    ("on", "steps"),
    [
        (SUNDAY, 0), (MONDAY, 1), (date(2019, 10, 7), 1), (AFTER, 1), (date(2019, 10, 9), 1), (date(2019, 10, 10), 2),
        (date(2019, 12, 31), 3),
    ],
)  # fmt: skip  # fmt: skip
def test_it_steps_up_at_once_and_then_each_so_many_work_days(on: date, steps: int) -> None:
    assert level(Clock(SUNDAY), on=on, every=3, most=3, days=DAYS) == steps
    assert level(Clock(SUNDAY, left=1), on=on, every=3, most=3, days=DAYS) == 0
    assert late(Clock(SUNDAY), on=on, days=DAYS) == DAYS.between(SUNDAY, on)


def test_a_year_without_its_holidays_is_refused() -> None:
    last = max(DAYS.years)
    with pytest.raises(NoHolidays):
        started(date(last + 1, 3, 1), 1, days=DAYS)
    with pytest.raises(NoHolidays):
        started(date(last, 12, 31), 1, days=DAYS)
    more = work_days({last + 1: Holidays((date(last + 1, 1, 1),), ())})
    assert started(date(last, 12, 31), 1, days=more).due.year == last + 1
    with pytest.raises(NoHolidays):
        DAYS.is_work_day(date(min(DAYS.years) - 1, 12, 31))

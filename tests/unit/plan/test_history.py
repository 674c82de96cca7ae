"""Curves: each point is the state of its day; days, weeks and month ends."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.plan.plans import EXAMPLE, asking

from airshed.calendar import Period
from airshed.plan.history import STEPS, CurveTooLong, Every, curve, days_of, span_of
from airshed.plan.load import UnknownPlan
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.state import plan_state

DAYS = tuple(date(2019, 5, 28) + timedelta(n) for n in range(10))


@pytest.mark.parametrize("id_", [clause.id for clause in EXAMPLE.file.clauses])
def test_a_point_is_the_state_of_its_day(id_: str) -> None:
    for point in curve(EXAMPLE, asking(), id=id_, days=DAYS):
        (found,) = plan_state(EXAMPLE, asking(), as_of=point.as_of, only=[id_]).clauses
        assert point.status == found.status
        assert [i.finding.value for i in point.indicators] == [i.finding.value for i in found.indicators]


def test_rulings_count_from_their_first_day() -> None:
    first = date(2019, 6, 1)
    ruling = Ruling("R-1", "example/2019", "E2-03", "target", ">= 0.5", "Doc 1", "Wang", "why", first)
    points = curve(EXAMPLE, asking(rulings=(ruling,)), id="E2-03", days=DAYS)
    targets = {p.as_of: p.indicators[0].figure.target_value for p in points}
    assert {targets[day] for day in DAYS if day < first} == {"0.9"}
    assert {targets[day] for day in DAYS if day >= first} == {"0.5"}
    gone = replace(ruling, to_date=date(2019, 6, 3))
    points = curve(EXAMPLE, asking(rulings=(gone,)), id="E2-03", days=DAYS)
    assert points[-1].indicators[0].figure.target_value == "0.9"


def test_an_unknown_id_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownPlan) as refusal:
        curve(EXAMPLE, asking(), id="E9-99", days=DAYS)
    assert refusal.value.faults[0].expected.startswith("E1-01, E1-02")


@pytest.mark.parametrize(
    ("id_", "today", "last"),
    [
        ("E1-01", date(2019, 3, 1), date(2019, 3, 1)),
        ("E1-01", date(2026, 3, 1), date(2019, 12, 31)),
        ("E2-04", date(2026, 3, 1), date(2020, 3, 31)),
        ("E1-01", date(2018, 3, 1), date(2019, 1, 1)),
    ],
)
def test_a_curve_runs_from_the_year_to_the_due_date_or_today(id_: str, today: date, last: date) -> None:
    assert span_of(EXAMPLE, id_, today=today) == Period(date(2019, 1, 1), last + timedelta(days=1))


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 900), st.sampled_from(STEPS))
def test_days_rise_within_the_span_and_end_with_its_last(first: date, count: int, every: Every) -> None:
    span = Period(first, first + timedelta(days=count))
    days = days_of(span, every)
    assert list(days) == sorted(set(days))
    assert days[-1] == span.last_date
    assert days[0] >= first
    longest = {"day": 1, "week": 7, "month": 31}[every]
    assert all((b - a).days <= longest for a, b in pairwise(days))


def test_too_many_points_are_refused() -> None:
    with pytest.raises(CurveTooLong):
        days_of(Period(date(2000, 1, 1), date(2019, 1, 1)), "day")

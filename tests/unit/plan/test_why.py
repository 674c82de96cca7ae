"""The rule that is named is the one that gave the status, whatever the evidence."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.plan.test_status import asked

from airshed.calendar import Period
from airshed.plan.finding import Finding
from airshed.plan.question import Course
from airshed.plan.status import status_of
from airshed.plan.why import GIVES, Rule, rule_of

FIRST = date(2019, 1, 1)
days = st.integers(-40, 500).map(lambda n: FIRST + timedelta(n))
findings = st.builds(
    Finding,
    gap=st.sampled_from([None, None, "few", "no_table"]),
    satisfied=st.sampled_from([None, True, False]),
    on_path=st.sampled_from([None, True, False]),
)
courses = st.sampled_from(get_args(Course))


@given(days, days, findings, courses, st.integers(1, 400))
def test_the_rule_gives_the_status(day: date, due: date, finding: Finding, course: Course, length: int) -> None:
    question = asked(day, due=due, period=Period(FIRST, FIRST + timedelta(days=length)))
    assert GIVES[rule_of(question, finding, course)] == status_of(question, finding, course)


@pytest.mark.parametrize("rule", get_args(Rule))
def test_every_rule_gives_a_status(rule: Rule) -> None:
    assert rule in GIVES

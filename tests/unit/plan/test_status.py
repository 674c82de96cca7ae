"""The status of an indicator: each rule below, at and above its threshold, the day before, of and after."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, get_args

import pytest

from airshed.calendar import Period, year
from airshed.plan.finding import Finding
from airshed.plan.kinds import kinds
from airshed.plan.question import Course, Question
from airshed.plan.schema import Clause, Place
from airshed.plan.status import GIVES, STATUSES, Rule, rule_of, status_of, worst

CLAUSE = Clause(
    id="X1-01", section="1", text=(Place(number="1", phrase="x"),), zh="x", en="x", lead=None, indicators=({},)
)
MILESTONE = kinds()["milestone"].model.model_validate({"kind": "milestone", "zh": "x", "en": "x"})
DUE = date(2019, 12, 31)


def asked(day: date, *, due: date = DUE, period: Period | None = None, indicator: Any = MILESTONE) -> Question:
    return Question(
        id="X1-01",
        clause=CLAUSE,
        indicator=indicator,
        basis=None,
        period=period or year(2019),
        due=due,
        issued=date(2019, 11, 6),
        as_of=day,
        known_at=None,
    )


def status(day: date, course: Course, finding: Finding, **more: Any) -> str:
    return status_of(asked(day, **more), finding, course)


HOLDS = Finding(value=Fraction(1), satisfied=True)
FAILS = Finding(value=Fraction(0), satisfied=False)


def test_statuses_are_ordered_from_worst_to_best() -> None:
    assert STATUSES == ("overdue", "behind", "no_data", "on_track", "not_due", "met")
    assert worst(["met", "not_due", "no_data", "on_track"]) == "no_data"
    assert worst(["no_data", "behind"]) == "behind"
    assert worst(["behind", "overdue", "met"]) == "overdue"


@pytest.mark.parametrize(
    ("day", "finding", "expected"),
    [
        (date(2018, 12, 31), HOLDS, "not_due"),
        (date(2019, 1, 1), HOLDS, "on_track"),
        (date(2019, 12, 30), HOLDS, "on_track"),
        (date(2019, 12, 31), HOLDS, "met"),
        (date(2020, 1, 1), HOLDS, "met"),
        (date(2019, 1, 1), FAILS, "behind"),
        (date(2019, 12, 31), FAILS, "behind"),
        (date(2020, 1, 1), FAILS, "overdue"),
    ],
)
def test_a_statistic_of_a_period_is_never_met_before_it_ends(day: date, finding: Finding, expected: str) -> None:
    assert status(day, "period", finding) == expected


@pytest.mark.parametrize(
    ("day", "finding", "expected"),
    [
        (date(2019, 6, 1), HOLDS, "met"),
        (date(2019, 12, 31), replace(FAILS, on_path=True), "on_track"),
        (date(2019, 12, 30), replace(FAILS, on_path=False), "behind"),
        (date(2019, 12, 31), replace(FAILS, on_path=False), "behind"),
        (date(2020, 1, 1), replace(FAILS, on_path=True), "overdue"),
        (date(2020, 1, 1), HOLDS, "met"),
    ],
)
def test_a_share_is_met_when_reached_and_measured_by_its_path_until_then(
    day: date, finding: Finding, expected: str
) -> None:
    assert status(day, "coverage", finding) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 1, 1), "not_due"),
        (date(2019, 11, 30), "not_due"),
        (date(2019, 12, 1), "behind"),
        (date(2019, 12, 31), "behind"),
        (date(2020, 1, 1), "overdue"),
    ],
)
def test_a_missing_document_is_an_answer(day: date, expected: str) -> None:
    assert status(day, "milestone", FAILS) == expected
    assert status(day, "milestone", HOLDS) == "met"


@pytest.mark.parametrize("course", ["period", "coverage"])
@pytest.mark.parametrize("day", [date(2019, 6, 1), date(2019, 12, 31), date(2020, 6, 1)])
@pytest.mark.parametrize("satisfied", [True, False, None])
def test_no_data_comes_before_everything_else(course: Course, day: date, satisfied: bool | None) -> None:  # noqa: FBT001
    gap = Finding(value=Fraction(1), satisfied=satisfied, gap="few", on_path=True)
    assert status(day, course, gap) == "no_data"
    assert status(day, course, Finding()) == "no_data"


def test_every_rule_gives_a_status_and_every_status_has_a_rule() -> None:
    assert set(GIVES) == set(get_args(Rule))
    assert set(GIVES.values()) == set(STATUSES)


def test_the_rule_says_why() -> None:
    whole = asked(date(2019, 12, 31))
    assert rule_of(whole, HOLDS, "period") == "held"
    assert rule_of(asked(date(2019, 12, 30)), HOLDS, "period") == "holds_so_far"
    assert rule_of(whole, HOLDS, "coverage") == "reached"
    assert rule_of(whole, Finding(gap="few"), "coverage") == "no_answer"

"""What the invented city's government decided fits the plan, and counts what there really is."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from airshed.city.decisions import EXPECTED, FROM, LEADS, TARGETS, decisions
from airshed.city.registers.offices import truth_of
from airshed.plan.evidence import cut
from airshed.plan.load import indicator_ids, load_plan
from airshed.web.kit.register import made_tables

SEED, DAY = 13, date(2019, 11, 19)
PLAN = load_plan(None, "erenhot/2019")
INDICATORS = {
    name: indicator
    for clause in PLAN.file.clauses
    for name, indicator in zip(indicator_ids(clause), clause.indicators, strict=True)
}
OPEN = [clause.id for clause in PLAN.file.clauses if clause.lead is None]


def test_nearly_every_duty_has_a_department_and_some_are_left_open() -> None:
    led = {one.of for one in decisions(OPEN) if one.aspect == "lead"}
    assert 3 <= len({*OPEN} - led) <= 10
    assert {*LEADS.values()} - {""} <= {department.id for department in PLAN.file.departments}
    assert all(any(clause.startswith(beginning) for clause in OPEN) for beginning in LEADS)


def test_decisions_come_after_the_plan_and_before_the_day_of_the_demo() -> None:
    moments = [one.at for one in decisions(OPEN)]
    assert moments == sorted(moments)
    assert PLAN.file.issued == FROM
    assert datetime.combine(FROM, datetime.min.time()) < moments[0] <= moments[-1] < datetime(2019, 11, 20)


def test_targets_are_of_indicators_the_paper_gives_none() -> None:
    for name in TARGETS:
        assert INDICATORS[name].target.value is None


@pytest.mark.parametrize("name", EXPECTED)
def test_there_are_as_many_as_was_decided(name: str) -> None:
    indicator = INDICATORS[name]
    assert indicator.expected.count is None
    frames = truth_of(SEED, DAY + timedelta(days=1))
    made = made_tables().get(indicator.table)
    frame = frames[indicator.table].lazy() if made is None else pl.SQLContext(frames).execute(made.sql)
    days = {"as_of": DAY, "period_from": date(2019, 1, 1), "period_to": date(2020, 1, 1)}
    held = cut(frame, as_of=DAY, known_at=None).with_columns(pl.lit(day).alias(word) for word, day in days.items())
    counted = held.filter(pl.sql_expr(indicator.where)) if indicator.where else held
    assert counted.collect().height == EXPECTED[name]

"""What holds of every plan's computation, whatever the evidence."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from airshed.air.ruleset import Rulebook
from airshed.plan.evidence import input_of, tables_of
from airshed.plan.load import load_plan
from airshed.plan.state import Asking, IndicatorState, plan_state
from airshed.plan.status import STATUSES
from airshed.rules.load import load_editions

PLAN = load_plan(None, "example/2019")
RULES = Rulebook(load_editions())
BOILERS = {"code": pl.String(), "capacity_t_h": pl.Float64(), "removed_date": pl.Date()}
GREEN = {"met", "on_track"}
DAYS = st.dates(date(2018, 10, 1), date(2020, 6, 30))
ROW = st.fixed_dictionaries(
    {
        "capacity_t_h": st.sampled_from([None, 1.0, 9.9, 10.0, 10.1, 35.0]),
        "removed_date": st.one_of(st.none(), st.dates(date(2018, 6, 1), date(2020, 6, 30))),
    }
)
ROWS = st.lists(ROW, max_size=60)


def boilers(rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame([{"code": str(i), **row} for i, row in enumerate(rows)], schema=BOILERS)


def state_of(rows: list[dict[str, Any]], day: date, *, confirmed: bool = True) -> IndicatorState:
    frames = {"boilers": boilers(rows)}
    if confirmed:
        frames["confirmations"] = pl.DataFrame({"table": ["boilers"], "confirmed_date": [day]})
    asking = Asking(tables_of(frames), RULES, {})
    return plan_state(PLAN, asking, as_of=day, only=["E2-01"]).clauses[0].indicators[0]


@given(rows=ROWS, more=ROW, day=DAYS)
@settings(max_examples=60, deadline=None)
def test_more_evidence_never_worsens_coverage(rows: list[dict[str, Any]], more: dict[str, Any], day: date) -> None:
    """A row of which it is known whether it belongs adds to what is valid, or changes nothing."""
    before, after = state_of(rows, day).finding, state_of([*rows, {**more, "capacity_t_h": 5.0}], day).finding
    assert after.valid == before.valid + 1
    if before.expected:
        assert Fraction(after.valid, after.expected) >= Fraction(before.valid, before.expected)


@given(rows=ROWS, day=DAYS)
@settings(max_examples=60, deadline=None)
def test_no_data_is_never_green(rows: list[dict[str, Any]], day: date) -> None:
    unconfirmed = state_of(rows, day, confirmed=False)
    assert unconfirmed.status == "no_data"
    clear = [row for row in rows if row["capacity_t_h"] is not None and row["capacity_t_h"] <= 10]
    if not clear:
        assert state_of(rows, day).status == "no_data"
    assert state_of([], day).status not in GREEN


@given(rows=ROWS, first=DAYS, days=st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_what_is_done_by_a_day_is_done_by_every_later_day(rows: list[dict[str, Any]], first: date, days: int) -> None:
    early, late = state_of(rows, first).finding, state_of(rows, first + timedelta(days=days)).finding
    assert early.against >= late.against
    assert (early.value is None) == (late.value is None)
    if early.value is not None and late.value is not None:
        assert early.value <= late.value


@given(rows=ROWS, day=DAYS)
@settings(max_examples=40, deadline=None)
def test_a_half_filled_register_is_never_all(rows: list[dict[str, Any]], day: date) -> None:
    """Forty boilers are expected; fewer rows never give the whole share."""
    found = state_of(rows, day).finding
    if found.rows < 40 and found.value is not None:
        assert found.value < 1
        assert found.satisfied is False


@given(rows=ROWS, day=DAYS, seed=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_changes_no_digit(rows: list[dict[str, Any]], day: date, seed: Any) -> None:
    shuffled = boilers(rows).sample(fraction=1, shuffle=True, seed=seed.randrange(1000)) if rows else boilers(rows)
    key = ["code"]
    assert input_of("boilers", shuffled, key=key) == input_of("boilers", boilers(rows), key=key)
    assert state_of(rows, day).figure.id == state_of(rows, day).figure.id


@given(rows=ROWS, day=DAYS)
@settings(max_examples=40, deadline=None)
def test_a_status_is_one_of_six_and_counts_add_up(rows: list[dict[str, Any]], day: date) -> None:
    asking = Asking(tables_of({"boilers": boilers(rows)}), RULES, {})
    state = plan_state(PLAN, asking, as_of=day)
    assert tuple(state.counts) == STATUSES
    assert sum(state.counts.values()) == len(PLAN.file.clauses)

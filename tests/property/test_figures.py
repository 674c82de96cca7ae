"""What holds of every figure, and of every goal that looks ahead."""

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.plan.test_figures import FIGURE

from airshed.plan.evidence import input_of
from airshed.plan.figures import digest_of, shown
from airshed.plan.finding import COMPARE, Aim
from airshed.plan.goals.days import Measure, PlaceDays
from airshed.plan.goals.outlook import needed
from airshed.plan.schema import Op

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=997)
OPS: st.SearchStrategy[Op] = st.sampled_from(["<=", "<", ">=", ">"])
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 3)), max_size=8)


@given(NUMBERS, st.integers(0, 6))
def test_digits_are_never_further_than_half_of_the_last(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(shown(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


@given(NUMBERS, NUMBERS, OPS)
def test_digits_read_as_they_are_judged(value: Fraction, target: Fraction, op: Op) -> None:
    target = Fraction(floor(target * 100), 100)
    text = shown(value, 2, Aim(op, target, "t", "text"))
    assert COMPARE[op](Fraction(text), target) == COMPARE[op](value, target)


@given(st.text(max_size=20), st.integers(0, 400), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))
def test_content_survives_being_written(value: str, valid: int, options: dict[str, str]) -> None:
    figure = replace(FIGURE, value=value, valid=valid, options=options)
    assert digest_of(json.loads(json.dumps(figure.content(), ensure_ascii=False))) == figure.digest


@given(ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_changes_no_digest(pair: tuple[list[Any], list[Any]]) -> None:
    one, other = (pl.DataFrame(rows, schema={"key": pl.String(), "n": pl.Int64()}, orient="row") for rows in pair)
    assert input_of("t", one, key=["key"]) == input_of("t", other, key=["key"])


def series(measure: Measure, values: list[int]) -> PlaceDays:
    return PlaceDays(measure, {date(2019, 1, 1) + timedelta(n): value for n, value in enumerate(values)})


@given(st.lists(st.integers(0, 500), max_size=40), st.integers(1, 40), st.integers(1, 100), st.sampled_from([1, 10]))
def test_a_rest_of_just_the_allowance_reaches_just_the_target(
    values: list[int], left: int, target: int, scale: int
) -> None:
    gone = series(Measure("mean", "pm25", scale, 1, "ug_m3"), values)
    need = needed(Aim("<=", Fraction(target), "ug_m3", "text"), gone, left)
    assert need is not None
    assert (Fraction(gone.total, scale) + need * left) / (len(values) + left) == target


@pytest.mark.parametrize("statistic", ["good_days", "good_days_ratio"])
@given(
    st.lists(st.integers(0, 1), max_size=40),
    st.integers(1, 40),
    st.fractions(min_value=0, max_value=1, max_denominator=50),
    st.sampled_from([">=", ">"]),
)
def test_so_many_good_days_suffice_and_one_less_does_not(
    statistic: str, values: list[int], left: int, share: Fraction, op: Op
) -> None:
    gone = series(Measure(statistic, "good", 1, 4, "share"), values)
    days = len(values) + left
    target = share if statistic == "good_days_ratio" else Fraction(floor(share * days))
    need = needed(Aim(op, target, "share", "text"), gone, left)
    assert need is not None
    value = gone.measure.value(gone.total + int(need), days)
    assert value is not None
    assert COMPARE[op](value, target)
    if need:
        less = gone.measure.value(gone.total + int(need) - 1, days)
        assert less is not None
        assert not COMPARE[op](less, target)

"""Rounding equals exact fractions for all whole numbers below 2**53."""

from fractions import Fraction
from typing import Any

import narwhals as nw
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.air import reference

from airshed.air.rounding import EXACT_BELOW, half_even, half_even_number, round_up

NUMERATORS = st.one_of(
    st.none(),
    st.integers(-(EXACT_BELOW - 1), EXACT_BELOW - 1),
    st.integers(-100, 100),
    st.integers(-100, 100).map(lambda n: n * 5),
)
DENOMINATORS = st.one_of(st.integers(1, 24), st.integers(1, 10**9))


@given(st.lists(NUMERATORS, min_size=1), DENOMINATORS)
def test_ratios(numerators: list[int | None], denominator: int) -> None:
    frame: nw.LazyFrame[Any] = nw.from_native(pl.LazyFrame({"n": numerators}, schema={"n": pl.Int64}))
    found = (
        frame.select(even=half_even(nw.col("n"), denominator), up=round_up(nw.col("n"), denominator))
        .to_native()
        .collect()
    )
    exact = [None if n is None else Fraction(n, denominator) for n in numerators]
    assert found["even"].to_list() == [None if x is None else reference.half_even(x) for x in exact]
    assert found["up"].to_list() == [None if x is None else reference.up(x) for x in exact]


@given(st.fractions(), st.integers(0, 4))
def test_one_number(value: Fraction, decimals: int) -> None:
    rounded = half_even_number(value, decimals)
    assert rounded == reference.half_even(value, decimals)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)

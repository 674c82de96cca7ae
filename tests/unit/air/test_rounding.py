"""Rounding of ratios of whole numbers (GB/T 8170; indices up)."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from airshed.air.rounding import added, half_even, half_even_number, round_up, whole_steps


def _rounded(expression: nw.Expr, **columns: list[int | None]) -> list[int | None]:
    frame: nw.LazyFrame[Any] = nw.from_native(pl.LazyFrame(columns, schema=dict.fromkeys(columns, pl.Int64)))
    found: list[int | None] = frame.select(x=expression).to_native().collect().get_column("x").to_list()
    return found


@pytest.mark.parametrize(
    ("numerator", "denominator", "even", "up"),
    [
        (5, 2, 2, 3),
        (7, 2, 4, 4),
        (605, 10, 60, 61),
        (615, 10, 62, 62),
        (-5, 2, -2, -2),
        (-7, 2, -4, -3),
        (-1, 2, 0, 0),
        (1, 2, 0, 1),
        (1, 3, 0, 1),
        (2, 3, 1, 1),
        (-1, 3, 0, 0),
        (-2, 3, -1, 0),
        (0, 7, 0, 0),
        (8, 4, 2, 2),
        (9_000_000_000_000_001, 2, 4_500_000_000_000_000, 4_500_000_000_000_001),
        (9_000_000_000_000_003, 2, 4_500_000_000_000_002, 4_500_000_000_000_002),
        (2**53 - 1, 1, 2**53 - 1, 2**53 - 1),
    ],
)
def test_half_to_even_and_up(numerator: int, denominator: int, even: int, up: int) -> None:
    assert _rounded(half_even(nw.col("n"), denominator), n=[numerator, None]) == [even, None]
    assert _rounded(round_up(nw.col("n"), denominator), n=[numerator, None]) == [up, None]


def test_the_denominator_may_be_a_column() -> None:
    assert _rounded(half_even(nw.col("n"), nw.col("d")), n=[5, 5, None, 5], d=[2, 3, 2, None]) == [2, 2, None, None]
    assert _rounded(round_up(nw.col("n"), nw.col("d")), n=[5, 6, None], d=[2, 3, 2]) == [3, 2, None]


def test_co_of_2_2_is_55() -> None:
    """50 x 2.2 / 2 is 55.000000000000004 in binary floats, which would be rounded up to 56."""
    assert _rounded(round_up(nw.col("co") * 50, 2000), co=[2200]) == [55]


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("2.25", 1, "2.2"),
        ("2.35", 1, "2.4"),
        ("2.2500001", 1, "2.3"),
        ("60.5", 0, "60"),
        ("-2.5", 0, "-2"),
        ("0.05", 1, "0"),
    ],
)
def test_one_number(value: str, decimals: int, expected: str) -> None:
    assert half_even_number(Fraction(value), decimals) == Fraction(expected)


def test_steps_are_whole_or_refused() -> None:
    assert whole_steps("2.25", 1000) == 2250
    assert whole_steps(Decimal(160), 10) == 1600
    with pytest.raises(ValueError, match="not a whole number of steps"):
        whole_steps("0.05", 10)


def test_a_null_term_makes_the_sum_null() -> None:
    assert _rounded(added([nw.col("a"), nw.col("b")]), a=[1, 1], b=[2, None]) == [3, None]

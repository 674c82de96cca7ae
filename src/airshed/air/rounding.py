"""Exact rounding of ratios of whole numbers, the same on every engine.

GB/T 8170 rounds half to even; indices are rounded up. Both are built from whole-number division, because a binary
float cannot hold 55 = 50 * 2.2 / 2 and the `round` of engines differs. Exact while |numerator| < 2**53: some engines
divide whole numbers through floats, whose quotient is then still floored right.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import reduce

import narwhals as nw

EXACT_BELOW = 2**53


def half_even(numerator: nw.Expr, denominator: nw.Expr | int) -> nw.Expr:
    """Round numerator / denominator to a whole number, half to even (GB/T 8170). Denominator > 0; null stays null."""
    quotient = numerator // denominator
    twice = (numerator - quotient * denominator) * 2
    up = (twice > denominator) | ((twice == denominator) & (quotient % 2 == 1))
    return nw.when(up).then(quotient + 1).otherwise(quotient)


def round_up(numerator: nw.Expr, denominator: nw.Expr | int) -> nw.Expr:
    """Round numerator / denominator up to a whole number (进位取整). Denominator > 0; null stays null."""
    return (numerator + (denominator - 1)) // denominator


def half_even_number(value: Fraction, decimals: int) -> Fraction:
    """Round one number to `decimals` places, half to even (GB/T 8170)."""
    return Fraction(round(value * 10**decimals), 10**decimals)


def whole_steps(value: Decimal | int | str, scale: int) -> int:
    """Return `value` in whole steps of 1/scale.

    Raises:
        ValueError: the value does not fall on a step.
    """
    steps = Decimal(value) * scale
    if steps != steps.to_integral_value(ROUND_HALF_EVEN):
        msg = f"{value} is not a whole number of steps of 1/{scale}"
        raise ValueError(msg)
    return int(steps)


def added(terms: Sequence[nw.Expr]) -> nw.Expr:
    """Return the sum of expressions; a null term makes it null."""
    return reduce(lambda a, b: a + b, terms)

"""Targets: the number to compare with, as it stands on a day; how much evidence is enough."""

from collections.abc import Iterator
from fractions import Fraction

from airshed.errors import Fault
from airshed.plan.finding import Aim
from airshed.plan.question import Question
from airshed.plan.schema import Indicator


def aim_of(question: Question, base: Fraction | None = None) -> Aim | None:
    """Return what the value is compared with: the number of plan or ruling, or the base year's value."""
    target = question.indicator.target
    if target is None:
        return None
    if target.base_year is not None:
        return Aim(target.op, base, target.unit, f"base {target.base_year}")
    value = None if target.value is None else Fraction(target.value)
    return Aim(target.op, value, target.unit, question.basis or target.basis)


def few(question: Question, valid: int, expected: int) -> str | None:
    """Return `few` when less evidence is valid than the indicator asks for."""
    least = question.indicator.min_coverage
    return "few" if least is not None and valid < Fraction(least) * expected else None


def check_target(indicator: Indicator, *, units: tuple[str, ...] | None = None, base: bool = False) -> Iterator[Fault]:
    """Yield the faults of a target: a unit the kind does not have, a base year where there can be none, two numbers.

    Args:
        indicator: whose target it is.
        units: units the kind knows; None = any.
        base: whether a base year makes sense.
    """
    target = indicator.target
    if target is None:
        return
    if units and target.unit not in units:
        yield Fault("plan.unit", "target.unit", target.unit, ", ".join(units))
    if target.base_year is not None and not base:
        yield Fault("plan.base", "target.base_year", str(target.base_year), "value")
    if target.base_year is not None and target.value is not None:
        yield Fault("plan.two_targets", "target", f"{target.value}, {target.base_year}", "value or base_year")

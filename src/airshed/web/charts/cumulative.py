"""The value of a year to date, day after day, as the standard rounds it."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from airshed.air.evaluation import COLUMNS, PERCENT, Evaluation
from airshed.air.rounding import half_even_number
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.calendar import year


@dataclass(frozen=True, slots=True)
class Rule:
    """How days of a pollutant make the statistic of a period.

    Attributes:
        column: of the days.
        p: rank of the percentile; None for a mean.
        decimals: to how many it is rounded.
    """

    column: str
    p: int | None
    decimals: int

    @classmethod
    def of(cls, pollutant: str, on: date, rules: Rulebook) -> "Rule":
        """Return the rule of a pollutant: its mean, or its percentile where the standard evaluates no mean."""
        ruleset = rules.on(on)
        statistic = Evaluation.empty("", year(on.year), ruleset=ruleset).pollutants[pollutant]
        return cls(COLUMNS[pollutant], None if _has_mean(pollutant, ruleset) else statistic.p, statistic.decimals)

    def to_date(self, values: Iterable[Any]) -> Iterator[Fraction | None]:
        """Yield the statistic of all values so far; None while there are none."""
        ordered: list[Fraction] = []
        total = Fraction(0)
        for value in values:
            if value is not None:
                exact = Fraction(str(value))
                total += exact
                insort(ordered, exact)
            yield self._value(total, ordered) if ordered else None

    def _value(self, total: Fraction, ordered: list[Fraction]) -> Fraction:
        count = len(ordered)
        if self.p is None:
            return half_even_number(total / count, self.decimals)
        whole, part = divmod(Fraction(self.p * (count - 1), PERCENT), 1)
        low = ordered[int(whole)]
        return half_even_number(low + part * (ordered[min(int(whole) + 1, count - 1)] - low), self.decimals)


def _has_mean(pollutant: str, ruleset: Ruleset) -> bool:
    items = ruleset.rows("annual_items")
    return any(row["pollutant"] == pollutant and row["statistic"] == "mean" for row in items)


def is_good(day: Mapping[str, Any], rules: Rulebook) -> bool | None:
    """Return whether a day of a `days_shape` is good; None where it is not valid."""
    if not day["valid"]:
        return None
    upto = int(rules.on(date.fromisoformat(day["date"])).number("good_day_upto"))
    return day["aqi"] is not None and int(day["aqi"]) <= upto

"""How often the rest of earlier years, put behind this year so far, would have met a yearly goal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

import polars as pl

from airshed.calendar import Period, year
from airshed.plan.figures import shown
from airshed.plan.finding import Aim
from airshed.plan.goals.days import Asked, PlaceDays
from airshed.plan.kinds.air import HOURS
from airshed.plan.question import Question, Sources

MOST_YEARS = 10
"""So many earlier years are looked at."""
LEAST_YEARS = 3
"""With fewer there is no probability, only how many met the goal."""
STANDARD_YEAR = 365


@dataclass(frozen=True, slots=True)
class Remainder:
    """This year so far with the rest of an earlier year behind it.

    Attributes:
        year: the earlier year.
        valid: valid days of its rest.
        expected: days of its rest that this year has too.
        enough: whether they are enough to stand for a rest.
        value: the year's value it would make, as it is judged.
        met: whether that meets the goal.
    """

    year: int
    valid: int
    expected: int
    enough: bool
    value: Fraction | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Chance:
    """How often the rest of earlier years would have met the goal.

    Attributes:
        years: earlier years with data, the latest first.
        absent: earlier years without.
    """

    years: tuple[Remainder, ...]
    absent: tuple[int, ...]

    @property
    def of(self) -> int:
        """Years with enough valid days."""
        return sum(r.enough for r in self.years)

    @property
    def met(self) -> int:
        """Those of them that meet the goal."""
        return sum(bool(r.met) for r in self.years if r.enough)

    @property
    def probability(self) -> Fraction | None:
        """Share of years that meet the goal; None where they are too few to say so."""
        return Fraction(self.met, self.of) if self.of >= LEAST_YEARS else None


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier years of a place: the days of those with hours, the latest first, and the years without."""

    years: Mapping[int, PlaceDays]
    absent: tuple[int, ...]


def past_of(asked: Asked) -> Past:
    """Return the earlier years of the plan's place, graded as the end of this year is."""
    question, sources = asked.question, asked.sources
    key = ("years", question.period, question.known_at)
    if key not in sources.memory:
        sources.memory[key] = _years_with_hours(question, sources)
    known: set[int] = sources.memory[key]
    this = question.period.from_date.year
    first = min(s.from_date.year for s in sources.places[sources.plan.place].stations)
    looked_at = range(this - 1, max(first, this - MOST_YEARS) - 1, -1)
    like = question.period.last_date
    years = {n: asked.graded_alike(year(n), like=like).days(year(n)) for n in looked_at if n in known}
    return Past(years, tuple(n for n in looked_at if n not in known))


def _years_with_hours(question: Question, sources: Sources) -> set[int]:
    """Return the earlier years of which the place's stations have hours."""
    hours = sources.tables(HOURS, known_at=question.known_at)
    if hours is None:
        return set()
    stations = sorted({s.station for s in sources.places[sources.plan.place].stations})
    first = datetime.combine(question.period.from_date, time())
    day = pl.col("hour_end").dt.offset_by("-1h")
    found = hours.filter(pl.col("station").is_in(stations), pl.col("hour_end") <= first).select(day.dt.year()).unique()
    return set(found.collect().to_series().to_list())


def chance_of(asked: Asked, gone: PlaceDays, left: Period, past: Past, aim: Aim) -> Chance:
    """Return how often the rest of earlier years would have met the goal.

    Args:
        asked: the statistic, by the rules that grade the rest.
        gone: this year so far.
        left: days left of this year.
        past: earlier years.
        aim: the goal.
    """
    least = Fraction(asked.rules.on(left.last_date).number("year_min_days"), STANDARD_YEAR)
    days = {(d.month, d.day) for d in each_day(left)}  # a 29 February only if this year has one
    years = []
    for number, whole in past.years.items():
        rest = whole.within(lambda day: (day.month, day.day) in days)
        expected = sum((d.month, d.day) in days for d in each_day(year(number)))
        enough = bool(rest.days) and len(rest.days) >= least * expected
        years.append(_remainder(number, rest, gone, aim if enough else None, expected=expected))
    return Chance(tuple(years), past.absent)


def _remainder(number: int, rest: PlaceDays, gone: PlaceDays, aim: Aim | None, *, expected: int) -> Remainder:
    """Return this year so far with the rest of an earlier one behind it; without an aim the rest is too short."""
    if aim is None:
        return Remainder(number, len(rest.days), expected, enough=False, value=None, met=None)
    value = gone.measure.value(gone.total + rest.total, len(gone.days) + len(rest.days))
    met = None if value is None else aim.holds(value)
    return Remainder(number, len(rest.days), expected, enough=True, value=value, met=met)


def each_day(period: Period) -> Iterator[date]:
    """Yield the days of a period."""
    return (period.from_date + timedelta(days=n) for n in range(period.days))


def chance_shape(chance: Chance, *, aim: Aim, decimals: int) -> dict[str, Any]:
    """Return a chance as plain values: numbers as text."""
    probability = chance.probability
    return {
        "probability": None if probability is None else shown(probability, 2),
        "met": chance.met,
        "of": chance.of,
        "too_few": probability is None,
        "years": [
            {
                "year": r.year,
                "valid": r.valid,
                "expected": r.expected,
                "enough": r.enough,
                "value": None if r.value is None else shown(r.value, decimals, aim),
                "met": r.met,
            }
            for r in chance.years
        ],
        "absent": list(chance.absent),
    }

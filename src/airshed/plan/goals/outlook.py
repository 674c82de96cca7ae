"""Looking ahead: what the rest of the year may bring so that a yearly goal of air is met, and how often it did.

Everything is exact arithmetic over days: this year's days so far, followed by an even rest of the year, by nothing but
good days, or by the same days of an earlier year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal

from airshed.air import answers
from airshed.calendar import Period, day_of, year
from airshed.plan.evidence import EvidenceEngine
from airshed.plan.figures import aim_shown, shown
from airshed.plan.finding import Aim
from airshed.plan.goals.chance import Chance, chance_of, chance_shape, each_day, past_of
from airshed.plan.goals.comparison import Comparison, comparison, comparison_shape
from airshed.plan.goals.days import Asked, Measure, PlaceDays, measure_of
from airshed.plan.kinds.air import DUST_EVENTS, HOURS, one_state, to_date
from airshed.plan.question import Question, Sources
from airshed.plan.schema import PlanFile
from airshed.plan.state import Asking, IndicatorState, Series
from airshed.plan.target import aim_of
from airshed.rules.edition import NoEdition
from airshed.vocab import POLLUTANTS

Reach = Literal["met", "missed", "certain", "safe", "open", "out_of_reach"]
DOWNWARD, UPWARD = ("<=", "<"), (">=", ">")
PARTICLES = frozenset(code for code, pollutant in POLLUTANTS.items() if not pollutant.gas)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the year: all, gone, those of them that are valid, left."""

    total: int
    gone: int
    valid: int
    left: int


@dataclass(frozen=True, slots=True)
class DustLine:
    """The value so far under one treatment of dust, and the days some hours of which are left out."""

    dust: answers.Dust
    value: Fraction | None
    valid: int
    dust_days: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead of a yearly goal.

    Attributes:
        measure: the statistic.
        aim: what must hold of the year; a base year's whole value where the goal is relative.
        mark_valid: valid days of that base year.
        days: of the year.
        so_far: sum of the valid days: in the unit of a mean, or good days.
        value: the statistic so far, as it is judged.
        need: what the rest may average for a mean, or how many of the days left must be good; None where there is no
            target, nothing is left, or the target points the other way.
        highest: highest day on record and its value, for a mean.
        reach: how the goal stands; None where that cannot be said.
        chance: from earlier years; None where nothing is left or there is no target.
        dust: with and without dust.
        compared: against the same days of the base year, or of the year before.
    """

    measure: Measure
    aim: Aim | None
    mark_valid: int | None
    days: Days
    so_far: Fraction
    value: Fraction | None
    need: Fraction | None
    highest: tuple[date, Fraction] | None
    reach: Reach | None
    chance: Chance | None
    dust: tuple[DustLine, ...]
    compared: Comparison | None


def outlook(question: Question, sources: Sources, *, brief: bool = False) -> Outlook | None:
    """Return the outlook of an air indicator of a calendar year; None where there is none to give.

    There is one for means, good days and their share, where the place has stations and hours and rules are in force.

    Args:
        question: the indicator on a day.
        sources: what it is answered from.
        brief: leave out what earlier years' remainders, dust and the fair comparison say.
    """
    if question.indicator.kind != "air" or question.period != year(question.period.from_date.year):
        return None
    if sources.plan.place not in sources.places or sources.tables(HOURS, known_at=question.known_at) is None:
        return None
    try:
        looking = _Looking.of(question, sources)
        return looking.outlook(brief=brief) if looking else None
    except NoEdition:
        return None


@dataclass(frozen=True, slots=True)
class _Looking:
    """One outlook being made.

    Attributes:
        asked: the statistic as the indicator's kind computes it.
        same: the same with gases of all years at one state.
        period: the days so far.
        gone: their series.
    """

    asked: Asked
    same: Asked
    period: Period
    gone: PlaceDays

    @classmethod
    def of(cls, question: Question, sources: Sources) -> "_Looking | None":
        """Return it with the days so far; None where the statistic is none that days add up to."""
        target, period = question.indicator.target, to_date(question)
        same = rules = one_state(sources.rules, period if period.days else question.period)
        if target is None or target.base_year is None:
            rules = sources.rules
            same = rules if question.indicator.pollutant in PARTICLES else same  # days are computed once
        measure = measure_of(question, sources, rules)
        if measure is None:
            return None
        asked = Asked(question, sources, rules, measure)
        gone = asked.days(question.period).within(lambda day: day < period.to_date)
        return cls(asked, replace(asked, rules=same), period, gone)

    @property
    def measure(self) -> Measure:
        """The statistic."""
        return self.asked.measure

    @property
    def year(self) -> Period:
        """The whole year."""
        return self.asked.question.period

    def outlook(self, *, brief: bool) -> Outlook:
        """Return the outlook."""
        aim, mark_valid = self._aim()
        days = Days(self.year.days, self.period.days, len(self.gone.days), self.year.days - self.period.days)
        need = needed(aim, self.gone, days.left)
        past = past_of(self.same)
        highest = _highest([self.gone, *past.years.values()]) if self.measure.statistic == "mean" else None
        left = Period(self.period.to_date, self.year.to_date)
        ahead = aim is not None and aim.value is not None and left.days > 0 and not brief
        return Outlook(
            measure=self.measure,
            aim=aim,
            mark_valid=mark_valid,
            days=days,
            so_far=Fraction(self.gone.total, self.measure.scale),
            value=self.gone.value,
            need=need,
            highest=highest,
            reach=self._reach(aim, days, need, highest),
            chance=chance_of(self.same, self.gone, left, past, aim) if aim is not None and ahead else None,
            dust=() if brief else tuple(self._dust()),
            compared=None if brief else self._compared(),
        )

    def _aim(self) -> tuple[Aim | None, int | None]:
        """Return what must hold of the whole year, and the valid days of a base year it comes from."""
        question = self.asked.question
        target = question.indicator.target
        if target is None or target.base_year is None:
            return aim_of(question), None
        base = self.same.days(year(target.base_year))
        return aim_of(question, base.value), len(base.days)

    def _reach(
        self, aim: Aim | None, days: Days, need: Fraction | None, highest: tuple[date, Fraction] | None
    ) -> Reach | None:
        if not days.left and aim is not None and self.gone.value is not None:
            holds = aim.holds(self.gone.value)
            return None if holds is None else "met" if holds else "missed"
        if aim is None or need is None:
            return None
        if self.measure.statistic != "mean":
            return "out_of_reach" if need > days.left else "open" if need else "certain"
        if need < 0 or (need == 0 and aim.op == "<"):
            return "out_of_reach"
        return "safe" if highest is not None and need > highest[1] else "open"

    def _dust(self) -> Iterator[DustLine]:
        """Yield the value so far with dust, without confirmed events, without proposed ones too."""
        own = self.asked.question.indicator.dust
        for choice in answers.DUST_CHOICES:
            touched = set() if choice == "keep" else self._touched(choice)
            series = self.gone
            if choice != own:
                series = self.asked.days(self.year, dust=choice if touched else "keep")
                series = series.within(lambda day: day < self.period.to_date)
            yield DustLine(choice, series.value, len(series.days), len(touched))

    def _touched(self, choice: answers.Dust) -> set[date]:
        """Return the days so far of which hours are left out."""
        question, sources = self.asked.question, self.asked.sources
        if sources.tables(DUST_EVENTS, known_at=question.known_at) is None:
            return set()
        place = f"city:{sources.plan.place}"
        points = sources.places[sources.plan.place].points(place)
        asked = answers.Question(place, self.period, choice, question.known_at, points)
        events = answers.dust_hours(EvidenceEngine(sources.tables), asked, points, self.asked.rules.editions)
        spans = (Period(day_of(e.from_hour), day_of(e.to_hour - HOUR) + timedelta(days=1)) for e in events)
        return {d for span in spans for d in each_day(span) if self.period.from_date <= d < self.period.to_date}

    def _compared(self) -> Comparison | None:
        """Return the days so far against those of the base year, else of the year before."""
        target = self.asked.question.indicator.target
        base_year = target.base_year if target and target.base_year else self.year.from_date.year - 1
        try:
            return comparison(self.same, self.period, base_year=base_year) if self.period.days else None
        except NoEdition:
            return None


def needed(aim: Aim | None, gone: PlaceDays, left: int) -> Fraction | None:
    """Return what the days left may average for a mean, or how many of them must be good, all of them being valid.

    Args:
        aim: what must hold of the year.
        gone: the days so far.
        left: how many days are left.

    Returns:
        the average at which the unrounded mean is the target, or a number of days; None where there is no target,
        nothing is left, or the target points the other way.
    """
    if aim is None or aim.value is None or not left:
        return None
    days, measure = len(gone.days) + left, gone.measure
    if measure.statistic == "mean":
        rest = aim.value * days - Fraction(gone.total, measure.scale)
        return rest / left if aim.op in DOWNWARD else None
    if aim.op not in UPWARD:
        return None
    least = aim.value * (1 if measure.statistic == "good_days" else days)
    good = ceil(least) if aim.op == ">=" else floor(least) + 1
    return Fraction(max(good - gone.total, 0))


def _highest(series: list[PlaceDays]) -> tuple[date, Fraction] | None:
    """Return the highest day of some years and its value, the latest of equal ones."""
    days = [(amount, day) for s in series for day, amount in s.days.items()]
    if not days:
        return None
    amount, day = max(days)
    return day, Fraction(amount, series[0].measure.scale)


def outlook_told(
    asking: Asking, file: PlanFile, state: IndicatorState, series: Series, *, brief: bool = False
) -> dict[str, Any] | None:
    """Return what is still to come for a goal as plain values, or None where nothing can be said of it.

    Args:
        asking: what the plan was asked with.
        file: the plan as written.
        state: the indicator on the day.
        series: what the day's other questions share.
        brief: only what the rest of the year may bring.
    """
    sources = Sources(file, asking.tables, asking.rules, asking.places, memory=series.memory)
    found = outlook(state.question, sources, brief=brief)
    if found is not None and state.finding.gap and not found.days.left:
        found = replace(found, reach=None)  # the year is over, and what there is of it decides nothing
    return None if found is None else outlook_shape(found)


def outlook_shape(found: Outlook) -> dict[str, Any]:
    """Return an outlook as plain values: numbers as text, shares as fractions of 1."""
    aim, digits = found.aim, found.measure.decimals
    return {
        "statistic": found.measure.statistic,
        "unit": found.measure.unit,
        "days": {
            "total": found.days.total,
            "gone": found.days.gone,
            "valid": found.days.valid,
            "left": found.days.left,
        },
        "target": None
        if aim is None
        else {"op": aim.op, "value": aim_shown(aim, digits), "basis": aim.basis, "valid": found.mark_valid},
        "so_far": _text(found.so_far),
        "value": None if found.value is None else shown(found.value, digits),
        "need": _need_shape(found),
        "reach": found.reach,
        "highest": None if found.highest is None else {"date": str(found.highest[0]), "value": _text(found.highest[1])},
        "chance": None if found.chance is None or aim is None else chance_shape(found.chance, aim=aim, decimals=digits),
        "dust": [
            {
                "dust": line.dust,
                "value": None if line.value is None else shown(line.value, digits),
                "valid": line.valid,
                "dust_days": line.dust_days,
            }
            for line in found.dust
        ],
        "comparison": None if found.compared is None else comparison_shape(found.compared),
    }


def _need_shape(found: Outlook) -> Mapping[str, Any] | None:
    """Return what the rest must bring; an average is rounded down, so that who keeps to it is on the safe side."""
    if found.need is None or found.aim is None:
        return None
    if found.measure.statistic != "mean":
        return {"good_days": int(found.need), "of": found.days.left}
    step = 10**found.measure.decimals
    return {"op": found.aim.op, "average": shown(Fraction(floor(found.need * step), step), found.measure.decimals)}


def _text(value: Fraction) -> str:
    """Return a number whose denominator is a power of ten, in full."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return shown(value, places)

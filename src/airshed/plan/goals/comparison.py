"""The same days of two years side by side, once with all there is and once fair.

Fair to missing days, leap days and station changes: only days valid in both years count, 29 February does not, and
only stations count that stand for the place on every day of both spans.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from airshed.calendar import Period
from airshed.plan.figures import shown
from airshed.plan.goals.days import Asked, Measure, PlaceDays
from airshed.plan.places import LAST_DAY, PlaceStations
from airshed.plan.question import Sources

LEAP_DAY = (2, 29)
Reason = Literal["leap_day", "missing_now", "missing_base", "missing_both"]
LeftOut = Mapping[Reason, tuple[tuple[int, int], ...]]
"""Reason to the days, as (month, day)."""
PERCENT_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Side:
    """A statistic over some days of a year: exact value, and how many valid days made it."""

    value: Fraction | None
    valid: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two years compared: exact values."""

    now: Side
    base: Side

    @property
    def change(self) -> Fraction | None:
        """This year's value less the other's."""
        return None if self.now.value is None or self.base.value is None else self.now.value - self.base.value

    @property
    def relative(self) -> Fraction | None:
        """The change as a fraction of the other year's value; None where that is zero."""
        change = self.change
        return change / self.base.value if change is not None and self.base.value else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The days so far against the same days of another year.

    Attributes:
        measure: the statistic.
        period: the days of this year.
        base_period: those of the other.
        plain: every valid day and station of each.
        fair: only what both have alike; None where no station stands for the place throughout.
        left_out: reason to the days of this year, as (month, day), that are not in `fair`.
        stations: those in `fair`.
        others: those that are not, with the days on which they stand for the place: `[from, to)`.
    """

    measure: Measure
    period: Period
    base_period: Period
    plain: Pair
    fair: Pair | None
    left_out: LeftOut
    stations: tuple[str, ...]
    others: Mapping[str, str]


def comparison(asked: Asked, period: Period, *, base_year: int) -> Comparison:
    """Return the days of a period against the same days of another year.

    Args:
        asked: the statistic, by rules that bring gases of both years to one state.
        period: the days, in one year.
        base_year: the other year.
    """
    base_period = period.same_days(base_year)
    spans = (period, base_period)
    plain = Pair(*(_side(asked.days(span)) for span in spans))
    place = asked.sources.places[asked.sources.plan.place]
    kept, others = _stations(place, spans)
    fair: Pair | None = None
    left_out: LeftOut = {}
    if kept:
        same = replace(asked, sources=_with_stations(asked.sources, place, kept)) if others else asked
        now, base = (same.days(span) for span in spans)
        common, left_out = _common(spans, now, base)
        fair = Pair(*(_side(s.within(lambda day: (day.month, day.day) in common)) for s in (now, base)))
    return Comparison(asked.measure, period, base_period, plain, fair, left_out, kept, others)


def _side(series: PlaceDays) -> Side:
    return Side(series.exact, len(series.days))


def _stations(place: PlaceStations, spans: tuple[Period, ...]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the stations that stand for the place on every day of the spans, and the others with their days."""
    kept, others = [], {}
    for station in dict.fromkeys(s.station for s in place.stations):
        own = [Period(s.from_date, s.to_date or LAST_DAY) for s in place.stations if s.station == station]
        covered = [sum(_overlap(part, span) for part in own) for span in spans]
        if covered == [span.days for span in spans]:
            kept.append(station)
        elif any(covered):
            others[station] = ", ".join(f"[{p.from_date},{'' if p.to_date == LAST_DAY else p.to_date})" for p in own)
    return tuple(kept), others


def _overlap(one: Period, other: Period) -> int:
    return max((min(one.to_date, other.to_date) - max(one.from_date, other.from_date)).days, 0)


def _with_stations(sources: Sources, place: PlaceStations, kept: tuple[str, ...]) -> Sources:
    """Return sources in which only some stations stand for the place, with a memory of their own."""
    stations = tuple(s for s in place.stations if s.station in kept)
    places = {**sources.places, sources.plan.place: place.model_copy(update={"stations": stations})}
    return replace(sources, places=places, memory=sources.memory.setdefault(("stations", kept), {}))


def _common(spans: tuple[Period, ...], now: PlaceDays, base: PlaceDays) -> tuple[set[tuple[int, int]], LeftOut]:
    """Return the calendar days valid in both years, and the others by reason."""
    here, there = ({(day.month, day.day) for day in series.days} for series in (now, base))
    common: set[tuple[int, int]] = set()
    left_out: dict[Reason, list[tuple[int, int]]] = {}
    for day in sorted({day for span in spans for day in _calendar_days(span)}):
        reason = _reason(day, here, there)
        if reason is None:
            common.add(day)
        else:
            left_out.setdefault(reason, []).append(day)
    return common, {reason: tuple(days) for reason, days in left_out.items()}


def _calendar_days(period: Period) -> set[tuple[int, int]]:
    days = (date.fromordinal(n) for n in range(period.from_date.toordinal(), period.to_date.toordinal()))
    return {(day.month, day.day) for day in days}


def _reason(day: tuple[int, int], here: set[tuple[int, int]], there: set[tuple[int, int]]) -> Reason | None:
    if day == LEAP_DAY:
        return "leap_day"
    if day in here and day in there:
        return None
    if day in here:
        return "missing_base"
    return "missing_now" if day in there else "missing_both"


def comparison_shape(found: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values, numbers as text."""
    return {
        "from": str(found.period.from_date),
        "to": str(found.period.last_date),
        "base_from": str(found.base_period.from_date),
        "base_to": str(found.base_period.last_date),
        "plain": _pair_shape(found.plain, found.measure),
        "fair": None if found.fair is None else _pair_shape(found.fair, found.measure),
        "left_out": {r: [f"{month:02}-{day:02}" for month, day in days] for r, days in found.left_out.items()},
        "stations": list(found.stations),
        "other_stations": dict(found.others),
    }


def _pair_shape(pair: Pair, measure: Measure) -> dict[str, Any]:
    """Return a pair as text; means with one decimal more than they are judged by, so that the change adds up."""
    decimals = measure.decimals + (measure.statistic == "mean")
    return {
        "now": _number(pair.now.value, decimals),
        "base": _number(pair.base.value, decimals),
        "change": _number(pair.change, decimals),
        "relative": _number(pair.relative, PERCENT_DECIMALS),
        "valid_now": pair.now.valid,
        "valid_base": pair.base.valid,
    }


def _number(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else shown(value, decimals)

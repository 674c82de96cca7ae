"""The days an indicator is about, and its last day."""

from datetime import date, timedelta

from airshed.calendar import Period, yearly
from airshed.plan.schema import Clause, Indicator, PlanFile, Season


def season_days(season: Season, year: int) -> Period:
    """Return the days of a season that begins in a year."""
    return yearly(year, (season.first.month, season.first.day), (season.last.month, season.last.day))


def period_of(indicator: Indicator, plan: PlanFile) -> Period:
    """Return the days an indicator is about: its span, else the plan's year."""
    span = indicator.span
    if span is None:
        return plan.period
    if span.season is not None:
        return season_days(plan.seasons[span.season], span.year or plan.year)
    first, last = span.first or plan.period.from_date, span.last or plan.period.last_date
    return Period(first, last + timedelta(days=1))


def due_of(clause: Clause, indicator: Indicator, plan: PlanFile) -> date:
    """Return the last day: the indicator's, the clause's, the end of a season, or of the plan's year."""
    if indicator.deadline or clause.deadline:
        return indicator.deadline or clause.deadline or plan.period.last_date
    return max(period_of(indicator, plan).last_date, plan.period.last_date)

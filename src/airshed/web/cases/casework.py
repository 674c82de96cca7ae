"""The terms of a home on a day: how long each clock runs, when it warns, steps up, and moves a case by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from airshed.calendar import WorkDays
from airshed.rules.edition import Edition, in_force
from airshed.rules.load import load_editions
from airshed.web.holidays import work_days_of
from airshed.web.written import written


@dataclass(frozen=True)
class Casework:
    """What the clocks of cases go by.

    Attributes:
        edition: name of the edition of rules.
        days: work days of the home.
        terms: term and grade to its work days, and to how many of them are left when it warns.
        every: work days between two steps up.
        most: steps there are.
        interview_after: work days past the term for putting right, after which somebody is summoned.
        interview_fails: failed verifications after which somebody is summoned.
        inspection_after: work days past what was promised, after which a special inspection is ordered.
        inspection_fails: failed verifications after which one is ordered.
        rebound_after: days after a case was closed, after which what is still so has come back.
        rebound_within: days after it, within which it is the same case that has come back.
        recheck_share: share of closed cases that are drawn to be verified again.
    """

    edition: str
    days: WorkDays
    terms: Mapping[tuple[str, str], tuple[int, int]]
    every: int
    most: int
    interview_after: int
    interview_fails: int
    inspection_after: int
    inspection_fails: int
    rebound_after: int
    rebound_within: int
    recheck_share: Decimal


def casework_of(home: Path, *, on: date) -> Casework:
    """Return the terms of a home on a day.

    Raises:
        RulesBroken: the rules of the home cannot be used.
        NoEdition: no edition is in force on the day.
        HolidaysBroken: the holidays of the home cannot be used.
    """
    return _casework(home, on, written(home), work_days_of(home))


@lru_cache(maxsize=64)
def _casework(home: Path, on: date, _written: object, days: WorkDays) -> Casework:
    edition = in_force(_editions(home, _written), family="casework", on=on)
    return Casework(
        edition=edition.name,
        days=days,
        terms={(r["term"], r["grade"]): (r["work_days"], r["warn_days"]) for r in edition.tables["terms"]},
        every=edition.parameter("step_up_every"),
        most=edition.parameter("step_up_most"),
        interview_after=edition.parameter("interview_after"),
        interview_fails=edition.parameter("interview_after_fails"),
        inspection_after=edition.parameter("inspection_after"),
        inspection_fails=edition.parameter("inspection_after_fails"),
        rebound_after=edition.parameter("rebound_after"),
        rebound_within=edition.parameter("rebound_within"),
        recheck_share=edition.parameter("recheck_share"),
    )


@lru_cache(maxsize=4)
def _editions(home: Path, _written: object) -> tuple[Edition, ...]:
    return load_editions(home)

"""The status of an indicator as of the end of a day, and of a clause: the worst of its indicators."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal

from airshed.plan.finding import Finding
from airshed.plan.question import Course, Question

Status = Literal["overdue", "behind", "no_data", "on_track", "not_due", "met"]
STATUSES: tuple[Status, ...] = ("overdue", "behind", "no_data", "on_track", "not_due", "met")
"""Worst to best."""


def worst(statuses: Iterable[Status]) -> Status:
    """Return the worst of some statuses."""
    return min(statuses, key=STATUSES.index)


def status_of(question: Question, finding: Finding, course: Course) -> Status:
    """Return the status of an indicator.

    A document is there or its time runs. Where nothing can be said there is `no_data`, before everything else but a
    period that has not begun: that is `not_due`. A share that has reached its target is `met`, a statistic of a period
    only when the period has ended. The due date itself is still in time; the day after is not.
    """
    if course == "milestone":
        return _of_milestone(question, finding)
    if question.as_of < question.period.from_date and course == "period":
        return "not_due"
    if finding.gap is not None or finding.satisfied is None:
        return "no_data"
    if finding.satisfied:
        ended = course == "coverage" or question.as_of >= question.period.last_date
        return "met" if ended else "on_track"
    if question.as_of > question.due:
        return "overdue"
    return "on_track" if course == "coverage" and finding.on_path else "behind"


def _of_milestone(question: Question, finding: Finding) -> Status:
    if finding.satisfied:
        return "met"
    if question.as_of > question.due:
        return "overdue"
    warn = question.due - timedelta(days=question.indicator.warn_days)
    return "behind" if question.as_of >= warn else "not_due"

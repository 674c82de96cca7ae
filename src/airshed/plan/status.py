"""The status of an indicator as of the end of a day, by which rule, and of a clause: the worst of its indicators."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Literal

from airshed.plan.finding import Finding
from airshed.plan.question import Course, Question

Status = Literal["overdue", "behind", "no_data", "on_track", "not_due", "met"]
STATUSES: tuple[Status, ...] = ("overdue", "behind", "no_data", "on_track", "not_due", "met")
"""Worst to best."""
Rule = Literal[
    "document_there",
    "document_late",
    "document_soon",
    "document_in_time",
    "not_begun",
    "no_answer",
    "reached",
    "held",
    "holds_so_far",
    "missed",
    "on_path",
    "below_path",
    "fails_so_far",
]
GIVES: Mapping[Rule, Status] = MappingProxyType(
    {
        "document_there": "met",
        "document_late": "overdue",
        "document_soon": "behind",
        "document_in_time": "not_due",
        "not_begun": "not_due",
        "no_answer": "no_data",
        "reached": "met",
        "held": "met",
        "holds_so_far": "on_track",
        "missed": "overdue",
        "on_path": "on_track",
        "below_path": "behind",
        "fails_so_far": "behind",
    }
)
"""Rule to the status it gives; interfaces turn its name into a sentence."""


def worst(statuses: Iterable[Status]) -> Status:
    """Return the worst of some statuses."""
    return min(statuses, key=STATUSES.index)


def status_of(question: Question, finding: Finding, course: Course) -> Status:
    """Return the status of an indicator: what the rule that applies gives."""
    return GIVES[rule_of(question, finding, course)]


def rule_of(question: Question, finding: Finding, course: Course) -> Rule:
    """Return the rule by which an indicator is judged.

    A document is there or its time runs. Where nothing can be said there is no answer, before everything else but a
    period that has not begun. A share that has reached its target is met, a statistic of a period only when the period
    has ended. The due date itself is still in time; the day after is not.
    """
    if course == "milestone":
        return _of_milestone(question, finding)
    if question.as_of < question.period.from_date and course == "period":
        return "not_begun"
    if finding.gap is not None or finding.satisfied is None:
        return "no_answer"
    if finding.satisfied:
        ended = question.as_of >= question.period.last_date
        return "reached" if course == "coverage" else "held" if ended else "holds_so_far"
    return "missed" if question.as_of > question.due else _on_the_way(finding, course)


def _on_the_way(finding: Finding, course: Course) -> Rule:
    if course == "coverage":
        return "on_path" if finding.on_path else "below_path"
    return "fails_so_far"


def _of_milestone(question: Question, finding: Finding) -> Rule:
    if finding.satisfied:
        return "document_there"
    if question.as_of > question.due:
        return "document_late"
    warn = question.due - timedelta(days=question.indicator.warn_days)
    return "document_soon" if question.as_of >= warn else "document_in_time"

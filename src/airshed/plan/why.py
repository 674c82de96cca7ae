"""Which rule gave an indicator its status: the name of the rule, which the interfaces turn into a sentence."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Literal

from airshed.plan.finding import Finding
from airshed.plan.question import Course, Question
from airshed.plan.status import Status

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
"""Rule to the status it gives."""


def rule_of(question: Question, finding: Finding, course: Course) -> Rule:
    """Return the rule by which `status.status_of` judges an indicator."""
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

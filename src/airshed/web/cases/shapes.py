"""Cases as the command line and the interface for programs tell them; keys are only ever added."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from airshed.web.cases.models import Case
from airshed.web.cases.operations import flow_of

FILTERS = ("flow", "state", "step", "source", "unit", "department", "object")
"""Columns by which cases are chosen."""


def case_shape(case: Case, *, log: bool = False) -> dict[str, Any]:
    """Return a case; a state of an earlier version of its flow is told as the present version has it."""
    flow_of(case)
    shape: dict[str, Any] = {
        "id": case.code,
        "flow": case.flow,
        "version": case.version,
        "state": case.state,
        "step": case.step,
        "cause": case.cause,
        "source": case.source,
        "grade": case.grade,
        "title": {"zh": case.zh, "en": case.en},
        "object": case.object,
        "clause": f"{case.plan} {case.clause}".strip() or None,
        "department": case.department_id,
        "unit": case.unit_id,
        "clock": {
            "due": case.due.isoformat() if case.due else None,
            "paused": case.left is not None,
            "level": case.level,
        },
    }
    return {**shape, "log": [_entry(row) for row in case.log.order_by("number")]} if log else shape


def _entry(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the log
    return {
        "at": row.at.isoformat(timespec="seconds"),
        "by": row.by,
        "move": row.move,
        "from": row.source,
        "to": row.target,
        "why": row.why,
        "due": row.due.isoformat() if row.due else None,
        "values": row.values,
    }


def chosen(
    cases: Any,  # noqa: ANN401 - a queryset
    *,
    on: date,
    late: bool = False,
    after: str = "",
    **filters: str | None,
) -> Any:  # noqa: ANN401 - as above
    """Return cases by number, those that have the values given.

    Args:
        cases: those that somebody may see.
        on: the day.
        late: only those whose clock has run out by then.
        after: only numbers after this one.
        filters: of `FILTERS`, to the value; None = any.
    """
    names = {"unit": "unit_id", "department": "department_id"}
    found = cases.filter(**{names.get(name, name): value for name, value in filters.items() if value is not None})
    if late:
        found = found.filter(due__lt=on, left=None, closed_at=None)
    return (found.filter(code__gt=after) if after else found).order_by("code")


def page_of(cases: Any, *, most: int) -> Sequence[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return the first cases of a choice."""
    return [case_shape(case) for case in cases[:most]]

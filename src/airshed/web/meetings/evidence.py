"""Meetings as a table of evidence: whether the minutes are there, and how much of what was agreed is done."""

from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl
from django.db.models import Q

from airshed.web.accounts.queries import visible
from airshed.web.cases.models import TABLE as CASES
from airshed.web.cases.models import CaseEntry
from airshed.web.kit.given import Given
from airshed.web.meetings.models import TABLE, Agreed, Meeting
from airshed.web.proofs.models import Proof

_SCHEMA = {
    "code": pl.String(),
    "meeting_date": pl.Date(),
    "minutes_file": pl.String(),
    "actions": pl.Int64(),
    "actions_done": pl.Int64(),
}
ENDS = ("accept", "cancel")
"""Moves of a task after which nothing of it is left to do; what was cancelled is not counted."""


def rows(
    home: Path,  # noqa: ARG001 - as every table is asked
    *,
    as_of: date | None,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - as above
) -> pl.DataFrame:
    """Return the meetings that were held; see `kit.given`. There are few, so nothing is kept."""
    moments = ([datetime.combine(as_of, time.max)] if as_of else []) + ([known_at] if known_at else [])
    moment = min(moments, default=None)
    entered = Q() if moment is None else Q(at__lte=moment)
    if known_at is not None:
        proofs = Proof.objects.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at))
    else:
        proofs = Proof.objects.filter(withdrawn_at=None)
    minutes = dict(proofs.filter(entered, register=TABLE).order_by("-pk").values_list("key", "sha256"))
    meeting_of = dict(Agreed.objects.values_list("task_id", "meeting_id"))
    moves = CaseEntry.objects.filter(entered, case_id__in=[*meeting_of], move__in=ENDS)
    ended = dict(moves.values_list("case_id", "move"))
    actions = Counter(meeting for task, meeting in meeting_of.items() if ended.get(task) != "cancel")
    done = Counter(meeting for task, meeting in meeting_of.items() if ended.get(task) == "accept")
    held = Meeting.objects.filter(entered).order_by("code").values_list("pk", "code", "day")
    found = [(code, day, minutes.get(code), actions[key], done[key]) for key, code, day in held]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")


def _keys(user: Any) -> frozenset[str]:  # noqa: ANN401 - a user
    return frozenset(visible(Meeting.objects.order_by(), user=user).values_list("code", flat=True))


TABLES = (
    Given(
        TABLE,
        ("联席会议", "joint meetings"),
        MappingProxyType(
            {
                "code": ("编号", "number"),
                "meeting_date": ("日期", "day"),
                "minutes_file": ("会议纪要", "minutes"),
                "actions": ("议定事项数", "actions agreed"),
                "actions_done": ("已办结数", "actions done"),
            }
        ),
        rows,
        _keys,
        reads=(CASES,),
        address=lambda code: f"/meetings/{code}/",
    ),
)

"""Meetings as a user may see them."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

from airshed.flows import flows
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.models import Department
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.cases.models import Case
from airshed.web.meetings.models import TABLE, Agreed, Meeting
from airshed.web.proofs.models import Proof
from airshed.web.words import say

PAGE = 40


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether a user sees meetings."""
    return may(user, Record.meeting, Action.view)


def may_enter(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a user enters meetings: an officer of the department that coordinates the plan."""
    return reach(user, Record.meeting, Action.edit, "held") is Scope.all


def get_meeting(code: str, *, user: Any) -> Meeting:  # noqa: ANN401 - as above
    """Return a meeting.

    Raises:
        Http404: there is none for this user.
    """
    found: Meeting = get_visible(Meeting.objects.select_related("department"), user=user, code=code)
    return found


def list_meetings(*, user: Any, page: str = "1") -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a page of the meetings, the latest first, each with how much of what it agreed is done.

    Raises:
        Http404: the user sees no meetings.
    """
    if not may_look(user):
        raise Http404
    shown = Paginator(visible(Meeting.objects.all(), user=user), PAGE).get_page(page)
    states: dict[int, list[str]] = {meeting.pk: [] for meeting in shown}
    for key, state in Agreed.objects.filter(meeting__in=[*states]).values_list("meeting_id", "task__state"):
        states[key].append(state)
    sealed = {proof.key for proof in minutes_of(meeting.code for meeting in shown)}
    return {
        "page": shown,
        "may_enter": may_enter(user),
        "meetings": [
            {
                "code": meeting.code,
                "title": meeting.title,
                "day": meeting.day,
                "actions": sum(state != "cancelled" for state in states[meeting.pk]),
                "done": sum(state == "accepted" for state in states[meeting.pk]),
                "minutes": meeting.code in sealed,
            }
            for meeting in shown
        ],
    }


def minutes_of(codes: Any) -> Any:  # noqa: ANN401 - codes; a queryset
    """Return the sealed minutes of meetings that were not withdrawn."""
    return Proof.objects.filter(register=TABLE, key__in=[*codes], withdrawn_at=None)


def get_page(meeting: Meeting, *, user: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the page of a meeting shows; a task is a link for who may see it."""
    agreed = [*meeting.agreed.select_related("task__unit")]
    seen = {
        *visible(Case.objects.filter(pk__in=[row.task_id for row in agreed]), user=user).values_list("pk", flat=True)
    }
    return {
        "code": meeting.code,
        "title": meeting.title,
        "facts": [
            (say("日期", "day"), f"{meeting.day}"),
            (say("地点", "place"), meeting.place),
            (say("主持人", "held by"), meeting.host),
            (say("参加单位和人员", "who attended"), meeting.attendees),
            (say("议题", "agenda"), meeting.agenda),
            (say("议定情况", "what was agreed"), meeting.told),
            (say("召集部门", "convened by"), str(meeting.department)),
            (say("登记", "entered"), f"{meeting.by} {meeting.at:%Y-%m-%d %H:%M}"),
        ],
        "actions": [
            {
                "number": row.number,
                "code": row.task.code,
                "what": say(row.task.zh, row.task.en),
                "unit": str(row.task.unit),
                "person": row.task.person,
                "due": row.task.due,
                "over": row.task.due is not None and row.task.due < now.date(),
                "state": say(*flows()[row.task.flow].state[row.task.state].words),
                "seen": row.task_id in seen,
            }
            for row in agreed
        ],
        "minutes": [
            {"pk": proof.pk, "name": proof.name, "sha256": proof.sha256, "at": proof.at}
            for proof in minutes_of([meeting.code]).order_by("pk")
        ],
        "may_enter": may_enter(user),
    }


def units() -> list[tuple[str, str]]:
    """Return the departments that may be given something to do."""
    return [(department.code, str(department)) for department in Department.objects.filter(closed=False)]

"""Writes of meetings: one is entered with all it agreed, each a task, at once; its minutes are sealed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from airshed.enforcement import clocks
from airshed.enforcement.clocks import ClockRefused
from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.models import Department, User
from airshed.web.cases.casework import casework_of
from airshed.web.cases.found import Found
from airshed.web.cases.operations import Mover, mover_of, open_case
from airshed.web.kit.operations import stamp
from airshed.web.meetings.models import TABLE, Agreed, Meeting
from airshed.web.meetings.queries import may_enter
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Belonging, seal

SOURCE, MINUTES = "meeting", "minutes"
LONGEST_ACTION = 500


class MeetingRefused(AirshedError):
    """A meeting cannot be entered as it is, or not by this user; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a meeting."""

    title: str
    day: date
    place: str
    host: str
    attendees: str
    agenda: str
    told: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something it agreed: what, the unit that does it, who there, and until when."""

    what: str
    unit: str
    person: str
    deadline: date


def enter_meeting(
    home: Path,
    told: Told,
    actions: Sequence[Action],
    *,
    user: Any,  # noqa: ANN401 - a user
    at: datetime,
) -> Meeting:
    """Enter a meeting; what it agreed becomes tasks, all or none.

    Raises:
        MeetingRefused: it is not the user's to enter, lies in the future, or with every fault of every action.
        NoHolidays: the holidays of a year on the way are not known.
    """
    if not may_enter(user):
        raise MeetingRefused(Fault("meetings.forbidden", told.title, user.username))
    _check(home, told, actions, at=at)
    mover = mover_of(user, at)
    with transaction.atomic():
        meeting: Meeting = Meeting.objects.create(
            code=_next_code(at), title=told.title, day=told.day, place=told.place, host=told.host,
            attendees=told.attendees, agenda=told.agenda, told=told.told, department_id=user.department_id,
            by=user.username, at=at,
        )  # fmt: skip
        for number, action in enumerate(actions, start=1):
            _open(home, meeting, number, action, mover=mover)
        stamp(TABLE, at=at)
        detail = {"title": told.title, "day": told.day.isoformat(), "actions": len(actions)}
        audit.record(by=user.username, action="meeting.entered", object=meeting.code, detail=detail, at=at)
    return meeting


def _open(home: Path, meeting: Meeting, number: int, action: Action, *, mover: Mover) -> None:
    cause = f"{meeting.code} action {number}"
    found = Found(cause, SOURCE, action.what, action.what, department=meeting.department_id)
    more = {"unit": action.unit, "person": action.person, "deadline": action.deadline}
    task, _ = open_case(home, found, mover=mover, flow="task", more=more)
    Agreed.objects.create(meeting=meeting, number=number, task=task)


def _check(home: Path, told: Told, actions: Sequence[Action], *, at: datetime) -> None:
    faults = []
    if told.day > at.date():
        faults.append(Fault("meetings.not_held", told.title, str(told.day), str(at.date())))
    units = {*Department.objects.filter(closed=False).values_list("code", flat=True)}
    names = {*User.objects.filter(disabled=False).values_list("username", flat=True)}
    days = casework_of(home, on=at.date()).days
    for number, action in enumerate(actions, start=1):
        where = f"#{number}"
        if not 0 < len(action.what) <= LONGEST_ACTION:
            faults.append(Fault("meetings.action", where, action.what[:80], str(LONGEST_ACTION)))
        if action.unit not in units:
            faults.append(Fault("meetings.unit", where, action.unit, ", ".join(sorted(units))))
        if action.person and action.person not in names:
            faults.append(Fault("meetings.person", where, action.person))
        try:
            clocks.until(action.deadline, on=at.date(), days=days)
        except ClockRefused:
            faults.append(Fault("meetings.deadline", where, str(action.deadline), str(at.date())))
    if faults:
        raise MeetingRefused(*faults)


def _next_code(at: datetime) -> str:
    begins = f"LX-{at.year}-"
    last = Meeting.objects.filter(code__startswith=begins).order_by("-code").values_list("code", flat=True).first()
    return f"{begins}{int(last.removeprefix(begins)) + 1 if last else 1:04d}"


def seal_minutes(  # noqa: PLR0913 - which file of which meeting, and who brings it
    home: Path,
    meeting: Meeting,
    name: str,
    chunks: Iterable[bytes],
    *,
    user: Any,  # noqa: ANN401 - as above
    at: datetime,
) -> Proof:
    """Seal the minutes of a meeting as they were signed.

    Raises:
        MeetingRefused: it is not the user's to do.
        NotTaken, TooLarge, ProofRefused: the file cannot be kept.
    """
    if not may_enter(user):
        raise MeetingRefused(Fault("meetings.forbidden", meeting.code, user.username))
    scope = Belonging("confirmed", meeting.department_id)
    proof = seal(
        home, register=TABLE, key=meeting.code, purpose=MINUTES, name=name, chunks=chunks, by=user.username, at=at,
        scope=scope,
    )  # fmt: skip
    stamp(TABLE, at=at)
    return proof

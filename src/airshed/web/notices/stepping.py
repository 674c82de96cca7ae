"""Stepping up: an urgent event somebody has not read in time is told to the next, once."""

from datetime import datetime, timedelta

from django.db import transaction

from airshed.web import audit
from airshed.web.notices.models import Event, Notice
from airshed.web.notices.operations import add_recipients

BY = "notices"
"""Who acts when nobody does."""


def step_up(*, now: datetime) -> int:
    """Tell the next of what was not read in time; return how many events that are."""
    open_events = Event.objects.filter(urgent=True, stepped_up_at=None, step_up_hours__isnull=False, at__lte=now)
    late = [
        event for event in open_events.order_by("at", "pk") if event.at + timedelta(hours=event.step_up_hours) <= now
    ]
    return sum(_step_up(event, now) for event in late)


def _step_up(event: Event, now: datetime) -> bool:
    with transaction.atomic():
        told = Notice.objects.filter(event=event).select_related("user").order_by("user__username")
        unread = [str(notice.user.username) for notice in told if notice.read_at is None]
        nobody = not told
        mine = Event.objects.filter(pk=event.pk, stepped_up_at=None).update(stepped_up_at=now, unread_then=unread)
        if not mine or not (unread or nobody):
            return False
        event.unread_then = unread
        next_ones = add_recipients(event, event.step_up_to, at=now, stepped_up=True)
        detail = {"unread": unread, "told": list(next_ones)}
        audit.record(by=BY, action="notice.stepped_up", object=event.key, detail=detail, at=now)
    return True

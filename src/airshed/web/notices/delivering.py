"""Sending what waits: claimed by a conditional update, sent, settled; a killed process loses nothing.

A delivery is `sending` while somebody holds it. Who is killed between sending and settling leaves it so; when the lease
is over it is sent again, in the same message with the same id. Inside the house a notice is a row and there once;
outside exactly once cannot be had, so a repeat can be recognised.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db.models import Case, F, Q, Value, When
from django.utils.crypto import salted_hmac

from airshed.web import env
from airshed.web.notices.channels import KINDS, Channel, kind_of, list_channels
from airshed.web.notices.messages import message_of
from airshed.web.notices.models import FAILED, GIVEN_UP, SENDING, SENT, WAITING, Delivery, Preference
from airshed.web.notices.operations import wish_of
from airshed.web.notices.sending import send
from airshed.web.notices.times import Wish, awake, due, most_attempts, pause

LOG = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
"""How long one who sends may take before it counts as killed."""
MOST = 500
"""Deliveries that are looked at in a round."""
MOST_OF_GROUP = 15
"""Messages to a group in a round: its robot takes 20 a minute."""
ROUND_S = 45.0
"""After which a round begins nothing more, for the next is a minute after it. [s]"""
NO_CHANNEL, ACCOUNT_SHUT = "no_channel", "account_shut"
UNREACHED = frozenset({"no_connection"})
"""Reasons for which the rest of a channel is not tried in the same round."""
Clock = Callable[[], datetime]


@dataclass
class Round:
    """What a round did: messages sent, and that did not go out; which channels it leaves alone."""

    sent: int = 0
    failed: int = 0
    tried: dict[str, int] = field(default_factory=dict)
    unreached: set[str] = field(default_factory=set)

    def leaves(self, channel: str) -> bool:
        """Whether no more goes out by a channel in this round."""
        full = not KINDS[kind_of(channel)].personal and self.tried.get(channel, 0) >= MOST_OF_GROUP
        return full or channel in self.unreached


def go_round(home: Path, *, clock: Clock) -> Round:
    """Send what is due.

    Args:
        home: the home.
        clock: tells the wall time of the city by the clock of the home.
    """
    mend_times(now=clock())
    done, end = Round(), time.monotonic() + ROUND_S
    channels, days = list_channels(home), int(env.settings(home)["notice_days"])
    address = str(env.settings(home)["notice_address"]).rstrip("/")
    for pk in list(_due(clock())[:MOST].values_list("pk", flat=True)):
        if time.monotonic() >= end:
            break
        first = _due(clock()).filter(pk=pk).select_related(*_RELATED).first()
        if first is None or done.leaves(first.channel) or _held(first, now=clock()):
            continue
        rows = _claimed(first, now=clock())
        if rows:
            reason = _sent(rows, channels.get(first.channel), address)
            _settle(rows, reason, now=clock(), days=days)
            _note(done, first.channel, reason, now=clock())
    return done


_RELATED = ("notice__event", "notice__user__person", "notice__user__notice_preference")


def _due(now: datetime) -> Any:  # noqa: ANN401 - a queryset
    """Return the deliveries that are due, what is urgent first."""
    waits = Q(state__in=(WAITING, FAILED), next_at__lte=now)
    left = Q(state=SENDING, leased_until__lte=now)
    return Delivery.objects.filter(waits | left).order_by("-notice__event__urgent", "next_at", "pk")


def mend_times(*, now: datetime) -> int:
    """Set anew what was set by a clock that has been put back since; return how many deliveries that are.

    Otherwise they would wait until that clock's time comes again. What somebody holds keeps a whole lease from now.
    """
    ahead = Delivery.objects.filter(set_at__gt=now).exclude(state__in=(SENT, GIVEN_UP))
    count = ahead.filter(state=SENDING).update(set_at=now, leased_until=now + LEASE)
    count += ahead.filter(state=FAILED).update(set_at=now, next_at=now)
    for row in ahead.filter(state=WAITING).select_related(*_RELATED):
        count += Delivery.objects.filter(pk=row.pk, state=WAITING).update(set_at=now, next_at=due(now, _wish(row)))
    return int(count)


def _preference(row: Delivery) -> Preference | None:
    return getattr(row.notice.user, "notice_preference", None)


def _wish(row: Delivery) -> Wish:
    kind = KINDS[kind_of(row.channel)]
    own = _preference(row) if kind.chosen else None
    return wish_of(own, urgent=row.notice.event.urgent, personal=kind.personal)


def _held(row: Delivery, *, now: datetime) -> bool:
    """Hold back what became due in a quiet hour, or is tried again in one; whether it is held."""
    until = awake(now, _wish(row))
    if until <= now or row.state == SENDING:
        return False
    Delivery.objects.filter(pk=row.pk, state=row.state).update(next_at=until, set_at=now)
    return True


def _claimed(first: Delivery, *, now: datetime) -> list[Delivery]:
    """Take what goes out with a delivery; nothing where somebody else was faster.

    Rows are named before they are taken, so that the condition asks each row itself: of two that take one, PostgreSQL
    lets the second ask again.
    """
    claim, pks = uuid4().hex, list(_together(first, now).values_list("pk", flat=True))
    free = Q(state__in=(WAITING, FAILED)) | Q(state=SENDING, leased_until__lte=now)
    message = Case(When(message="", then=Value(_id(first, claim))), default=F("message"))
    taken = {"state": SENDING, "claim": claim, "leased_until": now + LEASE, "set_at": now, "message": message}
    Delivery.objects.filter(free, pk__in=pks).update(**taken)
    return list(Delivery.objects.filter(claim=claim, state=SENDING).select_related(*_RELATED).order_by("pk"))


def _together(first: Delivery, now: datetime) -> Any:  # noqa: ANN401 - a queryset
    """Return what goes out with a delivery: what did before, the rest of a digest, the others of a group."""
    waits = Q(state__in=(WAITING, FAILED), next_at__lte=now)
    if first.message:
        return Delivery.objects.filter(waits | Q(state=SENDING, leased_until__lte=now), message=first.message)
    if _is_digest(first):
        urgent = Delivery.objects.filter(notice__user=first.notice.user, notice__event__urgent=True)
        mine = Delivery.objects.filter(waits, channel=first.channel, notice__user=first.notice.user, message="")
        return mine.exclude(pk__in=urgent.values("pk"))
    if KINDS[kind_of(first.channel)].personal:
        return Delivery.objects.filter(waits, pk=first.pk, message="")
    # who is in a quiet hour reads in the group what the others read there
    return Delivery.objects.filter(notice__event=first.notice.event, channel=first.channel, state=WAITING, message="")


def _is_digest(row: Delivery) -> bool:
    return _wish(row).digest_hour is not None


def _id(row: Delivery, claim: str) -> str:
    """Return the id of a message: of one event and reader always the same; a digest's is made once and stored."""
    if _is_digest(row):
        return claim
    whom = row.notice.user.username if KINDS[kind_of(row.channel)].personal else row.pk
    return str(salted_hmac(__name__, f"{row.notice.event.key}\n{row.channel}\n{whom}").hexdigest())[:32]


def _sent(rows: list[Delivery], channel: Channel | None, address: str) -> str:
    """Send what was taken; return why it did not go out, nothing when it did."""
    if channel is None:
        return NO_CHANNEL
    shut = [row for row in rows if not row.notice.user.is_active]
    open_rows = [row for row in rows if row not in shut]
    if not open_rows:
        return ACCOUNT_SHUT
    try:
        return send(channel, message_of(open_rows, channel, _preference(open_rows[0]), address=address))
    except Exception:
        LOG.exception("notice.defect", extra={"channel": rows[0].channel})  # it holds up no other message
        return "defect"


def _settle(rows: list[Delivery], reason: str, *, now: datetime, days: int) -> None:
    """Store what became of what was taken, unless the lease was lost meanwhile."""
    held = Delivery.objects.filter(claim=rows[0].claim, state=SENDING)
    tried = max(row.attempts for row in rows) + 1
    values: dict[str, Any] = {"attempts": tried, "claim": "", "leased_until": None, "set_at": now, "error": reason}
    if not reason:
        held.update(state=SENT, sent_at=now, **values)
    elif reason == ACCOUNT_SHUT or tried >= most_attempts(days):
        held.update(state=GIVEN_UP, **values)
        LOG.warning("notice.given_up", extra={"channel": rows[0].channel, "reason": reason, "count": len(rows)})
    else:
        held.update(state=FAILED, next_at=now + pause(tried), **values)


def _note(done: Round, channel: str, reason: str, *, now: datetime) -> None:
    """Count a message; where a channel answers again, what failed for want of an answer is due at once."""
    done.tried[channel] = done.tried.get(channel, 0) + 1
    done.sent, done.failed = done.sent + (not reason), done.failed + bool(reason)
    if reason in UNREACHED:
        done.unreached.add(channel)
    elif not reason:
        lost = Delivery.objects.filter(channel=channel, state=FAILED, error__in=UNREACHED, next_at__gt=now)
        lost.update(next_at=now, set_at=now)

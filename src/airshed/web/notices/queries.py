"""Reads of notices: one's own list, what is unread, what was chosen, how channels do."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Max, Min, Q, QuerySet, Value, When

from airshed.web.accounts.queries import visible
from airshed.web.notices.channels import KINDS, MAIL, kind_of, list_channels
from airshed.web.notices.messages import step_up_text
from airshed.web.notices.models import FAILED, GIVEN_UP, SENDING, SENT, WAITING, Delivery, Notice, Preference
from airshed.web.notices.operations import NOT_WANTED
from airshed.web.notices.sending import is_whole
from airshed.web.words import say

PER_PAGE = 30
SHOWS = ("all", "unread", "urgent")
SHOWN = 100
"""Undelivered messages that a page shows."""
PATIENCE = timedelta(hours=1)
"""After which what waits for the jobs is late."""
FEW = 3
"""Attempts that may fail before anybody is troubled with it: some six minutes."""
GIVEN_UP_DAYS = 30
"""For which what was given up is told. [days]"""
OVER = (NOT_WANTED, "account_shut")
"""Reasons to give up that need nobody's care."""
OF_READERS = ("no_address", "refused")
"""Reasons that only the reader can mend, whose page says so."""


def count_unread(user: Any) -> int:  # noqa: ANN401 - an account
    """Return how many notices a user has not read."""
    return int(visible(Notice.objects.filter(read_at=None), user=user).count())


def get_list(*, user: Any, show: str, page: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a page of a user's notices, unread ones first, then the newest.

    Args:
        user: whose.
        show: one of `SHOWS`.
        page: number of the page, as it was asked for.
    """
    mine: QuerySet[Notice] = visible(Notice.objects.select_related("event"), user=user)
    narrowed = {"unread": mine.filter(read_at=None), "urgent": mine.filter(event__urgent=True)}.get(show, mine)
    unread_first = Case(When(read_at=None, then=Value(0)), default=Value(1))
    found = Paginator(narrowed.order_by(unread_first, "-at", "-pk"), PER_PAGE).get_page(page)
    return {
        "rows": [_row(notice) for notice in found],
        "page": found,
        "show": show if show in SHOWS else SHOWS[0],
        "unread": mine.filter(read_at=None).count(),
        "total": found.paginator.count if narrowed is mine else mine.count(),
    }


def _row(notice: Notice) -> dict[str, Any]:
    event = notice.event
    return {
        "pk": notice.pk,
        "title": say(event.zh, event.en),
        "text": say(event.text_zh, event.text_en),
        "why": step_up_text(event) if notice.stepped_up else "",
        "at": event.at,
        "urgent": event.urgent,
        "unread": notice.read_at is None,
        "to_acknowledge": event.urgent and notice.acknowledged_at is None,
        "read_at": notice.read_at,
        "acknowledged_at": notice.acknowledged_at,
        "leads": bool(event.link),
    }


def get_preference(user: Any) -> Preference:  # noqa: ANN401 - as above
    """Return what a user chose, or what stands for who chose nothing."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


def list_kinds(home: Path) -> list[tuple[str, str]]:
    """Return the kinds of channels that people of a home can choose, with their names."""
    there = {channel.kind for channel in list_channels(home).values()}
    return [(kind, say(own.zh, own.en)) for kind, own in KINDS.items() if own.chosen and kind in there]


# --- for who runs the system ---


@dataclass(frozen=True, slots=True)
class Trouble:
    """What does not go out by a channel for one reason.

    Attributes:
        channel: its name.
        reason: code of why; empty where the jobs do not come to it.
        count: of deliveries.
        since: when the first of them was due.
    """

    channel: str
    reason: str
    count: int
    since: datetime


def list_troubles(*, now: datetime) -> list[Trouble]:
    """Return what goes out too late or not at all, by channel and reason; not what is up to a reader alone."""
    late = Q(state__in=(WAITING, SENDING), next_at__lte=now - PATIENCE) | Q(state=FAILED, attempts__gte=FEW)
    lost = Q(state=GIVEN_UP, set_at__gte=now - timedelta(days=GIVEN_UP_DAYS))
    rows = Delivery.objects.filter(late | lost).exclude(error__in=(*OVER, *OF_READERS)).order_by()
    counted = rows.values("channel", "error").annotate(count=Count("pk"), since=Min("notice__at"))
    return [
        Trouble(row["channel"], row["error"], row["count"], row["since"])
        for row in counted.order_by("channel", "error")
    ]


def last_failure(user: Any) -> str:  # noqa: ANN401 - an account
    """Return why the last mail to a user did not go out; nothing where it did, or none was sent."""
    mails = Delivery.objects.filter(notice__user=user, channel=MAIL).exclude(state=WAITING).exclude(error__in=OVER)
    row = mails.order_by("-pk").first()
    return reason_text(row.error) if row and row.error and row.state in {FAILED, GIVEN_UP} else ""


def list_undelivered() -> list[dict[str, Any]]:
    """Return what has not gone out, the oldest first; not what it says, which is its reader's."""
    open_rows = Delivery.objects.filter(state__in=(FAILED, GIVEN_UP)).exclude(error__in=OVER)
    return [
        {
            "pk": row.pk,
            "to": row.notice.user.username,
            "kind": row.notice.event.kind,
            "at": row.notice.at,
            "channel": channel_text(row.channel),
            "reason": reason_text(row.error),
            "attempts": row.attempts,
            "next_at": row.next_at if row.state == FAILED else None,
        }
        for row in open_rows.select_related("notice__event", "notice__user").order_by("pk")[:SHOWN]
    ]


def list_channel_states(home: Path) -> list[dict[str, Any]]:
    """Return how each channel of a home does; nothing of its address."""
    last = dict(Delivery.objects.filter(state=SENT).order_by().values_list("channel").annotate(Max("sent_at")))
    open_states = (WAITING, SENDING, FAILED)
    waiting = Counter(Delivery.objects.filter(state__in=open_states).order_by().values_list("channel", flat=True))
    return [
        {
            "name": channel.name,
            "text": channel_text(channel.name),
            "whole": is_whole(channel),
            "last": last.get(channel.name),
            "waiting": waiting[channel.name],
        }
        for channel in list_channels(home).values()
    ]


def channel_text(name: str) -> str:
    """Return how a channel is called."""
    kind, _, number = name.partition(".")
    own = KINDS.get(kind_of(name))
    return f"{say(own.zh, own.en) if own else kind} {number}".strip()


def reason_words(code: str) -> tuple[str, str]:
    """Return why something did not go out, in Chinese and in English."""
    if code in REASONS:
        return REASONS[code]
    kind, _, number = code.partition(" ")
    zh, en = ANSWERS.get(kind, ("没有发出（{}）", "not sent ({})"))
    return zh.format(number or code), en.format(number or code)


def reason_text(code: str) -> str:
    """Return why something did not go out, in the language of the reader."""
    return say(*reason_words(code))


REASONS = {
    "": ("还没有轮到，定时任务可能停了", "not come to yet; the jobs may stand still"),
    "no_connection": ("连不上服务器", "the server is not reached"),
    "no_address": ("收件人没有填邮箱", "its reader has named no mail address"),
    "no_channel": ("这个渠道没有设置", "the channel is not set up"),
    "broken_channel": ("渠道的地址写得不对", "the address of the channel is not one of its kind"),
    "refused": ("邮件服务器不收这个收件人", "the mail server does not take this recipient"),
    "account_shut": ("账号已停用", "the account is shut"),
    "not_wanted": ("收件人不再要这个渠道", "its reader no longer wants the channel"),
    "defect": ("软件出错，见日志", "a defect of the software, see the log"),
}
ANSWERS = {
    "smtp": ("邮件服务器答 {}", "the mail server answers {}"),
    "http": ("对方答 HTTP {}", "the other side answers HTTP {}"),
    "code": ("机器人拒收，代码 {}", "the robot refuses, code {}"),
}

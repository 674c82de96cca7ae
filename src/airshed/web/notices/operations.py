"""Writes of notices: telling, receipts, choices, and taking up again what was given up."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.models import User
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.notices.channels import KINDS, Channel, kind_of, list_channels
from airshed.web.notices.models import (
    FAILED,
    GIVEN_UP,
    KEY,
    LINK,
    TITLE,
    WAITING,
    Delivery,
    Event,
    Notice,
    Preference,
)
from airshed.web.notices.times import AT_ONCE, Wish, due

LOG = logging.getLogger(__name__)
NOT_WANTED = "not_wanted"
"""Why a delivery is given up whose channel its reader no longer wants."""


class NoticeRefused(AirshedError):
    """What should be told is no event: no key, no words, a link that leads elsewhere."""


class Words(NamedTuple):
    """What an event is called, and what there is to say of it, in both languages; no personal data."""

    zh: str
    en: str
    text_zh: str = ""
    text_en: str = ""


def tell(  # noqa: PLR0913 - an event
    *,
    key: str,
    kind: str,
    to: Iterable[str],
    words: Words,
    at: datetime,
    link: str = "",
    urgent: bool = False,
    step_up_to: Sequence[str] = (),
    step_up_hours: int | None = None,
) -> tuple[str, ...]:
    """Tell of an event within the caller's transaction; return who is told now and was not before.

    The same key again changes nothing of the event and adds those who were not told yet. Accounts that are shut or not
    there are passed over, and logged.

    Args:
        key: names the event for good, such as `case.17.assigned`.
        kind: what kind of event it is, such as `case.assigned`.
        to: names of users.
        words: what it says.
        at: wall time of the city, without a zone.
        link: path within this site.
        urgent: passes through quiet hours and digests.
        step_up_to: names of users who are told if somebody has not read an urgent one in time.
        step_up_hours: that time. [h]

    Raises:
        NoticeRefused: with everything that is wrong.
    """
    _check(key=key, kind=kind, words=words, link=link, at=at)
    event = Event(
        key=key,
        kind=kind,
        zh=_cut(words.zh),
        en=_cut(words.en),
        text_zh=words.text_zh,
        text_en=words.text_en,
        link=link,
        at=at,
        urgent=urgent,
        step_up_to=list(step_up_to),
        step_up_hours=step_up_hours,
    )
    with transaction.atomic():
        Event.objects.bulk_create([event], ignore_conflicts=True)
        return add_recipients(Event.objects.get(key=key), to, at=at)


def add_recipients(
    event: Event, usernames: Iterable[str], *, at: datetime, stepped_up: bool = False
) -> tuple[str, ...]:
    """Tell more people of an event, within the caller's transaction; return those who were not told before."""
    users = _users(sorted(set(usernames)), event)
    had = set(Notice.objects.filter(event=event, user__in=users).values_list("user_id", flat=True))
    new = [user for user in users if user.pk not in had]
    rows = [Notice(event=event, user=user, at=at, stepped_up=stepped_up) for user in new]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    channels = list_channels(settings.HOME) if new else {}
    wishes = {row.user_id: row for row in Preference.objects.filter(user__in=new)}
    stored = Notice.objects.filter(event=event, user__in=new)
    out = [row for notice in stored for row in _deliveries(notice, event, wishes.get(notice.user_id), channels, at)]
    Delivery.objects.bulk_create(out, ignore_conflicts=True)
    return tuple(str(user.username) for user in new)


def wish_of(preference: Preference | None, *, urgent: bool, personal: bool) -> Wish:
    """Return when somebody wants a message: what is urgent goes at once, and a group has no digest of one person."""
    if preference is None or urgent:
        return AT_ONCE
    hour = preference.digest_hour if personal else None
    return Wish(digest_hour=hour, quiet_from=preference.quiet_from, quiet_to=preference.quiet_to)


def _deliveries(
    notice: Notice, event: Event, preference: Preference | None, channels: Mapping[str, Channel], at: datetime
) -> list[Delivery]:
    wanted = preference.kinds if preference else []
    found = [c for c in channels.values() if c.kind in wanted or not KINDS[c.kind].chosen]
    return [
        Delivery(
            notice=notice,
            channel=channel.name,
            next_at=due(at, wish_of(_own(preference, channel), urgent=event.urgent, personal=channel.personal)),
            set_at=at,
        )
        for channel in found
    ]


def _own(preference: Preference | None, channel: Channel) -> Preference | None:
    """Return what somebody chose of a channel; a program has no quiet hours."""
    return preference if KINDS[channel.kind].chosen else None


def _users(usernames: Collection[str], event: Event) -> list[User]:
    found = [u for u in User.objects.filter(username__in=usernames).select_related("person") if u.is_active]
    if missing := sorted(set(usernames) - {str(user.username) for user in found}):
        LOG.warning("notice.nobody", extra={"event": event.key, "users": ",".join(missing)})
    return found


def _check(*, key: str, kind: str, words: Words, link: str, at: datetime) -> None:
    faults = []
    if not 0 < len(key) <= KEY:
        faults.append(Fault("notices.key", "key", key[:KEY], f"1 … {KEY}"))
    if not kind or not words.zh or not words.en:
        faults.append(Fault("notices.words", "words", f"{kind}: {words.zh} / {words.en}", "kind, zh, en"))
    if link and (not link.startswith("/") or link[1:2] in {"/", "\\"} or len(link) > LINK):
        faults.append(Fault("notices.link", "link", link[:LINK], "/path"))
    if at.tzinfo is not None:
        faults.append(Fault("notices.at", "at", at.isoformat(), "wall time without a zone"))
    if faults:
        raise NoticeRefused(*faults)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


# --- receipts ---


def note_shown(pks: Collection[int], *, user: Any, at: datetime) -> None:  # noqa: ANN401 - an account
    """Note that notices stood in a list somebody opened."""
    visible(Notice.objects.filter(pk__in=pks, shown_at=None), user=user).update(shown_at=at)


def open_notice(pk: int, *, user: Any, at: datetime) -> str:  # noqa: ANN401 - as above
    """Note that somebody read a notice; return where it leads, or nothing.

    Raises:
        Http404: there is none for this user.
    """
    notice = get_visible(Notice.objects.select_related("event"), user=user, pk=pk)
    read([pk], user=user, at=at)
    return str(notice.event.link)


def read(pks: Collection[int] | None, *, user: Any, at: datetime) -> int:  # noqa: ANN401 - as above
    """Note that somebody read notices, or all of theirs; return how many were unread."""
    rows = Notice.objects.filter(read_at=None) if pks is None else Notice.objects.filter(read_at=None, pk__in=pks)
    return int(visible(rows, user=user).update(read_at=at))


def acknowledge(pk: int, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Note that somebody confirms an urgent notice.

    Raises:
        Http404: there is none for this user.
    """
    notice = get_visible(Notice.objects.all(), user=user, pk=pk)
    read([pk], user=user, at=at)
    Notice.objects.filter(pk=notice.pk, acknowledged_at=None).update(acknowledged_at=at)


# --- choices ---


def choose(values: Mapping[str, Any], *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Store what somebody chose; what waits goes by it.

    Args:
        values: fields of `Preference` but the user.
        user: who chose.
        at: when.
    """
    with transaction.atomic():
        preference, _ = Preference.objects.update_or_create(user=user, defaults=dict(values))
        _reset(preference, user=user, at=at)
        told = {name: values[name] for name in sorted(values) if name != "address"}
        detail = {**told, "address": bool(values.get("address"))}
        audit.record(by=user.username, action="notice.chosen", object=user.username, detail=detail, at=at)


def _reset(preference: Preference, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Set anew what waits for somebody and is not in a message yet, unless it is just being taken."""
    waiting = Delivery.objects.filter(notice__user=user, state__in=(WAITING, FAILED), message="")
    for row in waiting.select_related("notice__event"):
        name = kind_of(row.channel)
        kind, mine = KINDS[name], Delivery.objects.filter(pk=row.pk, state=row.state, message="")
        if not kind.chosen:
            continue
        if name not in preference.kinds:
            mine.update(state=GIVEN_UP, error=NOT_WANTED, set_at=at)
            continue
        wish = wish_of(preference, urgent=row.notice.event.urgent, personal=kind.personal)
        mine.update(next_at=due(at, wish), set_at=at)


# --- for who runs the system ---


def retry(pks: Collection[int] | None, *, by: str, at: datetime) -> int:
    """Take up again what failed or was given up, or all of it; return how many deliveries that are."""
    rows = Delivery.objects.filter(state__in=(FAILED, GIVEN_UP)).exclude(error=NOT_WANTED)
    rows = rows if pks is None else rows.filter(pk__in=pks)
    with transaction.atomic():
        count = int(rows.update(state=WAITING, attempts=0, next_at=at, set_at=at, error=""))
        if count:
            audit.record(by=by, action="notice.retried", object="deliveries", detail={"count": count}, at=at)
    return count


def send_test(home: Path, channel: str, *, user: Any, at: datetime) -> bool:  # noqa: ANN401 - as above
    """Send a test message to the user who asks by one channel; return whether there is such a channel."""
    if channel not in list_channels(home):
        return False
    words = Words(
        "测试通知",
        "Test of notices",
        "这是一条测试。收到它，说明这个渠道可用。",
        "This is a test. If you read it, the channel works.",
    )
    key = f"test.{channel}.{user.username}.{at:%Y%m%d%H%M%S%f}"
    with transaction.atomic():
        tell(key=key, kind="notice.test", to=[user.username], words=words, at=at, urgent=True, link="/notices/")
        notice = Notice.objects.get(event__key=key)
        Delivery.objects.filter(notice=notice).exclude(channel=channel).delete()
        Delivery.objects.get_or_create(notice=notice, channel=channel, defaults={"next_at": at, "set_at": at})
        audit.record(by=user.username, action="notice.tested", object=channel, detail={}, at=at)
    return True

"""What a message says: one notice, several in a digest, one for a group, facts for a program. Plain text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import translation

from airshed.web.notices.channels import KINDS, Channel
from airshed.web.notices.models import Delivery, Event, Notice, Preference
from airshed.web.unfold import TITLE
from airshed.web.words import CHINESE, say


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out.

    Attributes:
        id: stays when it is sent again.
        title: one line.
        body: some lines.
        to: address of a mail.
        facts: what a program is told.
    """

    id: str
    title: str
    body: str
    to: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def message_of(rows: Sequence[Delivery], channel: Channel, preference: Preference | None, *, address: str) -> Message:
    """Return the message for deliveries that go out together.

    Args:
        rows: the deliveries: of one user where the channel is personal, else of one event.
        channel: where it goes.
        preference: of the one who reads it, where the channel is personal.
        address: of this site; empty where links cannot be made.
    """
    id = rows[0].message  # noqa: A001 - what it is
    first = rows[0].notice
    if not channel.personal:
        facts = {} if KINDS[channel.kind].chosen else _facts(id, rows, address)
        with translation.override(CHINESE):
            return Message(id, title=_title(first), body=_for_group(rows, address), facts=facts)
    with translation.override(preference.language if preference else CHINESE):
        to = str(preference.address) if preference else ""
        if len(rows) == 1:
            return Message(id, title=_title(first), body=_for_one(first, address), to=to)
        title = f"[{TITLE}] " + say(f"{len(rows)} 条通知", f"{len(rows)} notices")
        return Message(id, title=title, body=_for_many([row.notice for row in rows], address), to=to)


def step_up_text(event: Event) -> str:
    """Return why somebody is told that comes next: who has not read it."""
    names = say("、", ", ").join(event.unread_then)
    return say(f"{names} 未按时阅读，因此转告您。", f"Not read in time by {names}, so you are told.")


def _title(notice: Notice) -> str:
    event = notice.event
    mark = say("【紧急】", "URGENT: ") if event.urgent else ""
    return f"[{TITLE}] {mark}{say(event.zh, event.en)}"


def _text(notice: Notice) -> list[str]:
    event = notice.event
    lines = [f"{event.at:%Y-%m-%d %H:%M}", say(event.text_zh, event.text_en)]
    if notice.stepped_up:
        lines.append(step_up_text(event))
    return [line for line in lines if line]


def _link(notice: Notice, address: str) -> list[str]:
    return [address + str(reverse("notices:open", args=[notice.pk]))] if address else []


def _for_one(notice: Notice, address: str) -> str:
    return "\n".join([say(notice.event.zh, notice.event.en), *_text(notice), *_link(notice, address), "", _foot()])


def _for_many(notices: Sequence[Notice], address: str) -> str:
    parts = [
        "\n".join([f"{n}. {say(notice.event.zh, notice.event.en)}", *_text(notice), *_link(notice, address)])
        for n, notice in enumerate(notices, 1)
    ]
    return "\n\n".join([*parts, _foot()])


def _foot() -> str:
    return say(
        "由系统自动发送，请勿回复。在系统的“通知设置”里可以改时间和渠道。",
        "Sent by the system, please do not answer. Times and channels are chosen under “Choice of notices”.",
    )


def _for_group(rows: Sequence[Delivery], address: str) -> str:
    names = say("、", ", ").join(str(row.notice.user.get_full_name()) for row in sorted(rows, key=_username))
    event = rows[0].notice.event
    stepped = [row.notice for row in rows if row.notice.stepped_up]
    lines = _text(stepped[0] if stepped else rows[0].notice)
    link = [address + event.link] if address and event.link else []
    return "\n".join([say("致：", "to: ") + names, *lines, *link])


def _username(row: Delivery) -> str:
    return str(row.notice.user.username)


def _facts(id: str, rows: Sequence[Delivery], address: str) -> dict[str, Any]:  # noqa: A002 - what it is
    event = rows[0].notice.event
    return {
        "id": id,
        "event": event.key,
        "kind": event.kind,
        "at": event.at.isoformat(timespec="seconds"),
        "urgent": event.urgent,
        "zh": event.zh,
        "en": event.en,
        "text_zh": event.text_zh,
        "text_en": event.text_en,
        "link": address + event.link if event.link else "",
        "to": sorted(map(_username, rows)),
    }

"""Telling: in the caller's transaction, once for each key and person; receipts; stepping up."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.notices.conftest import NOW, WORDS, counts, set_up, told, wish

from airshed.web.accounts.models import User
from airshed.web.notices import operations
from airshed.web.notices.models import Delivery, Event, Notice
from airshed.web.notices.operations import NoticeRefused, Words, tell
from airshed.web.notices.stepping import step_up


def test_an_event_is_told_once_whatever_is_called_again(site: Site) -> None:
    assert told("a", "officer", "inspector") == ("inspector", "officer")
    assert told("a", "officer", "inspector") == ()
    assert counts() == (1, 2, 0)


def test_the_same_key_changes_nothing_and_adds_who_was_missing(site: Site) -> None:
    set_up(site.home, notice_webhook="json://127.0.0.1/a")
    told("a", "officer")
    other = Words("别的", "Other")
    assert tell(key="a", kind="x", to=["officer", "leader"], words=other, at=NOW, urgent=True) == ("leader",)
    event = Event.objects.get()
    assert (event.zh, event.kind, event.urgent) == (WORDS.zh, "case.assigned", False)
    assert counts() == (1, 2, 2)


def test_what_is_rolled_back_was_never_told(site: Site) -> None:
    with transaction.atomic():
        told("a")
        transaction.set_rollback(True)
    assert counts() == (0, 0, 0)
    assert told("a") == ("officer",)


def test_deliveries_are_those_of_the_channels_chosen_and_of_programs(site: Site) -> None:
    set_up(
        site.home,
        notice_mail="mailto://127.0.0.1?from=a@b.cn",
        notice_wecom="wecombot://one wecombot://two",
        notice_webhook="json://127.0.0.1/a",
    )
    wish(site, "officer", kinds=["mail", "wecom", "feishu"])
    told("a", "officer", "leader")
    found = Delivery.objects.values_list("notice__user__username", "channel")
    assert sorted(found) == [
        ("leader", "webhook"),
        *(("officer", channel) for channel in ("mail", "webhook", "wecom", "wecom.2")),
    ]


def test_accounts_that_are_shut_or_unknown_are_passed_over_and_logged(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    User.objects.filter(username="officer").update(disabled=True)
    assert told("a", "officer", "nobody", "leader") == ("leader",)
    (record,) = caplog.records
    assert (record.message, vars(record)["users"]) == ("notice.nobody", "nobody,officer")


def test_everything_that_is_wrong_is_told_at_once(site: Site) -> None:
    with pytest.raises(NoticeRefused) as caught:
        tell(key="", kind="x", to=[], words=Words("", "x"), link="//evil.example", at=NOW)
    assert [fault.where for fault in caught.value.faults] == ["key", "words", "link"]
    for link in ("https://evil.example", "/\\evil.example", "javascript:alert(1)", "/" + "a" * 500):
        with pytest.raises(NoticeRefused):
            told("a", link=link)
    assert counts() == (0, 0, 0)


def test_a_long_title_is_cut_to_one_line(site: Site) -> None:
    tell(key="a", kind="x", to=[], words=Words("行\n" * 300, "en"), at=NOW)
    assert len(Event.objects.get().zh) == 200
    assert "\n" not in Event.objects.get().zh


# --- receipts ---


def test_receipts_are_kept_each_with_its_first_moment(site: Site) -> None:
    told("a", link="/plans/")
    notice, user = Notice.objects.get(), site.users["officer"]
    later = NOW + timedelta(hours=1)
    operations.note_shown([notice.pk], user=user, at=NOW)
    operations.note_shown([notice.pk], user=user, at=later)
    assert operations.open_notice(notice.pk, user=user, at=NOW) == "/plans/"
    assert operations.open_notice(notice.pk, user=user, at=later) == "/plans/"
    operations.acknowledge(notice.pk, user=user, at=later)
    notice.refresh_from_db()
    assert (notice.shown_at, notice.read_at, notice.acknowledged_at) == (NOW, NOW, later)


@pytest.mark.parametrize("name", ["leader", "administrator", "auditor", "officer_elsewhere"])
def test_nobody_reads_or_marks_what_others_were_told(site: Site, name: str) -> None:
    told("a")
    notice, user = Notice.objects.get(), site.users[name]
    operations.note_shown([notice.pk], user=user, at=NOW)
    assert operations.read([notice.pk], user=user, at=NOW) == 0
    assert operations.read(None, user=user, at=NOW) == 0
    for write in (operations.open_notice, operations.acknowledge):
        with pytest.raises(Http404):
            write(notice.pk, user=user, at=NOW)
    notice.refresh_from_db()
    assert (notice.shown_at, notice.read_at, notice.acknowledged_at) == (None, None, None)
    assert len(entries("foreign_id")) == 2


# --- stepping up ---

URGENT: dict[str, Any] = {"urgent": True, "step_up_to": ["leader"], "step_up_hours": 4}


def test_an_urgent_event_unread_in_time_is_told_to_the_next_once(site: Site) -> None:
    told("case.1.assigned", "officer", "inspector", **URGENT)
    operations.read(None, user=site.users["inspector"], at=NOW)
    assert step_up(now=NOW + timedelta(hours=4, seconds=-1)) == 0
    assert step_up(now=NOW + timedelta(hours=4)) == 1
    assert step_up(now=NOW + timedelta(hours=9)) == 0
    notice = Notice.objects.get(user=site.users["leader"])
    assert notice.stepped_up
    assert notice.event.unread_then == ["officer"]
    (entry,) = entries("notice.stepped_up")
    assert (entry["object"], entry["unread"], entry["told"]) == ("case.1.assigned", ["officer"], ["leader"])


def test_what_was_read_or_is_not_urgent_is_not_stepped_up(site: Site) -> None:
    told("read", **URGENT)
    operations.read(None, user=site.users["officer"], at=NOW)
    told("calm", **{**URGENT, "urgent": False})
    told("endless", urgent=True, step_up_to=["leader"])
    assert step_up(now=NOW + timedelta(days=3)) == 0
    assert not Notice.objects.filter(user=site.users["leader"]).exists()


def test_an_event_that_reached_nobody_is_stepped_up_too(site: Site) -> None:
    told("a", "nobody", **URGENT)
    assert step_up(now=NOW + timedelta(hours=4)) == 1
    assert Notice.objects.get().user == site.users["leader"]

"""Sending what waits: at real servers on this machine that take, refuse and are down."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.notices.conftest import NOW, HttpSink, MailSink, set_up, states, told, wish

from airshed.web.accounts.models import User
from airshed.web.notices import delivering, operations, stepping
from airshed.web.notices.delivering import LEASE, Round
from airshed.web.notices.models import Delivery, Notice
from airshed.web.notices.times import most_attempts

NIGHT = datetime(2019, 11, 20, 23, 10)
Go = Callable[[datetime], Round]


@pytest.fixture
def go(site: Site) -> Go:
    """Return what does a round at a moment."""
    return lambda at: delivering.go_round(site.home, clock=lambda: at)


@pytest.fixture
def mailing(site: Site, mail: MailSink) -> MailSink:
    """Return a mail server that the home sends by; the officer wants mails."""
    set_up(site.home, notice_mail=mail.url, notice_address="https://air.example.gov.cn")
    wish(site, "officer")
    return mail


def test_a_mail_says_what_happened_where_to_look_and_who_it_is_for(mailing: MailSink, go: Go) -> None:
    told("a", link="/plans/")
    assert go(NOW).sent == 1
    (mail,) = mailing.mails
    assert mail["To"] == "officer@example.gov.cn"
    assert mail["From"] == "air@example.gov.cn"
    assert mail["Subject"] == "[清洁空气方案] 新的交办"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "企业 E1 的整改单" in mail.get_content()
    assert f"https://air.example.gov.cn/notices/{Notice.objects.get().pk}/open/" in mail.get_content()
    assert states() == ["sent"]
    assert go(NOW).sent == 0


def test_a_mail_speaks_the_language_of_its_reader(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", language="en")
    told("a", urgent=True)
    go(NOW)
    assert mailing.mails[0]["Subject"] == "[Clean Air Plan] URGENT: New case"
    assert "An order for E1" in mailing.mails[0].get_content()


def test_the_id_of_a_mail_is_that_of_event_and_reader(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "leader")
    told("a", "officer", "leader")
    told("b")
    go(NOW)
    assert len(set(mailing.ids)) == 3
    assert [mail["X-Airshed-Notice"] for mail in mailing.mails] == [each[1:].partition("@")[0] for each in mailing.ids]


def test_a_server_that_is_down_for_a_day_loses_and_doubles_nothing(site: Site, go: Go, mail: MailSink) -> None:
    set_up(site.home, notice_mail="mailto://127.0.0.1:1?from=a@b.cn&mode=insecure")
    wish(site, "officer")
    for n in range(5):
        told(f"event {n}")
    for minute in range(0, 24 * 60, 7):
        go(NOW + timedelta(minutes=minute))
    assert set(states()) <= {"failed", "waiting"}
    assert set(Delivery.objects.exclude(attempts=0).values_list("error", flat=True)) == {"no_connection"}
    set_up(site.home, notice_mail=mail.url)
    for minute in range(24 * 60, 24 * 60 + 6 * 60 + 10):
        go(NOW + timedelta(minutes=minute))
    assert states() == ["sent"] * 5
    assert len(set(mail.ids)) == len(mail.ids) == 5


def test_when_a_server_answers_again_what_waits_for_it_goes_out_at_once(site: Site, go: Go, mail: MailSink) -> None:
    set_up(site.home, notice_mail="mailto://127.0.0.1:1?from=a@b.cn&mode=insecure")
    wish(site, "officer")
    told("old")
    Delivery.objects.update(state="failed", attempts=9, error="no_connection", next_at=NOW + timedelta(hours=6))
    told("new")
    set_up(site.home, notice_mail=mail.url)
    go(NOW)
    go(NOW)
    assert states() == ["sent", "sent"]


def test_a_channel_that_is_not_reached_is_tried_once_in_a_round(site: Site, go: Go) -> None:
    set_up(site.home, notice_mail="mailto://127.0.0.1:1?from=a@b.cn&mode=insecure")
    wish(site, "officer")
    for n in range(5):
        told(f"event {n}")
    done = go(NOW)
    assert (done.failed, done.tried) == (1, {"mail": 1})


def test_a_refused_recipient_is_tried_again_then_given_up_and_can_be_taken_up(
    site: Site, mailing: MailSink, go: Go
) -> None:
    mailing.refuses = "550 no such user"
    told("a")
    at, tried = NOW, 0
    while states() != ["given_up"]:
        tried += go(at).failed
        at += timedelta(hours=6)
    row = Delivery.objects.get()
    assert tried == row.attempts == most_attempts(7)
    assert row.error == "refused"
    mailing.refuses = ""
    assert go(at).sent == 0
    assert operations.retry(None, by="administrator", at=at) == 1
    assert go(at).sent == 1
    assert entries("notice.retried")[0]["count"] == 1


def test_a_channel_that_was_taken_away_or_misspelt_keeps_what_waits(site: Site, mailing: MailSink, go: Go) -> None:
    told("a")
    set_up(site.home)
    go(NOW)
    assert Delivery.objects.get().error == "no_channel"
    set_up(site.home, notice_mail="https://example.org")
    go(NOW + timedelta(hours=1))
    assert Delivery.objects.get().error == "broken_channel"
    set_up(site.home, notice_mail=mailing.url)
    go(NOW + timedelta(hours=2))
    assert states() == ["sent"]


def test_who_has_no_address_is_told_in_the_house_and_the_reason_is_kept(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", address="")
    told("a")
    go(NOW)
    assert Delivery.objects.get().error == "no_address"
    assert Notice.objects.count() == 1


def test_an_account_shut_meanwhile_is_sent_nothing(site: Site, mailing: MailSink, go: Go) -> None:
    told("a")
    User.objects.filter(username="officer").update(disabled=True)
    go(NOW)
    assert mailing.mails == []
    assert Delivery.objects.values_list("state", "error").get() == ("given_up", "account_shut")


def test_a_title_from_outside_cannot_add_headers(site: Site, mailing: MailSink, go: Go) -> None:
    words = operations.Words("标题\r\nBcc: evil@example.org", "x")
    operations.tell(key="a", kind="x", to=["officer"], words=words, at=NOW)
    go(NOW)
    assert mailing.mails[0]["Bcc"] is None
    assert mailing.mails[0]["Subject"] == "[清洁空气方案] 标题 Bcc: evil@example.org"


# --- quiet hours and digests ---


def test_quiet_hours_hold_back_and_what_is_urgent_passes(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", quiet_from=22, quiet_to=7)
    told("calm", at=NIGHT)
    told("urgent", at=NIGHT, urgent=True)
    go(NIGHT)
    assert ["紧急" in mail["Subject"] for mail in mailing.mails] == [True]
    go(datetime(2019, 11, 21, 6, 59))
    assert len(mailing.mails) == 1
    go(datetime(2019, 11, 21, 7))
    assert len(mailing.mails) == 2


def test_a_server_that_slept_into_the_night_wakes_nobody(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", quiet_from=22, quiet_to=7)
    told("a", at=datetime(2019, 11, 20, 21, 59))
    go(NIGHT)
    assert mailing.mails == []
    go(datetime(2019, 11, 21, 7))
    assert len(mailing.mails) == 1


def test_a_digest_tells_a_day_in_one_mail_without_what_is_urgent(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", digest_hour=8)
    told("a", at=NOW)
    told("b", at=NOW + timedelta(hours=2))
    told("c", at=NOW + timedelta(hours=2), urgent=True)
    go(NOW + timedelta(hours=3))
    assert len(mailing.mails) == 1
    told("late", at=datetime(2019, 11, 21, 8, 0, 1))
    go(datetime(2019, 11, 21, 8, 0, 30))
    assert mailing.mails[1]["Subject"] == "[清洁空气方案] 2 条通知"
    assert [line[:2] for line in mailing.mails[1].get_content().splitlines() if "新的交办" in line] == ["1.", "2."]
    assert len(mailing.mails) == 2
    go(datetime(2019, 11, 22, 8, 0, 30))
    assert len(mailing.mails) == 3


def test_a_digest_that_failed_goes_out_again_as_the_same_mail(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", digest_hour=8)
    told("a", at=NOW)
    told("b", at=NOW)
    mailing.refuses = "451 later"
    go(datetime(2019, 11, 21, 8))
    (message,) = set(Delivery.objects.values_list("message", flat=True))
    told("c", at=datetime(2019, 11, 21, 8))
    mailing.refuses = ""
    go(datetime(2019, 11, 21, 8, 1))
    assert message in [each[1:].partition("@")[0] for each in mailing.ids]
    assert len(set(mailing.ids)) == len(mailing.ids) == 2


def test_a_new_choice_holds_for_what_waits(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "officer", digest_hour=8)
    told("a", at=NOW)
    chosen = {"kinds": ["mail"], "address": "o@example.gov.cn", "digest_hour": None}
    operations.choose(chosen, user=site.users["officer"], at=NOW)
    go(NOW)
    assert len(mailing.mails) == 1
    told("b", at=NOW)
    operations.choose({**chosen, "kinds": []}, user=site.users["officer"], at=NOW)
    go(NOW)
    assert len(mailing.mails) == 1
    assert states() == ["sent", "given_up"]
    assert "o@example" not in str(entries("notice.chosen"))


# --- stepping up ---


def test_the_next_reads_who_has_not_read_it(site: Site, mailing: MailSink, go: Go) -> None:
    wish(site, "leader")
    told("a", urgent=True, step_up_to=["leader"], step_up_hours=2)
    go(NOW)
    for hours in (2, 3, 4):
        stepping.step_up(now=NOW + timedelta(hours=hours))
        go(NOW + timedelta(hours=hours))
    assert [mail["To"].partition("@")[0] for mail in mailing.mails] == ["officer", "leader"]
    assert "officer 未按时阅读，因此转告您。" in mailing.mails[1].get_content()


# --- groups and programs ---


def test_a_program_is_sent_each_event_once_with_its_key(site: Site, program: HttpSink, go: Go) -> None:
    set_up(site.home, notice_webhook=program.url)
    told("case.1", "officer", "leader", link="/plans/")
    go(NOW)
    (asked,) = program.asked
    assert asked.path == "/hook"
    assert asked.headers["Idempotency-Key"] == asked.json["id"]
    assert (asked.json["event"], asked.json["to"], asked.json["zh"]) == ("case.1", ["leader", "officer"], "新的交办")
    assert states() == ["sent", "sent"]


def test_a_program_that_answers_an_error_is_asked_again_with_the_same_id(site: Site, program: HttpSink, go: Go) -> None:
    set_up(site.home, notice_webhook=program.url)
    told("case.1")
    program.status = 503
    go(NOW)
    assert Delivery.objects.get().error == "http 503"
    program.status = 200
    go(NOW + timedelta(minutes=1))
    assert len({asked.json["id"] for asked in program.asked}) == 1
    assert states() == ["sent"]


def test_a_redirect_is_not_followed(site: Site, program: HttpSink, go: Go) -> None:
    set_up(site.home, notice_webhook=program.url)
    told("case.1")
    program.status = 302
    go(NOW)
    assert Delivery.objects.get().error == "http 302"


def test_whoever_is_told_later_is_told_in_a_message_of_its_own(site: Site, program: HttpSink, go: Go) -> None:
    set_up(site.home, notice_webhook=program.url)
    told("case.1")
    go(NOW)
    told("case.1", "officer", "leader")
    go(NOW)
    assert [asked.json["to"] for asked in program.asked] == [["officer"], ["leader"]]
    assert len({asked.json["id"] for asked in program.asked}) == 2


# --- clocks that jump ---


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(days=1), timedelta(days=400)])
def test_a_clock_put_back_makes_nothing_wait_for_its_old_time(
    site: Site, mailing: MailSink, go: Go, back: timedelta
) -> None:
    wish(site, "officer", digest_hour=8)
    told("digest", at=NOW)
    told("failed", at=NOW, urgent=True)
    mailing.refuses = "451 later"
    go(NOW)
    mailing.refuses = ""
    go(NOW - back)
    assert len(mailing.mails) == 1
    end = NOW - back + timedelta(days=1)
    go(end)
    assert states() == ["sent", "sent"]


def test_a_clock_put_back_takes_nothing_from_one_who_sends(site: Site, mailing: MailSink, go: Go) -> None:
    told("a")
    Delivery.objects.update(state="sending", claim="x", message="m", leased_until=NOW + LEASE, set_at=NOW)
    early = NOW - timedelta(days=1)
    assert go(early).sent == 0
    assert Delivery.objects.get().leased_until == early + LEASE
    assert go(early + LEASE).sent == 1


def test_a_clock_put_forward_gives_nothing_up(site: Site, go: Go, mail: MailSink) -> None:
    set_up(site.home, notice_mail="mailto://127.0.0.1:1?from=a@b.cn&mode=insecure")
    wish(site, "officer")
    told("a")
    go(NOW)
    later = NOW + timedelta(days=4000)
    go(later)
    assert states() == ["failed"]
    set_up(site.home, notice_mail=mail.url)
    go(later + timedelta(minutes=5))
    assert len(mail.mails) == 1


# --- two at once ---


def test_of_two_who_take_a_delivery_one_sends_it(site: Site, mailing: MailSink, go: Go) -> None:
    told("a")
    first, second = (Delivery.objects.select_related("notice__event", "notice__user").get() for _ in range(2))
    assert len(delivering._claimed(first, now=NOW)) == 1  # noqa: SLF001 - between looking and taking
    assert delivering._claimed(second, now=NOW) == []  # noqa: SLF001 - as above


def test_who_lost_the_lease_settles_nothing(site: Site, mailing: MailSink) -> None:
    told("a")
    first = Delivery.objects.select_related("notice__event", "notice__user").get()
    slow = delivering._claimed(first, now=NOW)  # noqa: SLF001 - as above
    delivering.go_round(site.home, clock=lambda: NOW + LEASE)
    delivering._settle(slow, "no_connection", now=NOW + LEASE, days=7)  # noqa: SLF001 - as above
    assert states() == ["sent"]

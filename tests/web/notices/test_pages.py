"""Pages of notices: one's own list, the bell, choices, and the channels for who runs the system."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.notices.conftest import NOW, HttpSink, MailSink, set_up, states, told, wish

from airshed.web import env
from airshed.web.checks import examine
from airshed.web.notices import delivering, operations
from airshed.web.notices.models import Delivery, Notice, Preference
from airshed.web.notices.queries import list_troubles, reason_words

ClientOf = Callable[..., Client]
LIST, CHOICE, CHANNELS, MARK = "/notices/", "/account/notices/", "/notices/channels/", "/notices/mark/"
CAST = ("administrator", "auditor", "leader", "officer", "inspector", "grid_lead", "plant")


def text(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def unread(client: Client) -> str:
    """Return what the bell says."""
    found = re.search(r'class="airshed-bell"[^>]*aria-label="[^"]*?(\d+)"', text(client, CHOICE))
    assert found
    return found[1]


@pytest.mark.parametrize("name", CAST)
def test_everybody_with_an_account_has_list_bell_and_choice(client_of: ClientOf, name: str) -> None:
    told("a", name, link="/account/notices/")
    client = client_of(name)
    assert unread(client) == "1"
    assert "新的交办" in text(client)
    assert "New case" in text(client_of(name, language="en"))
    assert 'href="/notices/"' in text(client)


def test_an_empty_list_says_what_to_do_next(client_of: ClientOf) -> None:
    page = text(client_of("officer"))
    assert "还没有通知" in page
    assert f'href="{CHOICE}"' in page
    told("a")
    operations.read(None, user=Notice.objects.get().user, at=NOW)
    assert "没有未读的通知" in text(client_of("officer"), f"{LIST}?show=unread")


def test_the_list_is_ones_own_unread_first_and_notes_what_was_shown(site: Site, client_of: ClientOf) -> None:
    told("old")
    operations.read(None, user=site.users["officer"], at=NOW)
    told("new", "officer", at=NOW - timedelta(days=2))
    told("others", "leader")
    page = text(client_of("officer"))
    pks = [int(pk) for pk in re.findall(r"/notices/(\d+)/open/", page)]
    keys = [Notice.objects.get(pk=pk).event.key for pk in pks]
    assert keys == ["new", "old"]
    assert Notice.objects.filter(shown_at=None).get().user.username == "leader"


def test_following_a_link_marks_it_read_and_leads_there(client_of: ClientOf) -> None:
    told("a", link="/account/notices/")
    told("b")
    client = client_of("officer")
    first, second = Notice.objects.order_by("pk")
    assert client.get(f"/notices/{first.pk}/open/")["Location"] == "/account/notices/"
    assert client.get(f"/notices/{second.pk}/open/")["Location"] == LIST
    assert unread(client) == "0"


@pytest.mark.parametrize("name", ["leader", "administrator", "auditor", "officer_elsewhere"])
def test_what_others_were_told_is_not_there(client_of: ClientOf, name: str) -> None:
    told("a")
    pk = Notice.objects.get().pk
    client = client_of(name)
    assert "新的交办" not in text(client)
    assert client.get(f"/notices/{pk}/open/").status_code == 404
    assert client.post(MARK, {"acknowledge": pk}).status_code == 404
    client.post(MARK, {"notice": pk})
    client.post(MARK, {"all": "1"})
    assert Notice.objects.get().read_at is None
    assert len(entries("foreign_id")) == 2


def test_a_stranger_is_led_to_the_sign_in(client_of: ClientOf) -> None:
    told("a")
    client = client_of("stranger")
    for address in (LIST, CHOICE, CHANNELS, f"/notices/{Notice.objects.get().pk}/open/"):
        assert client.get(address)["Location"].startswith("/login/")
    assert client.post(MARK, {"all": "1"})["Location"].startswith("/login/")
    assert Notice.objects.get().read_at is None


def test_one_some_or_all_are_marked_and_the_filter_stays(client_of: ClientOf) -> None:
    for n in range(5):
        told(f"event {n}")
    client, pks = client_of("officer"), list(Notice.objects.order_by("pk").values_list("pk", flat=True))
    assert client.post(MARK, {"one": pks[0], "show": "unread"})["Location"] == "/notices/?show=unread"
    assert unread(client) == "4"
    client.post(MARK, {"notice": pks[1:3], "chosen": "1"})
    assert unread(client) == "2"
    client.post(MARK, {"chosen": "1", "notice": ["x", "9" * 40, "-1", str(pks[0])]})
    assert unread(client) == "2"
    client.post(MARK, {"all": "1", "show": "//evil"})
    assert unread(client) == "0"


def test_an_urgent_notice_is_confirmed(client_of: ClientOf) -> None:
    told("a", urgent=True)
    client = client_of("officer")
    assert 'name="acknowledge"' in text(client)
    client.post(MARK, {"acknowledge": Notice.objects.get().pk})
    page = text(client, f"{LIST}?show=urgent")
    assert "已确认" in page
    assert 'name="acknowledge"' not in page
    assert Notice.objects.get().read_at is not None


def test_a_long_list_has_pages(client_of: ClientOf) -> None:
    for n in range(35):
        told(f"event {n}")
    client = client_of("officer")
    assert text(client).count("/open/") == 30
    assert text(client, f"{LIST}?show=all&page=2").count("/open/") == 5
    for page in ("0", "99", "x", "-1", "9" * 30):
        assert client.get(f"{LIST}?page={page}&show=x").status_code == 200


def test_words_of_an_event_are_text_not_markup(site: Site, client_of: ClientOf) -> None:
    evil = "<script>alert(1)</script>"
    operations.tell(key="a", kind="x", to=["officer"], words=operations.Words(evil, evil, evil, evil), at=NOW)
    assert evil not in text(client_of("officer"))


# --- choices ---

GIVEN = {"kinds": "mail", "address": "o@example.gov.cn", "language": "zh-hans", "digest_hour": "8"}


def test_a_choice_is_stored_shown_again_and_logged_without_the_address(
    site: Site, client_of: ClientOf, mail: MailSink
) -> None:
    set_up(site.home, notice_mail=mail.url)
    client = client_of("officer")
    answer = client.post(CHOICE, {**GIVEN, "quiet_from": "22", "quiet_to": "7"})
    assert answer.status_code == 302
    stored = Preference.objects.get()
    assert (stored.kinds, stored.digest_hour, stored.quiet_from, stored.quiet_to) == (["mail"], 8, 22, 7)
    page = text(client, CHOICE)
    assert 'value="o@example.gov.cn"' in page
    assert '<option value="22" selected>' in page
    (entry,) = entries("notice.chosen")
    assert (entry["address"], "o@example" in str(entry)) == (True, False)
    assert client.post(CHOICE, {"language": "en"}).status_code == 302
    stored.refresh_from_db()
    assert (stored.kinds, stored.digest_hour, stored.quiet_from) == ([], None, None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"address": ""}, "请填邮箱"),
        ({"address": "a@b.cn\r\nBcc: c@d.cn"}, "有效的"),
        ({"quiet_from": "22"}, "从几点到几点"),
        ({"quiet_to": "7"}, "从几点到几点"),
        ({"quiet_from": "7", "quiet_to": "7"}, "起止相同"),
        ({"digest_hour": "24"}, "有效"),
        ({"kinds": "pigeon"}, "有效"),
        ({"language": "fr"}, "有效"),
    ],
)
def test_a_wrong_choice_is_refused_with_what_would_be_right(
    site: Site, client_of: ClientOf, mail: MailSink, wrong: dict[str, str], said: str
) -> None:
    set_up(site.home, notice_mail=mail.url)
    answer = client_of("officer").post(CHOICE, {**GIVEN, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Preference.objects.exists()


def test_without_channels_times_can_be_chosen_and_kinds_stay(site: Site, client_of: ClientOf) -> None:
    wish(site, "officer", kinds=["mail"])
    client = client_of("officer")
    assert "还没有设置邮件" in text(client, CHOICE)
    assert client.post(CHOICE, {"language": "zh-hans", "address": "", "digest_hour": "9"}).status_code == 302
    assert (Preference.objects.get().kinds, Preference.objects.get().digest_hour) == (["mail"], 9)


def test_one_can_send_a_test_mail_to_oneself_but_none_to_a_group(
    site: Site, client_of: ClientOf, mail: MailSink
) -> None:
    set_up(site.home, notice_mail=mail.url, notice_wecom="wecombot://a", notice_webhook="json://127.0.0.1:1/a")
    wish(site, "officer")
    client = client_of("officer")
    assert "/notices/test/" in text(client, CHOICE)
    assert client.post("/notices/test/", {"channel": "wecom"}).status_code == 404
    assert client.post("/notices/test/")["Location"] == CHOICE
    delivering.go_round(site.home, clock=lambda: env.now(site.home))
    assert [str(sent["To"]) for sent in mail.mails] == ["officer@example.gov.cn"]
    assert states() == ["sent"]


# --- for who runs the system ---


@pytest.mark.parametrize("name", ["leader", "officer", "auditor", "plant"])
def test_channels_are_looked_after_by_who_runs_the_system_alone(client_of: ClientOf, name: str) -> None:
    client = client_of(name)
    assert client.get(CHANNELS).status_code == 404
    assert client.post("/notices/channels/retry/", {"all": "1"}).status_code == 404
    assert CHANNELS not in text(client)


def test_channels_show_how_they_do_and_no_address(site: Site, client_of: ClientOf, program: HttpSink) -> None:
    set_up(site.home, notice_webhook=f"json://u:Geheim@127.0.0.1:{program.port}/Geheim", notice_mail="x://Geheim")
    wish(site, "officer")
    told("a")
    program.status = 500
    delivering.go_round(site.home, clock=lambda: NOW)
    page = text(client_of("administrator"), CHANNELS)
    assert "Geheim" not in page
    assert "HTTP 500" in page
    assert "渠道的地址写得不对" in page
    assert "企业 E1" not in page
    assert "新的交办" not in page


def test_the_administrator_tests_a_channel_and_sends_again(site: Site, client_of: ClientOf, program: HttpSink) -> None:
    set_up(site.home, notice_webhook=program.url)
    client = client_of("administrator")
    assert client.post("/notices/test/", {"channel": "webhook"})["Location"] == CHANNELS
    assert client.post("/notices/test/", {"channel": "nothing"}).status_code == 404
    program.status = 500
    delivering.go_round(site.home, clock=lambda: env.now(site.home))
    assert states() == ["failed"]
    program.status = 200
    pk = Delivery.objects.get().pk
    assert client.post("/notices/channels/retry/", {"one": pk})["Location"] == CHANNELS
    delivering.go_round(site.home, clock=lambda: env.now(site.home))
    assert states() == ["sent"]
    assert program.asked[-1].json["kind"] == "notice.test"


def test_an_empty_page_of_channels_says_what_to_do(client_of: ClientOf) -> None:
    assert "notice_mail" in text(client_of("administrator"), CHANNELS)


# --- doctor and /health ---


def test_doctor_and_health_tell_what_does_not_go_out(site: Site, client_of: ClientOf) -> None:
    def health() -> Any:
        return client_of("stranger").get("/health").json()["notices"]

    now = env.now(site.home)
    assert examine(site.home, "notices", now=now).ok
    assert health() == "ok"
    set_up(site.home, notice_webhook="json://127.0.0.1:1/a")
    told("a", at=now)
    for minutes in (0, 5, 60):
        delivering.go_round(site.home, clock=lambda minutes=minutes: now + timedelta(minutes=minutes))  # type: ignore[misc]
    found = examine(site.home, "notices", now=now + timedelta(hours=1))
    assert not found.ok
    assert "webhook 1 条" in found.detail.zh
    assert "连不上服务器" in found.detail.zh
    assert health() == "failing"


def test_doctor_tells_a_wrong_address_without_repeating_it(site: Site) -> None:
    set_up(site.home, notice_mail="smtp://Geheim")
    found = examine(site.home, "notices", now=NOW)
    assert not found.ok
    assert "mail" in found.detail.en
    assert "mailtos://" in found.remedy.en
    assert "Geheim" not in str(found)


def test_what_the_jobs_do_not_come_to_is_late_after_an_hour(site: Site) -> None:
    set_up(site.home, notice_webhook="json://127.0.0.1:1/a")
    told("a")
    assert list_troubles(now=NOW + timedelta(minutes=59)) == []
    (trouble,) = list_troubles(now=NOW + timedelta(hours=1))
    assert (trouble.channel, trouble.reason, trouble.count, trouble.since) == ("webhook", "", 1, NOW)


def test_who_mistyped_an_address_is_told_and_nobody_else(site: Site, client_of: ClientOf, mail: MailSink) -> None:
    set_up(site.home, notice_mail=mail.url)
    wish(site, "officer")
    client = client_of("officer")
    assert "没有送出" not in text(client, CHOICE)
    mail.refuses = "550 no such user"
    told("a")
    for days in range(9):
        delivering.go_round(site.home, clock=lambda days=days: NOW + timedelta(days=days))  # type: ignore[misc]
    assert "不收这个收件人" in text(client, CHOICE)
    assert list_troubles(now=NOW + timedelta(days=9)) == []
    mail.refuses = ""
    delivering.go_round(site.home, clock=lambda: NOW + timedelta(days=10))
    assert "没有送出" not in text(client, CHOICE)


def test_what_was_not_wanted_troubles_nobody(site: Site) -> None:
    set_up(site.home, notice_webhook="json://127.0.0.1:1/a")
    told("a")
    Delivery.objects.update(state="given_up", error="account_shut")
    assert list_troubles(now=NOW) == []
    Delivery.objects.update(error="http 404")
    assert len(list_troubles(now=NOW)) == 1
    assert list_troubles(now=NOW + timedelta(days=31)) == []


@pytest.mark.parametrize("code", ["", "no_connection", "smtp 535", "http 404", "code 93000", "of tomorrow"])
def test_every_reason_has_words_in_both_languages(code: str) -> None:
    zh, en = reason_words(code)
    assert re.search(r"[\u4e00-\u9fff]", zh)
    assert en.isascii()

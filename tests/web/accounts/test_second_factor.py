"""Another phone, wrong codes and what is guessed again and again: asked for, counted, recorded."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.web.accounts.helpers import LOGIN, NOW, PASSWORD, entries, sign_in, signed_in, token_of, visitor

from airshed.web.accounts import limits, operations, proof, queries, second_factor, sessions, views
from airshed.web.accounts.models import Attempt
from airshed.web.accounts.passwords import PasswordRefused

STAFF, ENROL, REPLACE = reverse("admin:index"), reverse("accounts:enrol"), reverse("accounts:replace")
START = reverse("admin:start")
CODE, OWN_PASSWORD = reverse("accounts:code"), reverse("accounts:password")


def _page(answer: Any) -> str:
    return str(answer.content.decode())


def _rested(user: Any) -> None:
    """Forget that the phone slows down whoever guesses; the house's own limit stays."""
    TOTPDevice.objects.filter(user=user).update(throttling_failure_count=0, throttling_failure_timestamp=None)


def _proved(client: Client, user: Any, **given: str) -> Any:
    token = token_of(user, confirmed=True)
    return client.post(REPLACE, {"current": PASSWORD, "token": token, **given})


# --- another phone ---


def test_another_phone_is_begun_only_with_the_password_and_a_code(cast: Any) -> None:
    client = signed_in(cast.leader)
    assert client.get(ENROL)["Location"] == REPLACE
    assert client.post(ENROL, {"token": "123456"})["Location"] == REPLACE
    assert "当前密码不对" in _page(_proved(client, cast.leader, current="wrong"))
    assert client.get(ENROL)["Location"] == REPLACE
    assert "验证码不对" in _page(_proved(client, cast.leader, token="wrong-code"))  # noqa: S106
    assert client.get(ENROL)["Location"] == REPLACE
    assert [e["by"] for e in entries("user.password_refused")] == ["leader"]
    assert [e["kind"] for e in entries("session.second_factor_refused")] == ["paper"]
    before = second_factor.device_of(cast.leader)
    assert _proved(client, cast.leader)["Location"] == ENROL
    assert entries("user.second_factor_begun") == [{"by": "leader", "object": "leader"}]
    assert "<svg" in _page(client.get(ENROL))
    assert "备用码" in _page(client.post(ENROL, {"token": token_of(cast.leader, confirmed=False)}))
    after = second_factor.device_of(cast.leader)
    assert before is not None
    assert after is not None
    assert after.key != before.key
    assert entries("user.second_factor_replaced") == [{"by": "leader", "object": "leader"}]
    assert client.get(START).status_code == 200
    assert client.get(ENROL)["Location"] == REPLACE  # and the next one is asked for again


def test_a_paper_code_is_as_good_as_the_old_phone(cast: Any) -> None:
    second_factor.begin(cast.leader)
    codes = second_factor.confirm(user=cast.leader, token=token_of(cast.leader, confirmed=False), at=NOW)
    assert _proved(signed_in(cast.leader), cast.leader, token=codes[3])["Location"] == ENROL
    assert second_factor.codes_left(cast.leader) == 9


def test_what_was_proved_holds_for_one_session_and_a_quarter_of_an_hour(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, thief = signed_in(cast.leader), signed_in(cast.leader)
    _proved(owner, cast.leader)
    assert thief.get(ENROL)["Location"] == REPLACE
    assert owner.get(ENROL).status_code == 200
    later = queries.moment() + timedelta(minutes=views.ENROLLING_MINUTES)
    monkeypatch.setattr(views, "moment", lambda: later)
    assert owner.get(ENROL)["Location"] == REPLACE


def test_a_replaced_phone_ends_what_other_sessions_showed(cast: Any) -> None:
    owner, other = signed_in(cast.leader), signed_in(cast.leader)
    _proved(owner, cast.leader)
    owner.post(ENROL, {"token": token_of(cast.leader, confirmed=False)})
    assert owner.get(START).status_code == 200
    assert other.get(START)["Location"] == CODE


def test_who_has_not_shown_the_phone_replaces_none(cast: Any) -> None:
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    client = sign_in(cast.leader)
    for address in (ENROL, REPLACE):
        assert client.get(address)["Location"] == CODE
        assert client.post(address, {"current": PASSWORD, "token": "1"})["Location"] == CODE


# --- wrong codes ---


def test_wrong_codes_are_recorded_and_five_lock_with_words(cast: Any) -> None:
    client = sign_in(cast.leader)
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    for n in range(5):
        _rested(cast.leader)
        assert "验证码不对" in _page(client.post(CODE, {"token": f"00000{n}"}))
    assert len(entries("session.second_factor_refused")) == 5
    _rested(cast.leader)
    good = token_of(cast.leader, confirmed=True)
    assert "请 15 分钟后再试" in _page(client.post(CODE, {"token": good}))
    client.cookies["django_language"] = "en"
    assert "try again in 15 minutes" in _page(client.post(CODE, {"token": good}))
    elsewhere = sign_in(cast.leader, REMOTE_ADDR="10.0.0.9")
    assert "请 15 分钟后再试" in _page(elsewhere.post(CODE, {"token": good}))
    assert len(entries("session.second_factor_refused")) == 5  # what is locked is not even looked at
    operations.reset_second_factor(user=cast.leader, by="admin", at=NOW)
    assert not Attempt.objects.filter(kind=limits.CODE).exists()


def test_a_code_too_soon_after_a_wrong_one_says_how_long_to_wait_and_is_not_counted(cast: Any) -> None:
    client = sign_in(cast.leader)
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    for _ in range(3):
        _rested(cast.leader)
        client.post(CODE, {"token": "000000"})
    TOTPDevice.objects.filter(user=cast.leader).update(throttling_failure_count=5)
    assert "秒后再输入" in _page(client.post(CODE, {"token": token_of(cast.leader, confirmed=True)}))
    assert Attempt.objects.filter(kind=limits.CODE).count() == 3


def test_a_right_code_forgives_the_wrong_ones(cast: Any) -> None:
    client = sign_in(cast.leader)
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    for _ in range(4):
        _rested(cast.leader)
        client.post(CODE, {"token": "000000"})
    _rested(cast.leader)
    assert client.post(CODE, {"token": token_of(cast.leader, confirmed=True)})["Location"] == STAFF
    assert not Attempt.objects.exists()


# --- the current password ---


def test_the_current_password_is_guessed_five_times_in_a_quarter_of_an_hour(cast: Any) -> None:
    client = signed_in(cast.officer)
    given = {"current": "wrong", "new": "Steppe-grass-77", "again": "Steppe-grass-77"}
    for _ in range(5):
        assert "当前密码不对" in _page(client.post(OWN_PASSWORD, given))
    assert len(entries("user.password_refused")) == 5
    page = _page(client.post(OWN_PASSWORD, {**given, "current": PASSWORD}))
    assert "请 15 分钟后再试" in page
    cast.officer.refresh_from_db()
    assert cast.officer.check_password(PASSWORD)
    with pytest.raises(limits.TooManyFailures):  # whoever asks for it, one limit
        proof.check_password(user=cast.officer, given=PASSWORD, at=queries.moment())
    later = queries.moment() + limits.WINDOW
    proof.check_password(user=cast.officer, given=PASSWORD, at=later)
    proof.check_password(user=cast.other, given=PASSWORD, at=queries.moment())


def test_many_wrong_passwords_at_once_get_no_further(cast: Any) -> None:
    for _ in range(4):
        with pytest.raises(PasswordRefused):
            proof.check_password(user=cast.officer, given="x", at=NOW)
    limits.spend(limits.PASSWORD, "officer", at=NOW)  # one that is still being looked at
    with pytest.raises(limits.TooManyFailures) as refusal:
        proof.check_password(user=cast.officer, given=PASSWORD, at=NOW + timedelta(minutes=14, seconds=30))
    assert refusal.value.faults[0].value == "1"


# --- one address ---


def _try(client: Client, name: str) -> int:
    return int(client.post(LOGIN, {"username": name, "password": "wrong"}).status_code)


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_ADDRESS_FAILURES", "3")


def test_many_names_from_one_address_lock_the_address(cast: Any, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visitor()
    assert [_try(client, f"name{n}") for n in range(3)] == [200, 200, 200]
    answer = client.post(LOGIN, {"username": "officer", "password": PASSWORD})
    assert answer.status_code == 429
    assert "这个地址暂停登录" in _page(answer)
    assert answer["Retry-After"] == "900"
    client.cookies["django_language"] = "en"
    assert "it has to wait" in _page(client.post(LOGIN, {"username": "officer", "password": PASSWORD}))
    assert client.get(LOGIN).status_code == 200
    assert [e["address"] for e in entries("session.address_locked")] == ["127.0.0.1"]
    assert len(entries("session.refused")) == 3  # a flood does not fill the log
    sign_in(cast.officer, REMOTE_ADDR="10.0.0.9")
    later = queries.moment() + limits.WINDOW
    monkeypatch.setattr(sessions, "moment", lambda: later)
    sign_in(cast.officer)


def test_a_session_goes_on_while_its_address_is_locked(cast: Any, three: None) -> None:
    client = signed_in(cast.officer)
    for n in range(3):
        _try(visitor(), f"name{n}")
    assert client.get(START).status_code == 200


def test_no_limit_for_an_address_where_the_home_says_so(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_ADDRESS_FAILURES", "0")
    assert {_try(visitor(), f"name{n}") for n in range(8)} == {200}


# --- one-time passwords ---


def test_a_one_time_password_is_good_for_its_hours(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_ONE_TIME_HOURS", "5")
    now = queries.moment()
    handed = operations.reset_password(user=cast.officer, by="admin", at=now - timedelta(hours=5))
    client = visitor()
    answer = client.post(LOGIN, {"username": "officer", "password": handed})
    assert "一次性密码已过期" in _page(answer)
    client.cookies["django_language"] = "en"
    assert "no longer good" in _page(client.post(LOGIN, {"username": "officer", "password": handed}))
    assert entries("session.refused")[0]["reason"] == "one_time_over"
    assert "no longer good" not in _page(client.post(LOGIN, {"username": "officer", "password": "wrong"}))
    handed = operations.reset_password(user=cast.officer, by="admin", at=now - timedelta(hours=4, minutes=59))
    client = sign_in(cast.officer, password=handed)
    client.post(OWN_PASSWORD, {"current": handed, "new": "Steppe-grass-77", "again": "Steppe-grass-77"})
    cast.officer.refresh_from_db()
    assert cast.officer.one_time_until is None


def test_who_hands_a_one_time_password_out_reads_until_when_it_is_good(cast: Any) -> None:
    chosen = {"action": "hand_out_passwords", "_selected_action": [cast.officer.pk]}
    page = _page(signed_in(cast.administrator).post(f"{STAFF}accounts/user/", chosen))
    cast.officer.refresh_from_db()
    assert f"{cast.officer.one_time_until:%Y-%m-%d %H:%M}" in page
    assert timedelta(hours=71) < cast.officer.one_time_until - queries.moment() <= timedelta(hours=72)


def test_the_menu_of_the_account_leads_to_password_and_phone(cast: Any) -> None:
    page = _page(signed_in(cast.leader).get(START))
    assert OWN_PASSWORD in page
    assert REPLACE in page
    page = _page(signed_in(cast.officer).get(START))
    assert OWN_PASSWORD in page
    assert REPLACE not in page


@pytest.mark.parametrize("action", ["forget_phones", "hand_out_passwords"])
def test_nobody_gets_round_the_proof_by_resetting_the_own_account(cast: Any, action: str) -> None:
    client, user = signed_in(cast.administrator), cast.administrator
    before = second_factor.device_of(user)
    chosen = {"action": action, "_selected_action": [user.pk]}
    assert "自己的账户" in _page(client.post(reverse("admin:accounts_user_changelist"), chosen, follow=True))
    user.refresh_from_db()
    assert second_factor.device_of(user) == before
    assert user.check_password(PASSWORD)
    assert not user.must_change_password

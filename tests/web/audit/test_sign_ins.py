import json
from typing import Any

import pytest
from django.contrib.auth import authenticate, login
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.test import Client
from tests.web.audit.helpers import Log

from airshed.web import audit
from airshed.web.accounts.models import User
from airshed.web.audit.models import Entry

SECRET = "correct horse battery"  # noqa: S105


@pytest.fixture
def user(log: Log) -> User:
    made = User(username="wang", role="officer", must_change_password=False)
    made.set_password(SECRET)
    made.save()
    return made


def _last() -> Any:
    return Entry.objects.order_by("-number").first()


def _sign_in(client: Client, name: str, word: str) -> None:

    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "10.0.0.7"
    request.session = client.session
    found = authenticate(request, username=name, password=word)
    if found is not None:
        login(request, found)


def test_a_sign_in_is_recorded(user: User) -> None:
    _sign_in(Client(), "wang", SECRET)
    entry = _last()
    assert (entry.number, entry.by, entry.action) == (6, "wang", "session.signed_in")
    assert json.loads(entry.detail) == {"address": "10.0.0.7"}


def test_a_refused_sign_in_is_kept_under_the_name_of_the_account(user: User) -> None:
    _sign_in(Client(), "WANG", "x")
    assert _last().by == "wang"


def test_a_refused_sign_in_is_recorded_without_the_password(user: User) -> None:
    _sign_in(Client(), "wang", "something wrong")
    entry = _last()
    assert (entry.by, entry.action) == ("wang", "session.refused")
    assert "something wrong" not in entry.detail


@pytest.mark.parametrize("name", [SECRET, "x" * 1_000_000, "a\0b", "", "\ud800"])
def test_a_name_nobody_has_may_be_a_password_and_is_not_kept(user: User, name: str) -> None:
    user_login_failed.send(sender=__name__, credentials={"username": name, "password": "x"}, request=None)
    entry = _last()
    assert (entry.by, entry.action) == ("-", "session.refused")
    assert len(json.loads(entry.detail)["tried"]) == 16
    assert not name or name not in entry.detail
    assert audit.verify().ok


def test_a_sign_out_is_recorded_once(user: User) -> None:
    client = Client()
    client.force_login(user)
    client.logout()
    assert _last().action == "session.signed_out"
    number = audit.head().number
    Client().logout()
    assert audit.head().number == number


def test_entries_carry_the_time_of_the_home(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", str(-7 * 366 * 86400))
    _sign_in(Client(), "wang", "x")
    assert _last().at.year < 2024

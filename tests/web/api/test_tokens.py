"""Tokens: shown once, kept as a digest, over or revoked they do not open; making, refusing and use are recorded."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import CAST, STRANGER, Site

from airshed.web.accounts import operations, tokens
from airshed.web.accounts.models import Person, Token, User
from airshed.web.accounts.queries import moment
from airshed.web.api.door.asker import FAILURES_PER_MINUTE
from airshed.web.api.door.pace import Pace
from airshed.web.env import SETTINGS_FILE, WORKERS_VARIABLE, settings_text

Clients = Callable[..., Client]
PAGE = "/account/tokens/"
SHOWN = re.compile(r"airshed_[0-9]+_[0-9a-f]{64}")


def _ask(text: str, scheme: str = "Bearer") -> Any:
    return Client(headers={"host": "localhost", "authorization": f"{scheme} {text}"}).get("/api/v1/stations")


def _code(answer: Any) -> str:
    (fault,) = answer.json()["errors"]
    return f"{answer.status_code} {fault['code']}"


def _form(**values: Any) -> dict[str, Any]:
    last = (moment().date() + timedelta(days=30)).isoformat()
    return {"name": "wall screen", "scopes": ["stations", "days"], "last_date": last, **values}


# --- making ---


@pytest.mark.parametrize("name", CAST)
def test_everybody_makes_a_token_that_is_shown_once(site: Site, client_of: Clients, name: str) -> None:
    client = client_of(name)
    assert "还没有令牌" in client.get(PAGE).content.decode()
    (text,) = set(SHOWN.findall(client.post(PAGE, _form()).content.decode()))
    page = client.get(PAGE).content.decode()
    assert SHOWN.search(page) is None
    assert "wall screen" in page
    token = Token.objects.get()
    assert (token.user.username, token.scopes) == (name, "days stations")
    assert text.rpartition("_")[2] not in str(vars(token))
    (entry,) = entries("token.created")
    assert entry["by"] == name
    assert text.rpartition("_")[2] not in str(entry)
    assert _ask(text).status_code == (404 if name == "auditor" else 200)


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"name": ""}, "这个字段是必填项", "This field is required"),
        ({"name": "a\u0007b"}, "给令牌起个名称", "give the token a name"),
        ({"scopes": []}, "这个字段是必填项", "This field is required"),
        ({"scopes": ["everything"]}, "everything", "everything"),
        ({"last_date": "2018-01-01"}, "有效至“2018-01-01”不行", "the last day cannot be"),
        ({"last_date": "2999-01-01"}, "有效至“2999-01-01”不行", "the last day cannot be"),
        ({"last_date": "soon"}, "输入", "Enter a valid date"),
    ],
)
def test_a_token_that_will_not_do_is_told_and_not_made(
    site: Site, client_of: Clients, values: dict[str, Any], zh: str, en: str
) -> None:
    assert zh in client_of("officer").post(PAGE, _form(**values)).content.decode()
    assert en in client_of("officer", language="en").post(PAGE, _form(**values)).content.decode()
    assert not Token.objects.exists()


def test_all_faults_are_told_at_once(site: Site) -> None:
    at = moment()
    with pytest.raises(tokens.TokenRefused) as refused:
        tokens.make_token(
            user=site.users["leader"],
            name=" ",
            scopes=["x"],
            known=["days"],
            last_date=at.date() + timedelta(days=366),
            at=at,
        )
    assert [fault.where for fault in refused.value.faults] == ["name", "scopes", "last_date"]
    assert not entries("token.created")


def test_nobody_has_more_than_a_few(token_of: Callable[..., str]) -> None:
    for _ in range(tokens.MOST_TOKENS):
        token_of("leader")
    with pytest.raises(tokens.TokenRefused) as refused:
        token_of("leader")
    assert [fault.code for fault in refused.value.faults] == ["accounts.token_many"]
    token_of("officer")


# --- revoking ---


def test_a_password_that_is_handed_out_revokes_every_token(site: Site, token_of: Callable[..., str]) -> None:
    for _ in range(2):
        token_of("officer")
    token_of("leader")
    operations.reset_password(user=site.users["officer"], by="administrator", at=moment())
    left = Token.objects.filter(revoked_at=None)
    assert [token.user.username for token in left] == ["leader"]
    assert entries("user.password_reset")[0]["tokens_revoked"] == 2


def test_one_revokes_the_own_tokens_and_the_administrator_everybodys(
    site: Site, client_of: Clients, token_of: Callable[..., str]
) -> None:
    text = token_of("officer")
    token = Token.objects.get()
    for name in ("officer_elsewhere", "leader", "auditor"):
        assert "officer</" not in client_of(name).get(PAGE).content.decode()
        assert client_of(name).post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert [entry["by"] for entry in entries("foreign_id")] == ["officer_elsewhere", "leader", "auditor"]
    assert _ask(text).status_code == 200
    page = client_of("administrator").get(PAGE).content.decode()
    assert "所有人的令牌" in page
    assert "officer" in page
    assert client_of("administrator").post(f"{PAGE}{token.pk}/revoke/").status_code == 302
    assert _code(_ask(text)) == "401 accounts.token_revoked"
    assert client_of("officer").post(f"{PAGE}{token.pk}/revoke/").status_code == 302  # once more changes nothing
    assert [(e["by"], e["user"]) for e in entries("token.revoked")] == [("administrator", "officer")]
    assert client_of("officer").get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert client_of("officer").post(f"{PAGE}999999/revoke/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client_of: Clients) -> None:
    assert client_of(STRANGER).get(PAGE).headers["Location"].startswith("/login/")


# --- opening ---


def test_use_is_recorded_once_a_day(site: Site, token_of: Callable[..., str]) -> None:
    text = token_of("leader")
    for _ in range(3):
        assert _ask(text).status_code == 200
    assert [entry["by"] for entry in entries("token.used")] == ["leader"]
    Token.objects.update(last_used_date=moment().date() - timedelta(days=1))
    assert _ask(text).status_code == 200
    assert len(entries("token.used")) == 2
    assert Token.objects.get().last_used_date == moment().date()


def test_a_token_opens_no_page_and_begins_no_session(site: Site, token_of: Callable[..., str]) -> None:
    client = Client(headers={"host": "localhost", "authorization": f"Bearer {token_of('leader')}"})
    assert client.get("/api/v1/stations").status_code == 200
    assert "sessionid" not in client.cookies
    assert client.get("/plans/").headers["Location"].startswith("/login/")
    assert client.get(PAGE).headers["Location"].startswith("/login/")


def test_a_token_that_does_not_open_says_why_and_is_recorded_without_it(
    site: Site, token_of: Callable[..., str]
) -> None:
    text = token_of("officer")
    officer = site.users["officer"]
    Token.objects.update(last_date=moment().date() - timedelta(days=1))
    assert _code(_ask(text)) == "401 accounts.token_expired"
    Token.objects.update(last_date=moment().date())
    User.objects.filter(pk=officer.pk).update(must_change_password=True)
    assert _code(_ask(text)) == "401 accounts.token_password"
    User.objects.filter(pk=officer.pk).update(must_change_password=False)
    operations.disable_user(user=officer, by="administrator", at=moment())
    assert _code(_ask(text)) == "401 accounts.token_disabled"
    told = [(e["by"], e["object"], e["reason"].rpartition("_")[2]) for e in entries("token.refused")]
    name = f"token/{Token.objects.get().pk}"
    assert told == [("officer", name, "expired"), ("officer", name, "password"), ("officer", name, "disabled")]
    assert text.rpartition("_")[2] not in str(entries("token.refused"))


def test_the_tokens_of_a_leaver_close_on_the_day(site: Site, token_of: Callable[..., str]) -> None:
    text, officer, today = token_of("officer"), site.users["officer"], moment().date()
    person = Person.objects.create(code="E9", name="王芳", department_id="environment", left_date=today)
    User.objects.filter(pk=officer.pk).update(person=person)
    assert _code(_ask(text)) == "401 accounts.token_disabled"
    Person.objects.update(left_date=today + timedelta(days=1))
    assert _ask(text).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "x",
        "airshed_1_",
        "airshed_{pk}_" + "0" * 64,
        "airshed_999999999999999_" + "0" * 64,
        "airshed_{pk}_{s}x",
        "é",
    ],
)
def test_what_is_no_token_is_refused_alike(site: Site, token_of: Callable[..., str], wrong: str) -> None:
    secret = token_of("leader").rpartition("_")[2]
    given = wrong.format(pk=Token.objects.get().pk, s=secret)
    assert _code(_ask(given)) == "401 accounts.token_unknown"
    (entry,) = entries("token.refused")
    assert (entry["by"], entry["object"]) == ("public", "token")
    assert secret not in str(entry)


def test_another_scheme_is_no_token(token_of: Callable[..., str]) -> None:
    assert _code(_ask(token_of("leader"), "Basic")) == "401 accounts.token_unknown"


def test_a_wrong_token_is_not_made_up_for_by_a_session(client_of: Clients) -> None:
    answer = client_of("leader").get("/api/v1/stations", headers={"authorization": "Bearer x"})
    assert _code(answer) == "401 accounts.token_unknown"


def test_guessing_is_slowed_down_and_fills_no_log(site: Site, token_of: Callable[..., str]) -> None:
    answers = [_ask("x") for _ in range(FAILURES_PER_MINUTE + 5)]
    assert [answer.status_code for answer in answers] == [401] * FAILURES_PER_MINUTE + [429] * 5
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert len(entries("token.refused")) == FAILURES_PER_MINUTE
    assert _ask(token_of("leader")).status_code == 200  # who has a token is not kept out


# --- sessions ---


def test_a_session_passes_the_second_factor_and_the_password_first(site: Site) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(site.users["leader"], backend="django.contrib.auth.backends.ModelBackend")
    assert _code(client.get("/api/v1/stations")) == "401 api.second_step"
    User.objects.filter(username="officer").update(must_change_password=True)
    client.force_login(site.users["officer"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/api/v1/stations")
    assert _code(answer) == "401 api.second_step"
    assert answer.json()["errors"][0]["expected"] == "/account/password/"


def test_a_session_that_is_over_is_told_as_json(client_of: Clients) -> None:
    client = client_of("officer")
    session = client.session
    session["began"] = "2000-01-01T00:00:00"
    session.save()
    assert _code(client.get("/api/v1/stations")) == "401 api.sign_in"


# --- how often ---


def test_who_asks_too_often_waits(site: Site, token_of: Callable[..., str], client_of: Clients) -> None:
    (site.home / SETTINGS_FILE).write_text(settings_text({"api_per_minute": 3}), encoding="utf-8")
    texts = [token_of("leader"), token_of("leader")]
    assert [_ask(texts[n % 2]).status_code for n in range(4)] == [200, 200, 200, 429]
    answer = client_of("leader").get("/api/v1/stations")
    assert _code(answer) == "429 api.too_many"
    assert 0 < int(answer.headers["Retry-After"]) <= 20
    assert client_of("officer").get("/api/v1/stations").status_code == 200


def test_a_bucket_fills_evenly_and_is_shared_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    assert [pace.wait("a", per_minute=2) for _ in range(3)] == [0, 0, 30]
    assert pace.wait("b", per_minute=2) == 0
    now[0] = 29.0
    assert pace.wait("a", per_minute=2) == 1
    now[0] = 30.0
    assert [pace.wait("a", per_minute=2) for _ in range(2)] == [0, 30]
    monkeypatch.setenv(WORKERS_VARIABLE, "2")
    assert [pace.wait("c", per_minute=4) for _ in range(3)] == [0, 0, 30]


def test_buckets_of_the_quiet_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airshed.web.api.door.pace.MOST_BUCKETS", 3)
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    for n in range(3):
        now[0] = 30.0 * n
        pace.wait(str(n), per_minute=1)
    pace.wait("3", per_minute=1)
    assert sorted(pace.buckets) == ["1", "2", "3"]

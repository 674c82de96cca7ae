"""What somebody tries who should not be here: replay, fixation, guessing of names, forged requests, hostile text."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.db import connection, connections
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.web.accounts.helpers import LOGIN, NOW, PASSWORD, entries, sign_in, signed_in, token_of, visitor

from airshed.web import audit
from airshed.web.accounts import operations, queries, second_factor
from airshed.web.accounts.models import Department, Person, User

STAFF, CODE = reverse("admin:index"), reverse("accounts:code")
START = reverse("admin:start")
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def _page(answer: Any) -> str:
    return str(answer.content.decode())


def _at_once(work: Callable[[], bool], times: int = 2) -> list[bool]:
    """Do something in several threads at once; return what each found."""
    barrier, found = threading.Barrier(times), list[bool]()

    def run() -> None:
        barrier.wait(10)
        try:
            found.append(work())
        finally:
            connection.close()

    connections.close_all()
    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


# --- the second factor ---


def test_a_code_opens_one_of_two_sessions(cast: Any) -> None:
    one, two = sign_in(cast.leader), sign_in(cast.leader)
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    token = token_of(cast.leader, confirmed=True)
    assert one.post(CODE, {"token": token})["Location"] == STAFF
    assert two.post(CODE, {"token": token}).status_code == 200
    assert two.get(START)["Location"] == CODE


def _opens(user: User, token: str) -> Callable[[], bool]:
    def opens() -> bool:
        try:
            return bool(second_factor.verified(user=user, token=token, at=NOW))
        except second_factor.CodeRefused:
            return False

    return opens


def test_a_code_and_a_paper_code_shown_twice_at_once_open_once(cast: Any) -> None:
    second_factor.begin(cast.leader)
    codes = second_factor.confirm(user=cast.leader, token=token_of(cast.leader, confirmed=False), at=NOW)
    assert sorted(_at_once(_opens(cast.leader, codes[0]))) == [False, True]
    assert second_factor.codes_left(cast.leader) == 9
    token = token_of(cast.leader, confirmed=True, ahead=1)
    assert sorted(_at_once(_opens(cast.leader, token))) == [False, True]
    assert audit.verify().ok


# --- sessions ---


def test_the_key_of_a_session_changes_with_every_step(cast: Any) -> None:
    client = visitor()
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    keys = [planted.session_key]
    sign_in(cast.leader, client=client)
    keys.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    TOTPDevice.objects.create(user=cast.leader, confirmed=True)
    client.post(CODE, {"token": token_of(cast.leader, confirmed=True)})
    keys.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    assert len(set(keys)) == 3
    for old in keys[:2]:
        thief = visitor()
        thief.cookies[settings.SESSION_COOKIE_NAME] = old
        assert thief.get(START)["Location"].startswith(LOGIN)


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(cast: Any) -> None:
    client = sign_in(cast.officer)
    client.get(START)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name


@pytest.mark.parametrize(
    "asked", ["https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(cast: Any, asked: str) -> None:
    given = {"username": "officer", "password": PASSWORD, "next": asked}
    assert visitor().post(f"{LOGIN}?next={asked}", given)["Location"] == STAFF
    answer = visitor().post("/language/setlang/", {"language": "en", "next": asked})
    assert "evil" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def test_signing_out_is_asked_for_by_a_form(cast: Any) -> None:
    client = sign_in(cast.officer)
    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.get(START).status_code == 200
    client.post(reverse("admin:logout"))
    assert client.get(START).status_code == 302


# --- names ---


def _left(cast: Any) -> User:
    Person.objects.filter(pk="H001").update(left_date=queries.moment().date())
    return cast.other  # type: ignore[no-any-return]


def test_who_is_known_is_told_neither_by_words_nor_by_work(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = Counter[str]()
    real = hashers.pbkdf2

    def counted(password: Any, salt: Any, iterations: int, *more: Any, **named: Any) -> Any:
        rounds[now] += iterations
        return real(password, salt, 1, *more, **named)

    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    operations.disable_user(user=cast.plant, by="x", at=NOW)
    _left(cast)
    operations.reset_password(user=cast.grid_lead, by="x", at=queries.moment() - timedelta(days=9))
    monkeypatch.setattr(hashers, "pbkdf2", counted)
    pages: dict[str, tuple[int, bool]] = {}
    for now in ("officer", "plant", "other", "grid", "nobody", "x" * 200, "a\x00b", "用户"):
        answer = visitor(REMOTE_ADDR=f"10.0.0.{len(pages)}").post(LOGIN, {"username": now, "password": "wrong"})
        words = _page(answer).replace(f'value="{now}"', "").replace("a\ufffdb", "")
        pages[now] = (answer.status_code, "用户名或密码不对" in words or "空字符" in words)
    assert set(pages.values()) == {(200, True)}
    honest = {name: count for name, count in rounds.items() if name != "a\x00b"}
    assert max(honest.values()) <= min(honest.values()) * 1.01, honest


@pytest.mark.parametrize("name", ["OFFICER", "Officer", " officer ", "\uff4f\uff46\uff46\uff49\uff43\uff45\uff52"])
def test_every_spelling_of_a_name_is_the_same_account(cast: Any, name: str) -> None:
    answer = visitor().post(LOGIN, {"username": name, "password": PASSWORD})
    assert answer.status_code == 302
    assert entries("session.signed_in")[0]["by"] == "officer"


def test_a_look_alike_is_no_account(cast: Any) -> None:
    for name in ("оfficer", "officer\u200b", "officer\u0301", "ofﬁcer\u0000"):
        assert visitor().post(LOGIN, {"username": name, "password": PASSWORD}).status_code == 200
    with pytest.raises(operations.AccountRefused):
        operations.create_user(username="оfficer", role="leader", by="x", at=NOW)


@pytest.mark.parametrize("password", ["x" * 4096, "密" * 100_000, "x" * 3_000_000, "\x00", "\ud83d"])
def test_a_very_long_or_odd_password_is_refused(cast: Any, password: str) -> None:
    given = urlencode({"username": "officer", "password": password.encode("utf-8", "surrogatepass")})
    answer = visitor().post(LOGIN, given, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {200, 400}


# --- requests ---


def _posts() -> list[str]:
    pages = ["password", "enrol", "replace", "code", "import"]
    admin_pages = ["accounts_user_add", "accounts_person_add", "accounts_department_add", "accounts_succession_add"]
    return [
        LOGIN,
        reverse("admin:logout"),
        "/language/setlang/",
        reverse("leavers:leavers"),
        reverse("leavers:stay", args=["E001"]),
        reverse("admin:audit_entry_export"),
        *(reverse(f"accounts:{name}") for name in pages),
        *(reverse(f"admin:{name}") for name in admin_pages),
    ]


def test_every_form_asks_for_its_token(cast: Any) -> None:
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.cookies = signed_in(cast.administrator).cookies
    for address in _posts():
        assert strict.post(address, {"a": "b"}).status_code == 403, address
    assert strict.post(LOGIN, {"a": "b"}, headers={"accept": "application/json"}).json()["errors"]


def test_no_address_of_ours_is_exempt_from_the_token() -> None:
    def walk(patterns: Any) -> Any:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern.callback

    exempt = {view.__module__ for view in walk(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)}
    assert not {name for name in exempt if name.startswith(("airshed.web.accounts", "airshed.web.leavers", "django"))}


@pytest.mark.parametrize("verb", ["put", "delete", "patch", "trace", "options"])
def test_other_verbs_change_nothing(cast: Any, verb: str) -> None:
    client = signed_in(cast.administrator)
    before = (User.objects.count(), audit.head().number)
    for address in (*_posts()[3:], LOGIN):
        assert getattr(client, verb)(address).status_code in {200, 302, 403, 404, 405}, address
    assert (User.objects.count(), audit.head().number) == before


@pytest.mark.parametrize("host", ["evil.example", "localhost:8000@evil.example", "localhost\\evil", "", "[::1"])
def test_a_foreign_host_is_refused(cast: Any, host: str) -> None:
    answer = visitor().get(LOGIN, headers={"host": host}) if host else visitor().get(LOGIN, SERVER_NAME="evil")
    assert answer.status_code == 400
    assert "evil" not in _page(answer)
    forwarded = visitor().get(START, headers={"x-forwarded-host": "evil.example"})
    assert forwarded["Location"].startswith(LOGIN)


def test_no_page_of_anybody_is_kept_by_a_browser(cast: Any) -> None:
    client = signed_in(cast.administrator)
    for address in (STAFF, "/accounts/user/", "/accounts/person/E001/change/", *_posts()[6:]):
        assert "no-store" in client.get(address)["Cache-Control"], address
    assert "no-store" in visitor().get(LOGIN)["Cache-Control"]


# --- text of users ---


def test_markup_is_text_on_every_page_that_shows_it(cast: Any) -> None:
    by: dict[str, Any] = {"by": "x", "at": queries.moment()}
    operations.store_department(code="bad", zh=HOSTILE, en=HOSTILE, **by)
    bad = Department.objects.get(pk="bad")
    operations.store_person(code="B1", name=HOSTILE, department=bad, title=HOSTILE, phone=HOSTILE[:30], **by)
    person = Person.objects.get(pk="B1")
    user, _ = operations.create_user(username="bad", role="administrator", person=person, password=PASSWORD, **by)
    plant, _ = operations.create_user(username="bad2", role="plant", enterprise=HOSTILE[:50], password=PASSWORD, **by)
    operations.hand_over(
        plan=HOSTILE, clauses=[HOSTILE], from_person=person, to_person=cast.wang, document=HOSTILE,
        from_date=queries.moment().date(), **by,
    )  # fmt: skip
    audit.record(by=HOSTILE, action="user.created", object=HOSTILE, detail={HOSTILE: HOSTILE}, at=by["at"])
    pages = {
        user: (
            STAFF, "/accounts/user/", "/accounts/person/", "/accounts/department/", "/accounts/succession/",
            "/accounts/person/B1/change/", "/accounts/department/bad/change/", "/accounts/user/add/",
            f"/accounts/user/{user.pk}/change/", "/leavers/", "/leavers/?person=B1&last_day=2019-11-20",
            f"/accounts/person/?q={HOSTILE}", f"/leavers/?person={HOSTILE}",
        ),
        plant: (STAFF,),
        cast.auditor: ("/audit/entry/", f"/audit/entry/{audit.head().number}/change/", f"/audit/entry/?by={HOSTILE}"),
    }  # fmt: skip
    for reader, addresses in pages.items():
        client = signed_in(reader)
        for address in addresses:
            for language in ("zh-hans", "en"):
                client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
                page = _page(client.get(address))
                assert "<script>alert(1)" not in page, address
                assert "<img src=x" not in page, address
                assert "\"'><" not in page, address


def test_neither_log_nor_page_nor_chain_holds_a_password(cast: Any, caplog: Any, capfd: Any) -> None:
    secret = "Secret-word-9173"  # noqa: S105 - looked for
    client = visitor()
    client.post(LOGIN, {"username": secret, "password": secret})
    client.post(LOGIN, {"username": "officer", "password": secret})
    client = signed_in(cast.officer)
    given = {"current": secret, "new": secret, "again": secret + "x"}
    pages = [
        client.post(reverse("accounts:password"), given),
        client.post(reverse("accounts:password"), {**given, "again": secret}),
    ]
    assert all(secret not in _page(page) for page in pages)
    told = "".join(capfd.readouterr()) + caplog.text
    assert secret not in told
    assert secret not in str(
        [list(row.values()) for name in ("session.refused", "user.password_refused") for row in entries(name)]
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM axes_accessattempt")
        kept = cursor.fetchall()
    assert len(kept) == 1  # signing in forgave the other one
    assert secret.lower() not in str(kept).lower()

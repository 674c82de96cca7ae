import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.web.accounts.helpers import LOGIN, NOW, PASSWORD, entries, sign_in, signed_in, token_of, visitor, workbook

from airshed.web.accounts import operations, queries, sessions, views
from airshed.web.accounts.models import Department, Person, Succession, User

NEW = "Steppe-grass-77"
STAFF = reverse("admin:index")
START = reverse("admin:start")
OWN = {name: reverse(f"accounts:{name}") for name in ("password", "enrol", "replace", "code", "import")}


def _english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def _page(answer: Any) -> str:
    return str(answer.content.decode())


# --- signing in ---


def test_five_failures_lock_one_name_at_one_address_and_say_so_in_both_languages(cast: Any) -> None:
    client = visitor()
    for _ in range(5):
        answer = client.post(LOGIN, {"username": "officer", "password": "wrong"})
    assert answer.status_code == 429
    assert "登录已锁定" in _page(answer)
    assert answer["Retry-After"] == "900"
    answer = client.post(LOGIN, {"username": "officer", "password": PASSWORD})
    assert answer.status_code == 429
    answer = _english(client).post(LOGIN, {"username": "officer", "password": PASSWORD})
    assert "Sign-in is locked" in _page(answer)
    assert not re.search(r"[\u4e00-\u9fff]", _page(answer).split("<main")[1].split("</main>")[0])
    sign_in(cast.inspector)  # another name at this address
    sign_in(cast.officer, REMOTE_ADDR="10.0.0.9")  # the name at another address


def test_other_spellings_of_a_name_are_locked_with_it(cast: Any) -> None:
    client = visitor()
    for name in ("officer", "Officer", "OFFICER", " officer", "\uff4ffficer"):
        answer = client.post(LOGIN, {"username": name, "password": "wrong"})
    assert answer.status_code == 429
    assert client.post(LOGIN, {"username": "oFFicer", "password": PASSWORD}).status_code == 429
    sign_in(cast.officer, REMOTE_ADDR="10.0.0.9")


@pytest.mark.parametrize("name", ["a" * 300, "a" * 60_000, "é" * 40_000, "a" * 1_000_000])
def test_a_very_long_name_is_refused_like_any_other(cast: Any, name: str) -> None:
    answer = visitor().post(LOGIN, {"username": name, "password": "wrong"})
    assert answer.status_code == 200
    assert len(entries("session.refused")) == 1


def test_a_disabled_user_is_out_with_the_next_click(cast: Any) -> None:
    client = signed_in(cast.officer)
    assert client.get(START).status_code == 200
    operations.disable_user(user=cast.officer, by="admin", at=NOW)
    assert client.get(START).status_code == 302
    assert visitor().post(LOGIN, {"username": "officer", "password": PASSWORD}).status_code == 200


def test_a_session_ends_after_its_hours_however_busy(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(cast.officer)
    began = queries.moment()
    for hours, status in ((6, 200), (11.9, 200), (12, 302)):
        at = began + timedelta(hours=hours, minutes=1 if hours == 12 else 0)
        monkeypatch.setattr(sessions, "moment", lambda at=at: at)
        assert client.get(START).status_code == status
    monkeypatch.undo()
    assert client.get(START)["Location"].startswith(LOGIN)


# --- the password ---


def test_a_one_time_password_opens_only_the_page_that_changes_it(cast: Any) -> None:
    handed = operations.reset_password(user=cast.officer, by="admin", at=queries.moment())
    client = sign_in(cast.officer, password=handed)
    assert client.get(START)["Location"] == OWN["password"]
    assert "一次性密码" in _page(client.get(OWN["password"]))
    answer = client.post(OWN["password"], {"current": handed, "new": NEW, "again": NEW})
    assert answer["Location"] == STAFF
    assert client.get(START).status_code == 200
    sign_in(cast.officer, password=NEW)


def test_a_changed_password_ends_every_other_session(cast: Any) -> None:
    here, there = signed_in(cast.officer), signed_in(cast.officer)
    here.post(OWN["password"], {"current": PASSWORD, "new": NEW, "again": NEW})
    assert here.get(START).status_code == 200
    assert there.get(START).status_code == 302
    operations.reset_password(user=cast.officer, by="admin", at=NOW)
    assert here.get(START).status_code == 302


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ({"current": "x", "new": NEW, "again": NEW}, "当前密码不对", "the current password is wrong"),
        ({"current": PASSWORD, "new": "short", "again": "short"}, "密码须有 10 至 128 个字符", "10 to 128 characters"),
        ({"current": PASSWORD, "new": "password123", "again": "password123"}, "不能是常用密码", "many people use"),
        ({"current": PASSWORD, "new": "officer2019", "again": "officer2019"}, "姓名相近", "like the user name"),
        ({"current": PASSWORD, "new": NEW, "again": "other"}, "两次输入的新密码不同", "the two new passwords differ"),
        ({"current": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "与旧密码相同", "is the old one"),
    ],
)
def test_a_password_that_will_not_do_is_told_in_both_languages(
    cast: Any, given: dict[str, str], zh: str, en: str
) -> None:
    client = signed_in(cast.officer)
    assert zh in _page(client.post(OWN["password"], given))
    assert en in _page(_english(client).post(OWN["password"], given))


# --- the second factor ---


@pytest.mark.parametrize("name", ["leader", "administrator"])
def test_leaders_and_administrators_enrol_a_phone_before_anything_else(cast: Any, name: str) -> None:
    user = getattr(cast, name)
    client = sign_in(user)
    for address in (STAFF, OWN["password"], f"{STAFF}accounts/user/", "/nowhere/"):
        assert client.get(address)["Location"] == OWN["enrol"]
    page = _page(client.get(OWN["enrol"]))
    assert "<svg" in page
    assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page.split("<main")[1])
    wrong = client.post(OWN["enrol"], {"token": "nonsense"})
    assert "验证码不对" in _page(wrong)
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    answer = client.post(OWN["enrol"], {"token": token_of(user, confirmed=False)})
    codes = re.findall(r"<li>([a-z0-9-]{14})</li>", _page(answer))
    assert len(codes) == 10
    assert client.get(START).status_code == 200
    again = sign_in(user)
    assert again.get(START)["Location"] == OWN["code"]
    assert again.get(OWN["enrol"])["Location"] == OWN["code"]
    assert "10" in _page(again.get(OWN["code"]))
    assert again.post(OWN["code"], {"token": codes[0]})["Location"] == STAFF
    assert again.get(START).status_code == 200
    third = sign_in(user)
    assert third.post(OWN["code"], {"token": codes[0]}).status_code == 200
    assert third.get(START)["Location"] == OWN["code"]


def test_others_need_no_phone(cast: Any) -> None:
    for user in (cast.officer, cast.inspector, cast.grid_lead, cast.plant, cast.auditor):
        assert sign_in(user).get(START).status_code == 200


# --- the staff interface ---


def test_an_administrator_makes_and_changes_a_user(cast: Any) -> None:
    client = signed_in(cast.administrator)
    answer = client.post(f"{STAFF}accounts/user/add/", {"username": "new", "role": "officer", "department": "ecology"})
    found = re.search(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", _page(answer))
    assert found
    user = User.objects.get(username="new")
    assert user.check_password(found[0])
    change = f"{STAFF}accounts/user/{user.pk}/change/"
    assert found[0] not in _page(client.get(change))
    assert client.post(change, {"role": "grid_lead", "grid": "g7"}).status_code == 302
    assert User.objects.get(username="new").grid == "g7"
    assert len(entries("user.changed")) == 1
    page = _page(client.post(change, {"role": "plant"}))
    assert "必须写明" in page
    assert "已存在" in _page(client.post(f"{STAFF}accounts/user/add/", {"username": "NEW", "role": "leader"}))


def test_actions_on_users_hand_out_disable_enable_and_forget(cast: Any) -> None:
    client = signed_in(cast.administrator)

    def chosen(action: str, *users: User) -> Any:
        ids = [user.pk for user in users]
        return client.post(f"{STAFF}accounts/user/", {"action": action, "_selected_action": ids}, follow=True)

    page = _page(chosen("hand_out_passwords", cast.officer, cast.plant))
    assert len(re.findall(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", page)) == 2
    page = _page(chosen("disable", cast.officer, cast.administrator))
    assert "不能停用或重置自己的账户" in page
    assert User.objects.get(username="officer").disabled
    assert not User.objects.get(username="admin").disabled
    chosen("enable", cast.officer)
    assert not User.objects.get(username="officer").disabled
    assert chosen("forget_phones", cast.leader).status_code == 200
    assert len(entries("user.second_factor_reset")) == 1


@pytest.mark.parametrize("name", ["auditor", "officer", "inspector", "grid_lead", "plant"])
def test_whoever_does_not_manage_accounts_sees_none(cast: Any, name: str) -> None:
    client = signed_in(getattr(cast, name))
    for address in ("user/", "user/add/", "person/add/"):
        assert client.get(f"{STAFF}accounts/{address}").status_code == 403
    assert client.get(f"{STAFF}accounts/user/{cast.leader.pk}/change/").status_code == 404
    assert client.get(OWN["import"]).status_code == 404


def test_a_leader_reads_accounts_and_changes_none(cast: Any) -> None:
    client = signed_in(cast.leader)
    change = f"{STAFF}accounts/user/{cast.officer.pk}/change/"
    assert client.get(f"{STAFF}accounts/user/").status_code == 200
    assert client.get(change).status_code == 200
    assert client.post(change, {"role": "leader"}).status_code == 403
    answer = client.post(f"{STAFF}accounts/user/", {"action": "disable", "_selected_action": [cast.officer.pk]})
    assert answer.status_code in {200, 302}
    assert not User.objects.get(username="officer").disabled


def test_an_officer_sees_the_own_department_and_a_foreign_id_is_404_and_recorded(cast: Any) -> None:
    client = signed_in(cast.officer)
    page = _page(client.get(f"{STAFF}accounts/person/"))
    assert "王芳" in page
    assert "李强" not in page
    assert "李强" not in _page(client.get(f"{STAFF}accounts/person/?q=H001"))
    assert client.get(f"{STAFF}accounts/person/E001/change/").status_code == 200
    for page_name in ("change", "history"):
        assert client.get(f"{STAFF}accounts/person/H001/{page_name}/").status_code == 404
    assert {entry["lookup"]["pk"] for entry in entries("foreign_id")} == {"H001"}
    assert entries("personal.read") == [{"by": "officer", "object": "E001", "columns": ["phone"]}]


def test_an_administrator_never_reads_a_phone_number_but_may_replace_it(cast: Any) -> None:
    client = signed_in(cast.administrator)
    change = f"{STAFF}accounts/person/E001/change/"
    values = {"code": "E001", "name": "王芳", "department": "ecology", "title": "科长"}
    for address in (change, f"{STAFF}accounts/person/", f"{STAFF}accounts/person/E001/history/"):
        assert "13900000001" not in _page(client.get(address))
    assert client.post(change, {**values, "phone": ""}).status_code == 302
    assert Person.objects.get(pk="E001").phone == "13900000001"
    client.post(change, {**values, "phone": "13911111111"})
    assert Person.objects.get(pk="E001").phone == "13911111111"
    assert "13911111111" not in str(entries("person.changed"))


def test_nothing_is_deleted_in_the_staff_interface(cast: Any) -> None:
    client = signed_in(cast.administrator)
    assert client.post(f"{STAFF}accounts/person/E002/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{STAFF}accounts/user/{cast.plant.pk}/delete/", {"post": "yes"}).status_code == 403


def test_clauses_are_handed_over_on_a_page_and_never_changed(cast: Any) -> None:
    client, add = signed_in(cast.administrator), f"{STAFF}accounts/succession/add/"
    day = queries.moment().date() + timedelta(days=1)
    values = {"plan": "erenhot/2019", "clause": "c1，c2\nc3", "from_person": "E001", "to_person": "E002"}
    page = _page(client.post(add, {**values, "from_date": "2019-01-01"}))
    assert "过去的责任不能改" in page
    assert Succession.objects.count() == 0
    assert client.post(add, {**values, "from_date": str(day)}).status_code == 302
    assert sorted(Succession.objects.values_list("clause", flat=True)) == ["c1", "c2", "c3"]
    assert "只能由负责人移交" in _page(client.post(add, {**values, "from_date": str(day + timedelta(days=1))}))
    row = Succession.objects.first()
    assert client.post(f"{STAFF}accounts/succession/{row.pk}/change/", values).status_code == 403
    assert "王芳" in _page(signed_in(cast.officer).get(f"{STAFF}accounts/succession/"))
    assert "王芳" not in _page(signed_in(cast.other).get(f"{STAFF}accounts/succession/"))
    assert signed_in(cast.officer).get(add).status_code == 403


def test_a_department_keeps_its_code_and_markup_is_text(cast: Any) -> None:
    client = signed_in(cast.administrator)
    answer = client.post(
        f"{STAFF}accounts/department/ecology/change/", {"code": "other", "zh": "<script>alert(1)</script>", "en": ""}
    )
    assert answer.status_code == 302
    assert Department.objects.get(pk="ecology").zh.startswith("<script>")
    assert not Department.objects.filter(pk="other").exists()
    assert "<script>alert(1)" not in _page(client.get(f"{STAFF}accounts/department/"))


# --- the import page ---


def _upload(client: Client, content: bytes) -> str:
    return _page(client.post(OWN["import"], {"file": SimpleUploadedFile("list.xlsx", content)}))


def test_a_list_is_previewed_then_stored_and_passwords_are_shown_once(cast: Any) -> None:
    client = signed_in(cast.administrator)
    assert "工号 / staff number" in _page(client.get(OWN["import"]))
    page = _upload(client, workbook({"users": [["username", "role"], ["new", "auditor"]]}))
    held = re.search(r'name="held" value="([^"]+)"', page)
    assert held
    assert not User.objects.filter(username="new").exists()
    stored = client.post(OWN["import"], {"held": held[1]})
    assert len(re.findall(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", _page(stored))) == 1
    assert "no-store" in stored["Cache-Control"]
    again = _page(client.post(OWN["import"], {"held": held[1]}))
    assert not re.findall(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", again)


def test_faults_of_a_list_are_shown_and_a_forged_or_broken_one_is_refused(cast: Any) -> None:
    client = signed_in(cast.administrator)
    page = _upload(client, workbook({"users": [["username", "role"], ["new", "king"]]}))
    assert "users!B2 role：没有“king”" in page
    assert 'name="held"' not in page
    assert "不是可读的 XLSX 文件" in _upload(client, b"<script>alert(1)</script>")
    assert "超过上限" in _upload(client, b"x" * 1_500_001)
    content = base64.b64encode(workbook({"users": [["username", "role"], ["x", "leader"]]})).decode()
    for forged in ("x", signing.dumps({"name": "x", "content": content}, salt="another", key="k" * 50)):
        assert "预览已过期" in _page(client.post(OWN["import"], {"held": forged}))
    assert views.SALT
    assert not User.objects.filter(username="x").exists()


@pytest.mark.parametrize("address", ["password", "replace", "code", "import"])
def test_own_pages_ask_for_signing_in_and_are_wholly_english_in_english(cast: Any, address: str) -> None:
    assert visitor().get(OWN[address])["Location"].startswith(LOGIN)
    client = signed_in(cast.administrator)
    assert re.search(r"[\u4e00-\u9fff]", _page(client.get(OWN[address])).split("<main")[1])
    page = _page(_english(client).get(OWN[address]))
    own = page.split("<main")[1].split("</main>")[0]
    if address == "import":  # the heads of columns are in both languages
        own = own.split("<dl>")[0]
    assert not re.search(r"[\u4e00-\u9fff]", own)


@pytest.mark.parametrize(
    "asked",
    ["person/?phone__startswith=139", "user/?password__startswith=pbkdf2", "user/?must_change_password__exact=0"],
)
def test_lists_are_not_filtered_by_what_they_do_not_show(cast: Any, asked: str) -> None:
    assert signed_in(cast.administrator).get(f"/accounts/{asked}").status_code == 400


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("person/?department__code__exact=ecology", "E001"),
        ("person/?left_date__isempty=1", "E001"),
        ("user/?role__exact=officer", "officer"),
        ("department/?closed__exact=0", "ecology"),
    ],
)
def test_lists_are_filtered_by_what_they_offer(cast: Any, asked: str, shown: str) -> None:
    answer = signed_in(cast.administrator).get(f"/accounts/{asked}")
    assert answer.status_code == 200
    assert shown in _page(answer)


def test_a_secret_shown_to_one_session_is_not_enrolled_by_another(cast: Any) -> None:
    thief, owner = sign_in(cast.leader), sign_in(cast.leader)
    thief.get(OWN["enrol"])
    seen = TOTPDevice.objects.get(user=cast.leader).key
    owner.get(OWN["enrol"])
    token = token_of(cast.leader, confirmed=False)
    assert "备用码" in _page(owner.post(OWN["enrol"], {"token": token}))
    assert TOTPDevice.objects.get(user=cast.leader, confirmed=True).key != seen
    assert thief.get(START)["Location"] == OWN["code"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("plant", "贵企业"), ("grid_lead", "网格：<code>g1</code>"), ("inspector", "片区：<code>north</code>")],
)
def test_who_has_no_pages_yet_reads_what_will_be_there_and_whom_to_ask(cast: Any, name: str, words: str) -> None:
    page = _page(signed_in(getattr(cast, name)).get(START))
    assert words in page
    assert "请联系生态环境局的系统管理员" in page
    assert "请联系生态环境局" not in _page(signed_in(cast.auditor).get(START))


def test_states_are_told_in_words_and_times_by_the_clock_of_the_home(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", str(-7 * 366 * 86400))
    operations.disable_user(user=cast.plant, by="x", at=NOW)
    Person.objects.filter(pk="E001").update(left_date=queries.moment().date())
    client = signed_in(cast.administrator)
    page = _page(client.get(f"{STAFF}accounts/user/"))
    for state in ("在用", "停用", "离岗"):
        assert state in page
    assert "close_small" not in page
    cast.administrator.refresh_from_db()
    assert cast.administrator.last_login.year < 2024
    ahead = re.search(r"airshed/clock\.js\?ahead=(-?\d+)", page)
    assert ahead
    assert abs(int(ahead[1]) - 8 * 3600 + 7 * 366 * 86400) <= 60

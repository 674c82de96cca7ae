import json
import re
import stat
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from tests.web.conftest import CAST, STRANGER, Site

from airshed.web import middleware
from airshed.web.env import SETTINGS_FILE, settings_text
from airshed.web.installation import InstallationBroken, database, secret_key
from airshed.web.sidebar import navigation

Clients = Callable[..., Client]
NAMES = {"English", "Airshed", "Cookie", "allowed_hosts", *CAST}
ICONS = "material-symbols-outlined"
STAFF_PAGES = (
    *("/dust/", "/quality/", "/quality/rejects/", "/quality/stations/", "/key-units/"),
    *("/", "/start/", "/overview/", "/overview/screen/", "/overview/part/"),
    *("/plans/", "/plans/erenhot/2019/", "/releases/"),
)


class _Seen(HTMLParser):
    """What a reader sees or hears: text and labels, without scripts, styles and the names of icons."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden: list[str] = []
        self._lang: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.words += [value for name in ("title", "alt", "aria-label", "placeholder") if (value := given.get(name))]
        if tag in {"meta", "link", "input", "img", "br", "hr"}:
            return
        icon = tag == "span" and ICONS in (given.get("class") or "")
        foreign = tag == "button" and "lang" in given  # the other language's own name
        if self._hidden or tag in {"script", "style", "code"} or icon or foreign:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - signature of HTMLParser
        if self._hidden:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.words.append(data.strip())


def _seen(answer: Any) -> str:
    parser = _Seen()
    parser.feed(answer.content.decode())
    return "\n".join(parser.words)


def _english(text: str) -> list[str]:
    return [
        w
        for w in re.findall(r"[A-Za-z][A-Za-z_']+", text)
        if w not in NAMES and w.lower() not in {"zh", "hans", "en", "esc"}
    ]


# --- languages ---


def test_the_sign_in_page_is_chinese_whatever_the_browser_prefers(client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/login/", headers={"accept-language": "en-US"})
    assert answer.headers["Content-Language"] == "zh-hans"
    assert "登录" in _seen(answer)
    assert _english(_seen(answer)) == []


def test_the_sign_in_page_is_english_for_who_chose_it(client_of: Clients) -> None:
    answer = client_of(STRANGER, language="en").get("/login/")
    assert "Log in" in _seen(answer)
    assert re.findall(r"[\u4e00-\u9fff]+", _seen(answer)) == []


def test_a_button_changes_the_language(client_of: Clients) -> None:
    client = client_of(STRANGER)
    assert client.post("/language/setlang/", {"language": "en", "next": "/login/"}).status_code == 302
    assert client.get("/login/").headers["Content-Language"] == "en"


def test_a_language_that_is_not_there_is_chinese(client_of: Clients) -> None:
    assert client_of(STRANGER, language="fr'\"").get("/login/").headers["Content-Language"] == "zh-hans"


@pytest.mark.parametrize("name", CAST)
def test_the_start_page_is_in_one_language(client_of: Clients, name: str) -> None:
    assert _english(_seen(client_of(name).get("/start/"))) == []
    seen = _seen(client_of(name, language="en").get("/start/")).replace("简体中文", "")
    assert re.findall(r"[\u4e00-\u9fff]+", seen) == []


@pytest.mark.parametrize("status", [400, 403, 404, 413, 414, 500])
def test_error_pages_are_in_one_language_and_lead_back(site: Site, rf: Any, status: int) -> None:
    from airshed.web.errors import page  # noqa: PLC0415 - beside its use

    for language, other in (("zh-hans", r"(?!allowed_hosts|Cookie)\b[A-Za-z]{2,}\b"), ("en", r"[\u4e00-\u9fff]")):
        rf.LANGUAGE_CODE = language
        answer = page(rf, status)
        assert answer.status_code == status
        assert re.findall(other, _seen(answer).replace("allowed_hosts", "")) == []
        assert '<a href="/">' in answer.content.decode()


@pytest.fixture
def rf() -> Any:
    from django.test import RequestFactory  # noqa: PLC0415 - beside its use

    return RequestFactory().get("/")


def test_the_catalogue_is_compiled() -> None:
    import subprocess  # noqa: PLC0415 - beside its use
    import sys  # noqa: PLC0415

    script = Path(__file__).parents[2] / ".ci" / "catalogue"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0


# --- who sees what ---


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_a_stranger_is_asked_to_sign_in(client_of: Clients, address: str) -> None:
    answer = client_of(STRANGER).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/login/?next={address}")


def test_the_sidebar_shows_what_a_role_may_see(client_of: Clients) -> None:
    assert "用户" in _seen(client_of("administrator").get("/start/"))
    assert "审计日志" in _seen(client_of("auditor").get("/start/"))
    for name in ("inspector", "grid_lead", "plant"):
        seen = _seen(client_of(name).get("/start/"))
        assert "方案进展" not in seen
        assert "审计记录" not in seen


def test_the_sections_are_in_the_order_of_use(client_of: Clients) -> None:
    page = client_of("leader").get("/start/").content.decode()
    titles = re.findall(r'<h2 id="section-\d+">([^<]+)</h2>', page)
    assert titles == ["方案", "案件", "台账", "空气", "发布与报告", "系统"]
    assert page.index('href="/overview/"') < page.index('href="/plans/"')


def test_tokens_are_in_the_menu_of_the_own_account(client_of: Clients) -> None:
    for name in CAST:
        page = client_of(name).get("/start/").content.decode()
        assert page.count('href="/account/tokens/"') == 1, name
        assert page.index('id="user-links"') < page.index('href="/account/tokens/"')


def test_one_page_changes_a_password(client_of: Clients) -> None:
    answer = client_of("officer").get("/password_change/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/password/")
    assert "修改密码 | 清洁空气方案" in client_of("officer").get("/account/password/").content.decode()


def test_the_import_of_lists_is_in_the_sidebar(client_of: Clients) -> None:
    assert "导入名单" in _seen(client_of("administrator").get("/start/"))
    assert "导入名单" not in _seen(client_of("officer").get("/start/"))


def test_an_empty_list_offers_to_add_only_to_whom_it_may(client_of: Clients) -> None:
    assert "增加" in _seen(client_of("administrator").get("/accounts/succession/"))
    assert "增加" not in _seen(client_of("officer").get("/accounts/succession/"))
    assert "没有符合的记录" in _seen(client_of("administrator").get("/accounts/user/?q=zzz"))


def test_every_link_of_the_sidebar_opens(client_of: Clients) -> None:
    for name in CAST:
        client = client_of(name)
        for address in set(re.findall(r'<li><a href="(/[^"]+)"', client.get("/start/").content.decode())):
            assert client.get(address).status_code == 200, (name, address)


def test_the_plan_is_listed_by_status(client_of: Clients) -> None:
    seen = _seen(client_of("leader").get("/plans/erenhot/2019/"))
    assert "无数据" in seen
    assert "合成数据" not in seen


def test_a_synthetic_place_is_told(site: Site, client_of: Clients) -> None:
    text = "erenhot: {zh: 示例, en: Example, synthetic: true, stations: [{station: X1, from_date: 2018-01-01}]}\n"
    (site.home / "places.yaml").write_text(text, encoding="utf-8")
    assert "合成数据" in _seen(client_of("leader").get("/plans/erenhot/2019/"))


def test_places_that_cannot_be_read_are_told_with_the_way_out(site: Site, client_of: Clients) -> None:
    (site.home / "places.yaml").write_text("erenhot: 7\n", encoding="utf-8")
    answer = client_of("leader").get("/plans/erenhot/2019/")
    assert answer.status_code == 503
    assert "airshed doctor" in _seen(answer)


@pytest.mark.parametrize("name", ["auditor", "inspector", "grid_lead", "plant"])
def test_plans_are_not_there_for_roles_without_clauses(client_of: Clients, name: str) -> None:
    assert client_of(name).get("/plans/erenhot/2019/").status_code == 404


def test_an_unknown_plan_is_not_found(client_of: Clients) -> None:
    assert client_of("leader").get("/plans/nowhere/1900/").status_code == 404


# --- bad input ---


def test_a_query_string_of_a_megabyte_is_refused(client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/login/?q=" + "a" * 1_000_000)
    assert answer.status_code == 414
    assert "地址太长" in _seen(answer)


@pytest.mark.parametrize(("length", "status"), [(str(10**12), 413), ("-5", 400), ("x", 400), ("9" * 5000, 413)])
def test_a_body_that_is_too_large_or_of_no_size_is_refused(site: Site, length: str, status: int) -> None:
    assert Client().post("/login/", CONTENT_LENGTH=length, HTTP_HOST="localhost").status_code == status


def test_a_foreign_host_is_refused_without_a_trace(site: Site) -> None:
    answer = Client(headers={"host": "evil.example"}).get("/login/")
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_an_unknown_address_is_not_found_also_for_strangers(client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/nowhere/<script>")
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_words(site: Site) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    answer = client.post("/login/", {"username": "leader", "password": "x"})
    assert answer.status_code == 403
    assert "表单已失效" in _seen(answer)


def test_programs_get_faults_as_json(client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/nowhere/", headers={"accept": "application/json"})
    assert json.loads(answer.content)["errors"][0]["code"] == "http.404"


# --- headers ---


@pytest.mark.parametrize("address", ["/login/", "/health", "/nowhere/"])
def test_every_answer_has_its_headers(client_of: Clients, address: str) -> None:
    headers = client_of(STRANGER).get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store" or address == "/login/"
    assert ("unsafe" in headers["Content-Security-Policy"]) == (address == "/login/")


def test_pages_load_nothing_from_elsewhere(client_of: Clients) -> None:
    for name, address in (
        (STRANGER, "/login/"),
        ("administrator", "/start/"),
        ("leader", "/overview/screen/"),
        ("administrator", "/accounts/user/"),
    ):
        page = client_of(name).get(address).content.decode()
        sources = re.findall(r'(?:src|href)="([^"#]+)"', page)
        assert [s for s in sources if not s.startswith(("/", "?"))] == []
        missing = [
            s
            for s in sources
            if s.startswith("/static/") and not finders.find(s.removeprefix("/static/").split("?")[0])
        ]
        assert missing == []


def test_the_policies_are_those_of_the_record() -> None:
    record = (Path(__file__).parents[2] / "docs/adr/0008-web-application.md").read_text(encoding="utf-8")
    assert middleware.STRICT_POLICY in record
    assert middleware.STAFF_POLICY in record


# --- clock and health ---


def test_a_moved_clock_is_on_every_page(site: Site, client_of: Clients) -> None:
    (site.home / SETTINGS_FILE).write_text(settings_text({"clock_offset_s": -200_000_000}), encoding="utf-8")
    for name, address in (
        (STRANGER, "/login/"),
        (STRANGER, "/nowhere/"),
        ("leader", "/start/"),
        ("leader", "/overview/screen/"),
        ("leader", "/plans/"),
    ):
        assert "演示时钟 " in _seen(client_of(name).get(address)), address


def test_the_real_clock_is_not_mentioned(client_of: Clients) -> None:
    assert "演示时钟" not in _seen(client_of(STRANGER).get("/login/"))


def test_health_needs_no_sign_in_and_tells_no_secret(site: Site, client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/health")
    assert answer.status_code == 200
    assert {key: answer.json()[key] for key in ("ok", "database", "lake")} == {
        "ok": True,
        "database": "ok",
        "lake": "ok",
    }
    assert str(site.home) not in answer.content.decode()


def test_health_tells_of_data_and_jobs_without_failing(site: Site, client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/health")
    assert answer.status_code == 200
    told = {key: answer.json()[key] for key in ("jobs", "last_data", "last_hour")}
    assert told == {"jobs": "stopped", "last_data": "none", "last_hour": None}


def test_health_says_when_the_lake_or_database_is_gone(site: Site, client_of: Clients) -> None:
    client = client_of(STRANGER)
    (site.home / "lake").rename(site.home / "files" / "lake")
    assert client.get("/health").json()["lake"] == "failed"
    from django.db import connection  # noqa: PLC0415 - beside its use

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE django_migrations")
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["database"]) == (503, "failed")


# --- key and database ---


def test_the_key_is_made_once_for_its_owner_only(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIRSHED_SECRET_KEY", raising=False)
    key = secret_key(home)
    assert len(key) >= 50
    assert secret_key(home) == key
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    assert [p.name for p in home.glob(".secret*")] == []
    assert key not in (home / SETTINGS_FILE).read_text(encoding="utf-8")


def test_the_environment_names_the_key_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_SECRET_KEY", "k" * 50)
    assert secret_key(home) == "k" * 50
    assert not (home / "secret.key").exists()
    monkeypatch.setenv("AIRSHED_SECRET_KEY", "short")
    with pytest.raises(InstallationBroken) as caught:
        secret_key(home)
    assert caught.value.faults[0].code == "web.short_secret"


def test_the_database_is_sqlite_unless_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_DATABASE_URL", "set")
    assert database(home, "")["NAME"] == str(home / "db.sqlite3")
    named = database(home, "postgresql://me:p%40ss@db.local:5433/air?sslmode=require")
    assert named["ENGINE"] == "django.db.backends.postgresql"
    assert (named["USER"], named["PASSWORD"], named["HOST"], named["PORT"], named["NAME"]) == (
        "me",
        "p@ss",
        "db.local",
        "5433",
        "air",
    )
    assert named["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://h/x", "postgresql://host", "postgresql://h:port/x", "x", "postgresql://[/x"])
def test_an_address_that_is_none_is_refused_without_repeating_it(home: Path, url: str) -> None:
    with pytest.raises(InstallationBroken) as caught:
        database(home, url)
    assert caught.value.faults[0].code == "web.database_url"
    assert caught.value.faults[0].value == ""


def test_a_password_does_not_stand_in_the_settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIRSHED_DATABASE_URL", raising=False)
    with pytest.raises(InstallationBroken) as caught:
        database(home, "postgresql://me:secret@host/air")
    assert caught.value.faults[0].code == "web.secret_in_file"


def test_one_page_of_the_sidebar_is_open_even_where_one_lies_below_another(client_of: Clients) -> None:
    for address, open_one in (("/quality/stations/", "/quality/stations/"), ("/quality/", "/quality/")):
        client = client_of("leader")
        page = client.get(address)
        items = [item for section in navigation(page.wsgi_request) for item in section["items"]]
        shut = {item["link"] for item in items if item.get("active") is False}
        assert [i["link"] for i in items if address.startswith(i["link"]) and i["link"] not in shut] == [open_one]

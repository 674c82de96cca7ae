"""What may befall a server at work: each page says so in words with the way out, and nothing is stored by halves."""

import json
import os
import resource
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.serving import Served, Visitor, free_port, jobs_of, serving
from tests.web.conftest import CAST, PASSWORD, Site

from airshed.web import env
from airshed.web.checks import examine

Clients = Callable[..., Client]
SIGN_IN = {"username": "officer", "password": PASSWORD}


@pytest.fixture
def served(site: Site) -> Iterator[Served]:
    connection.close()
    with serving(site.home) as served:
        yield served


def _stored(home: Path) -> dict[str, int]:
    """Return how much signing in stored: sessions and entries of the log."""
    with closing(sqlite3.connect(home / "db.sqlite3")) as base:
        tables = ("django_session", "audit_entry")
        return {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608 - ours


def _in_words(home: Path, answer: tuple[int, Any, str], title: str, *, after: int = 60) -> None:
    """Check a page of trouble: what happened, when to come back, and nothing of the inside."""
    status, headers, text = answer
    assert status == 503
    assert title in text
    assert headers["Retry-After"] == str(after)
    for inside in ("Traceback", "sqlite", "OperationalError", str(home)):
        assert inside not in text, inside


def _health(served: Served) -> dict[str, Any]:
    status, text = served.get("/health")
    found: dict[str, Any] = json.loads(text)
    assert (status == 200) is found["ok"]
    return found


def test_a_database_held_by_another_program(served: Served) -> None:
    before = _stored(served.home)
    answers: list[tuple[int, Any, str]] = []

    def try_to_sign_in() -> None:
        answers.append(Visitor(served).post("/login/", **SIGN_IN))

    with closing(sqlite3.connect(served.home / "db.sqlite3", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        writers = [threading.Thread(target=try_to_sign_in) for _ in range(2)]
        for writer in writers:
            writer.start()
        assert served.get("/login/")[0] == 200
        assert answers == []  # readers are answered while writers still wait
        assert _health(served)["database"] == "failed"
        for writer in writers:
            writer.join()
        holder.execute("ROLLBACK")
    assert len(answers) == 2
    for answer in answers:
        _in_words(served.home, answer, "系统正忙", after=5)
    assert _stored(served.home) == before
    assert "http.unavailable error=" in served.said()
    assert "method=POST path=/login/ trouble=busy" in served.said()
    assert "Traceback" not in served.said()
    assert Visitor(served).post("/login/", **SIGN_IN)[0] == 302
    assert _health(served)["ok"]


def test_a_session_that_cannot_be_kept_is_no_mistake_of_the_visitor(client_of: Clients, site: Site) -> None:
    client = _calm(client_of("leader"))
    page = "/account/code/"
    connection.close()
    with _quick(), closing(sqlite3.connect(site.home / "db.sqlite3", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        answer = client.post(page, {"token": "1"})
        holder.execute("ROLLBACK")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


@contextmanager
def _quick() -> Iterator[None]:
    """Let nobody wait for the database for long."""
    options = connection.settings_dict["OPTIONS"]
    before = options["timeout"]
    options["timeout"] = 0.05
    connection.close()
    yield
    connection.close()
    options["timeout"] = before


def _calm(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def _clear(home: Path) -> None:
    for path in home.glob("db.sqlite3*"):
        path.unlink()


def _spoil(home: Path) -> None:
    _clear(home)
    (home / "db.sqlite3").write_bytes(b"no database at all. " * 1000)


def _empty(home: Path) -> None:
    _clear(home)
    with closing(sqlite3.connect(home / "db.sqlite3")) as base:
        base.execute("CREATE TABLE other (n)")


@pytest.mark.parametrize(
    ("befall", "title"), [(_clear, "找不到数据库"), (_spoil, "数据库损坏"), (_empty, "数据库损坏")]
)
def test_a_database_that_is_not_what_it_was(
    served: Served, befall: Callable[[Path], None], title: str, airshed: Callable[..., Any]
) -> None:
    befall(served.home)
    left = sorted(path.name for path in served.home.glob("db.sqlite3"))
    assert served.get("/login/")[0] == 200
    _in_words(served.home, Visitor(served).post("/login/", **SIGN_IN), title)
    assert _health(served)["database"] == "failed"
    assert sorted(path.name for path in served.home.glob("db.sqlite3")) == left  # none is made in its place
    assert "Traceback" not in served.said()
    found = examine(served.home, "database", now=datetime.now())
    assert found.ok is (befall is _empty)  # that one is told by check migrations
    assert not examine(served.home, "migrations", now=datetime.now()).ok or befall is _clear
    if befall is _clear:
        assert served.stop() == 0
        answer = airshed("serve", "--home", served.home, "--port", free_port(), "--json")
        assert (answer.code, answer.json["errors"][0]["code"]) == (2, "web.database_gone")
        assert list(served.home.glob("db.sqlite3*")) == []


@contextmanager
def _read_only(home: Path) -> Iterator[None]:
    """Let nobody write into a home; root, whom no permission stops, has it mounted like that."""
    if os.geteuid():
        for path in (*home.glob("db.sqlite3*"), home):
            path.chmod(path.stat().st_mode & ~0o222)
        yield
        for path in (home, *home.glob("db.sqlite3*")):
            path.chmod(path.stat().st_mode | 0o200)
        return
    for words in (["--bind", str(home), str(home)], ["-o", "remount,ro,bind", str(home)]):
        if subprocess.run(["mount", *words], check=False, capture_output=True).returncode:  # noqa: S607 - of the system
            pytest.skip("this machine lets nothing be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)  # noqa: S607 - as above


def test_a_home_that_can_only_be_read(client_of: Clients, site: Site) -> None:
    stranger, officer = _calm(client_of("stranger")), _calm(client_of("officer"))
    connection.close()
    with _read_only(site.home):
        for answer in (stranger.post("/login/", SIGN_IN), officer.get("/plans/")):
            _in_words(site.home, (answer.status_code, answer.headers, answer.content.decode()), "不能保存")
        health = stranger.get("/health")
        assert (health.status_code, health.json()["disk"]) == (503, "failed")
        assert "dmesg" in examine(site.home, "database", now=datetime.now()).remedy.en
        connection.close()
    assert stranger.post("/login/", SIGN_IN).status_code == 302


def _workers(served: Served) -> list[int]:
    """Return the processes of the server, without those of the jobs."""
    own = served.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return [own, *(int(child) for child in children if child not in jobs_of(served.home))]


def test_a_disk_without_room(served: Served) -> None:
    visitor, before = Visitor(served), _stored(served.home)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for pid in _workers(served):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    _in_words(served.home, visitor.post("/login/", **SIGN_IN), "存不下了")
    assert _health(served)["disk"] == "failed"
    assert served.get("/login/")[0] == 200
    for pid in _workers(served):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
    assert _stored(served.home) == before
    assert visitor.post("/login/", **SIGN_IN)[0] == 302
    assert _health(served)["ok"]
    with closing(sqlite3.connect(served.home / "db.sqlite3")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_settings_that_break_while_pages_are_served(served: Served) -> None:
    path = served.home / "settings.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("session_hours = [", encoding="utf-8")
    _in_words(served.home, served.ask("/login/"), "设置有误")
    english = served.ask("/login/", headers={"Cookie": "django_language=en", "Accept": "text/html"})
    _in_words(served.home, english, "The settings are wrong")
    assert _health(served)["settings"] == "failed"
    assert "trouble=settings" in served.said()
    path.write_text(whole, encoding="utf-8")
    assert served.get("/login/")[0] == 200
    assert _health(served)["ok"]


@pytest.mark.parametrize("name", CAST)
def test_a_damaged_lake_leaves_every_page_answering(client_of: Clients, site: Site, name: str) -> None:
    log = site.home / "lake" / "ambient_hours" / "_delta_log"
    log.mkdir(parents=True)
    (log / f"{0:020}.json").write_text("{ no log", encoding="utf-8")
    client = _calm(client_of(name))
    pages = {"/start/", *_links(client)}
    answers = {page: client.get(page) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items() if answer.status_code not in {200, 503}} == {}
    for answer in answers.values():
        if answer.status_code == 503:
            assert "airshed doctor" in answer.content.decode()
    health = client.get("/health")
    assert (health.status_code, health.json()["lake"]) == (503, "failed")


def _links(client: Client) -> set[str]:
    from airshed.web.sidebar import navigation  # noqa: PLC0415 - needs Django

    request = client.get("/").wsgi_request
    return {item["link"] for section in navigation(request) for item in section["items"]}


def test_a_key_that_is_gone_is_told_and_the_server_goes_on(served: Served) -> None:
    visitor = Visitor(served)
    assert visitor.post("/login/", **SIGN_IN)[0] == 302
    assert examine(served.home, "key", now=datetime.now()).ok
    (served.home / "secret.key").unlink()
    assert visitor.get("/start/")[0] == 200
    found = examine(served.home, "key", now=datetime.now())
    assert not found.ok
    assert "secret.key" in found.remedy.zh
    assert not (served.home / "secret.key").exists()


def test_a_key_that_others_may_read_is_told(site: Site) -> None:
    (site.home / "secret.key").chmod(0o644)
    found = examine(site.home, "key", now=datetime.now())
    assert (found.ok, "chmod 600" in found.remedy.en) == (False, True)


def test_a_clock_turned_back_ends_sessions_and_is_told(client_of: Clients, site: Site) -> None:
    client = client_of("officer")
    assert client.get("/start/").status_code == 200
    now = env.now(site.home)
    assert examine(site.home, "clock", now=now).ok
    (site.home / "settings.toml").write_text(env.settings_text({"clock_offset_s": -86400}), encoding="utf-8")
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/")
    found = examine(site.home, "clock", now=env.now(site.home) - timedelta(days=1))
    assert not found.ok
    assert "timedatectl" in found.remedy.en


def test_what_is_our_own_mistake_is_500_and_logged_with_its_trace(
    client_of: Clients, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from airshed.web.board import queries  # noqa: PLC0415 - needs Django

    monkeypatch.setattr(queries, "list_plans", lambda *_, **__: 1 / 0)
    answer = _calm(client_of("leader")).get("/plans/")
    assert answer.status_code == 500
    assert "系统出错" in answer.content.decode()

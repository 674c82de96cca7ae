"""Pages of reports: who sees them, what they show, what rubbish and hostile files come to."""

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from tests.conftest import Answer
from tests.web.conftest import STRANGER, Site
from tests.web.reports.conftest import DAY, NOW
from tests.web.reports.test_templates import paper

from airshed.errors import Fault
from airshed.lake.listing import LakeBusy
from airshed.web import env
from airshed.web.audit.models import Entry
from airshed.web.reports import operations
from airshed.web.reports.models import Failure, Report

Clients = Callable[..., Client]
MOST_QUERIES = 30
DATA = {"示例市", "示例口岸", "示例学校"}
"""Names that are data, in whatever language the page is."""


def number(kind: str = "daily") -> int:
    return int(Report.objects.get(kind=kind).pk)


def addresses() -> list[str]:
    found = [f"/reports/{number(kind)}/{end}" for kind in ("daily", "monthly") for end in ("", "print/")]
    return ["/reports/", "/reports/?kind=monthly", "/reports/templates/", *found]


def seen(answer: Any) -> str:
    """Return the text of a page."""
    page = answer.content.decode()
    main = page[page.index('class="airshed-title"') - 200 :]
    main = re.sub(r"<span[^>]*material-symbols[^>]*>.*?</span>", " ", main, flags=re.DOTALL)
    return re.sub(r"<(script|style|svg|code|nav).*?</\1>|<[^>]+>", " ", main, flags=re.DOTALL)


@pytest.mark.parametrize(
    "name", [STRANGER, "auditor", "administrator", "officer_elsewhere", "inspector", "grid_lead", "plant"]
)
def test_who_may_not_finds_nothing(client_of: Clients, name: str) -> None:
    status = 302 if name == STRANGER else 404
    client, n = client_of(name), number()
    for address in (*addresses(), f"/reports/{n}/zh.docx", "/reports/templates/daily/zh/"):
        assert client.get(address).status_code == status, address
    for address in ("/reports/make/", f"/reports/{n}/verify/", "/reports/templates/daily/zh/"):
        assert client.post(address, {"kind": "daily", "day": "2019-11-18"}).status_code == status, address
    assert Report.objects.count() == 2


def test_a_leader_reads_and_takes_home_but_makes_nothing(client_of: Clients) -> None:
    leader = client_of("leader")
    for address in addresses():
        assert leader.get(address).status_code == (404 if "templates" in address else 200), address
    assert "现在生成" not in seen(leader.get("/reports/"))
    assert leader.get(f"/reports/{number()}/zh.docx").status_code == 200
    assert leader.post("/reports/make/", {"kind": "daily", "day": "2019-11-18"}).status_code == 404


def test_pages_are_in_one_language_and_ask_little_of_the_database(client_of: Clients) -> None:
    for address in addresses():
        client = client_of("officer")
        with CaptureQueriesContext(connection) as queries:
            chinese = seen(client.get(address))
        assert len(queries) <= MOST_QUERIES, address
        words = re.findall(
            r"[A-Za-z][a-z_]{2,}",
            re.sub(r"\b[DF]-\w+|\b[0-9a-f]{64}\b|gb\w+-[\w-]+|hj\w+-\w+|AIRSHED_\w+|airshed [a-z ]+", "", chinese),
        )
        assert set(words) <= {"erenhot", "rank_cities", "docx", "Word", "Ctrl", "officer", "report_hour", "esc"}, (
            address,
            words,
        )
        english = seen(client_of("officer", language="en").get(address))
        left = set(re.findall(r"[\u4e00-\u9fff]+", english)) - DATA
        assert left == set(), address


def test_the_page_says_what_the_document_says_with_ways_to_the_figures(
    client_of: Clients, site: Site, airshed: Callable[..., Answer]
) -> None:
    words = ("plan", "status", "erenhot/2019", "--as-of", f"{DAY}", "--home", site.home, "--json")
    without_data = airshed(*words).json["counts"]["no_data"]
    page = client_of("officer").get(f"/reports/{number()}/").content.decode()
    content = Report.objects.get(kind="daily").content
    for goal in content["goals"]:
        assert f'href="/plans/erenhot/2019/frozen/{goal["figure_id"]}/"' in page
    text = seen(client_of("officer").get(f"/reports/{number()}/"))
    for told in (
        "25.2 µg/m³",
        "318/323",
        "为什么是这个数",
        "合成数据",
        "有效/应有",
        "2019-11-20 08:30",
        f"无数据 {without_data}",
    ):
        assert told in text, told
    assert Report.objects.get(kind="daily").digest in page


def test_a_document_is_handed_out_as_it_was_made_and_that_is_logged(client_of: Clients) -> None:
    answer = client_of("officer").get(f"/reports/{number()}/en.docx")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Daily report" in "\n".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
    entry = Entry.objects.get(action="report.exported")
    assert (entry.by, entry.object) == ("officer", f"daily:erenhot/2019:{DAY}:1")
    assert client_of("officer").get(f"/reports/{number()}/fr.docx").status_code == 404


def test_make_now_makes_and_says_when_nothing_changed(client_of: Clients, site: Site) -> None:
    officer = client_of("officer")
    answer = officer.post("/reports/make/", {"kind": "daily", "day": f"{DAY}"}, follow=True)
    assert "没有变化" in answer.content.decode()
    answer = officer.post("/reports/make/", {"kind": "daily", "day": f"{DAY - timedelta(days=1)}"}, follow=True)
    assert "第 1 版" in answer.content.decode()
    assert Report.objects.get(day=DAY - timedelta(days=1)).by == "officer"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"kind": "x", "day": "y"},
        {"kind": "daily", "day": "9999-12-31"},
        {"kind": "monthly", "day": "2019-11-01"},
        {"kind": "daily", "day": "0001-01-01"},
    ],
)
def test_rubbish_and_days_to_come_make_nothing(client_of: Clients, given: dict[str, str]) -> None:
    answer = client_of("officer").post("/reports/make/", given)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert Report.objects.count() == 2


@pytest.mark.parametrize("query", ["?kind=x", "?page=-1", "?page=x", "?page=99999999999999999999", "?kind=%00&page="])
def test_rubbish_parameters_do_no_harm(client_of: Clients, query: str) -> None:
    assert client_of("officer").get(f"/reports/{query}").status_code == 200


def test_unknown_reports_are_not_found(client_of: Clients) -> None:
    for address in (
        "/reports/999/",
        "/reports/99999999999999999999999/",
        "/reports/x/",
        "/reports/templates/weekly/zh/",
    ):
        assert client_of("officer").get(address).status_code == 404, address


def test_a_check_says_that_all_is_as_it_was(client_of: Clients) -> None:
    answer = client_of("leader").post(f"/reports/{number()}/verify/", follow=True)
    assert "核对一致" in answer.content.decode()
    Report.objects.update(digest="0" * 64)
    answer = client_of("leader").post(f"/reports/{number()}/verify/", follow=True)
    assert "核对不一致" in answer.content.decode()


def test_an_empty_home_says_what_to_do_next(client_of: Clients, site: Site) -> None:
    Report.objects.all().delete()
    assert "现在生成" in seen(client_of("officer").get("/reports/"))
    (site.home / env.PLACES_FILE).write_text("", encoding="utf-8")
    assert "places.yaml" in seen(client_of("officer").get("/reports/"))
    answer = client_of("officer").post("/reports/make/", {"kind": "daily", "day": f"{DAY}"})
    assert (answer.status_code, "places.yaml" in answer.content.decode()) == (400, True)


def test_a_failure_is_told_on_the_page(client_of: Clients) -> None:
    fault = {"code": "reports.template_field", "where": "daily.docx", "value": "titel", "expected": "title"}
    Failure.objects.create(kind="daily", day=DAY, at=NOW, faults=[fault])
    assert "titel" in seen(client_of("leader").get("/reports/"))


def test_who_writes_meanwhile_is_not_named(client_of: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LakeBusy(Fault("lake.busy", "lake", "pid 4711"))

    monkeypatch.setattr(operations, "make", busy)
    answer = client_of("officer").post("/reports/make/", {"kind": "daily", "day": "2019-11-18"})
    assert answer.status_code == 503
    assert "请过一会儿再试" in answer.content.decode()
    assert "4711" not in answer.content.decode()


def test_a_template_goes_out_and_comes_back(client_of: Clients, site: Site) -> None:
    officer, address = client_of("officer"), "/reports/templates/daily/zh/"
    content = officer.get(address).content
    assert content.startswith(b"PK")
    answer = officer.post(address, {"file": SimpleUploadedFile("日报.docx", content)}, follow=True)
    assert "模板已换" in answer.content.decode()
    assert "本单位的模板" in answer.content.decode()
    shown = re.search(r"更换于\s*([\d-]+ [\d:]+)", answer.content.decode())
    assert shown is not None
    assert abs(datetime.fromisoformat(shown[1]) - env.now(site.home)) < timedelta(minutes=5)
    for name, data, told in (
        ("a.docm", content, "带宏"),
        ("a.docx", b"", "不是能用的"),
        ("a.docx", paper("{{ titel }}"), "titel"),
        ("a.docx", b"\0" * 5_000_001, "太大"),
    ):
        answer = officer.post(address, {"file": SimpleUploadedFile(name, data)})
        assert (answer.status_code, told in answer.content.decode()) == (400, True), told
    assert officer.post(address, {}).status_code == 400
    assert (site.home / "templates" / "daily.docx").read_bytes() == content
    assert "自带模板" in officer.post(address, {"default": "1"}, follow=True).content.decode()
    assert not (site.home / "templates" / "daily.docx").exists()
    actions = set(Entry.objects.filter(object="daily.docx").values_list("action", flat=True))
    assert actions == {"report.template_exported", "report.template_changed", "report.template_removed"}


def test_the_command_line_lists_shows_and_makes(site: Site, airshed: Callable[..., Answer]) -> None:
    home = ("--home", site.home, "--json")
    rows = airshed("report", "list", *home).json["reports"]
    assert [row["kind"] for row in rows] == ["daily", "monthly"]
    assert airshed("report", "show", rows[0]["id"], *home).json["content"]["to"] == f"{DAY}"
    assert airshed("report", "show", "1:2", *home).code == 2
    assert airshed("report", "verify", rows[0]["number"], *home).code == 0
    assert airshed("report", "make", "daily", "--day", "2031-01-01", *home).code == 2
    assert airshed("report", "make", "yearly", *home).code == 2

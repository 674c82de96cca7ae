"""Pages of papers: drafted, signed and taken in the browser, in both languages; and figures that stay."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.cases.conftest import AT, Moves
from tests.web.conftest import Site
from tests.web.documents.conftest import WRITTEN
from tests.web.documents.test_papers import drafted, text_of

from airshed.web import env
from airshed.web.cases.found import Found
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.documents.models import Document, Prefix
from airshed.web.documents.operations import draft_document, file_of, sign_document
from airshed.web.papers import office as libreoffice


@pytest.fixture
def autumn(office: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the site on the day of its cases."""
    monkeypatch.setattr(env, "now", lambda _home: AT)
    return office


def test_a_letter_in_the_browser(autumn: Site, issued: Case, client_of: Callable[..., Client]) -> None:
    officer, unit = client_of("officer"), client_of("officer_elsewhere", language="en")
    papers = f"/cases/{issued.code}/papers/"
    assert "交办函" in officer.get(papers).content.decode()
    assert "They are seen here once" in unit.get(papers).content.decode()
    asked = officer.post(f"{papers}new/assignment/", {**WRITTEN, "demand": ""})
    assert asked.status_code == 400
    told = asked.content.decode()
    assert "交办函缺“整改要求”：在起草时填写" in told
    assert WRITTEN["contact"] in told  # what was written is kept
    answer = officer.post(f"{papers}new/assignment/", WRITTEN)
    page = answer.headers["Location"]
    assert client_of("inspector").get(page).status_code == 404
    assert unit.get(page).status_code == 404
    assert officer.post(f"{page}sign/").status_code == 302
    assert "试环督〔2019〕1号" in unit.get(page).content.decode()
    taken = unit.get(f"{page.rstrip('/')}.docx")
    assert "拆除锅炉" in text_of(taken.content)
    assert officer.post(f"{page}withdraw/", {"why": ""}).status_code == 400
    assert officer.post(f"{page}withdraw/", {"why": "写错了"}).status_code == 302
    assert "已撤回" in officer.get(page).content.decode()


def test_letters_are_entered_where_they_are_missed(
    autumn: Site, issued: Case, client_of: Callable[..., Client]
) -> None:
    Prefix.objects.all().delete()
    officer, paper = client_of("officer"), drafted(autumn, issued)
    refused = officer.post(f"/cases/{issued.code}/papers/{paper.pk}/sign/")
    assert (refused.status_code, "还没有发文代字" in refused.content.decode()) == (400, True)
    assert officer.post(f"/cases/{issued.code}/papers/letters/", {"letters": "某环"}).status_code == 302
    officer.post(f"/cases/{issued.code}/papers/{paper.pk}/sign/")
    assert Document.objects.get().number == "某环督〔2019〕1号"


@pytest.mark.parametrize("by", ["administrator", "auditor", "stranger"])
def test_who_sees_no_case_sees_no_paper(autumn: Site, issued: Case, client_of: Callable[..., Client], by: str) -> None:
    paper, client = drafted(autumn, issued), client_of(by)
    for rest in ("", "new/assignment/", f"{paper.pk}/", f"{paper.pk}.docx"):
        assert client.get(f"/cases/{issued.code}/papers/{rest}").status_code in {302, 404}, rest


def test_without_libreoffice_there_is_no_button_but_a_reason(
    autumn: Site, issued: Case, client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    paper, client = drafted(autumn, issued), client_of("officer", language="en")
    page = client.get(f"/cases/{issued.code}/papers/{paper.pk}/").content.decode()
    assert ("Take the PDF" in page, "no LibreOffice" in page) == (False, True)
    answer = client.get(f"/cases/{issued.code}/papers/{paper.pk}.pdf")
    assert (answer.status_code, "this machine has no LibreOffice" in answer.content.decode()) == (400, True)


def test_what_stands_in_for_libreoffice_is_given_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    lines = ("#!/bin/sh", "for last; do :; done", '(printf "%%PDF of "; cat "$last") > "${last%.docx}.pdf"', "")
    program.write_text("\n".join(lines))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert libreoffice.pdf_of(b"a paper") == b"%PDF of a paper"
    program.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(libreoffice.NotConverted):
        libreoffice.pdf_of(b"a paper")


def test_a_frozen_figure_stays_though_the_data_change(office: Site, issued: Case, moves: Moves) -> None:
    at, later = datetime(2019, 11, 20, 9), datetime(2019, 11, 21, 9)
    Case.objects.filter(pk=issued.pk).update(plan="erenhot/2019", clause="C5.2-06")

    def letter(on: datetime) -> Document:
        case, user = Case.objects.get(pk=issued.pk), office.users["officer"]
        return draft_document(office.home, case, "assignment", WRITTEN, user=user, at=on)

    def figures(document: Document) -> Any:
        return [(row["id"], row["value"]) for row in document.content["lists"]["figures"]]

    before = letter(at)
    first, line = figures(before), before.content["fields"]["figures_line"]
    assert first
    assert all(key.startswith("F-") and key in line for key, _ in first)
    for day in range(25, 30):  # leads that nobody surveys: the share of those surveyed in time falls
        mover = the_clock(datetime(2019, 10, day, 9))
        open_case(office.home, Found(f"cause {day}", "by_hand", "事项", "a matter"), mover=mover)
    assert figures(letter(later)) != first
    before.refresh_from_db()
    assert figures(before) == first
    assert line in text_of(file_of(office.home, before))


def test_the_page_of_a_case_shows_its_papers_in_few_questions(
    autumn: Site, issued: Case, client_of: Callable[..., Client]
) -> None:
    sign_document(autumn.home, drafted(autumn, issued), user=autumn.users["officer"], at=AT)
    officer = client_of("officer")
    with CaptureQueriesContext(connection) as asked:
        page = officer.get(f"/cases/{issued.code}/").content.decode()
    assert "试环督〔2019〕1号" in page
    assert f"/cases/{issued.code}/papers/new/assignment/" in page
    assert len(asked) <= 30, len(asked)

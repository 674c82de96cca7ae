"""A case on its page: where it stands, what may be done, by whom; and moves made there."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.cases.conftest import PROOF, Moves
from tests.web.cases.pages.conftest import Turn
from tests.web.conftest import STRANGER, Site

from airshed.web.cases.models import Case
from airshed.web.cases.sources import sources

Clients = Callable[..., Client]
Texts = Callable[..., str]


def offered(text: str) -> list[str]:
    """Return the moves that a page offers."""
    return re.findall(r'id="move-(\w+)"', text)


def posted(
    client: Client, case: Case, move: str, *, proof: bool = False, seen: int | None = None, **values: Any
) -> Any:
    files = {"files": SimpleUploadedFile(PROOF[0], b"".join(PROOF[1]))} if proof else {}
    number = case.number if seen is None else seen
    return client.post(f"/cases/{case.code}/", {"move": move, "seen": str(number), **values, **files})


def test_a_page_says_where_a_case_stands_and_what_follows(assigned: Case, text_of: Texts) -> None:
    text = unescape(text_of("officer", f"/cases/{assigned.code}/"))
    for words in (
        "锅炉到期未拆",
        "整改中",
        "期限内",
        "市住建局 · E1 · officer_elsewhere",
        "2019-10-17 · 还剩 15 个工作日",
    ):
        assert words in text
    assert "若在 2019-10-30 前仍未报告整改完成，2019-10-31 将自动启动约谈（市住建局）。" in text
    assert "大气法 第38条" in text
    log = text[text.index("head-log") :]
    assert log.index("签收") < log.index("交办</strong>") < log.index("立案")
    english = unescape(text_of("officer", f"/cases/{assigned.code}/", language="en"))
    assert "If it is not reported as put right by 2019-10-30" in english


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("officer_elsewhere", ["report", "join"]),
        ("officer", ["report", "summon", "escalate", "pause", "extend", "urge", "join"]),
        ("plant", ["report"]),
        ("grid_lead", ["report", "join"]),
        ("inspector", ["join"]),
        ("leader", ["summon", "escalate", "pause", "extend", "urge"]),
    ],
)
def test_a_page_offers_what_its_reader_may_do_and_no_more(
    assigned: Case, text_of: Texts, name: str, expected: list[str]
) -> None:
    assert sorted(offered(text_of(name, f"/cases/{assigned.code}/"))) == sorted(expected)


@pytest.mark.parametrize("name", ["administrator", "auditor"])
def test_who_sees_no_cases_sees_no_page_of_them(assigned: Case, text_of: Texts, name: str) -> None:
    for address in ("/cases/", f"/cases/{assigned.code}/", "/cases/new/", "/cases/list.xlsx"):
        text_of(name, address, status=404)


def test_a_stranger_signs_in_first(assigned: Case, client_of: Clients) -> None:
    for address in ("/cases/", f"/cases/{assigned.code}/"):
        assert "/login/" in client_of(STRANGER).get(address).headers["Location"]


def test_moves_are_made_from_the_page_up_to_the_end(site: Site, case: Case, client_of: Clients, turned: Turn) -> None:
    turned(datetime(2019, 9, 24, 9))
    steps: tuple[tuple[str, str, bool, dict[str, Any]], ...] = (
        ("inspector", "confirm", False, {"finding": "还在烧", "grade": "serious"}),
        ("officer", "assign", False, {"unit": "housing", "duty": "大气法 第38条"}),
        ("officer_elsewhere", "receive", False, {}),
        ("officer_elsewhere", "report", True, {"measure": "拆了"}),
        ("inspector", "pass", True, {"finding": "确实拆了"}),
        ("leader", "close", False, {}),
        ("officer", "reopen", False, {"why": "又装上了"}),
    )
    for name, move, proof, values in steps:
        now = Case.objects.get(pk=case.pk)
        answer = posted(client_of(name), now, move, proof=proof, **values)
        assert answer.status_code == 302, (move, unescape(answer.content.decode()))
    stored = Case.objects.get(pk=case.pk)
    assert (stored.state, stored.grade, stored.reopened) == ("rectifying", "serious", 1)
    text = unescape(client_of("inspector").get(f"/cases/{case.code}/").content.decode())
    assert text.count("/proofs/") >= len(("report", "pass"))


def test_the_office_sees_what_the_unit_proved_and_the_form_is_open_for_whose_turn_it_is(
    assigned: Case, moves: Moves, text_of: Texts
) -> None:
    moves(assigned.code, "report", "officer_elsewhere", measure="x")
    for name, opened in (("officer", ["pass"]), ("officer_elsewhere", []), ("leader", [])):
        text = text_of(name, f"/cases/{assigned.code}/")
        assert "seen.pdf" in text, name
        assert re.findall(r'id="move-(\w+)" open', text) == opened


def test_what_is_refused_is_told_at_its_field_and_what_was_typed_stays(
    assigned: Case, client_of: Clients, turned: Turn
) -> None:
    del turned
    answer = posted(client_of("officer_elsewhere"), assigned, "report", measure="拆了一半")
    text = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "报告整改完成：必须附照片或文件作为证明" in text
    assert "拆了一半" in text
    assert re.search(r'id="move-report" open', text)
    answer = posted(client_of("officer_elsewhere"), assigned, "report", proof=True)
    text = unescape(answer.content.decode())
    assert "整改措施：必须填写" in text
    answer = posted(client_of("officer_elsewhere"), assigned, "pass", proof=True, finding="x")
    assert answer.status_code == 400
    assert "不能做" in unescape(answer.content.decode())
    assert Case.objects.get(pk=assigned.pk).number == assigned.number


def test_a_page_that_is_stale_says_what_happened_since(
    assigned: Case, moves: Moves, client_of: Clients, turned: Turn
) -> None:
    del turned
    moves(assigned.code, "urge", "officer", why="快到期了", files=())
    answer = posted(client_of("officer_elsewhere"), assigned, "report", proof=True, measure="拆了")
    text = unescape(answer.content.decode())
    assert answer.status_code == 409
    since = text[text.index("您打开这一页之后") :]
    assert "催办" in since[: since.index("</section>")]
    assert "快到期了" in since[: since.index("</section>")]
    assert "拆了" in text
    again = posted(client_of("officer_elsewhere"), assigned, "report", proof=True, measure="拆了", seen=5)
    assert again.status_code == 302


def test_who_mended_is_told_that_somebody_else_verifies(assigned: Case, moves: Moves, text_of: Texts) -> None:
    Case.objects.filter(pk=assigned.pk).update(unit="ecology")
    moves(assigned.code, "report", "officer", measure="x")
    text = unescape(text_of("officer", f"/cases/{assigned.code}/"))
    assert not {"pass", "fail"} & {*offered(text)}
    assert "核查通过：不能由做“报告整改完成”的同一个人（officer）来做，请换人" in text


def test_what_was_promised_becomes_tasks_with_the_case(
    assigned: Case, moves: Moves, text_of: Texts, client_of: Clients, turned: Turn
) -> None:
    moves(assigned.code, "summon", "leader", why="拖延", files=())
    turned(datetime(2019, 9, 25, 9))
    now = Case.objects.get(pk=assigned.pk)
    values: dict[str, Any] = {
        "minutes": "约谈住建局",
        "commitment": "拆除锅炉\n\n 接入集中供热 ",
        "deadline": "2019-10-11",
    }
    assert posted(client_of("leader"), now, "interview", **values).status_code == 302
    tasks = Case.objects.filter(parent=assigned).order_by("pk")
    assert [(t.flow, t.zh, t.unit_id, str(t.due)) for t in tasks] == [
        ("task", "拆除锅炉", "housing", "2019-10-11"),
        ("task", "接入集中供热", "housing", "2019-10-11"),
    ]
    text = text_of("officer_elsewhere", f"/cases/{assigned.code}/")
    assert "接入集中供热" in text
    assert "上级案件" in text_of("officer_elsewhere", f"/cases/{tasks[0].code}/")


def test_an_interview_that_is_refused_leaves_no_task(
    assigned: Case, moves: Moves, client_of: Clients, turned: Turn
) -> None:
    moves(assigned.code, "summon", "leader", why="拖延", files=())
    turned(datetime(2019, 9, 25, 9))
    now = Case.objects.get(pk=assigned.pk)
    values: dict[str, Any] = {"minutes": "x", "commitment": "拆除", "deadline": "2019-09-01"}
    assert posted(client_of("leader"), now, "interview", **values).status_code == 400
    assert not Case.objects.filter(flow="task").exists()


def test_a_state_left_late_is_counted(case: Case, moves: Moves) -> None:
    late = moves(case.code, "confirm", "inspector", datetime(2019, 9, 30, 9), finding="x", files=())
    assert late.late == 1
    assert moves(case.code, "urge", "officer", datetime(2019, 10, 30, 9), files=()).late == 1
    on_time = moves(case.code, "assign", "officer", datetime(2019, 9, 30, 10), unit="housing", duty="x", files=())
    assert on_time.late == 1


@pytest.mark.parametrize("source", sources())
def test_where_a_case_comes_from_is_told_in_words(assigned: Case, text_of: Texts, source: str) -> None:
    Case.objects.filter(pk=assigned.pk).update(source=source)
    for language, words in zip(("zh-hans", "en"), sources()[source].words, strict=True):
        assert f"<dd>{words}</dd>" in unescape(text_of("officer", f"/cases/{assigned.code}/", language=language))


def test_made_up_data_say_so_on_every_page_of_cases(site: Site, assigned: Case, text_of: Texts) -> None:
    own = f"/cases/{assigned.code}/"
    pages = ["/cases/", own, f"{own}papers/", "/todo/", "/cases/accounts/", "/meetings/", "/diary/"]
    assert not any("合成数据：" in text_of("officer", page) for page in pages)
    (site.home / "files" / "synthetic").mkdir(parents=True)
    assert [page for page in pages if "合成数据：" not in text_of("officer", page)] == []

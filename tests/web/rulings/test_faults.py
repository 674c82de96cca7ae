"""Every aspect once; everything that is wrong at once, at its field and in the reader's language; text stays text."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.rulings.helpers import (
    APPROVALS,
    BASE,
    GAPS,
    NEW,
    OPEN_LEADS,
    RULINGS,
    approve,
    draft_one,
    drafts,
    form_of,
    lead_many,
    seen,
    stored,
    text_of,
)

from airshed.plan.rulings.ruling import ASPECTS

Clients = Callable[..., Client]
EACH: dict[str, tuple[str, Any, str]] = {
    "lead": ("C1.2-02", {"value": "industry"}, "industry"),
    "assist": ("C1.2-02", {"value": ["housing", "police"]}, "housing,police"),
    "person": ("C1.2-02", {"value": " H001 李强 "}, "H001 李强"),
    "deadline": ("C1.2-02", {"value": "2019-12-31"}, "2019-12-31"),
    "target": ("C3.3-03a", {"value_0": ">=", "value_1": "90", "value_2": "%"}, ">= 0.9 share"),
    "expected": ("C1.2-02", {"value": "0120"}, "120"),
    "reading": ("C1.2-02", {"value": "“全部”指在册的\n全部"}, "“全部”指在册的\n全部"),
    "where": ("C1.2-02", {"value": "dismantled_date <= as_of"}, "dismantled_date <= as_of"),
    "done": ("C1.2-02", {"value": "accepted_date <= as_of"}, "accepted_date <= as_of"),
}


def faults_of(answer: Any) -> list[str]:
    """Return the faults of a page, each with the label of its field."""
    page = answer.content.decode()
    found = []
    for block in re.split(r'class="airshed-field"', page)[1:]:
        label = re.search(r"<(?:label|legend)[^>]*>([^<]+)", block)
        errors = re.findall(r'class="airshed-fault" role="alert">([^<]+)', block)
        found += [f"{label[1] if label else ''}: {error}" for error in errors]
    return found


def test_every_aspect_is_drafted_and_approved_once(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    assert set(EACH) == set(ASPECTS)
    for aspect, (clause, typed, _) in EACH.items():
        answer = draft_one(officer, clause, aspect, typed)
        assert answer.status_code == 302, (aspect, faults_of(answer))
    assert approve(leader, seen()).status_code == 302
    assert {r.aspect: (r.clause, r.value) for r in stored(site.home)} == {
        aspect: (clause, value) for aspect, (clause, _, value) in EACH.items()
    }
    status = leader.get(f"{BASE}/")
    assert "工业和信息化局" in text_of(status)  # at once
    for ruling in stored(site.home):
        assert officer.get(f"{RULINGS}{ruling.id}/").status_code == 200
        change = officer.get(f"{NEW}?of={ruling.clause}&aspect={ruling.aspect}")
        assert f'value="{ruling.id}"' in change.content.decode()  # can be replaced


@pytest.mark.parametrize("aspect", EACH)
def test_a_draft_shows_again_what_was_typed(clients: Clients, aspect: str) -> None:
    officer = clients("officer")
    clause, typed, _ = EACH[aspect]
    draft_one(officer, clause, aspect, typed)
    (draft,) = drafts()
    shown = form_of(officer.get(f"{RULINGS}drafts/{draft.pk}/"))
    answer = officer.post(f"{RULINGS}drafts/{draft.pk}/", {**shown, "submit": "1"})
    assert answer.status_code == 302
    (after,) = drafts()
    assert (after.value, after.version) == (draft.value, 2)


def test_all_faults_are_told_at_once_at_their_fields(site: Site, clients: Clients) -> None:
    officer = clients("officer")
    wrong = {"document": " ", "reason": "", "to_date": "2019-01-01"}
    answer = draft_one(officer, "C1.2-02", "expected", "many", **wrong)
    assert answer.status_code == 200
    assert faults_of(answer) == [
        "应有总数: C1.2-02 应有总数：裁定内容“many”不对，应如：120",
        "依据文件: 请填写依据文件",
        "理由: 请填写理由",
        "最后一天: 最后一天：最后一天早于第一天（2019-03-01）",
    ]
    english = clients("officer", language="en")
    answer = draft_one(english, "C1.2-02", "expected", "many", **wrong)
    assert re.findall(r"[\u4e00-\u9fff]", " ".join(faults_of(answer))) == []
    assert "document is missing" in " ".join(faults_of(answer))
    assert 'value="many"' in answer.content.decode()  # what was typed is kept
    assert drafts() == []


@pytest.mark.parametrize(
    ("aspect", "typed", "said"),
    [
        ("lead", "", "牵头部门: 请填写内容"),
        ("deadline", "2018-01-01", "期限: C1.2-02 期限：期限 2018-01-01 早于印发日"),
        ("where", "no_such_column > 1", "范围条件: C1.2-02 范围条件"),
        ("done", "SELECT 1", "完成条件: C1.2-02 完成条件"),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_field(clients: Clients, aspect: str, typed: str, said: str) -> None:
    (found,) = faults_of(draft_one(clients("officer"), "C1.2-02", aspect, typed))
    assert found.startswith(said)
    assert drafts() == []


def test_a_target_without_a_number_or_beyond_all_is_refused(clients: Clients) -> None:
    officer = clients("officer")
    for number in ("", "viel", "9500"):
        typed = {"value_0": ">=", "value_1": number, "value_2": "%"}
        assert len(faults_of(draft_one(officer, "C3.3-03a", "target", typed))) == 1
    assert drafts() == []


def test_a_department_unknown_to_the_plan_or_a_broken_day_is_refused(clients: Clients) -> None:
    officer = clients("officer")
    assert lead_many(officer, OPEN_LEADS[:1], "nobody").status_code == 200
    for broken in ("2019-02-30", "yesterday", "0001-01-01", "9999-12-31", ""):
        assert lead_many(officer, OPEN_LEADS[:1], "police", from_date=broken).status_code == 200, broken
    assert lead_many(officer, OPEN_LEADS[:1], "police", to_date="9999-12-31").status_code == 200
    assert "还没有选中任何一条" in text_of(lead_many(officer, [], "police"))
    assert "请填写牵头部门" in text_of(lead_many(officer, OPEN_LEADS[:1], ""))
    assert drafts() == []


def test_a_text_beyond_the_limit_is_refused_with_the_limit(clients: Clients) -> None:
    long = "长" * 65536
    answer = draft_one(clients("officer"), "C1.2-02", "reading", long, reason=long, document=long)
    assert [fault.split(": ")[1] for fault in faults_of(answer)] == [
        "内容：有 65536 个字符，最多 2000 个",
        "依据文件：有 65536 个字符，最多 500 个",
        "理由：有 65536 个字符，最多 2000 个",
    ]
    assert drafts() == []


def test_html_is_text_wherever_it_is_shown(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    evil = "<script>alert(1)</script><b x-data=1>"
    draft_one(officer, "C1.2-02", "reading", evil, document=evil, reason=evil)
    (draft,) = drafts()
    pages = [officer.get(RULINGS), officer.get(f"{RULINGS}drafts/{draft.pk}/"), leader.get(APPROVALS)]
    approve(leader, seen())
    (ruling,) = stored(site.home)
    pages += [officer.get(RULINGS), officer.get(f"{RULINGS}{ruling.id}/"), officer.get(f"{GAPS}?q={evil}")]
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "<b x-data" not in page.content.decode()
        assert "&lt;script&gt;alert(1)" in page.content.decode()


@pytest.mark.parametrize("address", [f"{NEW}?of=C1.2-02&aspect=nothing", f"{NEW}?of=C1.2-02", NEW])
def test_what_is_not_chosen_yet_is_asked_for(clients: Clients, address: str) -> None:
    answer = clients("officer").get(address)
    assert answer.status_code == 200
    assert "C1.2-02" in text_of(answer)


@pytest.mark.parametrize("address", [f"{NEW}?of=../../etc", "/rulings/nowhere/2019/gaps/", f"{RULINGS}x/"])
def test_what_is_not_there_is_404(clients: Clients, address: str) -> None:
    assert clients("officer").get(address).status_code == 404


def test_a_broken_choice_of_drafts_is_404_and_no_crash(clients: Clients) -> None:
    leader = clients("leader")
    for chosen in ("x", "1.x", "99999999999999999999999999.1", "1", "-1.1", "7.1"):
        assert approve(leader, [chosen]).status_code == 404, chosen
    assert "还没有选中任何一条" in text_of(approve(leader, []))

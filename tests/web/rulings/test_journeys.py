"""From what the paper leaves open to what is in force: by officers, leaders, administrators and strangers."""

import io
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.web.conftest import STRANGER, Site
from tests.web.rulings.helpers import (
    APPROVALS,
    BASE,
    EXPORT,
    GAPS,
    LED,
    NEW,
    OPEN_LEADS,
    PLAN,
    RULINGS,
    TASKS,
    approve,
    day,
    draft_one,
    drafts,
    entries,
    lead_many,
    seen,
    stored,
    text_of,
)

from airshed.web import audit

Clients = Callable[..., Client]


def _rows(answer: Any) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


CODES = {"officer", "leader", "xlsx", "xlsm", "docx"}
PAGES = (GAPS, RULINGS, NEW, TASKS, APPROVALS, EXPORT, "/rulings/")


def test_all_leads_are_ruled_in_one_go_and_nothing_is_left_open(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    assert "待裁定事项 175" in text_of(officer.get(GAPS))  # 149 leads, 8 targets, 18 counts
    assert len(OPEN_LEADS) == 149
    answer = lead_many(officer, OPEN_LEADS, "ecology", assist=["housing", "police"])
    assert answer.status_code == 302
    assert len(drafts(submitted_at__isnull=False)) == 298
    assert stored(site.home) == ()  # nothing is in force before a leader says so
    page = text_of(leader.get(APPROVALS))
    assert "待批准 298" in page
    assert "牵头部门 149 149 0" in page  # by the paper, now, approved
    assert "写明牵头部门的条款 3 3 152" in page
    assert approve(leader, seen()).status_code == 302
    rulings = stored(site.home)
    assert len(rulings) == 298
    assert {r.approver for r in rulings} == {"leader"}
    assert {r.by for r in rulings} == {"officer"}
    page = text_of(officer.get(f"{GAPS}?aspect=lead"))
    assert "待裁定事项 26" in page
    assert "牵头部门 0" in page
    status = text_of(leader.get(f"{BASE}/"))
    assert "部门待裁定" not in status
    assert len(LED) + len(OPEN_LEADS) == len(PLAN.file.clauses) == 152
    (entry,) = entries("ruling.approved")
    assert (entry["by"], entry["rows"], len(entry["rulings"])) == ("leader", 298, 298)
    assert audit.verify().ok


def test_a_department_reads_and_drafts_what_it_leads_or_assists_with(site: Site, clients: Clients) -> None:
    officer, other, leader = clients("officer"), clients("officer_elsewhere"), clients("leader")
    mine, foreign = OPEN_LEADS[0], OPEN_LEADS[1]
    assert "没有贵部门牵头或配合的条款" in text_of(other.get(NEW))
    lead_many(officer, [mine], "housing")
    lead_many(officer, [foreign], "police")
    assert text_of(other.get(RULINGS)).count(mine) == 0  # drafts of another department
    approve(leader, seen())
    page = text_of(other.get(RULINGS))
    assert mine in page  # drafted by somebody else, but about a clause it leads
    assert foreign not in page
    assert draft_one(other, mine, "person", "H001 李强").status_code == 302
    assert draft_one(other, foreign, "person", "H001 李强").status_code == 404
    assert draft_one(other, "X9-99", "person", "H001 李强").status_code == 404
    (own,) = drafts(state="draft")
    assert own.department_id == "housing"
    assert mine in text_of(officer.get(RULINGS))  # the department that coordinates reads all drafts
    assert [entry["lookup"]["id"] for entry in entries("foreign_id")] == [foreign]


def test_foreign_drafts_and_rulings_are_not_there_and_the_attempt_is_recorded(site: Site, clients: Clients) -> None:
    officer, other, leader = clients("officer"), clients("officer_elsewhere"), clients("leader")
    lead_many(officer, OPEN_LEADS[:1], "police")
    (draft,) = drafts()
    assert other.get(f"{RULINGS}drafts/{draft.pk}/").status_code == 404
    assert other.post(f"{RULINGS}drafts/{draft.pk}/", {"submit": "1"}).status_code == 404
    assert other.post(f"{RULINGS}drafts/{draft.pk}/withdraw/").status_code == 404
    approve(leader, seen())
    (ruling,) = stored(site.home)
    assert other.get(f"{RULINGS}{ruling.id}/").status_code == 404
    assert other.get(f"{RULINGS}{ruling.id}/end/").status_code == 404
    assert other.get(f"{RULINGS}R-00000000/").status_code == 404
    assert len(entries("foreign_id")) == 5  # what is not there at all is no attempt
    assert len(_rows(other.get(EXPORT))) == 1  # the header alone


def test_only_a_leader_approves_and_a_leader_drafts_nothing(site: Site, clients: Clients) -> None:
    officer, leader, administrator = clients("officer"), clients("leader"), clients("administrator")
    lead_many(officer, OPEN_LEADS[:2], "police")
    chosen = seen()
    for client in (officer, administrator):
        assert client.get(APPROVALS).status_code == 404
        assert approve(client, chosen).status_code == 404
    for client in (leader, administrator):
        assert client.get(NEW).status_code == 404
        assert client.get(TASKS).status_code == 404
        assert lead_many(client, OPEN_LEADS[2:3], "police").status_code == 404
        assert draft_one(client, OPEN_LEADS[2], "lead", "police").status_code == 404
        assert client.get(f"{RULINGS}drafts/{drafts()[0].pk}/").status_code == 200
        assert client.post(f"{RULINGS}drafts/{drafts()[0].pk}/", {"submit": "1"}).status_code == 404
    assert administrator.get(RULINGS).status_code == 200
    assert administrator.get(EXPORT).status_code == 404
    assert stored(site.home) == ()
    assert len(drafts()) == 2


@pytest.mark.parametrize("name", [STRANGER, "auditor", "inspector", "grid_lead", "plant"])
def test_whoever_reads_no_rulings_sees_none(clients: Clients, name: str) -> None:
    client = clients(name)
    expected = 302 if name == STRANGER else 404
    for address in PAGES:
        assert client.get(address).status_code == expected, address
    assert lead_many(client, OPEN_LEADS[:1], "police").status_code == expected


def test_an_officer_promoted_to_leader_cannot_approve_what_was_drafted_before(site: Site, clients: Clients) -> None:
    lead_many(clients("officer"), OPEN_LEADS[:1], "police")
    leader = clients("leader")
    drafts()[0].__class__.objects.update(by="leader")
    answer = approve(leader, seen())
    assert "不能批准自己起草的裁定" in text_of(answer)
    assert stored(site.home) == ()


def test_what_a_leader_returns_comes_back_with_the_reason_and_is_submitted_anew(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:1], "police")
    answer = leader.post(APPROVALS, {"draft": seen(), "return": "1"})
    assert "请填写退回理由" in text_of(answer)
    assert leader.post(APPROVALS, {"draft": seen(), "return": "1", "return_reason": "文号不对"}).status_code == 302
    assert "没有等批准的裁定" in text_of(leader.get(APPROVALS))
    (draft,) = drafts()
    page = text_of(officer.get(f"{RULINGS}drafts/{draft.pk}/"))
    assert "被退回：文号不对" in page
    typed = {"document": "政办发〔2019〕13号", "reason": "分工", "from_date": "2019-03-01", "value": "police"}
    officer.post(f"{RULINGS}drafts/{draft.pk}/", {**typed, "version": draft.version, "submit": "1"})
    assert approve(leader, seen()).status_code == 302
    (ruling,) = stored(site.home)
    assert ruling.document == "政办发〔2019〕13号"
    page = text_of(officer.get(f"{RULINGS}{ruling.id}/"))
    assert all(
        word in page for word in ("起草 · officer", "修改 · officer", "退回 · leader · 文号不对", "批准 · leader")
    )


def test_a_draft_that_is_only_kept_waits_for_nobody_and_can_be_taken_back(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:1], "police", submit=[])
    kept = [draft for draft in drafts() if draft.submitted_at is None]
    assert len(kept) == 1
    assert approve(leader, [f"{kept[0].pk}.1"]).status_code == 200  # told, not done
    assert stored(site.home) == ()
    officer.post(f"{RULINGS}drafts/{kept[0].pk}/withdraw/", {"version": "1"})
    assert officer.get(f"{RULINGS}drafts/{kept[0].pk}/").status_code == 404
    assert len(entries("ruling.draft_withdrawn")) == 1


def test_a_ruling_is_replaced_and_ended(site: Site, clients: Clients) -> None:
    officer, leader, clause = clients("officer"), clients("leader"), OPEN_LEADS[0]
    lead_many(officer, [clause], "police")
    approve(leader, seen())
    (first,) = stored(site.home)
    against = draft_one(officer, clause, "lead", "housing", from_date="2019-06-01")
    assert against.status_code == 200
    assert f"与现行裁定 {first.id}" in text_of(against)
    assert draft_one(officer, clause, "lead", "housing", from_date="2019-06-01", replaces=first.id).status_code == 302
    approve(leader, seen())
    second = next(r for r in stored(site.home) if r.id != first.id)
    page = officer.get(RULINGS)
    assert "已终止 1" in text_of(page)
    ended = officer.post(
        f"{RULINGS}{second.id}/end/", {"document": "文件 9", "reason": "撤并", "to_date": "2019-12-31", "submit": "1"}
    )
    assert ended.status_code == 302
    assert f"终止 {second.id}" in text_of(leader.get(APPROVALS))
    approve(leader, seen())
    after = next(r for r in stored(site.home) if r.id == second.id)
    assert (after.to_date, after.document) == (day("2020-01-01"), "政办发〔2019〕12号 | 2020-01-01: 文件 9")
    page = text_of(officer.get(f"{RULINGS}{second.id}/"))
    assert "起草终止 · officer" in page
    assert "批准终止 · leader · 文件 9" in page
    assert text_of(officer.get(GAPS)).count(f"{clause} ") >= 1  # open again


def test_lists_are_searched_and_the_list_taken_away_leaves_its_digest(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:2], "police", reason="=HYPERLINK(1)")
    approve(leader, seen())
    assert OPEN_LEADS[1] not in text_of(officer.get(f"{RULINGS}?q={OPEN_LEADS[0]}"))
    assert "没有符合这些条件的裁定" in text_of(officer.get(f"{RULINGS}?q=沙漠"))
    page = text_of(officer.get(f"{GAPS}?q={OPEN_LEADS[5]}"))
    assert OPEN_LEADS[5] in page
    assert OPEN_LEADS[6] not in page
    answer = officer.get(f"{EXPORT}?q={OPEN_LEADS[0]}")
    rows = _rows(answer)
    assert len(rows) == 2
    assert rows[0][:2] == ["裁定", "条款"]
    assert (rows[1][1], rows[1][10]) == (OPEN_LEADS[0], "=HYPERLINK(1)")  # a text, no formula
    (entry,) = entries("ruling.exported")
    assert (entry["rows"], entry["file_digest"]) == (1, sha256(answer.content).hexdigest())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_are_in_the_language_of_the_reader(site: Site, clients: Clients, language: str) -> None:
    officer, leader = clients("officer", language=language), clients("leader", language=language)
    lead_many(officer, OPEN_LEADS[:2], "police", document="1", reason="2")
    approve(leader, seen(clause=OPEN_LEADS[0]))
    (ruling,) = stored(site.home)
    (draft,) = drafts(state="draft")
    own = ("/rulings/", GAPS, RULINGS, NEW, TASKS, f"{NEW}?of=C3.3-03a&aspect=target", f"{RULINGS}{ruling.id}/")
    pages = [officer.get(address) for address in (*own, f"{RULINGS}{ruling.id}/end/", f"{RULINGS}drafts/{draft.pk}/")]
    for answer in (*pages, leader.get(APPROVALS), leader.get(RULINGS)):
        assert answer.status_code == 200
        body = answer.content.decode()
        main = body[body.index('<h1 class="airshed-title"') :]
        words = text_of(type(answer)(main))
        if language == "zh-hans":
            assert set(re.findall(r"[a-z]{4,}", words)) <= {*CODES, "search", "progress", "activity"}  # icons
        else:
            numbers = re.sub(r"[一二三四五六七八九十]+(?:\([一二三四五六七八九十]+\))?|前言|附|通知", "", words)
            assert re.findall(r"[\u4e00-\u9fff]+", numbers) == []


def test_plans_that_cannot_be_read_are_told_on_every_page(site: Site, clients: Clients) -> None:
    folder = site.home / "plans" / "erenhot" / "2019"
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text("zh: nothing", encoding="utf-8")
    for address in ("/rulings/", GAPS, RULINGS):
        answer = clients("officer").get(address)
        assert answer.status_code == 503
        assert "airshed doctor" in text_of(answer)

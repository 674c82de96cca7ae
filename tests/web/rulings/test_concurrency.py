"""Two at once, and a server that stops in the middle: nothing is lost, nothing half in force."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.rulings.helpers import (
    APPROVALS,
    OPEN_LEADS,
    PAPER,
    PLAN,
    PLAN_ID,
    RULINGS,
    approve,
    draft_one,
    drafts,
    entries,
    lead_many,
    seen,
    stored,
    text_of,
)

from airshed.lake.store import lock
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import Ruling
from airshed.web import audit, turns
from airshed.web.rulings import operations

Clients = Callable[..., Client]
ROOT = Path(__file__).parents[3]
KILLED = """
import os, sys
from pathlib import Path
from airshed.web.django import setup
home = Path(sys.argv[1])
setup(home)
from airshed.web.accounts.models import User
from airshed.web.accounts.queries import moment
from airshed.web.rulings import operations, queries
from airshed.web.rulings.operations import Chosen
real = operations.enter_rulings
def written(*args, **how):
    real(*args, **how)
    print("written", flush=True)
    os._exit(9)
operations.enter_rulings = written
desk = queries.open_desk(home, sys.argv[2], user=User.objects.get(username="leader"))
operations.approve_drafts(desk, [Chosen(*map(int, text.split("."))) for text in sys.argv[3:]], at=moment())
"""


def test_a_server_that_dies_between_lake_and_database_is_completed_by_approving_again(
    site: Site, clients: Clients
) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:3], "police")
    ended = draft_one(officer, OPEN_LEADS[4], "lead", "housing")
    assert ended.status_code == 302
    approve(leader, seen(clause=OPEN_LEADS[4]))
    (standing,) = stored(site.home)
    typed = {"document": "文件 9", "reason": "撤并", "to_date": "2019-12-31", "submit": "1"}
    officer.post(f"{RULINGS}{standing.id}/end/", typed)
    chosen = seen()
    command = [sys.executable, "-c", KILLED, str(site.home), PLAN_ID, *chosen]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)
    assert (done.stdout.strip(), done.returncode) == ("written", 9), done.stderr
    in_force = stored(site.home)
    assert len(in_force) == 4  # the lake has them
    assert seen() == chosen  # the drafts wait as before
    assert len(entries("ruling.approved")) == 1  # and the chain does not know
    site.users["officer"].__class__.objects.filter(username="leader").update(username="leader-2")
    assert approve(leader, chosen).status_code == 302  # another one approves
    assert stored(site.home) == in_force  # nothing twice, and who approved them stays
    assert {draft.approver for draft in drafts(clause__in=OPEN_LEADS[:3])} == {"leader"}
    assert {draft.approved_by for draft in drafts(clause__in=OPEN_LEADS[:3])} == {"leader-2"}
    assert len(entries("ruling.approved")) == 2
    assert audit.verify().ok


def test_a_failure_before_the_lake_is_written_leaves_nothing(
    site: Site, clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:2], "police")

    def broken(*args: Any, **how: Any) -> None:
        raise OSError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(operations, "enter_rulings", broken)
        with pytest.raises(OSError, match="gone"):
            approve(leader, seen())
    assert stored(site.home) == ()
    assert entries("ruling.approved") == []
    assert approve(leader, seen()).status_code == 302
    assert len(stored(site.home)) == 2


def test_of_two_who_edit_one_draft_the_second_is_told_and_loses_nothing(site: Site, clients: Clients) -> None:
    officer = clients("officer")
    lead_many(officer, OPEN_LEADS[:1], "police")
    (draft,) = drafts()
    page = f"{RULINGS}drafts/{draft.pk}/"
    first = {**PAPER, "value": "housing", "reason": "第一人", "version": "1", "submit": "1"}
    second = {**PAPER, "value": "industry", "reason": "第二人", "version": "1", "submit": "1"}
    assert officer.post(page, first).status_code == 302
    answer = officer.post(page, second)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "别人改了这份草稿" in text
    assert "第一人" in text  # what stands now
    assert "第二人</textarea>" in text.replace("\n", "")  # what was typed is still there
    assert 'name="version" value="2"' in text
    (now,) = drafts()
    assert (now.value, now.reason, now.version) == ("housing", "第一人", 2)
    assert officer.post(page, {**second, "version": "2"}).status_code == 302
    assert drafts()[0].value == "industry"


def test_a_leader_approves_only_what_was_seen(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:2], "police")
    chosen = seen()
    draft = drafts()[0]
    changed = {**PAPER, "value": "housing", "version": "1", "submit": "1"}
    officer.post(f"{RULINGS}drafts/{draft.pk}/", changed)
    answer = approve(leader, chosen)
    assert f"{draft.clause} 牵头部门：打开页面之后被 officer 改动" in text_of(answer)
    assert stored(site.home) == ()  # all or nothing
    assert len(seen()) == 2
    assert approve(leader, seen()).status_code == 302
    assert "打开页面之后被 leader 改动、批准" in text_of(approve(leader, chosen))


def test_drafts_that_contradict_what_was_ruled_meanwhile_are_refused(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:2], "police")
    made = Ruling("", PLAN_ID, OPEN_LEADS[1], "lead", "housing", "d", "王", "r", date(2019, 3, 1), by="root")
    enter_rulings(site.home, PLAN, [made], now=datetime(2026, 11, 24, 9))
    page = text_of(approve(leader, seen()))
    assert f"{OPEN_LEADS[1]} 牵头部门：“市公安局”与现行裁定" in page
    assert "市住房和城乡建设局 矛盾" in page
    assert "--replaces" not in page
    assert len(stored(site.home)) == 1
    assert len(seen()) == 2


def test_who_finds_the_lake_held_is_told_and_nothing_changes(
    site: Site, clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:1], "police")
    monkeypatch.setattr(turns, "WAIT_S", 0.0)
    with lock(site.home, now=datetime(2026, 11, 24, 9)):
        answer = approve(leader, seen())
    assert "正在写入别的数据" in text_of(answer)
    assert "pid" not in text_of(answer)
    assert stored(site.home) == ()
    assert approve(leader, seen()).status_code == 302


def test_a_count_again_changes_nothing(site: Site, clients: Clients) -> None:
    officer, leader = clients("officer"), clients("leader")
    lead_many(officer, OPEN_LEADS[:4], "police")
    chosen = seen()[:2]
    page = text_of(leader.post(APPROVALS, {"draft": chosen, "show": "1"}))
    assert "牵头部门 149 149 147" in page
    assert len(seen()) == 4
    assert os.fspath(site.home) not in page


@pytest.mark.parametrize("hand", ["by", "changed_by"])
def test_nobody_approves_what_they_wrote_or_changed_before_they_became_leader(
    site: Site, clients: Clients, hand: str
) -> None:
    draft_one(clients("officer"), OPEN_LEADS[0], "lead", "police")
    (draft,) = drafts()
    setattr(draft, hand, "leader")
    draft.save()
    answer = approve(clients("leader"), seen())
    assert answer.status_code == 200
    assert "leader" in text_of(answer)
    assert stored(site.home) == ()
    assert [d.state for d in drafts()] == ["draft"]

"""Who drafts, approves, releases and withdraws; what the jobs store; what two do at once."""

import json
import re
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import CAST, STRANGER
from tests.web.public.conftest import ON, PLACE, PLAN, TODAY, Desk
from tests.web.test_shell import _english, _seen

from airshed.lake.listing import LakeBusy
from airshed.web import audit, turns
from airshed.web.accounts.queries import moment
from airshed.web.audit.models import Entry
from airshed.web.releases import making, operations
from airshed.web.releases.making import Content, NothingToRelease
from airshed.web.releases.models import Publication, Release
from airshed.web.releases.operations import ReleaseRefused

GIVEN = {"part": "now", "plan": PLAN, "place": PLACE, "from_date": "2019-11-20", "text_zh": "", "text_en": ""}
NOTICE = {"notice_zh": "暂停公布", "notice_en": "Not published for now", "reason": "检修"}
CODES = {"AQI", "PM", "SHA", "data", "json", "officer", "leader", "erenhot"}


def codes(refusal: Any) -> list[str]:
    return [fault.code for fault in refusal.value.faults]


# --- the way of a release ---


def test_the_way_from_a_draft_to_a_withdrawal(desk: Desk) -> None:
    officer, leader = desk.client_of("officer"), desk.client_of("leader")
    answer = officer.post("/releases/new/", GIVEN)
    assert answer.status_code == 302
    at = answer["Location"]
    assert "等您处理" in _seen(leader.get("/releases/"))
    assert leader.post(at + "approve/", {"version": "1"}).status_code == 302
    assert leader.post(at + "release/", {"version": "2"}).status_code == 302
    made = Release.objects.get()
    assert (made.state, made.by, made.approver, made.releaser) == ("released", "officer", "leader", "leader")
    assert "可吸入" in _seen(desk.stranger())
    assert leader.post(at + "withdraw/", {"version": "3", **NOTICE}).status_code == 302
    assert "暂停公布" in _seen(desk.stranger())
    actions = list(Entry.objects.filter(action__startswith="release.").order_by("number").values_list("action", "by"))
    assert actions == [
        ("release.drafted", "officer"),
        ("release.approved", "leader"),
        ("release.released", "leader"),
        ("release.withdrawn", "leader"),
    ]
    assert audit.verify().ok


def test_a_draft_is_changed_and_thrown_away(desk: Desk) -> None:
    officer = desk.client_of("officer")
    made = desk.draft("goals")
    changed = {**GIVEN, "part": "goals", "as_of": "2019-11-18", "version": "1"}
    assert officer.post(f"/releases/{made.pk}/edit/", changed).status_code == 302
    made.refresh_from_db()
    assert (made.as_of, made.version, made.place) == (date(2019, 11, 18), 2, PLACE)
    assert officer.post(f"/releases/{made.pk}/edit/", changed).status_code == 422
    assert officer.post(f"/releases/{made.pk}/discard/", {"version": "2"}).status_code == 302
    assert not Release.objects.exists()


def test_the_preview_is_the_page_and_stores_nothing(desk: Desk) -> None:
    made = desk.draft("goals")
    answer = desk.client_of("officer").get(f"/releases/{made.pk}/preview/")
    page = _seen(answer)
    assert "预览：公众还看不到这一页。" in page
    assert "PM2.5 年平均浓度" in page
    assert not Publication.objects.exists()
    _, stored = desk.released("goals")
    figures = [goal["figure_id"] for goal in json.loads(stored.data)["goals"]]
    assert [f for f in figures if f not in answer.content.decode()] == []


def test_nobody_approves_what_they_drafted(desk: Desk) -> None:
    made = desk.draft()
    Release.objects.filter(pk=made.pk).update(by="leader")
    with pytest.raises(ReleaseRefused) as refusal:
        operations.approve_release(desk.seen(made), user=desk.site.users["leader"], at=moment())
    assert codes(refusal) == ["releases.own_draft"]
    assert Release.objects.get().state == "draft"
    page = _seen(desk.client_of("leader").get(f"/releases/{made.pk}/"))
    assert "须由另一位领导批准" in page


def test_the_second_of_two_sees_what_stands(desk: Desk) -> None:
    made = desk.approved()
    leader = desk.client_of("leader")
    desk_of_first = desk.seen(made)
    operations.let_out(desk.site.home, desk_of_first, user=desk.site.users["leader"], at=moment())
    answer = leader.post(f"/releases/{made.pk}/release/", {"version": str(made.version)})
    assert answer.status_code == 409
    assert "leader 已经处理过，现在的状态是“已发布”" in _seen(answer)
    assert Publication.objects.count() == 1


def test_two_at_once_release_once(desk: Desk) -> None:
    made = desk.approved()
    seen, told = desk.seen(made), list[str]()
    start = threading.Barrier(2)

    def one() -> None:
        start.wait()
        try:
            operations.let_out(desk.site.home, seen, user=desk.site.users["leader"], at=moment())
            told.append("done")
        except ReleaseRefused as refusal:
            told.append(refusal.faults[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["done", "releases.changed"]
    assert Publication.objects.count() == 1


def test_a_new_release_replaces_the_old(desk: Desk) -> None:
    old, _ = desk.released("goals", as_of=date(2019, 11, 18))
    new, _ = desk.released("goals")
    old.refresh_from_db()
    assert (old.state, old.replaced_by_id, new.state) == ("withdrawn", new.pk, "released")
    assert "已被取代" in _seen(desk.client_of("leader").get("/releases/"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=old.pk).update(state="released")


def test_it_is_not_released_before_its_day(desk: Desk) -> None:
    made = desk.approved(from_date=TODAY + timedelta(days=2))
    with pytest.raises(ReleaseRefused) as refusal:
        operations.let_out(desk.site.home, desk.seen(made), user=desk.site.users["leader"], at=moment())
    assert codes(refusal) == ["releases.too_early"]


def test_a_withdrawal_needs_notice_and_reason(desk: Desk) -> None:
    made, _ = desk.released()
    leader = desk.client_of("leader")
    answer = leader.post(f"/releases/{made.pk}/withdraw/", {"version": "3", "notice_zh": "停"})
    assert answer.status_code == 409
    assert "请填写公告（英文）" in _seen(answer)
    assert "停</textarea>" in answer.content.decode()
    waiting = desk.approved("days")
    gone = {"version": str(waiting.version), "reason": "不需要了"}
    assert leader.post(f"/releases/{waiting.pk}/withdraw/", gone).status_code == 302
    assert "最近 30 天" not in _seen(desk.stranger())


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"part": "goals", "as_of": "2019-11-20"}, "截至"),
        ({"part": "goals", "as_of": ""}, "截至"),
        ({"text_zh": "只有中文"}, "给公众的说明（英文）"),
        ({"text_zh": "长" * 3000, "text_en": "x"}, "字符"),
        ({"part": "nothing"}, ""),
        ({"plan": "nowhere/1900"}, ""),
        ({"place": "place:nowhere"}, ""),
        ({"from_date": "soon"}, ""),
        ({"from_date": "2019-13-45"}, ""),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_and_nothing_is_stored(
    desk: Desk, changed: dict[str, str], field: str
) -> None:
    answer = desk.client_of("officer").post("/releases/new/", {**GIVEN, **changed})
    assert answer.status_code in {200, 422}
    assert "没有保存任何内容" in _seen(answer)
    assert field in _seen(answer)
    assert not Release.objects.exists()


def test_what_has_no_data_is_not_released(desk: Desk) -> None:
    (desk.site.home / "places.yaml").write_text(
        "erenhot: {zh: 空, en: Empty, stations: [{station: 0000A, from_date: 2018-01-01}]}\n", encoding="utf-8"
    )
    made = desk.approved("now")
    with pytest.raises(NothingToRelease):
        operations.let_out(desk.site.home, desk.seen(made), user=desk.site.users["leader"], at=moment())
    answer = desk.client_of("leader").post(f"/releases/{made.pk}/release/", {"version": str(made.version)})
    assert answer.status_code == 409
    assert "没有可以公布的数据" in _seen(answer)
    assert desk.client_of("leader").get(f"/releases/{made.pk}/preview/").status_code == 409


def test_somebody_else_writes_to_the_lake(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.approved("goals")

    def busy(*_given: Any, **_more: Any) -> None:
        raise LakeBusy

    monkeypatch.setattr(making, "freeze_figures", busy)
    monkeypatch.setattr(turns, "WAIT_S", 0.0)
    answer = desk.client_of("leader").post(f"/releases/{made.pk}/release/", {"version": str(made.version)})
    assert "正在写入别的数据" in _seen(answer)
    made.refresh_from_db()
    assert made.state == "approved"


# --- what stands ---


def test_the_job_stores_what_changed_and_only_that(desk: Desk) -> None:
    now, _ = desk.released("now")
    desk.released("days")
    assert operations.publish_standing(desk.site.home, now=moment()) == 0
    assert operations.publish_standing(desk.site.home, now=moment() - timedelta(hours=2)) == 1
    assert Publication.objects.filter(release=now).count() == 2
    entry = Entry.objects.filter(action="release.published").get()
    assert json.loads(entry.detail)["digest"] == Publication.objects.filter(release=now)[0].digest


def test_a_defect_over_one_release_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, _ = desk.released("now")
    desk.released("days")
    whole = making.content_of

    def broken(home: Path, release: Release, *, now: datetime) -> Content:
        if release.pk == first.pk:
            raise ZeroDivisionError
        return whole(home, release, now=now + timedelta(days=1))

    monkeypatch.setattr(operations, "content_of", broken)
    assert operations.publish_standing(desk.site.home, now=moment()) == 1
    assert "release.defect" in caplog.text


def test_the_job_leaves_what_was_withdrawn(desk: Desk) -> None:
    made, _ = desk.released("now")
    found = made
    desk.withdraw(made)
    assert operations.publish_standing(desk.site.home, now=moment() - timedelta(hours=2)) == 0
    assert not operations.publish(found, Content({"part": "now"}), now=moment())
    assert Publication.objects.count() == 1


def test_broken_rules_leave_what_was_published(desk: Desk) -> None:
    desk.released("now")
    (desk.site.home / "places.yaml").write_text("erenhot: 7\n", encoding="utf-8")
    assert operations.publish_standing(desk.site.home, now=moment() + timedelta(hours=1)) == 0
    assert "可吸入" in _seen(desk.stranger())
    assert desk.client_of("leader").get("/releases/").status_code == 503


def test_a_release_outlasts_who_released_it(desk: Desk) -> None:
    desk.released("now")
    leader = desk.site.users["leader"]
    leader.disabled = True
    leader.save()
    assert operations.publish_standing(desk.site.home, now=moment() - timedelta(hours=1)) == 1


# --- who may ---


def test_each_role_sees_and_does_what_the_table_says(desk: Desk) -> None:
    made = desk.draft()
    looks = {"administrator", "leader", "officer"}
    for name in CAST:
        client = desk.client_of(name)
        expected = 200 if name in looks else 404
        assert client.get("/releases/").status_code == expected, name
        assert client.get(f"/releases/{made.pk}/").status_code == expected, name
        assert client.get(f"/releases/{made.pk}/preview/").status_code == expected, name
        assert client.get("/releases/new/").status_code == (200 if name == "officer" else 404), name
        assert client.get(f"/releases/{made.pk}/edit/").status_code == (200 if name == "officer" else 404), name
        if name != "leader":
            for move in ("approve", "release", "withdraw"):
                sent = {"version": "1", **NOTICE}
                assert client.post(f"/releases/{made.pk}/{move}/", sent).status_code == 404, (name, move)
        if name != "officer":
            assert client.post(f"/releases/{made.pk}/discard/", {"version": "1"}).status_code == 404, name
    assert Release.objects.get().state == "draft"


def test_a_stranger_is_asked_to_sign_in(desk: Desk) -> None:
    made = desk.draft()
    for path in ("/releases/", f"/releases/{made.pk}/", f"/releases/{made.pk}/preview/", "/releases/new/"):
        assert desk.client_of(STRANGER).get(path).status_code == 302
    assert desk.client_of(STRANGER).post(f"/releases/{made.pk}/approve/", {"version": "1"}).status_code == 302


@pytest.mark.parametrize(
    "path", ["0/", "999999999999999999999999/", "x/", "1/publications/99999999999999999999999/", "1/nothing/"]
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    made = desk.draft()
    assert made.pk
    assert desk.client_of("leader").get("/releases/" + path).status_code in {404, 405}
    assert desk.client_of("leader").post(f"/releases/{made.pk}/nothing/").status_code == 404
    assert desk.client_of("leader").post(f"/releases/{made.pk}/approve/", {"version": "x" * 99}).status_code == 409


# --- pages ---


def test_pages_ask_little_and_speak_one_language(desk: Desk) -> None:
    made, stored = desk.released("goals")
    desk.draft("now")
    paths = ("/releases/", f"/releases/{made.pk}/", f"/releases/{made.pk}/publications/{stored.pk}/")
    for path in (*paths, f"/releases/{made.pk}/preview/"):
        leader = desk.client_of("leader")
        with CaptureQueriesContext(connection) as found:
            answer = leader.get(path)
        assert answer.status_code == 200
        assert len(found) <= 30, path
        assert [w for w in _english(_seen(answer)) if w not in CODES] == [], path
        en = _seen(desk.client_of("leader", language="en").get(path)).replace("中文", "").replace("简体", "")
        assert re.findall(r"[\u4e00-\u9fff]+", en) == [], path
    new = desk.client_of("officer", language="en").get("/releases/new/")
    names = {"示例市", "示例口岸", "示例学校", "简体中文"}
    assert [w for w in re.findall(r"[\u4e00-\u9fff]+", _seen(new)) if w not in names] == []


def test_a_publication_that_was_changed_is_told(desk: Desk) -> None:
    made, stored = desk.released("now")
    path = f"/releases/{made.pk}/publications/{stored.pk}/"
    leader = desk.client_of("leader")
    assert "摘要相符" in _seen(leader.get(path))
    Publication.objects.filter(pk=stored.pk).update(data=stored.data.replace('"aqi":', '"aqi": '))
    assert "摘要不符" in _seen(leader.get(path))


def test_the_empty_list_says_what_to_do(desk: Desk) -> None:
    assert "起草发布" in _seen(desk.client_of("officer").get("/releases/"))
    assert "由统筹方案的部门" in _seen(desk.client_of("leader").get("/releases/"))
    assert ON < TODAY


def test_of_two_releases_for_one_place_the_slower_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = desk.approved(), desk.approved()
    content = making.frozen_content

    def overtaken(*given: Any, **more: Any) -> Content:
        monkeypatch.setattr(operations, "frozen_content", content)
        found = content(*given, **more)
        operations.let_out(desk.site.home, desk.seen(first), user=desk.site.users["leader"], at=moment())
        Release.objects.filter(pk=first.pk).update(version=99)
        return found

    monkeypatch.setattr(operations, "frozen_content", overtaken)
    operations.let_out(desk.site.home, desk.seen(second), user=desk.site.users["leader"], at=moment())
    first.refresh_from_db()
    assert (first.state, first.replaced_by_id) == ("withdrawn", second.pk)
    third = desk.approved()
    with pytest.raises(ReleaseRefused) as refusal:
        operations._stand(desk.seen(third), third, {})  # noqa: SLF001 - what a faster one leaves behind
    assert codes(refusal) == ["releases.changed"]
    assert Release.objects.filter(state="released").count() == 1

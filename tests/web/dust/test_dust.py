"""Dust events in the browser: figures are those of the command line, decisions are revisions, two at once are told."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import Answer
from tests.web.conftest import STRANGER, Site
from tests.web.dust.conftest import EVENT
from tests.web.test_shell import _english, _seen

from airshed.air.events import bounds_of, history_of
from airshed.calendar import Period
from airshed.lake.store import lock
from airshed.web import ambient, audit, plans, turns
from airshed.web.accounts.models import User
from airshed.web.audit.models import Entry
from airshed.web.dust import queries

Clients = Callable[..., Client]
PAGE = f"/dust/{EVENT}/"
DECISION = {
    "document": "沙尘快报 2019-14",
    "first": "2019-03-07T13:00",
    "last": "2019-03-08T01:00",
    "status": "rejected",
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what an event changes, where only the decision matters."""
    monkeypatch.setattr(queries, "get_effects", lambda *_, **__: None)


def _cells(answer: Any) -> str:
    return re.sub(r"\s+", " ", _seen(answer))


def _post(client: Client, **changes: Any) -> Any:
    given = {**DECISION, "reason": "当日无沙尘天气", "seen": 1, **changes}
    return client.post(PAGE, {name: value for name, value in given.items() if value is not None})


def test_events_of_a_year_are_those_of_the_command_line(
    town: Path, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    told = [e for e in airshed("air", "dust", "list", "--home", town, "--json").json if e["from_hour"][:4] == "2019"]
    answer = client_of("leader").get("/dust/?year=2019")
    page = answer.content.decode()
    assert re.findall(r"D-[0-9a-f]{8}(?=</a>)", page) == [
        e["event"] for e in sorted(told, key=lambda e: e["from_hour"], reverse=True)
    ]
    seen = _cells(answer)
    assert f"认定 {sum(e['status'] == 'confirmed' for e in told)}" in seen
    assert "合成数据" in seen
    assert "2019-03-07 13:00" in seen
    assert f"认定 {len(told)}" not in seen


def test_the_list_is_narrowed_and_rubbish_is_no_filter(town: Path, client_of: Clients) -> None:
    client = client_of("leader")
    for query, count in (
        ("year=2018&status=proposed", 3),
        ("year=all", 29),
        ("status=rejected", 0),
        ("place=city:x", 0),
    ):
        page = client.get(f"/dust/?{query}").content.decode()
        assert len(re.findall(r"D-[0-9a-f]{8}(?=</a>)", page)) == count, query
    for query in ("year=x", "year=99999999999", "status=%00", "place=%ff", "year=-1"):
        assert client.get(f"/dust/?{query}").status_code == 200, query


def test_the_year_with_and_without_an_event_is_what_evaluation_gives(
    own_town: Path, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    seen = _cells(client_of("leader").get(PAGE))
    span = re.search(r"数值 (2019-01-01) – (2019-\d\d-\d\d)", seen)
    assert span is not None
    words = ("air", "evaluate", "--place", "city:示例市", "--from", span[1], "--to", span[2], "--dust", "exclude")
    found = {}
    for status in ("confirm", "reject"):
        airshed("air", "dust", status, EVENT, "--evidence", "x", "--home", own_town)
        told = airshed(*words, "--home", own_town, "--json").json
        found[status] = [f"{told['pollutants'][code]['mean']:g} µg/m³" for code in ("pm10", "pm25")]
        good = told["good_days"]
    for code, without, within in zip(("PM10", "PM2.5"), found["reject"], found["confirm"], strict=True):
        assert f"{code} 平均 {without} {within}" in seen
    assert f"优良天数（现行规定） {good} 天 {good} 天" in seen
    assert found["reject"] != found["confirm"]


def test_days_with_and_without_are_shown_and_as_a_file(town: Path, client_of: Clients) -> None:
    client = client_of("leader")
    seen = _cells(client.get(PAGE))
    assert "小时峰值 2320 µg/m³" in seen
    assert "有效/应有 13 / 13 小时" in seen
    assert "为什么是这个数" in seen
    assert "G1-01 PM2.5 年平均浓度" in seen
    assert "方案不剔除沙尘" in seen
    table = client.get(f"{PAGE}?csv=chart-dust")
    assert table.content.decode("utf-8-sig").count("\nhour,") == 13 + 49


@pytest.mark.usefixtures("quick")
def test_a_decision_is_a_revision_and_figures_follow_at_once(
    own_town: Path, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    leader = User.objects.get(username="leader")
    place = ambient.get_place(own_town, "place:erenhot", user=leader)
    period = Period(date(2019, 1, 1), date(2019, 11, 20))

    def mean() -> float:
        (found,) = ambient.get_evaluations(own_town, place, [period], dust="exclude")
        return float(found["pollutants"]["pm10"]["mean"])

    client = client_of("officer")
    before, plan = mean(), plans.version(own_town)
    assert mean() == before
    answer = _post(client, first="2019-03-07T14:00", last="2019-03-07T20:00")
    assert answer.status_code == 302
    seen = _cells(client.get(PAGE))
    assert mean() > before
    assert plans.version(own_town) != plan
    (event,) = [e for e in airshed("air", "dust", "list", "--home", own_town, "--json").json if e["event"] == EVENT]
    assert (event["status"], event["by"], event["revision"]) == ("rejected", "officer", 2)
    assert event["evidence"] == "沙尘快报 2019-14；当日无沙尘天气"
    assert (event["from_hour"], event["to_hour"]) == ("2019-03-07T14:00", "2019-03-07T21:00")
    assert [row["status"] for row in history_of(own_town, EVENT)] == ["proposed", "confirmed", "rejected"]
    assert "不认定" in seen
    assert "已记录" in seen
    entry = Entry.objects.order_by("-number").first()
    assert entry is not None
    assert (entry.action, entry.by) == ("dust.rejected", "officer")
    assert json.loads(entry.detail)["document"] == "沙尘快报 2019-14"
    assert _post(client, status="confirmed", seen=2).status_code == 302
    assert mean() == before


@pytest.mark.usefixtures("quick")
def test_of_two_who_decide_at_once_the_second_is_told_and_chooses(own_town: Path, client_of: Clients) -> None:
    client = client_of("officer")
    assert _post(client).status_code == 302
    answer = _post(client, status="confirmed", reason="有卫星图")
    assert answer.status_code == 409
    seen, page = _cells(answer), answer.content.decode()
    assert "别人已对这次过程作出决定" in seen
    assert "有卫星图" in page
    assert len(history_of(own_town, EVENT)) == 3
    seen_now = re.search(r'name="seen" value="(\d+)"', page)
    assert seen_now is not None
    assert _post(client, status="confirmed", reason="有卫星图", seen=int(seen_now[1])).status_code == 302
    assert history_of(own_town, EVENT)[-1]["status"] == "confirmed"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"document": " "}, "这个字段是必填项"),
        ({"reason": ""}, "这个字段是必填项"),
        ({"first": "2019-03-06T12:00"}, "2019-03-06 13:00 – 2019-03-09 01:00"),
        ({"last": "2019-03-07T12:00"}, "先后有序"),
        ({"first": "2019-03-07T13:30"}, "应为整点"),
        ({"first": "x"}, "没有保存"),
        ({"seen": "x"}, "没有保存"),
        ({"status": "maybe"}, "没有保存"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_stored(
    town: Path, client_of: Clients, changes: dict[str, Any], told: str
) -> None:
    answer = _post(client_of("officer"), **changes)
    assert answer.status_code == 400
    assert told in _cells(answer)
    assert len(history_of(town, EVENT)) == 2


@pytest.mark.usefixtures("quick")
def test_what_stands_already_is_no_decision(own_town: Path, client_of: Clients) -> None:
    client = client_of("officer")
    assert _post(client).status_code == 302
    entries = Entry.objects.count()
    answer = _post(client, seen=2)
    assert (answer.status_code, Entry.objects.count()) == (400, entries)
    assert "没有新的内容" in _cells(answer)


@pytest.mark.usefixtures("quick")
def test_who_finds_the_lake_held_is_told_kindly(
    own_town: Path, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "WAIT_S", 0.2)
    client = client_of("officer")
    entries = Entry.objects.count()
    with lock(own_town, now=datetime(2019, 11, 20)):
        answer = _post(client)
    assert answer.status_code == 503
    assert "请过一会儿再试" in _cells(answer)
    assert "pid" not in _cells(answer)
    assert (Entry.objects.count(), len(history_of(own_town, EVENT))) == (entries, 2)


def test_rights_over_events(town: Path, client_of: Clients) -> None:
    answer = client_of(STRANGER).get("/dust/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/?next=/dust/")
    for name in ("administrator", "auditor", "officer_elsewhere", "inspector", "grid_lead", "plant"):
        client = client_of(name)
        assert [client.get(a).status_code for a in ("/dust/", PAGE)] == [404, 404], name
        assert _post(client).status_code == 404
        assert client.post("/dust/propose/", {"place": "city:示例市", "year": "2019"}).status_code == 404
        assert "沙尘过程" not in _seen(client.get("/"))
    leader = client_of("leader")
    assert "认定为沙尘过程" not in _cells(leader.get(PAGE))
    assert "查找沙尘过程" not in _cells(leader.get("/dust/"))
    assert _post(leader).status_code == 404
    assert leader.get("/dust/D-nothing/").status_code == 404
    assert leader.get("/dust/propose/").status_code == 405
    assert Entry.objects.filter(action="foreign_id", object="dust_event").exists()


@pytest.mark.usefixtures("quick")
def test_events_are_searched_for_and_decisions_stay(own_town: Path, client_of: Clients) -> None:
    shutil.rmtree(own_town / "lake" / "dust_events")
    client = client_of("officer")
    assert "还没有沙尘过程" in _cells(client.get("/dust/"))
    answer = client.post("/dust/propose/", {"place": "city:示例市", "year": "2019"}, follow=True)
    assert "找到 17 次，新增 17 次" in _cells(answer)
    assert _post(client, seen=0).status_code == 302
    again = client.post("/dust/propose/", {"place": "city:示例市", "year": "2019"}, follow=True)
    assert "找到 17 次，新增 0 次" in _cells(again)
    assert history_of(own_town, EVENT)[-1]["status"] == "rejected"
    entry = Entry.objects.filter(action="dust.proposed").last()
    assert entry is not None
    for place, year in (
        ("city:x", "2019"),
        ("city:示例市", "99"),
        ("city:示例市", "２０１９"),
        ("station:9901A", "2019"),
    ):
        assert client.post("/dust/propose/", {"place": place, "year": year}).status_code == 404


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_recorded_is_not_proposed(
    own_town: Path, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own_town / "lake" / "dust_events")

    def busy(**_: object) -> None:
        raise audit.AuditBusy

    monkeypatch.setattr(audit, "record", busy)
    client_of("officer").post("/dust/propose/", {"place": "city:示例市", "year": "2019"})
    assert not (own_town / "lake" / "dust_events").exists()


def test_pages_are_in_one_language_and_ask_little(town: Path, client_of: Clients) -> None:
    for address in ("/dust/?year=2019", PAGE):
        seen = _seen(client_of("officer", language="en").get(address))
        data = ("示例市", "示例口岸", "示例学校", "简体中文", "合成真值")
        for name in data:
            seen = seen.replace(name, "")
        assert re.findall(r"[\u4e00-\u9fff]+", seen) == [], address
        seen = re.sub(r"[A-Z]-[0-9a-f]{8,}|(GB|HJ) \S+", "", _seen(client_of("officer").get(address)))
        known = {"AQI", "PM", "CSV", "PNG", "demo", "synthetic", "truth"}
        assert [w for w in _english(seen) if w not in known] == [], address
        client = client_of("officer")
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 30, address


def test_an_empty_home_says_who_does_what(site: Site, client_of: Clients) -> None:
    assert Path(settings.HOME) == site.home
    assert "由牵头部门" in _cells(client_of("leader").get("/dust/"))


def test_bounds_are_those_last_proposed() -> None:
    at = datetime(2019, 3, 7, 13)
    rows = [
        {"status": "proposed", "from_hour": at, "to_hour": at.replace(hour=15)},
        {"status": "proposed", "from_hour": at, "to_hour": at.replace(hour=20)},
        {"status": "confirmed", "from_hour": at, "to_hour": at.replace(hour=14)},
    ]
    assert bounds_of(rows) == (at.replace(day=6), at.replace(day=8, hour=20))
    assert bounds_of(rows[2:]) == (at.replace(day=6), at.replace(day=8, hour=14))

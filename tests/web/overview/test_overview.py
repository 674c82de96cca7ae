"""The overview: the digits of the command line, for who may see them, and never silently old."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.conftest import Answer
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.decided import OPEN, led_by
from tests.web.overview.conftest import NOW, turn

from airshed.plan.status import STATUSES
from airshed.web.overview import duties, queries

Clients = Callable[..., Client]
PAGES = ("/overview/", "/overview/screen/", "/overview/part/")
HERE = ("administrator", "leader", "officer", "officer_elsewhere")
ELSEWHERE = ("inspector", "grid_lead", "plant")
MOST_QUERIES = 30
STATIONS = ("示例口岸", "示例学校")


def text_of(answer: Any) -> str:
    """Return what a page says, without tags."""
    page = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def shape_of(town: Site, name: str = "leader", now: datetime = NOW) -> dict[str, Any]:
    return queries.get_overview(town.home, user=town.users[name], now=now)


# --- the digits ---


def test_the_plan_has_the_digits_of_the_command_line(
    town: Site, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    words = ("plan", "status", "erenhot/2019", "--as-of", "2019-11-20", "--home", town.home, "--json")
    told = airshed(*words).json
    shape, seen = shape_of(town)["plan"], text_of(client_of("leader").get("/overview/"))
    assert {row["status"]: row["count"] for row in shape["counts"]} == told["counts"]
    assert shape["total"] == len(told["clauses"])
    indicators = {i["id"]: i for clause in told["clauses"] for i in clause["indicators"]}
    assert {"G1-01", "G2-01"} == {goal["id"] for goal in shape["goals"]}
    for goal in shape["goals"]:
        value, unit = indicators[goal["id"]]["value"], indicators[goal["id"]]["unit"]
        assert Decimal(goal["value"]) == (Decimal(value) * 100 if unit == "share" else Decimal(value))
        assert f"{goal['value']} {goal['unit']}" in seen
        assert indicators[goal["id"]]["figure_id"] in seen  # why it is this number
    by_department = {row["name"]: row for row in shape["departments"]}
    for status in STATUSES:
        held = sum(
            cell["count"] for row in by_department.values() for cell in row["counts"] if cell["status"] == status
        )
        assert held == told["counts"][status]
    nobody = sum(clause["department"] is None for clause in told["clauses"])
    assert by_department["部门待裁定"]["total"] == shape["unruled"] == nobody


def test_what_the_rest_of_the_year_may_bring_is_said_in_words(
    town: Site, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    seen = text_of(client_of("leader").get("/overview/"))
    words = ("plan", "explain", "erenhot/2019", "G1-01", "--as-of", "2019-11-20", "--home", town.home, "--json")
    outlook = airshed(*words).json["indicators"][0]["outlook"]
    assert f"余下 {outlook['days']['left']} 天日均 ≤ {outlook['need']['average']} µg/m³" in seen
    assert "比目标低 9.8 µg/m³" in seen
    assert "天优良" in seen


def test_the_air_has_the_digits_of_the_command_line(
    town: Site, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    told = airshed(
        *("air", "report", "--at", "2019-11-20T08:00", "--home", town.home, "--json", "--place", "city:示例市")
    ).json
    air = shape_of(town)["air"]
    assert (air["aqi"], air["level"]["number"], air["level"]["colour"]) == (told["aqi"], told["level"], told["rgb"])
    assert air["level"]["letter"] == "良"
    period = ("--from", "2019-11-19", "--to", "2019-11-19")
    day = airshed(
        *("air", "evaluate", "--place", "city:示例市", *period, "--daily", "--home", town.home, "--json")
    ).json["days"][0]
    assert air["yesterday"]["aqi"] == day["aqi"]
    seen = text_of(client_of("leader").get("/overview/"))
    assert f"{told['aqi']} AQI" in seen
    assert f"AQI {day['aqi']}" in seen
    assert "可吸入颗粒物 PM10" in seen
    assert re.search(r"11-20 08:00 · [4-6] 分钟前", seen)


def test_stations_are_counted_by_the_hours_that_came(town: Site) -> None:
    health = shape_of(town)["health"]
    assert [(row["name"], row["received"], row["expected"]) for row in health["stations"]] == [
        (name, 24, 24) for name in STATIONS
    ]
    later = shape_of(town, now=NOW + timedelta(hours=10))["health"]
    assert 0 < later["received"] <= later["expected"] == 48


# --- who ---


@pytest.mark.parametrize("address", PAGES)
def test_the_overview_is_for_who_reads_plans_and_air(site: Site, client_of: Clients, address: str) -> None:
    found = {name: client_of(name).get(address).status_code for name in CAST}
    assert found == {name: 200 if name in HERE else 404 for name in CAST}
    assert client_of(STRANGER).get(address).headers["Location"] == f"/login/?next={address}"


def test_who_has_an_overview_begins_there(site: Site, client_of: Clients) -> None:
    for name in HERE:
        assert client_of(name).get("/").headers["Location"] == "/overview/"
        assert client_of(name).get("/start/").status_code == 200
    for name in (*ELSEWHERE, "auditor"):
        assert client_of(name).get("/").status_code == 200
    with pytest.raises(Http404):
        queries.get_overview(site.home, user=site.users["plant"], now=NOW)


def test_the_others_see_the_air_of_now_on_their_start_page(town: Site, client_of: Clients) -> None:
    for name in ELSEWHERE:
        seen = text_of(client_of(name).get("/"))
        assert "今天的空气" in seen
        assert "55 AQI" in seen
        assert "合成数据" in seen
    assert "今天的空气" not in text_of(client_of("auditor").get("/"))


def test_an_officer_sees_own_clauses_only_and_is_told_so(town: Site, client_of: Clients) -> None:
    seen = text_of(client_of("officer").get("/overview/"))
    assert "只列市生态环境局牵头或配合的条款" in seen
    shape = shape_of(town, "officer")["plan"]
    assert 0 < shape["total"] < shape_of(town)["plan"]["total"]
    assert shape_of(town, "officer_elsewhere")["plan"]["total"] == len(led_by("housing"))
    assert "全部部门" not in text_of(client_of("officer_elsewhere").get("/overview/"))


# --- what to do first, and what is old ---


def test_what_nobody_is_named_for_comes_first_where_nothing_is_worse(town: Site, client_of: Clients) -> None:
    page = client_of("leader").get("/overview/").content.decode()
    assert f"{len(OPEN)} 条没有牵头部门：先裁定由谁负责。" in page
    assert "/rulings/erenhot/2019/gaps/?aspect=lead" in page


@pytest.mark.parametrize(("hours", "old"), [(2, False), (4, True)])
def test_data_that_are_not_recent_are_told(town: Site, client_of: Clients, hours: int, old: bool) -> None:  # noqa: FBT001 - a table
    turn(town.home, NOW + timedelta(hours=hours))
    page = client_of("leader").get("/overview/").content.decode()
    assert ("空气数据停在 11-20 08:00（4 小时" in page) == old
    assert ("overview-air stale" in page) == old
    assert (re.search(r'data-overview="old"[^>]* hidden', page) is None) == old


def test_what_is_late_is_listed_with_its_date_and_department(town: Site, client_of: Clients) -> None:
    turn(town.home, datetime(2021, 1, 10, 8))
    plan = shape_of(town, now=datetime(2021, 1, 10, 8))["plan"]
    assert plan["lates"] == plan["numbers"]["overdue"] > 0
    assert [row["date"] for row in plan["late"]] == sorted(row["date"] for row in plan["late"])
    assert len(plan["late"]) <= 10
    seen = text_of(client_of("leader").get("/overview/"))
    assert plan["late"][0]["left"] in seen
    assert plan["late"][0]["id"] in seen
    assert "没有今年的方案" in seen
    assert "一周以来没有小时数据" in seen
    assert "空气数据停在 " in seen
    assert "先导入点位" not in seen


def test_an_empty_home_says_what_to_do_and_who(town: Site, client_of: Clients, bare: Any) -> None:
    seen = text_of(client_of("leader").get("/overview/"))
    assert "还没有空气数据。" in seen
    assert "airshed air import" in seen
    assert "没有空气数据：先导入点位和小时数据。" in seen
    assert "None" not in seen


@pytest.mark.parametrize("address", PAGES)
def test_what_cannot_be_read_is_told(town: Site, client_of: Clients, address: str) -> None:
    places = town.home / "places.yaml"
    whole = places.read_text(encoding="utf-8")
    places.write_text("erenhot: 7\n", encoding="utf-8")
    try:
        answer = client_of("leader").get(address)
    finally:
        places.write_text(whole, encoding="utf-8")
    assert answer.status_code == 503
    assert "airshed doctor" in text_of(answer) or address.endswith("part/")


# --- every page ---


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_little_and_minds_no_rubbish(town: Site, client_of: Clients, address: str) -> None:
    client = client_of("leader")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES
    assert client.get(address + "?plan=%00&on=9999-99-99&place=<script>").status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_in_one_language(town: Site, client_of: Clients, address: str) -> None:
    seen = text_of(client_of("leader", language="en").get(address))
    for name in (*STATIONS, "简体中文", "中文"):
        seen = seen.replace(name, "")
    assert re.findall(r"[\u4e00-\u9fff]+", seen) == []


@pytest.mark.parametrize("name", ["leader", "officer"])
def test_the_chinese_overview_has_no_english_words(town: Site, client_of: Clients, name: str) -> None:
    seen = text_of(client_of(name).get("/overview/part/"))
    codes = r"F-[0-9a-f]+|(?:GB|HJ) \d[\w-]*|erenhot/2019|amendment"
    assert re.findall(r"[a-z]{3,}", re.sub(codes, "", seen)) == []


def test_every_figure_says_why(town: Site, client_of: Clients) -> None:
    page = client_of("leader").get("/overview/part/").content.decode()
    sections = re.findall(r"<(?:section|article)\b.*?</(?:section|article)>", page, flags=re.DOTALL)
    assert len(sections) >= 7
    assert [s[:120] for s in sections if "airshed-why" not in s] == []


def test_links_lead_somewhere(town: Site, client_of: Clients) -> None:
    client = client_of("leader")
    page = client.get("/overview/part/").content.decode()
    for address in set(re.findall(r'href="(/[^"]+)"', page)):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_words_follow_the_reader(town: Site) -> None:
    with translation.override("en"):
        assert shape_of(town)["urgent"].text == f"{len(OPEN)} clauses without a department: rule on who leads."


def test_days_left_are_worded_by_status() -> None:
    said = [(3, False, "还有 3 天"), (-4, True, "逾期 4 天"), (-4, False, "期限已过 4 天")]
    assert [(days, late, duties.left_words(days, overdue=late)) for days, late, _ in said] == said
    with translation.override("en"):
        assert duties.left_words(-1, overdue=True) == "1 day late"

"""Pages of the air show what the command line prints, to whom it may be shown, whatever the address says."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import Answer
from tests.web.air.conftest import PAGES, Reader, seen
from tests.web.conftest import STRANGER, Site

from airshed.plan.words import value_words
from airshed.web.accounts.models import Department
from airshed.web.audit.models import Entry

Readers = Callable[..., Reader]
Told = Callable[..., Answer]
PLACE = ("--place", "city:示例市")
MOST_QUERIES = 30
CODES = {
    "AQI",
    "PM",
    "SO",
    "NO",
    "CO",
    "CSV",
    "PNG",
    "mg",
    "GB",
    "HJ",
    "erenhot",
    "example",
    "places",
    "yaml",
    "pm",
    "calm",
}
"""What is written alike in both languages: codes, units, editions, the file that says which stations a place has."""


# --- numbers ---


def test_the_latest_hour_is_that_of_the_command_line(demo_city: Path, reader: Reader, airshed: Told) -> None:
    told = airshed("air", "report", *PLACE, "--at", "2019-11-20T08:00", "--home", demo_city, "--json").json
    page = reader.get("/air/")
    assert f"AQI {told['aqi']} {told['category']}" in page
    assert "2019-11-20 08:00（小时末）" in page
    assert "首要污染物： PM10" in page
    assert f"PM10 24 小时平均 {told['concentrations']['pm10_24h']:.0f} µg/m³ {told['iaqi']['pm10_24h']}" in page
    assert "HJ 633-2012" in page
    assert "示例口岸 9901A" in page
    assert "各项都有数据" in page


def test_a_year_is_that_of_the_command_line(demo_city: Path, reader: Reader, airshed: Told) -> None:
    told = airshed("air", "evaluate", *PLACE, "--year", "2018", "--home", demo_city, "--json").json
    page = reader.get("/air/calendar/?year=2018")
    assert f"有效天数 {told['days_valid']} / 365 天" in page
    assert f"优良天数 {told['good_days']} 天" in page
    assert f"优良天数比例 {100 * told['good_days_ratio']:.1f}%" in page
    assert f"综合指数 {told['composite']}" in page
    assert "有效 357 / 应有 365 天" in page


def test_every_day_leads_to_its_page(reader: Reader) -> None:
    page = reader.client.get("/air/calendar/?place=place:erenhot").content.decode()
    links = re.findall(r'href="(/air/day/[^"]+)"', page)
    assert len(links) == 323
    assert links[0] == "/air/day/2019-01-01/?place=place%3Aerenhot"
    assert 'data-days="/air/day/?place=place%3Aerenhot"' in page


def test_a_day_without_a_pollutant_says_why_it_is_not_valid(demo_city: Path, reader: Reader, airshed: Told) -> None:
    told = airshed("air", "evaluate", *PLACE, "--period", "2019-01", "--daily", "--home", demo_city, "--json").json
    (day,) = [d for d in told["days"] if d["date"] == "2019-01-23"]
    assert (day["valid"], day["aqi"], day["co"]) == (False, 90, None)
    page = reader.get("/air/day/2019-01-23/")
    assert "AQI — 无效" in page
    assert "只按已有项目算的 AQI 为 90 ，不作评价" in page
    assert "缺 一氧化碳 CO：有效小时 示例口岸 0/24、示例学校 24/24" in page
    assert "日均至少要 20 个有效小时" in page
    assert f"细颗粒物 PM2.5 {day['pm25']} µg/m³ 90 48 / 48" in page
    assert "一氧化碳 CO — mg/m³ — 24 / 48" in page


def test_a_day_with_dust_is_told_with_and_without(demo_city: Path, reader: Reader, airshed: Told) -> None:
    words = ("air", "evaluate", *PLACE, "--period", "2019-04", "--daily", "--home", demo_city, "--json")
    told = [airshed(*words, "--dust", dust).json["days"][7] for dust in ("keep", "exclude")]
    page = reader.get("/air/day/2019-04-08/")
    for day, name in zip(told, ("保留沙尘", "剔除认定的沙尘"), strict=True):
        values = ("—" if day[code] is None else day[code] for code in ("pm10", "pm25"))
        assert f"{name} {' '.join(map(str, values))} {day['aqi'] if day['valid'] else '—'}" in page
    assert "已认定 · 2019-04-" in page


def test_months_are_those_of_the_command_line(demo_city: Path, reader: Reader, airshed: Told) -> None:
    told = airshed("air", "evaluate", *PLACE, "--period", "2018-04", "--home", demo_city, "--json").json
    page = reader.get("/air/months/?year=2018&pollutant=o3")
    o3 = told["pollutants"]["o3"]
    assert f"2018-04 {o3['percentile']['value']:.1f} 第 90 百分位数" in page
    assert f"{o3['coverage']['valid']} / 30 {told['good_days']}" in page


def test_the_year_so_far_is_compared_as_the_command_line_does(demo_city: Path, reader: Reader, airshed: Told) -> None:
    span = ("--from", "2019-01-01", "--to", "2019-11-19", "--base-year", "2018")
    told = airshed("air", "evaluate", *PLACE, *span, "--home", demo_city, "--json").json
    now, base = told["pollutants"]["pm25"], told["base"]["pollutants"]["pm25"]
    page = reader.get("/air/years/")
    change = f"下降 {-100 * told['change']['pollutants']['pm25']['mean']:.1f}%"
    assert f"细颗粒物 PM2.5 平均 µg/m³ {now['mean']} {base['mean']} {change} 318/323 319/323" in page
    assert "上升 0.3 个百分点" in page
    assert "2018-01-01 – 2018-11-19" in page


def test_goals_are_those_of_the_plan(demo_city: Path, reader: Reader, airshed: Told) -> None:
    told = airshed(
        "plan", "explain", "erenhot/2019", "G1-01", "--as-of", "2019-11-20", "--home", demo_city, "--json"
    ).json
    outlook = told["indicators"][0]["outlook"]
    page = reader.get("/air/goal/")
    assert f"{outlook['days']['left']} 天（都有效时）平均要 ≤ {outlook['need']['average']} µg/m³" in page
    assert "年份太少，不能当作概率" in page
    assert "PM2.5 年平均浓度 25.2 µg/m³ 目标 ≤ 35 µg/m³" in page
    goals = [goal for clause in ("G1-01", "G1-02", "G2-01") for goal in _goals_of(airshed, demo_city, clause)]
    assert len(goals) > 1
    for goal in goals:
        assert f"{goal['id']} " in page  # each is in the list, and in full when it is chosen
        value = value_words(goal, say=lambda zh, _: zh)
        assert f"{goal['zh']} {value}" in reader.get(f"/air/goal/?goal={goal['id']}")


def _goals_of(airshed: Told, home: Path, clause: str) -> list[Any]:
    told = airshed("plan", "explain", "erenhot/2019", clause, "--as-of", "2019-11-20", "--home", home, "--json").json
    return [indicator for indicator in told["indicators"] if indicator["outlook"]]


def test_hours_are_counted_with_their_marks(reader: Reader) -> None:
    page = reader.get("/air/hours/?from=2019-04-01&to=2019-04-14&pollutants=pm10&stations=9901A&frozen=4&late=1")
    assert "示例口岸 9901A" in page
    assert re.search(r"示例口岸 9901A [\d.]+ [\d.]+ \d+ / 336 \d+ \d+", page)
    assert "示例学校 9902A" not in page.split("每个点位")[1]
    assert "PM10" in page


def test_the_rose_says_what_it_counts(reader: Reader) -> None:
    page = reader.get("/air/rose/?pollutant=pm25&from=2019-01-01&to=2019-01-31&mode=weighted")
    assert "占浓度总和的份额" in page
    assert "2019-01-01 – 2019-01-31" in page
    assert re.search(r"计入 7\d\d 小时", page)


# --- what an address may say ---

RUBBISH = (
    "/air/?pollutant=%00&place=",
    "/air/calendar/?year=19999999999999999999999&of=<b>",
    "/air/calendar/?year=2035&of=o3_8h",
    "/air/day/?date=2019-99-99",
    "/air/day/1066-10-14/",
    "/air/day/9999-12-31/",
    "/air/hours/?from=x&to=y&stations=ZZ&pollutants=lead&frozen=-1&late=1e9",
    "/air/hours/?from=0001-01-01&to=9999-12-31",
    "/air/hours/?from=2019-05-09&to=2019-05-01",
    "/air/hours/?from=2019-11-20",
    "/air/hours/?to=2018-01-01",
    "/air/days/?from=2019-01-01",
    "/air/days/?year=&from=2018-01-01&to=2019-11-19",
    "/air/days/?year=2018'--",
    "/air/months/?pollutant=o3_8h&year=-2",
    "/air/years/?base=1999&pollutant=co",
    "/air/goal/?plan=../../etc/passwd",
    "/air/rose/?station=nowhere&mode=x&from=2018-01-01&to=2019-11-20",
)


@pytest.mark.parametrize("address", RUBBISH)
def test_rubbish_is_told_and_replaced(reader: Reader, address: str) -> None:
    answer = reader.client.get(address, follow=True)
    assert answer.status_code == 200
    assert "airshed doctor" not in seen(answer)


def test_what_cannot_be_used_is_told_with_what_would_be_right(reader: Reader) -> None:
    assert "“2035”不能用，可用的是 2019、2018；现用 2019" in reader.get("/air/calendar/?year=2035")
    page = reader.get("/air/hours/?from=2018-01-01&to=2019-01-01")
    assert "最多 31 天，显示到 2018-01-31" in page
    assert "起始日期 2019-05-09 晚于结束日期 2019-05-01，已对调" in reader.get(RUBBISH[8])
    assert "&lt;b&gt;" in reader.client.get(RUBBISH[1]).content.decode()


@pytest.mark.parametrize(
    "address",
    ["/air/?place=nowhere", "/air/day/2019-02-30/", "/air/day/x/", "/air/months/?csv=nothing", "/air/nothing/"],
)
def test_what_is_not_there_is_not_found(reader: Reader, address: str) -> None:
    assert reader.client.get(address).status_code == 404


def test_a_day_without_data_says_which_days_have_some(reader: Reader) -> None:
    assert "有数据的日子： 2018-01-01 至 2019-11-20" in reader.get("/air/day/2016-01-01/")


def test_a_form_leads_to_the_day(reader: Reader) -> None:
    answer = reader.client.get("/air/day/?date=2019-04-09&place=station:9901A")
    assert answer.headers["Location"] == "/air/day/2019-04-09/?place=station%3A9901A"


# --- who may ---


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(reader_of: Readers, address: str) -> None:
    answer = reader_of(STRANGER).client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/login/?next={address}")


@pytest.mark.parametrize("name", ["leader", "administrator", "officer_elsewhere", "inspector", "grid_lead", "plant"])
def test_who_reads_observations_sees_the_air(reader_of: Readers, name: str) -> None:
    assert "首要污染物" in reader_of(name).get("/air/")


def test_who_reads_none_finds_nothing(reader_of: Readers) -> None:
    for address in PAGES:
        assert reader_of("auditor").client.get(address).status_code == 404
    assert "空气质量" not in reader_of("auditor").get("/")


def test_goals_are_for_who_reads_clauses(reader_of: Readers) -> None:
    inspector = reader_of("inspector")
    assert inspector.client.get("/air/goal/").status_code == 404
    assert "/air/goal/" not in inspector.client.get("/air/").content.decode()
    assert "这些条款不属于您的部门" in reader_of("officer_elsewhere").get("/air/goal/")


def test_data_are_taken_away_only_by_right_and_the_log_says_so(reader_of: Readers) -> None:
    address = "/air/calendar/?year=2018&csv=chart-calendar"
    for name in ("inspector", "administrator"):
        reader = reader_of(name)
        assert reader.client.get(address).status_code == 404
        assert "csv=" not in reader.client.get("/air/calendar/").content.decode()
    before = Entry.objects.filter(action="chart.exported").count()
    answer = reader_of("leader").client.get(address)
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 366
    assert rows[0][:2] == ["日期（城市时间）", "AQI（无量纲）"]
    (entry,) = Entry.objects.filter(action="chart.exported")[before:]
    assert entry.by == "leader"


# --- every page ---


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_where_it_stands_and_asks_little(reader: Reader, address: str) -> None:
    reader.client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = reader.client.get(address)
    assert len(asked) <= MOST_QUERIES
    page, source = seen(answer), answer.content.decode()
    assert "合成数据：" in page
    assert "为什么是这个数" in page or address == "/air/hours/"
    assert 'class="airshed-help"' in source
    assert re.search(r"有效 ?\d+ ?/|计入 \d+ 小时", page)
    assert not re.search(r'tabindex="0"(?![^>]*aria-label)', source)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_in_one_language(reader_of: Readers, address: str) -> None:
    chinese = re.sub(r"F-[0-9a-f]+|\d+", " ", _told(reader_of("officer"), address))
    assert {w for w in re.findall(r"[A-Za-z]{2,}", chinese) if w not in CODES} == set()
    english = _told(reader_of("officer", language="en"), address)
    names = r"示例口岸|示例学校|示例市|简体中文|二连浩特市"
    assert re.findall(r"[\u4e00-\u9fff]+", re.sub(names, "", english)) == []


def _told(reader: Reader, address: str) -> str:
    """Return what the page itself says: its part below the head, without the codes in the tables of charts."""
    source: Any = reader.client.get(address).content.decode()
    end = source.index("</p>", source.rindex('class="airshed-help"'))
    body = source[source.index('<h1 class="airshed-title"') : end]
    body = re.sub(r"<script.*?</script>", " ", body, flags=re.DOTALL)
    body = re.sub(r'(<details class="airshed-data">.*?<tbody>).*?(</tbody>)', r"\1\2", body, flags=re.DOTALL)
    attributes = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body))
    return unescape(re.sub(r"<[^>]+>", " ", body) + attributes)


# --- nothing there yet ---


@pytest.mark.parametrize("address", PAGES)
def test_a_home_without_data_says_who_brings_some(site: Site, client_of: Callable[..., Client], address: str) -> None:
    Department.objects.update(coordinates=True)
    answer = client_of("officer").get(address)
    assert "还没有空气数据" in seen(answer)
    assert '<a class="airshed-link" href="/uploads/">' in answer.content.decode()
    assert "请负责空气数据的科室人员" in seen(client_of("inspector").get(address))


def test_a_place_without_hours_is_told(site: Site, client_of: Callable[..., Client]) -> None:
    text = "erenhot: {zh: 甲地, en: A, stand_in: true, stations: [{station: X1, from_date: 2018-01-01}]}\n"
    (site.home / "places.yaml").write_text(text, encoding="utf-8")
    page = seen(client_of("officer").get("/air/"))
    assert "甲地" in page
    assert "这个地点还没有小时数据" in page
    (site.home / "places.yaml").write_text("erenhot: 7\n", encoding="utf-8")
    assert client_of("officer").get("/air/").status_code == 503


def test_old_data_are_not_the_air_of_now(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import datetime  # noqa: PLC0415 - beside its use

    from airshed.web.air import desk  # noqa: PLC0415

    monkeypatch.setattr(desk, "moment", lambda: datetime(2019, 11, 20, 12, 30))
    assert "最新一小时已经超过 3 小时（ 4 小时前 ），不代表现在的空气" in reader.get("/air/")
    monkeypatch.setattr(desk, "moment", lambda: datetime(2019, 12, 20, 12, 30))
    gone = reader.get("/air/")
    assert "最近一周没有这个地点的小时数据" in gone
    assert "最后有数据的一天：2019-11-20" in gone


def test_a_home_without_wind_says_so(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from airshed.web import observed  # noqa: PLC0415 - beside its use

    monkeypatch.setattr(observed, "list_weather_stations", lambda _home: ())
    assert "还没有气象数据" in reader.get("/air/rose/")

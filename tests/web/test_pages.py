"""What every page of the staff shares: charts with their table, files, spreadsheets, why a number is what it is."""

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import polars as pl
import pytest
from django.contrib.staticfiles import finders
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import date_format
from plotly import graph_objects as go
from python_calamine import CalamineWorkbook
from tests.web.conftest import STRANGER, Site

from airshed.web import pages, why
from airshed.web.accounts.rights import Record
from airshed.web.audit.models import Entry
from airshed.web.charts.chart import Chart
from airshed.web.charts.notes import edition_words
from airshed.web.sheets import sheet


@pytest.fixture
def chart() -> Chart:
    table = pl.DataFrame({"at": [datetime(2019, 5, 1, 1), None], "on": [date(2019, 5, 1), None], "v": [1.5, None]})
    words = {"at": "时间", "on": "日期", "v": "PM2.5(µg/m³)"}
    return Chart("hours", "逐时 </script>", "zh", go.Figure(), table, words, notes=("有效 1/2",))


def test_a_chart_stands_in_a_page_with_its_table_and_the_address_of_its_file(chart: Chart, site: Site) -> None:
    request = RequestFactory().get("/air/hours/", {"place": "city:示例市", "csv": "old"})
    request.user = site.users["leader"]
    found = pages.drawn(chart, request, id="one")
    assert found.labels == ("时间", "日期", "PM2.5(µg/m³)")
    assert found.rows == (("2019-05-01 01:00", "2019-05-01", "1.5"), ("—", "—", "—"))
    assert found.csv == "/air/hours/?place=city%3A%E7%A4%BA%E4%BE%8B%E5%B8%82&csv=one"
    assert "</script>" not in found.json
    assert json.loads(found.json)["title"] == "逐时 </script>"
    assert found.cut == 0


def test_a_long_table_is_cut_and_says_how_many_rows_only_the_file_has(chart: Chart, site: Site) -> None:
    table = pl.DataFrame({"v": range(pages.MOST_ROWS + 7)})
    long = Chart("days", "x", "en", go.Figure(), table, {"v": "v"})
    request = RequestFactory().get("/")
    request.user = site.users["leader"]
    found = pages.drawn(long, request)
    assert (len(found.rows), found.cut, found.id) == (pages.MOST_ROWS, 7, "chart-days")


def test_a_file_is_handed_out_with_its_name() -> None:
    answer = pages.handed(b"x", "日报.docx", pages.DOCX)
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''%E6%97%A5%E6%8A%A5.docx"


def test_the_script_of_charts_is_served_and_nothing_else_of_its_folder(client_of: Callable[..., Client]) -> None:
    stranger = client_of(STRANGER)
    answer = stranger.get("/static/charts/plotly.min.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert next(iter(answer.streaming_content)).startswith(b"/**\n* plotly.js v")
    answer.close()
    assert finders.find("charts/../plotly.min.js") is None
    assert stranger.get("/static/charts/datasets/iris.csv.gz").status_code == 404


def test_a_spreadsheet_keeps_texts_as_texts() -> None:
    content = sheet(
        "列表" * 20, {"a": ("甲", 10), "b": ("乙", 12)}, [{"a": "=1+1", "b": "007"}], head=["截至 2019-11-20"]
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.get_sheet_by_index(0).to_python() == [["截至 2019-11-20", ""], ["甲", "乙"], ["=1+1", "007"]]


def test_why_a_number_of_air_says_period_coverage_dust_and_editions() -> None:
    shape: dict[str, Any] = {"dust": "exclude", "editions": {"ambient": "gb3095-2012", "dust": "2016-120"}}
    lines = why.of_air(shape, place="示例市", period="2019-10", coverage=(29, 31), stations=("9901A", "9902A"))
    assert dict(lines) == {
        "地点": "示例市",
        "时间": "2019-10",
        "点位": "9901A、9902A",
        "有效/应有": "29 / 31",
        "沙尘": "剔除认定的沙尘",
        "环境质量标准": "GB 3095-2012",
        "沙尘规定": "2016-120",
    }


def test_why_an_indicator_leaves_out_what_is_not_there() -> None:
    shape: dict[str, Any] = {
        "kind": "milestone",
        "value": "0",
        "unit": "document",
        "gap": None,
        "table": "documents",
        "target": {"op": ">=", "value": "1", "unit": "document"},
        "coverage": {"valid": 0, "expected": 1},
        "evidence": {"rows": 0, "against": 0},
        "figure_id": "F-0",
    }
    assert dict(why.of_indicator(shape, as_of="2019-11-20")) == {
        "截至": "2019-11-20",
        "数值": "无",
        "算法": "文件或机制",
        "依据的表": "文件登记",
        "有效/应有": "0 / 1",
        "记录/反例": "0 / 0",
        "数值编号": "F-0",
    }


def test_days_are_written_as_everywhere_in_the_house(site: object) -> None:
    with translation.override("en"):
        assert date_format(date(2019, 5, 1)) == "2019-05-01"
        assert date_format(datetime(2019, 5, 1, 8, 5), "DATETIME_FORMAT") == "2019-05-01 08:05"
    with translation.override("zh-hans"):
        assert date_format(date(2019, 5, 1)) == "2019年5月1日"


def test_who_may_not_export_is_offered_no_file_and_gets_none(chart: Chart, site: Site) -> None:
    request = RequestFactory().get("/air/", {"csv": "one"})
    request.user = site.users["inspector"]
    assert pages.drawn(chart, request, id="one").csv == ""
    with pytest.raises(Http404):
        pages.taken(chart, request, name="x")
    request.user = site.users["officer_elsewhere"]
    assert pages.drawn(chart, request, id="one").csv == "/air/?csv=one"
    with pytest.raises(Http404):
        pages.taken(chart, request, name="x", record=Record.dust_event)
    with pytest.raises(Http404):
        pages.taken(None, request, name="x")


def test_a_table_that_is_taken_is_in_the_audit_log_with_the_digest_of_the_file(chart: Chart, site: Site) -> None:
    request = RequestFactory().get("/air/", {"csv": "one"})
    request.user = site.users["leader"]
    answer = pages.taken(chart, request, name="now-city:示例市")
    assert answer.content == chart.csv()
    assert "now-city-" in answer.headers["Content-Disposition"]
    entry = Entry.objects.get(action="chart.exported")
    assert (entry.by, entry.object) == ("leader", "hours")
    assert sha256(answer.content).hexdigest() in str(entry.detail)


def test_editions_are_cited_as_the_standards_are() -> None:
    cited = ("gb3095-2012", "gb3095-2012-amendment-2018", "hj663-2013", "gb3095-2026-transition", "2016-120", "my-own")
    assert [edition_words(name, language="zh") for name in cited] == [
        "GB 3095-2012",
        "GB 3095-2012（含 2018 年修改单）",
        "HJ 663-2013",
        "GB 3095-2026（过渡期限值）",
        "2016-120",
        "my-own",
    ]
    assert edition_words(cited[1], language="en") == "GB 3095-2012 as amended in 2018"


def test_the_table_of_a_chart_has_words_for_codes(site: Site) -> None:
    table = pl.DataFrame({"row": ["hour", "other"], "primary": ["pm10, o3_8h", None]})
    chart = Chart(
        name="x",
        title="x",
        language="zh",
        figure=go.Figure(),
        table=table,
        columns={"row": "行（代码）", "primary": "首要污染物（代码）"},
        codes={"row": {"": "数值", "hour": "小时值"}, "primary": {"pm10": "PM10", "o3_8h": "臭氧"}},
    )
    request = RequestFactory().get("/")
    request.user = site.users["leader"]
    with translation.override("zh-hans"):
        shown = pages.drawn(chart, request)
    assert shown.labels == ("数值", "首要污染物（代码）")
    assert shown.rows == (("小时值", "PM10、臭氧"), ("other", "—"))

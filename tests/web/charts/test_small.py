"""Small drawings: what a strict page and a paper ask of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.web.charts.samples import City

from airshed.web.charts import pictures
from airshed.web.charts.chart import Language, Words
from airshed.web.charts.pictures import NoFont, has_chinese, png
from airshed.web.charts.small import GoalBar, Strip, svg

SVG = "{http://www.w3.org/2000/svg}"
GOAL = GoalBar(Words("PM2.5 <年均>", "PM2.5 <mean>"), 25.2, 35, "<=", "µg/m³", date(2019, 11, 19), 318, 323)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return "zh" if request.param == "zh" else "en"


@pytest.fixture
def strip(inputs: Mapping[str, Any], city: City) -> Strip:
    return Strip(inputs["calendar"].days, city.rules, "示例 & 市")


def _drawings(strip: Strip, language: Language) -> list[str]:
    empty = Strip({"days": []}, strip.rules, "x")
    unknown = GoalBar(GOAL.label, None, 0, ">=", "", GOAL.as_of, 0, 323, synthetic=True)
    return [svg(given, language=language) for given in (strip, empty, GOAL, unknown)]


def test_a_strict_page_lets_them_be(strip: Strip, language: Language) -> None:
    for drawing in _drawings(strip, language):
        root = ET.fromstring(drawing)  # noqa: S314 - our own text
        assert len(drawing.encode()) < 10_000
        assert root.tag == f"{SVG}svg"
        for element in root.iter():
            assert element.tag.removeprefix(SVG) not in {"script", "style", "foreignObject", "image", "a"}
            assert not [name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name]


def test_they_speak_to_those_who_do_not_see_them(strip: Strip, language: Language) -> None:
    for drawing in _drawings(strip, language):
        root = ET.fromstring(drawing)  # noqa: S314 - our own text
        named = {element.get("id"): element.text for element in root if element.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert root.get("role") == "img"
        assert (root.get("aria-labelledby") or "").split() == list(named)
        assert all(named.values())


def test_days_without_data_are_hatched_and_lettered(inputs: Mapping[str, Any], city: City) -> None:
    drawing = svg(Strip(inputs["days.month"].days, city.rules, "示例市"), language="zh")
    assert drawing.count('fill="url(#absent-') == 3
    assert len(re.findall(">–</text>", drawing)) == 3
    assert "无数据 3 天" in drawing
    assert "2019-08-01: AQI 110, 轻 · 三级 轻度污染 (101–150)" in drawing


def test_a_strip_shows_the_last_days(strip: Strip) -> None:
    drawing = svg(strip, language="en")
    assert "AQI of the last 31 days" in drawing
    assert "2018-12-01 – 2018-12-31" in drawing
    assert "示例 &amp; 市" in drawing


def test_a_goal_says_value_target_and_coverage() -> None:
    drawing = svg(GOAL, language="en")
    assert "PM2.5 &lt;mean&gt;: 25.2 µg/m³" in drawing
    assert "target ≤ 35 µg/m³" in drawing
    assert "318 of 323 days valid" in drawing
    widths = [float(w) for w in re.findall(r'<rect[^>]* width="([0-9.]+)"', drawing)]
    mark = float(re.findall(r'd="M([0-9.]+) ', drawing)[0])
    assert widths[1] / (mark - 2) == pytest.approx(25.2 / 35, abs=0.001)


def test_a_goal_is_drawn_without_texts_for_pages_that_say_its_numbers() -> None:
    bare, whole = svg(replace(GOAL, bare=True), language="zh"), svg(GOAL, language="zh")
    assert "<text" not in bare
    assert re.findall(r"<(?:rect|path)[^>]*>", bare) == re.findall(r"<(?:rect|path)[^>]*>", whole)
    assert re.findall(r"<desc[^>]*>(.*)</desc>", bare) == re.findall(r"<desc[^>]*>(.*)</desc>", whole)
    assert 'viewBox="0 20 640 34"' in bare  # mark and bar are from 22 to 52


def test_an_unknown_value_is_no_bar() -> None:
    drawing = svg(GoalBar(GOAL.label, None, 35, "<=", "µg/m³", GOAL.as_of, 0, 323), language="zh")
    assert drawing.count("<rect") == 1
    assert "stroke-dasharray" in drawing
    assert "无数据" in drawing


def test_a_picture_is_made_for_papers() -> None:
    picture = png(svg(GOAL, language="en"))
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 2 * 640
    assert png(svg(GOAL, language="en")) == picture


def test_chinese_letters_are_drawn_or_the_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = svg(GOAL, language="zh")
    if has_chinese():
        assert png(chinese) != png(re.sub(r"[\u3400-\u9fff]", "", chinese))
    monkeypatch.setattr(pictures, "has_chinese", lambda: False)
    with pytest.raises(NoFont) as refused:
        png(chinese)
    assert refused.value.faults[0].code == "web.chart_font"
    assert png(svg(GOAL, language="en"))

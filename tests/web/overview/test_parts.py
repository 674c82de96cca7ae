"""What the overview is made of: drawings, ages, and what comes first."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

pytestmark = pytest.mark.usefixtures("django")


def _shape(**numbers: int) -> dict[str, Any]:
    counts = {"overdue": 0, "behind": 0, "no_data": 0, **numbers}
    late = [{"id": "A-01", "department": "住建局", "date": "2019-10-31", "link": "/late/"}]
    plan = {"numbers": counts, "link": "/plan/", "goals": [], "late": late, "unruled": 0, "gaps_link": ""}
    air = {"known": True, "stale": False, "level": {"number": 2, "name": "二级 良"}, "aqi": 60, "link": "/air/"}
    return {"plan": plan, "air": air, "health": {"silent": 0, "link": ""}, "may_import": False, "uploads": "/uploads/"}


def _first(shape: dict[str, Any]) -> tuple[str, str]:
    from airshed.web.overview import urgent  # noqa: PLC0415 - needs Django

    with translation.override("zh-hans"):
        found = urgent.first(shape)
    return found.text, found.link


def test_the_most_urgent_comes_first() -> None:
    assert _first(_shape()) == ("没有要马上办的事。", "")
    assert _first(_shape(no_data=3))[0].startswith("3 条没有数据")
    assert _first(_shape(no_data=3, behind=2))[0].startswith("2 条滞后")
    assert _first(_shape(no_data=3, behind=2, overdue=1)) == (
        "1 条逾期，最早的是 A-01（住建局，2019-10-31）：督办。",
        "/late/",
    )
    shape = _shape(overdue=1)
    goal = {"name": "PM10 年均", "value": "80", "unit": "µg/m³", "target": "≤ 70 µg/m³", "reach": "已经不可能完成"}
    shape["plan"]["goals"] = [{**goal, "lost": True, "status": "behind", "allowance": "", "word": "", "link": "/goal/"}]
    assert _first(shape) == ("PM10 年均至今 80 µg/m³，目标 ≤ 70 µg/m³：已经不可能完成。", "/goal/")
    shape["air"] |= {"aqi": 210, "level": {"number": 5, "name": "五级 重度污染"}}
    assert _first(shape) == ("现在 AQI 210，五级 重度污染：启动应急措施。", "/air/")
    shape["air"] |= {"stale": True, "at": "11-20 08:00", "age": "5 小时 0 分前"}
    assert _first(shape)[0].startswith("空气数据停在 11-20 08:00")
    shape["air"] = None
    assert _first(shape) == ("没有空气数据：先导入点位和小时数据。", "")
    shape["air"] = {"known": False, "last": "2019-12-31"}
    assert _first(shape)[0].startswith("空气数据停在 2019-12-31：")


def test_a_silent_station_is_told_when_all_else_is_well() -> None:
    shape = _shape()
    shape["health"] = {"silent": 1, "link": "/quality/"}
    assert _first(shape) == ("1 个点位没有数据：查监测站。", "/quality/")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 分钟前"), (59, "59 分钟前"), (192, "3 小时 12 分前"), (3 * 1440, "3 天前"), (-5, "0 分钟前")],
)
def test_ages_are_said(minutes: int, words: str) -> None:
    from airshed.web.overview.words import age_words  # noqa: PLC0415 - needs Django

    assert age_words(timedelta(minutes=minutes)) == words


def test_a_line_breaks_where_an_hour_is_missing() -> None:
    from airshed.web.overview.drawing import Line, sparkline  # noqa: PLC0415 - needs Django

    drawn = sparkline(Line("PM10", "µg/m³", [10, 20, None, 30], "09:00", "12:00"))
    path = drawn.partition('class="overview-line" d="')[2].partition('"')[0]
    assert path.count("M") == 2
    assert "PM10 µg/m³" in drawn
    assert "缺 1 小时" in drawn
    assert "没有数据" in sparkline(Line("PM10", "µg/m³", [None], "09:00", "09:00"))
    assert "NaN" not in sparkline(Line("PM10", "µg/m³", [], "", ""))


@pytest.mark.parametrize(("value", "top"), [(0, 1), (7, 8), (10, 10), (108, 200), (1001, 2000)])
def test_an_axis_ends_at_a_round_number(value: float, top: float) -> None:
    from airshed.web.overview.drawing import Line, sparkline  # noqa: PLC0415 - needs Django

    assert f">{top:g}</text>" in sparkline(Line("PM10", "µg/m³", [value], "", ""))


def test_no_data_is_hatched_and_told() -> None:
    from airshed.web.overview.drawing import stacked  # noqa: PLC0415 - needs Django

    drawn = stacked([("overdue", "逾期", 1), ("no_data", "无数据", 9), ("met", "已完成", 0)], title="条款")
    assert "url(#hatch-" in drawn
    assert "<desc" in drawn
    assert "逾期 1，无数据 9" in drawn
    assert 'overview-part met"' not in drawn
    assert "<rect" not in stacked([], title="条款")

"""`airshed plan explain`: from the words of a clause to the rows, and why it has its status."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.plans import SMALL, city_home, example_text, put_plan

Airshed = Callable[..., Any]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the small plan and air of both years."""
    return city_home(tmp_path_factory.mktemp("city"))


def explained(airshed: Airshed, home: Path, *words: object) -> Any:
    answer = airshed("plan", "explain", SMALL, *words, "--home", home, "--json")
    assert answer.code == 0, answer.out
    return answer.json


def test_a_goal_is_explained_with_inputs_editions_and_outlook(airshed: Airshed, city: Path) -> None:
    shape = explained(airshed, city, "E1-01", "--as-of", "2019-03-31")
    assert shape["title"]["en"] == "Example City, clean-air actions 2019"
    assert shape["section"] == {"id": "1", "number": "一", "zh": "目标", "en": "Goals"}
    assert shape["text"] == [{"number": "一1", "phrase": "细颗粒物年均不超过30"}]
    [indicator] = shape["indicators"]
    assert indicator["rule"] == "holds_so_far"
    assert indicator["asks"] == {"statistic": "mean", "pollutant": "pm25", "dust": "keep"}
    assert indicator["period"] == {"from": "2019-01-01", "to": "2019-12-31"}
    assert indicator["editions"]["evaluation"] == "hj663-2013"
    [used] = indicator["inputs"]
    assert (used["table"], used["rows"], len(used["digest"])) == ("ambient_hours", 90 * 24, 64)
    assert indicator["outlook"]["days"]["left"] == 275
    text = airshed("plan", "explain", SMALL, "E1-01", "--as-of", "2019-03-31", "--home", city).out
    assert "status: on track, because to date it satisfies the target; it is not met before its period ends" in text
    assert "value: 20.0 µg/m³, target ≤ 30 µg/m³ (the text)" in text
    assert "coverage: 90 valid of 90" in text
    assert "outlook: 365 days" in text


def test_a_duty_without_its_register(airshed: Airshed, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shape = explained(airshed, city, "E2-01", "--as-of", "2019-03-31")
    [indicator] = shape["indicators"]
    assert (indicator["rule"], indicator["gap"]) == ("no_answer", "no_table")
    assert indicator["table_words"] == {"zh": "锅炉", "en": "boilers"}
    assert indicator["rows"] == {"counts": {"against": 0, "unclear": 0, "for": 0}, "columns": []} | {
        answer: [] for answer in ("against", "unclear", "for")
    }
    assert shape["readings"][0]["word"] == "小锅炉"
    assert shape["departments"] == {
        "works": {"zh": "建设局", "en": "Works Office"},
        "environment": {"zh": "环境局", "en": "Environment Office"},
    }
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    text = airshed("plan", "explain", SMALL, "E2-01", "--as-of", "2019-03-31", "--home", city).out
    assert "状态：无数据，因为无法判断：台账还没有建立，或缺少所需的列" in text
    assert "“小锅炉”的读法：10 蒸吨/小时及以下；理由：通知附件写明" in text
    assert "完成：removed_date <= as_of" in text
    assert "数值：—" in text


def test_a_gap_is_named(airshed: Airshed, city: Path) -> None:
    assert explained(airshed, city, "E2-03")["gaps"] == [{"id": "E2-03", "aspect": "lead"}]
    text = airshed("plan", "explain", SMALL, "E2-03", "--home", city).out
    assert "lead: missing in the text, to be ruled" in text
    assert "to be ruled: leading department of E2-03" in text


def test_a_document_has_its_days(airshed: Airshed, city: Path) -> None:
    rules = {
        day: explained(airshed, city, "E2-05", "--as-of", day)["indicators"][0]["rule"]
        for day in ("2019-08-30", "2019-08-31", "2019-09-30", "2019-10-01")
    }
    assert list(rules.values()) == ["document_in_time", "document_soon", "document_soon", "document_late"]
    text = airshed("plan", "explain", SMALL, "E2-05", "--as-of", "2019-10-01", "--home", city).out
    assert "because 2019-09-30 has passed without the document asked for" in text


def test_one_of_several_indicators(airshed: Airshed, home: Path) -> None:
    second = "      - {kind: milestone, zh: 名单, en: List}\n"
    put_plan(
        home,
        example_text(("    indicators:\n      - kind: coverage", f"    indicators:\n{second}      - kind: coverage")),
    )
    assert [i["id"] for i in explained(airshed, home, "E2-01")["indicators"]] == ["E2-01a", "E2-01b"]
    assert [i["id"] for i in explained(airshed, home, "E2-01b")["indicators"]] == ["E2-01b"]
    answer = airshed("plan", "explain", SMALL, "E2-01c", "--home", home, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "plan.unknown_clause"


def test_rows_may_be_none_but_not_fewer(airshed: Airshed, city: Path) -> None:
    assert airshed("plan", "explain", SMALL, "E2-01", "--rows", "0", "--home", city).code == 0
    assert airshed("plan", "explain", SMALL, "E2-01", "--rows", "-1", "--home", city).code == 2

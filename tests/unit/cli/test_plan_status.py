"""`airshed plan status`: the stable shape, the filters, and what it says on an empty home."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.unit.cli.plans import SMALL, city_home, example_text, put_places, put_plan

from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import RULINGS

Airshed = Callable[..., Any]
STATUSES = ["overdue", "behind", "no_data", "on_track", "not_due", "met"]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the small plan and air of both years."""
    return city_home(tmp_path_factory.mktemp("city"))


def status(airshed: Airshed, home: Path, *words: object, day: str = "2019-03-31") -> Any:
    answer = airshed("plan", "status", SMALL, "--as-of", day, "--home", home, *words, "--json")
    assert answer.code == 0, answer.out
    return answer.json


def test_the_shape_is_stable(airshed: Airshed, city: Path) -> None:
    shape = status(airshed, city)
    assert (shape["plan"], shape["as_of"], shape["known_at"]) == (SMALL, "2019-03-31", None)
    assert list(shape["counts"]) == STATUSES
    assert shape["counts"] == {"overdue": 0, "behind": 0, "no_data": 4, "on_track": 1, "not_due": 2, "met": 0}
    clause = shape["clauses"][0]
    assert {key: clause[key] for key in ("id", "status", "department", "section", "plain_status")} == {
        "id": "E1-01",
        "status": "on_track",
        "department": "environment",
        "section": "1",
        "plain_status": None,
    }
    [indicator] = clause["indicators"]
    figure = indicator.pop("figure_id")
    assert figure.startswith("F-")
    assert indicator == {
        "id": "E1-01",
        "kind": "air",
        "zh": "细颗粒物年均浓度",
        "en": "Annual mean of PM2.5",
        "status": "on_track",
        "course": "period",
        "gap": None,
        "table": "ambient_hours",
        "value": "20.0",
        "unit": "ug_m3",
        "target": {"op": "<=", "value": "30", "unit": "ug_m3", "basis": "text"},
        "coverage": {"valid": 90, "expected": 90},
        "evidence": {"rows": 90, "against": 0, "unclear": 0},
        "due": "2019-12-31",
    }
    assert shape["gaps"] == [{"id": "E2-03", "aspect": "lead"}]


def test_a_day_has_its_own_state(airshed: Airshed, city: Path) -> None:
    first = {c["id"]: c["status"] for c in status(airshed, city, day="2019-01-01")["clauses"]}
    assert (first["E1-01"], first["E2-05"], first["E2-04"]) == ("on_track", "not_due", "not_due")
    warned = {c["id"]: c["status"] for c in status(airshed, city, day="2019-08-31")["clauses"]}
    assert (warned["E1-01"], warned["E2-05"]) == ("no_data", "behind")
    late = {c["id"]: c["status"] for c in status(airshed, city, day="2019-10-01")["clauses"]}
    assert late["E2-05"] == "overdue"


def test_without_data_it_still_answers_and_says_what_to_do(airshed: Airshed, home: Path) -> None:
    put_plan(home)
    shape = status(airshed, home)
    assert shape["counts"] == {"overdue": 0, "behind": 0, "no_data": 5, "on_track": 0, "not_due": 2, "met": 0}
    assert shape["place"] == {
        "name": "small",
        "mapped": False,
        "zh": None,
        "en": None,
        "synthetic": False,
        "stand_in": False,
        "stations": [],
    }
    text = airshed("plan", "status", SMALL, "--as-of", "2019-03-31", "--home", home).out
    assert "no stations stand for the plan's place 'small' yet" in text
    assert (
        "no data, no stations stand for the plan's place; name the stations of the place: HOME/places.yaml (1): E1-01"
        in text
    )
    assert "bring in the register or data (4): boilers(boilers) 1" in text
    assert "1 open: leading department (airshed plan rule): E2-03" in text
    assert "airshed plan explain small/2019 E1-01" in text


def test_stations_without_hours_are_no_data(airshed: Airshed, home: Path) -> None:
    put_plan(home)
    put_places(home)
    assert status(airshed, home)["clauses"][0]["indicators"][0]["gap"] == "no_table"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--department", "works"), ["E2-01", "E2-02"]),
        (("--department", "none"), ["E2-03"]),
        (("--status", "on_track"), ["E1-01"]),
        (("--section", "1"), ["E1-01", "E1-02"]),
        (("--section", "1", "--status", "no_data"), ["E1-02"]),
        (("--section", "1", "--department", "works"), []),
    ],
)
def test_filters_list_and_count_only_their_clauses(airshed: Airshed, city: Path, words: Any, ids: list[str]) -> None:
    shape = status(airshed, city, *words)
    assert [clause["id"] for clause in shape["clauses"]] == ids
    assert sum(shape["counts"].values()) == len(ids)
    assert list(shape["counts"]) == STATUSES
    text = airshed("plan", "status", SMALL, "--home", city, "--as-of", "2019-03-31", *words)
    assert text.code == 0
    assert f"{len(ids)} of 7 clauses" in text.out


def test_all_that_is_wrong_is_told_at_once(airshed: Airshed, city: Path) -> None:
    words = ("--as-of", "2019-02-30", "--known-at", "yesterday")
    answer = airshed("plan", "status", "none/1999", *words, "--home", city, "--json")
    assert answer.code == 2
    found = {f["code"]: f for f in answer.json["errors"]}
    assert set(found) == {"plan.unknown", "air.day", "air.moment"}
    assert SMALL in found["plan.unknown"]["expected"]
    filters = ("--department", "EEB", "--status", "late", "--section", "9")
    answer = airshed("plan", "status", SMALL, *filters, "--home", city, "--json")
    assert answer.code == 2
    found = {f["where"]: f for f in answer.json["errors"]}
    assert found["--department"]["expected"] == "environment, works, weather, none"
    assert found["--status"]["expected"] == ", ".join(STATUSES)
    assert found["--section"]["expected"] == "1, 2"


def test_no_home_is_bad_usage(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("plan", "status", "example/2019", "--home", tmp_path / "none", "--json")
    assert answer.code == 2
    assert [f["code"] for f in answer.json["errors"]] == ["env.no_home"]


def test_known_at_leaves_out_what_was_stored_later(airshed: Airshed, city: Path) -> None:
    shape = status(airshed, city, "--known-at", "2026-05-31T00:00")
    assert shape["known_at"] == "2026-05-31T00:00:00"
    assert shape["clauses"][0]["status"] == "no_data"


def test_synthetic_and_borrowed_data_are_labelled(
    airshed: Airshed, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_plan(home)
    put_places(home, "synthetic: true;stand_in: true", note="(合成数据)")
    assert status(airshed, home)["synthetic"] is True
    text = airshed("plan", "status", SMALL, "--home", home).out
    assert "[SYNTHETIC]" in text
    assert "[STAND-IN]" in text
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    text = airshed("plan", "status", SMALL, "--home", home).out
    assert "数据来自 小城(合成数据)" in text
    assert "【合成数据】" in text
    assert "【借用点位】" in text


def rule(home: Path, clause: str, aspect: str, decision: str) -> None:
    row = {
        "ruling": f"R-{aspect}",
        "plan": SMALL,
        "clause": clause,
        "aspect": aspect,
        "decision": decision,
        "document": "Doc 1",
        "approver": "Wang",
        "reason": "because",
        "from_date": datetime(2019, 2, 1).date(),
        "to_date": None,
        "replaces": None,
        "by": "test",
    }
    append_records(home, RULINGS, record_rows(RULINGS, [row]), now=datetime(2026, 6, 2))


def test_rulings_show_with_and_without(airshed: Airshed, tmp_path: Path) -> None:
    home = city_home(tmp_path, days=31)
    rule(home, "E1-01", "target", "<= 15")
    rule(home, "E2-03", "lead", "works")
    shape = status(airshed, home, day="2019-02-05")
    found = {c["id"]: c for c in shape["clauses"]}
    assert (found["E1-01"]["status"], found["E1-01"]["plain_status"]) == ("behind", "on_track")
    assert found["E1-01"]["rulings"] == ["R-target"]
    assert found["E1-01"]["indicators"][0]["target"]["basis"] == "ruling R-target"
    assert found["E2-03"]["department"] == "works"
    assert shape["gaps"] == []
    plain = {c["id"]: c for c in status(airshed, home, "--without-rulings", day="2019-02-05")["clauses"]}
    assert (plain["E1-01"]["status"], plain["E1-01"]["plain_status"]) == ("on_track", None)
    assert plain["E2-03"]["department"] is None
    before = {c["id"]: c["status"] for c in status(airshed, home, day="2019-01-31")["clauses"]}
    assert before["E1-01"] == "on_track"
    text = airshed("plan", "status", SMALL, "--home", home, "--as-of", "2019-02-05").out
    assert "behind (paper: on track)" in text


def test_a_failed_goal_of_a_year_is_worded_as_not_achieved(
    airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = city_home(tmp_path, days=31)
    text = example_text(
        ("value: 30, unit: ug_m3}", "value: 10, unit: ug_m3}\n        span: {first: 2019-01-01, last: 2019-01-31}"),
        ("    lead: environment\n", "    lead: environment\n    deadline: 2019-01-31\n"),
        ("issued: 2019-02-15", "issued: 2019-01-15"),
    )
    put_plan(home, text)
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    out = airshed("plan", "status", SMALL, "--home", home, "--as-of", "2019-10-01").out
    [line] = [line for line in out.splitlines() if line.startswith("E1-01")]
    assert "未完成" in line
    assert "其中未完成 1" in out
    [line] = [line for line in out.splitlines() if line.startswith("E2-05")]
    assert "逾期" in line


def test_tables_are_aligned_under_chinese_words(airshed: Airshed, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    lines = airshed("plan", "status", SMALL, "--home", city, "--as-of", "2019-03-31").out.splitlines()
    start = lines.index("二 任务") + 1
    words = ("状态", *["无数据"] * 3)
    columns = [cell_len(line[: line.index(word)]) for line, word in zip(lines[start:], words, strict=False)]
    assert len(set(columns)) == 1


def test_goals_say_how_far_they_are_and_what_the_rest_may_bring(
    airshed: Airshed, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("plan", "status", SMALL, "--as-of", "2019-03-31", "--home", city)
    lines = airshed(*words).out.splitlines()
    [goal] = [line for line in lines if line.startswith("- E1-01")]
    assert goal.startswith(
        "- E1-01  10.0 µg/m³ better than the target; the 275 days left, all being valid, must average"
    )
    assert lines[-1].endswith(f" --home {city}")
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    [goal] = [line for line in airshed(*words).out.splitlines() if line.startswith("- E1-01")]
    assert goal.startswith("- E1-01  比目标好 10.0 µg/m³；剩余 275 天（都有效时）平均要")


def test_where_nothing_is_known_or_listed_nothing_is_promised(airshed: Airshed, home: Path) -> None:
    put_plan(home)
    words = ("plan", "status", SMALL, "--as-of", "2019-03-31", "--home", home)
    assert "must average" not in airshed(*words).out
    assert airshed(*words, "--status", "met").out.splitlines()[-1] == "no clause is like this"


def test_a_narrow_terminal_cuts_words_and_not_figures(
    airshed: Airshed, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (80, 120, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        rows = [r for r in airshed("plan", "status", SMALL, "--home", city).out.splitlines() if r.startswith("E")]
        assert max(map(cell_len, rows)) <= columns

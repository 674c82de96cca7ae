"""`airshed plan rule`: listing, entering, replacing and ending rulings, and task lists, from the command line."""

import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Answer
from tests.unit.plan.tasks.task_files import HEADER, docx, xlsx

from airshed.web.env import now

PLAN = "example/2019"
WORDS = ("--document", "政办发〔2019〕12号", "--approver", "王某", "--reason", "方案没有写明")


@pytest.fixture
def rule(airshed: Callable[..., Answer], home: Path) -> Callable[..., Answer]:
    """Return the command over the example plan in an empty home."""

    def call(*words: object) -> Answer:
        return airshed("plan", "rule", PLAN, *words, "--home", home, "--by", "tester")

    return call


def entered(answer: Answer) -> list[dict[str, Any]]:
    assert answer.code == 0, answer.out + answer.err
    rulings: list[dict[str, Any]] = answer.json["rulings"]
    return rulings


def codes(answer: Answer) -> list[str]:
    assert answer.code == 2, answer.out
    return [fault["code"] for fault in answer.json["errors"]]


def listed(airshed: Callable[..., Answer], home: Path, *words: object) -> dict[str, Any]:
    shape: dict[str, Any] = airshed("plan", "rule", PLAN, *words, "--home", home, "--json").json
    return shape


# --- listing ---


def test_without_rulings_the_gaps_are_listed_with_a_command_that_fills_the_first(
    airshed: Callable[..., Answer], home: Path
) -> None:
    shape = listed(airshed, home)
    assert shape["rulings"] == []
    assert shape["gaps"] == [{"id": "E2-03", "aspect": "lead"}]
    shown = airshed("plan", "rule", PLAN, "--home", home).out
    assert "leading department 1: E2-03" in shown
    command = next(line for line in shown.splitlines() if line.strip().startswith("airshed plan rule"))
    assert airshed(*shlex.split(command)[1:], "--home", home).code == 0
    assert listed(airshed, home)["gaps"] == []
    assert "nothing is left open" in airshed("plan", "rule", PLAN, "--home", home).out


def test_gaps_of_the_first_city_are_grouped_and_its_example_can_be_run(
    airshed: Callable[..., Answer], home: Path
) -> None:
    shape = airshed("plan", "rule", "erenhot/2019", "--home", home, "--json").json
    assert {gap["aspect"] for gap in shape["gaps"]} == {"lead", "target", "expected"}
    for aspect in ("target", "expected"):
        clause = next(gap["id"] for gap in shape["gaps"] if gap["aspect"] == aspect)
        shown = airshed("plan", "rule", "erenhot/2019", clause, "--home", home).out
        assert f"{'target' if aspect == 'target' else 'expected count'} " in shown
        command = [w for w in shlex.split(shown.rsplit("airshed ", 1)[1]) if w]
        assert airshed(*command, "--home", home).code == 0


def test_rulings_are_listed_by_standing_and_as_they_were_known(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path
) -> None:
    before = now(home) - timedelta(minutes=1)
    rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2019-03-01", "--to", "2019-05-31")
    rule("E2-03", "--set", "lead=weather", *WORDS, "--from", "2019-06-01")
    rule("E2-02", "--set", "person=李某", *WORDS, "--from", "2199-01-01")
    shape = listed(airshed, home)
    assert {r["standing"] for r in shape["rulings"]} == {"over", "in_force", "to_come"}
    assert [r["to"] for r in shape["rulings"] if r["standing"] == "over"] == ["2019-06-01"]
    shown = airshed("plan", "rule", PLAN, "--home", home).out
    for word in ("in force 1", "to come 1", "over 1", "Weather Station"):
        assert word in shown
    assert len(listed(airshed, home, "E2-03")["rulings"]) == 2
    assert listed(airshed, home, "--known-at", before.isoformat(timespec="seconds"))["rulings"] == []


# --- entering ---


def test_a_ruling_is_stored_once_from_today_by_its_content(rule: Callable[..., Answer], home: Path) -> None:
    answer = rule("E2-03", "--set", "lead=建设局", *WORDS, "--json")
    (made,) = entered(answer)
    assert answer.json["stored"] == [made["id"]]
    assert made == {
        "id": made["id"],
        "clause": "E2-03",
        "aspect": "lead",
        "value": "works",
        "standing": "in_force",
        "document": "政办发〔2019〕12号",
        "approver": "王某",
        "reason": "方案没有写明",
        "from": now(home).date().isoformat(),
        "to": None,
        "replaces": None,
        "by": "tester",
        "known_at": made["known_at"],
    }
    again = rule("E2-03", "--set", "lead=works", *WORDS, "--json")
    assert (again.json["stored"], entered(again)) == ([], [made])
    assert "nothing changed" in rule("E2-03", "--set", "lead=works", *WORDS).out


def test_several_aspects_are_set_at_once_or_not_at_all(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path
) -> None:
    sets = (
        "--set",
        "lead=works",
        "--set",
        "assist=环境局、气象站",
        "--set",
        "deadline=2019-11-30",
        "--set",
        "target=≥ 95%",
    )
    bad = rule("E2-03", *sets, "--set", "where=x <", "--set", "lead=police", *WORDS, "--json")
    assert codes(bad) == ["air.repeated", "plan.ruling_department", "plan.expression"]
    assert listed(airshed, home)["rulings"] == []
    found = {r["aspect"]: r["value"] for r in entered(rule("E2-03", *sets, *WORDS, "--json"))}
    assert found == {
        "lead": "works",
        "assist": "environment,weather",
        "deadline": "2019-11-30",
        "target": ">= 0.95 share",
    }


def test_everything_that_is_wrong_is_told_at_once(rule: Callable[..., Answer]) -> None:
    sets = [
        word
        for text in ("where=size <= 10", "deadline=2019-01-01", "lead", "expected=many")
        for word in ("--set", text)
    ]
    rest = ("--approver", "王", "--from", "yesterday", "--replaces", "R-00000000", "--json")
    answer = rule("E2-01", *sets, *rest)
    assert sorted(codes(answer)) == [
        "air.day",
        "plan.column",
        "plan.deadline",
        "plan.no_ruling",
        "plan.rule_pair",
        "plan.ruling_value",
        "plan.ruling_words",
        "plan.ruling_words",
    ]
    assert codes(rule("E9-09", "--set", "lead=works", *WORDS, "--json")) == ["plan.unknown_clause"]
    shown = rule("E2-01", "--set", "done=removed_date <=", *WORDS).err
    assert "E2-01 done" in shown


def test_a_share_written_without_its_percent_sign_is_refused(rule: Callable[..., Answer]) -> None:
    assert codes(rule("E2-01", "--set", "target=95", *WORDS, "--json")) == ["plan.ruling_value"]
    [ruling] = entered(rule("E2-01", "--set", "target=95%", *WORDS, "--json"))
    assert ruling["value"] == ">= 0.95 share"


def test_ways_of_calling_exclude_each_other(rule: Callable[..., Answer], tmp_path: Path) -> None:
    one = rule("--set", "lead=works", "--end", "R-00000000", *WORDS, "--json")
    assert codes(one) == ["plan.rule_one"]
    assert codes(rule("--set", "lead=works", *WORDS, "--json")) == ["plan.rule_id"]
    assert codes(rule("--document", "x", "--dry-run", "--json")) == ["plan.rule_option"] * 3
    assert (
        codes(rule("E2-03", "--end", "R-00000000", *WORDS, "--from", "2019-01-01", "--json"))
        == ["plan.rule_option"] * 2
    )
    missing = rule("--tasks", tmp_path / "none.xlsx", *WORDS, "--json")
    assert codes(missing) == ["cli.no_file"]


def test_a_contradiction_names_the_other_and_the_way_out(rule: Callable[..., Answer]) -> None:
    (old,) = entered(rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2019-03-01", "--json"))
    refused = rule("E2-03", "--set", "lead=weather", *WORDS, "--from", "2019-06-01")
    assert refused.code == 2
    for word in (old["id"], "works", "--replaces"):
        assert word in refused.err
    answer = rule("E2-03", "--set", "lead=weather", *WORDS, "--from", "2019-06-01", "--replaces", old["id"], "--json")
    assert entered(answer)[0]["replaces"] == old["id"]


def test_an_ended_ruling_leaves_a_gap_again_but_was_known_before(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path
) -> None:
    (made,) = entered(rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2019-03-01", "--json"))
    between = now(home)
    (ended,) = entered(rule("--end", made["id"], *WORDS, "--to", "2019-12-31", "--json"))
    assert (ended["to"], ended["standing"]) == ("2020-01-01", "over")
    assert ended["document"] == "政办发〔2019〕12号 | 2020-01-01: 政办发〔2019〕12号"
    shape = listed(airshed, home)
    assert (len(shape["gaps"]), len(shape["rulings"])) == (1, 1)
    then = listed(airshed, home, "--known-at", between.isoformat())
    assert (then["gaps"], [r["to"] for r in then["rulings"]]) == ([], [None])
    assert codes(rule("--end", "R-00000000", "--approver", "a", "--json")) == [
        "plan.ruling_words",
        "plan.ruling_words",
        "plan.no_ruling",
    ]


def test_ending_without_a_day_ends_it_today_or_before_it_begins(rule: Callable[..., Answer], home: Path) -> None:
    today = now(home).date()
    (old,) = entered(rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2019-03-01", "--json"))
    (ended,) = entered(rule("--end", old["id"], *WORDS, "--json"))
    assert ended["to"] == today.isoformat()
    (made,) = entered(rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2199-01-01", "--json"))
    (withdrawn,) = entered(rule("--end", made["id"], *WORDS, "--json"))
    assert (withdrawn["to"], withdrawn["standing"]) == ("2199-01-01", "over")


def test_status_shows_the_plan_with_and_without_rulings(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path
) -> None:
    def department(*words: str) -> object:
        shape = airshed("plan", "status", PLAN, "--as-of", "2019-06-01", *words, "--home", home, "--json").json
        return next(c["department"] for c in shape["clauses"] if c["id"] == "E2-03")

    rule("E2-03", "--set", "lead=works", *WORDS, "--from", "2019-06-01")
    assert department() == "works"
    assert department("--without-rulings") is None


# --- task lists ---

ROWS = [
    HEADER,
    (1, "E2-03", "", "建设局", "环境局、气象站", date(2019, 12, 31)),
    (2, "公布应急预案", "", "建设局", "", "2019年底前"),
    (3, "植树造林", "", "环境局", "", ""),
    (4, "拆除小锅炉，举报限期答复", "", "环境局", "", ""),
]


def test_a_task_list_fills_gaps_and_tells_the_rest(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "任务清单.xlsx", ROWS)
    dry = rule("--tasks", path, *WORDS, "--dry-run", "--json").json
    assert (dry["dry_run"], dry["stored"]) == (True, [])
    assert listed(airshed, home)["rulings"] == []
    shape = rule("--tasks", path, *WORDS, "--json").json
    assert [(row["place"], row["clause"], row["why"]) for row in shape["rows"]] == [
        ("清单!2", "E2-03", "id"),
        ("清单!3", "E2-05", "words"),
        ("清单!4", None, "none"),
        ("清单!5", None, "several"),
    ]
    assert [r["id"] for r in dry["rulings"]] == [r["id"] for r in shape["rulings"]] == shape["stored"]
    assert {(r["aspect"], r["value"]) for r in shape["rulings"]} == {
        ("lead", "works"),
        ("assist", "environment,weather"),
        ("deadline", "2019-12-31"),
    }
    for ruling in shape["rulings"]:
        assert ruling["document"] == "政办发〔2019〕12号: 任务清单.xlsx"
        assert f"sha256 {shape['digest']}" in ruling["reason"]
    assert [(d["aspect"], d["stands"], d["by"]) for d in shape["rows"][1]["differs"]] == [
        ("lead", "environment", "paper"),
        ("deadline", "2019-09-30", "paper"),
    ]
    assert shape["rows"][1]["read"] == [{"column": "deadline", "text": "2019年底前", "value": "2019-12-31"}]
    again = rule("--tasks", path, *WORDS, "--json").json
    assert (again["stored"], again["rows"][0]["same"]) == ([], ["lead", "assist", "deadline"])


def test_the_words_of_an_import_name_rows_readings_and_candidates(
    monkeypatch: pytest.MonkeyPatch, rule: Callable[..., Answer], tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "任务清单.xlsx", ROWS)
    english = rule("--tasks", path, *WORDS, "--dry-run").out
    for words in (
        "4 rows, 2 placed",
        "nothing was stored",
        "2019年底前 → 2019-12-31",
        "(E2-01, E2-03)",
        "the paper says",
    ):
        assert words in english
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    chinese = rule("--tasks", path, *WORDS).out
    for words in ("4 行，2 行对上条款，补上 3 处空缺", "说法不同，未采用 2", "没有对上条款 2", "牵头部门"):
        assert words in chinese


def test_a_word_document_of_tasks_is_taken_too(rule: Callable[..., Answer], tmp_path: Path) -> None:
    path = docx(tmp_path / "list.docx", [("",) * 6, *[[str(v) for v in row] for row in ROWS]],
                merges=[(0, 0, 0, 5, "任务清单")])  # fmt: skip
    shape = rule("--tasks", path, *WORDS[:4], "--from", "2019-06-01", "--json").json
    assert [row["place"] for row in shape["rows"]] == ["#1!3", "#1!4", "#1!5", "#1!6"]
    assert {r["from"] for r in shape["rulings"]} == {"2019-06-01"}


def test_a_faulty_list_stores_nothing_and_names_every_cell(
    airshed: Callable[..., Answer], rule: Callable[..., Answer], home: Path, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "list.xlsx", [*ROWS, (5, "工地裸土覆盖过半", "", "民政局", "", "尽快")])
    answer = rule("--tasks", path, *WORDS, "--json")
    assert [(f["code"], f["where"]) for f in answer.json["errors"]] == [
        ("plan.task_department", "list.xlsx: 清单!D6"),
        ("plan.task_date", "list.xlsx: 清单!F6"),
    ]
    assert listed(airshed, home)["rulings"] == []
    headless = xlsx(tmp_path / "headless.xlsx", [("事项", "牵头"), ("x", "y")])
    shown = rule("--tasks", headless, *WORDS).err
    assert "牵头单位" in shown
    assert "完成时限" in shown
    assert codes(rule("--tasks", path, "--json")) == ["plan.ruling_words", "plan.ruling_words"]

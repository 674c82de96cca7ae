"""`airshed plan lint`: every fault of a plan at once, with its place and what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.plans import SMALL, example_text, put_places, put_plan

from airshed.plan.json_schema import SCHEMA_FILE

Airshed = Callable[..., Any]
WHERE = f"plans/{SMALL}/plan.yaml: "


def faults_of(airshed: Airshed, home: Path, *pairs: tuple[str, str]) -> list[dict[str, str]]:
    put_plan(home, example_text(*pairs))
    answer = airshed("plan", "lint", SMALL, "--home", home, "--json")
    assert answer.code == 1
    assert answer.json["ok"] is False
    found: list[dict[str, str]] = answer.json["faults"]
    return found


def test_all_packaged_plans_can_be_used(airshed: Airshed) -> None:
    answer = airshed("plan", "lint", "--json")
    assert answer.code == 0
    assert answer.json["faults"] == []
    example = next(plan for plan in answer.json["plans"] if plan["plan"] == "example/2019")
    gaps = {"lead": 1, "target": 0, "expected": 0}
    assert example == {"plan": "example/2019", "ok": True, "clauses": 7, "indicators": 7, "gaps": gaps}
    assert "to be ruled on: clauses without a leading department: 1" in airshed("plan", "lint", "example/2019").out


TWENTY = (
    ("issued: 2019-02-15", "issued: '2019-02-15'"),
    ("  - {id: works, zh: 建设局, en: Works Office}", "  - {id: Works, zh: 建设局}"),
    ("    first: {month: 11, day: 1}", "    first: {month: 13, day: 1}"),
    ("    sure: P", "    sure: X"),
    ("columns: {code: text, capacity_t_h: number,", "columns: {code: words, capacity_t_h: number,"),
    ("  - id: E1-01", "  - id: e1"),
    ("细颗粒物年均不超过30", "细颗粒物年均浓度不得超过三十微克"),
    ("statistic: mean", "statistic: median"),
    ("pollutant: pm25", "pollutant: pm2.5"),
    ('target: {op: "<=", value: 30, unit: ug_m3}', 'target: {op: "≤", value: 30.5, unit: ug_m3}'),
    ('min_coverage: "0.75"', "min_coverage: 0.75"),
    ("kind: emissions", "kind: emission"),
    ("    assist: [environment]", "    assist: environment"),
    ("    deadline: 2019-10-31", "    deadline: October"),
    ("done: removed_date <= as_of", "finished: removed_date <= as_of"),
    ("count: 40", "count: -1"),
    ('{date: 2019-06-30, value: "0.4"}', "{date: 2019-06-30, value: half}"),
    ("fresh_days: 60", "fresh_days: 0"),
    ("statistic: ratio", "statistic: [ratio]"),
    ("    lead: null\n", ""),
    ("where: issued", "where: 7"),
    ("day: day_date", "day: Day"),
)


def test_twenty_faults_are_told_at_once(airshed: Airshed, home: Path) -> None:
    found = faults_of(airshed, home, *TWENTY)
    assert {(f["where"].removeprefix(WHERE), f["code"]) for f in found} >= {
        ("issued", "rules.not_day"),
        ("departments[1].id", "rules.pattern"),
        ("departments[1].en", "rules.missing_key"),
        ("seasons.heating.first.month", "rules.range"),
        ("seasons.heating.sure", "rules.unknown_value"),
        ("tables.boilers.columns.code", "rules.unknown_value"),
        ("clauses[0].id", "rules.pattern"),
        ("clauses[0].text[0].phrase", "plan.phrase"),
        ("clauses[0].indicators[0].statistic", "rules.unknown_value"),
        ("clauses[0].indicators[0].pollutant", "rules.unknown_value"),
        ("clauses[0].indicators[0].target.op", "rules.unknown_value"),
        ("clauses[1].indicators[0].kind", "plan.kind"),
        ("clauses[2].assist", "rules.not_list"),
        ("clauses[2].deadline", "rules.not_day"),
        ("clauses[2].indicators[0].done", "rules.missing_key"),
        ("clauses[2].indicators[0].finished", "rules.unknown_key"),
        ("clauses[2].indicators[0].expected.count", "rules.range"),
        ("clauses[2].indicators[0].fresh_days", "rules.range"),
        ("clauses[4].lead", "rules.missing_key"),
        ("clauses[5].indicators[0].where", "rules.not_text"),
        ("clauses[5].indicators[0].day", "rules.pattern"),
    }
    assert all(f["where"].startswith(WHERE) for f in found)
    text = airshed("plan", "lint", SMALL, "--home", home)
    assert text.code == 1
    assert text.out.splitlines()[-1] == f"faults: {len(found)}"
    assert len(found) >= 20


def test_faults_between_the_parts_are_told_at_once(airshed: Airshed, home: Path) -> None:
    found = faults_of(
        airshed,
        home,
        ("  - {id: weather, zh", "  - {id: works, zh"),
        ('  - {id: "2", number', '  - {id: "3", number'),
        ("lead: works", "lead: EEB"),
        ("deadline: 2019-10-31", "deadline: 2019-02-14"),
        ("where: capacity_t_h <= 10", "where: capacity <= 10"),
        ("table: sites", "table: fields"),
        ("pollutant: pm25", "pollutant: null"),
        ("season: heating", "season: winter"),
        ("closed: replied_date", "closed: code"),
    )
    assert {(f["where"].removeprefix(WHERE), f["code"]) for f in found} == {
        ("departments[2].id", "rules.repeated"),
        ("clauses[0].indicators[0].pollutant", "plan.pollutant"),
        *((f"clauses[{n}].section", "plan.section") for n in range(2, 7)),
        ("clauses[2].lead", "plan.department"),
        ("clauses[2].deadline", "plan.deadline"),
        ("clauses[2].indicators[0].where", "plan.column"),
        ("clauses[3].indicators[0].table", "plan.table"),
        ("clauses[4].indicators[0].closed", "plan.column"),
        ("clauses[5].lead", "plan.department"),
        ("clauses[5].indicators[0].span.season", "plan.season"),
    }
    by_code = {f["code"]: f for f in found}
    assert by_code["plan.department"]["expected"] == "environment, works, works"
    assert by_code["plan.deadline"]["expected"] == ">= 2019-02-15"
    assert by_code["plan.table"]["expected"] == "boilers, sites, complaints, bulletins"


def test_a_fault_of_form_hides_no_fault_of_sense(airshed: Airshed, home: Path) -> None:
    """With wrong keys and words in the file, departments, days, columns and tables are still checked."""
    found = faults_of(
        airshed,
        home,
        ("  - {id: works, zh: 建设局, en: Works Office}", "  - {id: works, zh: 建设局}"),
        ("    sure: P", "    sure: X"),
        ("columns: {code: text, area_m2: number,", "columns: {code: words, area_m2: number,"),
        ("    assist: [environment]", "    assist: [police]\n    helper: works"),
        ("deadline: 2019-10-31", "deadline: 2019-02-14"),
        ("where: capacity_t_h <= 10", "where: capacity <= 10"),
        ("table: bulletins", "table: forecasts"),
    )
    assert {(f["where"].removeprefix(WHERE), f["code"]) for f in found} == {
        ("departments[1].en", "rules.missing_key"),
        ("seasons.heating.sure", "rules.unknown_value"),
        ("tables.sites.columns.code", "rules.unknown_value"),
        ("clauses[2].helper", "rules.unknown_key"),
        ("clauses[2].assist[0]", "plan.department"),
        ("clauses[2].deadline", "plan.deadline"),
        ("clauses[2].indicators[0].where", "plan.column"),
        ("clauses[5].indicators[0].table", "plan.table"),
    }


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("capacity_t_h <=", "plan.expression"),
        ("capacity_t_h <= 10 AND (", "plan.expression"),
        ("power_mw <= 10", "plan.column"),
        ("capacity_t_h IN (SELECT capacity_t_h FROM boilers)", "plan.expression"),
        ("EXISTS (SELECT 1 FROM boilers)", "plan.expression"),
        ("capacity_t_h > AVG(capacity_t_h)", "plan.expression"),
        ("capacity_t_h > MAX(capacity_t_h) OVER ()", "plan.expression"),
        ("code IN (SELECT * FROM read_csv('/etc/passwd'))", "plan.expression"),
        ("read_csv('/etc/passwd')", "plan.expression"),
        ("capacity_t_h + 1", "plan.not_boolean"),
        ("code", "plan.not_boolean"),
        ("capacity_t_h <= 10; DROP TABLE boilers", "plan.expression"),
    ],
)
def test_an_expression_is_about_one_row(airshed: Airshed, home: Path, expression: str, code: str) -> None:
    [fault] = faults_of(airshed, home, ("where: capacity_t_h <= 10", f'where: "{expression}"'))
    assert fault["code"] == code
    assert fault["where"] == f"{WHERE}clauses[2].indicators[0].where"
    if code == "plan.column":
        assert (fault["value"], fault["expected"]) == ("power_mw", "code, capacity_t_h, removed_date")


def test_a_folder_anywhere_can_be_checked(airshed: Airshed, tmp_path: Path) -> None:
    folder = put_plan(tmp_path / "draft", example_text(("lead: works", "lead: EEB")), areas=False)
    for named in (folder, folder / "plan.yaml"):
        answer = airshed("plan", "lint", named, "--json")
        assert answer.code == 1
        assert [(f["code"], f["where"]) for f in answer.json["faults"]] == [
            ("plan.department", f"{folder}/plan.yaml: clauses[2].lead"),
            ("plan.no_areas", f"{folder}/areas.geojson"),
        ]


def test_what_is_no_plan_is_said_with_those_there_are(airshed: Airshed, tmp_path: Path) -> None:
    for named in ("nowhere/2019", tmp_path):
        answer = airshed("plan", "lint", named, "--json")
        assert answer.code == 2
        [fault] = answer.json["errors"]
        assert fault["code"] == "plan.unknown"
        assert "example/2019" in fault["expected"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "rules.empty"),
        (b"- 1\n", "rules.not_mapping"),
        (b"zh: [\n", "rules.yaml"),
        (b"zh: a\nzh: b\n", "rules.duplicate_key"),
        (b"zh: \xff\n", "plan.encoding"),
        (b"clauses: [7, {indicators: 7}]\n", "rules.missing_key"),
        (b"clauses: [{indicators: [7]}]\n", "rules.not_mapping"),
    ],
)
def test_files_that_are_no_plan(airshed: Airshed, home: Path, content: bytes, code: str) -> None:
    folder = put_plan(home)
    (folder / "plan.yaml").write_bytes(content)
    answer = airshed("plan", "lint", SMALL, "--home", home, "--json")
    assert answer.code == 1
    assert code in {f["code"] for f in answer.json["faults"]}


@pytest.mark.parametrize(
    ("areas", "code"),
    [
        ("{", "plan.geojson"),
        ("{}", "plan.geojson"),
        ('{"features": []}', "plan.area"),
        ('{"features": [{"properties": {"id": "outline"}, "geometry": {"type": "Point"}}]}', "plan.geojson"),
    ],
)
def test_areas_are_checked(airshed: Airshed, home: Path, areas: str, code: str) -> None:
    folder = put_plan(home)
    (folder / "areas.geojson").write_text(areas)
    answer = airshed("plan", "lint", SMALL, "--home", home, "--json")
    assert code in {f["code"] for f in answer.json["faults"]}
    assert all(f["where"] == f"plans/{SMALL}/areas.geojson" for f in answer.json["faults"])


def test_cases_are_read_too(airshed: Airshed, home: Path) -> None:
    folder = put_plan(home)
    (folder / "cases").mkdir()
    case = "- {name: a, clause: E9-99, as_of: 2019-12-31, expect: {status: met}, because: b}\n"
    (folder / "cases" / "all.yaml").write_text(case)
    answer = airshed("plan", "lint", SMALL, "--home", home, "--json")
    [fault] = answer.json["faults"]
    assert (fault["code"], fault["where"]) == ("plan.unknown_clause", f"plans/{SMALL}/cases/all.yaml: a: ID")


def test_places_are_checked_with_all_plans(airshed: Airshed, home: Path) -> None:
    put_places(home, "synthetic: perhaps")
    answer = airshed("plan", "lint", "--home", home, "--json")
    assert answer.code == 1
    [fault] = answer.json["faults"]
    assert (fault["code"], fault["where"]) == ("rules.not_flag", "places.yaml: small.synthetic")


def test_faults_are_told_in_chinese(airshed: Airshed, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    put_plan(home, example_text(("lead: works", "lead: EEB"), ("deadline: 2019-10-31", "deadline: 2019-02-14")))
    lines = airshed("plan", "lint", SMALL, "--home", home).out.splitlines()
    assert lines == [
        f"{WHERE}clauses[2].lead：没有部门“EEB”，已知的有：environment, works, weather",
        f"{WHERE}clauses[2].deadline：期限 2019-02-14 早于印发日，应 >= 2019-02-15",
        "共 2 处错误",
    ]


def test_the_schema_for_editors_is_printed(airshed: Airshed) -> None:
    assert airshed("plan", "lint", "--schema").out == SCHEMA_FILE.read_text(encoding="utf-8")

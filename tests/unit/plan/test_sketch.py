"""Faults of a plan's file: each is told once, and none that only follows from another."""

from pathlib import Path

import pytest

from airshed.plan.load import PACKAGED, read_plan

EXAMPLE = PACKAGED / "example" / "2019"


def _faults(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    folder = tmp_path / "example" / "2019"
    folder.mkdir(parents=True)
    text = (EXAMPLE / "plan.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "areas.geojson").write_bytes((EXAMPLE / "areas.geojson").read_bytes())
    _, faults = read_plan("example/2019", folder, "home", shadows=False)
    return [f"{fault.where.partition(': ')[2]} {fault.code}" for fault in faults]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("issued: 2019-02-15", "issued: 2019-02-30"), "issued rules.date"),
        (("phrase: 拆除小锅炉", "phrase: 拆除全部十蒸吨以下的小锅炉"), "clauses[2].text[0].phrase plan.phrase"),
        (("lead: works", "lead: EEB"), "clauses[2].lead plan.department"),
        (("deadline: 2019-10-31", "deadline: 2019-02-14"), "clauses[2].deadline plan.deadline"),
    ],
)
def test_a_fault_brings_no_others_with_it(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    found = _faults(tmp_path, change)
    assert found[0] == expected
    assert {line.partition(" ")[2] for line in found} == {expected.partition(" ")[2]}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = _faults(
        tmp_path,
        ("issued: 2019-02-15", "issued: 2019-02-30"),
        ("phrase: 拆除小锅炉", "phrase: 拆除全部十蒸吨以下的小锅炉"),
        ("where: capacity_t_h <= 10", "where: capacity <= 10"),
        ("deadline: 2019-09-30", "deadline: soon"),
    )
    assert sorted(found) == [
        "clauses[2].indicators[0].where plan.column",
        "clauses[2].text[0].phrase plan.phrase",
        "clauses[6].deadline rules.not_day",
        "issued rules.date",
    ]

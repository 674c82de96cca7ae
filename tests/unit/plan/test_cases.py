"""Files of cases that cannot be read are told by name, with what would be right."""

from pathlib import Path

import pytest

from airshed.plan.cases import KEYS, read_cases
from airshed.plan.load import plan_folders, read_plan

FAR = b"""- name: a
  clause: E1-01
  as_of: 9999-12-31
  hours: [{station: s, first: 0001-01-01, last: 9999-12-31, pm25: 10}]
  because: x
  expect: {status: met}
"""


def write(home: Path, content: bytes) -> Path:
    folder = home / "plans" / "x" / "2019"
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "a.yaml").write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff\xfe", [("plan.encoding", "cases/a.yaml", "UTF-8")]),
        (b"", [("rules.empty", "cases/a.yaml", KEYS)]),
        (b"\xef\xbb\xbf# nothing yet", [("rules.empty", "cases/a.yaml", KEYS)]),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes, expected: list[tuple[str, str, str]]
) -> None:
    found, faults = read_cases(write(tmp_path, content))
    assert found == []
    assert [(f.code, f.where, f.expected) for f in faults] == expected


def test_days_far_out_are_out_of_range(tmp_path: Path) -> None:
    faults = read_cases(write(tmp_path, FAR))[1]
    where = [fault.where.removeprefix("cases/a.yaml: cases[0].") for fault in faults if fault.code == "rules.range"]
    assert where == ["as_of", "hours[0].first", "hours[0].last"]


def test_an_empty_plan_says_what_a_plan_has(tmp_path: Path) -> None:
    (write(tmp_path, b"") / "plan.yaml").write_bytes(b"")
    faults = read_plan("x/2019", *plan_folders(tmp_path)["x/2019"])[1]
    (empty,) = [fault for fault in faults if fault.code == "rules.empty"]
    assert empty.where == "plans/x/2019/plan.yaml"
    assert "clauses" in empty.expected
    assert "family" not in empty.expected

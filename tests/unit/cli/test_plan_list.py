"""`airshed plan list`: which plans there are, whose they are, what stands for their places."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.unit.cli.plans import SMALL, example_text, put_places, put_plan

Airshed = Callable[..., Any]
KEYS = (
    "plan",
    "title",
    "issued",
    "place",
    "synthetic",
    "year",
    "clauses",
    "indicators",
    "from",
    "shadows",
    "path",
    "digest",
)


def test_the_packaged_plans_are_listed_without_a_home(airshed: Airshed) -> None:
    answer = airshed("plan", "list", "--json")
    assert answer.code == 0
    by_id = {plan["plan"]: plan for plan in answer.json["plans"]}
    assert all(tuple(plan) == KEYS for plan in by_id.values())
    example = by_id["example/2019"]
    assert example["title"] == {"zh": "示例市2019年空气清洁行动", "en": "Example City, clean-air actions 2019"}
    assert (example["year"], example["issued"], example["clauses"], example["from"]) == (
        2019,
        "2019-02-15",
        7,
        "packaged",
    )
    assert example["place"]["mapped"] is False


def test_plans_of_the_home_come_with_their_places(airshed: Airshed, home: Path) -> None:
    put_plan(home)
    put_plan(home, example_text(("place: small", "place: example")), name="example/2019")
    put_places(home, "synthetic: true;stand_in: true")
    by_id = {plan["plan"]: plan for plan in airshed("plan", "list", "--home", home, "--json").json["plans"]}
    assert (by_id[SMALL]["from"], by_id[SMALL]["shadows"]) == ("home", False)
    assert (by_id["example/2019"]["from"], by_id["example/2019"]["shadows"]) == ("home", True)
    assert by_id[SMALL]["place"]["stations"] == ["A1"]
    assert by_id[SMALL]["synthetic"] is True
    lines = airshed("plan", "list", "--home", home).out.splitlines()
    assert lines[0].split() == ["plan", "title", "year", "issued", "clauses", "from", "place", "stations"]
    line = next(line for line in lines if line.startswith(SMALL))
    assert line.split()[-5:] == ["home", "small", "A1", "(synthetic,", "stand-in)"]
    assert "home (shadows)" in next(line for line in lines if line.startswith("example/2019"))


def test_chinese_columns_are_aligned(airshed: Airshed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    lines = airshed("plan", "list").out.splitlines()
    starts = {cell_len(line[: line.index(word)]) for line, word in zip(lines, ("来自", *["内置"] * 9), strict=False)}
    assert len(starts) == 1


def test_broken_plans_are_refused_with_every_fault(airshed: Airshed, home: Path) -> None:
    put_plan(home, example_text(("lead: works", "lead: EEB"), ("lead: environment", "lead: EEB")))
    answer = airshed("plan", "list", "--home", home, "--json")
    assert answer.code == 2
    assert [f["code"] for f in answer.json["errors"]] == ["plan.department", "plan.department"]

"""`airshed init`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Airshed = Callable[..., Any]


def test_it_makes_a_home_and_says_what_comes_next(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("init", tmp_path / "city")
    assert answer.code == 0
    for name in ("settings.toml", "places.yaml", "plans"):
        assert (tmp_path / "city" / name).exists()
    steps = [line.strip() for line in answer.out.splitlines() if line.strip().startswith(("1.", "2.", "3.", "airshed"))]
    assert [step.split()[0] for step in steps] == ["1.", *["airshed"] * 2, "2.", "3.", *["airshed"] * 5]
    for step in ("air stations import", "air import", "places.yaml", "plan list", "plan status PLAN"):
        assert step in "\n".join(steps)
    assert "4." not in answer.out


def test_it_says_so_in_chinese_first(airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIRSHED_LANG")
    said = airshed("init", tmp_path / "city").out
    assert "接下来三步" in said
    assert [line.strip()[:2] for line in said.splitlines() if line.strip()[1:2] == "."] == ["1.", "2.", "3."]


def test_twice_is_once(airshed: Airshed, tmp_path: Path) -> None:
    first, second = (airshed("init", tmp_path / "city", "--json") for _ in range(2))
    assert first.json == second.json == {"home": str(tmp_path / "city")}


def test_the_home_of_the_environment_is_the_default(
    airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_HOME", str(tmp_path / "other"))
    assert airshed("init", "--json").json == {"home": str(tmp_path / "other")}


def test_the_home_can_be_named_as_elsewhere(airshed: Airshed, tmp_path: Path) -> None:
    assert airshed("init", "--home", tmp_path / "city", "--json").json == {"home": str(tmp_path / "city")}


def test_a_foreign_folder_is_refused(airshed: Airshed, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    answer = airshed("init", tmp_path, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "env.foreign_folder"


def test_a_place_that_cannot_be_written_is_named(airshed: Airshed) -> None:
    answer = airshed("init", "/proc/city", "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["where"].startswith("/proc/city")

"""`airshed backup`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Airshed = Callable[..., Any]


def test_it_saves_into_the_home_and_says_what_and_how_to_restore(airshed: Airshed, home: Path) -> None:
    (home / "secret.key").write_text("k" * 60, encoding="utf-8")
    answer = airshed("backup", "--home", home)
    assert answer.code == 0
    (path,) = (home / "backups").glob("airshed-*.zip")
    for said in (str(path), "airshed restore", "secret.key", "another machine"):
        assert said in answer.out


def test_it_says_so_in_chinese_first(airshed: Airshed, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIRSHED_LANG")
    assert "备份好了" in airshed("backup", "--home", home).out


def test_json_counts_what_is_in_it(airshed: Airshed, around_march: Path, tmp_path: Path) -> None:
    shape = airshed("backup", tmp_path / "b.zip", "--home", around_march, "--json").json
    assert shape["file"] == str(tmp_path / "b.zip")
    assert (
        shape["lake"]["ambient_hours"]
        == airshed("lake", "count", "ambient_hours", "--home", around_march, "--json").json["rows"]
    )
    assert (shape["database"], shape["secret"], shape["sql"]) == ("none", False, {})
    assert shape["bytes"] == (tmp_path / "b.zip").stat().st_size


def test_a_file_that_is_there_stays(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine", encoding="utf-8")
    answer = airshed("backup", tmp_path / "b.zip", "--home", home, "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "web.backup_exists")
    assert (tmp_path / "b.zip").read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_named(airshed: Airshed, home: Path) -> None:
    answer = airshed("backup", "/proc/b.zip", "--home", home, "--json")
    assert answer.code == 2
    assert "/proc" in answer.json["errors"][0]["where"]


def test_without_a_home_there_is_nothing_to_save(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("backup", "--home", tmp_path / "none", "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "env.no_home")

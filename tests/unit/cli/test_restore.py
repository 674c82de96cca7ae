"""`airshed restore`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Airshed = Callable[..., Any]


def test_the_drill(airshed: Airshed, around_march: Path, tmp_path: Path) -> None:
    """Save, restore elsewhere, and ask both homes the same."""
    saved = airshed("backup", tmp_path / "b.zip", "--home", around_march, "--json").json
    answer = airshed("restore", tmp_path / "b.zip", tmp_path / "new", "--json")
    assert answer.code == 0
    assert answer.json["lake"] == saved["lake"]
    assert answer.json["made_at"] == saved["made_at"]
    question = ("air", "evaluate", "--place", "city:甲", "--from", "2026-02-26", "--to", "2026-03-04", "--json")
    old, new = (airshed(*question, "--home", home) for home in (around_march, tmp_path / "new"))
    assert (old.code, old.out) == (new.code, new.out)


def test_it_says_what_was_checked_and_what_comes_next(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    airshed("backup", tmp_path / "b.zip", "--home", home)
    said = airshed("restore", tmp_path / "b.zip", "--home", tmp_path / "new").out
    assert f"airshed serve --home {tmp_path / 'new'}" in said
    assert "hashes" in said


def test_a_home_in_use_is_refused(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    airshed("backup", tmp_path / "b.zip", "--home", home)
    answer = airshed("restore", tmp_path / "b.zip", home, "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "web.restore_place")


def test_a_cut_file_is_told_with_the_way_out(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    airshed("backup", tmp_path / "b.zip", "--home", home)
    (tmp_path / "b.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:-9])
    answer = airshed("restore", tmp_path / "b.zip", tmp_path / "new")
    assert (answer.code, answer.out) == (2, "")
    assert "another" in answer.err
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_not_there_is_named(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("restore", tmp_path / "none.zip", tmp_path / "new", "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "cli.no_file")

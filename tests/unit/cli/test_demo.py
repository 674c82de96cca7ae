"""`airshed demo`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.web.env import make_home

Airshed = Callable[..., Any]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_that_the_data_are_synthetic_and_what_to_try_next(
    airshed: Airshed, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_LANG", lang)
    answer = airshed("demo", "--home", tmp_path / "demo")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert "SYNTHETIC" in lines[0]
    assert "2019-11-20 08:0" in answer.out
    assert f"airshed air dust propose --place city:示例市 --period 2019-03 --home {tmp_path / 'demo'}" in answer.out
    assert ("serve" in lines[-1], "合成数据" in lines[0]) == (True, lang == "zh")


def test_every_step_it_suggests_works(airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = airshed("demo").out
    steps = [line.split()[1:] for line in said.splitlines() if line.startswith("  airshed ")]
    assert len(steps) == 5
    for step in steps:
        answer = airshed(*step)
        assert (answer.code, answer.err) == (0, ""), step


def test_the_month_is_imported_corrected_and_evaluated(airshed: Airshed, tmp_path: Path) -> None:
    shape = airshed("demo", "--home", tmp_path / "demo", "--json").json
    first, corrected = shape["imports"]
    assert (first["read"], first["rejected"], first["stations"]) == (first["stored"], 0, 4)
    assert (corrected["stored"], corrected["unchanged"]) == (24, first["stored"] - 24)
    assert len(shape["daily"]["days"]) == 31
    days = {row["date"]: row for row in shape["daily"]["days"]}
    assert days["2019-03-16"]["primary"] == ["pm10"]
    assert days["2019-03-20"]["valid"] is False
    assert shape["evaluation"]["days_valid"] == 28
    assert shape["evaluation"]["pollutants"]["pm25"]["coverage"] == {"valid": 30, "expected": 31}


def test_running_it_again_changes_nothing(airshed: Airshed, tmp_path: Path) -> None:
    first, second = (airshed("demo", "--home", tmp_path / "demo", "--json").json for _ in range(2))
    assert [summary["stored"] for summary in second["imports"]] == [0]
    assert (second["daily"], second["evaluation"]) == (first["daily"], first["evaluation"])


@pytest.mark.parametrize("written", [0, 1, 20, 33])
def test_an_interrupted_one_is_completed(
    airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    whole = airshed("demo", "--home", tmp_path / "whole", "--json").json
    left, write = [written], Path.write_text

    def interrupted(path: Path, text: str, **how: Any) -> int:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return write(path, text, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", interrupted)
        assert airshed("demo", "--home", tmp_path / "demo").code == 130
    answer = airshed("demo", "--home", tmp_path / "demo", "--json").json
    assert (answer["daily"], answer["evaluation"]) == (whole["daily"], whole["evaluation"])
    folders = [tmp_path / n / "files" / "synthetic" for n in ("whole", "demo")]
    files = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert files[0] == files[1]
    lakes = [airshed("lake", "info", "--home", tmp_path / n, "--json").json["tables"] for n in ("whole", "demo")]
    told = [{name: (t["rows"], t["corrections"]) for name, t in tables.items()} for tables in lakes]
    assert told[0] == told[1]
    assert "\nclock_offset_s = -" in (tmp_path / "demo" / "settings.toml").read_text(encoding="utf-8")


def test_a_home_of_real_data_is_left_alone(airshed: Airshed, tmp_path: Path) -> None:
    home = make_home(tmp_path / "city")
    answer = airshed("demo", "--home", home, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "cli.not_demo"
    assert not (home / "files" / "synthetic").exists()

"""The frame of the command line."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.cli.main import COMMANDS

Airshed = Callable[..., Any]
HEAVY = "[m for m in ('polars', 'pydantic', 'deltalake', 'narwhals', 'pyspark', 'django') if m in sys.modules]"


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout.strip()


def test_help_lists_every_command(airshed: Airshed) -> None:
    answer = airshed("--help")
    assert answer.code == 0
    assert all(f" {name} " in answer.out and summary[:30] in answer.out for name, summary in COMMANDS.items())


def test_without_words_the_help_is_shown_and_nothing_else(airshed: Airshed) -> None:
    answer = airshed()
    assert (answer.code, answer.err) == (2, "")
    assert "Usage: airshed" in answer.out


def test_version(airshed: Airshed) -> None:
    assert airshed("--version").out.startswith("airshed 0.")


def test_help_is_there_within_half_a_second_of_the_processor() -> None:
    before = os.times()
    subprocess.run([sys.executable, "-m", "airshed", "--help"], capture_output=True, check=True)
    after = os.times()
    taken = after.children_user - before.children_user + after.children_system - before.children_system
    assert taken <= 0.5


@pytest.mark.parametrize("name", ["main", *COMMANDS])
def test_importing_a_command_loads_no_dataframes(name: str) -> None:
    assert _python(f"import sys, airshed.cli.{name}; print({HEAVY})") == "[]"


def test_evidence_of_registers_loads_no_geometry_pictures_or_staff_pages(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from airshed.web.django import setup; "
        f"setup(Path({str(home)!r})); import airshed.web.evidence; "
        "print('airshed.web.registers.models' in sys.modules, "
        "[m for m in ('shapely', 'PIL', 'psycopg', 'unfold.admin', 'airshed.web.urls') if m in sys.modules])"
    )
    assert _python(code) == "True []"


@pytest.mark.parametrize("words", [["--nothing"], ["nothing"], ["init", "a", "b"], ["init", "--nothing"]])
def test_wrong_usage_is_a_fault_that_points_to_the_help(airshed: Airshed, words: list[str]) -> None:
    answer = airshed(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "--help" in answer.err
    said = airshed(*words, "--json")
    assert said.code == 2
    assert said.json["errors"][0]["code"] == "cli.usage"


def test_a_slip_in_a_name_is_answered_with_the_right_one(airshed: Airshed) -> None:
    assert "rules" in airshed("rule").err


def test_an_interrupt_leaves_quietly(airshed: Airshed, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("airshed.web.env.make_home", interrupt)
    answer = airshed("init", "x")
    assert (answer.code, answer.out) == (130, "")
    assert "Traceback" not in answer.err


def test_output_cut_short_by_its_reader_is_no_traceback() -> None:
    pipe = f"{sys.executable} -m airshed --help | head -n 0"
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True, check=False, env={**os.environ})  # noqa: S607 - bash of the system
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_a_terminal_of_another_encoding_is_served(encoding: str, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "airshed", "init", str(tmp_path / "home")]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "AIRSHED_LANG": "zh"}
    for extra in ([], ["--json"]):
        done = subprocess.run([*words, *extra], capture_output=True, check=True, env=environment)
        assert done.stderr == b""
        assert "home" in done.stdout.decode(encoding)

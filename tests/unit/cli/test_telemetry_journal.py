import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.journals import AT, numbered
from tests.unit.telemetry.making import MN, frame

from airshed.cli.telemetry.journal import FAULTS
from airshed.telemetry.journal.files import listed
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal

KEYS = ["number", "hash", "received_at", "peer", "raw"]


@pytest.fixture
def received(home: Path) -> Path:
    with Journal(home / "journal", largest=800) as journal:
        for first in range(1, 11, 2):
            journal.append(numbered([first, first + 1]))
            journal.commit()
    return home


def test_frames_are_an_object_a_line(received: Path, airshed: Callable[..., Any]) -> None:
    answer = airshed("telemetry", "frames", "--home", received, "--json")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert (answer.code, len(rows)) == (0, 10)
    assert [list(row) for row in rows] == [KEYS] * 10
    assert [base64.b64decode(row["raw"]) for row in rows] == [frame.raw for frame in numbered(range(1, 11))]
    assert rows[0]["received_at"] == "2026-11-30T23:59:58.100000"
    later = airshed("telemetry", "frames", "--from", "8", "--home", received, "--json")
    assert later.out.splitlines() == answer.out.splitlines()[7:]
    assert airshed("telemetry", "frames", "--from", "11", "--home", received, "--json").out == ""


def test_frames_for_people_cannot_steer_the_terminal(received: Path, airshed: Callable[..., Any]) -> None:
    out = airshed("telemetry", "frames", "--home", received).out
    assert "1 2026-11-30 23:59:58.100 192.0.2.7:40000 frame 1" in out
    assert "\0" not in out


def test_verify_tells_frames_and_head(received: Path, airshed: Callable[..., Any]) -> None:
    rows = airshed("telemetry", "frames", "--home", received, "--json").out.splitlines()
    head = {key: json.loads(rows[-1])[key] for key in ("number", "hash")}
    sound = {"ok": True, "frames": 10, "head": head, "first_fault": None}
    assert airshed("telemetry", "verify", "--home", received, "--json").json == sound
    assert airshed("telemetry", "verify", received / "journal", "--json").json == sound
    out = airshed("telemetry", "verify", "--home", received).out
    assert "sound: 10 frames" in out
    assert f"head: frame 10 {head['hash']}" in out
    day = airshed("telemetry", "verify", "--day", "2026-11-29", "--home", received, "--json")
    assert day.json == {**sound, "head": None}
    assert airshed("telemetry", "verify", "--day", "2026-11-30", "--home", received, "--json").json == sound


def test_damage_is_told_with_its_place_and_exit_code_1(
    received: Path, airshed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = listed(received / "journal")[1]
    content = bytearray(file.path.read_bytes())
    content[content.rindex(b"192.0.2.7")] ^= 8  # of the last line
    file.path.write_bytes(content)
    answer = airshed("telemetry", "verify", "--home", received, "--json")
    number = listed(received / "journal")[2].first - 1
    assert answer.code == 1
    assert answer.json["ok"] is False
    assert answer.json["first_fault"] == {"file": file.name, "number": number, "what": "hash"}
    assert answer.json["frames"] == answer.json["head"]["number"] == number - 1
    assert (
        f"not sound: {file.name}, frame {number}: wrong hash" in airshed("telemetry", "verify", "--home", received).out
    )
    refusal = airshed("telemetry", "frames", "--home", received)
    assert refusal.code == 2
    assert "run: airshed telemetry verify" in refusal.err
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    assert "不完好" in airshed("telemetry", "verify", "--home", received).out


def test_the_page_says_what_can_be_wrong_as_the_command_does() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "telemetry.md").read_text(encoding="utf-8")
    for code, (zh, en) in FAULTS.items():
        assert f"| `{code}` | {zh} | {en} |" in page


def test_without_a_journal_it_says_so(home: Path, airshed: Callable[..., Any]) -> None:
    for command in ("frames", "verify"):
        answer = airshed("telemetry", command, "--home", home, "--json")
        assert answer.code == 2
        assert [error["code"] for error in answer.json["errors"]] == ["telemetry.no_journal"]


def test_a_pack_is_made_and_verified(home: Path, tmp_path: Path, airshed: Callable[..., Any]) -> None:
    with Journal(home / "journal") as journal:
        journal.append([Frame(frame(), AT, "192.0.2.7:40000")])
        journal.commit()
    file = tmp_path / "a.zip"
    words = ("telemetry", "pack", "--mn", MN, "--from", "2026-11-30", "--to", "2026-12-01", file, "--home", home)
    made = airshed(*words, "--json")
    assert (made.code, made.json["frames"], made.json["first"], made.json["last"]) == (0, 1, 1, 1)
    assert made.json["file"] == str(file)
    again = airshed(*words, "--json")
    assert (again.code, [error["code"] for error in again.json["errors"]]) == (2, ["telemetry.pack_exists"])
    head = airshed("telemetry", "verify", "--home", home, "--json").json["head"]
    sound = {"ok": True, "frames": 1, "head": head, "first_fault": None}
    assert airshed("telemetry", "verify", file, "--json").json == sound
    assert airshed("telemetry", "verify", file, "--digest", made.json["digest"], "--json").json == sound
    forged = airshed("telemetry", "verify", file, "--digest", "0" * 64, "--json")
    assert (forged.code, forged.json["first_fault"]["what"]) == (1, "digest")
    for words_of_another in ((file, "--day", "2026-11-30"), ("--digest", "0" * 64, "--home", home)):
        assert airshed("telemetry", "verify", *words_of_another).code == 2
    file.write_bytes(b"no zip")
    assert airshed("telemetry", "verify", file, "--json").json["errors"][0]["code"] == "telemetry.bad_pack"
    assert airshed(*words[:-3], tmp_path / "b.zip", "--home", home).out.count("frames (1 … 1)") == 1

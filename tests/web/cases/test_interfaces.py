"""Cases from the command line and for programs: one shape, and the rights of whoever asks."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.cases.conftest import AT, PROOF, Moves
from tests.web.conftest import Site
from typer.testing import CliRunner

from airshed.cli.main import app
from airshed.web import env
from airshed.web.cases.models import Case

ClientOf = Callable[..., Client]
KEYS = {"id", "flow", "version", "state", "cause", "object", "clock"}
ENTRY = {"at", "by", "from", "to", "why"}


@pytest.fixture(autouse=True)
def autumn(site: Site) -> None:
    """Let the home live in the week of its cases, whose holidays are known."""
    offset = (AT - env.now(None)).total_seconds()
    (site.home / "settings.toml").write_text(f"clock_offset_s = {int(offset)}\n", encoding="utf-8")


@pytest.fixture
def airshed(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return the command line at the home of the cast: what it printed as JSON, and its code."""
    monkeypatch.setenv("AIRSHED_LANG", "en")

    def call(*words: object) -> tuple[int, Any]:
        answer = CliRunner().invoke(app, [*map(str, words), "--home", str(site.home), "--json"])
        return answer.exit_code, json.loads(answer.stdout or answer.stderr)

    return call


def test_one_shape_everywhere(case: Case, moves: Moves, airshed: Callable[..., Any], client_of: ClientOf) -> None:
    moves(case.code, "confirm", "inspector", finding="x", files=())
    code, told = airshed("case", "show", case.code)
    assert code == 0
    assert KEYS | {"log"} <= {*told}
    assert all({*row} >= ENTRY for row in told["log"])
    assert [(row["from"], row["to"]) for row in told["log"]] == [("", "lead"), ("lead", "confirmed")]
    assert (told["state"], told["clock"]) == ("confirmed", {"due": "2019-09-26", "paused": False, "level": 0})
    assert client_of("officer").get(f"/api/v1/cases/{case.code}").json() == told
    listed = {key: value for key, value in told.items() if key != "log"}
    assert airshed("case", "list") == (0, [listed])
    assert client_of("officer").get("/api/v1/cases").json() == {"items": [listed], "next": None}


def test_a_move_from_the_command_line(case: Case, airshed: Callable[..., Any], tmp_path: Path) -> None:
    paper = tmp_path / PROOF[0]
    paper.write_bytes(b"".join(PROOF[1]))
    assert airshed("case", "move", case.code, "confirm", "--set", "finding=a=b", "--by", "inspector")[0] == 0
    words = ("case", "move", case.code, "assign", "--set", "unit=housing", "--set", "duty=x", "--by", "officer")
    assert airshed(*words, "--seen", 1)[1]["errors"][0]["code"] == "cases.moved"
    assert airshed(*words, "--seen", 2)[1]["state"] == "issued"
    airshed("case", "move", case.code, "receive", "--by", "officer_elsewhere")
    report = ("case", "move", case.code, "report", "--set", "measure=gone", "--by", "officer_elsewhere")
    assert airshed(*report)[1]["errors"][0]["code"] == "flows.no_proof"
    code, told = airshed(*report, "--proof", paper)
    assert (code, told["state"], told["log"][-1]["values"]["measure"]) == (0, "rectified", "gone")
    assert told["log"][1]["values"] == {"finding": "a=b"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "AJ-1"), "cases.unknown"),
        (("move", "CODE", "confirm", "--by", "nobody"), "accounts.unknown"),
        (("move", "CODE", "fly", "--by", "officer"), "flows.unknown_move"),
        (("move", "CODE", "confirm", "--set", "finding", "--by", "officer"), "cli.usage"),
        (("move", "CODE", "confirm", "--by", "officer"), "flows.missing"),
        (("move", "CODE", "confirm", "--set", "finding=x", "--by", "auditor"), "cases.unknown"),
        (("list", "--by", "nobody"), "accounts.unknown"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told(case: Case, airshed: Callable[..., Any], words: tuple[str, ...], code: str) -> None:
    exit_code, told = airshed("case", *(case.code if word == "CODE" else word for word in words))
    assert (exit_code, [fault["code"] for fault in told["errors"]]) == (2, [code])


@pytest.mark.parametrize(
    ("name", "seen"),
    [("officer", 1), ("officer_elsewhere", 0), ("inspector", 1), ("grid_lead", 1), ("plant", 1), ("leader", 1),
     ("administrator", None), ("auditor", None)],
)  # fmt: skip
def test_each_sees_what_the_rights_allow(
    case: Case, airshed: Callable[..., Any], client_of: ClientOf, name: str, seen: int | None
) -> None:
    assert len(airshed("case", "list", "--by", name)[1]) == (seen or 0)
    answer = client_of(name).get("/api/v1/cases")
    assert len(answer.json().get("items", ())) == (seen or 0)
    one = client_of(name).get(f"/api/v1/cases/{case.code}")
    assert one.status_code == (200 if seen else 404), one.content


def test_lists_are_chosen_and_paged(site: Site, case: Case, moves: Moves, client_of: ClientOf) -> None:
    ask = client_of("officer").get
    assert [r["id"] for r in ask("/api/v1/cases", {"late": "yes"}).json()["items"]] == []  # today lies before its end
    assert [r["id"] for r in ask("/api/v1/cases", {"step": "found", "source": "by_hand"}).json()["items"]] == [
        case.code
    ]
    assert ask("/api/v1/cases", {"step": "closed"}).json()["items"] == []
    assert ask("/api/v1/cases", {"step": "lost"}).status_code == 422
    assert ask("/api/v1/cases", {"after": case.code}).json()["items"] == []

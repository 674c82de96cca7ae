"""`airshed doctor --anchor` and `--anchors`: the head of the audit chain, kept elsewhere and compared."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Airshed = Callable[..., Any]


@pytest.fixture
def logged(airshed: Airshed, home: Path) -> Path:
    """Return a home with three accounts, so three entries."""
    for name in ("a", "b", "c"):
        airshed("account", "add", name, "--role", "auditor", "--by", "root", "--home", home)
    return home


def _audit(answer: Any) -> dict[str, Any]:
    (check,) = [check for check in answer.json["checks"] if check["name"] == "audit"]
    return dict(check)


def _forge(home: Path, *statements: str) -> None:
    base = sqlite3.connect(home / "db.sqlite3")
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    kept = base.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        base.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *(sql for (sql,) in kept)):
        base.execute(statement)
    base.commit()
    base.close()


def test_three_lines_to_mail_and_nothing_else(airshed: Airshed, logged: Path) -> None:
    answer = airshed("doctor", "--anchor", "-", "--home", logged)
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 3
    assert answer.out.startswith("airshed-audit number=3\n  hash=")


def test_an_anchor_is_kept_outside_and_compared(airshed: Airshed, logged: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "anchors.txt", tmp_path / "mail.txt"
    answer = airshed("doctor", "--anchor", file, "--home", logged, "--json")
    assert _audit(answer)["ok"]
    assert answer.json["anchor"] == file.read_text(encoding="utf-8")
    other.write_text("> " + file.read_text(encoding="utf-8").replace("\n", "\r\n> "), encoding="utf-8")
    airshed("account", "add", "d", "--role", "auditor", "--home", logged)
    answer = airshed("doctor", "--anchors", file, "--anchors", other, "--home", logged, "--json")
    assert _audit(answer)["detail"]["en"] == "4 entries, whole, as 2 anchors say"
    _forge(logged, "DELETE FROM audit_entry WHERE number > 2")
    assert _audit(airshed("doctor", "--audit", "--home", logged, "--json"))["ok"]  # the chain alone cannot know
    answer = airshed("doctor", "--anchors", file, "--home", logged, "--json")
    assert answer.code == 1
    assert str(file) in _audit(answer)["detail"]["en"]
    assert "the end was cut off" in _audit(answer)["detail"]["en"]


def test_a_broken_chain_gets_no_anchor(airshed: Airshed, logged: Path, tmp_path: Path) -> None:
    _forge(logged, "UPDATE audit_entry SET object = 'x' WHERE number = 2")
    file = tmp_path / "anchors.txt"
    answer = airshed("doctor", "--anchor", file, "--home", logged, "--json")
    assert answer.code == 1
    assert answer.json["anchor"] is None
    assert not file.exists()
    mailed = airshed("doctor", "--anchor", "-", "--home", logged)
    assert mailed.code == 1
    assert "entry 2 was changed" in mailed.out
    assert "airshed-audit" not in mailed.out


@pytest.mark.parametrize("content", [None, "hello"])
def test_a_file_without_anchors_is_a_fault(airshed: Airshed, logged: Path, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "anchors.txt"
    if content:
        file.write_text(content)
    answer = airshed("doctor", "--anchors", file, "--home", logged, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == ("audit.anchor_unreadable" if content else "cli.no_file")


def test_an_anchor_in_the_home_or_of_nothing_is_refused(airshed: Airshed, logged: Path, tmp_path: Path) -> None:
    inside = airshed("doctor", "--anchor", logged / "anchors.txt", "--home", logged, "--json")
    assert (inside.code, inside.json["errors"][0]["code"]) == (2, "audit.anchor_inside")
    airshed("init", tmp_path / "empty")
    empty = airshed("doctor", "--anchor", "-", "--home", tmp_path / "empty", "--json")
    assert (empty.code, empty.json["errors"][0]["code"]) == (2, "audit.anchor_empty")

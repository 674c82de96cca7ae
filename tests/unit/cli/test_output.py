"""Printing results and faults, and the exit codes."""

import errno
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import typer

from airshed.cli.output import BAD_INPUT, OUR_MISTAKE, READER_GONE, emit, progress, reported
from airshed.errors import AirshedError, Fault


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    monkeypatch.delenv("AIRSHED_DEBUG", raising=False)


def _fail(error: BaseException, *, as_json: bool = False) -> int:
    with pytest.raises(typer.Exit) as leaving, reported(as_json):
        raise error
    return leaving.value.exit_code


def test_json_is_plain_numbers_days_and_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    result = {"day": date(2019, 3, 1), "whole": Decimal(75), "part": Decimal("0.5"), "name": "优", "path": Path("a")}
    emit(result, as_json=True, text=lambda _: None)
    out = capsys.readouterr().out
    assert "优" in out
    assert json.loads(out) == {"day": "2019-03-01", "whole": 75, "part": 0.5, "name": "优", "path": "a"}


def test_json_never_holds_a_nan() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        emit({"value": float("nan")}, as_json=True, text=lambda _: None)


def test_text_is_printed_as_it_is_without_markup(capsys: pytest.CaptureFixture[str]) -> None:
    emit({}, as_json=False, text=lambda console: console.print("[bold]PM2.5[/bold] 75"))
    assert capsys.readouterr().out == "[bold]PM2.5[/bold] 75\n"


def test_all_faults_are_printed_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert _fail(AirshedError(Fault("a.b", "row 1"), Fault("a.c", "row 2"))) == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split(",")[0] for line in said.err.splitlines()] == ["error: row 1: a.b", "error: row 2: a.c"]


def test_with_json_faults_keep_their_shape_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert _fail(AirshedError(Fault("a.b", "row 1", "x", "y")), as_json=True) == BAD_INPUT
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out) == {"errors": [{"code": "a.b", "where": "row 1", "value": "x", "expected": "y"}]}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "cli.no_space"),
        (errno.EFBIG, "cli.too_large"),
        (errno.EACCES, "cli.not_permitted"),
        (errno.ENOENT, "cli.no_file"),
        (errno.EIO, "cli.system"),
    ],
)
def test_trouble_of_the_system_is_bad_input_with_a_remedy(
    number: int, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _fail(OSError(number, "strange", "lake/part-0"), as_json=True) == BAD_INPUT
    fault = json.loads(capsys.readouterr().out)["errors"][0]
    assert (fault["code"], fault["where"], fault["value"]) == (code, "lake/part-0", "strange")


def test_our_own_mistake_has_its_own_code_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert _fail(KeyError("pm25")) == OUR_MISTAKE
    err = capsys.readouterr().err
    assert "KeyError" in err
    assert "Traceback" not in err


def test_debugging_shows_our_own_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_DEBUG", "1")
    with pytest.raises(KeyError), reported(as_json=False):
        raise KeyError


def test_leaving_on_purpose_passes() -> None:
    assert _fail(typer.Exit(1)) == 1


def test_a_reader_that_went_away_is_no_fault(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    monkeypatch.setattr("os.dup2", lambda _, target: closed.append(target))
    assert _fail(BrokenPipeError()) == READER_GONE
    assert len(closed) == 1
    assert capfd.readouterr().err == ""


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("reading") as advance:
        advance(1, 2, "file.csv")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("columns", "width"), [(None, 200), ("80", 80)])
def test_where_no_terminal_is_nothing_is_cut(
    columns: str | None, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    emit({}, as_json=False, text=lambda console: console.print("x" * 300))
    assert len(capsys.readouterr().out.splitlines()[0]) == width

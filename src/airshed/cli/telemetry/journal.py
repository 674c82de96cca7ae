"""`airshed telemetry frames` and `verify`: the journal of received frames."""

import base64
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import HomeOption, JsonOption, console, emit, reported
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.telemetry.journal.records import Record

FOLDER = "journal"
UNSOUND = 1
SHOWN = 100
FAULTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "line_form": ("这一行不是记录", "the line is no record"),
        "number": ("编号不连续", "the number does not follow"),
        "hash": ("哈希不符：内容或前一条被改动", "wrong hash: it, or what is before it, was changed"),
        "first_line": ("文件首行与前一个文件不衔接", "the first line does not follow the file before"),
        "files": ("缺少文件，或文件的次序不对", "a file is missing, or out of order"),
        "torn": ("最后一行不完整", "the last line is not whole"),
        "missing": ("已经写入的数据包不见了", "frames that were durable are missing"),
        "head_unreadable": ("文件 head 不见了或无法读取", "the file head is missing or cannot be read"),
        "head_differs": ("文件 head 与记录不符", "the file head differs from the records"),
    }
)


class JournalMissing(AirshedError):
    """There is no journal at the place named."""


def journal_folder(home: Path | None) -> Path:
    """Return the folder of the journal of a home.

    Raises:
        JournalMissing: nothing was received yet.
    """
    return _there(env.home(home) / FOLDER)


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        raise JournalMissing(Fault("telemetry.no_journal", str(folder)))
    return folder


def frames(
    *,
    first: Annotated[int, typer.Option("--from", min=1, metavar="N", help="Number of the first frame.")] = 1,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the frames of the journal as they were received; with --json a JSON object a line.

    Each is checked against the one before it. Example: airshed telemetry frames --from 1000 --json
    """
    with reported(as_json):
        from airshed.telemetry.journal import reading  # noqa: PLC0415 - help must not wait for it

        found = reading.frames(journal_folder(home), first=first)
        if as_json:
            for record in found:
                sys.stdout.write(json.dumps(shape(record)) + "\n")
            sys.stdout.flush()
            return
        shown = console()
        for record in found:
            text = record.frame.raw[:SHOWN].decode("utf-8", "replace").strip()
            clean = "".join(sign if sign.isprintable() else "�" for sign in text)
            more = "…" if len(record.frame.raw) > SHOWN else ""
            moment = record.frame.received_at.isoformat(sep=" ", timespec="milliseconds")
            shown.print(f"{record.number} {moment} {record.frame.peer} {clean}{more}", soft_wrap=True)


def shape(record: "Record") -> dict[str, Any]:
    """Return the stable shape of a frame."""
    return {
        "number": record.number,
        "hash": record.hash,
        "received_at": record.frame.received_at.isoformat(timespec="microseconds"),
        "peer": record.frame.peer,
        "raw": base64.b64encode(record.frame.raw).decode("ascii"),
    }


def verify(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="A journal's folder; default: the journal of the home.")
    ] = None,
    *,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="Tell the head of this day, to write it down."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Verify a journal: every frame follows the one before it, none was changed, none is missing at the end.

    Exit code 1: it is not as it was written. Example: airshed telemetry verify --json
    """
    with reported(as_json):
        from airshed.telemetry.journal import reading  # noqa: PLC0415

        folder = journal_folder(home) if path is None else _there(path)
        verdict = reading.verify(folder)
        head: Any = verdict.head if day is None else reading.head_of_day(folder, day.date())
        fault = verdict.first_fault
        result = {
            "ok": fault is None,
            "frames": verdict.frames,
            "head": None if head is None else head._asdict(),
            "first_fault": None if fault is None else fault._asdict(),
        }
        emit(result, as_json=as_json, text=lambda shown: show(shown, result))
        if fault is not None:
            raise typer.Exit(UNSOUND)


def show(shown: "Console", result: Mapping[str, Any]) -> None:
    """Print a verdict in words."""
    frames, head, fault = result["frames"], result["head"], result["first_fault"]
    if fault is None:
        shown.print(say(f"完好：{frames:,} 个数据包", f"sound: {frames:,} frames"))
    else:
        zh, en = FAULTS.get(fault["what"], (fault["what"], fault["what"]))
        place, number = fault["file"], fault["number"]
        shown.print(say(f"不完好：{place}，第 {number} 号：{zh}", f"not sound: {place}, frame {number}: {en}"))
        shown.print(say(f"此前完好的有 {frames:,} 个", f"sound before it: {frames:,} frames"))
    if head is not None:
        shown.print(say(f"末尾：第 {head['number']} 号 {head['hash']}", f"head: frame {head['number']} {head['hash']}"))

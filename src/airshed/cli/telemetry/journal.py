"""`airshed telemetry frames`, `verify` and `pack`: the journal of received frames."""

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
        "file_missing": ("清单里的文件不见了", "a file of the manifest is missing"),
        "file_extra": ("清单里没有的文件", "a file that is not in the manifest"),
        "file_changed": ("文件与清单的 SHA-256 不符", "the file differs from its SHA-256 in the manifest"),
        "manifest_form": ("清单无法读取", "the manifest cannot be read"),
        "digest": (
            "清单与另外告知的 SHA-256 不符",
            "the manifest differs from the SHA-256 that was told apart from it",
        ),
        "pack_form": ("包里的文件无法读取", "a file of the pack cannot be read"),
        "link": ("与前一条的哈希不衔接", "its hash before is not that of the frame before"),
        "count": ("条数或首末编号与 pack.json 不符", "count, first or last number differ from pack.json"),
        "heads": ("heads.json 与记录不符", "heads.json differs from the records"),
        "readings": ("解码结果与记录不符", "decoded readings and records do not belong together"),
    }
)


class JournalMissing(AirshedError):
    """There is no journal at the place named."""


def journal_folder(home: Path | None) -> Path:
    """Return the folder of the journal of a home.

    Raises:
        JournalMissing: nothing was received yet.
    """
    return _there(env.journal(env.home(home)))


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
        Path | None,
        typer.Argument(metavar="PATH", help="A journal's folder, or a pack; default: the journal of the home."),
    ] = None,
    *,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="Tell the head of this day, to write it down."),
    ] = None,
    digest: Annotated[
        str | None, typer.Option("--digest", metavar="HEX", help="SHA-256 of a pack's manifest, as it was told.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Verify a journal or a pack: every frame follows the one before it, none was changed, none is missing at the end.

    Exit code 1: it is not as it was written. Example: airshed telemetry verify --json
    """
    with reported(as_json):
        from airshed.telemetry.journal.pack_verify import MANIFEST  # noqa: PLC0415

        of_pack = path is not None and (path.is_file() or (path / MANIFEST).is_file())
        if (day if of_pack else digest) is not None:
            raise typer.BadParameter(
                say("--day 用于日志，--digest 用于证据包", "--day is for journals, --digest for packs")
            )
        if path is not None and of_pack:
            result = _of_pack(path, digest)
        else:
            result = _of_journal(journal_folder(home) if path is None else _there(path), day)
        emit(result, as_json=as_json, text=lambda shown: show(shown, result))
        if not result["ok"]:
            raise typer.Exit(UNSOUND)


def _of_journal(folder: Path, day: datetime | None) -> dict[str, Any]:
    from airshed.telemetry.journal import reading  # noqa: PLC0415

    verdict = reading.verify(folder)
    head: Any = verdict.head if day is None else reading.head_of_day(folder, day.date())
    fault = verdict.first_fault
    return {
        "ok": fault is None,
        "frames": verdict.frames,
        "head": None if head is None else head._asdict(),
        "first_fault": None if fault is None else fault._asdict(),
    }


def _of_pack(path: Path, digest: str | None) -> dict[str, Any]:
    from airshed.telemetry.journal.pack_verify import Wrong, examined  # noqa: PLC0415
    from airshed.telemetry.journal.packing import packed  # noqa: PLC0415

    try:
        records = examined(packed(path), digest)
    except Wrong as wrong:
        file, number, what = wrong.args
        fault = {"file": file, "number": number, "what": what}
        return {"ok": False, "frames": 0, "head": None, "first_fault": fault}
    head = {"number": records[-1].number, "hash": records[-1].hash}
    return {"ok": True, "frames": len(records), "head": head, "first_fault": None}


MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def pack(  # noqa: PLR0913 - each is an option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="New zip file to write.")],
    *,
    mn: Annotated[str, typer.Option("--mn", metavar="MN", help="Number of the device.")],
    from_at: Annotated[datetime, typer.Option("--from", formats=MOMENTS, help="Beginning, city time of arrival.")],
    to_at: Annotated[datetime, typer.Option("--to", formats=MOMENTS, help="End; it does not belong to the period.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Pack the frames of a device as evidence: bytes, places in the chain, readings, and a program that verifies them.

    Example: airshed telemetry pack --mn 010000A8900016F000169DC0 --from 2026-11-30 --to 2026-12-01 evidence.zip
    """
    with reported(as_json):
        from airshed.telemetry.journal import packing  # noqa: PLC0415
        from airshed.web.devicekeys import device_keys  # noqa: PLC0415
        from airshed.web.written import synthetic  # noqa: PLC0415

        folder, place = journal_folder(home), env.home(home)
        wanted = packing.Wanted(mn, from_at, to_at)
        made = packing.pack(
            folder, file, wanted=wanted, now=env.now(place), keys=device_keys(place), made_up=synthetic(place)
        )
        result = {"file": str(file.absolute()), **made._asdict()}
        emit(result, as_json=as_json, text=lambda shown: _show_pack(shown, result))


def _show_pack(shown: "Console", result: Mapping[str, Any]) -> None:
    span = f"{result['first']} … {result['last']}"
    shown.print(
        say(
            f"{result['file']}：{result['frames']:,} 个数据包（{span}）",
            f"{result['file']}: {result['frames']:,} frames ({span})",
        )
    )
    shown.print(
        say("清单 SHA-256，请另行告知收件人：", "SHA-256 of the manifest, to be told apart from the pack: ")
        + result["digest"]
    )


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

"""`airshed telemetry decode`: what the frames of a file say, and what is odd about them."""

import codecs
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import JsonOption, emit, reported
from airshed.cli.words import say

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.telemetry.keys import Keys
    from airshed.telemetry.protocol import Protocol

AUTO = "auto"
STANDARD_INPUT = "-"
SHOWN = 60

Row = dict[str, Any]


def decode(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A raw line each, as received; - is standard input.")],
    *,
    named: Annotated[
        str, typer.Option("--protocol", metavar="NAME", help="Name of the protocol; auto: each line tells.")
    ] = AUTO,
    sm4_key_file: Annotated[
        Path | None,
        typer.Option(
            "--sm4-key-file", metavar="FILE", help="Keys for encrypted content: lines KEY or MN KEY, 32 hex digits."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Decode frames: header, values with their marks, which check was sent, and everything the standard does not allow.

    A line may hold several frames, or none. Bytes that are no frame are listed with the reason.
    Example: airshed telemetry decode frames.txt --json
    """
    with reported(as_json):
        from airshed.telemetry import discover  # noqa: PLC0415 - help must not wait for it
        from airshed.telemetry.keys import KeyFile  # noqa: PLC0415
        from airshed.telemetry.protocols.hj212.sm4 import check_there  # noqa: PLC0415

        protocols = tuple(discover.protocols().values()) if named == AUTO else (discover.protocol_of(named),)
        keys = KeyFile(sm4_key_file, usable=check_there).now()
        rows = list(_rows(_content(file), protocols, forced=named != AUTO, keys=keys))
        emit(rows, as_json=as_json, text=lambda console: _show(console, rows, protocols))


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()


def _rows(content: bytes, protocols: "tuple[Protocol, ...]", *, forced: bool, keys: "Keys") -> Iterator[Row]:
    """Yield an object for each frame, and for each run of bytes that is none."""
    from airshed.telemetry.reading import Reject  # noqa: PLC0415

    seen: set[bytes] = set()
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        protocol = protocols[0] if forced else next((protocol for protocol in protocols if protocol.claims(line)), None)
        raw = line.strip()
        if not raw:
            continue
        if protocol is None:
            yield {"line": number, "index": 0, "ok": False, "reason": "unknown_protocol", "raw": _text(raw)}
            continue
        for index, piece in enumerate(protocol.split(line, ended=True).pieces):
            found = protocol.decode(piece, keys=keys)
            place = {"line": number, "index": index}
            if isinstance(found, Reject):
                yield {**place, "ok": False, "reason": found.reason, "raw": _text(found.raw)}
                continue
            shape = {**found.shape()}
            if found.raw in seen:
                shape["deviations"] = [*shape["deviations"], {"code": "repeated_frame", "found": ""}]
            seen.add(found.raw)
            yield {**place, "ok": True, "protocol": protocol.name, **shape}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")


def _show(console: "Console", rows: list[Row], protocols: "tuple[Protocol, ...]") -> None:
    from rich.table import Table  # noqa: PLC0415 - help must not wait for it

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    titles = (say("行", "line"), "#", "MN", "ST", "CN", "DataTime", say("版本", "edition"), "CRC")
    for title in (*titles, say("长度", "length"), say("数值", "values")):
        table.add_column(title)
    good = [row for row in rows if row["ok"]]
    for row in good:
        length = str(row["len_actual"]) if row["len_ok"] else f"{row['len_declared']}≠{row['len_actual']}"
        cells = (row["mn"], row["st"], row["cn"], row["data_time"], row["edition"], row["crc"], length)
        head = (str(row["line"]), str(row["index"]))
        table.add_row(*head, *("—" if cell is None else _shown(str(cell)) for cell in cells), str(len(row["readings"])))
    if good:
        console.print(table)
    for row in rows:
        for sentence in _sentences(row, protocols):
            console.print(sentence, soft_wrap=True)
    frames, others = len(good), len(rows) - len(good)
    odd = sum(bool(row["deviations"]) for row in good)
    console.print(
        say(
            f"共 {frames:,} 个数据包，其中 {odd:,} 个有偏差；不是数据包的 {others:,} 处",
            f"{frames:,} frames, {odd:,} of them with deviations; {others:,} runs of bytes that are none",
        )
    )


def _sentences(row: "Mapping[str, Any]", protocols: "tuple[Protocol, ...]") -> Iterator[str]:
    """Yield what is odd about a row, a sentence each."""
    place = say(f"第 {row['line']} 行 {row['index']}：", f"line {row['line']} {row['index']}: ")
    if not row["ok"]:
        raw = _shown(row["raw"])
        yield f"{place}{_worded(row['reason'], protocols)} · {raw}"
        return
    for deviation in row["deviations"]:
        found = f" · {_shown(deviation['found'])}" if deviation["found"] else ""
        yield f"{place}{_worded(deviation['code'], protocols)}{found}"


def _shown(text: str) -> str:
    """Return a text of a device as a terminal may show it: short, without signs that would steer the terminal."""
    short = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return "".join(sign if sign.isprintable() else "�" for sign in short)


def _worded(code: str, protocols: "tuple[Protocol, ...]") -> str:
    return say(*protocols[0].words(code))

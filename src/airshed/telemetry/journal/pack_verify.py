"""Verify an evidence pack: `python verify.py [--digest HEX] [FOLDER]`. Needs Python 3.9 or later and nothing else.

核对证据包：`python verify.py [--digest 十六进制] [文件夹]`，只需要 Python 本身。
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST, RECORDS, HEADS, ABOUT = "manifest.txt", "records.txt", "heads.json", "pack.json"
READINGS, TABLE = "readings.jsonl", "readings.csv"
LISTED = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_./-]+)")
RECORD = re.compile(
    r"([0-9a-f]{64}) (([1-9][0-9]{0,18}) [1-9][0-9]* [0-9T:.-]{26} [!-~]+ [A-Za-z0-9+/]*={0,2}) ([0-9a-f]{64})"
)
NOT_PROVED = """\
这不证明：没有缺少不相邻的数据包；整条链不是事后重写的（须与事先存证的某日末尾编号和哈希核对）；
接收时间和设备身份属实；数值的解码正确（请对照 records.txt 里的原始字节）。
This does not prove: that no frame between those whose numbers do not follow each other was left out; that the whole
chain was not written anew (compare heads.json with a head that was written down elsewhere in time); that times of
arrival and the device are what they claim; that readings were decoded rightly (compare them with records.txt).
"""


class Wrong(Exception):
    """Something is wrong with a pack: file, number of the frame or 0, and what."""


class Kept(NamedTuple):
    """A record of a pack: hash before it, number, own hash."""

    before: str
    number: int
    hash: str


def examined(files: Mapping[str, bytes], digest: str | None = None) -> list[Kept]:
    """Return the records of a pack, given by the names of its files; raise `Wrong` at the first thing that is wrong."""
    _check_manifest(files, digest)
    try:
        records = list(_records(files[RECORDS].decode("ascii")))
        about, heads = json.loads(files[ABOUT]), json.loads(files[HEADS])
        _check_count(records, about)
        _check_heads(records, heads)
        _check_readings(records, files)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Wrong(MANIFEST, 0, "pack_form") from error
    return records


def _check_manifest(files: Mapping[str, bytes], digest: str | None) -> None:
    text = files.get(MANIFEST)
    if text is None:
        raise Wrong(MANIFEST, 0, "file_missing")
    if digest is not None and hashlib.sha256(text).hexdigest() != digest.lower():
        raise Wrong(MANIFEST, 0, "digest")
    found = [LISTED.fullmatch(line) for line in text.decode("ascii", "replace").splitlines()]
    named = {line[2]: line[1] for line in found if line}
    if len(named) < len(found):
        raise Wrong(MANIFEST, 0, "manifest_form")
    for name in sorted(named.keys() | files.keys() - {MANIFEST}):
        if name not in files:
            raise Wrong(name, 0, "file_missing")
        if name not in named:
            raise Wrong(name, 0, "file_extra")
        if hashlib.sha256(files[name]).hexdigest() != named[name]:
            raise Wrong(name, 0, "file_changed")


def _records(text: str) -> Iterator[Kept]:
    last = None
    for place, line in enumerate(text.splitlines(), start=1):
        found = RECORD.fullmatch(line)
        if found is None:
            raise Wrong(f"{RECORDS}:{place}", 0, "line_form")
        before, body, number, own = found.groups()
        kept = Kept(before, int(number), own)
        inner = hashlib.sha256(body.encode("ascii")).hexdigest()
        if hashlib.sha256(f"{before} {inner}".encode("ascii")).hexdigest() != own:
            raise Wrong(RECORDS, kept.number, "hash")
        if last and kept.number <= last.number:
            raise Wrong(RECORDS, kept.number, "number")
        if last and kept.number == last.number + 1 and before != last.hash:
            raise Wrong(RECORDS, kept.number, "link")
        last = kept
        yield kept


def _check_count(records: list[Kept], about: Mapping[str, Any]) -> None:
    numbers = [kept.number for kept in records]
    if not numbers or about["frames"] != len(numbers) or [about["first"], about["last"]] != [numbers[0], numbers[-1]]:
        raise Wrong(ABOUT, 0, "count")


def _check_heads(records: list[Kept], heads: Mapping[str, Any]) -> None:
    """Compare the heads with every record they touch: the one they name, and the one behind it."""
    own = {kept.number: kept.hash for kept in records}
    before = {kept.number - 1: kept.before for kept in records}
    if heads["before"]["number"] + 1 != records[0].number or heads["last"]["number"] < records[-1].number:
        raise Wrong(HEADS, 0, "heads")
    for head in [heads["before"], heads["last"], *heads["days"]]:
        number, told = int(head["number"]), str(head["hash"])
        if own.get(number, told) != told or before.get(number, told) != told:
            raise Wrong(HEADS, number, "heads")


def _check_readings(records: list[Kept], files: Mapping[str, bytes]) -> None:
    numbers = {kept.number for kept in records}
    decoded = [json.loads(line) for line in files[READINGS].decode("utf-8").splitlines()]
    rows = [int(line.partition(",")[0]) for line in files[TABLE].decode("utf-8-sig").splitlines()[1:]]
    if {message["number"] for message in decoded} != numbers or not numbers.issuperset(rows):
        raise Wrong(READINGS, 0, "readings")
    if len(rows) != sum(len(message["readings"]) for message in decoded):
        raise Wrong(TABLE, 0, "readings")


def in_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of an unpacked pack."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def main(words: list[str]) -> int:
    """Verify the folder that is named, or the one this file lies in; return the exit code, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="verify.py", description=__doc__)
    parser.add_argument("--digest", metavar="HEX", help="SHA-256 of manifest.txt, as it was told / 另外告知的 SHA-256")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="unpacked pack; default: where this file is / 解开的证据包"
    )
    given = parser.parse_args(words)
    folder, digest = given.folder or Path(__file__).resolve().parent, given.digest
    if not folder.is_dir():
        parser.error(f"{folder}: unpack it into a folder first / 请先解压到文件夹")
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - whatever the locale
    try:
        records = examined(in_folder(folder), digest)
    except Wrong as wrong:
        file, number, what = wrong.args
        out.write(f"不符 / NOT SOUND: {file}, {number}: {what}\n")
        out.close()
        return 1
    out.write(f"相符 / sound: {len(records)} ({records[0].number} … {records[-1].number})\n")
    out.write(f"清单 / manifest SHA-256: {hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()}\n{NOT_PROVED}")
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

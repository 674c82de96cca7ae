"""Evidence packs: the frames of a device in a period, with what links them to the chain, for a stranger to verify."""

import base64
import csv
import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, NamedTuple

from airshed.errors import AirshedError, Fault
from airshed.telemetry import protocols as packages
from airshed.telemetry.discover import protocols
from airshed.telemetry.journal import pack_verify
from airshed.telemetry.journal.files import last_of, listed
from airshed.telemetry.journal.pack_verify import ABOUT, HEADS, MANIFEST, READINGS, RECORDS, TABLE
from airshed.telemetry.journal.reading import frames, head_of_day
from airshed.telemetry.journal.records import START, Head, Record
from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.reading import Message, Reject

FORMAT = "airshed-pack 1"
HERE = Path(__file__).parent
COLUMNS = ("number", "index", "received_at", "data_time", "command", "factor", "field", "value", "as_number", "mark")
BOM = "\ufeff"
"""Office programs read UTF-8 where a file begins with it."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
LARGEST = 4 << 30


class NoFrames(AirshedError):
    """The journal has no frame of this device in this period."""


class PackExists(AirshedError):
    """There is a file already."""


class BadPack(AirshedError):
    """A file is no evidence pack."""


class Wanted(NamedTuple):
    """What a pack is about.

    Attributes:
        mn: number of the device, as its protocol reads it.
        from_at: beginning of the period, city time of arrival.
        to_at: its end, which does not belong to it.
    """

    mn: str
    from_at: datetime
    to_at: datetime


class Pack(NamedTuple):
    """A pack that was written.

    Attributes:
        frames: how many.
        first: number of the first.
        last: number of the last.
        digest: SHA-256 of its manifest, to be told apart from the pack.
    """

    frames: int
    first: int
    last: int
    digest: str


class Decoded(NamedTuple):
    """A frame of the device: its record, its protocol, its messages that are of the device."""

    record: Record
    protocol: str
    messages: Sequence[Message]


def pack(  # noqa: PLR0913 - of what, where to, opened by which keys
    folder: Path, file: Path, *, wanted: Wanted, now: datetime, keys: Keys = NO_KEYS, made_up: bool = False
) -> Pack:
    """Write an evidence pack.

    Args:
        folder: the journal.
        file: the zip file to be written; it must not be there.
        wanted: the device and the period.
        now: when it is made.
        keys: open what is encrypted for the readings; they are not in the pack.
        made_up: the devices are played by a program; the pack says so of itself.

    Raises:
        NoFrames: there is none of this device in this period.
        PackExists: the file is there already.
        JournalDamaged: the journal is not as it was written.
    """
    if file.exists():
        raise PackExists(Fault("telemetry.pack_exists", str(file)))
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".pack-") as name:
        parts = Path(name)
        found = _of_device(folder, wanted, keys)
        records, used = _write_frames(parts, found)
        if not records:
            between = f"{wanted.from_at:%Y-%m-%d %H:%M:%S} – {wanted.to_at:%Y-%m-%d %H:%M:%S}"
            raise NoFrames(Fault("telemetry.no_frames", wanted.mn, between))
        first, last = records[0], records[-1]
        period = {"from": wanted.from_at.isoformat(), "to": wanted.to_at.isoformat()}
        about = {"format": FORMAT, "mn": wanted.mn, **period, "synthetic": made_up}
        made = {"made_at": now.isoformat(timespec="seconds"), "protocols": sorted(used)}
        count = {"frames": len(records), "first": first.number, "last": last.number}
        _write_json(parts / ABOUT, {**about, **made, **count})
        _write_json(parts / HEADS, _heads(folder, first, wanted))
        _write_fixed(parts, used)
        digest = _write_manifest(parts)
        _zip(parts, file)
    return Pack(len(records), first.number, last.number, digest)


class _Place(NamedTuple):
    number: int
    before: str


def _of_device(folder: Path, wanted: Wanted, keys: Keys) -> Iterator[Decoded]:
    """Yield the frames of a device; files of a day more at both ends are read, for clocks that were set.

    Protocols send the number as text: a frame without it is not decoded.
    """
    mn, from_at, to_at = wanted
    day = timedelta(1)
    files = listed(folder)
    chosen = [n for n, file in enumerate(files) if from_at.date() - day <= file.day <= to_at.date() + day]
    if not chosen:
        return
    behind = files[chosen[-1] + 1].first if chosen[-1] + 1 < len(files) else None
    for record in frames(folder, first=files[chosen[0]].first):
        if record.number == behind:
            return
        if from_at <= record.frame.received_at < to_at and mn.encode() in record.frame.raw:
            yield from _decoded(record, mn, keys)


def _decoded(record: Record, mn: str, keys: Keys) -> Iterator[Decoded]:
    raw = record.frame.raw
    protocol = next((protocol for protocol in protocols().values() if protocol.claims(raw)), None)
    if protocol is None:
        return
    read = [protocol.decode(piece, keys=keys) for piece in protocol.split(raw, ended=True).pieces]
    messages = [message for message in read if not isinstance(message, Reject) and message.device == mn]
    if messages:
        yield Decoded(record, protocol.name, messages)


def _write_frames(parts: Path, found: Iterator[Decoded]) -> tuple[list[_Place], set[str]]:
    """Write records and readings; return the places of the records and the protocols."""
    places: list[_Place] = []
    used: set[str] = set()
    with (
        (parts / RECORDS).open("w", encoding="ascii", newline="\n") as records,
        (parts / READINGS).open("w", encoding="utf-8", newline="\n") as decoded,
        (parts / TABLE).open("w", encoding="utf-8", newline="") as table,
    ):
        table.write(BOM)
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(COLUMNS)
        for record, protocol, messages in found:
            places.append(_Place(record.number, record.before))
            used.add(protocol)
            records.write(_line(record))
            for index, message in enumerate(messages):
                shape = {"number": record.number, "index": index, "protocol": protocol, **message.shape()}
                decoded.write(json.dumps(shape, ensure_ascii=False) + "\n")
                rows.writerows(_rows(record, index, shape))
    return places, used


def _line(record: Record) -> str:
    frame = record.frame
    raw, moment = base64.b64encode(frame.raw).decode("ascii"), frame.received_at.isoformat(timespec="microseconds")
    return f"{record.before} {record.number} {record.group} {moment} {frame.peer} {raw} {record.hash}\n"


def _rows(record: Record, index: int, shape: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    moment = record.frame.received_at.isoformat(sep=" ", timespec="milliseconds")
    head = (record.number, index, moment, _cell(shape.get("data_time")), _cell(shape.get("cn")))
    for reading in shape["readings"]:
        texts = [_cell(reading[key]) for key in ("factor", "field", "value")]
        yield (*head, *texts, reading["number"], _cell(reading["mark"]))


def _cell(text: str | None) -> str:
    """Return a text of a device as a cell: one line, and no formula; the bytes themselves are in the records."""
    clean = "".join(sign if sign.isprintable() else "�" for sign in text or "")
    return f"'{clean}" if clean[:1] in ("=", "@", "+") else clean


def _heads(folder: Path, first: _Place, wanted: Wanted) -> dict[str, Any]:
    from_day, to_day = wanted.from_at.date(), wanted.to_at.date()
    days = sorted({file.day for file in listed(folder) if from_day <= file.day <= to_day})
    told = [(day, head_of_day(folder, day)) for day in days]
    last = last_of(listed(folder)[-1]) or START
    return {
        "before": Head(first.number - 1, first.before)._asdict(),
        "days": [{"day": day.isoformat(), **head._asdict()} for day, head in told if head],
        "last": last._asdict(),
    }


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_fixed(parts: Path, used: set[str]) -> None:
    """Write what does not depend on the frames: the tables of codes, how to read the pack, how to verify it."""
    for name in used:
        (parts / "codes" / name).mkdir(parents=True)
        for table in resources(f"{packages.__name__}.{name}").iterdir():
            if table.name.endswith(".csv"):
                (parts / "codes" / name / table.name).write_bytes(table.read_bytes())
    (parts / "README.md").write_bytes((HERE / "pack_readme.md").read_bytes())
    (parts / "verify.py").write_bytes(Path(pack_verify.__file__).read_bytes())


def _write_manifest(parts: Path) -> str:
    lines = []
    for path in _paths(parts):
        with path.open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {path.relative_to(parts).as_posix()}\n")
    text = "".join(lines).encode("ascii")
    (parts / MANIFEST).write_bytes(text)
    return hashlib.sha256(text).hexdigest()


def _paths(parts: Path) -> list[Path]:
    return sorted(path for path in parts.rglob("*") if path.is_file())


def _zip(parts: Path, file: Path) -> None:
    try:
        archive = zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED)
    except FileExistsError:
        raise PackExists(Fault("telemetry.pack_exists", str(file))) from None
    try:
        with archive:
            for path in _paths(parts):
                entry = zipfile.ZipInfo(path.relative_to(parts).as_posix(), LONG_AGO)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                with path.open("rb") as stream, archive.open(entry, "w", force_zip64=True) as out:
                    shutil.copyfileobj(stream, out, 1 << 20)
    except BaseException:
        file.unlink()
        raise


def packed(file: Path) -> dict[str, bytes]:
    """Return the files of a pack, which is a zip file or a folder.

    Raises:
        BadPack: it is no zip file that can be read, has a name twice, or is larger than any pack.
    """
    if file.is_dir():
        return pack_verify.in_folder(file)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            twice = len({entry.filename for entry in entries}) < len(entries)
            other = any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries)
            if twice or other or sum(entry.file_size for entry in entries) > LARGEST:
                raise BadPack(Fault("telemetry.bad_pack", str(file)))
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise BadPack(Fault("telemetry.bad_pack", str(file))) from None

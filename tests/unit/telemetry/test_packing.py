"""Evidence packs: verified by a stranger with Python alone, and refused when anything in them was changed."""

import csv
import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.telemetry.making import CONTENT, HEADER, MN, frame

from airshed.telemetry.journal.files import listed
from airshed.telemetry.journal.pack_verify import Wrong, examined
from airshed.telemetry.journal.packing import BadPack, NoFrames, PackExists, Wanted, pack, packed
from airshed.telemetry.journal.reading import JournalDamaged, frames
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal

AT = datetime(2026, 11, 30, 8)
OTHER = HEADER.replace(MN, "OTHER000000000000000001X")
WANTED = Wanted(MN, AT, AT + timedelta(minutes=20))
OURS = (1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a journal of two devices, a frame a minute; each third is of the other, and names ours."""
    with Journal(tmp_path / "journal", largest=6_000) as journal:
        for n in range(1, 31):
            raw = frame(CONTENT if n % 3 else f"DataTime=20240123101500;note={MN}", header=HEADER if n % 3 else OTHER)
            journal.append([Frame(raw + b"\r\n", AT + timedelta(minutes=n - 1), "192.0.2.7:40000")])
            journal.commit()
    return tmp_path / "journal"


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    made = pack(folder, tmp_path / "a.zip", wanted=WANTED, now=AT)
    manifest = packed(tmp_path / "a.zip")["manifest.txt"]
    assert made == (len(OURS), 1, 20, hashlib.sha256(manifest).hexdigest())
    return tmp_path / "a.zip"


def stranger(folder: Path, *words: str) -> tuple[int, str]:
    """Run the program of an unpacked pack with Python alone and no environment."""
    answer = subprocess.run(
        ["/usr/bin/env", "-i", sys.executable, "-I", "verify.py", *words],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert bool(answer.stderr) == (answer.returncode == 2)
    return answer.returncode, answer.stdout.decode("utf-8")


def unpacked(file: Path, to: Path) -> Path:
    to.mkdir()
    with zipfile.ZipFile(file) as archive:
        archive.extractall(to)
    return to


def with_manifest(folder: Path) -> None:
    """Write the manifest anew, as a forger would."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.txt")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths
    ]
    (folder / "manifest.txt").write_text("".join(lines), encoding="ascii")


def test_a_stranger_verifies_it_with_python_alone(file: Path, tmp_path: Path) -> None:
    code, out = stranger(unpacked(file, tmp_path / "out"))
    assert (code, out.splitlines()[0]) == (0, "相符 / sound: 14 (1 … 20)")
    assert "This does not prove" in out
    assert "这不证明" in out
    digest = hashlib.sha256((tmp_path / "out" / "manifest.txt").read_bytes()).hexdigest()
    assert stranger(tmp_path / "out", "--digest", digest)[0] == 0
    assert stranger(tmp_path / "out", "--digest", "0" * 64)[0] == 1
    assert stranger(tmp_path / "out", ".", "--digest", "0" * 64)[0] == 1
    assert stranger(tmp_path / "out", f"--digest={digest}", ".")[0] == 0
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "manifest.txt"], cwd=tmp_path / "out", check=False)  # noqa: S607
    assert sums.returncode == 0


def test_wrong_usage_is_no_verdict(file: Path, tmp_path: Path) -> None:
    folder = unpacked(file, tmp_path / "out")
    for words in (["nowhere"], [str(file)], ["--digest"], [".", "99"], ["--strange"]):
        assert stranger(folder, *words) == (2, "")
    code, out = stranger(folder, "-h")
    assert (code, "--digest HEX" in out) == (0, True)


def test_it_holds_the_frames_their_places_readings_and_tables(folder: Path, file: Path) -> None:
    files = packed(file)
    records = {record.number: record for record in frames(folder)}
    kept = examined(files)
    assert [(one.before, one.number, one.hash) for one in kept] == [
        (records[n].before, n, records[n].hash) for n in OURS
    ]
    heads = json.loads(files["heads.json"])
    assert heads["before"] == {"number": 0, "hash": "0" * 64}
    assert heads["last"] == records[30].head._asdict()
    assert heads["days"] == [{"day": "2026-11-30", **records[30].head._asdict()}]
    messages = [json.loads(line) for line in files["readings.jsonl"].decode().splitlines()]
    assert [(message["number"], message["mn"]) for message in messages] == [(n, MN) for n in OURS]
    rows = list(csv.DictReader(files["readings.csv"].decode("utf-8-sig").splitlines()))
    assert len(rows) == 2 * len(OURS)
    assert (rows[0]["number"], rows[0]["factor"], rows[0]["value"], rows[0]["mark"]) == ("1", "a21026", "26.873", "N")
    assert {"codes/hj212/codes.csv", "codes/hj212/commands.csv", "codes/hj212/systems.csv", "README.md"} < files.keys()


@pytest.mark.parametrize("made_up", [False, True])
def test_a_pack_of_devices_that_a_program_plays_says_so(folder: Path, tmp_path: Path, made_up: bool) -> None:  # noqa: FBT001 - a table
    pack(folder, tmp_path / "b.zip", wanted=WANTED, now=AT, made_up=made_up)
    assert json.loads(packed(tmp_path / "b.zip")["pack.json"])["synthetic"] is made_up
    assert stranger(unpacked(tmp_path / "b.zip", tmp_path / "there"))[0] == 0


def test_the_same_journal_gives_the_same_pack(folder: Path, file: Path, tmp_path: Path) -> None:
    pack(folder, tmp_path / "b.zip", wanted=WANTED, now=AT)
    assert (tmp_path / "b.zip").read_bytes() == file.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b.zip", "journal"]


def changed(folder: Path) -> None:
    path = folder / "records.txt"
    path.write_bytes(path.read_bytes().replace(b"192.0.2.7", b"192.0.2.8", 1))


def dropped(folder: Path, place: int = 3) -> None:
    path = folder / "records.txt"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:place] + lines[place + 1 :]))


def dropped_and_counted(folder: Path) -> None:
    dropped(folder)
    about = json.loads((folder / "pack.json").read_text())
    (folder / "pack.json").write_text(json.dumps({**about, "frames": about["frames"] - 1}))


def swapped(folder: Path) -> None:
    path = folder / "records.txt"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[1], lines[0], *lines[2:]]))


def relinked(folder: Path) -> None:
    """The second frame with another hash before it, and its own hash computed anew."""
    path = folder / "records.txt"
    lines = path.read_text().splitlines(keepends=True)
    _, _, rest = lines[1].partition(" ")
    body = rest.rpartition(" ")[0]
    inner = hashlib.sha256(body.encode()).hexdigest()
    own = hashlib.sha256(f"{'1' * 64} {inner}".encode()).hexdigest()
    lines[1] = f"{'1' * 64} {body} {own}\n"
    path.write_text("".join(lines))


def other_heads(folder: Path) -> None:
    heads = json.loads((folder / "heads.json").read_text())
    heads["before"]["hash"] = "1" * 64
    (folder / "heads.json").write_text(json.dumps(heads))


def other_readings(folder: Path) -> None:
    path = folder / "readings.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def added(folder: Path) -> None:
    (folder / "more.txt").write_text("more")


def unlisted(folder: Path) -> None:
    path = folder / "manifest.txt"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


def relisted(folder: Path) -> None:
    path = folder / "manifest.txt"
    path.write_bytes(path.read_bytes().replace(path.read_bytes()[:8], b"00000000", 1))


def no_pack(folder: Path) -> None:
    (folder / "pack.json").write_text("[]")


@pytest.mark.parametrize(
    ("forge", "anew", "what"),
    [
        (changed, False, "file_changed"),
        (changed, True, "hash"),
        (dropped, False, "file_changed"),
        (dropped, True, "count"),
        (dropped_and_counted, True, "readings"),
        (swapped, True, "number"),
        (relinked, True, "link"),
        (other_heads, True, "heads"),
        (other_readings, True, "readings"),
        (added, False, "file_extra"),
        (unlisted, False, "file_extra"),
        (relisted, False, "file_changed"),
        (no_pack, True, "pack_form"),
    ],
)
def test_a_forged_pack_is_refused(
    file: Path, tmp_path: Path, forge: Callable[[Path], None], *, anew: bool, what: str
) -> None:
    out = unpacked(file, tmp_path / "out")
    forge(out)
    if anew:
        with_manifest(out)
    code, said = stranger(out)
    assert code == 1
    assert said.startswith("不符 / NOT SOUND: ")
    assert said.endswith(f": {what}\n")
    with pytest.raises(Wrong):
        examined(packed(out))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_file_whose_compressed_bytes_are_damaged_is_no_pack(tmp_path: Path, method: int) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("pack.json", b"{}" * 500)
    whole = bytearray(file.read_bytes())
    start = whole.index(b"pack.json") + len(b"pack.json")
    for place in range(start + 2, start + 12):
        whole[place] ^= 0xFF
    file.write_bytes(whole)
    with pytest.raises(BadPack):
        packed(file)


def test_what_cannot_be_packed_is_told_and_leaves_nothing(folder: Path, file: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(PackExists):
        pack(folder, file, wanted=WANTED, now=AT)
    for wanted in (WANTED._replace(mn="NOBODY"), WANTED._replace(from_at=AT - timedelta(9), to_at=AT)):
        with pytest.raises(NoFrames):
            pack(folder, tmp_path / "b.zip", wanted=wanted, now=AT)
    path = listed(folder)[0].path
    path.write_bytes(path.read_bytes().replace(b"192.0.2.7", b"192.0.2.8", 1))
    with pytest.raises(JournalDamaged):
        pack(folder, tmp_path / "b.zip", wanted=WANTED, now=AT)
    assert sorted(tmp_path.iterdir()) == before
    (tmp_path / "c.zip").write_bytes(file.read_bytes()[:500])
    with pytest.raises(BadPack):
        packed(tmp_path / "c.zip")

"""What is encrypted, from the journal to the lake: with its key, without it, with a wrong one, with one given later."""

import random
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.ingest.feeding import AT, MN, fed, frame, frames_of, readings, table, took
from tests.unit.telemetry.keyless import WAYS, without_sm4

from airshed.ingest.keeping import forget
from airshed.ingest.opening import open_sealed, sealed_devices
from airshed.ingest.progress import progress_of
from airshed.ingest.words import words
from airshed.ingest.worker import Worker
from airshed.lake.engines import count, revisions, scan
from airshed.telemetry.keys import Key, KeyFile, Keys
from airshed.telemetry.protocols.hj212.building import framed, sealed

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")

KEY, OTHER = Key(bytes(range(16))), Key(bytes(range(1, 17)))
KEYS, WRONG = Keys(common=(KEY,)), Keys(common=(OTHER,))
SO2 = "a21026-Avg={},a21026-Flag=N"
KILLED = 12
OPENING = """
import sys
from datetime import datetime
from pathlib import Path
from airshed.ingest.opening import open_sealed
from airshed.telemetry.keys import Key, Keys
keys = Keys(common=(Key(bytes(range(16))),))
print("ready", flush=True)
after, more = 0, True
while more:
    found = open_sealed(Path(sys.argv[1]), keys=keys, now=datetime(2026, 11, 30, 9), after=after, most=2)
    after, more = found.upto, found.more
print("done", flush=True)
"""


def shut(
    content: str, *, key: Key = KEY, mn: str = MN, qn: str = "20261130080000000", part: str = "", **more: str
) -> bytes:
    """Return a frame that is encrypted."""
    at = more.get("data_time", "20261130070000")
    flag = 11 if part else 9
    head = f"QN={qn};ST=31;CN=2061;PW=123456;MN={mn};Flag={flag};{part}"
    return sealed(framed(f"{head}CP=&&DataTime={at};{content}&&".encode()), key=key)[:-2]


def at_hour(number: int) -> str:
    return f"20261130{number:02}0000"


def test_with_its_key_it_is_a_frame_like_any_other(tmp_path: Path) -> None:
    (taken,) = took(tmp_path, [shut(SO2.format(1)), frame(SO2.format(2), data_time=at_hour(6))], keys=KEYS)
    assert (taken.frames, taken.readings) == (2, 2)
    assert readings(tmp_path, "value") == [(2.0,), (1.0,)]
    assert frames_of(tmp_path, "readings", "check", "deviations") == [(1, "gb", None), (1, "gb", None)]


@pytest.mark.parametrize(
    ("keys", "code"), [(Keys(), "encrypted"), (Keys({"X": (KEY,)}), "encrypted"), (WRONG, "key_unfit")]
)
def test_without_it_there_is_a_row_that_says_why_and_no_reading(tmp_path: Path, keys: Keys, code: str) -> None:
    took(tmp_path, [shut(SO2.format(1))], keys=keys)
    assert frames_of(tmp_path, "mn", "readings", "reason", "deviations") == [(MN, 0, None, code)]
    assert readings(tmp_path) == []
    assert len(words(code)) == 2
    assert sealed_devices(tmp_path, since=AT) == [MN]
    assert sealed_devices(tmp_path, since=AT + timedelta(seconds=1)) == []


@pytest.mark.parametrize("way", WAYS)
def test_where_sm4_cannot_be_used_the_worker_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    raws = [shut(SO2.format(1)), frame(SO2.format(2), data_time=at_hour(6))]
    with monkeypatch.context() as here:
        without_sm4(here, way)
        took(tmp_path, raws, keys=KEYS)
        assert frames_of(tmp_path, "readings", "deviations") == [(0, "encrypted"), (1, None)]
    assert open_sealed(tmp_path, keys=KEYS, now=AT).frames == 1


def test_a_key_that_comes_later_opens_what_came_once_and_changes_nothing_else(tmp_path: Path) -> None:
    raws = [frame(SO2.format(9), data_time=at_hour(1)), shut(SO2.format(1)), shut(SO2.format(2), mn="OTHER", key=OTHER)]
    took(tmp_path, raws, now=AT)
    took(tmp_path, [shut(SO2.format(3), data_time=at_hour(5))], now=AT)
    before = table(tmp_path, "device_frames").sort("frame")
    later = AT + timedelta(hours=1)
    found = open_sealed(tmp_path, keys=KEYS, now=later)
    assert (found.frames, found.readings, found.corrected, found.more) == (2, 2, 0, False)
    assert readings(tmp_path, "mn", "value", "frame", "known_at") == [
        (MN, 9.0, 1, AT),
        (MN, 3.0, 4, later),
        (MN, 1.0, 2, later),
    ]
    after = table(tmp_path, "device_frames").sort("frame")
    assert after.columns == before.columns
    kept = ["frame", "received_at", "peer", "mn", "qn", "known_at", "batch", "month"]
    assert after.select(kept).equals(before.select(kept))
    assert [(text or "").split()[:1] for text in after["deviations"]] == [[], [], ["encrypted"], []]
    assert after["readings"].to_list() == [1, 1, 0, 1]
    assert after["at"].to_list()[1] == datetime(2026, 11, 30, 7)
    assert open_sealed(tmp_path, keys=KEYS, now=later).frames == 0
    assert revisions(tmp_path, "outlet_readings").collect().height == 3
    assert scan(tmp_path, "outlet_readings", known_at=AT).collect().height == 1
    took(tmp_path, [frame(SO2.format(4), data_time=at_hour(5), qn="20261130100000000")], keys=KEYS)
    assert progress_of(tmp_path).done == 5
    assert readings(tmp_path, "value", "revision")[1] == (4.0, 1)


def test_what_was_opened_late_counts_by_its_moment_of_sending(tmp_path: Path) -> None:
    took(tmp_path, [shut(SO2.format(1), qn="20261130073000000"), frame(SO2.format(2), qn="20261130080000000")])
    assert open_sealed(tmp_path, keys=KEYS, now=AT).readings == 0
    assert readings(tmp_path, "value") == [(2.0,)]
    took(tmp_path, [shut(SO2.format(3), qn="20261130090000000")])
    found = open_sealed(tmp_path, keys=KEYS, now=AT)
    assert (found.readings, found.corrected, readings(tmp_path, "value")) == (1, 1, [(3.0,)])


def test_a_frame_opened_late_counts_by_its_moment_against_later_frames_too(tmp_path: Path) -> None:
    at = [f"2026113008{n}000000" for n in range(6)]
    took(tmp_path, [shut(SO2.format(9), qn=at[4])])
    for qn in (at[0], at[2]):  # the second says the same, and counts
        took(tmp_path, [frame(SO2.format(1), qn=qn)])
    assert open_sealed(tmp_path, keys=KEYS, now=AT).corrected == 1
    took(tmp_path, [frame(SO2.format(5), qn=at[3])], keys=KEYS)
    assert readings(tmp_path, "value") == [(9.0,)]
    took(tmp_path, [frame(SO2.format(6), qn=at[5])], keys=KEYS)
    assert readings(tmp_path, "value") == [(6.0,)]


def test_parts_of_a_message_are_joined_when_they_are_opened(tmp_path: Path) -> None:
    parts = [
        shut("a19001-Avg=7;a21026-Min=1", part="PNUM=2;PNO=1;", qn="20261130080000001"),
        shut("a21026-Avg=2,a21026-Flag=N;a34013-Avg=5", part="PNUM=2;PNO=2;", qn="20261130080000002"),
    ]
    took(tmp_path, parts)
    assert open_sealed(tmp_path, keys=KEYS, now=AT).frames == 2
    assert readings(tmp_path, "factor", "value", "low") == [
        ("a19001", 7.0, None),
        ("a21026", 2.0, 1.0),
        ("a34013", 5.0, None),
    ]


def test_many_are_opened_bit_by_bit_past_those_that_no_key_fits(tmp_path: Path) -> None:
    raws = [shut(SO2.format(n), data_time=at_hour(n), key=OTHER if n % 2 else KEY) for n in range(10)]
    took(tmp_path, raws)
    after, more, rounds = 0, True, 0
    while more:
        found = open_sealed(tmp_path, keys=KEYS, now=AT, after=after, most=2)
        after, more, rounds = found.upto, found.more, rounds + 1
    assert (rounds, after, len(readings(tmp_path))) == (5, 10, 5)


def test_of_many_files_those_are_read_that_a_round_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(5):
        took(tmp_path, [shut(SO2.format(n), data_time=at_hour(2 * n + hour)) for hour in range(2)])
    scanned, read = list[str](), pl.scan_parquet

    def counted(path: Path, **how: Any) -> pl.LazyFrame:
        scanned.append(path.parent.parent.name)
        return read(path, **how)

    monkeypatch.setattr("airshed.ingest.opening.pl.scan_parquet", counted)
    after, more, opened, files = 0, True, [], []
    while more:
        scanned.clear()
        found = open_sealed(tmp_path, keys=KEYS, now=AT, after=after, most=2)
        after, more = found.upto, found.more
        opened.append(found.frames)
        files.append(scanned.count("device_frames"))
    assert (opened, files) == ([2] * 5, [2, 2, 2, 2, 1])


def test_what_is_sealed_stays_as_long_as_readings_of_its_period(tmp_path: Path) -> None:
    real = sealed(framed(frame(SO2.format(1), cn="2011").replace(b"Flag=5", b"Flag=9")[6:-4]), key=KEY)[:-2]
    took(tmp_path, [real, shut(SO2.format(1)), shut(SO2.format(2), key=OTHER, data_time=at_hour(6)), b"junk"])
    took(tmp_path, [frame(SO2.format(3), data_time=at_hour(5))])
    assert [code for (code,) in frames_of(tmp_path, "deviations")][:3] == ["encrypted"] * 3
    later = AT + timedelta(days=91)
    forget(tmp_path, before={"real": later.date() - timedelta(days=90)}, now=later)
    assert [number for (number,) in frames_of(tmp_path, "frame")] == [2, 3, 5]
    assert open_sealed(tmp_path, keys=KEYS, now=later).readings == 1
    forget(tmp_path, before={"hour": later.date()}, now=later)
    assert [number for (number,) in frames_of(tmp_path, "frame")] == [5]


def test_frames_that_are_lost_are_no_obstacle(tmp_path: Path) -> None:
    raws = [shut(SO2.format(1)), *[frame(SO2.format(n), data_time=at_hour(n)) for n in (1, 2, 3)], shut(SO2.format(2))]
    took(tmp_path, raws)
    (path,) = (tmp_path / "journal").rglob("*.frames")
    lines = path.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b"192.0.2.7", b"192.0.2.8")
    path.write_bytes(b"".join(lines))
    found = open_sealed(tmp_path, keys=KEYS, now=AT)
    assert (found.frames, found.upto, found.more) == (1, 5, False)


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    took(tmp_path, [shut(SO2.format(n), data_time=at_hour(n)) for n in range(20)])
    for _ in range(KILLED):
        process = subprocess.Popen([sys.executable, "-c", OPENING, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        seen = len(readings(tmp_path))
        while process.poll() is None and len(readings(tmp_path)) == seen:
            pass
        process.kill()
        process.wait()
        process.stdout.close()
        opened = [count for (count,) in frames_of(tmp_path, "readings")]
        assert len(opened) == 20
        assert sum(opened) == len(readings(tmp_path))
    open_sealed(tmp_path, keys=KEYS, now=AT)
    assert count(tmp_path, "device_frames") == 20
    assert revisions(tmp_path, "outlet_readings").collect().height == 20


def test_the_worker_takes_up_what_waited_when_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(OTHER.hex(), encoding="ascii")
    worker = Worker(tmp_path / "home", lambda: AT, most=3, key_file=KeyFile(file))
    fed(tmp_path / "home", [shut(SO2.format(n), data_time=at_hour(n)) for n in range(7)])
    while worker.round().more:
        pass
    assert readings(tmp_path / "home") == []
    assert worker.round().opened == 0
    file.write_text(f"{OTHER.hex()}\n{MN} {KEY.hex()}", encoding="ascii")
    taken = [worker.round()]
    while taken[-1].more:
        taken.append(worker.round())
    assert [(one.frames, one.opened, one.readings) for one in taken] == [(0, 3, 3), (0, 3, 3), (0, 1, 1)]
    assert worker.round().opened == 0
    file.unlink()
    assert worker.round().opened == 0
    assert worker.key_file.trouble
    again = Worker(tmp_path / "home", lambda: AT, key_file=KeyFile(None))
    assert again.round().opened == 0
    assert len(readings(tmp_path / "home")) == 7


def test_a_key_that_comes_while_others_are_tried_opens_what_is_before(tmp_path: Path) -> None:
    file, home = tmp_path / "keys", tmp_path / "home"
    file.write_text("# none yet", encoding="ascii")
    worker = Worker(home, lambda: AT, most=3, key_file=KeyFile(file))
    first = [shut(SO2.format(n), data_time=at_hour(n), mn="B", key=OTHER) for n in range(3)]
    fed(home, first + [shut(SO2.format(n), data_time=at_hour(n)) for n in range(3, 9)])
    while worker.round().more:
        pass
    file.write_text(f"{MN} {KEY.hex()}", encoding="ascii")
    assert (worker.round().opened, worker.opened_to) == (3, 6)
    file.write_text(f"{MN} {KEY.hex()}\nB {OTHER.hex()}", encoding="ascii")
    assert [worker.round().opened for _ in range(3)] == [3, 3, 0]
    assert len(readings(home)) == 9
    file.write_text(f"{MN} {KEY.hex()}", encoding="ascii")  # keys that were tried before are tried again
    fed(home, [shut(SO2.format(1), mn="B", key=OTHER, data_time=at_hour(9))])
    assert worker.round().opened == 0
    file.write_text(f"{MN} {KEY.hex()}\nB {OTHER.hex()}", encoding="ascii")
    assert worker.round().opened == 1


@pytest.mark.parametrize("seed", range(12))
def test_it_makes_no_difference_when_frames_of_the_same_moment_of_sending_are_opened(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    texts = [f"{SO2.format(chance.randrange(2))};a19001-Avg={chance.choice([7, '7.0'])}" for _ in range(10)]
    raws = [shut(text) if chance.random() < 1 / 2 else frame(text) for text in texts]
    took(tmp_path / "known", raws, keys=KEYS)
    late = tmp_path / "late"
    took(late, raws[:5])
    for raw in raws[5:8]:
        took(late, [raw])
    open_sealed(late, keys=KEYS, now=AT)
    for raw in raws[8:]:
        took(late, [raw], keys=KEYS)
    assert readings(late) == readings(tmp_path / "known")

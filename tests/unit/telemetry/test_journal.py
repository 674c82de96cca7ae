"""The journal: nothing that was made durable is lost or doubled, whatever happens to process, disk and files."""

import base64
import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
from datetime import UTC, date
from pathlib import Path

import pytest
from tests.unit.telemetry.journals import AT, GROUPS, PEER, SMALL, Counting, PowerCut, numbered, raws, written

from airshed.telemetry.journal.files import HEAD, listed, told
from airshed.telemetry.journal.opening import JournalBusy
from airshed.telemetry.journal.reading import frames, head_of_day, verify
from airshed.telemetry.journal.records import LONGEST, NO_HASH, Frame, FrameRefused, Head
from airshed.telemetry.journal.writing import Journal, JournalBroken, JournalFull

KILLS = 20
WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
with Journal(Path(sys.argv[1]), largest=20_000) as journal:
    print("open", journal.head.number, flush=True)
    for size in range(1, 1_000_000):
        first = journal.head.number + 1
        numbers = range(first, first + size % 40 + 1)
        at = datetime(2026, 11, 30)
        assert journal.append(Frame(b"frame %d" % n * (n % 7 + 1), at, "p") for n in numbers) == numbers
        print(journal.commit().number, flush=True)
"""
LIMITED = """
import resource, sys
from pathlib import Path
from tests.unit.telemetry.journals import numbered
from airshed.telemetry.journal.writing import Journal, JournalFull
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
refused = 0
with Journal(Path(sys.argv[1])) as journal:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
    while journal.head.number < 60:
        first = journal.head.number + 1
        assert journal.append(numbered(range(first, first + 3))) == range(first, first + 3)
        try:
            journal.commit()
        except JournalFull:
            refused += 1
            if refused == 3:
                resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
print(refused, "done")
"""


def test_frames_come_back_as_they_were_received(tmp_path: Path) -> None:
    all_raws = written(tmp_path)
    records = list(frames(tmp_path))
    assert [record.frame for record in records] == numbered(range(1, 41))
    assert [record.number for record in records] == list(range(1, 41))
    assert raws(tmp_path) == all_raws
    assert {file.day for file in listed(tmp_path)} == {date(2026, 11, 30), date(2026, 12, 1)}
    assert len(listed(tmp_path)) > 3
    assert verify(tmp_path) == (40, records[-1].head, None)


def test_a_stranger_computes_the_same_hashes_from_the_lines(tmp_path: Path) -> None:
    written(tmp_path)
    before, count = NO_HASH, 0
    for path in sorted(tmp_path.glob("*/*.frames"), key=lambda path: path.name[11:]):
        first, *lines = path.read_text(encoding="ascii").splitlines()
        assert first == f"airshed-journal 1 {count + 1} {before}"
        for line in lines:
            count += 1
            body, _, own = line.rpartition(" ")
            inner = hashlib.sha256(body.encode()).hexdigest()
            assert own == hashlib.sha256(f"{before} {inner}".encode()).hexdigest()
            assert base64.b64decode(body.split(" ")[4]) == numbered([count])[0].raw
            before = own
    assert count == 40
    assert (tmp_path / HEAD).read_bytes() == told(Head(40, before))


def test_reading_begins_at_any_number_and_groups_are_known(tmp_path: Path) -> None:
    all_raws = written(tmp_path)
    for first in range(1, 44):
        assert raws(tmp_path, first=first) == all_raws[first - 1 :]
    assert [record.group for record in frames(tmp_path)] == [group[0] for group in GROUPS for _ in group]
    assert raws(tmp_path / "nothing") == []


def test_the_head_of_a_day_is_that_of_the_last_frame_of_its_files(tmp_path: Path) -> None:
    written(tmp_path)
    by_number = {record.number: record for record in frames(tmp_path)}
    assert head_of_day(tmp_path, date(2026, 11, 30)) == by_number[29].head  # its group began before midnight
    assert head_of_day(tmp_path, date(2026, 12, 1)) == by_number[40].head
    assert head_of_day(tmp_path, date(2026, 11, 29)) is None


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.append(numbered([1]))
        journal.commit()
        assert journal.append(numbered([2, 3])) == range(2, 4)
        assert raws(tmp_path) == [numbered([1])[0].raw]
    with Journal(tmp_path) as journal:
        assert (journal.head.number, journal.cut) == (1, ())
        assert journal.append([]) == range(2, 2)
        assert journal.commit() == journal.head
    with pytest.raises(JournalBroken):
        journal.commit()


@pytest.mark.parametrize(
    "frame",
    [
        Frame(b"x", AT.replace(tzinfo=UTC), PEER),
        Frame(b"x", AT, "two words"),
        Frame(b"x", AT, "a\nb"),
        Frame(b"x", AT, ""),
        Frame(b"x" * (LONGEST + 1), AT, PEER),
    ],
)
def test_a_frame_that_is_no_line_is_refused_and_those_beside_it(tmp_path: Path, frame: Frame) -> None:
    with Journal(tmp_path) as journal:
        with pytest.raises(FrameRefused):
            journal.append([*numbered([1]), frame])
        assert journal.append([Frame(b"", AT, PEER), Frame(b"x" * LONGEST, AT, PEER)]) == range(1, 3)
        journal.commit()
    assert [len(raw) for raw in raws(tmp_path)] == [0, LONGEST]
    assert [len(raw) for raw in raws(tmp_path, first=2)] == [LONGEST]
    with Journal(tmp_path) as journal:
        assert journal.head.number == 2


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.append(numbered([1]))
        with pytest.raises(JournalBusy) as refusal:
            Journal(tmp_path)
        script = "import sys; from pathlib import Path; from airshed.telemetry.journal import writing as w; "
        script += "w.Journal(Path(sys.argv[1]))"
        other = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
        )
        assert (other.returncode, "telemetry.journal_busy" in other.stderr) == (1, True)
        journal.commit()
    (fault,) = refusal.value.faults
    assert (fault.code, fault.value) == ("telemetry.journal_busy", f"pid {os.getpid()}")
    assert written(tmp_path, groups=(range(2, 3),))
    assert verify(tmp_path).frames == 2


# --- crashes ---


def scenario(folder: Path, disk: Counting, done: list[bytes]) -> list[bytes]:
    """Write all groups, opening anew after most; return the group that is at hand when it stops."""
    group: list[Frame] = []
    journal = None
    try:
        for place, numbers in enumerate(GROUPS):
            if journal is None:
                journal = Journal(folder, largest=SMALL, disk=disk)
            group = numbered(numbers)
            journal.append(group)
            journal.commit()
            done += [frame.raw for frame in group]
            group = []
            if place % 2 or not place % 4:
                journal.close()
                journal = None
    except PowerCut:
        pass
    finally:
        if journal is not None:
            journal.close()
    return [frame.raw for frame in group]


def steps(folder: Path) -> int:
    """Return how many steps the scenario has."""
    disk = Counting(folder)
    assert scenario(folder, disk, []) == []
    return disk.steps


@pytest.mark.parametrize("way", ["killed", "power", "holes"])
def test_a_crash_at_any_step_loses_and_doubles_nothing_durable(tmp_path: Path, way: str) -> None:
    total = steps(tmp_path / "whole")
    assert total >= 60  # with three ways 180 crashes
    for at in range(1, total + 1):
        folder, done = tmp_path / str(at), list[bytes]()
        disk = Counting(folder, at=at, fails=PowerCut())
        group = scenario(folder, disk, done)
        assert disk.steps == at
        if way != "killed":
            disk.lose_power(holes=way == "holes")
        with Journal(folder, largest=SMALL) as journal:
            there = raws(folder)
            assert there[: len(done)] == done, at
            assert there[len(done) :] == group[: len(there) - len(done)], at
            assert journal.head.number == len(there)
            journal.append(numbered([99]))
            journal.commit()
        assert raws(folder) == [*there, numbered([99])[0].raw]
        assert verify(folder).first_fault is None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_step_is_told_and_goes_on(tmp_path: Path, code: int) -> None:
    total = steps(tmp_path / "whole")
    told_as = set()
    for at in range(1, total + 1):
        folder = tmp_path / str(at)
        disk, journal = Counting(folder, at=at, fails=OSError(code, os.strerror(code))), None
        for numbers in GROUPS:
            for _ in range(2):
                try:
                    journal = journal or Journal(folder, largest=SMALL, disk=disk)
                    assert journal.append(numbered(numbers)) == numbers
                    journal.commit()
                    break
                except JournalFull:
                    told_as.add("full")
                except JournalBroken:
                    assert journal
                    told_as.add("broken")
                    with pytest.raises(JournalBroken):
                        journal.commit()
                    journal.close()
                    journal = None
                except OSError:
                    told_as.add("not opened")
        assert journal
        journal.close()
        assert raws(folder) == [frame.raw for frame in numbered(range(1, 41))], at
        assert verify(folder).first_fault is None
    assert told_as == {"not opened", "full" if code == errno.ENOSPC else "broken"}


def test_a_writer_that_is_killed_loses_and_doubles_nothing_durable(tmp_path: Path) -> None:
    chance, before = random.Random(9), 0
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout
            assert int(writer.stdout.readline().removeprefix("open ")) >= before
            for _ in range(chance.randrange(1, 60)):
                before = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
            before = max(
                [before, *(int(line) for line in writer.stdout.read().splitlines(keepends=True) if line[-1] == "\n")]
            )
        assert writer.returncode == -signal.SIGKILL
        assert verify(tmp_path).first_fault is None
    with Journal(tmp_path) as journal:
        assert journal.head.number >= before > KILLS
    for number, raw in enumerate(raws(tmp_path), start=1):
        assert raw == b"frame %d" % number * (number % 7 + 1)


@pytest.mark.parametrize("limit", [0, 100, 1_000, 3_000])
def test_no_space_is_told_and_it_goes_on_when_there_is_space(tmp_path: Path, limit: int) -> None:
    words = [sys.executable, "-c", LIMITED, str(tmp_path), str(limit)]
    answer = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (answer.stdout, answer.stderr) == ("3 done\n", "")
    assert raws(tmp_path) == [frame.raw for frame in numbered(range(1, 61))]
    assert verify(tmp_path).first_fault is None

"""Files of a journal that were changed, cut, lost or written anew: found, told, and never quietly mended."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from tests.unit.telemetry.journals import AT, GROUPS, PEER, Hasty, numbered, raws, written

from airshed.telemetry.journal.files import HEAD, listed, told
from airshed.telemetry.journal.opening import Cut
from airshed.telemetry.journal.reading import JournalDamaged, chosen, frames, verify
from airshed.telemetry.journal.records import START, Frame
from airshed.telemetry.journal.writing import Journal


def test_every_changed_bit_and_every_missing_byte_is_found(tmp_path: Path) -> None:
    written(tmp_path, groups=GROUPS[:4], largest=700)
    chance = random.Random(3)
    paths = [file.path for file in listed(tmp_path)]
    assert len(paths) > 2
    for path in (*paths, tmp_path / HEAD):
        content = path.read_bytes()
        for place in range(len(content)):
            path.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
            assert verify(tmp_path).first_fault is not None, (path, place)
            if path == paths[-1]:
                refused(tmp_path)
        for size in range(len(content)) if path != tmp_path / HEAD else ():
            path.write_bytes(content[:size])
            assert verify(tmp_path).first_fault is not None, (path, size)
            if path == paths[-1]:
                refused(tmp_path)
        path.write_bytes(content)
        assert verify(tmp_path).first_fault is None


def test_few_of_many_frames_are_read_and_damaged_ones_left_out(tmp_path: Path) -> None:
    all_raws = written(tmp_path)
    chance = random.Random(5)
    for _ in range(50):
        numbers = sorted(chance.sample(range(1, 50), chance.randrange(12)))
        found = [(record.number, record.frame.raw) for record in chosen(tmp_path, numbers)]
        assert found == [(number, all_raws[number - 1]) for number in numbers if number <= len(all_raws)]
    path = listed(tmp_path)[1].path
    lines = path.read_bytes().splitlines(keepends=True)
    number = int(lines[2].split()[0])
    path.write_bytes(b"".join([*lines[:2], lines[2].replace(b"192.0.2.7", b"192.0.2.8"), *lines[3:]]))
    numbers = [*range(1, len(all_raws) + 1)]
    assert [record.number for record in chosen(tmp_path, numbers)] == [n for n in numbers if n != number]


def refused(folder: Path) -> None:
    """Opening is refused, and touches no file."""
    before = {file.path: file.path.read_bytes() for file in listed(folder)}
    with pytest.raises(JournalDamaged):
        Journal(folder, disk=Hasty())
    assert {file.path: file.path.read_bytes() for file in listed(folder)} == before


def test_behind_an_old_head_only_the_last_group_can_be_cut(tmp_path: Path) -> None:
    """After a power cut the head may be that of long before."""
    all_raws = written(tmp_path, groups=GROUPS[:4], largest=10_000)
    (file,) = listed(tmp_path)
    content = file.path.read_bytes()
    lines = content.splitlines(keepends=True)
    last = sum(map(len, lines[:9]))  # the first line and groups of 8 frames
    for place in range(len(content)):
        (tmp_path / HEAD).write_bytes(told(START))
        file.path.write_bytes(content[:place] + bytes([content[place] ^ 0x40]) + content[place + 1 :])
        if place < last:
            refused(tmp_path)
            assert verify(tmp_path).first_fault is not None
            continue
        with Journal(tmp_path, disk=Hasty()) as journal:
            (cut,) = journal.cut
            assert cut == (file.name, cut.at, len(content) - cut.at)
            assert 8 <= journal.head.number < 11
            assert raws(tmp_path) == all_raws[: journal.head.number]


def test_a_torn_tail_is_cut_at_any_byte_and_told(tmp_path: Path) -> None:
    all_raws = written(tmp_path, groups=GROUPS[:4], largest=10_000)
    (file,) = listed(tmp_path)
    content = file.path.read_bytes()
    ends = [0]
    for line in content.splitlines(keepends=True):
        ends.append(ends[-1] + len(line))
    for size in range(len(content)):
        (tmp_path / HEAD).write_bytes(told(START))
        file.path.write_bytes(content[:size])
        whole = max(0, sum(end <= size for end in ends[1:]) - 1)
        end = ends[whole + 1] if whole else 0
        assert verify(tmp_path).frames == whole
        with Journal(tmp_path, disk=Hasty()) as journal:
            assert journal.head.number == whole
            assert journal.cut == (() if size == end and whole else (Cut(file.name, end, size - end),))
            assert raws(tmp_path) == all_raws[:whole]


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_file_that_is_missing_is_found(tmp_path: Path, place: int) -> None:
    written(tmp_path)
    listed(tmp_path)[place].path.unlink()
    fault = verify(tmp_path).first_fault
    assert fault
    assert fault.what == ("missing" if place == -1 else "files")
    if place == -1:
        refused(tmp_path)
    else:
        with pytest.raises(JournalDamaged):
            raws(tmp_path)


def test_a_missing_or_unreadable_head_is_told(tmp_path: Path) -> None:
    written(tmp_path)
    for spoil in ((tmp_path / HEAD).unlink, lambda: (tmp_path / HEAD).write_bytes(b"17")):
        spoil()
        fault = verify(tmp_path).first_fault
        assert fault
        assert fault.what == "head_unreadable"
        with Journal(tmp_path, disk=Hasty()) as journal:
            assert [cut.file for cut in journal.cut] == [HEAD]
        assert verify(tmp_path).first_fault is None


def test_a_chain_that_was_written_anew_differs_from_the_head_that_was_told(tmp_path: Path) -> None:
    written(tmp_path)
    witness = (tmp_path / HEAD).read_bytes()
    before = {record.number: record.hash for record in frames(tmp_path)}
    for file in listed(tmp_path):
        file.path.unlink()
    (tmp_path / HEAD).unlink()
    with Journal(tmp_path, disk=Hasty()) as journal:
        journal.append([Frame(b"forged", AT, PEER), *numbered(range(2, 41))])
        journal.commit()
    after = {record.number: record.hash for record in frames(tmp_path)}
    assert all(before[number] != after[number] for number in before)
    (tmp_path / HEAD).write_bytes(witness)
    fault = verify(tmp_path).first_fault
    assert fault
    assert fault.what == "head_differs"
    refused(tmp_path)


def test_hashes_are_chained(tmp_path: Path) -> None:
    written(tmp_path)
    assert all(one.hash == two.before for one, two in pairwise(frames(tmp_path)))

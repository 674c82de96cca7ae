"""Any sequence of appends, commits and openings gives the chain of what was committed."""

import random
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.telemetry.journals import AT, Hasty

from airshed.telemetry.journal.files import HEAD, listed, told
from airshed.telemetry.journal.reading import JournalDamaged, frames, verify
from airshed.telemetry.journal.records import NO_HASH, START, Frame, chained
from airshed.telemetry.journal.writing import Journal

FREELY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FRAMES = st.builds(
    Frame,
    raw=st.binary(max_size=80),
    received_at=st.integers(0, 300_000).map(lambda seconds: AT + timedelta(seconds=seconds)),  # clocks go back as well
    peer=st.text("abc0.:[]", min_size=1, max_size=9),
)
STEPS = st.lists(st.one_of(st.lists(FRAMES, max_size=5), st.sampled_from(["commit", "reopen"])), max_size=25)


def played(folder: Path, steps: list[list[Frame] | str], *, largest: int) -> list[Frame]:
    """Return the frames that were committed."""
    done: list[Frame] = []
    pending: list[Frame] = []
    journal = Journal(folder, largest=largest, disk=Hasty())
    for step in [*steps, "reopen"]:
        if isinstance(step, list):
            first = len(done) + len(pending) + 1
            assert journal.append(step) == range(first, first + len(step))
            pending += step
        elif step == "commit":
            done, pending = done + pending, []
            assert journal.commit().number == len(done)
        else:
            journal.close()
            pending = []
            journal = Journal(folder, largest=largest, disk=Hasty())
            assert (journal.head.number, journal.cut) == (len(done), ())
    journal.close()
    return done


@FREELY
@given(steps=STEPS, largest=st.integers(300, 3_000))
def test_what_was_committed_is_the_chain(steps: list[list[Frame] | str], largest: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = played(folder, steps, largest=largest)
        records = list(frames(folder))
        assert [record.frame for record in records] == done
        before = NO_HASH
        for record in records:
            assert record.before == before
            before = record.hash
        assert verify(folder) == (len(done), records[-1].head if records else START, None)
        first = len(done) // 2 + 1
        assert list(frames(folder, first=first)) == records[first - 1 :]


@FREELY
@given(steps=STEPS, seed=st.integers(0, 2**32), old=st.booleans())
def test_damage_anywhere_is_found_or_cut(steps: list[list[Frame] | str], seed: int, *, old: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, chance = Path(name), random.Random(seed)
        done = played(folder, steps, largest=1_000)
        files = [file.path for file in listed(folder)]
        if not files:
            return
        last_group = list(frames(folder))[-1].group
        if old:
            (folder / HEAD).write_bytes(told(START))
        path = chance.choice(files)
        content = bytearray(path.read_bytes())
        place = chance.randrange(len(content))
        if chance.random() < 0.5:
            del content[place:]
        else:
            content[place] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        found = verify(folder).first_fault
        if not old:
            assert found
        if path != files[-1]:
            assert found  # opening looks at the last file only
            return
        try:
            with Journal(folder, disk=Hasty()) as journal:
                assert old
                kept = journal.head.number
        except JournalDamaged:
            assert found
            return
        assert [record.frame for record in frames(folder)] == done[:kept]
        assert kept >= last_group - 1 or len(content) == place  # cut short, and nothing tells how long it was


@given(before=st.sampled_from([NO_HASH.encode(), b"1" * 64]), body=st.binary(max_size=30), other=st.binary(max_size=30))
def test_a_hash_is_of_all_of_a_line_and_of_what_is_before_it(before: bytes, body: bytes, other: bytes) -> None:
    assert (chained(before, body) == chained(before, other)) == (body == other)
    assert chained(before, body) != chained(b"2" * 64, body)

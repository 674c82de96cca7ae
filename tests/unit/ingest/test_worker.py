import random
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.ingest.feeding import AT, fed, frame, frames_of, readings, took

from airshed.errors import AirshedError
from airshed.ingest import worker as working
from airshed.ingest.taking import Taken
from airshed.ingest.worker import Worker, work
from airshed.lake import store
from airshed.lake.engines import count, revisions
from airshed.lake.store import lock

SO2 = "a21026-Avg={},a21026-Flag=N"
KILLED = 20
TAKING = """
import sys
from datetime import datetime
from pathlib import Path
from airshed.ingest.taking import take
print("ready", flush=True)
while True:
    if not take(Path(sys.argv[1]), now=datetime(2026, 11, 30, 8), most=3).more:
        break
print("done", flush=True)
"""


class Rounds:
    """Stops after so many pauses; remembers how long they were to be."""

    def __init__(self, many: int) -> None:
        self.many, self.pauses = many, list[float]()

    def is_set(self) -> bool:
        return len(self.pauses) >= self.many

    def wait(self, timeout: float) -> bool:
        self.pauses.append(timeout)
        return self.is_set()


def test_it_takes_what_comes_until_it_is_told_to_stop(tmp_path: Path) -> None:
    stop, told = threading.Event(), list[Any]()
    fed(tmp_path, [frame(SO2.format(1))])

    def tell(found: Any) -> None:
        told.append(found)
        if len(told) == 1:
            fed(tmp_path, [frame(SO2.format(2), qn="20261130090000000")])
        else:
            stop.set()

    work(tmp_path, clock=lambda: AT, stop=stop, pause_s=0.0, tell=tell)
    assert [(found.frames, found.readings, found.corrected) for found in told] == [(1, 1, 0), (1, 1, 1)]
    assert readings(tmp_path, "value", "revision") == [(2.0, 1)]


def test_what_goes_wrong_is_told_once_and_tried_again_more_slowly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed(tmp_path, [frame(SO2.format(1))])
    monkeypatch.setattr(store, "WAIT_S", 0.0)
    told, rounds = list[Any](), Rounds(7)
    with lock(tmp_path, now=AT):
        work(tmp_path, clock=lambda: AT, stop=rounds, pause_s=1.0, tell=told.append)
    assert [type(found).__name__ for found in told] == ["LakeBusy"]
    assert rounds.pauses == [2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]
    again = Rounds(2)
    work(tmp_path, clock=lambda: AT, stop=again, pause_s=1.0, tell=told.append)
    assert again.pauses == [1.0, 1.0]
    assert isinstance(told[1], Taken)
    assert count(tmp_path, "device_frames") == 1


def test_a_damaged_journal_is_told_and_the_worker_lives(tmp_path: Path) -> None:
    fed(tmp_path, [frame(SO2.format(1))])
    (tmp_path / "journal" / "head").write_bytes(b"")
    told = list[Any]()
    work(tmp_path, clock=lambda: AT, stop=Rounds(3), pause_s=0.0, tell=told.append)
    assert len(told) == 1
    assert isinstance(told[0], AirshedError)


def test_every_ten_minutes_files_become_few_and_each_day_what_is_old_goes(tmp_path: Path) -> None:
    moment = [AT]
    worker = Worker(tmp_path, lambda: moment[0], keep_days={"real": 30})
    for n in range(4):
        fed(tmp_path, [frame(f"a21026-Rtd={n}", cn="2011", data_time=f"2026110100000{n}")])
        worker.round()
        moment[0] += timedelta(minutes=4)
    assert len(revisions(tmp_path, "outlet_readings").collect()) == 4
    assert worker.tidied_at == AT + timedelta(minutes=12)
    moment[0] += timedelta(days=60)
    worker.round()
    assert readings(tmp_path) == []
    assert count(tmp_path, "device_frames") == 1  # by which the journal is known again


def test_what_is_due_waits_for_frames_and_no_frame_for_what_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed(tmp_path, [frame(SO2.format(1))])

    def failing(*_: Any, **__: Any) -> Any:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(working, "tidy", failing)
        with pytest.raises(OSError, match="input/output"):
            Worker(tmp_path, lambda: AT).round()
    assert count(tmp_path, "device_frames") == 1


# --- killed ---


def sent() -> list[bytes]:
    """Return frames with repeats, corrections and packets."""
    found = []
    for n in range(40):
        hour = f"20261130{n % 10:02}0000"
        found.append(frame(SO2.format(n % 7), qn=f"202611301{n % 4}0000000", data_time=hour))
        if n % 8 == 0:
            low, high = f"a34013-Min={n}", f"a34013-Avg={n + 1}"
            found += [frame(low, part=(1, 2), qn=f"2026113012{n:02}00001", data_time=hour)]
            found += [frame(high, part=(2, 2), qn=f"2026113012{n:02}00002", data_time=hour)]
    return found


def test_killed_anywhere_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    raws, chance = sent(), random.Random(212)
    took(tmp_path / "calm", raws)
    fed(tmp_path / "killed", raws)
    killed = 0
    for n in range(10 * KILLED):
        words = [sys.executable, "-c", TAKING, str(tmp_path / "killed")]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.25 if n < KILLED else 5))
            process.kill()
            process.wait()
            killed += process.returncode == -9
            if "done" in process.stdout.read():
                break
    assert killed
    took(tmp_path / "killed")
    assert frames_of(tmp_path / "killed", "frame") == [(n,) for n in range(1, len(raws) + 1)]
    assert readings(tmp_path / "killed") == readings(tmp_path / "calm")
    stored = revisions(tmp_path / "killed", "outlet_readings").collect()
    keys = stored.select("mn", "period", "factor", "at", "revision")
    assert keys.unique().height == stored.height

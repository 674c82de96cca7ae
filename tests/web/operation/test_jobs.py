"""Work by the clock: every file is a job, and the daily backup is made by a process that ends with its input."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from huey.api import Huey, PeriodicTask

from airshed.web import jobs
from airshed.web.backup import made


def test_every_job_is_found_and_runs_by_the_clock(home: Path) -> None:
    assert "backup" in jobs.names()
    queue = jobs.queue(home)
    registered = {task.name for task in queue._registry.periodic_tasks}  # noqa: SLF001 - what the consumer asks
    assert registered == set(jobs.names())
    assert all(isinstance(task, PeriodicTask) for task in queue._registry.periodic_tasks)  # noqa: SLF001 - as above
    queue.storage.close()


def test_the_backup_is_looked_after_every_hour(home: Path) -> None:
    queue = jobs.queue(home)
    hours = [datetime(2019, 11, 20, hour, 15) for hour in range(24)]
    assert [_named(queue, hour, "backup") for hour in hours] == [1] * 24
    assert _named(queue, datetime(2019, 11, 20, 8, 16), "backup") == 0
    assert _named(queue, datetime(2019, 11, 20, 8, 16), "uploads") == 1
    queue.storage.close()


def test_a_job_that_waits_is_done_and_the_process_ends_with_its_input(home: Path) -> None:
    queue = jobs.queue(home)
    (task,) = (t for t in queue.read_periodic(datetime(2019, 11, 20, 8, 15)) if t.name == "backup")
    queue.enqueue(task)
    queue.storage.close()
    words = [sys.executable, "-m", "airshed.web.jobs", str(home)]
    child = subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    try:
        end = time.monotonic() + 30
        while not made(home) and time.monotonic() < end:
            time.sleep(0.1)
        assert child.stdin
        child.stdin.close()
        assert child.wait(30) == 0
    finally:
        child.kill()
        child.wait()
    assert len(made(home)) == 1


def test_a_job_that_meets_a_broken_database_says_so_in_one_line(home: Path) -> None:
    (home / "db.sqlite3").write_bytes(b"no database at all. " * 1000)
    queue = jobs.queue(home)
    (task,) = (t for t in queue.read_periodic(datetime(2019, 11, 20, 8, 16)) if t.name == "uploads")
    queue.enqueue(task)
    queue.storage.close()
    words = [sys.executable, "-m", "airshed.web.jobs", str(home)]
    child = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )
    try:
        assert child.stderr
        said: list[str] = []
        while not said or (
            said[-1] and "job=uploads" not in said[-1]
        ):  # a job whose minute it is may be in trouble first
            said.append(child.stderr.readline().rstrip())
        _, rest = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
    assert said[-1].endswith("ERROR airshed.web.jobs jobs.trouble job=uploads trouble=damaged")
    assert all(line.endswith("trouble=damaged") for line in said)
    assert "Traceback" not in rest


def _named(queue: Huey, moment: datetime, name: str) -> int:
    return sum(task.name == name for task in queue.read_periodic(moment))

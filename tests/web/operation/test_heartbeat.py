"""Signs of life of the jobs: given while they run, told by the check and the monitor."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from airshed.web import heartbeat
from airshed.web.checks import examine

NOW = datetime(2019, 11, 20, 8)


def test_jobs_that_never_ran_are_no_fault(home: Path) -> None:
    assert not heartbeat.alive(home)
    assert examine(home, "jobs", now=NOW).ok


def test_an_old_sign_is_a_fault_with_its_age(home: Path) -> None:
    heartbeat.beat(home)
    assert heartbeat.alive(home)
    assert examine(home, "jobs", now=NOW).ok
    old = time.time() - 600
    os.utime(home / heartbeat.FILE, (old, old))
    assert not heartbeat.alive(home)
    check = examine(home, "jobs", now=NOW)
    assert (check.ok, "10 minutes" in check.detail.en) == (False, True)


def test_the_process_gives_its_sign_and_takes_it_away_at_the_end(home: Path) -> None:
    words = [sys.executable, "-m", "airshed.web.jobs", str(home)]
    child = subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    try:
        end = time.monotonic() + 30
        while not heartbeat.alive(home) and time.monotonic() < end:
            time.sleep(0.1)
        assert heartbeat.alive(home)
        assert child.stdin
        child.stdin.close()
        assert child.wait(30) == 0
    finally:
        child.kill()
        child.wait()
    assert heartbeat.age_s(home) is None

"""The jobs in a process of their own do what a page asks for, and what waits in the folder."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from tests.web.uploads.conftest import GOOD, Desk

from airshed.web.uploads import apart, keeping, rounds
from airshed.web.uploads.models import Upload


@pytest.fixture
def jobs(desk: Desk) -> Iterator[None]:
    words = [sys.executable, "-m", "airshed.web.jobs", str(desk.home)]
    child = subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    try:
        yield
        assert child.stdin
        child.stdin.close()
        assert child.wait(30) == 0
    finally:
        child.kill()
        child.wait()


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return holds()


def test_the_process_reads_and_stores_what_pages_ask_for(desk: Desk, jobs: None) -> None:
    desk.send(("a.csv", GOOD))
    upload = Upload.objects.get()
    assert until(lambda: Upload.objects.get().step == "shown")
    desk.press(upload.pk, "store")
    assert until(lambda: Upload.objects.get().state == "stored")
    assert len(desk.hours()) == 2
    assert [mark["by"] for mark in Upload.objects.get().history] == ["officer"] * 3


def test_what_nobody_asked_the_queue_for_is_found_within_a_minute(desk: Desk) -> None:
    desk.send(("a.csv", GOOD))
    rounds.go_round(desk.home, now=Upload.objects.get().at)
    assert Upload.objects.get().step == "shown"


def test_progress_is_told_while_it_works_and_gone_after(desk: Desk) -> None:
    upload = desk.bring(("a.csv", GOOD))
    assert apart.progress_of(keeping.work_of(desk.home, upload.pk)) == {}
    assert not keeping.work_of(desk.home, upload.pk).exists()

"""Processes that work beside a server, such as its jobs: begun again when they die, ended with the server."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from airshed.cli.words import say

PATIENCE_S = 20
"""How long jobs at work may take to end. [s]"""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
"""How long the process stays ended; twice as long with each time, until one has run for longer than the longest. [s]"""


@dataclass(frozen=True, slots=True)
class Work:
    """What a process beside a server does.

    Attributes:
        name: as the log calls it.
        words: in Chinese and English.
        command: arguments of Python; the process ends when its standard input does.
    """

    name: str
    words: tuple[str, str]
    command: tuple[str, ...]


@contextlib.contextmanager
def jobs(home: Path) -> Iterator[None]:
    """Run the jobs of a home in a process of their own until the end of the block."""
    with beside(Work("jobs", ("定时任务", "the jobs"), ("-m", "airshed.web.jobs", str(home)))):
        yield


@contextlib.contextmanager
def beside(work: Work) -> Iterator[None]:
    """Run a process until the end of the block; it ends with this process in any case."""
    ending = threading.Event()
    tender = _Tender(work, ending)
    thread = threading.Thread(target=tender.tend, name=work.name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        tender.end()
        thread.join(PATIENCE_S)


def end_with_input() -> None:
    """Tell this process to end when its standard input does: whoever began it is gone."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1 << 16):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="input", daemon=True).start()


class _Tender:
    """Holds the process that runs now."""

    def __init__(self, work: Work, ending: threading.Event) -> None:
        self._work, self._ending = work, ending
        self._lock = threading.Lock()
        self._child = self._begun()

    def tend(self) -> None:
        """Begin the process again whenever it ends by itself, and say so."""
        pause = FIRST_PAUSE_S
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(LONGEST_PAUSE_S)
                if self._ending.is_set():
                    return
                self._tell(self._child.returncode, pause)
                if self._ending.wait(pause):
                    return
                pause = min(2 * pause, LONGEST_PAUSE_S)
                with self._lock:
                    if self._ending.is_set():
                        return
                    self._child = self._begun()
                continue
            pause = FIRST_PAUSE_S  # it has run for long enough

    def end(self) -> None:
        """End the process; the event has been set."""
        with self._lock:
            child = self._child
        if child.stdin:
            with contextlib.suppress(OSError):
                child.stdin.close()
        try:
            child.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _begun(self) -> "subprocess.Popen[bytes]":
        words = [sys.executable, *self._work.command]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own module

    def _tell(self, code: int, pause: float) -> None:
        zh, en = self._work.words
        text = say(
            f"{zh}的进程意外结束（{code}），{pause:g} 秒后重新启动",
            f"the process of {en} ended by itself ({code}), it is begun again in {pause:g} s",
        )
        print(f"{self._work.name}.ended code={code} pid={self._child.pid}: {text}", file=sys.stderr)  # noqa: T201 - beside the result

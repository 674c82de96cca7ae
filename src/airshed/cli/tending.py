"""The process that runs the jobs of a home beside the server: begun again when it dies, ended with the server."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from airshed.cli.words import say

PATIENCE_S = 20
"""How long jobs at work may take to end. [s]"""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
"""How long the process stays ended; twice as long with each time, until one has run for longer than the longest. [s]"""


@contextlib.contextmanager
def jobs(home: Path) -> Iterator[None]:
    """Run the jobs in a process of their own until the end of the block; it ends with this process in any case."""
    ending = threading.Event()
    tender = _Tender(home, ending)
    thread = threading.Thread(target=tender.tend, name="jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        tender.end()
        thread.join(PATIENCE_S)


class _Tender:
    """Holds the process that runs now."""

    def __init__(self, home: Path, ending: threading.Event) -> None:
        self._home, self._ending = home, ending
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
        words = [sys.executable, "-m", "airshed.web.jobs", str(self._home)]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own module

    def _tell(self, code: int, pause: float) -> None:
        text = say(
            f"定时任务的进程意外结束（{code}），{pause:g} 秒后重新启动",
            f"the process of the jobs ended by itself ({code}), it is begun again in {pause:g} s",
        )
        print(f"jobs.ended code={code} pid={self._child.pid} home={self._home}: {text}", file=sys.stderr)  # noqa: T201 - beside the result

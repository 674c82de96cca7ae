"""`airshed telemetry serve` as a process of its own, and devices that send to it until they are answered."""

import contextlib
import json
import select
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.unit.telemetry.gateways import hour

PATIENCE_S = 60.0
WINDOW = 20
"""So many frames of a device wait for their answers."""


class Served:
    """A gateway in a process of its own."""

    def __init__(self, home: Path, *options: str) -> None:
        words = [sys.executable, "-m", "airshed", "telemetry", "serve", "--json", "--host", "127.0.0.1"]
        words += ["--hj212-port", "0", "--home", str(home), *options]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.process.stdout
        said = b""
        while not said.endswith(b"}\n"):
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError((self.process.stderr or sys.stderr).read())
            said += line
        self.told: dict[str, Any] = json.loads(said)
        self.port = int(self.told["hj212_port"])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._over()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self._over()

    def _over(self) -> int:
        code = self.process.wait(PATIENCE_S)
        self.error = self.process.stderr.read() if self.process.stderr else b""
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code


@contextlib.contextmanager
def served(home: Path, *options: str) -> Iterator[Served]:
    made = Served(home, *options)
    try:
        yield made
    finally:
        if made.process.poll() is None:
            assert made.stop() == 0


class Sender:
    """Devices that send numbered hours: again until they are answered, as the standard has it."""

    def __init__(self, devices: int) -> None:
        self.names = [f"{n:024}" for n in range(devices)]
        self.sent: Counter[int] = Counter()
        self.answered: set[int] = set()
        self.waiting: dict[str, list[int]] = {name: [] for name in self.names}
        self.next = 1

    def play(self, port: int, *, most: int, kill: Callable[[], None] | None = None, kill_at: int = 0) -> None:
        """Send until so many frames were sent and answered.

        Args:
            port: of the gateway.
            most: number of the last frame.
            kill: kills the gateway; then it is played until the connections are gone.
            kill_at: so many answers after the beginning.
        """
        before = len(self.answered)
        lines: dict[str, socket.socket] = {}
        try:
            for name in self.names:
                lines[name] = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
                for number in self.waiting[name]:
                    self._send(lines[name], name, number)
            buffers = dict.fromkeys(self.names, b"")
            while self.next <= most or any(self.waiting.values()):
                self._more(lines, buffers, most)
                if kill is not None and len(self.answered) - before >= kill_at:
                    kill()
                    kill = None
        except ConnectionError:
            assert most > self.next  # it was killed
        finally:
            for line in lines.values():
                line.close()

    def _more(self, lines: Mapping[str, socket.socket], buffers: dict[str, bytes], most: int) -> None:
        for name, line in lines.items():
            while len(self.waiting[name]) < WINDOW and self.next <= most:
                self.waiting[name].append(self.next)
                self._send(line, name, self.next)
                self.next += 1
        readable, _, _ = select.select(list(lines.values()), [], [], 0.01)
        for name, line in lines.items():
            if line in readable:
                buffers[name] = self._read(line, name, buffers[name])

    def _send(self, line: socket.socket, name: str, number: int) -> None:
        self.sent[number] += 1
        line.sendall(hour(number, mn=name))

    def _read(self, line: socket.socket, name: str, before: bytes) -> bytes:
        more = line.recv(1 << 16)
        if not more:
            raise ConnectionResetError
        *frames, rest = (before + more).split(b"\r\n")
        for frame in frames:
            number = int(frame[9:26]) - 20261130000000000
            assert number in self.waiting[name], (number, self.waiting[name])
            self.waiting[name].remove(number)
            self.answered.add(number)
        return rest


def numbers(raws: list[bytes]) -> list[int]:
    """Return the numbers of hours."""
    return [int(raw[9:26]) - 20261130000000000 for raw in raws]

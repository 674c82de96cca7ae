"""The gateway as one process over loopback: frames a second that are durable and answered, and idle connections.

50 connections send frames of 500 bytes with 12 factors, each with at most 80 that wait for their answers; a process of
its own sends and reads. Latency is from handing a frame to the system until its answer was read. `telemetry serve` runs
as people run it, with its worker left out, and without a bound on an address.
"""

import json
import resource
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bench_hj212
import measure
from airshed.telemetry.journal.reading import verify

CONNECTIONS, FRAMES_EACH = 50, 12_000
AT_ONCE, WINDOW = 40, 80  # frames of a send; frames of a connection that wait
IDLE = 10_000
PATIENCE_S = 120


class Served:
    """A gateway in a process of its own."""

    def __init__(self, home: Path, *options: str) -> None:
        """Start it, without a bound on an address, and wait until it listens."""
        words = [sys.executable, "-m", "airshed", "telemetry", "serve", "--json", "--rate", "0", *options]
        words += ["--host", "127.0.0.1", "--hj212-port", "0", "--home", str(home)]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        said, output = "", self._process.stdout
        while output and not said.endswith("}\n"):
            said += output.readline()
        self.port = int(json.loads(said)["hj212_port"])

    def resident_gb(self) -> float:
        """Return what it holds in memory [GB]."""
        text = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        return int(text.split("VmRSS:")[1].split()[0]) / 1e6

    def stop(self) -> None:
        """Tell it to end and wait for that."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(PATIENCE_S)


class Sender:
    """A connection that keeps a number of frames waiting for their answers."""

    def __init__(self, port: int) -> None:
        """Connect."""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.settimeout(0)
        self.sent = self.answered = 0
        self.left = b""
        self.waiting: list[tuple[int, float]] = []

    @property
    def may_send(self) -> bool:
        """Whether there is more to send, and room for it."""
        return self.sent < FRAMES_EACH and self.sent - self.answered < WINDOW


def feed() -> Mapping[str, Any]:
    """Send frames to a port and return how fast they were answered."""
    port = int(sys.argv[3])
    frames = bench_hj212.frames()[:1000]
    chunks = [b"".join(frames[at : at + AT_ONCE]) for at in range(0, len(frames), AT_ONCE)]
    poll = selectors.DefaultSelector()
    both = selectors.EVENT_READ | selectors.EVENT_WRITE
    for sender in [Sender(port) for _ in range(CONNECTIONS)]:
        poll.register(sender.socket, both, sender)
    latencies, left = list[float](), CONNECTIONS
    start = time.perf_counter()
    while left:
        for key, events in poll.select():
            sender = key.data
            if events & selectors.EVENT_READ:
                _read(sender, latencies)
                left -= sender.answered == FRAMES_EACH
                if key.events != both and sender.may_send:
                    poll.modify(sender.socket, both, sender)
            if events & selectors.EVENT_WRITE and not _write(sender, chunks):
                poll.modify(sender.socket, selectors.EVENT_READ, sender)
    seconds = time.perf_counter() - start
    latencies.sort()
    return {
        "seconds": seconds,
        "p50_ms": 1e3 * latencies[len(latencies) // 2],
        "p99_ms": 1e3 * latencies[len(latencies) * 99 // 100],
    }


def _read(sender: Sender, latencies: list[float]) -> None:
    sender.answered += sender.socket.recv(1 << 18).count(b"\r\n")
    now = time.perf_counter()
    while sender.waiting and sender.waiting[0][0] <= sender.answered:
        latencies.append(now - sender.waiting.pop(0)[1])


def _write(sender: Sender, chunks: list[bytes]) -> bool:
    """Send some more; return whether there is more that may be sent."""
    if not sender.left:
        if not sender.may_send:
            return False
        sender.left = chunks[sender.sent // AT_ONCE % len(chunks)]
        sender.sent += AT_ONCE
        sender.waiting.append((sender.sent, time.perf_counter()))
    sender.left = sender.left[sender.socket.send(sender.left) :]
    return True


def idle(port: int, gateway: Served) -> float:
    """Return what a gateway holds in memory with many devices that say nothing [GB]."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))
    frame = bench_hj212.frames()[0]
    lines = []
    for _ in range(IDLE):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(frame)
        lines.append(line)
    for line in lines:
        line.recv(1000)
    held = gateway.resident_gb()
    for line in lines:
        line.close()
    return held


def main() -> int:
    """Measure and report."""
    with tempfile.TemporaryDirectory(dir=measure.HERE) as name:
        home = Path(name) / "home"
        subprocess.run([sys.executable, "-m", "airshed", "init", str(home)], check=True, stdout=subprocess.DEVNULL)
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        gateway = Served(home, "--no-ingest")
        command = (sys.executable, __file__, "job", "feed", str(gateway.port))
        fed = measure.process(*command).result
        held = idle(gateway.port, gateway)
        gateway.stop()
        verdict = verify(home / "journal")
    frames = CONNECTIONS * FRAMES_EACH
    lost = frames + IDLE - verdict.frames + (verdict.first_fault is not None)
    size = len(bench_hj212.frames()[0])
    return measure.report(
        f"The gateway: {frames:,} frames of {size} bytes over {CONNECTIONS} connections, in one process",
        [
            measure.Figure(
                "durable and answered: thousand frames a second", 1e-3 * frames / fed["seconds"], "k", least=80
            ),
            measure.Figure("from sending to the answer, median", fed["p50_ms"], "ms"),
            measure.Figure("from sending to the answer, of 99 in 100", fed["p99_ms"], "ms", most=100),
            measure.Figure(f"memory with {IDLE:,} idle connections", held, "GB", most=1),
            measure.Figure("frames that are missing", lost, "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({"feed": feed}, main)

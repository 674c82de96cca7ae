"""From the line to the lake: how soon after a feed of 100,000 readings a second all of them can be asked for.

50 connections send what 60 devices measure, 12 factors a frame, evenly for 30 seconds; gateway and worker run as people
run them, as two processes. What is asked is how many readings the lake counts.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bench_ingest
import measure
from airshed.lake.engines import count
from airshed.lake.tables import OUTLET_READINGS
from airshed.telemetry.journal.reading import verify
from bench_gateway import PATIENCE_S, Served

CONNECTIONS, SECONDS, TICKS = 50, 30, 10
READINGS = 100_000  # a second
FRAMES = READINGS * SECONDS // len(bench_ingest.FACTORS)


def feed() -> Mapping[str, Any]:
    """Send frames to a port at an even pace; return how long it took, and how many were answered."""
    raws = [frame.raw + b"\r\n" for frame in bench_ingest.frames(0, FRAMES)]
    lines = [socket.create_connection(("127.0.0.1", int(sys.argv[3]))) for _ in range(CONNECTIONS)]
    ticks = SECONDS * TICKS
    answered, start = 0, time.perf_counter()
    for tick in range(ticks):
        due = raws[FRAMES * tick // ticks : FRAMES * (tick + 1) // ticks]
        for n, line in enumerate(lines):
            line.sendall(b"".join(due[n::CONNECTIONS]))
        for line in lines:
            answered += _read(line)
        time.sleep(max(start + (tick + 1) / TICKS - time.perf_counter(), 0))
    seconds = time.perf_counter() - start
    until = time.perf_counter() + PATIENCE_S
    while answered < FRAMES and time.perf_counter() < until:
        answered += sum(map(_read, lines))
    return {"seconds": seconds, "answered": answered}


def _read(line: socket.socket) -> int:
    try:
        return line.recv(1 << 20, socket.MSG_DONTWAIT).count(b"\r\n")
    except BlockingIOError:
        return 0


def main() -> int:
    """Measure and report."""
    expected = FRAMES * len(bench_ingest.FACTORS)
    with tempfile.TemporaryDirectory(dir=measure.HERE) as name:
        home = Path(name) / "home"
        subprocess.run([sys.executable, "-m", "airshed", "init", str(home)], check=True, stdout=subprocess.DEVNULL)
        gateway = Served(home)
        fed = measure.process(sys.executable, __file__, "job", "feed", str(gateway.port)).result
        ended, rows = time.perf_counter(), 0
        while rows < expected and time.perf_counter() - ended < PATIENCE_S:
            rows = count(home, OUTLET_READINGS.name)
        late = time.perf_counter() - ended
        gateway.stop()
        sound = verify(home / "journal").first_fault is None
    return measure.report(
        f"From the line to the lake: {FRAMES:,} frames of {len(bench_ingest.FACTORS)} factors in {SECONDS} s",
        [
            measure.Figure("thousand readings a second, as sent", 1e-3 * expected / fed["seconds"], "k", least=98),
            measure.Figure("from the last answer until all can be asked for", late, "s", most=10),
            measure.Figure("frames without an answer", FRAMES - fed["answered"], "", most=0),
            measure.Figure("readings that are missing", expected - rows, "", most=0),
            measure.Figure("faults of the journal", int(not sound), "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({"feed": feed}, main)

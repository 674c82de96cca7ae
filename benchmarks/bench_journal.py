"""The journal of received frames in one process: durable frames a second, beside writing the same bytes and no more.

The frames are synthetic, 500 bytes each, handed over one by one. Every 50 ms what came is made durable. The floor
writes lines of the same length, made beforehand, with the same flushes: no Base64, no hash, no chain.
"""

import os
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median

import measure
from airshed.telemetry.journal.files import listed
from airshed.telemetry.journal.reading import frames, verify
from airshed.telemetry.journal.records import NO_HASH, Frame, Head, line_of
from airshed.telemetry.journal.writing import Journal

FRAMES = 150_000
SIZE = 500
GROUP_S = 0.05
TIMES = 3
AT = datetime(2026, 11, 30, 8)
FRAME = Frame((b"##0488QN=20261130080000000;" * 20)[:SIZE], AT, "192.0.2.7:40000")


def ours(folder: Path) -> float:
    """Return the seconds that it takes to have all frames durable in a journal."""
    start = last = time.perf_counter()
    with Journal(folder) as journal:
        for _ in range(FRAMES):
            journal.append((FRAME,))
            if (now := time.perf_counter()) - last >= GROUP_S:
                journal.commit()
                last = now
        journal.commit()
    return time.perf_counter() - start


def floor(folder: Path) -> float:
    """Return the seconds that it takes to have lines of the same length durable in a file."""
    folder.mkdir()
    line, _ = line_of(FRAME, group=FRAMES, before=Head(FRAMES, NO_HASH))
    start = last = time.perf_counter()
    with (folder / "plain").open("wb", buffering=0) as file:
        lines = []
        for _ in range(FRAMES):
            lines.append(line)
            if (now := time.perf_counter()) - last >= GROUP_S:
                file.write(b"".join(lines))
                os.fdatasync(file.fileno())
                lines, last = [], now
        file.write(b"".join(lines))
        os.fdatasync(file.fileno())
    return time.perf_counter() - start


def main() -> int:
    """Compare and report."""
    with tempfile.TemporaryDirectory(dir=measure.HERE) as name:
        folder = Path(name)
        runs = [(ours(folder / f"journal-{n}"), floor(folder / f"floor-{n}")) for n in range(TIMES)]
        taken, least = (median(run[at] for run in runs) for at in (0, 1))
        start = time.perf_counter()
        verdict = verify(folder / "journal-0")
        verified = time.perf_counter() - start
        start = time.perf_counter()
        found = next(frames(folder / "journal-0", first=FRAMES - 10))
        sought = time.perf_counter() - start
        written = sum(file.path.stat().st_size for file in listed(folder / "journal-0"))
    missing = FRAMES - verdict.frames + (verdict.first_fault is not None) + (found.number != FRAMES - 10)
    return measure.report(
        f"The journal: {FRAMES:,} frames of {SIZE} bytes, a group every {1000 * GROUP_S:.0f} ms, in one process",
        [
            measure.Figure("durable: thousand frames a second", 1e-3 * FRAMES / taken, "k", least=20),
            measure.Figure("the same bytes, unhashed: thousand frames a second", 1e-3 * FRAMES / least, "k"),
            measure.Figure("as long as the floor", taken / least, "x"),
            measure.Figure("verified: thousand frames a second", 1e-3 * FRAMES / verified, "k"),
            measure.Figure("a number is found", 1e3 * sought, "ms", most=50),
            measure.Figure("bytes on the disk for each byte received", written / FRAMES / SIZE, "x"),
            measure.Figure("frames that are missing", missing, "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({}, main)

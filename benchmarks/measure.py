"""Measuring and reporting: runs in processes of their own, medians, promises kept or missed.

A job is a function of a benchmark script that runs in a fresh process, `python bench_x.py job NAME`, and prints a JSON
object. Its peak memory is what the operating system counted for that process.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
DATA = HERE / "data"
LIBRARIES = ("polars", "narwhals", "deltalake", "numpy", "numba", "pandas", "aqi-hub")

Job = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended.

    Attributes:
        seconds: wall time from start to end, with the start of the interpreter. [s]
        peak_gb: greatest resident memory. [GB, 10**9 bytes]
        result: the JSON it printed, or an empty mapping.
    """

    seconds: float
    peak_gb: float
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure and, where there is one, the promise about it.

    Attributes:
        what: what was measured.
        value: the figure.
        unit: its unit; `x` for a ratio.
        most: it is promised not to be greater.
        least: it is promised not to be less.
    """

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the promise is kept; true without one."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def promise(self) -> str:
        """The promise in words, or an empty text."""
        bound = self.most if self.least is None else self.least
        return "" if bound is None else f"{'<=' if self.least is None else '>='} {bound:g} {self.unit}"


def process(*command: str) -> Run:
    """Run a command to its end and measure it; it must succeed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    output = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed: {output}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e9, json.loads(output) if output.startswith(("{", "[")) else {})


def airshed(*words: str) -> Run:
    """Run the command line in a process of its own."""
    return process(str(Path(sys.executable).with_name("airshed")), *words)


def job(script: str, name: str) -> Run:
    """Run a job of a script in a process of its own."""
    return process(sys.executable, script, "job", name)


def in_turn(script: str, names: Sequence[str], *, times: int) -> dict[str, list[Run]]:
    """Run the jobs one after the other, `times` times over, so that all see the same moods of the machine."""
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for _ in range(times):
        for name in names:
            runs[name].append(job(script, name))
    return runs


def middle(runs: Sequence[Run], key: str | None = None) -> float:
    """Return the median of the seconds of runs, or of a number in their results."""
    return float(median(run.seconds if key is None else run.result[key] for run in runs))


def peak(runs: Sequence[Run]) -> float:
    """Return the greatest memory of any of the runs, in GB."""
    return max(run.peak_gb for run in runs)


def seconds_of(work: Callable[[], object], *, times: int) -> float:
    """Return the median wall time in seconds of calling `work` in this process, after one call that warms up."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return float(median(taken))


def machine() -> str:
    """Return the processor, memory and versions that figures depend on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        cpu = next((line.partition(": ")[2] for line in info.read_text().splitlines() if "model name" in line), cpu)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = os.getloadavg()[0]
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, load {load:.1f}\n"
        f"{platform.system()}, Python {platform.python_version()}, {libraries}"
    )


def report(title: str, figures: Sequence[Figure], notes: Sequence[str] = ()) -> int:
    """Print figures as a table, with notes below; return 1 if a promise is missed, else 0."""
    print(f"\n{title}")
    for figure in figures:
        verdict = "" if not figure.promise else ("kept" if figure.kept else "MISSED")
        print(f"  {figure.what:<58} {figure.value:>9.3g} {figure.unit:<4} {figure.promise:<10} {verdict}".rstrip())
    for note in notes:
        print(f"  - {note}")
    sys.stdout.flush()
    return 0 if all(figure.kept for figure in figures) else 1


def run(jobs: Mapping[str, Job], main: Callable[[], int]) -> None:
    """Run the job named on the command line and print its result, or else the benchmark itself."""
    if sys.argv[1:2] == ["job"]:
        print(json.dumps(jobs[sys.argv[2]]()))
    else:
        sys.exit(main())


if __name__ == "__main__":
    print(machine())

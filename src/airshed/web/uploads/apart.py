"""Reading files apart: a process of its own, with a limit on memory and time, so that no file brings down the rest.

`run` starts it and returns what it told; `python -m airshed.web.uploads.apart` is the process. No Django here.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.errors import Fault
from airshed.web import env

LONGEST_S = 3600
"""A process at work for longer is ended. [s]"""
MIB = 1 << 20
PROGRESS, RESULT = "progress.json", "result.json"
SHOWN_REJECTS, EACH, SHOWN_GROUPS, MOST_TEXT = 50, 10, 100, 1000
REFUSED, TROUBLE, MOVED = "refused", "trouble", "moved"


@dataclass(frozen=True, slots=True)
class Told:
    """What the process told.

    Attributes:
        verdict: empty when all went well; `refused` for what is wrong with the files, `moved` when data changed since
            the preview, `trouble` for what is wrong elsewhere and may pass.
        faults: what is wrong.
        summary: counts, files, notes and the rest; empty unless all went well.
    """

    verdict: str
    faults: tuple[Fault, ...]
    summary: Mapping[str, Any]


def run(  # noqa: PLR0913 - each a thing the caller decides
    home: Path, folder: Path, *, now: datetime, by: str, store: bool, expected: str, rejects: Path
) -> Told:
    """Read the files of a folder apart, and store them if asked; return what came of it."""
    asked = {
        "home": str(home),
        "folder": str(folder),
        "now": now.isoformat(),
        "by": by,
        "store": store,
        "expected": expected,
        "rejects": str(rejects),
        "limit": env.settings(home)["upload_memory_mb"] * MIB,
    }
    result = folder.parent / RESULT
    result.unlink(missing_ok=True)
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109 - as Python means it
    environment = {**os.environ, "PYTHONPATH": path, "POLARS_MAX_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
    words = [sys.executable, "-m", "airshed.web.uploads.apart"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            words,
            input=json.dumps(asked).encode(),
            env=environment,
            timeout=LONGEST_S,
            capture_output=True,
            check=False,
        )
        code = done.returncode
    except subprocess.TimeoutExpired:
        code = -1
    if not result.exists():
        at_hand = str(progress_of(folder.parent).get("at_hand", ""))
        return Told(REFUSED, (Fault("uploads.too_much", at_hand or "-", str(code), f"{asked['limit'] // MIB} MB"),), {})
    found = json.loads(result.read_text(encoding="utf-8"))
    return Told(found["verdict"], tuple(Fault(**fault) for fault in found["faults"]), found["summary"])


def progress_of(work: Path) -> dict[str, Any]:
    """Return how far the process is: `done`, `total`, `at_hand`; nothing before it has begun."""
    try:
        found: dict[str, Any] = json.loads((work / PROGRESS).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def main() -> None:
    """Do what standard input asks for."""
    asked = json.loads(sys.stdin.read())
    _limit(asked["limit"])
    work = Path(asked["folder"]).parent
    found = _told(asked, work)
    fresh = work / f"{RESULT}.new"
    fresh.write_text(json.dumps(found), encoding="utf-8")
    fresh.replace(work / RESULT)


def _limit(memory: int) -> None:
    import resource  # noqa: PLC0415 - for this process only

    with contextlib.suppress(OSError):  # where memory runs out all the same, the system ends this process first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(asked: Mapping[str, Any], work: Path) -> dict[str, Any]:
    """Return verdict, faults and summary; whatever a file does to its reader is told as a fault of the file."""
    from airshed.errors import AirshedError  # noqa: PLC0415
    from airshed.lake.importing import ImportRefused, LakeMoved  # noqa: PLC0415 - dataframes load under the limit
    from airshed.lake.reading import FileBroken  # noqa: PLC0415

    try:
        return {"verdict": "", "faults": [], "summary": _done(asked, work)}
    except (ImportRefused, FileBroken) as error:
        return _failed(REFUSED, error.faults, work)
    except LakeMoved as error:
        return _failed(MOVED, error.faults, work)
    except AirshedError as error:
        return _failed(TROUBLE, error.faults, work)
    except OSError as error:
        return _failed(TROUBLE, (Fault("uploads.system", "", error.strerror or str(error)),), work)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a reader is no Exception
        at_hand = str(progress_of(work).get("at_hand", "-"))
        return _failed(REFUSED, (Fault("uploads.broke", at_hand, type(error).__name__),), work)


def _failed(verdict: str, faults: Sequence[Fault], work: Path) -> dict[str, Any]:
    return {"verdict": verdict, "faults": [_bare(fault, work) for fault in faults], "summary": {}}


def _bare(fault: Fault, work: Path) -> dict[str, str]:
    """Return a fault without the folders of this machine."""
    home = str(work.parent.parent)
    known = (f"{work / 'files'}{os.sep}", str(work / "files"), f"{home}{os.sep}", home)
    bare = fault.as_dict()
    for folder in known:
        bare = {key: text.replace(folder, "") for key, text in bare.items()}
    return {**bare, "value": bare["value"][:MOST_TEXT], "where": bare["where"][:MOST_TEXT]}


def _done(asked: Mapping[str, Any], work: Path) -> dict[str, Any]:
    from airshed.lake.importing import import_files, preview_files  # noqa: PLC0415 - as above
    from airshed.rules.ceilings import ceilings_on  # noqa: PLC0415

    def advance(done: int, total: int, at_hand: str) -> None:
        fresh = work / f"{PROGRESS}.new"
        fresh.write_text(json.dumps({"done": done, "total": total, "at_hand": at_hand}), encoding="utf-8")
        fresh.replace(work / PROGRESS)

    home, now = Path(asked["home"]), datetime.fromisoformat(asked["now"])
    given: dict[str, Any] = {
        "now": now,
        "by": asked["by"],
        "ceilings": ceilings_on(home, now.date()),
        "progress": advance,
    }
    paths = sorted(Path(asked["folder"]).iterdir())
    if asked["store"]:
        summary = import_files(home, paths, expected=asked["expected"] or None, **given)
    else:
        summary = preview_files(home, paths, **given)
    rejects = Path(asked["rejects"])
    rejects.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    summary.rejects.write_parquet(rejects.with_suffix(".new"))
    rejects.with_suffix(".new").replace(rejects)
    return _plain(summary, work)


def _plain(summary: Any, work: Path) -> dict[str, Any]:  # noqa: ANN401 - its type loads with the dataframes
    import polars as pl  # noqa: PLC0415 - as above

    groups = summary.rejects.group_by("reason", "column", maintain_order=True).agg(pl.len().alias("count"))
    counts = ("read", "stored", "corrected", "unchanged", "rejected", "stations", "unlisted")
    return {
        "counts": {name: getattr(summary, name) for name in counts},
        "files": [_dated(asdict(file)) for file in summary.files],
        "corrections": [_dated(asdict(change)) for change in summary.corrections],
        "notes": [_bare(note, work) for note in summary.notes],
        "groups": groups.sort("count", descending=True, maintain_order=True).head(SHOWN_GROUPS).to_dicts(),
        "rejects": [_dated(row) for row in _some(summary.rejects).to_dicts()],
        "refused": summary.rejects.height,
        "batches": list(summary.batches),
        "digest": summary.digest,
    }


def _some(rejects: Any) -> Any:  # noqa: ANN401 - dataframes
    """Return some refused rows: of each reason and column the first ones, in the order of the files."""
    first = rejects.with_row_index("#").group_by("reason", "column", maintain_order=True).head(EACH)
    return first.sort("#").drop("#").head(SHOWN_REJECTS)


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat(sep=" ", timespec="minutes") if isinstance(v, datetime) else v for k, v in values.items()}


if __name__ == "__main__":
    main()

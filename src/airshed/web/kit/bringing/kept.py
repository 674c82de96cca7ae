"""What is kept of an import beside its row in the database: the bytes, what its rows would do, how far the work is."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from airshed.errors import Fault
from airshed.web import keeping
from airshed.web.kit.bringing.lists import UNCHANGED, Outcome
from airshed.web.kit.models import Batch
from airshed.web.kit.sheets.found import Remark

FOLDER = Path("files") / "imports"
LINES, PROGRESS = "lines", "progress"


def path_of(home: Path, batch: Batch) -> Path:
    """Return where the bytes of a list are."""
    return keeping.path_of(home, FOLDER, batch.sha256)


def keep_lines(home: Path, batch: Batch, outcome: Outcome) -> None:
    """Keep what the rows of a list would do, faults and notes first, those that change nothing left out."""
    path = _beside(home, batch, LINES)
    path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with gzip.open(part, "wt", encoding="utf-8", compresslevel=1) as file:
        for line in _lines(outcome):
            file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
    part.replace(path)


def _lines(outcome: Outcome) -> Iterator[dict[str, Any]]:
    for kind, remarks in (("fault", outcome.faults), ("note", outcome.notes)):
        for remark in remarks:
            yield {"kind": kind, **_told(remark)}
    for effect in outcome.effects:
        if effect.effect != UNCHANGED:
            place = {"sheet": effect.sheet, "row": effect.number, "key": effect.key, "ends": effect.ends is not None}
            shown = {name: value for name, value in effect.values.items() if value is not None}
            yield {"kind": effect.effect, **place, "changes": effect.changes, "values": {} if effect.changes else shown}


def _told(remark: Remark) -> dict[str, Any]:
    place = {"sheet": remark.sheet, "row": remark.row, "letter": remark.letter, "head": remark.head}
    return {**place, "column": remark.column, "fault": remark.fault.as_dict()}


def list_lines(
    home: Path, batch: Batch, kind: str, *, start: int = 0, count: int | None = None
) -> list[dict[str, Any]]:
    """Return some of the lines of a kind: `fault`, `note`, `new` or `changed`."""
    path = _beside(home, batch, LINES)
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        own = (line for line in map(json.loads, file) if line["kind"] == kind)
        return list(islice(own, start, None if count is None else start + count))


def write_progress(home: Path, batch: Batch, done: int, total: int) -> None:
    """Note how many rows are done, for whoever waits."""
    part = _beside(home, batch, PROGRESS).with_suffix(".part")
    part.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    part.write_text(f"{done} {total}", encoding="ascii")
    part.replace(_beside(home, batch, PROGRESS))


def progress_of(home: Path, batch: Batch) -> tuple[int, int]:
    """Return how many rows are done, and of how many."""
    try:
        done, total = _beside(home, batch, PROGRESS).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return batch.done, batch.total
    return int(done), int(total)


def _beside(home: Path, batch: Batch, what: str) -> Path:
    return home / FOLDER / what / str(batch.pk)


def remarks_of(home: Path, batch: Batch) -> list[Remark]:
    """Return the faults of an import as reading and checking told them."""
    return [
        Remark(Fault(**line["fault"]), line["sheet"], line["row"], line["letter"], line["head"], line["column"])
        for line in list_lines(home, batch, "fault")
    ]

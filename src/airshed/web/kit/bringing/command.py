"""A list stored at one go, for whoever sits at the machine: read, and where nothing is wrong, stored."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from airshed.errors import Fault
from airshed.web.kit.bringing import imports
from airshed.web.kit.bringing.bulk import Advance
from airshed.web.kit.bringing.kept import remarks_of
from airshed.web.kit.bringing.lists import EFFECTS, FAULTY
from airshed.web.kit.bringing.whose import whose_of
from airshed.web.kit.models import AT_WORK, SHOWN, Batch
from airshed.web.kit.register import Register
from airshed.web.kit.sheets.found import Remark

PAUSE_S = 0.2
STORED = "stored"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a list.

    Attributes:
        batch: number of the import; None where nothing was stored.
        counts: rows new, changed, unchanged, faulty.
        faults: all of them, with their places.
        more_faults: faults beyond those listed.
    """

    batch: int | None
    counts: Mapping[str, int]
    faults: tuple[Remark, ...]
    more_faults: int = 0


def bring(  # noqa: PLR0913 - who brings what, when, for whom
    home: Path,
    register: Register,
    name: str,
    chunks: Iterable[bytes],
    *,
    by: str,
    department: str | None,
    now: datetime,
    dry_run: bool,
    advance: Advance,
) -> Brought:
    """Read a list and, unless it has faults or is only tried, store it.

    Args:
        home: the home.
        register: whose rows.
        name: of the file.
        chunks: its bytes.
        by: who brings it; an account writes what it may, another name anything.
        department: of rows that name none and are new, where the account has none.
        now: the moment. [city wall time]
        dry_run: store nothing.
        advance: told how many rows are done.

    Raises:
        ListMoved: the register changed meanwhile; nothing was stored.
        StepTaken: the jobs of a server took the import first, and could not store it.
        TooLarge: the list weighs more than setting `upload_mb`.
    """
    whose = whose_of(by, department)
    batch = imports.receive(home, register, name, chunks, by=by, department=whose.department or None, at=now)
    with _together(batch):
        imports.read(home, batch, whose=whose)
    counts = {effect: int(batch.counts.get(effect, 0)) for effect in (*EFFECTS, FAULTY)}
    if batch.step != SHOWN:
        return Brought(None, counts, tuple(Remark(Fault(**problem)) for problem in batch.problem))
    faults = tuple(remarks_of(home, batch))
    if faults or dry_run:
        imports.discard(batch, by=by, at=now)
        return Brought(None, counts, faults, batch.counts["faults"] - len(faults))
    imports.agree(batch, by=by)
    with _together(batch):
        imports.store(home, batch, whose=whose, now=now, advance=advance)
    if batch.state != STORED:
        raise imports.StepTaken(*(Fault(**problem) for problem in batch.problem))
    return Brought(batch.pk, counts, ())


@contextmanager
def _together(batch: Batch) -> Iterator[None]:
    """Take a step; where the jobs of a server that runs take it first, wait for them."""
    try:
        yield
    except imports.StepTaken:
        while batch.step in AT_WORK:
            time.sleep(PAUSE_S)
            batch.refresh_from_db()

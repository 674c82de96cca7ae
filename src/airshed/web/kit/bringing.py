"""A list stored at one go, for whoever sits at the machine: read, and where nothing is wrong, stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from airshed.errors import Fault
from airshed.web.kit import imports
from airshed.web.kit.bulk import Advance
from airshed.web.kit.models import SHOWN
from airshed.web.kit.register import Register
from airshed.web.kit.sheets.found import Remark
from airshed.web.kit.whose import whose_of


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
        StepTaken: somebody else has gone on with the import.
        TooLarge: the list weighs more than setting `upload_mb`.
    """
    whose = whose_of(by, department)
    batch = imports.receive(home, register, name, chunks, by=by, department=whose.department or None, at=now)
    outcome = imports.read(home, batch, whose=whose)
    if batch.step != SHOWN:
        broken = tuple(Remark(Fault(**problem)) for problem in batch.problem)
        return Brought(None, outcome.counts, broken)
    faults = tuple(outcome.faults)
    if faults or dry_run:
        imports.discard(batch, by=by, at=now)
        return Brought(None, outcome.counts, faults, outcome.more_faults)
    imports.agree(batch, by=by)
    imports.store(home, batch, whose=whose, now=now, advance=advance)
    return Brought(batch.pk, outcome.counts, ())

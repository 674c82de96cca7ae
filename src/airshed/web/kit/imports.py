"""An import of a list: received, read, agreed to, stored, taken back. Nothing is stored while a row is faulty."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit, env, keeping
from airshed.web.kit import bulk
from airshed.web.kit.columns import Column
from airshed.web.kit.lists import FAULTY, UNCHANGED, Outcome, Whose, outcome_of
from airshed.web.kit.models import DONE, FAILED, READING, SHOWN, STORING, UNDOING, Batch
from airshed.web.kit.operations import Act
from airshed.web.kit.register import Register, registers
from airshed.web.kit.sheets.reading import read_list
from airshed.web.kit.values import known_for

FOLDER = Path("files") / "imports"
MB = 1_000_000
OFTEN = 1_000
"""After so many rows the progress is noted."""


class StepTaken(AirshedError):
    """Somebody else has gone on with the import meanwhile, or it is not at that step."""


class ListMoved(AirshedError):
    """The register changed since the list was read: it does something else now."""


class ListFaulty(AirshedError):
    """The list has faults; nothing was stored."""


def receive(  # noqa: PLR0913 - who brings what, when, for whom
    home: Path,
    register: Register,
    name: str,
    chunks: Iterable[bytes],
    *,
    by: str,
    department: str | None,
    at: datetime,
    why: str = "",
) -> Batch:
    """Keep the bytes of a list and note the import, to be read.

    Raises:
        TooLarge: it weighs more than setting `upload_mb`.
    """
    kept = keeping.keep(home, FOLDER, name, chunks, most=env.settings(home)["upload_mb"] * MB)
    batch = Batch(
        register=register.name,
        by=by,
        department_id=department,
        at=at,
        name=kept.name,
        size=kept.size,
        sha256=kept.sha256,
        why=why,
    )
    batch.save(force_insert=True)
    return batch


def read(home: Path, batch: Batch, *, whose: Whose) -> Outcome:
    """Read a list and note what storing it would do; nothing is stored.

    Raises:
        StepTaken: somebody else has gone on with it.
    """
    try:
        outcome = _outcome(home, batch, whose)
    except AirshedError as error:
        _move(batch, READING, step=DONE, state="refused", problem=[fault.as_dict() for fault in error.faults])
        return Outcome()
    _keep_lines(home, batch, outcome)
    counts = outcome.counts | {"notes": len(outcome.notes), "faults": len(outcome.troubles)}
    _move(batch, READING, step=SHOWN, counts=counts, digest=outcome.digest, total=len(outcome.effects))
    return outcome


def _outcome(home: Path, batch: Batch, whose: Whose) -> Outcome:
    register = registers()[batch.register]
    found = read_list(path_of(home, batch), register.columns, key=register.key)
    return outcome_of(register, found, known_for(register, home=home), whose=whose)


def agree(batch: Batch, *, by: str) -> None:
    """Have an import stored as it was shown; the jobs do it.

    Raises:
        ListFaulty: it has faults.
        StepTaken: somebody else has gone on with it.
    """
    if batch.counts.get(FAULTY) or batch.counts.get("faults"):
        raise ListFaulty(Fault("rows.faulty", batch.name, str(batch.counts["faults"])))
    _move(batch, SHOWN, step=STORING, stored_by=by, problem=[], done=0)


def store(home: Path, batch: Batch, *, whose: Whose, now: datetime) -> None:
    """Store what was agreed to: all of it or nothing.

    Raises:
        ListMoved: the register changed meanwhile; the import is shown again as it would be now.
        StepTaken: somebody else has gone on with it.
    """
    register = registers()[batch.register]
    act = Act(batch.stored_by, now, batch.why, batch.pk)
    try:
        with transaction.atomic():
            Batch.objects.select_for_update().get(pk=batch.pk)
            outcome = _outcome(home, batch, whose)
            if outcome.digest != batch.digest:
                raise ListMoved(Fault("rows.list_moved", batch.name))
            kept = [effect for effect in outcome.effects if effect.effect != UNCHANGED]
            bulk.store_effects(register, kept, act=act, advance=_progress(batch))
            _move(batch, STORING, step=DONE, state="stored", stored_at=now, done=len(outcome.effects))
    except ListMoved as moved:
        _move(batch, STORING, step=READING, problem=[fault.as_dict() for fault in moved.faults])
        raise
    except AirshedError as error:
        _move(batch, STORING, step=FAILED, problem=[fault.as_dict() for fault in error.faults])
        raise


def discard(batch: Batch, *, by: str, at: datetime) -> None:
    """Give up an import that is not stored."""
    if batch.step not in {SHOWN, FAILED}:
        raise StepTaken(Fault("rows.step_taken", str(batch.pk)))
    _move(batch, batch.step, step=DONE, state="refused", undone_by=by, undone_at=at)


def ask_back(batch: Batch, *, by: str) -> None:
    """Have a stored import taken back; the jobs do it."""
    if batch.state != "stored":
        raise StepTaken(Fault("rows.step_taken", str(batch.pk)))
    _move(batch, DONE, step=UNDOING, undone_by=by, problem=[])


def undo(batch: Batch, *, by: str, now: datetime) -> int:
    """Take a stored import back; return how many rows it had written.

    Raises:
        ChangedSince: rows changed since.
        StepTaken: it is not stored.
    """
    if batch.state != "stored":
        raise StepTaken(Fault("rows.step_taken", str(batch.pk)))
    register = registers()[batch.register]
    try:
        with transaction.atomic():
            act = Act(by, now, f"undo {batch.pk}")
            count = bulk.take_back(register, batch.pk, stored_at=batch.stored_at, act=act)
            _move(batch, batch.step, step=DONE, state="undone", undone_at=now, undone_by=by)
    except AirshedError as error:
        _move(batch, batch.step, step=DONE, problem=[fault.as_dict() for fault in error.faults])
        raise
    return count


def path_of(home: Path, batch: Batch) -> Path:
    """Return where the bytes of a list are."""
    return keeping.path_of(home, FOLDER, batch.sha256)


def _progress(batch: Batch) -> bulk.Advance:
    def advance(done: int, total: int) -> None:
        batch.done, batch.total = done, total

    return advance


def _move(batch: Batch, from_step: str, **values: Any) -> None:  # noqa: ANN401 - columns
    if not Batch.objects.filter(pk=batch.pk, step=from_step).update(**values):
        raise StepTaken(Fault("rows.step_taken", str(batch.pk)))
    for name, value in values.items():
        setattr(batch, name, value)

"""An import of a list: received, read, agreed to, stored, taken back. Nothing is stored while a row is faulty."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from airshed.errors import AirshedError, Fault
from airshed.web import env, keeping
from airshed.web.kit.bringing import bulk
from airshed.web.kit.bringing.kept import FOLDER, keep_lines, path_of, write_progress
from airshed.web.kit.bringing.lists import UNCHANGED, Effect, Outcome, Whose, outcome_of
from airshed.web.kit.models import DONE, FAILED, OTHERS, READING, SHOWN, STORING, UNDOING, Batch, Stamp
from airshed.web.kit.operations import Act
from airshed.web.kit.register import Register, registers
from airshed.web.kit.sheets.reading import read_list
from airshed.web.kit.values import known_for

MB = 1_000_000


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
    most = env.settings(home)["upload_mb"] * MB
    with keeping.held(home, name, chunks, most=most) as file:
        keeping.place(home, FOLDER, file)
        kept = {"name": file.name, "size": file.size, "sha256": file.sha256}
    batch = Batch(register=register.name, by=by, department_id=department, at=at, why=why, **kept)
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
    keep_lines(home, batch, outcome)
    counts = {**outcome.counts, "faults": len(outcome.faults) + outcome.more_faults, "notes": len(outcome.notes)}
    if not whose.only and (counts["faults"] or any(_others(effect, batch) for effect in outcome.effects)):
        counts[OTHERS] = 1
    _move(batch, READING, step=SHOWN, counts=counts, digest=outcome.digest, total=len(outcome.effects))
    return outcome


def _others(effect: Effect, batch: Batch) -> bool:
    """Whether a row is, or was, of another department than the one the list is of."""
    moved = any(name == "department" for name, _, _ in effect.changes)
    return moved or effect.values["department"] != batch.department_id


def _outcome(home: Path, batch: Batch, whose: Whose) -> Outcome:
    register = registers()[batch.register]
    columns = [replace(column, required=column.name in register.key) for column in register.columns]
    found = read_list(path_of(home, batch), columns, key=register.key, since="from_date")
    return outcome_of(register, found, known_for(register, home=home), whose=whose)


def agree(batch: Batch, *, by: str) -> None:
    """Have an import stored as it was shown; the jobs do it.

    Raises:
        ListFaulty: it has faults.
        StepTaken: somebody else has gone on with it.
    """
    if batch.counts.get("faults"):
        raise ListFaulty(Fault("rows.faulty", batch.name, str(batch.counts["faults"])))
    _move(batch, SHOWN, step=STORING, stored_by=by, problem=[], done=0)


def store(home: Path, batch: Batch, *, whose: Whose, now: datetime, advance: bulk.Advance | None = None) -> None:
    """Store what was agreed to: all of it or nothing.

    Raises:
        ListMoved: the register changed meanwhile; the import is shown again as it would be now.
        ListFaulty: the database refuses it.
        StepTaken: somebody else has gone on with it.
    """
    register = registers()[batch.register]
    act = Act(batch.stored_by, now, batch.why, batch.pk)
    stood = _stamps(register)
    outcome = _outcome(home, batch, whose)
    try:
        with transaction.atomic():
            _check_still(batch, outcome, stood)
            kept = [effect for effect in outcome.effects if effect.effect != UNCHANGED]
            bulk.store_effects(register, kept, act=act, advance=advance or _noted(home, batch))
            _move(batch, STORING, step=DONE, state="stored", stored_at=now, done=len(outcome.effects))
    except ListMoved as moved:
        _move(batch, STORING, step=READING, problem=[fault.as_dict() for fault in moved.faults])
        raise
    except AirshedError as error:
        _move(batch, STORING, step=FAILED, problem=[fault.as_dict() for fault in error.faults])
        raise
    except IntegrityError as error:
        refusal = ListFaulty(Fault("rows.refused", batch.name))
        _move(batch, STORING, step=FAILED, problem=[fault.as_dict() for fault in refusal.faults])
        raise refusal from error


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
    except IntegrityError as error:
        refusal = bulk.ChangedSince(Fault("rows.refused", batch.name))
        _move(batch, batch.step, step=DONE, problem=[fault.as_dict() for fault in refusal.faults])
        raise refusal from error
    return count


def _check_still(batch: Batch, outcome: Outcome, stood: dict[str, int]) -> None:
    """Refuse to store what differs from what was shown."""
    if outcome.digest != batch.digest or outcome.faults or _stamps(registers()[batch.register]) != stood:
        raise ListMoved(Fault("rows.list_moved", batch.name))


def _stamps(register: Register) -> dict[str, int]:
    """Return how often what a list is checked against changed."""
    names = {register.name, *register.references.values()}
    return dict(Stamp.objects.filter(register__in=names).values_list("register", "number"))


def _noted(home: Path, batch: Batch) -> bulk.Advance:
    """Return what notes how far the work is in a file: the transaction itself shows nothing before its end."""

    def advance(done: int, total: int) -> None:
        write_progress(home, batch, done, total)

    return advance


def _move(batch: Batch, from_step: str, **values: Any) -> None:  # noqa: ANN401 - columns
    if not Batch.objects.filter(pk=batch.pk, step=from_step).update(**values):
        raise StepTaken(Fault("rows.step_taken", str(batch.pk)))
    for name, value in values.items():
        setattr(batch, name, value)

"""Many rows at once: written with their history, and taken back to what they were before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.web.kit.bringing.lists import CHANGED, NEW, Effect
from airshed.web.kit.operations import Act, fields_of, told
from airshed.web.kit.periods import others_of
from airshed.web.kit.proving import belonging_of, follow_rows
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.proofs import queries as proofs
from airshed.web.proofs.operations import Belonging

CHUNK = 500
"""Rows of one statement."""
SHOWN = 20
"""So many rows are named where a whole import cannot be taken back."""
Advance = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


class ChangedSince(AirshedError):
    """Rows of an import were changed, or something now rests on them; nothing was taken back."""


def store_effects(register: Register, effects: Sequence[Effect], *, act: Act, advance: Advance) -> None:
    """Store what a list does, all of it within the caller's transaction."""
    total, done = len(effects), 0
    changed = [e for e in effects if e.effect == CHANGED]
    new = [e for e in effects if e.effect == NEW]
    ended = _ended(new)
    for chunk in _chunks(sorted(ended.keys() - {e.pk for e in changed})):
        rows = list(register.model.objects.filter(pk__in=chunk))
        _write(register, rows, [{"to_date": ended[row.pk]} for row in rows], act=act)
    for chunk in _chunks(changed):
        rows = register.model.objects.in_bulk([e.pk for e in chunk])
        _write(register, [rows[e.pk] for e in chunk], [_until(e, ended) for e in chunk], act=act)
        done += len(chunk)
        advance(done, total)
    for chunk in _chunks(new):
        rows = [register.model(**fields_of(register, e.values), **act.marks, state=CONFIRMED) for e in chunk]
        made = register.model.objects.bulk_create(rows)
        register.model.history.bulk_history_create(made, batch_size=CHUNK, default_date=act.at)
        done += len(chunk)
        advance(done, total)
    if total:
        told(register, [dict(e.values) for e in (*changed, *new)], "register.imported", act)


def _ended(new: Sequence[Effect]) -> dict[int, date]:
    """Return the rows that new ones end, each with the first day on which it no longer holds."""
    found: dict[int, date] = {}
    for effect in new:
        if effect.ends is not None:
            begins = effect.values["from_date"]
            found[effect.ends] = min(begins, found.get(effect.ends, begins))
    return found


def _until(effect: Effect, ended: Mapping[int, date]) -> Mapping[str, Any]:
    """Return what a changed row becomes; one that the list ends as well is not opened again."""
    until = ended.get(effect.pk or 0)
    return {**effect.values, "to_date": until} if until and effect.values["to_date"] is None else effect.values


def _write(register: Register, rows: Sequence[Any], values: Sequence[Any], *, act: Act) -> None:
    before = _owners(register, rows)
    for row, own in zip(rows, values, strict=True):
        for name, value in {**fields_of(register, own), **act.marks}.items():
            setattr(row, name, value)
    _upsert(register, rows, at=act.at)
    follow_rows(register, before, _owners(register, rows))


def _owners(register: Register, rows: Sequence[Any]) -> dict[str, Belonging]:
    return {register.key_of(row): belonging_of(register, row) for row in rows}


def _upsert(register: Register, rows: Sequence[Any], *, at: datetime) -> None:
    """Write rows that are there already, in one statement: an update row by row takes minutes."""
    names = [field.name for field in register.model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - Django's own
    register.model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=names)
    register.model.history.bulk_history_create(rows, batch_size=CHUNK, update=True, default_date=at)


def take_back(register: Register, batch: int, *, stored_at: datetime, act: Act) -> int:
    """Give the rows that an import wrote what they were before it; rows it made are gone. Return how many.

    Raises:
        ChangedSince: a row was changed after it, or a proof or another row rests on one that it made.
    """
    past = register.model.history.model
    written = set(past.objects.filter(batch=batch).values_list("id", flat=True))
    rows = {row.pk: row for row in register.model.objects.filter(batch=batch)}
    before: dict[int, Any] = {}
    reached: set[int] = set()
    for version in (
        past.objects.filter(id__in=past.objects.filter(batch=batch).values("id")).order_by("history_id").iterator()
    ):
        if version.batch == batch:
            reached.add(version.id)
        elif version.id not in reached:  # what came later was itself taken back
            before[version.id] = version
    faults = [Fault("rows.changed_since", _name(register, pk)) for pk in sorted(written - rows.keys())[:SHOWN]]
    made = [row for pk, row in rows.items() if pk not in before]
    faults += _resting(register, made, since=stored_at)
    faults += _in_the_way(register, [version for pk, version in before.items() if pk in rows], rows)
    if faults:
        raise ChangedSince(*faults)
    with transaction.atomic():
        _vanish(register, made, act=act)
        fields = [f.attname for f in register.model._meta.concrete_fields if not f.primary_key]  # noqa: SLF001 - as above
        again = [row for pk, row in rows.items() if pk in before]
        for chunk in _chunks(again):
            owners = _owners(register, chunk)
            for row in chunk:
                for name in fields:
                    setattr(row, name, getattr(before[row.pk], name))
                row.changed_by, row.changed_at, row.why = act.by, act.at, act.why
            _upsert(register, chunk, at=act.at)
            follow_rows(register, owners, _owners(register, chunk))
        if rows:
            told(register, [{"pk": pk} for pk in sorted(rows)], "register.undone", act, undone=batch)
    return len(rows)


def _vanish(register: Register, rows: Sequence[Any], *, act: Act) -> None:
    """Take rows away that should never have been there; their history stays and says so."""
    past = register.model.history.model
    fields = [f.attname for f in register.model._meta.concrete_fields]  # noqa: SLF001 - as above
    for chunk in _chunks(rows):
        marks = {"changed_by": act.by, "changed_at": act.at, "why": act.why, "batch": act.batch}
        gone = [
            past(
                **{**{name: getattr(row, name) for name in fields}, **marks},
                history_type="-",
                history_date=act.at,
                history_relation=row,
            )
            for row in chunk
        ]
        past.objects.bulk_create(gone)
        chosen = register.model.objects.filter(pk__in=[row.pk for row in chunk])
        chosen._raw_delete(chosen.db)  # noqa: SLF001 - without a second history


def _in_the_way(register: Register, before: Sequence[Any], rows: Mapping[int, Any]) -> list[Fault]:
    """Return what came since on days on which rows would hold again as they did before."""
    faults = []
    for version in before:
        row = rows[version.id]
        if (version.from_date, version.to_date) != (row.from_date, row.to_date):
            came = [other for other in others_of(register, version) if other.pk not in rows]
            faults += [Fault("rows.in_the_way", register.named(row), str(o.from_date or "")) for o in came[:1]]
    return faults[:SHOWN]


def _resting(register: Register, rows: Sequence[Any], *, since: datetime) -> list[Fault]:
    """Return what rests on rows that would vanish: rows merged into them, proofs that came after, other registers."""
    gone = {row.pk: register.key_of(row) for row in rows}
    merged = register.model.objects.exclude(merged_into=None).values_list("merged_into", flat=True).distinct()
    faults = [Fault("rows.merged_here", gone[pk]) for pk in sorted(gone.keys() & set(merged))]
    keys = {*gone.values()} - _staying(register, rows)
    if not keys:
        return faults[:SHOWN]
    held = {p.key for p in proofs.count_by_purpose(register.name) if p.key in keys and p.last_at >= since}
    faults += [Fault("rows.has_proofs", key) for key in sorted(held)]
    for other in registers().values():
        for column, name in other.references.items():
            if name == register.name:
                used = other.model.objects.filter(merged_into=None).values_list(column, flat=True).distinct()
                title = f"{other.words[0]} {other.words[1]}"
                faults += [Fault("rows.referred_to", key, title) for key in sorted(keys & set(used))]
    return faults[:SHOWN]


def _staying(register: Register, rows: Sequence[Any]) -> set[str]:
    """Return the keys of which other rows stay when some vanish."""
    first, gone, found = register.key[0], {row.pk for row in rows}, set()
    for chunk in _chunks(rows):
        others = register.model.objects.filter(**{f"{first}__in": {getattr(row, first) for row in chunk}})
        others = others.filter(merged_into=None)
        found |= {register.key_of(row) for row in others.values("pk", *register.key) if row["pk"] not in gone}
    return found


def _name(register: Register, pk: int) -> str:
    row = register.model.objects.filter(pk=pk).first()
    return register.named(row) if row else f"#{pk}"


def _chunks(items: Sequence[Any]) -> Any:  # noqa: ANN401 - slices
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))

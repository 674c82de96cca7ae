"""What a list would do to a register before anything is stored: rows are new, changed, unchanged or faulty."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from airshed.errors import Fault
from airshed.web.kit.operations import values_of
from airshed.web.kit.register import Register
from airshed.web.kit.sheets.found import Remark
from airshed.web.kit.sheets.reading import Row, Sheet
from airshed.web.kit.values import Known, check_values

NEW, CHANGED, UNCHANGED, FAULTY = "new", "changed", "unchanged", "faulty"
EFFECTS = (NEW, CHANGED, UNCHANGED)
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose rows a list may write.

    Attributes:
        department: of rows that name none and are new; empty where they must name one.
        only: whether rows of other departments are refused.
    """

    department: str = ""
    only: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What one row of a list does.

    Attributes:
        sheet: where it stands.
        number: its row there, the first is 1.
        key: of the row of the register.
        effect: new, changed or unchanged.
        values: the whole row as it will be.
        pk: the row it changes; None for a new one.
        ends: a row that ends where this one begins, None = none.
        changes: column, value before and after, of a changed row.
    """

    sheet: str
    number: int
    key: str
    effect: str
    values: Mapping[str, Any]
    pk: int | None = None
    ends: int | None = None
    changes: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(slots=True)
class Outcome:
    """What a whole list would do.

    Attributes:
        effects: of its rows, the faulty ones left out.
        faults: all of them, in the order of the file.
        notes: what was passed over.
        more_faults: faults beyond those listed.
    """

    effects: list[Effect] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    more_faults: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each effect."""
        found = {name: sum(e.effect == name for e in self.effects) for name in EFFECTS}
        return {**found, FAULTY: len({(f.sheet, f.row) for f in self.faults})}

    @property
    def digest(self) -> str:
        """Of all that would be stored; another one means that the register moved."""
        made = hashlib.sha256()
        for e in self.effects:
            told = [e.pk, e.ends, e.key, e.effect, dict(e.values), e.changes]
            made.update(json.dumps(told, default=str).encode())
        return made.hexdigest()


def outcome_of(register: Register, found: Sheet, known: Known, *, whose: Whose) -> Outcome:
    """Return what a list would do to a register.

    Args:
        register: the register.
        found: what was read.
        known: what rows are checked against.
        whose: whose rows may be written.
    """
    outcome = Outcome(faults=list(found.faults), notes=list(found.notes), more_faults=found.more_faults)
    stored = _Stored(register)
    named = {name: code for code, names in known.departments.items() for name in (*names, code) if name}
    for start in range(0, len(found.rows), CHUNK):
        rows = found.rows[start : start + CHUNK]
        stored.look_up(row.values for row in rows)
        for row in rows:
            effect = stored.effect_of(row, whose, named)
            faults = list(_check(register, effect, stored, known, whose))
            outcome.faults += faults
            if not faults:
                outcome.effects.append(effect)
                stored.bring(effect)
    outcome.faults.sort(key=lambda fault: (fault.sheet, fault.row))
    return outcome


class _Stored:
    """The rows of a register that a list touches, by key."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._rows: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self._brought: dict[str, list[Mapping[str, Any]]] = defaultdict(list)

    def look_up(self, given: Iterable[Mapping[str, Any]]) -> None:
        """Read the rows of the keys of some lines."""
        first = self._register.key[0]
        wanted = {values.get(first) for values in given} - {None}
        found: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for row in self._register.model.objects.filter(merged_into=None, **{f"{first}__in": wanted}):
            found[self._register.key_of(row)].append((row.pk, values_of(self._register, row)))
        self._rows = found

    def of(self, key: str) -> list[tuple[int, dict[str, Any]]]:
        """Return number and values of the rows of a key."""
        return self._rows.get(key, [])

    def bring(self, effect: Effect) -> None:
        """Remember a new row of the list, so that no other of its key holds on the same days."""
        if effect.effect == NEW:
            self._brought[effect.key].append(effect.values)

    def brought(self, key: str) -> Sequence[Mapping[str, Any]]:
        """Return the new rows of a key so far."""
        return self._brought.get(key, ())

    def effect_of(self, row: Row, whose: Whose, named: Mapping[str, str]) -> Effect:
        """Return what a row of a list does, before it is checked; a department may be called by its name."""
        register = self._register
        key = register.key_of({name: row.values.get(name) or "" for name in register.key})
        blank = dict.fromkeys((c.name for c in register.columns), None)
        begins = row.values.get("from_date")
        target, ends = self._target(key, begins if isinstance(begins, date) else None)
        before = target[1] if target else ends[1] if ends else {**blank, "department": whose.department or None}
        values = {**before, **row.values}
        given = row.values.get("department")
        values["department"] = before["department"] if given is None else named.get(str(given), given)
        if ends is not None:
            values["to_date"] = row.values.get("to_date", ends[1]["to_date"])
        if target is None:
            return Effect(row.sheet, row.number, key, NEW, values, None, ends[0] if ends else None)
        changes = tuple((n, before[n], v) for n, v in values.items() if before[n] != v)
        return Effect(row.sheet, row.number, key, CHANGED if changes else UNCHANGED, values, target[0], None, changes)

    def _target(self, key: str, begins: date | None) -> tuple[Any, Any]:
        """Return the stored row that a line is about, or the one that ends where it begins; neither: it is new."""
        rows = self.of(key)
        if not rows:
            return None, None
        same = [row for row in rows if row[1]["from_date"] == begins]
        still = [row for row in rows if row[1]["to_date"] is None]
        if begins is None:
            return next(iter(still or same), None), None
        if same:
            return same[0], None
        if still and still[0][1]["from_date"] is None:
            return still[0], None
        return None, still[0] if still else None


def _check(register: Register, effect: Effect, stored: _Stored, known: Known, whose: Whose) -> Iterator[Remark]:
    for fault in check_values(register, effect.values, known):
        yield _remark(register, effect, fault)
    rows = stored.of(effect.key)
    owners = {values["department"] for pk, values in rows if pk in {effect.pk, effect.ends}}
    foreign = {*owners, effect.values["department"]} - {whose.department, None}
    if whose.only and foreign:
        yield _remark(
            register, effect, Fault("rows.foreign", "department", ", ".join(sorted(foreign)), whose.department)
        )
    others = [*rows, *((None, values) for values in stored.brought(effect.key))]
    for fault in _check_days(effect, others):
        yield _remark(register, effect, fault)


def _remark(register: Register, effect: Effect, fault: Fault) -> Remark:
    """Return a fault of a row with its place in the list."""
    column = register.column.get(fault.where)
    head = f"{column.zh} {column.en}" if column else ""
    place = " ".join(
        part for part in (f"{effect.sheet}!{effect.number}" if effect.sheet else str(effect.number), head) if part
    )
    return Remark(replace(fault, where=place), effect.sheet, effect.number, head=head, column=fault.where)


def _check_days(effect: Effect, rows: Sequence[tuple[int | None, Mapping[str, Any]]]) -> Iterator[Fault]:
    """Yield that a row would hold on days on which another of its key does."""
    begins, ends = effect.values["from_date"], effect.values["to_date"]
    for pk, other in rows:
        if pk is not None and pk == effect.pk:
            continue
        ended = pk is not None and pk == effect.ends
        until = begins if ended else other["to_date"]
        if ended and other["from_date"] is not None and begins <= other["from_date"]:
            yield Fault("rows.not_after", "from_date", str(begins), str(other["from_date"]))
        elif (until is None or begins is None or begins < until) and (
            ends is None or other["from_date"] is None or other["from_date"] < ends
        ):
            yield Fault("rows.overlap", "from_date", str(begins or ""), f"{other['from_date'] or ''} … {until or ''}")

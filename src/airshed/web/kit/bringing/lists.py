"""What a list would do to a register before anything is stored: rows are new, changed, unchanged or faulty."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from airshed.errors import Fault
from airshed.web.kit.lying import remarks_on
from airshed.web.kit.operations import values_of
from airshed.web.kit.periods import clash, overlap
from airshed.web.kit.register import Register
from airshed.web.kit.sheets.found import At, Remark, remark
from airshed.web.kit.sheets.reading import MOST_FAULTS, MOST_NOTES, Row, Sheet
from airshed.web.kit.values import Known, check_new, check_values

NEW, CHANGED, UNCHANGED, FAULTY = "new", "changed", "unchanged", "faulty"
EFFECTS = (NEW, CHANGED, UNCHANGED)
CHUNK = 2_000
Days = tuple[date | None, date | None]
"""From the first day, inclusive, to the last, exclusive; none is open."""


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
        faults: the first of them, in the order of the file.
        notes: what was passed over.
        more_faults: faults beyond those listed.
        faulty: how many rows have a fault.
    """

    effects: list[Effect] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    more_faults: int = 0
    faulty: int = 0

    def tell(self, faults: Sequence[Remark]) -> None:
        """Add faults of a row, as long as there are not too many."""
        room = max(MOST_FAULTS - len(self.faults), 0)
        self.faults += faults[:room]
        self.more_faults += len(faults[room:])

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each effect."""
        found = {name: sum(e.effect == name for e in self.effects) for name in EFFECTS}
        return {**found, FAULTY: self.faulty}

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
    outcome.faulty = found.faulty
    stored = _Stored(register, found.rows)
    named = {name: code for code, names in known.departments.items() for name in (*names, code) if name}

    def looked_at(rows: Sequence[Row]) -> Iterator[tuple[Row, Effect, list[Remark]]]:
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            stored.look_up(row.values for row in chunk)
            for row in chunk:
                effect = stored.effect_of(row, whose, named)
                told = _check(register, effect, stored, known, whose)
                yield row, effect, [_remark(register, effect, fault, found.heads) for fault in told]

    for _, effect, faults in looked_at(found.rows):
        outcome.faulty += bool(faults)
        outcome.tell(faults)
        if not faults:
            outcome.effects.append(effect)
            stored.bring(effect)
    for row, _, faults in looked_at(found.torn):
        outcome.tell([fault for fault in faults if fault.column in row.values])
    outcome.faults.sort(key=lambda fault: (fault.sheet, fault.row))
    changing = [effect for effect in outcome.effects if effect.effect != UNCHANGED]
    odd = remarks_on(register, [effect.values for effect in changing], known.today)
    outcome.notes += [_remark(register, changing[at], fault, found.heads) for at, fault in islice(odd, MOST_NOTES)]
    return outcome


class _Stored:
    """The rows of a register that a list touches, by key, as they are and as the lines so far would make them."""

    def __init__(self, register: Register, lines: Iterable[Row]) -> None:
        self._register = register
        self._rows: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self._brought: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._whole = {self._key(line) for line in lines if line.values.get("from_date") is None}
        self._made: dict[int, Mapping[str, Any]] = {}
        self._ended: dict[int, date] = {}

    def _key(self, line: Row) -> str:
        return self._register.key_of({name: line.values.get(name) or "" for name in self._register.key})

    def look_up(self, given: Iterable[Mapping[str, Any]]) -> None:
        """Read the rows of the keys of some lines."""
        first = self._register.key[0]
        wanted = {values.get(first) for values in given} - {None}
        found: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for row in self._register.model.objects.filter(merged_into=None, **{f"{first}__in": wanted}):
            found[self._register.key_of(row)].append((row.pk, values_of(self._register, row)))
        self._rows = found

    def owners(self, effect: Effect) -> set[str]:
        """Return whose the rows are that a line changes or ends."""
        rows = self._rows.get(effect.key, [])
        return {values["department"] for pk, values in rows if pk in {effect.pk, effect.ends}}

    def bring(self, effect: Effect) -> None:
        """Remember what a line does, so that no other row of its key holds on the same days."""
        if effect.pk is not None:
            self._made[effect.pk] = effect.values
        else:
            self._brought[effect.key].append(effect.values)
        if effect.ends is not None:
            begins = effect.values["from_date"]
            self._ended[effect.ends] = min(begins, self._ended.get(effect.ends, begins))

    def days_of(self, effect: Effect) -> Days:
        """Return the days on which a line would hold; a row that another line of the list ends no longer."""
        begins, ends = effect.values["from_date"], effect.values["to_date"]
        return begins, self._ended.get(effect.pk or 0) if ends is None else ends

    def others(self, effect: Effect) -> Iterator[tuple[int | None, Days]]:
        """Yield number and days of the other rows of the key of a line."""
        for pk, values in self._rows.get(effect.key, []):
            if pk != effect.pk:
                made = self._made.get(pk, values)
                ends = made["to_date"]
                if ends is None:
                    until = {self._ended.get(pk), effect.values["from_date"] if pk == effect.ends else None} - {None}
                    ends = min((day for day in until if day is not None), default=None)
                yield pk, (made["from_date"], ends)
        for brought in self._brought.get(effect.key, ()):
            yield None, (brought["from_date"], brought["to_date"])

    def effect_of(self, row: Row, whose: Whose, named: Mapping[str, str]) -> Effect:
        """Return what a row of a list does, before it is checked; a department may be called by its name."""
        key = self._key(row)
        blank = dict.fromkeys((c.name for c in self._register.columns), None)
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
        """Return the stored row that a line is about, or the one that ends where it begins; neither: it is new.

        Every stored row answers to one line of a list: a second one is a row of its own.
        """
        rows = self._rows.get(key, [])
        free = [row for row in rows if row[0] not in self._made]
        same = [row for row in free if row[1]["from_date"] == begins]
        still = next((row for row in rows if row[1]["to_date"] is None), None)
        if begins is None:
            return next(iter([still] if still in free else same), None), None
        if same:
            return same[0], None
        if still is None:
            return None, None
        if still in free and still[1]["from_date"] is None and key not in self._whole:
            return still, None
        began = self._made.get(*still)["from_date"]
        return None, None if still[0] in self._made and began is not None and began >= begins else still


def _check(register: Register, effect: Effect, stored: _Stored, known: Known, whose: Whose) -> Iterator[Fault]:
    foreign = {*stored.owners(effect), effect.values["department"]} - {whose.department, None}
    if whose.only and foreign:  # and nothing else is said of what the row holds
        yield Fault("rows.foreign", "department", ", ".join(sorted(foreign)), whose.department)
        return
    again = check_new(register, effect.values, known) if effect.effect == NEW else ()
    yield from (*again, *check_values(register, effect.values, known), *_check_days(effect, stored))


def _remark(
    register: Register, effect: Effect, fault: Fault, heads: Mapping[tuple[str, str], tuple[int, str]]
) -> Remark:
    """Return a fault of a row with its place in the list: its cell, where the list has the column."""
    if (effect.sheet, fault.where) in heads:
        at, text = heads[effect.sheet, fault.where]
        return remark(fault.code, At(effect.sheet, effect.number, at, text, fault.where), fault.value, fault.expected)
    column = register.column.get(fault.where)
    head = f"{column.zh} {column.en}" if column else ""
    place = " ".join(
        part for part in (f"{effect.sheet}!{effect.number}" if effect.sheet else str(effect.number), head) if part
    )
    return Remark(replace(fault, where=place), effect.sheet, effect.number, head=head, column=fault.where)


def _check_days(effect: Effect, stored: _Stored) -> Iterator[Fault]:
    """Yield that a row would hold on days on which another of its key does."""
    days = stored.days_of(effect)
    for pk, (begins, ends) in stored.others(effect):
        if pk is not None and pk == effect.ends and begins is not None and days[0] is not None and days[0] <= begins:
            yield Fault("rows.not_after", "from_date", str(days[0]), str(begins))
        elif overlap(*days, begins, ends):
            yield clash(days[0], begins, ends)

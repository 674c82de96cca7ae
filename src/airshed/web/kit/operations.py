"""Writing rows: entered, changed, continued from a day, ended, confirmed; each keeps what was before, and says why."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.models import Department
from airshed.web.kit.models import Confirmation, Stamp
from airshed.web.kit.periods import clash_of
from airshed.web.kit.proving import belonging_of, follow_rows
from airshed.web.kit.register import POINT, Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.kit.values import Known, RowFaulty, Values, check_new, check_values, known_for

DAYS = frozenset({"from_date", "to_date"})


class RowMoved(AirshedError):
    """Somebody else changed the row since it was looked at; nothing was stored."""


class MergeRefused(AirshedError):
    """Two rows cannot be taken for one, or are not."""


class RowExists(AirshedError):
    """There is a row of that key already for these days."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who writes, when, and why.

    Attributes:
        by: name of the user.
        at: the moment. [city wall time]
        why: the reason; empty where it goes without saying.
        batch: number of the import that writes.
    """

    by: str
    at: datetime
    why: str = ""
    batch: int | None = None

    @property
    def marks(self) -> dict[str, Any]:
        """The columns of a row that say so."""
        return {"changed_by": self.by, "changed_at": self.at, "why": self.why, "batch": self.batch}


def enter_row(register: Register, values: Values, *, act: Act, state: str = CONFIRMED) -> Any:  # noqa: ANN401 - a row
    """Store a new row.

    Raises:
        RowFaulty: its values cannot be kept; or another row of its key holds on some of its days.
        RowExists: there is one of its key already, or it was merged into another.
    """
    known = known_for(register)
    _check(register, values, known)
    if merged := list(check_new(register, values, known)):
        raise RowExists(*merged)
    with _one_at_a_time(register, values), transaction.atomic():
        row = register.model(**fields_of(register, values), **act.marks, state=state)
        row.save(force_insert=True)
        _check_alone(register, row)
        _told(register, [row], "register.entered", act)
    return row


def change_row(  # noqa: PLR0913 - a row, its values, and who changes what was seen
    register: Register,
    row: Any,  # noqa: ANN401 - as above
    values: Values,
    *,
    act: Act,
    seen: int | None = None,
    state: str | None = None,
) -> Any:  # noqa: ANN401 - as above
    """Correct a row: what is stored was wrong, or something happened that the row notes with its day.

    Args:
        register: whose row.
        row: as it is stored.
        values: of the columns that change.
        act: who, when, why.
        seen: number of the version that was looked at; None = whatever is there.
        state: what the row becomes; None = as it is.

    Raises:
        RowFaulty: its values cannot be kept.
        RowMoved: somebody else changed it since.
        RowExists: another row has that key.
    """
    whole = {**values_of(register, row), **values}
    _check(register, whole)
    with _one_at_a_time(register, whole), transaction.atomic():
        locked = register.model.objects.select_for_update().get(pk=row.pk)
        if seen is not None and version_of(locked) != seen:
            raise _moved(register, locked)
        for name, value in {**fields_of(register, values), **act.marks, **({"state": state} if state else {})}.items():
            setattr(locked, name, value)
        _store(register, locked)
        _told(register, [locked], "register.changed", act, columns=sorted(values))
    return locked


def continue_row(  # noqa: PLR0913 - as `change_row`
    register: Register,
    row: Any,  # noqa: ANN401 - as above
    values: Values,
    *,
    on: date,
    act: Act,
    seen: int | None = None,
) -> Any:  # noqa: ANN401 - as above
    """End a row on a day and begin another of its key that differs: it was so until then, and is otherwise from then.

    Raises:
        RowFaulty: as `change_row`; or the day is not after the row began.
        RowMoved: it was changed or ended meanwhile.
    """
    whole = {**values_of(register, row), **values, "from_date": on, "to_date": row.to_date}
    _check(register, whole)
    if row.from_date is not None and on <= row.from_date:
        raise RowFaulty(Fault("rows.not_after", "from_date", str(on), str(row.from_date)))
    with _one_at_a_time(register, whole), transaction.atomic():
        before = end_row(register, row, on=on, act=act, seen=seen)
        after = register.model(**fields_of(register, whole), **act.marks, state=before.state)
        after.save(force_insert=True)
        _check_alone(register, after)
        _follow(register, after, before)
        _told(register, [after], "register.entered", act)
    return after


def end_row(register: Register, row: Any, *, on: date, act: Act, seen: int | None = None) -> Any:  # noqa: ANN401
    """End a row: it no longer holds from a day on. It stays in the register.

    Raises:
        RowFaulty: the day is not after the row began.
        RowMoved: it has ended already, or was changed since the version that was seen.
    """
    if row.from_date is not None and on <= row.from_date:
        raise RowFaulty(Fault("rows.not_after", "to_date", str(on), str(row.from_date)))
    with transaction.atomic():
        locked = register.model.objects.select_for_update().get(pk=row.pk)
        if seen is not None and version_of(locked) != seen:
            raise _moved(register, locked)
        if locked.to_date is not None and locked.to_date <= on:
            raise RowMoved(Fault("rows.ended", register.key_of(locked), str(locked.to_date)))
        for name, value in {"to_date": on, **act.marks}.items():
            setattr(locked, name, value)
        locked.save(force_update=True)
        _told(register, [locked], "register.ended", act)
    return locked


def confirm_rows(register: Register, rows: Iterable[Any], *, act: Act) -> int:
    """Take rows that somebody else drafted as true; return how many."""
    with transaction.atomic():
        drafts = [row for row in rows if row.state != CONFIRMED]
        for row in drafts:
            row.state = CONFIRMED
            for name, value in act.marks.items():
                setattr(row, name, value)
            _store(register, row)
        if drafts:
            _told(register, drafts, "register.confirmed_rows", act)
    return len(drafts)


def merge_row(register: Register, row: Any, into: Any, *, act: Act) -> None:  # noqa: ANN401 - as above
    """Say that a row is another one entered twice: all rows of its key stand for the other, and stay with their proofs.

    Raises:
        MergeRefused: it is the same key, one of the two was merged already, or a confirmed row would become a draft.
    """
    if register.key_of(row) == register.key_of(into):
        raise MergeRefused(Fault("rows.merge_itself", register.named(row)))
    with transaction.atomic():
        key = {name: getattr(row, name) for name in register.key}
        own = list(register.model.objects.select_for_update().filter(merged_into=None, **key))
        target = register.model.objects.select_for_update().get(pk=into.pk)
        if not own or target.merged_into_id is not None:
            raise MergeRefused(Fault("rows.merged_already", register.named(target if own else row)))
        if target.state != CONFIRMED and any(each.state == CONFIRMED for each in own):
            raise MergeRefused(Fault("rows.merge_draft", register.named(target)))
        for each in own:
            _set(each, act, merged_into=target)
        _told(register, own, "register.merged", act, into=register.named(target))


def unmerge_row(register: Register, row: Any, *, act: Act) -> None:  # noqa: ANN401 - as above
    """Take a merge back: the rows of its key are rows of their own again.

    Raises:
        MergeRefused: it was not merged.
        RowExists, RowFaulty: another row of its key holds on its days by now.
    """
    key = {name: getattr(row, name) for name in register.key}
    with _one_at_a_time(register, key), transaction.atomic():
        own = list(register.model.objects.select_for_update().filter(merged_into__isnull=False, **key))
        if not own:
            raise MergeRefused(Fault("rows.not_merged", register.named(row)))
        for each in own:
            _set(each, act, merged_into=None)
            _check_alone(register, each)
        _told(register, own, "register.unmerged", act)


def _set(row: Any, act: Act, **values: Any) -> None:  # noqa: ANN401 - a row, its columns
    for name, value in {**values, **act.marks}.items():
        setattr(row, name, value)
    row.save(force_update=True)


def change_rows(register: Register, rows: Iterable[Any], values: Values, *, act: Act) -> int:
    """Give many rows the same values in some columns: all of them or none; return how many changed.

    Args:
        register: whose rows.
        rows: as they were chosen; what is written is read again, so that nobody's change is lost.
        values: of the columns that change.
        act: who, when, why.

    Raises:
        RowFaulty: with the faults of all rows; `where` is the key and the column.
    """
    known = known_for(register)
    chosen = [row.pk for row in rows]
    faults: list[Fault] = []
    changed = []
    with transaction.atomic():
        own = register.model.objects.select_for_update().filter(pk__in=chosen, merged_into=None).order_by("pk")
        for row in own:
            before = values_of(register, row)
            if all(before[name] == value for name, value in values.items()):
                continue
            found = list(check_values(register, {**before, **values}, known))
            for name, value in {**fields_of(register, values), **act.marks}.items():
                setattr(row, name, value)
            if not found and DAYS & values.keys() and (clash := clash_of(register, row)):
                found.append(clash)
            if not found:
                _store(register, row)
            faults += [Fault(f.code, f"{register.key_of(row)} {f.where}", f.value, f.expected) for f in found]
            changed.append(row)
        if faults:
            raise RowFaulty(*faults)
        if changed:
            _told(register, changed, "register.changed_many", act, columns=sorted(values))
    return len(changed)


def confirm_register(register: Register, department: Department, *, on: date, by: str, at: datetime) -> Confirmation:
    """Note that a department's rows of a register are complete and true on a day."""
    rows = register.model.objects.filter(department=department, merged_into=None).count()
    with transaction.atomic():
        said = Confirmation(register=register.name, department=department, confirmed_date=on, by=by, at=at, rows=rows)
        said.save(force_insert=True)
        stamp(register.name, at=at)
        detail = {"department": department.code, "on": str(on), "rows": rows}
        audit.record(by=by, action="register.confirmed", object=register.name, detail=detail, at=at)
    return said


def stamp(register: str, *, at: datetime) -> None:
    """Note that a register changed, so that answers that were kept are computed again."""
    if not Stamp.objects.filter(register=register).update(number=F("number") + 1, changed_at=at):
        Stamp.objects.get_or_create(register=register, defaults={"number": 1, "changed_at": at})
    if register in registers() and (after := registers()[register].after):
        transaction.on_commit(partial(after, settings.HOME, at), robust=True)


def _check_alone(register: Register, row: Any) -> None:  # noqa: ANN401 - a row
    """Refuse a row that holds on days on which another of its key does: it would count twice."""
    if row.merged_into_id is None and (fault := clash_of(register, row)):
        raise RowFaulty(fault)


def _store(register: Register, row: Any) -> None:  # noqa: ANN401 - as above
    """Store a row that was there; its photos and files are of whom it is now."""
    before = register.model.objects.get(pk=row.pk)
    row.save(force_update=True)
    if (row.from_date, row.to_date) != (before.from_date, before.to_date):
        _check_alone(register, row)
    _follow(register, row, before)


def _follow(register: Register, row: Any, before: Any) -> None:  # noqa: ANN401 - as above
    key = register.key_of(row)
    follow_rows(register, {key: belonging_of(register, before)}, {key: belonging_of(register, row)})


def values_of(register: Register, row: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the values of a row by column; of the department its code, unknown texts as None."""
    found = {c.name: getattr(row, c.name) for c in register.columns if c.name != "department"}
    plain = {name: Decimal(repr(value)) if isinstance(value, float) else value for name, value in found.items()}
    return {name: None if value == "" else value for name, value in plain.items()} | {"department": row.department_id}


def fields_of(register: Register, values: Values) -> dict[str, Any]:
    """Return values by column as a model takes them: an unknown text is empty, degrees are floats."""
    texts = {column.name for column in register.columns if column.type.is_text and column.name != "department"}
    found = {name: "" if value is None and name in texts else value for name, value in values.items()}
    found |= {name: float(found[name]) for name in POINT if found.get(name) is not None}
    return {f"{name}_id" if name == "department" else name: value for name, value in found.items()}


def version_of(row: Any) -> int:  # noqa: ANN401 - as above
    """Return the number of the version of a row that is stored now."""
    return int(row.versions.order_by("-history_id").values_list("history_id", flat=True).first() or 0)


def _moved(register: Register, row: Any) -> RowMoved:  # noqa: ANN401 - as above
    return RowMoved(Fault("rows.moved", register.key_of(row), row.changed_by, f"{row.changed_at:%Y-%m-%d %H:%M}"))


def _check(register: Register, values: Values, known: Known | None = None) -> None:
    if faults := list(check_values(register, values, known or known_for(register))):
        raise RowFaulty(*faults)


@contextmanager
def _one_at_a_time(register: Register, values: Values) -> Iterator[None]:
    """Tell the database's refusal of a second row of a key in words."""
    try:
        yield
    except IntegrityError as error:
        key = register.key_of(values)
        if not register.model.objects.filter(**{name: values[name] for name in register.key}).exists():
            raise
        raise RowExists(Fault("rows.exists", ", ".join(register.key), key)) from error


def _told(register: Register, rows: Sequence[Any], action: str, act: Act, **detail: Any) -> None:  # noqa: ANN401 - JSON
    name = f"{register.name} {register.named(rows[0])}" if len(rows) == 1 else register.name
    told(register, [values_of(register, row) for row in rows], action, act, name=name, **detail)


def told(
    register: Register,
    rows: Sequence[Values],
    action: str,
    act: Act,
    *,
    name: str = "",
    **detail: Any,  # noqa: ANN401 - JSON
) -> None:
    """Note that a register changed, and record who did what; values go into the digest alone, for some are personal."""
    stamp(register.name, at=act.at)
    plain = [{key: None if value is None else str(value) for key, value in row.items()} for row in rows]
    more = {"why": act.why, "batch": act.batch, **detail}
    audit.record_rows(by=act.by, action=action, object=name or register.name, rows=plain, at=act.at, detail=more)

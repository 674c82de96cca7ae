"""Departments, people and users from a workbook: everything is checked first, then all of it is stored or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts import operations, sheets
from airshed.web.accounts.models import Department, Person, User, code_shape
from airshed.web.accounts.roles import ROLE_WORDS, WITH_ACCOUNT
from airshed.web.accounts.sheets import COLUMNS, KINDS, Row

KEYS = {"departments": "code", "people": "code", "users": "username"}
SCOPES = ("area", "grid", "enterprise")
YES_NO = {"是": True, "yes": True, "true": True, "1": True, "否": False, "no": False, "false": False, "0": False}


class ImportRefused(AirshedError):
    """The list has faults; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the list and what storing it does."""

    kind: str
    key: str
    effect: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class Preview:
    """What a list would do: the rows that can be stored, and all that is wrong."""

    planned: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def count(self, kind: str, effect: str) -> int:
        """Return how many rows of a kind are new, changed or unchanged."""
        return sum(row.kind == kind and row.effect == effect for row in self.planned)


@dataclass(slots=True)
class _Known:
    """What rows may refer to: what is stored and what the list brings."""

    departments: dict[str, Department]
    people: dict[str, Person]
    users: dict[str, User]

    def department(self, text: str) -> Department | None:
        """Return the department of a code or of a name."""
        if text in self.departments:
            return self.departments[text]
        named = [row for row in self.departments.values() if text in {row.zh, row.en}]
        return named[0] if len(named) == 1 else None


def preview(content: bytes, *, name: str) -> Preview:
    """Return what a workbook would do; nothing is stored.

    Raises:
        ListBroken: it is no XLSX, or too large.
    """
    lists = sheets.read(content, name=name)
    known = _Known(
        departments={row.code: row for row in Department.objects.all()},
        people={row.code: row for row in Person.objects.select_related("department")},
        users={row.username.lower(): row for row in User.objects.select_related("department", "person")},
    )
    found = Preview(faults=lists.faults)
    for kind, plan in (("departments", _department), ("people", _person), ("users", _user)):
        rows = lists.rows.get(kind, [])
        found.faults += _check_keys(kind, rows)
        for row in rows:
            planned, faults = plan(row, known)
            found.faults += faults
            found.planned.append(planned)
    return found


def store(content: bytes, *, name: str, by: str, at: datetime) -> tuple[Preview, Mapping[str, str]]:
    """Store a workbook; return what it did and the one-time password of every new user, shown once.

    Raises:
        ListBroken: it is no XLSX, or too large.
        ImportRefused: with all its faults; nothing was stored.
    """
    with transaction.atomic():
        found = preview(content, name=name)
        if found.faults:
            raise ImportRefused(*found.faults)
        handed: dict[str, str] = {}
        for row in found.planned:
            if row.effect != "unchanged":
                handed.update(_stored(row, by=by, at=at))
        counts = {f"{kind}.{effect}": found.count(kind, effect) for kind in KINDS for effect in ("new", "changed")}
        audit.record(by=by, action="accounts.imported", object=name[:200], detail=counts, at=at)
    return found, handed


def _stored(row: Planned, *, by: str, at: datetime) -> dict[str, str]:
    values = dict(row.values)
    if values.get("department"):
        values["department"] = Department.objects.get(pk=values["department"].pk)
    if row.kind == "departments":
        operations.store_department(code=row.key, by=by, at=at, **values)
    elif row.kind == "people":
        operations.store_person(code=row.key, by=by, at=at, **values)
    elif row.effect == "new":
        user, password = operations.create_user(username=row.key, by=by, at=at, **_with_person(values))
        return {user.username: password}
    else:
        user = User.objects.get(username__iexact=row.key)
        operations.change_user(user=user, by=by, at=at, **_with_person(values))
    return {}


def _with_person(values: dict[str, Any]) -> dict[str, Any]:
    person = values.get("person")
    return {**values, "person": Person.objects.get(pk=person.pk) if person else None}


def _check_keys(kind: str, rows: list[Row]) -> Iterator[Fault]:
    key, first = KEYS[kind], dict[str, Row]()
    for row in rows:
        value = row.cells.get(key, "")
        if not value:
            continue
        if not code_shape.regex.match(value):
            yield Fault("accounts.bad_code", row.place(key), value)
        if (known := first.setdefault(value.lower(), row)) is not row:
            yield Fault("accounts.repeated", row.place(key), value, known.place(key))


def _planned(kind: str, key: str, stored: Any, values: Mapping[str, Any]) -> Planned:  # noqa: ANN401 - any model
    if stored is None:
        return Planned(kind, key, "new", values)
    same = all((getattr(stored, name) or None) == (value or None) for name, value in values.items())
    return Planned(kind, key, "unchanged" if same else "changed", values)


def _department(row: Row, known: _Known) -> tuple[Planned, list[Fault]]:
    code = row.cells.get("code", "")
    values: dict[str, Any] = {
        name: row.cells[name] for name in ("zh", "en") if name in row.letters and name in row.cells
    }
    said, faults = row.cells.get("coordinates", ""), list[Fault]()
    if said and (given := YES_NO.get(said.lower())) is None:
        faults.append(Fault("accounts.unknown", row.place("coordinates"), said, "是 / yes, 否 / no"))
    elif said:
        values["coordinates"] = given
    stored = known.departments.get(code)
    known.departments[code] = Department(code=code, **{"zh": getattr(stored, "zh", ""), **values})
    if stored:
        known.departments[code].closed = stored.closed
    return _planned("departments", code, stored, values), faults


def _person(row: Row, known: _Known) -> tuple[Planned, list[Fault]]:
    code, faults = row.cells.get("code", ""), list[Fault]()
    values: dict[str, Any] = {
        name: row.cells[name] for name in ("name", "title", "phone") if name in row.letters and name in row.cells
    }
    values["department"] = _department_of(row, known, faults)
    stored = known.people.get(code)
    made = Person(code=code, **values)
    made.left_date = stored.left_date if stored else None
    known.people[code] = made
    return _planned("people", code, stored, values), faults


def _user(row: Row, known: _Known) -> tuple[Planned, list[Fault]]:
    username, faults = row.cells.get("username", ""), list[Fault]()
    role = _role(row.cells.get("role", ""))
    person_code = row.cells.get("person", "")
    person = known.people.get(person_code)
    if person_code and person is None:
        expected = ", ".join(sorted(known.people)[:5]) or COLUMNS["people"]["code"].zh
        faults.append(Fault("accounts.unknown", row.place("person"), person_code, expected))
    stored = known.users.get(username.lower())
    person = person or (None if "person" in row.letters else getattr(stored, "person", None))
    department = _department_of(row, known, faults)
    if department is None and not row.cells.get("department"):  # that of the person, unless it was said
        department = getattr(stored, "department", None) if "department" not in row.letters else None
        department = department or (person.department if person is not None and person.department_id else None)
    values: dict[str, Any] = {
        name: row.cells.get(name, "") if name in row.letters else getattr(stored, name, "") for name in SCOPES
    }
    values.update(role=role, person=person, department=department)
    if row.cells.get("role"):
        faults += _check_role(row, values, already=faults)
    return _planned("users", stored.username if stored else username, stored, values), faults


def _check_role(row: Row, values: Mapping[str, Any], *, already: list[Fault]) -> list[Fault]:
    if values["role"] is None:
        names = ", ".join(f"{ROLE_WORDS[role][0]} / {ROLE_WORDS[role][1]}" for role in WITH_ACCOUNT)
        return [Fault("accounts.unknown", row.place("role"), row.cells["role"], names)]
    faults = []
    for fault in operations.check_user(values):
        place = row.place(fault.where)
        if not any(other.where == place for other in already):
            faults.append(Fault(fault.code, place, fault.value, fault.expected))
    return faults


def _department_of(row: Row, known: _Known, faults: list[Fault]) -> Department | None:
    text = row.cells.get("department", "")
    found = known.department(text) if text else None
    if text and found is None:
        expected = ", ".join(sorted(known.departments)[:5]) or COLUMNS["departments"]["code"].zh
        faults.append(Fault("accounts.unknown", row.place("department"), text, expected))
    return found


def _role(text: str) -> str | None:
    wanted = text.lower().replace("_", " ")
    for role in WITH_ACCOUNT:
        if wanted in {role.value.replace("_", " "), *ROLE_WORDS[role]}:
            return role.value
    return None

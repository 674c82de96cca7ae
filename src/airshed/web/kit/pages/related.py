"""Rows that belong together: those a row refers to, those that refer to it, those of the same key on other days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, F, Value

from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.kit.columns import Column
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages.shown import Reader, reader_of
from airshed.web.kit.reaching import hidden, may_do, state_of_new
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import KEY_SIGN, Register, registers
from airshed.web.kit.rows import DRAFT
from airshed.web.kit.together import together, told, values_told

SHOWN = 10
"""So many rows that refer to a row are shown beside it."""


@dataclass(frozen=True, slots=True)
class Related:
    """Rows of a register that refer to a row.

    Attributes:
        name: of the register.
        title: of the register, with the column that refers.
        rows: number and name of some of them.
        more: the query of the list of all of them, where there are more.
        add: the query of a form for one more, where the reader may enter one.
    """

    name: str
    title: str
    rows: tuple[tuple[int, str], ...]
    more: str
    add: str


@dataclass(frozen=True, slots=True)
class Period:
    """Another row of the same key: its number and its days."""

    number: int
    from_date: Any
    to_date: Any
    draft: bool


def keyed(register: Register, key: str) -> dict[str, str]:
    """Return a key, as references write it, as a filter."""
    parts = key.split(KEY_SIGN)
    return dict(zip(register.key, parts, strict=True)) if len(parts) == len(register.key) else {"pk": "0"}


def named_by(reader: Reader, values: Mapping[str, Any]) -> dict[str, tuple[str, int, str]]:
    """Return column to register, number and name of the row it refers to, of those the reader may see."""
    found = {}
    for column, name in reader.register.references.items():
        other = registers()[name]
        if not values.get(column) or column in reader.hide:
            continue
        rows = visible(other.model.objects.filter(merged_into=None, **keyed(other, values[column])), user=reader.user)
        row = rows.order_by(F("to_date").desc(nulls_first=True), "-pk").first()
        if row is not None:
            own = Reader(other, reader.user, reader.language, _hide(reader, other), reader.departments)
            found[column] = (name, row.pk, own.named(values_of(other, row), row.pk))
    return found


def list_merged(reader: Reader, row: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - a row
    """Return number and name of the rows that were taken for a row."""
    rows = visible(reader.register.model.objects.filter(merged_into=row.pk), user=reader.user).order_by("pk")
    return [(one.pk, reader.named(values_of(reader.register, one), one.pk)) for one in rows]


def may_take_apart(reader: Reader, row: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether the reader may make a merged row one of its own again."""
    if row.merged_into_id is None:
        return False
    rows = reader.register.model.objects.filter(pk=row.pk)
    return bool(visible(rows, user=reader.user, action=Action.edit).exists())


def list_related(reader: Reader, row: Any) -> list[Related]:  # noqa: ANN401 - a row
    """Return the rows of other registers that refer to a row, parts of it first."""
    key = reader.register.key_of(row)
    others = sorted(registers().values(), key=lambda other: (other.part_of != reader.register.name, other.name))
    wanted = [
        (other, column)
        for other in others
        if may_do(other, reader.user)
        for column, name in other.references.items()
        if name == reader.register.name and column not in reader.hide
    ]
    found = _found(wanted, key, reader.user)
    return [_related(reader, other, column, key, found.get((other.name, column), [])) for other, column in wanted]


Named = tuple[int, dict[str, Any]]
"""Number of a row, and the values it is called by."""


def _found(wanted: Sequence[tuple[Register, str]], key: str, user: Any) -> dict[tuple[str, str], list[Named]]:  # noqa: ANN401
    """Return some of the rows that refer to a row, the latest first, by register and column; all in one statement."""
    parts = []
    for other, column in wanted:
        rows = visible(other.model.objects.filter(merged_into=None, **{column: key}), user=user)
        last = rows.order_by("-from_date", *other.key, "pk").values("pk")[: SHOWN + 1]
        named = other.model.objects.filter(pk__in=last).order_by()
        named = named.annotate(
            told_register=Value(other.name, CharField()),
            told_column=Value(column, CharField()),
            told_values=told(one.name for one in _naming(other)),
        )
        parts.append(named.values_list("told_register", "told_column", "from_date", "pk", "told_values"))
    found: dict[tuple[str, str], list[Named]] = {}
    rows = sorted(together(parts), key=lambda row: row[3])
    for name, column, _, number, given in sorted(rows, key=lambda row: row[2] or date.min, reverse=True):
        found.setdefault((name, column), []).append((number, values_told(_naming(registers()[name]), given)))
    return found


def _naming(register: Register) -> list[Column]:
    """Return the columns a row is called by."""
    names = dict.fromkeys((*register.key, *(["name"] if "name" in register.column else [])))
    return [register.column[name] for name in names]


def _related(reader: Reader, other: Register, column: str, key: str, found: list[Named]) -> Related:
    own = Reader(other, reader.user, reader.language, _hide(reader, other), reader.departments)
    named = tuple((number, own.named(values, number)) for number, values in found[:SHOWN])
    keys = (other.key_of(values) for _, values in found[:SHOWN])
    note_reading(other, reader.user, keys, (*other.key, "name"), row="related")
    label = other.column[column].label(reader.language)
    title = other.title if other.part_of == reader.register.name else f"{other.title} · {label}"
    enters = state_of_new(other, reader.user)
    return Related(
        other.name,
        title,
        named,
        urlencode({column: key, "on": "all"}) if len(found) > SHOWN else "",
        urlencode({column: key}) if enters else "",
    )


def _hide(reader: Reader, other: Register) -> frozenset[str]:
    return hidden(other, reader.user)


def list_periods(reader: Reader, row: Any) -> list[Period]:  # noqa: ANN401 - as above
    """Return the other rows of the key of a row, the newest first."""
    register = reader.register
    key = {name: getattr(row, name) for name in register.key}
    rows = visible(register.model.objects.filter(merged_into=None, **key), user=reader.user).exclude(pk=row.pk)
    return [
        Period(r["pk"], r["from_date"], r["to_date"], r["state"] == DRAFT)
        for r in rows.order_by("-from_date", "-pk").values("pk", "from_date", "to_date", "state")[:SHOWN]
    ]


def list_offered(register: Register, user: Any, column: str, most: int) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return keys and names of rows that a column may refer to, for a form to offer."""
    other = registers()[register.references[column]]
    reader = reader_of(other, user)
    if reader.hide & {*other.key}:
        return []
    rows = visible(other.model.objects.filter(merged_into=None, to_date=None), user=user)
    names = [*other.key, *(["name"] if "name" in other.column and "name" not in other.key else [])]
    found = rows.order_by(*other.key).values(*names)[:most]
    return [(other.key_of(row), "" if "name" in reader.hide else str(row.get("name") or "")) for row in found]

"""What belongs to an enterprise: rows of all registers that refer to it, or to a row of it, as far as one may see them.

Registers are found by listing: one that comes tomorrow is here because a column of it refers to enterprises, or to a
register whose rows belong to them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import CharField, IntegerField, Q, Value
from django.db.models.functions import Cast

from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.kit.known import merged_keys
from airshed.web.kit.reaching import hidden, may_do
from airshed.web.kit.register import Register, ordered, registers
from airshed.web.kit.together import key_text, together
from airshed.web.kit.usual import ENTERPRISES


@dataclass(frozen=True, slots=True)
class Handle:
    """A row that belongs to an enterprise.

    Attributes:
        register: name of its register.
        number: of the row.
        key: of the row, as one text.
        from_date: its first day; None = as far back as is known.
        to_date: the first day on which it holds no more; None = it holds.
    """

    register: str
    number: int
    key: str
    from_date: date | None
    to_date: date | None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.from_date is None or self.from_date <= on) and (self.to_date is None or self.to_date > on)


@cache
def ways() -> Mapping[str, tuple[str, ...]]:
    """Return the registers whose rows belong to enterprises, each with its columns that say so."""
    found: dict[str, tuple[str, ...]] = {}
    for register in ordered():
        columns = tuple(c for c, name in register.references.items() if name == ENTERPRISES or name in found)
        if columns and register.name != ENTERPRISES:
            found[register.name] = columns
    return found


def codes_of(code: str) -> tuple[str, ...]:
    """Return the keys under which rows may refer to an enterprise: its own, and those that were merged into it."""
    merged = merged_keys(registers()[ENTERPRISES])
    return (code, *sorted(old for old, new in merged.items() if new == code))


def rows_of(codes: tuple[str, ...], user: Any, *, action: Action = Action.view) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return by register the rows that belong to an enterprise and that a user may see, as questions not yet asked.

    Args:
        codes: keys of the enterprise.
        user: who asks.
        action: what they must be allowed to do with the rows.
    """
    found: dict[str, Any] = {}  # merged rows too: others may refer to them still
    for name, columns in ways().items():
        register = registers()[name]
        shown = [column for column in columns if column not in hidden(register, user)]
        wanted = [q for column in shown for q in _belonging(register, column, codes, found)]
        if wanted and may_do(register, user, action):
            rows = register.model.objects.filter(reduce(or_, wanted))
            found[name] = visible(rows, user=user, action=action).order_by()
    return {name: rows.filter(merged_into=None) for name, rows in found.items()}


def _belonging(register: Register, column: str, codes: tuple[str, ...], found: Mapping[str, Any]) -> Iterator[Q]:
    """Yield which rows a column says to belong to the enterprise, or to one of its rows."""
    name = register.references[column]
    if name == ENTERPRISES:
        yield Q(**{f"{column}__in": codes})
    elif name in found:
        keys = found[name].annotate(handle_key=key_text(registers()[name])).values("handle_key")
        yield Q(**{f"{column}__in": keys})


def list_handles(rows: Mapping[str, Any], *, on: date) -> dict[str, list[Handle]]:
    """Return the rows by register, those that hold on a day first, of these the latest; all in one statement."""
    found: dict[str, list[Handle]] = {}
    for row in together(_handles(name, own) for name, own in rows.items()):
        found.setdefault(row[0], []).append(Handle(*row))
    for own in found.values():
        own.sort(key=lambda h: (h.holds(on), h.from_date or date.min, h.number), reverse=True)
    order = [*rows]
    return dict(sorted(found.items(), key=lambda item: order.index(item[0])))


def _handles(name: str, rows: Any) -> Any:  # noqa: ANN401 - querysets
    told = {
        "register": Value(name, CharField()),
        "number": Cast("pk", IntegerField()),
        "key": key_text(registers()[name]),
    }
    named = rows.annotate(**{f"handle_{part}": expression for part, expression in told.items()})
    return named.values_list("handle_register", "handle_number", "handle_key", "from_date", "to_date")

"""Rows of registers as evidence for one reader: those of others are counted, by the department that answers for them.

Who sees which row is told by the table of rights. Nothing personal is shown here: a row whose key is personal is called
by its number, under which its own page tells what the reader may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from django.db.models import Q

from airshed.plan.evidence import KEY
from airshed.plan.finding import ANSWER
from airshed.plan.shapes import ANSWERS, rows_shape
from airshed.web.accounts.access import reach
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.cells import MASK
from airshed.web.evidence import Stamps, owners_of
from airshed.web.kit.given import Given, given_tables
from airshed.web.kit.register import KEY_SIGN, Register, holder
from airshed.web.kit.rows import CONFIRMED

NUMBER = "_row"
"""Key of the number of a row, under which its page is found; None where the register has it no more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads rows of a home, as they held on a day and were known at a moment, registers having changed so often."""

    home: Path
    user: Any
    on: date
    known_at: datetime | None
    known: Stamps


def rows_for(reading: Reading, name: str, evidence: pl.DataFrame, *, most: int) -> dict[str, Any]:
    """Return rows of a register as evidence in the shape of `airshed plan explain --json`, for who reads them.

    Besides: the `register`, or the table that an application gives; `hidden`, how many of each answer are not for this
    reader; `departments`, how many of each answer each department has; and in each row its number.

    Args:
        reading: who reads, as of when.
        name: of the register.
        evidence: rows with their answers.
        most: so many of each answer are listed.
    """
    if name in given_tables():
        return _of_given(reading, given_tables()[name], evidence, most=most)
    register = holder(name)
    if register is None:
        raise KeyError(name)
    seen = evidence
    numbers: Mapping[str, int] | None = None
    if reach(reading.user, Record.register_row, Action.view, CONFIRMED) is not Scope.all:
        numbers = _numbers(register, reading)
        seen = evidence.filter(pl.col(KEY).is_in(list(numbers)))
    shape = rows_shape(seen, most)
    shown = [row for answer in ANSWERS for row in shape[answer]]
    if numbers is None:
        numbers = _numbers(register, reading, [str(row[KEY]) for row in shown])
    for row in shown:
        _named(register, row, numbers.get(row[KEY]))
    counts = rows_shape(evidence, 0)["counts"]
    return {
        **shape,
        "register": register.name,
        "counts": counts,
        "hidden": {answer: counts[answer] - shape["counts"][answer] for answer in ANSWERS},
        "departments": _departments(reading, register.name, evidence),
    }


def _of_given(reading: Reading, table: Given, evidence: pl.DataFrame, *, most: int) -> dict[str, Any]:
    """Return rows of a table that an application gives, as above; no department answers for it as a whole."""
    shape = rows_shape(evidence.filter(pl.col(KEY).is_in(list(table.keys(reading.user)))), most)
    counts = rows_shape(evidence, 0)["counts"]
    hidden = {answer: counts[answer] - shape["counts"][answer] for answer in ANSWERS}
    return {**shape, "register": table.name, "counts": counts, "hidden": hidden, "departments": []}


def _numbers(register: Register, reading: Reading, keys: Iterable[str] | None = None) -> dict[str, int]:
    """Return key to number of the rows somebody may see, of all or of those that are called so."""
    on = reading.on
    rows = visible(register.model.objects.filter(merged_into=None, state=CONFIRMED), user=reading.user)
    rows = rows.filter(Q(from_date=None) | Q(from_date__lte=on)).filter(Q(to_date=None) | Q(to_date__gt=on))
    if keys is not None:
        rows = rows.filter(**{f"{register.key[0]}__in": {key.partition(KEY_SIGN)[0] for key in keys}})
    return {KEY_SIGN.join(map(str, key)): number for number, *key in rows.values_list("pk", *register.key)}


def _named(register: Register, row: dict[str, Any], number: int | None) -> None:
    """Give a row its number, and hide what is personal in it."""
    row[NUMBER] = number
    if any(register.column[part].personal for part in register.key):
        row[KEY] = MASK if number is None else f"#{number}"
    for name, column in register.column.items():
        if column.personal and name in row and name != KEY and row[name] is not None:
            row[name] = MASK


def _departments(reading: Reading, name: str, evidence: pl.DataFrame) -> list[dict[str, Any]]:
    """Return how many rows of each answer each department has, those with most against first."""
    owners = owners_of(reading.home, name, as_of=reading.on, known_at=reading.known_at, known=reading.known)
    owned = evidence.select(KEY, ANSWER).join(owners.unique(KEY), on=KEY, how="left")
    counted = owned.group_by("department").agg((pl.col(ANSWER) == answer).sum().alias(answer) for answer in ANSWERS)
    order = [*ANSWERS, "department"]
    return (
        counted.sort(order, descending=[True, True, True, False], nulls_last=True)
        .select("department", *ANSWERS)
        .to_dicts()
    )

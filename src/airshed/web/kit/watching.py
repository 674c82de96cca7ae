"""Rows that do not add up, found by the database: what a register watches, and by how much it is off."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from airshed.web.kit.register import Register
from airshed.web.kit.rows import CONFIRMED

PLACES = Decimal("0.001")


def watched(register: Register, rows: Any) -> Any:  # noqa: ANN401 - querysets
    """Return those of some rows that do not add up; drafts are not looked at, nor do they count in a balance."""
    if register.watch is None:
        return rows.none()
    question = f"SELECT id FROM ({_held(register)}) AS held WHERE {register.watch.where}"  # noqa: S608 - declared in code
    return rows.filter(pk__in=RawSQL(question, ()))  # noqa: S611 - as above


def amounts_of(register: Register, numbers: Iterable[int]) -> Mapping[int, tuple[Decimal | None, ...]]:
    """Return by row how much it is off, in the order in which the register shows it."""
    wanted = tuple(numbers)
    if register.watch is None or not register.watch.shows or not wanted:
        return {}
    shown, places = ", ".join(register.watch.shows), ", ".join("%s" for _ in wanted)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {shown} FROM ({_held(register)}) AS held WHERE id IN ({places})", wanted)  # noqa: S608
        return {number: tuple(map(_amount, values)) for number, *values in cursor.fetchall()}


def _held(register: Register) -> str:
    """Return the question for confirmed rows with the derived columns that the watch names."""
    watch = register.watch
    asked = {*re.findall(r"\w+", watch.where), *watch.shows} if watch else set()
    made = "".join(f", {expression} AS {name}" for name, expression in register.derived.items() if name in asked)
    table = register.model._meta.db_table  # noqa: SLF001 - Django's own
    return f"SELECT {table}.*{made} FROM {table} WHERE merged_into_id IS NULL AND state = '{CONFIRMED}'"  # noqa: S608


def _amount(value: Any) -> Decimal | None:  # noqa: ANN401 - what a database gives
    return None if value is None else Decimal(str(value)).quantize(PLACES).normalize() + 0

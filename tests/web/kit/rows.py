"""Rows that any register takes: made from its columns, so that a new register is tried without writing a test."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from airshed.web.kit.columns import Column, Type
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import Register, ordered, registers

FIRST = date(2018, 3, 1)
INSIDE = {"lon": Decimal("104.512"), "lat": Decimal("41.062")}
"""A point within the outline of the example's city."""
FIXED = {"area": "A1", "grid": "G1", "from_date": None, "to_date": None, **INSIDE}


def values_for(register: Register, number: int, *, department: str = "ecology") -> dict[str, Any]:
    """Return the values of a whole row, every column filled where it can be."""
    found = {column.name: _value(register, column, number) for column in register.columns}
    return {**found, **dict.fromkeys(register.one_of[1:]), "department": department}


def _value(register: Register, column: Column, number: int) -> Any:
    if column.name in FIXED:
        return FIXED[column.name]
    if column.type is Type.OUTLINE:
        return column.example
    if column.type is Type.REFERENCE:
        return registers()[column.register].key_of(values_for(registers()[column.register], 1))
    if column.type is Type.DATE and column.name in register.key:
        return FIRST + timedelta(days=number)
    if column.pattern:
        return column.example if column.name not in register.key else f"{column.example[:-2]}{number:02d}"
    days = 30 * list(register.column).index(column.name) % 300
    made: Mapping[Type, Any] = {
        Type.CODE: next(iter(column.choices), ""),
        Type.FLAG: number % 2 == 0,
        Type.DATE: FIRST + timedelta(days=days),
        Type.NUMBER: min(
            Decimal(number) / 2, column.most if isinstance(column.most, Decimal | int) else Decimal(number)
        ),
        Type.COUNT: _count(column, number),
    }
    return made.get(column.type, f"{column.name}-{number}"[: column.longest])


def _count(column: Column, number: int) -> int:
    least, most = column.least, column.most
    wanted = number + (least if isinstance(least, int) else 0)
    return min(wanted, most) if isinstance(most, int) else wanted


def in_order(register: Register, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values whose days follow each other as the register asks."""
    found = dict(values)
    for earlier, later in register.sequence:
        if found.get(earlier) and found.get(later) and found[later] < found[earlier]:
            found[later] = found[earlier]
    return found


def needed_before(register: Register) -> Iterator[Register]:
    """Yield the registers that a row of one refers to, those they refer to first."""
    wanted: set[str] = set()
    more = set(register.references.values()) - {register.name}
    while more - wanted:
        wanted |= more
        more = {name for other in wanted for name in registers()[other].references.values()} - {register.name}
    yield from ordered(sorted(wanted))


def fill(register: Register, act: Act, *, count: int = 3, department: str = "ecology") -> list[Any]:
    """Enter rows of a register, and one of each register they refer to; return them."""
    for other in needed_before(register):
        if not other.model.objects.exists():
            enter_row(other, in_order(other, values_for(other, 1, department=department)), act=act)
    rows = []
    for number in range(1, count + 1):
        values = in_order(register, values_for(register, number, department=department))
        rows.append(enter_row(register, values, act=act))
    return rows

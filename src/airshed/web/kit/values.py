"""What the values of a row must agree with: other registers, departments, the city's outline, the order of its days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from airshed.errors import AirshedError, Fault
from airshed.plan.load import PlansBroken
from airshed.web.accounts.models import Department
from airshed.web.accounts.queries import moment
from airshed.web.kit.known import merged_keys
from airshed.web.kit.outline import Area, bounds_of, holds, outline_of
from airshed.web.kit.register import CRS, Register, registers
from airshed.web.kit.shapes import check_outline, outline_in_wgs84
from airshed.web.written import written

Values = Mapping[str, Any]
"""Values of a row by column."""


class RowFaulty(AirshedError):
    """The values of a row cannot be kept; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows of a register are checked against.

    Attributes:
        departments: code to names in Chinese and English.
        keys: register to the keys there are.
        merged: keys of the register itself that stand for another, with that one.
        today: by the clock of the home.
        outline: of the cities of the home; None where no plan can be read.
    """

    departments: Mapping[str, tuple[str, str]]
    keys: Mapping[str, frozenset[str]]
    merged: Mapping[str, str]
    today: date
    outline: Area | None


def known_for(register: Register, *, home: Path | None = None) -> Known:
    """Return what rows of a register are checked against now."""
    home = home or settings.HOME
    departments = {d.code: (d.zh, d.en) for d in Department.objects.filter(closed=False)}
    keys = {name: _keys_of(registers()[name]) for name in {*register.references.values()}}
    try:
        outline = outline_of(home, written(home))
    except PlansBroken:
        outline = None
    return Known(departments, keys, merged_keys(register), moment().date(), outline)


def _keys_of(register: Register) -> frozenset[str]:
    rows = register.model.objects.filter(merged_into=None).values(*register.key)
    return frozenset(register.key_of(row) for row in rows.iterator())


def check_new(register: Register, values: Values, known: Known) -> Iterator[Fault]:
    """Yield that a new row has a key which was merged: entered again, the thing would count twice."""
    key = register.key_of({name: values.get(name) or "" for name in register.key})
    if key in known.merged:
        yield Fault("rows.merged_key", register.key[0], key, known.merged[key])


def check_values(register: Register, values: Values, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with the parsed values of a whole row, `where` being the column.

    Args:
        register: whose row it is.
        values: of all columns it would have.
        known: what it is checked against.
    """
    yield from _check_references(register, values, known)
    yield from _check_point(register, values, known.outline)
    yield from _check_outline(register, values, known.outline)
    yield from _check_own(register, values)
    for earlier, later in (*register.sequence, ("from_date", "to_date")):
        first, last = values.get(earlier), values.get(later)
        if first and last and (last < first or (last == first and later == "to_date")):
            name = register.column[earlier].zh, register.column[earlier].en
            yield Fault("rows.order", later, str(last), f"{name[0]} {name[1]} {first}")
    for column in register.columns:
        value = values.get(column.name)
        if column.name in register.past and isinstance(value, date) and value > known.today:
            yield Fault("rows.future", column.name, str(value), str(known.today))
        if column.required and value in {None, ""}:
            yield Fault("registers.required", column.name)


def _check_references(register: Register, values: Values, known: Known) -> Iterator[Fault]:
    for name, other in register.references.items():
        value = values.get(name)
        if value and value not in known.keys[other]:
            title = registers()[other].words
            yield Fault("rows.reference", name, str(value), f"{title[0]} {title[1]}")
    department = values.get("department")
    if not known.departments:
        yield Fault("rows.departments_first", "department")
    elif not department:
        yield Fault("rows.no_department", "department", "", _listed(known))
    elif department not in known.departments:
        yield Fault("rows.department", "department", str(department), _listed(known))


def _check_own(register: Register, values: Values) -> Iterator[Fault]:
    """Yield what a register declares to be wrong."""
    filled = [name for name in register.one_of if values.get(name)]
    if register.one_of and len(filled) != 1:
        columns = [register.column[name] for name in register.one_of]
        expected = ", ".join(f"{column.zh} {column.en}" for column in columns)
        yield Fault("rows.one_of", (filled or register.one_of)[-1], ", ".join(str(values[n]) for n in filled), expected)
    for name, check in register.checks.items():
        yield from check(str(values.get(name) or ""), name)


def _listed(known: Known) -> str:
    return ", ".join(f"{code} {zh}" for code, (zh, _) in known.departments.items())


def _check_point(register: Register, values: Values, outline: Area | None) -> Iterator[Fault]:
    if not register.placed:
        return
    lon, lat = values.get("lon"), values.get("lat")
    if (lon is None) != (lat is None):
        yield Fault("rows.half_point", "lat" if lat is None else "lon")
    elif lon is not None and lat is not None and outline is not None and not outline.is_empty:
        if holds(outline, float(lat), float(lon)) and not holds(outline, float(lon), float(lat)):
            yield Fault("rows.swapped", "lon", f"{lon}, {lat}", f"{lat}, {lon}")
        elif not holds(outline, float(lon), float(lat)):
            west, south, east, north = bounds_of(outline)
            yield Fault("rows.outside", "lon", f"{lon}, {lat}", f"{west} … {east}, {south} … {north}")


def _check_outline(register: Register, values: Values, city: Area | None) -> Iterator[Fault]:
    """Yield what is wrong with an outline; one that is sound must reach into the city."""
    text = values.get(register.outlined)
    if not text:
        return
    faults = list(check_outline(text, register.outlined))
    yield from faults
    if faults or city is None or city.is_empty:
        return
    made = outline_in_wgs84(text, values.get(CRS) or "")
    if not city.intersects(made):
        given, (west, south, east, north) = bounds_of(made), bounds_of(city)
        expected = f"{west} … {east}, {south} … {north}"
        told = f"{given[0]} … {given[2]}, {given[1]} … {given[3]}"
        yield Fault("rows.outline_outside", register.outlined, told, expected)

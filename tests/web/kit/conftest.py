"""Registers with a few rows, for whoever looks at them."""

from datetime import datetime

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill

from airshed.web.accounts import rights
from airshed.web.kit.operations import Act
from airshed.web.kit.register import Register, registers

ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "first entry")
LATER = Act("inspector", datetime(2019, 6, 7, 10, 0), "seen on the spot")


def address(register: Register, *parts: object) -> str:
    """Return the address of a page of a register."""
    return "/".join(["/registers", register.name, *map(str, parts), ""])


def _traits(register: Register) -> set[str]:
    """Return what is special about a register: what the kit does differently for some registers than for others."""
    parts = [*register.parts, *(o for o in registers().values() if register.name in o.references.values())]
    told = {
        "placed": register.placed,
        "keys": len(register.key) > 1,
        "nameless": "name" not in register.column,
        "own key": "code" not in register.key,
        "personal key": any(register.column[name].personal for name in register.key),
        "personal": any(column.personal for column in register.columns),
        "plant": rights.Scope.enterprise in register.model.RIGHTS.fields,
        "closing": register.closing is not None,
        "alike": bool(register.alike),
        "sequence": bool(register.sequence),
        "one of": bool(register.one_of),
        "latest": bool(register.latest),
        "part": bool(register.part_of),
        "no proofs": not register.purposes,
        "no filters": not register.filters,
        "references": len(register.references) == max(len(o.references) for o in registers().values()),
        "referred to": bool(parts) and not register.references,
        "itself": register.name in register.references.values(),
    }
    types = {f"{place} {register.column[n].type}" for place in ("filters", "listed") for n in getattr(register, place)}
    return {trait for trait, there in told.items() if there} | types


def _few() -> list[str]:
    """Return registers that between them have all that is special about any; those of the first are the commonest."""
    left = {trait for register in registers().values() for trait in _traits(register)}
    found = ["boilers", "enterprises"]
    for name in found:
        left -= _traits(registers()[name])
    while left:
        best = max(sorted(registers()), key=lambda name: len(_traits(registers()[name]) & left))
        found.append(best)
        left -= _traits(registers()[best])
    return found


FEW = _few()
few = pytest.mark.parametrize("register", FEW, indirect=True)
"""Of what the kit does alike for all registers: tried with some that stand for all, not with each."""


@pytest.fixture(params=sorted(registers()))
def register(request: pytest.FixtureRequest) -> Register:
    """Return each register in turn."""
    return registers()[request.param]


@pytest.fixture
def filled(site: Site, register: Register) -> Register:
    """Return each register in turn, with three rows of the ecology bureau in area A1 and grid G1."""
    fill(register, ACT, count=3)
    return register

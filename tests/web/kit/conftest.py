"""Registers with a few rows, for whoever looks at them."""

from datetime import datetime

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill

from airshed.web.kit.operations import Act
from airshed.web.kit.register import Register, registers

ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "first entry")
LATER = Act("inspector", datetime(2019, 6, 7, 10, 0), "seen on the spot")


def address(register: Register, *parts: object) -> str:
    """Return the address of a page of a register."""
    return "/".join(["/registers", register.name, *map(str, parts), ""])


@pytest.fixture(params=sorted(registers()))
def register(request: pytest.FixtureRequest) -> Register:
    """Return each register in turn."""
    return registers()[request.param]


@pytest.fixture
def filled(site: Site, register: Register) -> Register:
    """Return each register in turn, with three rows of the ecology bureau in area A1 and grid G1."""
    fill(register, ACT, count=3)
    return register

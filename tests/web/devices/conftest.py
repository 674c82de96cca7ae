"""Outlets with monitors, entered as officers do."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill

from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers

ACT = Act("officer", datetime(2019, 10, 1, 9, 0))
MN = "99010000000000000000A001"


def enter_monitor(code: str = MN, *, act: Act = ACT, state: str = "confirmed", **values: Any) -> Any:
    """Enter a monitor of the outlet that is there."""
    outlet = registers()["outlets"].model.objects.get().code
    given = {"outlet": outlet, "station": None, "factors": "a21026", "flue_gas": True, "from_date": date(2019, 10, 1)}
    whole = {"code": code, "department": "ecology", "area": "A1", "grid": "G1", **given, **values}
    return enter_row(registers()["monitors"], whole, act=act, state=state)


@pytest.fixture
def outlet(site: Site) -> str:
    """Return the code of an outlet in area A1."""
    return str(fill(registers()["outlets"], ACT, count=1)[0].code)

"""The packaged example with evidence in memory, for tests."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from tests.unit.air.making import RULEBOOK

from airshed.plan.evidence import tables_of
from airshed.plan.load import Plan, load_plan
from airshed.plan.places import Places
from airshed.plan.question import columns_of
from airshed.plan.state import Asking

EXAMPLE: Plan = load_plan(None, "example/2019")
DAY = date(2019, 7, 31)


def register(name: str, *rows: Mapping[str, Any]) -> pl.DataFrame:
    """Return rows of a table of the example; what is left out is empty."""
    return pl.DataFrame([dict(row) for row in rows], schema=columns_of(EXAMPLE.file, name))


BOILERS = register(
    "boilers",
    {"code": "A", "capacity_t_h": 10.0, "removed_date": date(2019, 6, 1)},
    {"code": "B", "capacity_t_h": 4.0, "removed_date": date(2019, 9, 1)},
    {"code": "C", "capacity_t_h": 2.0},
    {"code": "D", "capacity_t_h": 35.0},
    {"code": "E"},
)
CONFIRMED = pl.DataFrame({"table": ["boilers"], "confirmed_date": [date(2019, 7, 1)]})
COMPLAINTS = register(
    "complaints",
    {"code": "K1", "due_date": date(2019, 3, 1), "replied_date": date(2019, 2, 20)},
    {"code": "K2", "due_date": date(2019, 6, 1), "replied_date": date(2019, 6, 2)},
)
FRAMES = {"boilers": BOILERS, "confirmations": CONFIRMED, "complaints": COMPLAINTS}


def asking(frames: Mapping[str, pl.DataFrame] = FRAMES, places: Places | None = None, rulings: Any = ()) -> Asking:
    """Return what the example is asked with."""
    return Asking(tables_of(frames), RULEBOOK, places or {}, rulings)

"""The evidence of a home: the one argument `tables(name, as_of=, known_at=)`, and what a plan is asked with.

Observations, rulings and frozen figures are tables of the lake. Registers join them once a home has any.
"""

from datetime import date, datetime
from pathlib import Path

import polars as pl

from airshed.air.ruleset import Rulebook
from airshed.lake.engines import scan
from airshed.lake.listing import files
from airshed.lake.tables import TABLES
from airshed.plan.evidence import Tables, cut
from airshed.plan.places import load_places
from airshed.plan.rulings.ruling import stored_rulings
from airshed.plan.state import Asking


def tables_of_home(home: Path) -> Tables:
    """Return the tables of a home; one that holds nothing yet is not there."""

    def tables(name: str, *, as_of: date | None = None, known_at: datetime | None = None) -> pl.LazyFrame | None:
        if name not in TABLES or not files(home, TABLES[name]):
            return None
        whole = name in {"stations", "rulings"}  # their days say when they hold, not whether they are known
        return cut(scan(home, name, known_at=known_at), as_of=None if whole else as_of, known_at=None)

    return tables


def asking_of(home: Path, rules: Rulebook) -> Asking:
    """Return what a plan is asked with at a home: its evidence, places and rulings.

    Raises:
        PlacesBroken: `places.yaml` cannot be used.
    """
    tables = tables_of_home(home)
    return Asking(tables, rules, load_places(home), stored_rulings(tables))

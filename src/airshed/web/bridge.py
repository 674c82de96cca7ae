"""The evidence of a home: the one argument `tables(name, as_of=, known_at=)`, and what a plan is asked with.

Observations, rulings and frozen figures are tables of the lake; registers are tables made from the rows of the
database, where the home has one.
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
from airshed.web import env
from airshed.web.django import turned


def tables_of_home(home: Path) -> Tables:
    """Return the tables of a home as its registers stand now; one that holds nothing yet is not there."""
    kept = Registers(home) if env.has_database(home) else None

    def tables(name: str, *, as_of: date | None = None, known_at: datetime | None = None) -> pl.LazyFrame | None:
        if name not in TABLES:
            return kept.table(name, as_of=as_of, known_at=known_at) if kept else None
        if not files(home, TABLES[name]):
            return None
        whole = name in {"stations", "rulings"}  # their days say when they hold, not whether they are known
        return cut(scan(home, name, known_at=known_at), as_of=None if whole else as_of, known_at=None)

    return tables


class Registers:
    """The registers of a home as they stood when they were first asked for."""

    def __init__(self, home: Path) -> None:
        """Look how often each changed; rows are read when they are asked for."""
        turned(home)
        from airshed.web import evidence  # noqa: PLC0415 - needs Django, which the command line loads only here

        self._home, self._evidence, self._stamps = home, evidence, evidence.stamps()

    def table(self, name: str, *, as_of: date | None, known_at: datetime | None) -> pl.LazyFrame | None:
        """Return a register as a table of evidence; None where nobody keeps it."""
        return self._evidence.table_of(self._home, name, as_of=as_of, known_at=known_at, known=self._stamps)


def asking_of(home: Path, rules: Rulebook) -> Asking:
    """Return what a plan is asked with at a home: its evidence, places and rulings.

    Raises:
        PlacesBroken: `places.yaml` cannot be used.
    """
    tables = tables_of_home(home)
    return Asking(tables, rules, load_places(home), stored_rulings(tables))

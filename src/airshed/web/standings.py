"""Where clauses stand, each kept while nothing it is computed from has changed: a changed row moves its clauses."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.listing import files
from airshed.lake.tables import FIGURES, RECORDED
from airshed.plan.evidence import KEY
from airshed.plan.finding import ANSWER
from airshed.plan.load import Plan, indicator_ids
from airshed.plan.reading import tables_read
from airshed.plan.rulings.ruling import RULINGS, Ruling, known_rulings, stored_rulings
from airshed.plan.schema import Clause
from airshed.plan.shapes import table_of
from airshed.plan.state import Asking, ClauseState, PlanState, gaps_of, plan_state
from airshed.web.bridge import tables_of_home
from airshed.web.evidence import Stamps, stamps, version_of
from airshed.web.kept import Kept
from airshed.web.kit.given import given_tables
from airshed.web.kit.register import holder
from airshed.web.written import written

KEPT = 6_000
"""Clauses kept: a plan of 152 on some forty days."""
KEPT_AGAINST = 500
"""Clauses whose rows against are kept: a plan of 152 on three days."""
AGAINST = "against"
"""The answer of a row that speaks against an indicator."""
Version = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a home holds at a look.

    Attributes:
        home: the home.
        stored: names of the files of each table of the lake.
        stamps: how often each register changed.
        written: what changes whenever plans, rules or places do.
        moved: what changes whenever a table does that applications give without a stamp.
    """

    home: Path
    stored: Mapping[str, tuple[str, ...]]
    stamps: Stamps
    written: Version
    moved: Mapping[str, Version]

    @property
    def whole(self) -> Version:
        """What changes whenever anything does."""
        return (tuple(self.stored.values()), *self.lake, tuple(sorted(self.stamps.items())), *self.moved.values())

    @property
    def lake(self) -> Version:
        """What changes whenever observations, rulings, plans, rules or places do; frozen figures are no evidence."""
        return (tuple(names for table, names in self.stored.items() if table != FIGURES.name), self.written)

    def table(self, name: str) -> Version:
        """Return what changes whenever a table of evidence does."""
        if name in self.stored:
            return self.stored[name]
        stamped = version_of(name, self.stamps) if holder(name) or name in given_tables() else ()
        return (*stamped, *self.moved.get(name, ()))

    def clause(self, clause: Clause, rulings: Iterable[Ruling]) -> Version:
        """Return what changes whenever an answer about a clause of a plan does.

        Args:
            clause: as the paper has it.
            rulings: over its plan, from which those over it are taken.
        """
        ids = {clause.id, *indicator_ids(clause)}
        over = [ruling for ruling in rulings if ruling.clause in ids]
        own = {ruling.id for ruling in over}
        after = (ruling for ruling in rulings if ruling.replaces in own and ruling.id not in own)
        return (self.written, *over, *after, *((name, self.table(name)) for name in sorted(tables_read(clause))))


def seen(home: Path) -> Seen:
    """Look at what a home holds now; whoever computes looks first, so that no answer is kept too long."""
    stored = {table.name: tuple(file.path.name for file in files(home, table)) for table in RECORDED}
    moved = {name: table.moves(home) for name, table in given_tables().items() if table.moves}
    return Seen(home, stored, stamps(), written(home), moved)


def clauses_version(home: Path, plan: Plan, ids: Iterable[str]) -> Version:
    """Return what changes whenever an answer about some clauses of a plan does."""
    now = seen(home)
    rulings = [ruling for ruling in _rulings(home, now.stored[RULINGS]) if ruling.plan == plan.id]
    return tuple(now.clause(plan.clause(id), rulings) for id in ids)  # noqa: A001 - what it is


@lru_cache(maxsize=8)
def _rulings(home: Path, version: object) -> tuple[Ruling, ...]:  # noqa: ARG001 - names the answer
    return stored_rulings(tables_of_home(home))


def standing(now: Seen, plan: Plan, asking: Asking, *, as_of: date, known_at: datetime | None = None) -> PlanState:
    """Return the state of a plan as `plan_state` does, without its rows of evidence; what is kept is not asked.

    Args:
        now: what the home held before `asking` was made.
        plan: the plan.
        asking: evidence, rules, places and rulings.
        as_of: the day, at its end.
        known_at: only what was stored by this moment counts.
    """
    rulings = known_rulings(asking.rulings, asking.tables, known_at=known_at)
    own = [ruling for ruling in rulings if ruling.plan == plan.id]
    asked = (now.home, plan.id, as_of, known_at)
    names = {clause.id: (*asked, clause.id, now.clause(clause, own)) for clause in plan.file.clauses}
    found = {id: kept for id, name in names.items() if (kept := _kept.get(name))}  # noqa: A001 - what it is
    missing = [id for id in names if id not in found]  # noqa: A001 - as above
    if missing:
        for state in plan_state(plan, asking, as_of=as_of, known_at=known_at, only=missing).clauses:
            found[state.clause.id] = bare = _without_rows(state)
            _kept.put(names[state.clause.id], bare)
            _against.put(names[state.clause.id], _rows_against(state))
    clauses = tuple(found[id] for id in names)  # noqa: A001 - as above
    gaps = tuple(gap for state in clauses for gap in gaps_of(state.clause))
    return PlanState(plan, as_of, known_at, clauses, gaps)


@dataclass(frozen=True, slots=True)
class Against:
    """Rows of a register that speak against an indicator.

    Attributes:
        indicator: its id.
        register: whose rows.
        keys: of the rows.
    """

    indicator: str
    register: str
    keys: pl.Series


def rows_against(
    now: Seen, plan: Plan, asking: Asking, *, as_of: date, registers: Collection[str]
) -> Mapping[str, tuple[Against, ...]]:
    """Return by clause the rows of some registers that speak against its indicators.

    Args:
        now: as for `standing`.
        plan: as above.
        asking: as above.
        as_of: as above.
        registers: names of the registers; clauses that read none of them are left out.
    """
    rulings = known_rulings(asking.rulings, asking.tables, known_at=None)
    own = [ruling for ruling in rulings if ruling.plan == plan.id]
    read = [clause for clause in plan.file.clauses if _registers_read(clause) & {*registers}]
    names = {clause.id: (now.home, plan.id, as_of, None, clause.id, now.clause(clause, own)) for clause in read}
    found = {id: _against.get(name) for id, name in names.items()}  # noqa: A001 - what it is
    missing = [id for id, kept in found.items() if kept is None]  # noqa: A001 - as above
    for state in plan_state(plan, asking, as_of=as_of, only=missing).clauses if missing else ():
        found[state.clause.id] = rows = _rows_against(state)
        _against.put(names[state.clause.id], rows)
    return {id: tuple(row for row in rows or () if row.register in registers) for id, rows in found.items()}  # noqa: A001


def _registers_read(clause: Clause) -> set[str]:
    return {register.name for table in tables_read(clause) if (register := holder(table))}


def _rows_against(state: ClauseState) -> tuple[Against, ...]:
    found = []
    for indicator in state.indicators:
        register = holder(table_of(indicator.question.indicator) or "")
        evidence = indicator.finding.evidence
        if register is not None and evidence is not None and KEY in evidence.columns:
            keys = evidence.filter(pl.col(ANSWER) == AGAINST).get_column(KEY)
            found.append(Against(indicator.id, register.name, keys))
    return tuple(found)


def _without_rows(state: ClauseState) -> ClauseState:
    """Return a clause without its rows of evidence, which would fill the memory."""
    bare = (replace(i, finding=replace(i.finding, shown=None)) for i in state.indicators)
    return replace(state, indicators=tuple(bare))


_kept = Kept[ClauseState](KEPT)
_against = Kept[tuple[Against, ...]](KEPT_AGAINST)

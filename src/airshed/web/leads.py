"""What sources of cases are asked with at a home, and what asks them, each day and whenever evidence changed.

Besides evidence sources are handed what plans and registers declare: where clauses stand, columns of terms, proofs of
settled rows, who confirms what.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from airshed.ingest.silence import anything_heard, device_states
from airshed.plan.evidence import Tables
from airshed.plan.load import Plan, load_plans
from airshed.plan.shapes import table_of
from airshed.plan.state import Asking, ClauseState
from airshed.web import env
from airshed.web.bridge import asking_of
from airshed.web.cases.finding import Round, find_cases
from airshed.web.cases.models import TABLE as CASES
from airshed.web.cases.operations import Mover, the_clock
from airshed.web.cases.rechecks import draw_rechecks
from airshed.web.cases.source import CLOSINGS, DEADLINES, DEVICE_STATES, OWNERS, STANDINGS
from airshed.web.cases.sweep import Swept, sweep_clocks
from airshed.web.cases.telling import tell_night
from airshed.web.evidence import owners_of, stamps
from airshed.web.kit.models import Confirmation
from airshed.web.kit.register import Register, registers
from airshed.web.plans import rulebook
from airshed.web.standings import seen, standing
from airshed.web.waiting import fresh_days_of

_DONE = ("办结", "that it was done")
_TEXT, _DAY = pl.String(), pl.Date()
_STANDINGS = dict.fromkeys(("plan", "clause", "zh", "en", "department", "status", "indicators"), _TEXT)
_DEADLINES: Mapping[str, Any] = {
    **dict.fromkeys(("table", "due", "closed", "where", "zh", "en", "done_zh", "done_en", "plan", "clause"), _TEXT),
    "from_date": _DAY,
    "to_date": _DAY,
    "personal": pl.Boolean(),
}
_CLOSINGS: Mapping[str, Any] = {
    **dict.fromkeys(("table", "closed", "proof", "zh", "en", "done_zh", "done_en", "proof_zh", "proof_en"), _TEXT),
    "personal": pl.Boolean(),
}
_OWNERS: Mapping[str, Any] = {
    **dict.fromkeys(("table", "department", "zh", "en"), _TEXT),
    "confirmed_date": _DAY,
    "fresh_days": pl.Int64(),
    "rows": pl.Int64(),
}


def look_for_cases(home: Path, *, now: datetime) -> Round:
    """Ask all sources what is wrong, and make cases of it; again it changes nothing.

    Raises:
        AirshedError: plans, rules, places or holidays of the home cannot be used.
    """
    mover = the_clock(now)
    return find_cases(home, tables_for(home, mover), mover=mover)


def look_after_clocks(home: Path, *, now: datetime) -> Swept:
    """Draw what is verified again, step up and move on what has waited for too long, and tell of it once a day.

    Again it changes nothing.

    Raises:
        AirshedError: rules or holidays of the home cannot be used.
    """
    draw_rechecks(home, mover=the_clock(now))
    swept = sweep_clocks(home, mover=the_clock(now))
    tell_night(at=now)
    return swept


def evidence_version(home: Path, now: datetime) -> object:
    """Return what changes with the day, when evidence does other than that of cases, and when a device is silent."""
    held, silent = seen(home), _silences(home, now=now).filter("silent").get_column("code").to_list()
    stamps = tuple(sorted((name, number) for name, number in held.stamps.items() if name != CASES))
    return (now.date(), held.lake, *held.moved.values(), stamps, tuple(silent))


def _silences(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return the states of devices; none where no frame came at all, for there the gateway is not in use."""
    found = device_states(home, now=now, hours=int(env.settings(home)["device_silence_hours"]))
    return found if anything_heard(home, now=now) else found.clear()


def tables_for(home: Path, mover: Mover) -> Tables:
    """Return the tables that sources are asked with: evidence as it was known at the moment, and what is declared."""
    held, asking, plans = seen(home), asking_of(home, rulebook(home)), load_plans(home)
    on, known_at = mover.at.date(), mover.at
    made = {
        STANDINGS: lambda: _standings(held, asking, plans, on=on, known_at=known_at),
        DEADLINES: lambda: _frame(_deadlines(plans), _DEADLINES),
        CLOSINGS: lambda: _frame(_closings(), _CLOSINGS),
        OWNERS: lambda: _frame(_owners(home, plans, on=on, known_at=known_at), _OWNERS),
        DEVICE_STATES: lambda: _silences(home, now=known_at).lazy(),
    }

    def tables(name: str, *, as_of: date | None = None, known_at: datetime | None = known_at) -> pl.LazyFrame | None:
        return made[name]() if name in made else asking.tables(name, as_of=as_of, known_at=known_at)

    return tables


def _frame(rows: Iterator[Mapping[str, Any]], schema: Mapping[str, Any]) -> pl.LazyFrame:
    return pl.LazyFrame(list(rows), schema=schema, orient="row")


def _standings(held: Any, asking: Asking, plans: tuple[Plan, ...], *, on: date, known_at: datetime) -> pl.LazyFrame:  # noqa: ANN401
    """Return where the clauses of the plans of the year stand; what rests on cases alone is left to their clocks."""
    states = [
        standing(held, plan, asking, as_of=on, known_at=known_at)
        for plan in plans
        if plan.file.year == on.year and plan.file.issued <= on
    ]
    rows = (_standing(state.plan, clause) for state in states for clause in state.clauses)
    return _frame((row for row in rows if row["indicators"]), _STANDINGS)


def _standing(plan: Plan, state: ClauseState) -> dict[str, Any]:
    late = [i for i in state.indicators if i.status == state.status]
    return {
        "plan": plan.id,
        "clause": state.clause.id,
        "zh": state.clause.zh,
        "en": state.clause.en,
        "department": state.clause.lead,
        "status": state.status,
        "indicators": " ".join(i.id for i in late if table_of(i.question.indicator) != CASES),
    }


def _deadlines(plans: tuple[Plan, ...]) -> Iterator[dict[str, Any]]:
    """Yield the terms that plans ask registers for, then those that registers name themselves."""
    for plan in plans:
        span = {"from_date": date(plan.file.year, 1, 1), "to_date": date(plan.file.year + 1, 1, 1)}
        for clause in plan.file.clauses:
            for indicator in clause.indicators:
                register = registers().get(table_of(indicator) or "")
                if register is not None and indicator.kind == "timeliness":
                    named = {"plan": plan.id, "clause": clause.id, "where": indicator.where or ""}
                    yield {**_term(register, indicator.due, indicator.closed), **named, **span}
    for register in registers().values():
        if register.closing and register.closing.due:
            named = {"plan": "", "clause": "", "where": "", "from_date": None, "to_date": None}
            yield {**_term(register, register.closing.due, register.closing.column), **named}


def _term(register: Register, due: str, closed: str) -> dict[str, Any]:
    column = register.column.get(closed)
    done = (column.zh, column.en) if column else register.labels.get(closed, _DONE)
    return {**_named(register), "due": due, "closed": closed, "done_zh": done[0], "done_en": done[1]}


def _named(register: Register) -> dict[str, Any]:
    zh, en = register.words
    personal = any(register.column[name].personal for name in register.key)
    return {"table": register.name, "zh": zh, "en": en, "personal": personal}


def _closings() -> Iterator[dict[str, Any]]:
    for register in registers().values():
        closing = register.closing
        if closing is None:
            continue
        words = {purpose.name: purpose.words for purpose in register.purposes}
        for proof in closing.proofs:
            done, (zh, en) = closing.words, words[proof]
            told = {"closed": closing.column, "proof": proof, "proof_zh": zh, "proof_en": en}
            yield {**_named(register), **told, "done_zh": done[0], "done_en": done[1]}


def _owners(home: Path, plans: tuple[Plan, ...], *, on: date, known_at: datetime) -> Iterator[dict[str, Any]]:
    """Yield for each register that a plan wants confirmed the departments with rows of it, and when each last did."""
    said: dict[tuple[str, str], date] = {}
    told = Confirmation.objects.filter(at__lte=known_at, confirmed_date__lte=on).order_by("at", "pk")
    for register, department, day in told.values_list("register", "department_id", "confirmed_date"):
        said[register, department] = max(day, said.get((register, department), day))
    known = stamps()
    for name, days in _wanted(plans, on).items():
        if name in registers() and name in known:
            rows = owners_of(home, name, as_of=on, known_at=known_at, known=known).get_column("department").drop_nulls()
            for department, count in rows.value_counts(sort=True).rows():
                own = {"department": department, "rows": count, "fresh_days": days}
                yield {**_only(registers()[name]), **own, "confirmed_date": said.get((name, department))}


def _only(register: Register) -> dict[str, Any]:
    zh, en = register.words
    return {"table": register.name, "zh": zh, "en": en}


def _wanted(plans: tuple[Plan, ...], on: date) -> dict[str, int]:
    found: dict[str, int] = {}
    for plan in plans:
        if plan.file.year == on.year and plan.file.issued <= on:
            for name, days in fresh_days_of(plan).items():
                if days is not None:
                    found[name] = min(days, found.get(name, days))
    return found

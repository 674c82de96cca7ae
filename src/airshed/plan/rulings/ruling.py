"""Rulings: dated decisions that fill the gaps of the paper or say how a word is read. They lie over the plan.

The paper itself is never edited: a ruling names a clause or indicator, what it decides, document, approver, reason and
the days it is in force, and `ruled` returns the plan as it reads with the rulings of a day. A ruling that replaces
another holds from its first day; the other speaks for the days before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

import polars as pl

from airshed.errors import AirshedError
from airshed.plan.evidence import Tables
from airshed.plan.load import indicator_ids
from airshed.plan.schema import Clause, Expected, Indicator, PlanFile, Reading, Target, Words
from airshed.tables import SMALL

Aspect = Literal["lead", "assist", "person", "deadline", "target", "expected", "reading", "where", "done"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
RULINGS = "rulings"
SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "＝": "=="}
_TARGET = re.compile(r"(<=|<|>=|>|==)?\s*(-?[0-9]{1,12}(?:\.[0-9]{1,9})?)(%|\s+[A-Za-z0-9_]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RulingRefused(AirshedError):
    """Rulings cannot stand; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision over a plan.

    Attributes:
        id: `R-` and eight signs.
        plan: id of the plan.
        clause: id of the clause or indicator.
        aspect: what is decided.
        value: the decision: a department, departments with commas, a day, `>= 0.95`, a number, words, an expression.
        document: the paper that says so.
        approver: who approved it.
        reason: why.
        from_date: first day it is in force.
        to_date: day after the last, None = open.
        replaces: ruling that ends where this one begins.
        by: who entered it.
        known_at: when.
    """

    id: str
    plan: str
    clause: str
    aspect: Aspect
    value: str
    document: str
    approver: str
    reason: str
    from_date: date
    to_date: date | None = None
    replaces: str | None = None
    by: str = ""
    known_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether its own days include a day; what replaces it is not asked."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)


Days = tuple[date, date]
"""First day and day after the last; the same day twice = none."""


def days_of(ruling: Ruling, others: Iterable[Ruling]) -> Days:
    """Return the days a ruling is in force: its own, up to the first day of one that replaces it.

    A ruling that was ended before it began replaces nothing.
    """
    return _days(ruling, _replaced(others))


def _replaced(rulings: Iterable[Ruling]) -> Mapping[str, date]:
    """Return the day from which each replaced ruling is replaced."""
    found: dict[str, date] = {}
    for ruling in rulings:
        if ruling.replaces and (ruling.to_date is None or ruling.from_date < ruling.to_date):
            found[ruling.replaces] = min(ruling.from_date, found.get(ruling.replaces, date.max))
    return found


def _days(ruling: Ruling, replaced: Mapping[str, date]) -> Days:
    end = min(replaced.get(ruling.id, date.max), ruling.to_date or date.max)
    return ruling.from_date, max(end, ruling.from_date)


def stored_rulings(tables: Tables, *, known_at: datetime | None = None) -> tuple[Ruling, ...]:
    """Return the rulings of table `rulings` as they were known at a moment, in order of entry."""
    frame = tables(RULINGS, known_at=known_at)
    return () if frame is None else rulings_in(frame)


def rulings_in(frame: pl.LazyFrame) -> tuple[Ruling, ...]:
    """Return the rulings of rows of table `rulings`, each as its last row says, in order of entry."""
    rows = frame.sort("revision").unique("ruling", keep="last").sort("known_at", "ruling").drop("revision")
    rows = rows.rename({"ruling": "id", "decision": "value"})
    return tuple(Ruling(**row) for row in rows.collect(engine=SMALL).to_dicts())


def known_rulings(rulings: Sequence[Ruling], tables: Tables, *, known_at: datetime | None) -> Sequence[Ruling]:
    """Return rulings as they were known at a moment: those entered later are not there, those ended later are open.

    Args:
        rulings: as they are known now.
        tables: where earlier states are stored, if they are.
        known_at: the moment; None = now.
    """
    if known_at is None:
        return rulings
    earlier = {ruling.id: ruling for ruling in stored_rulings(tables, known_at=known_at)} if rulings else {}
    then = (earlier.get(ruling.id, ruling) for ruling in rulings)
    return tuple(ruling for ruling in then if ruling.known_at is None or ruling.known_at <= known_at)


Decided = Mapping[str, Mapping[Aspect, Ruling]]
"""Clause or indicator id to what is decided of it."""


def in_force(rulings: Iterable[Ruling], *, plan: str, on: date) -> Decided:
    """Return the rulings of a plan in force on a day: one that replaces another speaks from its first day on."""
    own = [r for r in rulings if r.plan == plan]
    replaced = _replaced(own)
    found: dict[str, dict[Aspect, Ruling]] = {}
    for ruling in own:
        first, end = _days(ruling, replaced)
        if first <= on < end:
            found.setdefault(ruling.clause, {})[ruling.aspect] = ruling
    return found


def day_of(text: str) -> date | None:
    """Return the day of `2019-12-31`, None where it is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def names_of(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def target_of(indicator: Indicator, text: str) -> Target | None:
    """Return the target of a text such as `>= 0.95 share` or `≥ 95%`, None where it is none.

    Sign and unit may come from the plan's own target.
    """
    for sign, plain in SIGNS.items():
        text = text.replace(sign, plain)
    match, own = _TARGET.fullmatch(text.strip()), indicator.target
    if match is None or not (match[1] or own) or not (match[3] or own):
        return None
    op = match[1] or (own.op if own else "")
    unit = (match[3] or (own.unit if own else "")).strip()
    value = Decimal(match[2])
    if unit == "%":
        value, unit = value / 100, "share"
    return Target.model_validate({"op": op, "value": format(value.normalize(), "f"), "unit": unit, "basis": "local"})


def ruled(plan: PlanFile, decided: Decided) -> PlanFile:
    """Return the plan as it reads with rulings."""
    if not decided:
        return plan
    return plan.model_copy(update={"clauses": tuple(_ruled_clause(c, decided) for c in plan.clauses)})


def _ruled_clause(clause: Clause, decided: Decided) -> Clause:
    own = decided.get(clause.id, {})
    ids = indicator_ids(clause)
    if not own and not any(id in decided for id in ids):  # noqa: A001 - what it is
        return clause
    update: dict[str, Any] = {}
    if "lead" in own:
        update["lead"] = own["lead"].value.strip()
    if "assist" in own:
        update["assist"] = names_of(own["assist"].value)
    if "deadline" in own:
        update["deadline"] = date.fromisoformat(own["deadline"].value.strip())
    if "reading" in own:
        words = own["reading"]
        said = Reading(word=words.id, zh=words.value, en=words.value, why=Words(zh=words.reason, en=words.reason))
        update["readings"] = (*clause.readings, said)
    update["indicators"] = tuple(
        _ruled_indicator(indicator, decided.get(id, {}), by_deadline="deadline" in own)
        for id, indicator in zip(ids, clause.indicators, strict=True)  # noqa: A001 - what it is
    )
    return clause.model_copy(update=update)


def _ruled_indicator(indicator: Any, own: Mapping[Aspect, Ruling], *, by_deadline: bool) -> Any:  # noqa: ANN401
    update: dict[str, Any] = {}
    if by_deadline:
        update["deadline"] = None
    for aspect, ruling in own.items():
        value = ruling.value.strip()
        if aspect == "deadline":
            update["deadline"] = date.fromisoformat(value)
        elif aspect == "target":
            update["target"] = target_of(indicator, value)
        elif aspect == "expected":
            words = Words(zh=ruling.document, en=ruling.document)
            update["expected"] = Expected(count=int(value), source=words)
        elif aspect in {"where", "done"}:
            update[aspect] = value
    return indicator.model_copy(update=update) if update else indicator


def basis_of(id: str, decided: Decided) -> str | None:  # noqa: A002 - what it is
    """Return `ruling R-…` where an indicator's target was ruled."""
    ruling = decided.get(id, {}).get("target")
    return f"ruling {ruling.id}" if ruling else None

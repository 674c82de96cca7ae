"""Rulings: dated decisions that fill the gaps of the paper or say how a word is read. They lie over the plan.

The paper itself is never edited: a ruling names a clause or indicator, what it decides, document, approver, reason and
the days it is in force, and `ruled` returns the plan as it reads with the rulings of a day.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

from airshed.errors import AirshedError, Fault
from airshed.plan.evidence import Tables
from airshed.plan.expressions import check_expression
from airshed.plan.load import Plan, indicator_ids
from airshed.plan.question import columns_of
from airshed.plan.schema import Clause, Expected, Indicator, PlanFile, Reading, Target, Words

Aspect = Literal["lead", "assist", "person", "deadline", "target", "expected", "reading", "where", "done"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
OF_CLAUSE = ("lead", "assist", "person", "deadline", "reading")
"""What is decided of a clause as a whole; the rest is of one indicator (`deadline` may be either)."""
RULINGS = "rulings"
_TARGET = re.compile(r"(<=|<|>=|>|==)?\s*(-?[0-9]{1,12}(?:\.[0-9]{1,9})?)(?:\s+([a-z0-9_]+))?")
_NUMBER = re.compile(r"[0-9]{1,9}")


class RulingRefused(AirshedError):
    """A ruling cannot stand; nothing was stored."""


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
        """Whether it is in force on a day."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)

    def overlaps(self, other: "Ruling") -> bool:
        """Whether both are in force on some day."""
        return (self.to_date is None or other.from_date < self.to_date) and (
            other.to_date is None or self.from_date < other.to_date
        )


def stored_rulings(tables: Tables, *, known_at: datetime | None = None) -> tuple[Ruling, ...]:
    """Return the rulings of table `rulings`, in order of entry."""
    frame = tables(RULINGS, known_at=known_at)
    if frame is None:
        return ()
    rows = frame.sort("known_at", "ruling").drop("revision").rename({"ruling": "id", "decision": "value"})
    return tuple(Ruling(**row) for row in rows.collect().to_dicts())


Decided = Mapping[str, Mapping[Aspect, Ruling]]
"""Clause or indicator id to what is decided of it."""


def in_force(rulings: Iterable[Ruling], *, plan: str, on: date) -> Decided:
    """Return the rulings of a plan in force on a day; one that replaces another is stronger from its first day."""
    held = [r for r in rulings if r.plan == plan and r.holds_on(on)]
    replaced = {r.replaces for r in held if r.replaces}
    found: dict[str, dict[Aspect, Ruling]] = {}
    for ruling in held:
        if ruling.id not in replaced:
            found.setdefault(ruling.clause, {})[ruling.aspect] = ruling
    return found


def check_ruling(ruling: Ruling, plan: Plan, others: Sequence[Ruling]) -> list[Fault]:
    """Return what is wrong with a ruling: unknown clause, a bad value, missing words, contradiction."""
    faults = [
        Fault("plan.ruling_words", name, "", name)
        for name in ("document", "approver", "reason")
        if not getattr(ruling, name).strip()
    ]
    if ruling.to_date is not None and ruling.to_date <= ruling.from_date:
        faults.append(Fault("plan.ruling_days", "to_date", str(ruling.to_date), f"> {ruling.from_date}"))
    clause = plan.clause(ruling.clause)
    if ruling.aspect not in ASPECTS:
        return [*faults, Fault("plan.aspect", "aspect", ruling.aspect, ", ".join(ASPECTS))]
    faults += _check_value(ruling, clause, plan.file)
    for other in others:
        same = (other.plan, other.clause, other.aspect) == (ruling.plan, ruling.clause, ruling.aspect)
        if (
            same
            and other.id not in {ruling.id, ruling.replaces}
            and ruling.overlaps(other)
            and not _ended(other, others)
        ):
            faults.append(
                Fault(
                    "plan.ruling_contradicts",
                    ruling.clause,
                    f"{ruling.aspect} {ruling.value}",
                    f"{other.id} {other.value}",
                )
            )
    known = [other.id for other in others]
    if ruling.replaces is not None and ruling.replaces not in known:
        faults.append(Fault("plan.no_ruling", "replaces", ruling.replaces, ", ".join(known)))
    return faults


def _ended(ruling: Ruling, others: Sequence[Ruling]) -> bool:
    return any(other.replaces == ruling.id for other in others)


def _check_value(ruling: Ruling, clause: Clause, plan: PlanFile) -> list[Fault]:
    aspect, value = ruling.aspect, ruling.value.strip()
    departments = [d.id for d in plan.departments]
    bad: list[str] = []
    expected = ""
    if aspect in OF_CLAUSE and aspect != "deadline" and ruling.clause != clause.id:
        return [Fault("plan.aspect_of_clause", "clause", ruling.clause, clause.id)]
    if aspect in {"lead", "assist"}:
        names = [value] if aspect == "lead" else [name.strip() for name in value.split(",")]
        bad, expected = [name for name in names if name not in departments], ", ".join(departments)
    elif aspect == "deadline":
        day = _day(value)
        bad = [] if day is not None and day >= plan.issued else [value]
        expected = f"YYYY-MM-DD, >= {plan.issued}"
    elif aspect in {"person", "reading"}:
        bad, expected = ([] if value else [value]), aspect
    if bad:
        return [Fault("plan.ruling_value", aspect, name, expected) for name in bad]
    if aspect in {"target", "expected", "where", "done"}:
        return _check_of_indicator(ruling, clause, plan)
    return []


def _check_of_indicator(ruling: Ruling, clause: Clause, plan: PlanFile) -> list[Fault]:
    ids = indicator_ids(clause)
    if ruling.clause not in ids:
        return [Fault("plan.which_indicator", "clause", ruling.clause, ", ".join(ids))]
    indicator = clause.indicators[ids.index(ruling.clause)]
    value = ruling.value.strip()
    if ruling.aspect not in type(indicator).model_fields:
        return [Fault("plan.aspect_of_kind", ruling.aspect, indicator.kind, ", ".join(type(indicator).model_fields))]
    if ruling.aspect == "target":
        return [] if _target(indicator, value) else [Fault("plan.ruling_value", "target", value, ">= 0.95 share")]
    if ruling.aspect == "expected":
        survey = indicator.kind == "coverage"
        fits = _NUMBER.fullmatch(value) is not None
        return [] if fits and survey else [Fault("plan.ruling_value", "expected", value, "120")]
    return check_expression(value, where=ruling.aspect, columns=columns_of(plan, indicator.table))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _target(indicator: Indicator, text: str) -> Target | None:
    """Return the target of a text such as `>= 0.95 share`; sign and unit may come from the plan's own."""
    match = _TARGET.fullmatch(text)
    own = indicator.target
    if match is None or not (match[1] or own) or not (match[3] or own):
        return None
    op, unit = match[1] or (own.op if own else ""), match[3] or (own.unit if own else "")
    return Target.model_validate({"op": op, "value": str(Decimal(match[2])), "unit": unit, "basis": "local"})


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
        update["assist"] = tuple(name.strip() for name in own["assist"].value.split(","))
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
            update["target"] = _target(indicator, value)
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

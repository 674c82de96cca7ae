"""What is wrong with a ruling: words that are missing, a value that cannot be, another ruling that says otherwise."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from airshed.errors import Fault
from airshed.plan.kinds import kinds
from airshed.plan.load import Plan, UnknownPlan, indicator_ids
from airshed.plan.rulings.ruling import ASPECTS, Ruling, day_of, days_of, names_of, ruled, target_of
from airshed.plan.schema import Clause, Department, PlanFile, Target
from airshed.plan.window import due_of, period_of

OF_CLAUSE = ("lead", "assist", "person", "reading")
"""What is decided of a clause as a whole; the rest is of one indicator, `deadline` may be either."""
EXAMPLES = {"deadline": "2019-12-31", "target": ">= 95%", "expected": "120"}
GREATEST_SHARE = 10
"""A target that is a share lies below it."""
_NUMBER = re.compile(r"[0-9]{1,9}")


def check_ruling(ruling: Ruling, plan: Plan, others: Sequence[Ruling]) -> list[Fault]:
    """Return what is wrong with a ruling: unknown clause, a bad value, missing words, contradiction.

    Args:
        ruling: to be entered.
        plan: the plan as written.
        others: rulings already entered; those of other plans do not matter.
    """
    own = [other for other in others if other.plan == plan.id and other.id != ruling.id]
    faults = list(_check_words(ruling))
    try:
        clause = plan.clause(ruling.clause)
    except UnknownPlan as error:
        return [*faults, *error.faults]
    if ruling.aspect not in ASPECTS:
        return [*faults, Fault("plan.aspect", ruling.clause, ruling.aspect, ", ".join(ASPECTS))]
    found = list(_check_value(ruling, clause, plan.file)) or list(_check_ruled(ruling, clause, plan.file))
    against = [] if found else _contradictions(ruling, own)
    return [*faults, *found, *_check_replaced(ruling, own), *against]


def settled(ruling: Ruling, plan: Plan) -> Ruling:
    """Return a ruling with its value in one spelling, so that the same decision is the same text; faulty ones stay."""
    value = ruling.value.strip()
    if ruling.aspect == "assist":
        value = ",".join(names_of(value))
    elif ruling.aspect == "expected" and _NUMBER.fullmatch(value):
        value = str(int(value))
    elif ruling.aspect == "target":
        found = [dict(zip(indicator_ids(c), c.indicators, strict=True)).get(ruling.clause) for c in plan.file.clauses]
        target = next((target_of(indicator, value) for indicator in found if indicator), None)
        value = f"{target.op} {target.value} {target.unit}" if target else value
    return replace(ruling, value=value)


def departments_named(departments: Iterable[Department]) -> str:
    """Return ids of departments with their names, for a message."""
    return ", ".join(f"{department.id} {department.zh}" for department in departments)


def _check_words(ruling: Ruling) -> Iterator[Fault]:
    for name in ("document", "approver", "reason"):
        if not getattr(ruling, name).strip():
            yield Fault("plan.ruling_words", f"--{name}", "", name)
    if ruling.to_date is not None and ruling.to_date <= ruling.from_date:
        yield Fault("plan.ruling_days", "to_date", str(ruling.to_date), f"> {ruling.from_date}")


def _check_value(ruling: Ruling, clause: Clause, plan: PlanFile) -> Iterator[Fault]:
    """Yield what is wrong with a value by itself."""
    aspect, value, ids = ruling.aspect, ruling.value.strip(), indicator_ids(clause)
    where = f"{ruling.clause} {aspect}"
    if aspect in OF_CLAUSE and ruling.clause != clause.id:
        yield Fault("plan.aspect_of_clause", where, ruling.clause, clause.id)
    elif aspect not in {*OF_CLAUSE, "deadline"} and ruling.clause not in ids:
        yield Fault("plan.which_indicator", where, ruling.clause, ", ".join(ids))
    elif not value:
        yield Fault("plan.ruling_value", where, value, EXAMPLES.get(aspect, aspect))
    elif aspect in {"lead", "assist"}:
        names = (value,) if aspect == "lead" else names_of(value)
        unknown = [name for name in names if name not in {department.id for department in plan.departments}]
        yield from (Fault("plan.ruling_department", where, n, departments_named(plan.departments)) for n in unknown)
    elif aspect == "deadline":
        day = day_of(value)
        if day is None:
            yield Fault("plan.ruling_value", where, value, EXAMPLES["deadline"])
        elif day < plan.issued:
            yield Fault("plan.deadline", where, value, f">= {plan.issued}")
    elif aspect in {"target", "expected", "where", "done"}:
        yield from _check_of_indicator(ruling, clause.indicators[ids.index(ruling.clause)], where)


def _check_of_indicator(ruling: Ruling, indicator: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - of any kind
    aspect, value = ruling.aspect, ruling.value.strip()
    fields = type(indicator).model_fields
    if aspect not in fields or (aspect == "target" and indicator.kind == "milestone"):
        here = [a for a in ASPECTS if a in {*fields, *OF_CLAUSE} and (a != "target" or indicator.kind != "milestone")]
        yield Fault("plan.aspect_of_kind", where, indicator.kind, ", ".join(here))
    elif aspect == "target" and not _sound(target_of(indicator, value)):
        yield Fault("plan.ruling_value", where, value, EXAMPLES["target"])
    elif aspect == "expected" and _NUMBER.fullmatch(value) is None:
        yield Fault("plan.ruling_value", where, value, EXAMPLES["expected"])


def _sound(target: Target | None) -> bool:
    """Return whether a target can be meant: ten times all there is was written for percent."""
    return target is not None and (target.unit != "share" or Decimal(target.value or 0) < GREATEST_SHARE)


def _check_ruled(ruling: Ruling, clause: Clause, plan: PlanFile) -> Iterator[Fault]:
    """Yield what is wrong with the plan as it would read: units, expressions, a due date inside its period."""
    after = ruled(plan, {ruling.clause: {ruling.aspect: ruling}})
    read = next(c for c in after.clauses if c.id == clause.id)
    for id, before, indicator in zip(indicator_ids(clause), clause.indicators, read.indicators, strict=True):  # noqa: A001
        if ruling.aspect == "deadline":
            period, due = period_of(indicator, after), due_of(read, indicator, after)
            if kinds()[indicator.kind].course(indicator) == "period" and indicator.span and due < period.last_date:
                yield Fault("plan.due_inside", f"{id} deadline", str(due), f">= {period.last_date}")
        elif indicator != before:
            for fault in kinds()[indicator.kind].check(indicator, after):
                yield replace(fault, where=f"{id} {fault.where}")


def _check_replaced(ruling: Ruling, others: Sequence[Ruling]) -> Iterator[Fault]:
    """Yield what is wrong with the ruling that is replaced: there is none, or it is of something else or over."""
    if ruling.replaces is None:
        return
    about = [other for other in others if (other.clause, other.aspect) == (ruling.clause, ruling.aspect)]
    known = ", ".join(f"{other.id} {other.value}" for other in about)
    other = next((other for other in about if other.id == ruling.replaces), None)
    if other is None:
        yield Fault("plan.no_ruling", f"{ruling.clause} {ruling.aspect}", ruling.replaces, known)
    elif days_of(other, others)[1] <= ruling.from_date:
        yield Fault("plan.ruling_over", other.id, str(days_of(other, others)[1]), f"< {ruling.from_date}")


def _contradictions(ruling: Ruling, others: Sequence[Ruling]) -> Iterator[Fault]:
    """Yield a fault for each other ruling of the same thing that says otherwise on a day both are in force."""
    for other in contradicted(ruling, others):
        said = f"{ruling.aspect} = {ruling.value}"
        yield Fault("plan.ruling_contradicts", ruling.clause, said, f"{other.id} {other.value}")


def contradicted(ruling: Ruling, others: Sequence[Ruling]) -> list[Ruling]:
    """Return the rulings that say otherwise of the same clause and aspect on a day on which both are in force."""
    about = [o for o in others if (o.plan, o.clause, o.aspect) == (ruling.plan, ruling.clause, ruling.aspect)]
    first, end = days_of(ruling, about)
    found = []
    for other in about:
        theirs = days_of(other, (*about, ruling))
        if not _agree(ruling, other) and max(first, theirs[0]) < min(end, theirs[1]):
            found.append(other)
    return found


def _agree(one: Ruling, other: Ruling) -> bool:
    if one.aspect == "assist":
        return set(names_of(one.value)) == set(names_of(other.value))
    return one.value.strip() == other.value.strip()

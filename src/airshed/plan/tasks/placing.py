"""Tasks of a list placed on the clauses of a plan, and the rulings that fill its gaps with what they say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from airshed.plan.load import Plan
from airshed.plan.rulings.checks import check_ruling, contradicted
from airshed.plan.rulings.entry import identified
from airshed.plan.rulings.ruling import Aspect, Ruling, in_force, ruled
from airshed.plan.schema import Clause, PlanFile
from airshed.plan.tasks.departments import plain
from airshed.plan.tasks.lists import Task

PAPER = "paper"
INSIDE = "plan.due_inside"
"""Fault of a deadline before the end of the days a clause is about, such as those of a season."""
_ID = re.compile(r"(?<![A-Za-z0-9.])[A-Z][A-Z0-9.]*-[0-9]{2}(?![0-9])")
Why = Literal["id", "unknown_id", "words", "none", "several"]


@dataclass(frozen=True, slots=True)
class Differing:
    """What the list says otherwise than the plan as it reads; it is told, not applied.

    Attributes:
        aspect: of the clause.
        said: what the list says.
        stands: what stands.
        by: what says so: `paper`, the id of a ruling, or the place of another row of the list.
    """

    aspect: Aspect
    said: str
    stands: str
    by: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A task and where it belongs.

    Attributes:
        task: the row.
        clause: id of the clause, None = not placed.
        why: how it was placed, or why not: `id`, `words`; `unknown_id`, `none`, `several`.
        candidates: clauses it may belong to, where it may be of several.
        rulings: what it fills.
        same: what it says as the plan does already.
        differs: what it says otherwise.
    """

    task: Task
    clause: str | None
    why: Why
    candidates: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    same: tuple[Aspect, ...] = ()
    differs: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """How a list becomes rulings: its plan, and what all its rulings say alike.

    Attributes:
        plan: the plan.
        known: rulings entered so far.
        document: the paper that says so, with the file's name.
        approver: who approved it.
        reason: why, with the file's digest; each ruling adds its row.
        from_date: first day of the rulings.
        to_date: day after the last, None = open.
        by: who enters them.
    """

    plan: Plan
    known: Sequence[Ruling]
    document: str
    approver: str
    reason: str
    from_date: date
    to_date: date | None = None
    by: str = ""


def placed_tasks(tasks: Sequence[Task], given: Import) -> tuple[Placed, ...]:
    """Return every task with its clause and the rulings that fill gaps; nothing that stands is changed."""
    decided = in_force(given.known, plan=given.plan.id, on=given.from_date)
    read = {clause.id: clause for clause in ruled(given.plan.file, decided).clauses}
    basis = {(id, aspect): r.id for id, own in decided.items() for aspect, r in own.items()}  # noqa: A001 - what it is
    told = [_place(task, given.plan.file) for task in tasks]
    return tuple(_agreed([_filled(p, read[p.clause], basis, given) if p.clause else p for p in told]))


def _place(task: Task, plan: PlanFile) -> Placed:
    """Return the clause of a task: by its id, else by our words or the text's key phrase, if only one fits."""
    ids = {clause.id for clause in plan.clauses}
    written = list(dict.fromkeys(_ID.findall(f"{task.clause} {task.item} {task.measure}")))
    named = [id for id in written if id in ids]  # noqa: A001 - what it is
    if len(named) == 1:
        return Placed(task, named[0], "id")
    if named:
        return Placed(task, None, "several", tuple(named))
    if written:
        return Placed(task, None, "unknown_id", tuple(written))
    by_item, by_measure = _fitting(task.item, plan), _fitting(task.measure, plan)
    both = [id for id in by_item if id in by_measure]  # noqa: A001 - what it is
    found = _numbered(task, both or list(dict.fromkeys((*by_item, *by_measure))), plan)
    if len(found) == 1:
        return Placed(task, found[0], "words")
    return Placed(task, None, "several" if found else "none", tuple(found))


def _fitting(text: str, plan: PlanFile) -> list[str]:
    """Return the clauses whose words in either language are the text, else whose key phrase it holds.

    A phrase that occurs only inside a longer one of another clause says nothing of its own.
    """
    said = _bare(text)
    if not said:
        return []
    whole = [clause.id for clause in plan.clauses if said in {_bare(clause.zh), _bare(clause.en)}]
    if whole:
        return whole
    inside = [clause.id for clause in plan.clauses if _bare(clause.zh) in said or _bare(clause.en) in said]
    phrases = {(_bare(place.phrase), clause.id) for clause in plan.clauses for place in clause.text}
    held = {(phrase, id) for phrase, id in phrases if phrase in said}  # noqa: A001 - what it is
    own = {
        id
        for phrase, id in held  # noqa: A001 - what it is
        if not any(phrase != other and phrase in other and phrase not in said.replace(other, "\0") for other, _ in held)
    }
    return [clause.id for clause in plan.clauses if clause.id in own or clause.id in inside]


def _numbered(task: Task, found: list[str], plan: PlanFile) -> list[str]:
    """Return those of several clauses whose number in the text the task names, if it names one."""
    said = _bare(task.clause + task.item + task.measure)
    numbers = {clause.id: [_bare(place.number) for place in clause.text] for clause in plan.clauses}
    named = [id for id in found if any(_names(said, number) for number in numbers[id])]  # noqa: A001 - what it is
    return named if len(found) > 1 and named else found


def _names(said: str, number: str) -> bool:
    """Whether a text names a number as a whole: 二(三)4 is not named by 二(三)42."""
    return re.search(rf"{re.escape(number)}(?![0-9])", said) is not None


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return re.sub(r"\s", "", plain(text))


def _filled(placed: Placed, clause: Clause, basis: Mapping[tuple[str, Aspect], str], given: Import) -> Placed:
    """Return a placed task with the rulings that fill gaps of its clause as it reads, and what differs."""
    rulings: list[Ruling] = []
    same: list[Aspect] = []
    differs: list[Differing] = []
    for aspect, said, stands in _compared(placed.task, clause):
        if stands and set(said.split(",")) == set(stands.split(",")):
            same.append(aspect)
        elif stands:
            differs.append(Differing(aspect, said, stands, basis.get((clause.id, aspect), PAPER)))
        else:
            made = _ruling(placed.task, clause.id, aspect, said, given)
            against = list(_against(made, given))
            differs += [Differing(aspect, said, *other) for other in against]
            rulings += [] if against else [made]
    return replace(placed, rulings=tuple(rulings), same=tuple(same), differs=tuple(differs))


def _against(ruling: Ruling, given: Import) -> Iterator[tuple[str, str]]:
    """Yield what stands against a ruling, and who says so: another ruling, or the days the paper itself names."""
    yield from ((other.value, other.id) for other in contradicted(ruling, given.known))
    faults = check_ruling(ruling, given.plan, [])
    yield from ((fault.expected, PAPER) for fault in faults if fault.code == INSIDE)


def _compared(task: Task, clause: Clause) -> Iterator[tuple[Aspect, str, str]]:
    """Yield aspect, what the task says and what stands, empty = nothing, for all the task says."""
    if task.lead:
        yield "lead", task.lead, clause.lead or ""
    if task.assist:
        yield "assist", ",".join(task.assist), ",".join(clause.assist)
    if task.deadline:
        own = {indicator.deadline for indicator in clause.indicators if indicator.deadline}
        days = {clause.deadline} if clause.deadline else own
        yield "deadline", str(task.deadline), ",".join(sorted(map(str, days)))


def _ruling(task: Task, clause: str, aspect: Aspect, value: str, given: Import) -> Ruling:
    read = [f"{s.text} → {s.value}" for s in task.said if s.column == aspect]
    reason = "; ".join([given.reason, task.place, *read])
    return identified(
        Ruling(
            id="",
            plan=given.plan.id,
            clause=clause,
            aspect=aspect,
            value=value,
            document=given.document,
            approver=given.approver,
            reason=reason,
            from_date=given.from_date,
            to_date=given.to_date,
            by=given.by,
        )
    )


def _agreed(results: Sequence[Placed]) -> list[Placed]:
    """Return the results without rulings on which two rows do not agree; one ruling where they do."""
    made: dict[tuple[str, Aspect], list[tuple[Ruling, str]]] = {}
    for placed in results:
        for ruling in placed.rulings:
            made.setdefault((ruling.clause, ruling.aspect), []).append((ruling, placed.task.place))
    return [_settled(placed, made) for placed in results]


def _settled(placed: Placed, made: Mapping[tuple[str, Aspect], Sequence[tuple[Ruling, str]]]) -> Placed:
    rulings: list[Ruling] = []
    same, differs = list(placed.same), list(placed.differs)
    for ruling in placed.rulings:
        rows = made[ruling.clause, ruling.aspect]
        other = next(((r.value, place) for r, place in rows if r.value != ruling.value), None)
        if other is not None:
            differs.append(Differing(ruling.aspect, ruling.value, *other))
        elif rows[0][0] is ruling:
            rulings.append(ruling)
        else:
            same.append(ruling.aspect)
    return replace(placed, rulings=tuple(rulings), same=tuple(same), differs=tuple(differs))

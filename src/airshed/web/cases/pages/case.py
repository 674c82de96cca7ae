"""A case as its page shows it: where it stands, its clock, what it is about, what happened, what may be done now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from airshed.enforcement import clocks
from airshed.errors import AirshedError, Fault
from airshed.flows.flow import JOBS, Flow, Logged, Move, MoveRefused
from airshed.web.accounts.access import role_of
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.clocking import clock_of, is_over
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.operations import CLOCK_MOVES, PROOFS, flow_of, of_office
from airshed.web.cases.pages import wording
from airshed.web.cases.pages.about import links_of
from airshed.web.cases.pages.duties import duties, movable
from airshed.web.cases.pages.forms import TAKES_FILES, MoveForm
from airshed.web.cases.pages.queries import Line, lines_of
from airshed.web.cases.values import LABELS, why_words
from airshed.web.proofs.queries import Shown
from airshed.web.proofs.queries import of as proofs_of
from airshed.web.words import say

Pair = tuple[str, str]


class ObjectUnknown(AirshedError):
    """There is no such row of a register, or none that the user may see."""


class FilesTooHeavy(AirshedError):
    """Files were let go of while they came; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that was refused.

    Attributes:
        move: its name.
        values: what was typed, by name.
        faults: why it was refused.
        seen: how many rows the log had on the page it came from.
    """

    move: str
    values: Mapping[str, str]
    faults: tuple[Fault, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log in words.

    Attributes:
        number: of the row.
        at: when. [city wall time]
        by: who, and in which role.
        move: what was done.
        change: where the case came from and went to; empty where it stayed.
        facts: what came with it, as pairs of a name and a text.
        due: the last day of the clock after it.
        proofs: photos and documents that came with it.
    """

    number: int
    at: datetime
    by: str
    move: str
    change: str
    facts: tuple[Pair, ...]
    due: date | None
    proofs: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A move that somebody may make now.

    Attributes:
        name: of the move.
        text: what is done.
        leads: where it leads; empty where the case stays.
        fields: the fields of its form, each with what is wrong with it.
        faults: what else is wrong.
        proof: a photo or document must come with it.
        files: photos and documents may come with it.
        opened: its form is shown at once.
    """

    name: str
    text: str
    leads: str
    fields: tuple[tuple[Any, tuple[str, ...]], ...]
    faults: tuple[str, ...]
    proof: bool
    files: bool
    opened: bool


def get_case(code: str, *, user: Any) -> Case:  # noqa: ANN401 - a user
    """Return a case for a user.

    Raises:
        Http404: there is none of that number for this user.
    """
    found: Case = get_visible(Case.objects.select_related("parent"), user=user, code=code)
    return found


def get_page(home: Path, case: Case, *, user: Any, now: datetime, tried: Tried | None = None) -> dict[str, Any]:  # noqa: ANN401
    """Return what the page of a case shows.

    Raises:
        RulesBroken, HolidaysBroken, NoHolidays: the terms of the home cannot be used.
    """
    on, flow, departments = now.date(), flow_of(case), wording.department_names()
    work = casework_of(home, on=on)
    rows = [*case.log.order_by("number")]
    entries = entries_of(case, rows, flow, departments, user=user)
    yours = duties(user).filter(pk=case.pk).exists()
    offered, barred = _offered(case, flow, rows, user=user, on=on, tried=tried, yours=yours)
    parent = visible(Case.objects.filter(pk=case.parent_id), user=user).first() if case.parent_id else None
    light = wording.light_of(case, on=on)
    return {
        "case": case,
        "matter": wording.matter_of(case),
        "state": wording.state_text(flow, case.state),
        "light": light,
        "light_text": wording.light_text(light),
        "holder": wording.holder_text(case, flow, departments),
        "yours": yours,
        "clock": [*_clock(case, work, on=on)],
        "trigger": wording.trigger_text(case, flow, departments),
        "facts": [*_facts(case, departments)],
        "links": links_of(case, user=user),
        "evidence": wording.evidence_text(case),
        "entries": entries[::-1],
        "since": [entry for entry in entries if tried and entry.number > tried.seen],
        "refused": [wording.worded(fault) for fault in tried.faults] if tried and not _there(tried, offered) else [],
        "steps": [move for move in offered if move.leads],
        "others": [move for move in offered if not move.leads],
        "barred": barred,
        "parts": _parts(case, departments, user=user, on=on),
        "parent": lines_of([parent], departments, on=on)[0] if parent else None,
    }


def _there(tried: Tried, offered: Sequence[Offered]) -> bool:
    return any(move.name == tried.move for move in offered)


def _parts(case: Case, departments: Mapping[str, str], *, user: Any, on: date) -> list[Line]:  # noqa: ANN401 - as above
    return lines_of([*visible(case.parts.all(), user=user).order_by("pk")], departments, on=on)


def _facts(case: Case, departments: Mapping[str, str]) -> Iterator[Pair]:
    given = (
        (say("等级", "grade"), wording.grade_text(case.grade)),
        (say("来源", "source"), wording.source_text(case.source)),
        (say("经办部门", "office"), departments.get(case.department_id or "", "")),
        (say("责任部门", "unit that must act"), departments.get(case.unit_id or "", "")),
        (say("责任人", "held by"), case.person),
        (say("法定义务", "legal duty"), case.duty),
        (say("片区 / 网格", "area / grid"), " / ".join(filter(None, (case.area, case.grid)))),
        (say("整改人", "put right by"), case.fixed_by),
        (say("核查人", "verified by"), case.verified_by),
        (say("核查不通过", "failed verifications"), str(case.fails or "")),
        (say("重开", "reopened"), str(case.reopened or "")),
        (say("立案", "opened"), f"{case.opened_at:%Y-%m-%d %H:%M}"),
        (say("办结", "closed"), f"{case.closed_at:%Y-%m-%d %H:%M}" if case.closed_at else ""),
    )
    return ((name, text) for name, text in given if text)


def _clock(case: Case, work: Casework, *, on: date) -> Iterator[Pair]:
    clock = clock_of(case)
    if clock is None:
        return
    if clock.left is not None:
        told = say(f"已中止，还剩 {clock.left} 个工作日", f"stopped with {clock.left} work days left")
        yield say("计时", "clock"), told
        return
    late = clocks.late(clock, on=on, days=work.days)
    left = work.days.between(on, clock.due) if not late else 0
    told = say(f"还剩 {left} 个工作日", f"{left} work days left")
    if is_over(case, on=on):
        told = say(f"已超期 {late} 个工作日", f"{late} work days late")
    yield say("最后一天", "last day"), f"{clock.due} · {told}"
    if case.warn and on < case.warn:
        yield say("开始预警", "warns from"), str(case.warn)
    if case.next_step:
        level = say(f"第 {case.level + 1} 级", f"level {case.level + 1}")
        yield say("逾期升级", "stepped up"), f"{case.next_step} · {level}"
    elif case.level:
        yield say("逾期升级", "stepped up"), say(f"已到第 {case.level} 级", f"level {case.level}, the last")


# --- the log ---


def entries_of(
    case: Case,
    rows: Sequence[CaseEntry],
    flow: Flow,
    departments: Mapping[str, str],
    *,
    user: Any,  # noqa: ANN401 - as above
) -> list[Entry]:
    """Return the log of a case in words, the oldest first, with the proofs that a user may see."""
    purposes = {move.name: move.words for move in flow.moves}
    proofs = {proof.number: proof for proof in proofs_of(PROOFS, case.code, user=user, purposes=purposes)}
    return [_entry(row, flow, departments, proofs) for row in rows]


def _entry(row: CaseEntry, flow: Flow, departments: Mapping[str, str], proofs: Mapping[int, Shown]) -> Entry:
    facts = [(say(*LABELS["why"]), say(*why_words(row.why)))] if row.why else []
    facts += [
        (say(*LABELS[name]), wording.value_text(name, value, departments))
        for name, value in row.values.items()
        if name in LABELS and value not in (None, "")
    ]
    before, after = (wording.state_text(flow, state) for state in (row.source, row.target))
    came = (proofs[number] for number in row.values.get("proofs", ()) if number in proofs)
    return Entry(
        number=row.number,
        at=row.at,
        by=" · ".join(filter(None, (row.by if row.by != JOBS else "", wording.role_text(row.role)))),
        move=wording.move_text(flow, row.move),
        change=f"{before} → {after}" if row.source and row.source != row.target else "",
        facts=tuple(facts),
        due=row.due,
        proofs=tuple(came),
    )


# --- moves ---


def _offered(  # noqa: PLR0913 - a case, its log, who looks when, and what was tried
    case: Case,
    flow: Flow,
    rows: Sequence[CaseEntry],
    *,
    user: Any,  # noqa: ANN401 - as above
    on: date,
    tried: Tried | None,
    yours: bool,
) -> tuple[list[Offered], list[str]]:
    """Return the moves that a user may make now, and why not those that somebody else must make."""
    role = role_of(user)
    if role is None or not movable(user).filter(pk=case.pk).exists():
        return [], []
    log = [Logged(row.move, row.source, row.target, row.by) for row in rows]
    found, barred = list[Offered](), list[str]()
    for move in flow.moves_from(case.state, role=role.value):
        if move.office and not of_office(case, user):
            continue
        try:
            flow.check_maker(move.name, log, by=user.username)
        except MoveRefused as refusal:
            barred += [wording.worded(fault) for fault in refusal.faults]
            continue
        if move.name not in CLOCK_MOVES or _turns(move.name, case, on=on):
            first = yours and not found and bool(move.target) and tried is None
            found.append(_shown(move, case, flow, user=user, on=on, tried=tried, first=first))
    return found, barred


def _turns(move: str, case: Case, *, on: date) -> bool:
    """Whether the clock of a case lets itself be stopped, started again or extended."""
    if case.due is None:
        return False
    return case.left is not None if move == "resume" else case.left is None and not is_over(case, on=on)


def _shown(  # noqa: PLR0913 - as above
    move: Move,
    case: Case,
    flow: Flow,
    *,
    user: Any,  # noqa: ANN401 - as above
    on: date,
    tried: Tried | None,
    first: bool,
) -> Offered:
    own = tried if tried and tried.move == move.name else None
    form = MoveForm(move, case, user=user, on=on, initial=dict(own.values) if own else None)
    told: dict[str, list[str]] = {}
    for fault in own.faults if own else ():
        told.setdefault(fault.where if fault.where in form.fields else "", []).append(wording.worded(fault))
    return Offered(
        name=move.name,
        text=wording.move_text(flow, move.name),
        leads=wording.state_text(flow, move.target) if move.target else "",
        fields=tuple((field, tuple(told.get(field.name, ()))) for field in form),
        faults=tuple(told.get("", ())),
        proof=move.proof,
        files=move.proof or move.name in TAKES_FILES,
        opened=own is not None or first,
    )

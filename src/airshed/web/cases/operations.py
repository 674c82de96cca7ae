"""Writes of cases: opened, moved; each is a conditional update of what somebody saw, with one row of the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from airshed.enforcement import clocks
from airshed.enforcement.clocks import ClockRefused
from airshed.errors import AirshedError, Fault
from airshed.flows import flows
from airshed.flows.flow import JOBS, Flow, Logged, MoveRefused
from airshed.web import audit
from airshed.web.accounts.access import role_of
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.accounts.roles import Role
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.clocking import clock_of, is_over, keep_clock, start_clock
from airshed.web.cases.found import Found
from airshed.web.cases.models import TABLE, Case, CaseEntry
from airshed.web.cases.telling import tell_turn
from airshed.web.cases.values import read_values, written_values
from airshed.web.kit.operations import stamp
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Belonging, follow, seal

PROOFS = TABLE
"""What proofs of cases name in place of a register; they name the move they came with as their purpose."""
BY_HAND = "by_hand"
PROMISED = "promised"
"""The source of tasks that somebody promised in an interview."""
OPENED = "open"
"""The first row of every log: it leads from nowhere to the start of the flow."""
TOLD = frozenset({"urge", "transfer"})
"""Moves that are told though the state stays."""
STORED = frozenset({"grade", "unit", "enterprise", "person", "duty"})
"""Values that came with a move and hold for the case from then on."""


class CaseMoved(AirshedError):
    """Somebody else moved the case since it was looked at; nothing was stored."""


class CaseForbidden(AirshedError):
    """The case is not the user's to move in the state it is in."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves cases, when.

    Attributes:
        by: name of the user, or `jobs`.
        role: in which role.
        at: the moment. [city wall time]
        user: the account; None for the clock, whose moves no right limits.
    """

    by: str
    role: str
    at: datetime
    user: Any = None


def mover_of(user: Any, at: datetime) -> Mover:  # noqa: ANN401 - an account
    """Return an account as a mover.

    Raises:
        CaseForbidden: it is shut.
    """
    role = role_of(user)
    if role is None or not getattr(user, "username", ""):
        raise CaseForbidden(Fault("cases.forbidden", "", str(getattr(user, "username", ""))))
    return Mover(user.username, role.value, at, user)


def the_clock(at: datetime) -> Mover:
    """Return the clock as a mover."""
    return Mover(JOBS, JOBS, at)


@dataclass(frozen=True, slots=True)
class Step:
    """A move that somebody wants to make.

    Attributes:
        move: its name.
        values: what comes with it, as text or as what it means.
        files: name and bytes of photos and documents that prove it.
        seen: how many rows the log had when somebody looked; None = whatever it has.
        evidence: what shows it from now on; None = as before.
    """

    move: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    files: Sequence[tuple[str, Iterable[bytes]]] = ()
    seen: int | None = None
    evidence: Mapping[str, str] | None = None


# --- opening ---


def open_case(  # noqa: PLR0913 - what was found, by whom, and the work it becomes
    home: Path,
    found: Found,
    *,
    mover: Mover,
    flow: str = "five_step",
    parent: Case | None = None,
    more: Mapping[str, Any] = MappingProxyType({}),
    tries: int = 20,
) -> tuple[Case, bool]:
    """Open a case of something found; of a cause that has an open one, return that one.

    Args:
        home: the home.
        found: what was found.
        mover: who found it.
        flow: name of its flow.
        parent: the case it belongs to.
        more: further columns, such as `unit` and `person` of a task; a `deadline` ends its first clock.
        tries: how often to try again where somebody else takes its number.

    Returns:
        The case, and whether it is new.

    Raises:
        ClockRefused: the deadline is over.
        NoHolidays: the holidays of a year on the way are not known.
    """
    if (there := Case.objects.filter(cause=found.cause, closed_at=None).first()) is not None:
        return there, False
    case = _drafted(home, found, flows()[flow], mover, {**more, "parent": parent})
    try:
        with transaction.atomic():
            case.code = _next_code(flows()[flow], mover.at)
            case.save(force_insert=True)
            _log(
                case, OPENED, "", mover=mover, values={**written_values(more), "evidence": dict(found.evidence)}
            ).save()
            if mover.user is not None:  # what the clock finds is told once a night
                tell_turn(case, by=mover.by, at=mover.at)
            _record("case.opened", case, mover, {"cause": case.cause, "source": case.source})
    except IntegrityError:  # somebody else opened it at the same moment, or took its number
        if tries == 1:
            raise
        return open_case(home, found, mover=mover, flow=flow, parent=parent, more=more, tries=tries - 1)
    return case, True


def _drafted(home: Path, found: Found, flow: Flow, mover: Mover, more: Mapping[str, Any]) -> Case:
    """Return a case that is not stored yet, in the first state of its flow."""
    case = Case(**_columns(found), flow=flow.name, version=flow.version, number=1)
    for name, value in more.items():
        if name != "deadline":
            setattr(case, "unit_id" if name == "unit" else name, value)
    case.opened_at = case.changed_at = mover.at
    work = casework_of(home, on=mover.at.date())
    _enter(case, flow, flow.start.name, mover=mover, work=work, deadline=more.get("deadline"))
    return case


def _columns(found: Found) -> dict[str, Any]:
    names = (
        "cause",
        "source",
        "zh",
        "en",
        "object",
        "plan",
        "clause",
        "enterprise",
        "area",
        "grid",
        "lon",
        "lat",
        "grade",
    )
    return {
        **{name: getattr(found, name) for name in names},
        "department_id": found.department,
        "evidence": {**found.evidence},
    }


def _next_code(flow: Flow, at: datetime) -> str:
    begins = f"{flow.letters}-{at.year}-"
    last = Case.objects.filter(code__startswith=begins).order_by("-code").values_list("code", flat=True).first()
    return f"{begins}{int(last.removeprefix(begins)) + 1 if last else 1:06d}"


# --- moving ---


def move_case(home: Path, code: str, step: Step, *, mover: Mover) -> Case:
    """Make a move of a case; return the case after it.

    Raises:
        MoveRefused: the move is not possible from here, not for this role, not by this person, or lacks something.
        ValuesFaulty: values that came with it cannot be used.
        CaseMoved: somebody else moved it since it was looked at.
        CaseForbidden: the case is not the user's to move.
        ClockRefused: its clock does not allow it.
        ProofRefused, NotTaken, TooLarge: a file cannot be kept.
    """
    case = _case_for(code, mover)
    flow = flow_of(case)
    if step.seen is not None and step.seen != case.number:
        raise CaseMoved(_moved(case))
    target = flow.next_state(case.state, move=step.move, role=mover.role)
    values = read_values(step.values)
    flow.check_values(step.move, values, proofs=len(step.files))
    flow.check_maker(step.move, logged(case), by=mover.by)
    if flow.move[step.move].office and not of_office(case, mover.user):
        raise CaseForbidden(Fault("cases.office", step.move, mover.by, str(case.department_id or "")))
    before, seen = case.state, case.number
    _apply(case, flow, step.move, target, values, mover=mover, work=casework_of(home, on=mover.at.date()))
    told = written_values(values)
    if step.evidence is not None:
        case.evidence = told["evidence"] = dict(step.evidence)
    why = str(told.pop("why", ""))
    with transaction.atomic():
        _claim(case, seen)
        if proofs := _seal_all(home, case, step, mover):
            told["proofs"] = proofs
        _log(case, step.move, before, mover=mover, why=why, values=told).save()
        if step.move == "interview":
            _open_tasks(home, case, values, mover=mover)
        follow(register=PROOFS, key=case.code, scope=belonging_of(case))
        if case.state != before or step.move in TOLD:
            tell_turn(case, by=mover.by, at=mover.at)
        _record("case.moved", case, mover, {"move": step.move, "from": before, "to": target})
    return case


def _case_for(code: str, mover: Mover) -> Case:
    case: Case | None
    if mover.user is None:
        case = Case.objects.get(code=code)
        return case
    mine = Q(pk__in=visible(Case.objects.filter(code=code), user=mover.user, action=Action.edit).values("pk"))
    mine |= Q(pk__in=visible(Case.objects.filter(code=code), user=mover.user, action=Action.approve).values("pk"))
    case = Case.objects.filter(mine).first()
    if case is None:
        there = visible(Case.objects.filter(code=code), user=mover.user).first()
        raise CaseForbidden(Fault("cases.forbidden", code, mover.by) if there else Fault("cases.unknown", code))
    return case


def of_office(case: Case, user: Any) -> bool:  # noqa: ANN401 - an account, or None for the clock
    """Whether somebody may speak for the office of a case; of officers its own, and those who coordinate the plan."""
    if user is None or role_of(user) is not Role.officer or case.department_id is None:
        return True
    return bool(user.coordinates) or user.department_id == case.department_id


def flow_of(case: Case) -> Flow:
    """Return the flow of a case, and bring its state to the present version of it."""
    flow = flows()[case.flow]
    if case.version != flow.version:
        case.state = flow.migrated(case.state, version=case.version)
        case.version, case.step = flow.version, flow.state[case.state].step
    return flow


def logged(case: Case) -> list[Logged]:
    """Return the log of a case as its flow judges it, without the row that opened it."""
    rows = case.log.exclude(move=OPENED).order_by("number").values_list("move", "source", "target", "by")
    return [Logged(*row) for row in rows]


def _apply(  # noqa: PLR0913 - a move, what came with it, who makes it, by which terms
    case: Case, flow: Flow, move: str, target: str, values: Mapping[str, Any], *, mover: Mover, work: Casework
) -> None:
    """Give a case the columns it has after a move."""
    for name in STORED & values.keys():
        setattr(case, "unit_id" if name == "unit" else name, values[name])
    if move in {"receive", "transfer"}:
        case.person = str(values.get("person", "")) or (mover.by if move == "receive" else "")
    if move == "refuse":  # whoever was named did not take it
        case.person = ""
    if move in {"report", "finish"}:
        case.fixed_by = mover.by
    if move == "pass":
        case.verified_by = mover.by
    case.fails = 0 if move == "reopen" else case.fails + (move == "fail")
    case.reopened += move == "reopen"
    case.late += bool(flow.move[move].target) and is_over(case, on=mover.at.date())
    case.changed_at = mover.at
    if flow.move[move].target:
        _enter(case, flow, target, mover=mover, work=work, deadline=values.get("deadline"))
    elif move in CLOCK_MOVES:
        _turn_clock(case, flow, move, values, mover=mover, work=work)
    case.number += 1


CLOCK_MOVES = frozenset({"pause", "resume", "extend"})


def _enter(case: Case, flow: Flow, state: str, *, mover: Mover, work: Casework, deadline: Any = None) -> None:  # noqa: ANN401, PLR0913
    case.state, case.step, case.entered_at = state, flow.state[state].step, mover.at
    case.closed_at = mover.at if flow.state[state].final else None
    start_clock(case, flow, on=mover.at.date(), work=work, deadline=deadline)


def _turn_clock(  # noqa: PLR0913 - as `_apply`
    case: Case, flow: Flow, move: str, values: Mapping[str, Any], *, mover: Mover, work: Casework
) -> None:
    clock, on, days = clock_of(case), mover.at.date(), work.days
    if clock is None:
        raise ClockRefused(Fault("clocks.none", case.code, case.state))
    if move == "pause":
        clock = clocks.paused(clock, on=on, days=days)
    elif move == "resume":
        clock = clocks.resumed(clock, on=on, days=days)
    else:
        clock = clocks.extended(clock, int(values["days"]), on=on, days=days)
    keep_clock(case, flow, clock, work=work)


def _open_tasks(home: Path, case: Case, values: Mapping[str, Any], *, mover: Mover) -> None:
    """Open a task of the unit for each line of what it promised."""
    more = {"unit": case.unit_id, "person": case.person, **{k: v for k, v in values.items() if k == "deadline"}}
    for number, line in enumerate(filter(None, map(str.strip, values["commitment"].splitlines())), start=1):
        found = Found(
            f"{case.code} promised {case.number}.{number}", PROMISED, line, line, object=case.object, plan=case.plan,
            clause=case.clause, department=case.department_id, enterprise=case.enterprise, area=case.area,
            grid=case.grid, lon=case.lon, lat=case.lat, grade=case.grade,
        )  # fmt: skip
        open_case(home, found, mover=mover, flow="task", parent=case, more=more)


def _claim(case: Case, seen: int) -> None:
    """Store the columns of a case, if its log has as many rows as when it was read."""
    names = [f.attname for f in Case._meta.concrete_fields if not f.primary_key]  # noqa: SLF001 - Django's own
    values = {name: getattr(case, name) for name in names}
    if not Case.objects.filter(pk=case.pk, number=seen).update(**values):
        raise CaseMoved(_moved(Case.objects.get(pk=case.pk)))


def _moved(case: Case) -> Fault:
    last = case.log.order_by("-number").first()
    return Fault("cases.moved", case.code, f"{last.by} {last.at:%Y-%m-%d %H:%M}" if last else "", case.state)


def _log(  # noqa: PLR0913 - what a row of the log says
    case: Case, move: str, source: str, *, mover: Mover, why: str = "", values: Mapping[str, Any] = MappingProxyType({})
) -> CaseEntry:
    return CaseEntry(
        case=case, number=case.number, at=mover.at, by=mover.by, role=mover.role, move=move, source=source,
        target=case.state, why=why, due=None if case.left is not None else case.due, values=dict(values),
    )  # fmt: skip


def _seal_all(home: Path, case: Case, step: Step, mover: Mover) -> list[int]:
    """Keep what proves a move; a file that proved this move of this case before proves nothing new."""
    before = {*Proof.objects.filter(register=PROOFS, key=case.code, purpose=step.move).values_list("pk", flat=True)}
    found = []
    for name, chunks in step.files:
        proof = seal(
            home, register=PROOFS, key=case.code, purpose=step.move, name=name, chunks=chunks, by=mover.by, at=mover.at,
            scope=belonging_of(case),
        )  # fmt: skip
        if proof.pk in before:
            raise MoveRefused(Fault("cases.old_proof", name))
        found.append(proof.pk)
    return found


def belonging_of(case: Case) -> Belonging:
    """Return whose a case is, for its proofs: of the unit that must act, and of the office that verifies."""
    return Belonging("confirmed", case.unit_id, case.area, case.grid, case.enterprise, case.department_id)


def _record(action: str, case: Case, mover: Mover, detail: Mapping[str, Any]) -> None:
    stamp(TABLE, at=mover.at)
    audit.record(by=mover.by, action=action, object=case.code, detail=detail, at=mover.at)

"""What the clock does to cases by itself: it steps up what is overdue, and moves on what has waited for too long.

It looks at columns alone, so it does not depend on new data; each row is claimed by the length of its log, so a sweep
that is killed, repeated or late steps nothing up twice.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from airshed.enforcement import clocks
from airshed.enforcement.clocks import Clock
from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.clocking import next_step
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.operations import Mover, Step, move_case

AT_ONCE = 1_000
"""Cases of a transaction."""
MOVE = "step_up"


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did.

    Attributes:
        stepped: cases that were stepped up.
        moved: cases that the clock moved on.
        refused: cases that it could not move, with the reason.
    """

    stepped: int
    moved: int
    refused: tuple[tuple[str, str], ...]


def sweep_clocks(home: Path, *, mover: Mover) -> Swept:
    """Step up what is overdue and move what has waited for too long, as of the day of the mover."""
    work = casework_of(home, on=mover.at.date())
    moved, refused = _move_all(home, mover)
    stepped = 0
    while found := _step_some(work, mover):
        stepped += found
    return Swept(stepped, moved, tuple(refused))


def _step_some(work: Casework, mover: Mover) -> int:
    """Step some cases up; return how many, 0 where none is left."""
    on = mover.at.date()
    with transaction.atomic():
        waiting = Case.objects.select_for_update().filter(next_step__lte=on, left=None, closed_at=None)
        cases = [
            *waiting.only("pk", "code", "number", "state", "level", "due", "next_step").order_by("next_step", "pk")[
                :AT_ONCE
            ]
        ]
        entries = [_stepped(case, on, work, mover) for case in cases]
        CaseEntry.objects.bulk_create(entries)  # a row that is there already ends the transaction
        Case.objects.bulk_update(cases, ["level", "next_step", "number", "changed_at"], batch_size=200)
        if cases:
            rows = ({"code": case.code, "level": case.level} for case in cases)
            audit.record_rows(by=mover.by, action="case.stepped_up", object="cases", rows=rows, at=mover.at)
    return len(cases)


def _stepped(case: Case, on: date, work: Casework, mover: Mover) -> CaseEntry:
    clock = Clock(case.due)
    case.level = clocks.level(clock, on=on, every=work.every, most=work.most, days=work.days)
    case.next_step = next_step(case.level, clock, work=work)
    case.number += 1
    case.changed_at = mover.at
    return CaseEntry(
        case=case, number=case.number, at=mover.at, by=mover.by, role=mover.role, move=MOVE, source=case.state,
        target=case.state, due=case.due, values={"level": case.level},
    )  # fmt: skip


def _move_all(home: Path, mover: Mover) -> tuple[int, list[tuple[str, str]]]:
    on = mover.at.date()
    waiting = Case.objects.filter(trigger__lte=on, left=None, closed_at=None).order_by("trigger", "pk")
    moved, refused = 0, []
    for code, move, number, day in waiting.values_list("code", "trigger_move", "number", "trigger"):
        try:
            why = f"trigger {day}"
            move_case(home, code, Step(move, {"why": why}, seen=number), mover=mover)
            moved += 1
        except AirshedError as refusal:
            refused.append((code, str(refusal)))
    return moved, refused

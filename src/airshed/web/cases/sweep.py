"""What the clock does to cases by itself: it steps up what is overdue, and moves on what has waited for too long.

It looks at columns alone, so it does not depend on new data; each row is claimed by the length of its log, so a sweep
that is killed, repeated or late steps nothing up twice.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import F

from airshed.enforcement import clocks
from airshed.enforcement.clocks import Clock
from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.clocking import next_step, trigger_of
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
    moved, refused = _move_all(home, work, mover)
    stepped, some = 0, (1, 0)
    while some[0]:
        some = _step_some(work, mover)
        stepped += some[1]
    return Swept(stepped, moved, tuple(refused))


def _step_some(work: Casework, mover: Mover) -> tuple[int, int]:
    """Look at some cases whose day has come; return how many there were, and how many were stepped up."""
    on = mover.at.date()
    with transaction.atomic():
        waiting = Case.objects.select_for_update().filter(next_step__lte=on, left=None, closed_at=None)
        cases = [
            *waiting.only("pk", "code", "number", "state", "level", "due", "next_step").order_by("next_step", "pk")[
                :AT_ONCE
            ]
        ]
        entries = [entry for case in cases if (entry := _stepped(case, on, work, mover))]
        CaseEntry.objects.bulk_create(entries)  # a row that is there already ends the transaction
        _store(cases, {entry.case_id for entry in entries}, mover)
        if entries:
            rows = ({"code": entry.case.code, "level": entry.case.level} for entry in entries)
            audit.record_rows(by=mover.by, action="case.stepped_up", object="cases", rows=rows, at=mover.at)
    return len(cases), len(entries)


def _store(cases: list[Case], stepped: set[int], mover: Mover) -> None:
    """Store levels and days in one statement for all cases that have the same, which are few."""
    alike = defaultdict[tuple[bool, int, date | None], list[int]](list)
    for case in cases:
        alike[case.pk in stepped, case.level, case.next_step].append(case.pk)
    for (moved, level, day), numbers in alike.items():
        more = {"number": F("number") + 1, "changed_at": mover.at} if moved else {}
        Case.objects.filter(pk__in=numbers).update(level=level, next_step=day, **more)


def _stepped(case: Case, on: date, work: Casework, mover: Mover) -> CaseEntry | None:
    """Step a case up; None where the holidays that are known by now say that its time has not come."""
    clock, before = Clock(case.due), case.level
    case.level = max(before, clocks.level(clock, on=on, every=work.every, most=work.most, days=work.days))
    case.next_step = next_step(case.level, clock, work=work)
    if case.level == before:
        return None
    case.number += 1
    case.changed_at = mover.at
    return CaseEntry(
        case=case, number=case.number, at=mover.at, by=mover.by, role=mover.role, move=MOVE, source=case.state,
        target=case.state, due=case.due, values={"level": case.level},
    )  # fmt: skip


def _move_all(home: Path, work: Casework, mover: Mover) -> tuple[int, list[tuple[str, str]]]:
    on = mover.at.date()
    waiting = Case.objects.filter(trigger__lte=on, left=None, closed_at=None).order_by("trigger", "pk")
    moved, refused = 0, []
    for case in waiting:
        try:
            day = trigger_of(case, Clock(case.due), work=work)
            if day is None or day > on:  # holidays that were not known when it was set
                Case.objects.filter(pk=case.pk, number=case.number).update(trigger=day)
                continue
            move_case(
                home, case.code, Step(case.trigger_move, {"why": f"trigger {day}"}, seen=case.number), mover=mover
            )
            moved += 1
        except AirshedError as refusal:
            refused.append((case.code, str(refusal)))
    return moved, refused

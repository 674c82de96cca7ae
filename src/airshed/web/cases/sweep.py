"""What the clock does to cases by itself: it steps up what is overdue, and moves on what has waited for too long.

It looks at columns alone, so it does not depend on new data; each row is claimed by the length of its log, so a sweep
that is killed, repeated or late steps nothing up twice.
"""

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from airshed.enforcement import clocks
from airshed.enforcement.clocks import Clock
from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.clocking import next_step, trigger_of
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.operations import Mover, Step, move_case
from airshed.web.cases.values import BY_CLOCK

AT_ONCE = 5_000
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


@dataclass(slots=True)
class _Waiting:
    """What of a case the clock looks at; models would take longer than the work itself."""

    pk: int
    code: str
    number: int
    state: str
    level: int
    due: date
    next_step: date | None


def _step_some(work: Casework, mover: Mover) -> tuple[int, int]:
    """Look at some cases whose day has come; return how many there were, and how many were stepped up."""
    with transaction.atomic():
        waiting = Case.objects.select_for_update().filter(next_step__lte=mover.at.date(), left=None, closed_at=None)
        columns = waiting.order_by("next_step", "pk").values_list(*(field.name for field in fields(_Waiting)))
        cases = [_Waiting(*row) for row in columns[:AT_ONCE]]
        steps = _Steps(work, mover.at.date())
        stepped = [case for case in cases if steps.step_up(case)]
        _log_all(stepped, mover)
        _store(cases, {case.pk for case in stepped}, mover)
        if stepped:
            rows = ({"code": case.code, "level": case.level} for case in stepped)
            audit.record_rows(by=mover.by, action="case.stepped_up", object="cases", rows=rows, at=mover.at)
    return len(cases), len(stepped)


class _Steps:
    """Where clocks step up to on a day; many of them end on the same one."""

    def __init__(self, work: Casework, on: date) -> None:
        """Name the terms and the day."""
        self._work, self._on = work, on
        self._known: dict[tuple[date, int], tuple[int, date | None]] = {}

    def step_up(self, case: _Waiting) -> bool:
        """Step a case up; return whether it was: holidays that are known by now may say that its time has not come."""
        before, named = case.level, (case.due, case.level)
        if named not in self._known:
            self._known[named] = self._step(*named)
        case.level, case.next_step = self._known[named]
        case.number += case.level > before
        return case.level > before

    def _step(self, due: date, before: int) -> tuple[int, date | None]:
        clock, work = Clock(due), self._work
        level = max(before, clocks.level(clock, on=self._on, every=work.every, most=work.most, days=work.days))
        return level, next_step(level, clock, work=work)


def _log_all(cases: list[_Waiting], mover: Mover) -> None:
    """Add a row to the log of each case; one that is there already ends the transaction."""
    columns = [field for field in CaseEntry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - Django's own
    names = [field.name for field in columns]
    case_at, number_at = names.index("case"), names.index("number")
    shared = {"at": mover.at, "by": mover.by, "role": mover.role, "move": MOVE, "why": ""}
    alike: dict[tuple[str, date, int], list[Any]] = {}

    def stored(case: _Waiting) -> list[Any]:
        """Return the columns of a row, but for case and number, as the database keeps them."""
        own = {**shared, "source": case.state, "target": case.state, "due": case.due, "values": {"level": case.level}}
        return [field.get_db_prep_save(own[field.name], connection) if field.name in own else None for field in columns]

    def row(case: _Waiting) -> list[Any]:
        named = (case.state, case.due, case.level)
        if named not in alike:
            alike[named] = stored(case)
        values = alike[named].copy()
        values[case_at], values[number_at] = case.pk, case.number
        return values

    quoted = connection.ops.quote_name
    named, places = ", ".join(quoted(field.column) for field in columns), ", ".join("%s" for _ in columns)
    table = quoted(CaseEntry._meta.db_table)  # noqa: SLF001 - as above
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", [row(case) for case in cases])  # noqa: S608


def _store(cases: list[_Waiting], stepped: set[int], mover: Mover) -> None:
    """Store levels and days in one statement for all cases that have the same, which are few."""
    alike = defaultdict[tuple[bool, int, date | None], list[int]](list)
    for case in cases:
        alike[case.pk in stepped, case.level, case.next_step].append(case.pk)
    for (moved, level, day), numbers in alike.items():
        more = {"number": F("number") + 1, "changed_at": mover.at} if moved else {}
        Case.objects.filter(pk__in=numbers).update(level=level, next_step=day, **more)


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
                home, case.code, Step(case.trigger_move, {"why": BY_CLOCK.format(day)}, seen=case.number), mover=mover
            )
            moved += 1
        except AirshedError as refusal:
            refused.append((case.code, str(refusal)))
    return moved, refused

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
        stepped = [case for case in cases if _step_up(case, work, mover.at.date())]
        _log_all(stepped, mover)
        _store(cases, {case.pk for case in stepped}, mover)
        if stepped:
            rows = ({"code": case.code, "level": case.level} for case in stepped)
            audit.record_rows(by=mover.by, action="case.stepped_up", object="cases", rows=rows, at=mover.at)
    return len(cases), len(stepped)


def _step_up(case: _Waiting, work: Casework, on: date) -> bool:
    """Step a case up; return whether it was: holidays that are known by now may say that its time has not come."""
    clock, before = Clock(case.due), case.level
    case.level = max(before, clocks.level(clock, on=on, every=work.every, most=work.most, days=work.days))
    case.next_step = next_step(case.level, clock, work=work)
    case.number += case.level > before
    return case.level > before


def _log_all(cases: list[_Waiting], mover: Mover) -> None:
    """Add a row to the log of each case; one that is there already ends the transaction."""
    columns = [field for field in CaseEntry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - Django's own
    shared = {"at": mover.at, "by": mover.by, "role": mover.role, "move": MOVE, "why": ""}
    kept: dict[tuple[str, Any], Any] = {}

    def stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of any column
        if (name, value) not in kept:
            told = {"level": value} if name == "values" else value
            kept[name, value] = CaseEntry._meta.get_field(name).get_db_prep_save(told, connection)  # noqa: SLF001 - as above
        return kept[name, value]

    def row(case: _Waiting) -> tuple[Any, ...]:
        own = {"case": case.pk, "number": case.number, "source": case.state, "target": case.state}
        own |= {name: stored(name, value) for name, value in {**shared, "due": case.due, "values": case.level}.items()}
        return tuple(own[field.name] for field in columns)

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
                home, case.code, Step(case.trigger_move, {"why": f"trigger {day}"}, seen=case.number), mover=mover
            )
            moved += 1
        except AirshedError as refusal:
            refused.append((case.code, str(refusal)))
    return moved, refused

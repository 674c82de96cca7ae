"""Cases from what sources find: opened, found again, come back. Nothing is closed by itself.

A cause that has an open case is noted there when its evidence changed. One whose case was closed or dismissed not long
ago comes back when its evidence changed, or, where it is still so, when the case was closed long enough ago for the
registers to say that it was settled. Each batch is one transaction, and whoever runs it again finds it done.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.db import transaction

from airshed.plan.evidence import Tables
from airshed.web.accounts.models import Department
from airshed.web.cases.casework import Casework, casework_of
from airshed.web.cases.found import Found
from airshed.web.cases.models import Case
from airshed.web.cases.operations import CaseMoved, Mover, Step, move_case, open_case
from airshed.web.cases.source import Source
from airshed.web.cases.sources import sources

AT_ONCE = 100
"""Leads of a transaction."""
JOIN, BACK = "join", {"closed": "reopen", "dismissed": "resurvey"}
"""The move of an open case that is found again, and by state the move of one that comes back."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of all sources found.

    Attributes:
        found: leads.
        opened: new cases.
        joined: open cases whose evidence changed.
        back: cases that came back.
    """

    found: int = 0
    opened: int = 0
    joined: int = 0
    back: int = 0

    def __add__(self, other: "Round") -> "Round":
        """Return both together."""
        return Round(
            self.found + other.found, self.opened + other.opened, self.joined + other.joined, self.back + other.back
        )


def find_cases(home: Path, tables: Tables, *, mover: Mover) -> Round:
    """Ask all sources, and open, note or take up again what they find, as of the day of the mover.

    Raises:
        NoHolidays: the holidays of a year on the way are not known.
        RulesBroken: the rules of the home cannot be used.
    """
    work, done = casework_of(home, on=mover.at.date()), Round()
    leads = leads_of(tables, mover=mover)
    while batch := tuple(islice(leads, AT_ONCE)):
        with transaction.atomic():
            done += _entered(home, batch, work, mover)
    return done


def leads_of(tables: Tables, *, mover: Mover) -> Iterator[Found]:
    """Yield what all sources find on the day of the mover; a department that a plan names may not be entered here."""
    known = {*Department.objects.values_list("code", flat=True)}
    for source in sources().values():
        for lead in source.find(tables, mover.at.date()) if source.find else ():
            yield lead if lead.department in known else replace(lead, department=None)


def _entered(home: Path, leads: Sequence[Found], work: Casework, mover: Mover) -> Round:
    known = _known(leads)
    done = Round(found=len(leads))
    for lead in leads:
        move = _move(lead, known.get(lead.cause), sources()[lead.source], work, mover)
        if move == "open":
            _, new = open_case(home, lead, mover=mover)
            done += Round(opened=int(new))
        elif move:
            case = known[lead.cause]
            words = {"finding" if move == JOIN else "why": lead.zh}
            step = Step(move, words, seen=case.number, evidence=lead.evidence)
            try:
                with transaction.atomic():
                    move_case(home, case.code, step, mover=mover)
            except CaseMoved:  # somebody works on it at this moment; the next round looks again
                continue
            done += Round(joined=1) if move == JOIN else Round(back=1)
    return done


def _known(leads: Sequence[Found]) -> Mapping[str, Case]:
    """Return by cause the case that is open, or else the one that was closed last."""
    cases = Case.objects.filter(cause__in={lead.cause for lead in leads})
    names = ("pk", "code", "cause", "number", "state", "evidence", "closed_at")
    ended = sorted(cases.only(*names), key=lambda case: (case.closed_at is None, case.closed_at or case.pk, case.pk))
    return {case.cause: case for case in ended}


def _move(lead: Found, case: Case | None, source: Source, work: Casework, mover: Mover) -> str:
    """Return what is to be done about a lead: `open`, a move of the case there is, or nothing."""
    changed = case is not None and dict(case.evidence) != dict(lead.evidence)
    if case is None or (case.closed_at and mover.at - case.closed_at > timedelta(days=work.rebound_within)):
        return "open"
    if case.closed_at is None:
        return JOIN if changed else ""
    still = source.lasting and case.state == "closed"  # what was dismissed was looked at as it is
    late = mover.at - case.closed_at > timedelta(days=work.rebound_after)
    return BACK.get(case.state, "") if changed or (still and late) else ""

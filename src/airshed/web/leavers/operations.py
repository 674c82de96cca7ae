"""Recording a leaver: everything they hold passes on, or nothing is stored."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from airshed.errors import Fault
from airshed.web.accounts import operations
from airshed.web.accounts.models import Person
from airshed.web.accounts.operations import Handing, HandOverRefused
from airshed.web.leavers.queries import duties_of


def record(  # noqa: PLR0913 - what leaving takes
    home: Path, *, person: Person, left_date: date, handings: Sequence[Handing], document: str, by: str, at: datetime
) -> None:
    """Record that somebody leaves; each clause they hold passes to somebody, and no other clause does.

    Raises:
        AccountRefused: an account is one's own, or the last administrator's.
        HandOverRefused: with everything that is wrong, clauses without a successor among it.
    """
    with transaction.atomic():
        held = {(duty.plan, duty.clause): duty for duty in duties_of(home, person, on=left_date, today=at.date())}
        given = {(handing.plan, handing.clause): handing for handing in handings}
        faults = [Fault("accounts.no_taker", held[key].key) for key in held.keys() - given.keys()]
        faults += [Fault("accounts.clause_held", f"{plan} {clause}", "") for plan, clause in given.keys() - held.keys()]
        for key in held.keys() & given.keys():
            if given[key].from_date < held[key].first_day:
                wrong, right = str(given[key].from_date), str(held[key].first_day)
                faults.append(Fault("accounts.earlier", held[key].key, wrong, right))
        if faults:
            raise HandOverRefused(*sorted(faults, key=lambda fault: fault.where))
        operations.record_leaver(person=person, left_date=left_date, by=by, at=at, handings=handings, document=document)

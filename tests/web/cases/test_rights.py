"""Rights over every state, where cases are stored: who makes which move of a case of theirs, and of one of others."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from tests.web.cases.conftest import AT, PROOF
from tests.web.conftest import CAST, Site

from airshed.enforcement.clocks import ClockRefused
from airshed.flows import flows
from airshed.flows.flow import Move, MoveRefused
from airshed.web.accounts.models import Department
from airshed.web.cases.models import Case
from airshed.web.cases.operations import CaseForbidden, Step, move_case, mover_of

STATES = [(flow.name, state.name) for flow in flows().values() for state in flow.states]
ALL = frozenset({"found", "assigned", "verified", "interview", "special_inspection", "closed"})
STEPS: dict[str, frozenset[str]] = {
    "leader": ALL,
    "officer": ALL,
    "officer_elsewhere": ALL,
    "inspector": ALL - {"interview"},
    "grid_lead": ALL - {"verified", "closed"},
    "plant": frozenset({"assigned", "interview", "special_inspection"}),
    "administrator": frozenset(),
    "auditor": frozenset(),
}
"""Steps of the work in which each of the cast may do anything with a case within their own scope."""
VALUES: dict[str, Any] = {
    **dict.fromkeys(("why", "finding", "duty", "measure", "minutes", "commitment", "report"), "words"),
    "unit": "housing",
    "days": "2",
    "level": "1",
}
ELSEWHERE = {"area": "A2", "grid": "G2", "enterprise": "E2", "department": "transport", "unit": "transport"}


def made(site: Site, name: str, case: Case, move: Move) -> bool:
    """Whether rights let somebody make a move of a case; it is taken back."""
    values = {value: VALUES[value] for value in move.asks}
    files = (PROOF,) if move.proof else ()
    try:
        with transaction.atomic():
            move_case(site.home, case.code, Step(move.name, values, files), mover=mover_of(site.users[name], AT))
            transaction.set_rollback(True)
    except CaseForbidden:
        return False
    except MoveRefused as refusal:
        if [fault.code for fault in refusal.faults] != ["flows.not_yours"]:
            raise
        return False
    except ClockRefused:  # a clock that runs cannot be started; asked for it was
        return True
    return True


@pytest.mark.parametrize(("flow", "state"), STATES)
def test_a_move_is_made_by_whom_the_tables_say(site: Site, case: Case, flow: str, state: str) -> None:
    Department.objects.create(code="transport", zh="市交通局")
    step = flows()[flow].state[state].step
    there = Case.objects.filter(pk=case.pk)
    there.update(flow=flow, state=state, step=step, unit="housing", due=date(2019, 10, 8))
    moves = flows()[flow].moves_from(state)
    for name in CAST:
        role, of_unit = site.users[name].role, name == "officer_elsewhere"
        allowed = {m.name for m in moves if role in m.roles and step in STEPS[name] and not (m.office and of_unit)}
        assert {move.name for move in moves if made(site, name, case, move)} == allowed, name
    there.update(**ELSEWHERE)
    for name in CAST:
        allowed = {m.name for m in moves if name == "leader" and "leader" in m.roles}
        assert {move.name for move in moves if made(site, name, case, move)} == allowed, name

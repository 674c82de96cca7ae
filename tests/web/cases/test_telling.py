"""Whose turn it is gets told, once, and nobody else; each night what the clock did."""

from datetime import date, datetime
from itertools import product
from random import Random

import pytest
from tests.web.cases.conftest import AT, Moves
from tests.web.conftest import Site

from airshed.flows import flows
from airshed.web.accounts.models import Department, User
from airshed.web.cases.models import Case
from airshed.web.cases.operations import the_clock
from airshed.web.cases.pages.duties import duties
from airshed.web.cases.sweep import sweep_clocks
from airshed.web.cases.telling import holders, tell_night
from airshed.web.notices.models import Event, Notice


def told(key: str) -> set[str]:
    return {*Notice.objects.filter(event__key=key).values_list("user__username", flat=True)}


def test_whose_turn_it_is_and_who_is_told_are_the_same(site: Site, case: Case, moves: Moves) -> None:
    steps: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("confirm", "inspector", {"finding": "x"}), ("assign", "officer", {"unit": "housing", "duty": "x"}),
        ("receive", "officer_elsewhere", {}), ("report", "officer_elsewhere", {"measure": "x"}),
        ("pass", "inspector", {"finding": "x"}), ("close", "leader", {}),
    )  # fmt: skip
    for move, by, values in steps:
        moved = moves(case.code, move, by, **values)
        mine = {name for name, user in site.users.items() if duties(user).filter(pk=case.pk).exists()}
        assert {*holders(moved)} == mine
        assert told(f"case.{case.code}.{moved.number}") == mine - {by}
    assert told(f"case.{case.code}.3") == {"officer_elsewhere", "plant"}
    assert not Event.objects.filter(kind="case.closed").exists()


def test_a_move_that_is_refused_tells_nobody(site: Site, case: Case, moves: Moves) -> None:
    before = Notice.objects.count()
    moves(case.code, "urge", "officer", files=())
    assert told(f"case.{case.code}.2") == {"inspector", "grid_lead"}
    assert Notice.objects.count() == before + 2


def test_a_major_case_is_urgent_and_reaches_the_leader(site: Site, case: Case, moves: Moves) -> None:
    moves(case.code, "confirm", "inspector", finding="x", grade="major")
    event = Event.objects.get(key=f"case.{case.code}.2")
    assert (event.urgent, event.step_up_to, event.step_up_hours) == (True, ["leader"], 24)


def test_where_it_is_nobodys_turn_leaders_are_told_of_what_is_urgent_and_nothing_else_is_noted(
    site: Site, case: Case, moves: Moves
) -> None:
    Case.objects.filter(pk=case.pk).update(department=None)
    Department.objects.update(coordinates=False)
    assert holders(Case.objects.get(pk=case.pk)) == ("grid_lead", "inspector")
    moved = moves(case.code, "confirm", "inspector", finding="x", grade="major")
    assert holders(moved) == ()
    assert told(f"case.{case.code}.{moved.number}") == {"leader"}
    Case.objects.filter(pk=case.pk).update(state="lead", step="found", grade="general")
    moved = moves(case.code, "confirm", "inspector", finding="x", files=())
    assert not Event.objects.filter(key=f"case.{case.code}.{moved.number}").exists()
    assert site


def test_who_made_an_urgent_case_the_own_turn_troubles_no_leader(site: Site, case: Case, moves: Moves) -> None:
    moved = moves(case.code, "confirm", "officer", finding="x", grade="major")
    assert holders(moved) == ("officer",)
    assert not Event.objects.filter(key=f"case.{case.code}.{moved.number}").exists()
    assert site


def test_each_night_is_told_once(site: Site, case: Case) -> None:
    night = datetime(2019, 9, 30, 0, 10)
    sweep_clocks(site.home, mover=the_clock(night))
    assert tell_night(at=night) == 2  # the inspector of the area, the lead of the grid
    assert tell_night(at=night) == 0
    assert "逾期升级 1 件" in Event.objects.get(key=f"case.night.2019-09-30.{site.users['inspector'].pk}").zh
    assert tell_night(at=datetime(2019, 10, 1, 0, 10)) == 0
    later = datetime(2019, 10, 15, 0, 10)
    sweep_clocks(site.home, mover=the_clock(later))
    tell_night(at=later)
    assert Case.objects.get(pk=case.pk).level == 2
    assert case.due == date(2019, 9, 29)
    assert later > AT


@pytest.mark.parametrize(
    ("flow", "state"), [(f.name, s.name) for f in flows().values() for s in f.states if not s.final]
)
def test_in_every_state_the_holders_are_those_whose_duty_it_is(site: Site, case: Case, flow: str, state: str) -> None:
    step = flows()[flow].state[state].step
    people = ("", "plant", "officer", "officer_elsewhere", "inspector", "grid_lead", "leader", "nobody")
    places = (("A1", "G1", "E1"), ("", "", ""), ("A9", "G1", ""), ("A9", "G9", "E9"))
    for coordinates in (False, True):
        Department.objects.filter(code="housing").update(coordinates=coordinates)
        users = {user.username: user for user in User.objects.all()}
        some = product(people, (None, "housing"), (None, "ecology", "housing"), places)
        for person, unit, office, place in Random(state).sample([*some], 16):
            area, grid, enterprise = place
            columns = {"flow": flow, "state": state, "step": step, "person": person, "unit": unit, "department": office}
            Case.objects.filter(pk=case.pk).update(
                **columns, area=area, grid=grid, enterprise=enterprise, fixed_by="officer"
            )
            now = Case.objects.get(pk=case.pk)
            mine = {name for name, user in users.items() if duties(user).filter(pk=case.pk).exists()}
            assert {*holders(now)} == mine, columns

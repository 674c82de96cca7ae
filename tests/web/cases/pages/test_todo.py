"""Who must act: each open case is somebody's turn, in one group of each reader, and urged by who looks after it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from itertools import combinations
from typing import Any

import pytest
from django.test import Client
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.cases.pages.conftest import Turn
from tests.web.conftest import CAST, Site

from airshed.flows import flows
from airshed.web.accounts.models import Department
from airshed.web.accounts.queries import visible
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.pages.duties import GROUPS, MINE, duties

OPEN = [(f.name, s.name) for f in flows().values() for s in f.states if not s.final]
TURNS: dict[tuple[str, str], set[str]] = {
    ("five_step", "lead"): {"inspector", "grid_lead"},
    ("five_step", "confirmed"): {"officer"},
    ("five_step", "issued"): {"officer_elsewhere", "plant"},
    ("five_step", "rectifying"): {"officer_elsewhere", "plant"},
    ("five_step", "rectified"): {"inspector", "officer"},
    ("five_step", "verified"): {"officer"},
    ("five_step", "summoned"): {"officer"},
    ("five_step", "interviewed"): {"officer_elsewhere", "plant"},
    ("five_step", "inspection"): {"officer"},
    ("five_step", "inspected"): {"officer_elsewhere", "plant"},
    ("task", "open"): {"officer_elsewhere", "plant"},
    ("task", "done"): {"officer"},
}
"""Whose turn it is in a case of area A1, grid G1, enterprise E1, office ecology, unit housing, held by nobody."""


def put(case: Case, flow: str, state: str, **more: Any) -> Case:
    """Put a case into a state, as if it had been moved there."""
    Case.objects.filter(pk=case.pk).update(
        flow=flow, state=state, step=flows()[flow].state[state].step, **{"unit": "housing", **more}
    )
    return case


def turn_of(site: Site, case: Case, group: str = MINE) -> set[str]:
    return {name for name in CAST if duties(site.users[name], group).filter(pk=case.pk).exists()}


@pytest.mark.parametrize(("flow", "state"), OPEN)
def test_of_every_state_it_is_the_turn_of_who_may_move_it(site: Site, case: Case, flow: str, state: str) -> None:
    put(case, flow, state)
    assert turn_of(site, case) == TURNS[flow, state]
    for name in TURNS[flow, state]:
        role = site.users[name].role
        assert any(move.target for move in flows()[flow].moves_from(state, role=role)), name


def test_no_two_flows_call_a_state_alike() -> None:
    names = [state.name for flow in flows().values() for state in flow.states]
    assert len(names) == len({*names})


@pytest.mark.parametrize("coordinates", [False, True])
def test_a_case_is_in_one_group_of_a_reader_and_only_where_it_is_seen(
    site: Site, case: Case, *, coordinates: bool
) -> None:
    Department.objects.filter(pk="ecology").update(coordinates=coordinates)
    for user in site.users.values():
        user.refresh_from_db()
    for flow, state in OPEN:
        for more in ({}, {"person": "officer_elsewhere"}, {"fixed_by": "officer"}, {"unit": None, "enterprise": ""}):
            put(case, flow, state, **{"person": "", "fixed_by": "", "enterprise": "E1", **more})
            for name, user in site.users.items():
                groups = [{*duties(user, group)} for group in GROUPS]
                for one, other in combinations(groups, 2):
                    assert not one & other, (name, flow, state, more)
                every = set().union(*groups)
                assert every <= {*visible(Case.objects.all(), user=user)}
                if name == "leader" or (name == "officer" and coordinates):
                    assert every == {case}, (name, flow, state, more)
            assert turn_of(site, case), (flow, state, more)


def test_who_holds_a_case_alone_has_the_turn(site: Site, case: Case) -> None:
    put(case, "five_step", "rectifying", person="plant")
    assert turn_of(site, case) == {"plant"}
    assert turn_of(site, case, "department") == {"officer_elsewhere"}
    assert turn_of(site, case, "supervised") == {"officer", "leader"}
    put(case, "five_step", "rectifying", person="auditor")  # who cannot act
    assert turn_of(site, case) == {"officer_elsewhere", "plant"}
    put(case, "five_step", "rectifying", person="plant")
    site.users["plant"].disabled = True
    site.users["plant"].save()
    assert turn_of(site, case) == {"officer_elsewhere"}


def test_a_lead_with_nobody_in_the_field_is_the_office_s(site: Site, case: Case) -> None:
    put(case, "five_step", "lead", area="A7", grid="")
    assert turn_of(site, case) == {"officer"}


def test_who_mended_does_not_have_to_verify(site: Site, case: Case) -> None:
    put(case, "five_step", "rectified", fixed_by="inspector")
    assert turn_of(site, case) == {"officer"}
    put(case, "five_step", "rectified", fixed_by="officer")
    assert turn_of(site, case) == {"inspector"}
    assert turn_of(site, case, "department") == {"officer"}


# --- the page ---


@pytest.fixture
def many(site: Site, assigned: Case) -> list[Case]:
    """Return a case that is being put right, and three leads."""
    leads = [open_case(site.home, replace(FOUND, cause=f"lead {n}"), mover=the_clock(AT))[0] for n in range(3)]
    return [assigned, *leads]


def shown(text: str, group: str) -> list[str]:
    section = text[text.index(f'id="{group}"') :]
    return re.findall(r'class="cases-code"><a[^>]*>([^<]+)<', section[: section.index("</section>")])


def test_the_page_shows_each_group_and_the_sidebar_its_number(many: list[Case], text_of: Callable[..., str]) -> None:
    text = text_of("inspector", "/todo/")
    assert shown(text, "mine") == [case.code for case in many[1:]]
    assert re.search(r"待办.*?>\s*3\s*<", text, re.DOTALL)
    text = text_of("officer_elsewhere", "/todo/")
    assert shown(text, "mine") == [many[0].code]
    text = text_of("leader", "/todo/", language="en")
    assert "There is nothing for you to do now." in text
    assert sorted(shown(text, "supervised")) == sorted(case.code for case in many)
    assert "To do" in text_of("grid_lead", "/start/", language="en")
    for name in ("auditor", "administrator"):
        text_of(name, "/todo/", status=404)


def test_the_list_of_a_group_has_all_of_it(many: list[Case], text_of: Callable[..., str]) -> None:
    text = text_of("leader", "/cases/?whose=supervised")
    assert f"<strong>{len(many)}</strong> 件" in text


def test_several_are_urged_at_once(
    site: Site, many: list[Case], moves: Moves, client_of: Callable[..., Client], turned: Turn
) -> None:
    turned(datetime(2019, 9, 24, 9))
    moves(many[3].code, "dismiss", "inspector", why="x", files=())
    given = {"code": [case.code for case in many], "why": "月底前办完"}
    text = unescape(client_of("leader").post("/todo/urge/", given, follow=True).content.decode())
    assert "已催办 3 件" in text
    assert "现在的状态“查无问题”不能做“催办”" in text
    assert [case.log.filter(move="urge").count() for case in many] == [1, 1, 1, 0]
    assert many[0].log.get(move="urge").why == "月底前办完"
    text = unescape(client_of("leader").post("/todo/urge/", {}, follow=True).content.decode())
    assert "请先勾选要催办的案件" in text
    assert "不能由角色" in unescape(client_of("inspector").post("/todo/urge/", given, follow=True).content.decode())
    assert site

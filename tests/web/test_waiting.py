"""Registers that wait for their owners stand on the overview, with what waits and where to do it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from tests.web.conftest import Site, open_site
from tests.web.kit.rows import fill, values_for
from tests.web.overview.conftest import turn

from airshed.plan.load import load_plan
from airshed.web.accounts.models import Department
from airshed.web.board.departments import get_department
from airshed.web.kit.operations import Act, confirm_register, enter_row
from airshed.web.kit.register import registers
from airshed.web.kit.rows import DRAFT
from airshed.web.waiting import list_waiting, list_waiting_of

DAY = date(2019, 11, 20)
FRESH = timedelta(days=100)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
BOILERS = registers()["boilers"]


@pytest.fixture
def site(peopled: Path, tmp_path: Path) -> Iterator[Site]:
    """Turn Django to a home where two departments have boilers and one has a site, which no clause wants confirmed."""
    found = open_site(peopled, tmp_path / "site")
    turn(found.home, datetime(2019, 11, 20, 8, 5))
    fill(BOILERS, ACT, count=1, department="ecology")
    enter_row(BOILERS, {**values_for(BOILERS, 2, department="housing"), "enterprise": None}, act=ACT)
    yield found
    connection.close()


def waiting(site: Site, user: str) -> dict[str, str]:
    plan = load_plan(site.home, "erenhot/2019")
    return {row["name"]: row["text"] for row in list_waiting(plan, on=DAY, user=site.users[user])}


def confirm(department: str, day: date) -> None:
    at = datetime(day.year, day.month, day.day, 9)
    confirm_register(BOILERS, Department.objects.get(pk=department), on=day, by="officer", at=at)


def test_an_owner_is_told_of_what_was_never_confirmed(site: Site) -> None:
    assert waiting(site, "officer")["boilers"] == "从未确认过"
    assert waiting(site, "officer_elsewhere") == {"boilers": "从未确认过"}
    assert waiting(site, "leader")["boilers"] == "未按期确认的部门：市生态环境局、市住建局"


def test_a_confirmation_holds_as_long_as_the_indicators_allow(site: Site) -> None:
    confirm("ecology", DAY - FRESH - timedelta(days=1))
    assert waiting(site, "officer")["boilers"] == f"自 {DAY - FRESH - timedelta(days=1)} 起未再确认"
    assert waiting(site, "leader")["boilers"] == "未按期确认的部门：市生态环境局、市住建局"
    confirm("ecology", DAY - FRESH)
    assert "boilers" not in waiting(site, "officer")
    assert waiting(site, "leader")["boilers"] == "未按期确认的部门：市住建局"


def test_drafts_are_counted_for_their_owner(site: Site) -> None:
    confirm("housing", DAY)
    assert waiting(site, "officer_elsewhere") == {}
    values = {**values_for(BOILERS, 3, department="housing"), "enterprise": None}
    enter_row(BOILERS, values, act=ACT, state=DRAFT)
    assert waiting(site, "officer_elsewhere") == {"boilers": "1 行草稿待确认"}
    assert "草稿" not in waiting(site, "officer")["boilers"]


def test_the_overview_leads_to_the_register(site: Site, client_of: Callable[..., Client]) -> None:
    confirm("ecology", DAY - FRESH - timedelta(days=1))
    Department.objects.filter(pk="ecology").update(coordinates=True)
    page = client_of("officer", language="en").get("/overview/").content.decode()
    assert '<a class="airshed-link" href="/registers/boilers/">boilers and other coal-burning devices</a>' in page
    assert "not confirmed since 2019-08-11" in page


def test_the_page_of_a_department_lists_what_waits_for_it(site: Site) -> None:
    plan = load_plan(site.home, "erenhot/2019")
    leader = site.users["leader"]
    assert {row["text"] for row in list_waiting_of(plan, "ecology", on=DAY, user=leader)} == {"从未确认过"}
    assert list_waiting_of(plan, "police", on=DAY, user=leader) == []
    pages = {
        code: get_department(site.home, "erenhot/2019", code, QueryDict(f"as_of={DAY}"), user=leader)["waiting"]
        for code in ("ecology", "police")
    }
    assert {row["link"] for row in pages["ecology"]} >= {"/registers/boilers/"}
    assert pages["police"] == []

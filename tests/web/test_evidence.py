"""What registers tell plans: when the last of several departments confirmed, and proofs as they were on a day."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill, values_for

from airshed.plan.evidence import CONFIRMATIONS
from airshed.plan.load import load_plan
from airshed.web import plans
from airshed.web.accounts.models import Department
from airshed.web.bridge import tables_of_home
from airshed.web.kit.operations import Act, confirm_register, end_row, enter_row
from airshed.web.kit.register import Register, registers

PLAN = "erenhot/2019"
CLAUSE = "C2.3-01"
"""It asks that the boilers were confirmed in the last 100 days."""
FRESH = timedelta(days=100)
DAY = date(2019, 11, 20)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0))


@pytest.fixture
def boilers(site: Site) -> Register:
    """Return the boilers, owned by two departments."""
    register = registers()["boilers"]
    fill(register, ACT, count=2, department="ecology")
    enter_row(register, {**values_for(register, 3, department="housing"), "removed_date": None}, act=ACT)
    return register


def confirm(register: Register, department: str, day: date) -> None:
    owner, at = Department.objects.get(pk=department), datetime(day.year, day.month, day.day, 9)
    confirm_register(register, owner, on=day, by="officer", at=at)


def confirmed(site: Site, day: date, **more: Any) -> list[date]:
    frame = tables_of_home(site.home)(CONFIRMATIONS, as_of=day, **more)
    assert frame is not None
    return [when for table, when in frame.collect().rows() if table == "boilers"]


def indicator(site: Site, day: date) -> Any:
    state = plans.get_state(site.home, PLAN, on=day, user=site.users["leader"])
    (clause,) = [c for c in state["clauses"] if c["id"] == CLAUSE]
    return clause["indicators"][0]


def test_a_register_of_several_is_confirmed_on_the_day_the_last_of_them_did(site: Site, boilers: Register) -> None:
    confirm(boilers, "ecology", date(2019, 9, 2))
    assert confirmed(site, DAY) == []
    confirm(boilers, "housing", date(2019, 10, 8))
    assert confirmed(site, DAY) == [date(2019, 9, 2)]
    confirm(boilers, "ecology", date(2019, 11, 1))
    assert confirmed(site, DAY) == [date(2019, 10, 8)]
    assert confirmed(site, date(2019, 10, 31)) == [date(2019, 9, 2)]
    assert confirmed(site, DAY, known_at=datetime(2019, 10, 1, 12)) == []


def test_a_department_whose_rows_have_all_ended_is_not_waited_for(site: Site, boilers: Register) -> None:
    confirm(boilers, "ecology", date(2019, 9, 2))
    end_row(boilers, boilers.model.objects.get(department="housing"), on=date(2019, 10, 1), act=ACT)
    assert confirmed(site, date(2019, 9, 30)) == []
    assert confirmed(site, DAY) == [date(2019, 9, 2)]


def test_what_not_all_confirmed_says_nothing_and_what_was_confirmed_long_ago_no_longer(
    site: Site, boilers: Register
) -> None:
    assert load_plan(site.home, PLAN).clause(CLAUSE).indicators[0].fresh_days == FRESH.days
    confirm(boilers, "ecology", DAY)
    assert (indicator(site, DAY)["gap"], indicator(site, DAY)["status"]) == ("stale", "no_data")
    confirm(boilers, "housing", DAY)
    assert indicator(site, DAY)["gap"] != "stale"
    assert indicator(site, DAY + FRESH)["gap"] != "stale"
    late = indicator(site, DAY + FRESH + timedelta(days=1))
    assert (late["gap"], late["status"]) == ("stale", "no_data")

"""Accounts of the work: every number is that of the list it leads to, and what was found is on time or late."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from random import Random

import pytest
from django.http import QueryDict
from tests.web.cases.conftest import FOUND
from tests.web.cases.pages.conftest import Turn
from tests.web.conftest import Site

from airshed.flows import flows
from airshed.web.accounts.models import Department
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.pages.accounts import BY, COUNTED, list_accounts
from airshed.web.cases.pages.asking import asked_of
from airshed.web.cases.pages.queries import cases_asked

NAMES = ("leader", "officer", "officer_elsewhere", "inspector", "plant")
ON = date(2019, 11, 20)
PERIOD = {"since": date(2019, 9, 1), "until": date(2019, 10, 31)}


@pytest.fixture
def crowd(site: Site) -> Site:
    """Open a hundred cases that went in any way."""
    chance = Random(7)
    states = [(f.name, s) for f in flows().values() for s in f.states]
    for n in range(100):
        at = datetime(2019, 8, 20, 9) + timedelta(days=chance.randrange(80))
        found = replace(
            FOUND, cause=f"{n}", department=chance.choice(("ecology", "housing", None)),
            area=chance.choice(("A1", "A2", "")), grid=chance.choice(("G1", "G2", "")),
            enterprise=chance.choice(("E1", "")),
        )  # fmt: skip
        case, _ = open_case(site.home, found, mover=the_clock(at))
        flow, state = chance.choice(states)
        due = None if state.final else at.date() + timedelta(days=chance.randrange(90))
        Case.objects.filter(pk=case.pk).update(
            flow=flow, state=state.name, step=state.step, due=due, closed_at=at if state.final else None,
            left=chance.choice((None, None, 3)) if due else None, late=chance.choice((0, 0, 2)),
            reopened=chance.choice((0, 0, 1)), unit=chance.choice((None, "ecology", "housing")),
            person=chance.choice(("", "officer", "plant")),
        )  # fmt: skip
    return site


@pytest.mark.parametrize("by", [*BY])
def test_every_number_is_that_of_its_list(crowd: Site, by: str) -> None:
    for name in NAMES:
        user = crowd.users[name]
        for flow in ("five_step", ""):
            told = list_accounts(by, **PERIOD, flow=flow, user=user, on=ON)
            for row in (*told["rows"], told["sum"]):
                found = dict(zip(COUNTED, (number for number, _ in row.numbers), strict=True))
                assert found["found"] == found["on_time"] + found["overdue"]
                for number, address in row.numbers:
                    asked, wrong = asked_of(QueryDict(address.partition("?")[2]).dict())
                    assert wrong == []
                    assert cases_asked(asked, user=user, on=ON).count() == number, (name, row.name, address)
            sums = [sum(row.numbers[n][0] for row in told["rows"]) for n in range(len(COUNTED))]
            assert sums == [number for number, _ in told["sum"].numbers]
            assert name == "plant" or all(sums[:4]), name  # something of each was counted


def test_the_page_leads_to_lists_of_as_many(crowd: Site, text_of: Callable[..., str], turned: Turn) -> None:
    turned(datetime(2019, 11, 20, 8))
    Department.objects.filter(pk="housing").update(en="")
    text = unescape(text_of("leader", "/cases/accounts/?by=unit&since=2019-09-01&until=2019-10-31"))
    links = re.findall(r'<a class="airshed-link" href="(/cases/\?[^"]*)">(\d+)</a>', text)
    assert len(links) > 8
    for address, number in links[:2] + links[-2:]:
        assert f"<strong>{number}</strong> 件" in text_of("leader", address)
    assert "No case was opened" in text_of(
        "leader", "/cases/accounts/?since=2001-01-01&until=2001-01-02", language="en"
    )
    assert crowd

"""Rows of registers on the page of a clause: in words, linked, counted by department, shown to whom they belong."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.web.conftest import Site, open_site
from tests.web.kit.rows import in_order, values_for

from airshed.web import clauses
from airshed.web.accounts.models import Department
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers

PLAN = "erenhot/2019"
DAY = date(2019, 11, 20)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
SMALL, SCRAPPED = "C2.3-03", "C3.4-10"
COAL = {"device": "boiler", "fuel": "coal", "in_built_up": True, "removed_date": None, "enterprise": None}
TRUCK = {"fuel": "diesel", "truck": True, "commercial": True, "scrap_target": True, "scrap_due": date(2019, 6, 1)}


@pytest.fixture
def site(peopled: Path, tmp_path: Path) -> Iterator[Site]:
    """Turn Django to a home where two departments have boilers and one has a truck; the officer's coordinates."""
    found = open_site(peopled, tmp_path / "site")
    for number, (department, size) in enumerate((("ecology", "4"), ("housing", "6"), ("housing", "8")), 1):
        enter("boilers", number, department, **COAL, capacity_t_h=Decimal(size))
    enter("vehicles", 1, "housing", **TRUCK, cancelled_date=None, enterprise=None)
    yield found
    connection.close()


def enter(name: str, number: int, department: str, **values: object) -> None:
    register = registers()[name]
    row = {**values_for(register, number, department=department), **values}
    enter_row(register, in_order(register, row), act=ACT)


def rows(site: Site, user: str, clause: str) -> Any:
    shape = clauses.get_clause(site.home, PLAN, clause, on=DAY, user=site.users[user])
    return next(i["rows"] for i in shape["indicators"] if i["rows"].get("register"))


@pytest.fixture
def coordinating(site: Site) -> Site:
    """Let both departments read the clauses: the one coordinates, the other leads."""
    Department.objects.filter(pk="ecology").update(coordinates=True)
    site.users["officer"].refresh_from_db()
    return site


def test_who_reads_all_sees_every_row_with_its_number(coordinating: Site) -> None:
    for user in ("leader", "officer"):
        found = rows(coordinating, user, SMALL)
        assert found["counts"] == {"against": 3, "unclear": 0, "for": 0}
        assert found["hidden"] == {"against": 0, "unclear": 0, "for": 0}
        assert {row["_row"] for row in found["against"]} == {
            row.pk for row in registers()["boilers"].model.objects.all()
        }


def test_departments_are_told_with_what_each_owes_those_that_owe_most_first(site: Site) -> None:
    assert rows(site, "leader", SMALL)["departments"] == [
        {"department": "housing", "against": 2, "unclear": 0, "for": 0},
        {"department": "ecology", "against": 1, "unclear": 0, "for": 0},
    ]


def test_rows_of_others_are_counted_and_not_shown(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clauses, "_check_reader", lambda *_, **__: None)  # as if both led the clause
    own = rows(site, "officer", SMALL)
    assert [row["capacity_t_h"] for row in own["against"]] == [4.0]
    assert (own["counts"]["against"], own["hidden"]["against"]) == (3, 2)
    other = rows(site, "officer_elsewhere", SMALL)
    assert [row["capacity_t_h"] for row in other["against"]] == [6.0, 8.0]
    nobody = rows(site, "administrator", SMALL)
    assert (nobody["against"], nobody["hidden"]["against"], nobody["counts"]["against"]) == ([], 3, 3)


def test_a_row_with_a_personal_key_is_called_by_its_number(site: Site) -> None:
    (truck,) = registers()["vehicles"].model.objects.all()
    (row,) = rows(site, "leader", SCRAPPED)["against"]
    assert (row["code"], row["_row"]) == (f"#{truck.pk}", truck.pk)
    assert truck.plate not in str(rows(site, "leader", SCRAPPED))


def test_the_page_says_it_in_words_with_links(site: Site, client_of: Callable[..., Client]) -> None:
    page = client_of("leader", language="zh-hans").get(f"/plans/{PLAN}/clauses/{SMALL}/").content.decode()
    (first, *_) = registers()["boilers"].model.objects.order_by("pk")
    assert f'href="/registers/boilers/{first.pk}/"' in page
    assert "额定蒸发量 <small>t/h</small>" in page
    assert "燃煤锅炉" in page
    assert "<code>capacity_t_h</code></th>" not in page
    assert 'href="/registers/boilers/?department=housing"' in page
    english = client_of("leader", language="en").get(f"/plans/{PLAN}/clauses/{SMALL}/").content.decode()
    assert "Rated capacity <small>t/h</small>" in english


def test_what_departments_report_says_so_wherever_its_value_stands(
    site: Site, client_of: Callable[..., Client]
) -> None:
    clause, item = "C7.3-05", "green_credit_balance"
    enter(
        "returns", 1, "ecology", clause=clause, item=item, last_date=date(2019, 10, 31), confirmed=True,
        value=Decimal(120), base_value=Decimal(100),
    )  # fmt: skip
    state = clauses.get_clause(site.home, PLAN, clause, on=DAY, user=site.users["leader"])
    values = [i["value"] for i in state["indicators"] if i["table"] == "returns" and i["value"] is not None]
    assert values
    client = client_of("leader", language="zh-hans")
    for address in (f"/plans/{PLAN}/clauses/{clause}/", f"/plans/{PLAN}/?q={clause}"):
        assert "报送 1" in client.get(address).content.decode(), address

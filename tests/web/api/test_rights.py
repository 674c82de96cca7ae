"""Every profile and every resource: all, own or nothing, as the table of rights says; foreign ids are not found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import CAST, STRANGER, Site

from airshed.lake.engines import scan
from airshed.web.accounts.access import reach
from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.api import resources

Ask = Callable[..., Any]
STATE = {
    Record.clause: "in_force",
    Record.figure: "frozen",
    Record.observation: "stored",
    Record.register_row: "confirmed",
    Record.case: "assigned",
}
"""The state of what the stocked home holds."""
QUESTIONS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "plans": (("plans", {}), ("plans/example/2019", {"as_of": "2019-10-31"})),
    "figures": (("figures", {}),),
    "registers": (("registers", {}), ("registers/enterprises", {"key_polluter": "yes"})),
    "stations": (("stations", {}),),
    "hours": (("hours", {"station": "X1", "from": "2019-03-01", "to": "2019-03-02"}),),
    "cases": (("cases", {}),),
    "days": (("days", {"place": "station:X1", "from": "2019-03-01", "to": "2019-03-02"}),),
}
OWN = {"officer": "environment", "officer_elsewhere": "works"}


def _scope(site: Site, name: str, resource: str) -> Scope:
    record = {r.name: r.record for r in resources()}[resource]
    return reach(site.users[name], record, Action.view, STATE[record])


def _clauses(answer: Any) -> set[str]:
    return {clause["id"] for clause in answer.json()["clauses"]}


def test_every_resource_is_asked_about() -> None:
    assert set(QUESTIONS) == {resource.name for resource in resources()}


@pytest.mark.parametrize("name", CAST)
def test_a_profile_reads_what_the_table_says(site: Site, ask: Ask, client_of: Callable[..., Client], name: str) -> None:
    browser = client_of(name)
    for resource, questions in QUESTIONS.items():
        expected = 404 if _scope(site, name, resource) is Scope.none else 200
        for address, given in questions:
            answer = ask(address, of=name, **given)
            assert answer.status_code == expected, (resource, address)
            same = browser.get(f"/api/v1/{address}", given)
            assert (same.status_code, same.content) == (expected, answer.content)


@pytest.mark.parametrize("name", OWN)
def test_an_officer_reads_the_own_clauses_and_their_figures(site: Site, ask: Ask, name: str) -> None:
    whole = ask("plans/example/2019").json()["clauses"]
    own = {c["id"]: c for c in whole if OWN[name] in {c["department"], *c["assist"]}}
    assert 0 < len(own) < len(whole)
    answer = ask("plans/example/2019", of=name)
    assert _clauses(answer) == set(own)
    assert sum(answer.json()["counts"].values()) == len(own)
    indicators = {i["id"] for clause in own.values() for i in clause["indicators"]}
    seen = ask("figures", of=name).json()["items"]
    assert {figure["indicator"] for figure in seen} == indicators
    every = scan(site.home, "figures").collect().to_dicts()
    for row in every:
        answer = ask(f"figures/{row['figure']}", of=name)
        assert answer.status_code == (200 if row["indicator"] in indicators else 404)
    foreign = [row["figure"] for row in every if row["indicator"] not in indicators]
    asked = [(e["by"], e["lookup"]["id"]) for e in entries("foreign_id") if e["object"] == "figure"]
    assert sorted(asked) == sorted((name, id) for id in foreign)  # noqa: A001 - what it is
    assert foreign


def test_the_department_that_coordinates_reads_all(site: Site, ask: Ask) -> None:
    Department.objects.filter(code="works").update(coordinates=True)
    assert _clauses(ask("plans/example/2019", of="officer_elsewhere")) == _clauses(ask("plans/example/2019"))
    assert ask("figures", of="officer_elsewhere").json() == ask("figures").json()


def test_an_officer_without_a_department_reads_nothing(site: Site, ask: Ask) -> None:
    officer = site.users["officer"]
    officer.department = None
    officer.save()
    assert ask("plans/example/2019", of="officer").json()["clauses"] == []
    assert ask("figures", of="officer").json()["items"] == []


@pytest.mark.parametrize("name", ["auditor", "inspector", "grid_lead", "plant"])
def test_a_plan_and_a_figure_that_are_not_for_a_profile_are_recorded(site: Site, ask: Ask, name: str) -> None:
    figure = scan(site.home, "figures").collect().item(0, "figure")
    for address in ("plans/example/2019", f"figures/{figure}", "plans/example/1900", "figures/F-0"):
        assert ask(address, of=name).status_code == 404
    told = [(e["by"], e["object"], e["lookup"]["id"]) for e in entries("foreign_id")]
    assert told == [(name, "plan", "example/2019"), (name, "figure", figure)]


def test_a_stranger_reads_nothing(client_of: Callable[..., Client]) -> None:
    for questions in QUESTIONS.values():
        for address, given in questions:
            answer = client_of(STRANGER).get(f"/api/v1/{address}", given)
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")
            assert answer.json()["errors"][0]["code"] == "api.sign_in"


def test_a_token_reads_its_scopes_only(site: Site, token_of: Callable[..., str]) -> None:
    for scope in QUESTIONS:
        client = Client(headers={"host": "localhost", "authorization": f"Bearer {token_of('leader', scope)}"})
        for resource, questions in QUESTIONS.items():
            for address, given in questions:
                answer = client.get(f"/api/v1/{address}", given)
                assert answer.status_code == (200 if resource == scope else 403), (scope, resource)
                if resource != scope:
                    fault = {"code": "api.scope", "where": resource, "value": "", "expected": scope}
                    assert answer.json()["errors"] == [fault]

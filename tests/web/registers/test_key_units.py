"""Key units: what data propose by which rule, at its limit, and what becomes of a decision."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.kit.conftest import ACT
from tests.web.kit.rows import in_order, values_for

from airshed.web.keyunits.queries import list_proposals, list_unexplained
from airshed.web.keyunits.rules import RULES
from airshed.web.kit.operations import change_row, enter_row
from airshed.web.kit.register import registers

DAY = date(2019, 11, 20)
HEIGHTS = ("44.99", "45", "45.01")
ADDRESS = "/key-units/"
Clients = Callable[..., Client]


def enter(name: str, number: int, **values: object) -> Any:
    """Enter a row with these values, the others as any row has them."""
    register = registers()[name]
    return enter_row(register, in_order(register, {**values_for(register, number), **values}), act=ACT)


@pytest.fixture
def stacks(site: Site) -> Site:
    """Return a home with a plant of stacks around the limit, which is in no list."""
    flags = dict.fromkeys(("key_polluter", "listed_key_unit", "voc_key_unit"))
    enter("enterprises", 1, code="QY-1", sector="wood", **flags)
    for number, height in enumerate(HEIGHTS, 1):
        values = {"code": f"P{height}", "stack_height_m": Decimal(height), "enterprise": "QY-1", "key_listed": None}
        enter("outlets", number, **values)
    return site


def proposed(site: Site, rule: str, *, name: str = "officer") -> list[str]:
    found = list_proposals(site.home, on=DAY, user=site.users[name], only=rule)
    return [proposal.row.code for proposal in found if proposal.is_open]


def decide(client: Client, rule: str, code: str, decision: str, reason: str = "查过") -> Any:
    given = {"rule": rule, "code": code, "decision": decision, "reason": reason}
    return client.post(f"{ADDRESS}decide/", given, follow=True)


def test_forty_five_metres_are_not_high_and_a_centimetre_more_is(stacks: Site) -> None:
    assert proposed(stacks, "high_stack") == ["P45.01"]
    (owner,) = list_proposals(stacks.home, on=DAY, user=stacks.users["officer"], only="high_stack_owner")
    assert (owner.row.code, [seen.key for seen in owner.reason]) == ("QY-1", ["P45.01"])
    assert "45.01" in owner.facts


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("voc_trade", {"sector": "printing", "voc_key_unit": None}, True),
        ("voc_trade", {"sector": "printing", "voc_key_unit": True}, False),
        ("voc_trade", {"sector": "food", "voc_key_unit": None}, False),
        ("voc_source", {"voc_key_unit": True, "listed_key_unit": False}, True),
        ("voc_source", {"voc_key_unit": True, "listed_key_unit": True}, False),
        ("voc_source", {"voc_key_unit": None, "listed_key_unit": False}, False),
        ("key_trade", {"sector": "power", "key_polluter": False}, True),
        ("key_trade", {"sector": "wool", "key_polluter": False}, False),
        ("key_polluter", {"key_polluter": True, "listed_key_unit": None}, True),
        ("key_polluter", {"key_polluter": False, "listed_key_unit": None}, False),
    ],
)
def test_a_rule_proposes_what_it_says_unless_it_is_entered(
    site: Site,
    rule: str,
    values: dict[str, object],
    expected: bool,  # noqa: FBT001
) -> None:
    enter("enterprises", 1, code="QY-1", **values)
    assert proposed(site, rule) == (["QY-1"] if expected else [])


def test_what_is_confirmed_is_entered_with_its_reason_and_history(stacks: Site, client_of: Clients) -> None:
    answer = decide(client_of("officer"), "high_stack", "P45.01", "confirmed", "现场量过")
    assert answer.status_code == 200
    row = registers()["outlets"].model.objects.get(code="P45.01")
    assert (row.key_listed, row.changed_by) == (True, "officer")
    assert "现场量过" in row.why
    assert [version.key_listed for version in row.versions.order_by("history_id")] == [None, True]
    kept = registers()["designations"].model.objects.get()
    assert (kept.code, kept.decision, kept.reason) == ("high_stack/P45.01", "confirmed", "现场量过")
    assert (kept.outlet, kept.enterprise, kept.department_id) == ("P45.01", "QY-1", "ecology")
    assert proposed(stacks, "high_stack") == []


def test_what_is_rejected_is_proposed_again_only_once_its_data_differ(stacks: Site, client_of: Clients) -> None:
    client = client_of("officer", language="en")
    decide(client, "high_stack", "P45.01", "rejected", "已拆除")
    row = registers()["outlets"].model.objects.get(code="P45.01")
    assert row.key_listed is None
    assert proposed(stacks, "high_stack") == []
    assert "已拆除" in client.get(ADDRESS).content.decode()
    assert decide(client, "high_stack", "P45.01", "confirmed").status_code == 200
    row.refresh_from_db()
    assert row.key_listed is None  # it did not wait any more
    change_row(registers()["outlets"], row, {"stack_height_m": Decimal(61)}, act=ACT)
    assert proposed(stacks, "high_stack") == ["P45.01"]
    decide(client, "high_stack", "P45.01", "confirmed", "61 m")
    assert registers()["designations"].model.objects.get().decision == "confirmed"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_a_decision_needs_a_reason(stacks: Site, client_of: Clients, reason: str) -> None:
    decide(client_of("officer"), "high_stack", "P45.01", "confirmed", reason)
    assert proposed(stacks, "high_stack") == ["P45.01"]


@pytest.mark.parametrize("name", [*CAST, STRANGER])
def test_who_looks_after_rows_sees_them_and_only_their_department_decides(
    stacks: Site, client_of: Clients, name: str
) -> None:
    client = client_of(name)
    answer = client.get(ADDRESS)
    text = answer.content.decode()
    looks = name in {"leader", "officer", "officer_elsewhere", "inspector"}
    assert (answer.status_code == 200) == looks
    assert ("P45.01" in text) == (name in {"leader", "officer", "inspector"})
    decide(client, "high_stack", "P45.01", "confirmed")
    row = registers()["outlets"].model.objects.get(code="P45.01")
    assert (row.key_listed is True) == (name in {"officer", "inspector"})


def test_rows_that_are_listed_for_no_reason_are_told(stacks: Site) -> None:
    enter("outlets", 4, code="P9", stack_height_m=Decimal(9), enterprise="QY-1", key_listed=True)
    found = list_unexplained(stacks.home, on=DAY, user=stacks.users["officer"])
    assert [(rule.flag, row.code) for rule, row in found] == [("key_listed", "P9")]


def test_every_rule_names_columns_there_are() -> None:
    for rule in RULES.values():
        assert rule.flag in registers()[rule.register].column
        assert {*rule.columns} <= {*registers()[rule.of].column}
        assert rule.reads
        assert all(rule.words)
        assert all(rule.source)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_has_words_in_both_languages(stacks: Site, client_of: Clients, language: str) -> None:
    text = client_of("officer", language=language).get(ADDRESS).content.decode()
    assert ("高于 45 米" in text) == (language == "zh-hans")
    assert ("higher than 45 m" in text) == (language == "en")


def test_each_cell_says_what_it_is_for_on_a_phone_the_head_of_the_table_is_gone(
    stacks: Site, client_of: Clients
) -> None:
    text = client_of("officer").get(ADDRESS).content.decode()
    assert len(stacks.users) > 1
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", text, re.DOTALL)
    assert rows
    for row in rows:
        assert re.findall(r"<td([^>]*)>", row) == [f' data-label="{name}"' for name in ("理由", "现填", "决定")]

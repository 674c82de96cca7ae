"""Grids, the emergency list, campaigns, projects, payments, disclosures, dispatch: at their limits, as plans ask."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.registers.asked import PLAN, answers, column, enter

from airshed.plan.load import load_plan
from airshed.plan.question import columns_of
from airshed.web.accounts.models import Department
from airshed.web.bridge import tables_of_home
from airshed.web.kit.operations import confirm_register
from airshed.web.kit.register import registers

BEFORE, DAY, AFTER = date(2019, 11, 19), date(2019, 11, 20), date(2019, 11, 21)
END = date(2019, 12, 31)
Row = Mapping[str, Any]


def confirm(name: str) -> None:
    """Say that a register is complete on the day."""
    owner, at = Department.objects.get(pk="ecology"), datetime(2019, 11, 20, 9)
    confirm_register(registers()[name], owner, on=DAY, by="officer", at=at)


def share(value: str | None) -> float:
    """Return a value as a number."""
    return float(Fraction(str(value)))


# --- columns that are computed ---


def test_lines_and_levels_are_counted_over_the_measures_that_hold_on_the_day(site: Site) -> None:
    plant: Row = {"name": "厂", "enterprise": "code-1"}
    enter(site.home, "emergency_plants", {**plant, "code": "P1"}, {**plant, "code": "P2"}, {**plant, "code": "P3"})
    named: Row = {"person": "示甲子", "proof": "cems"}
    measures: Sequence[tuple[str, str, str, Row]] = (
        ("P1", "1号窑", "yellow", named),
        ("P1", "1号窑", "orange", named),
        ("P1", "1号窑", "red", {**named, "from_date": DAY}),
        ("P1", "2号窑", "red", {**named, "person": None}),
        ("P2", "1号线", "red", {"person": "示甲子"}),
        ("P2", "1号线", "orange", {**named, "to_date": DAY}),
    )
    rows = [
        {"code": f"M{n}", "plant": plant, "line": line, "level": level, "measure": "limit", **more}
        for n, (plant, line, level, more) in enumerate(measures)
    ]
    enter(site.home, "emergency_measures", *rows)
    found = {
        on: {n: column(site.home, "emergency_plants", n, on=on) for n in registers()["emergency_plants"].labels}
        for on in (BEFORE, DAY)
    }
    assert found[DAY]["lines"] == {"P1": 2, "P2": 1, "P3": 0}
    assert found[DAY]["lines_with_person"] == {"P1": 1, "P2": 1, "P3": 0}
    assert found[DAY]["lines_with_proof"] == {"P1": 2, "P2": 0, "P3": 0}
    assert found[DAY]["levels_set"] == {"P1": 3, "P2": 1, "P3": 0}
    assert found[BEFORE]["levels_set"] == {"P1": 3, "P2": 2, "P3": 0}  # red of the second kiln held before


def test_targets_are_visited_from_the_day_of_the_visit_and_none_counts_twice(site: Site) -> None:
    enter(site.home, "campaigns", *({"code": code, "topic": "kilns", "due_date": DAY} for code in ("Z1", "Z2")))
    visits = (("甲", BEFORE), ("乙", DAY), ("丙", None), ("乙", AFTER))
    enter(
        site.home,
        "campaign_visits",
        *({"code": f"Z1/{n}", "campaign": "Z1", "target": t, "visited_date": d} for n, (t, d) in enumerate(visits)),
    )
    assert column(site.home, "campaigns", "targets", on=DAY) == {"Z1": 3, "Z2": 0}
    visited = [
        column(site.home, "campaigns", "visited", on=on)["Z1"] for on in (date(2019, 11, 18), BEFORE, DAY, AFTER)
    ]
    assert visited == [0, 1, 2, 2]


def test_a_project_is_in_the_store_from_entry_to_the_day_before_it_leaves_and_accepted_from_its_day(
    site: Site,
) -> None:
    cases: Mapping[str, Row] = {
        "entered": {"entered_date": DAY},
        "to come": {"entered_date": AFTER},
        "leaves": {"entered_date": BEFORE, "exit_date": AFTER},
        "left": {"entered_date": BEFORE, "exit_date": DAY},
        "never": {"entry_score": Decimal(59)},
    }
    days = {"entered": DAY, "to come": AFTER, "left": BEFORE}
    rows = ({"code": c, "topic": "kiln", **more, "accepted_date": days.get(c)} for c, more in cases.items())
    enter(site.home, "projects", *rows)
    assert {c for c, held in column(site.home, "projects", "in_store", on=DAY).items() if held} == {"entered", "leaves"}
    accepted = column(site.home, "projects", "accepted", on=DAY)
    assert accepted == {"entered": True, "to come": False, "leaves": False, "left": True, "never": False}


CENT = Decimal("0.01")
PAID = Decimal("1000.10")
PAYMENTS: Mapping[str, tuple[Row, Mapping[str, None], tuple[bool, bool]]] = {
    "whole": ({}, {"contract": None, "voucher": None}, (True, True)),
    "more contract": ({"contract_yuan": PAID + CENT}, {"contract": None, "voucher": None}, (True, True)),
    "less contract": ({"contract_yuan": PAID - CENT}, {"contract": None, "voucher": None}, (False, True)),
    "other voucher": ({"voucher_yuan": PAID + CENT}, {"contract": None, "voucher": None}, (True, False)),
    "no number": ({"contract_number": None}, {"contract": None, "voucher": None}, (False, True)),
    "no papers": ({}, {}, (False, False)),
    "no sums": ({"contract_yuan": None, "voucher_yuan": None}, {"contract": None, "voucher": None}, (False, False)),
}


def test_contract_and_voucher_count_with_their_paper_and_their_sum(site: Site) -> None:
    sums: Row = {"contract_number": "HT-1", "contract_yuan": PAID, "voucher_number": "PZ1", "voucher_yuan": PAID}
    common: Row = {"kind": "special", "year": 2019, "paid_yuan": PAID, "payment_date": BEFORE, **sums}
    rows = ({**common, **more, "code": code, "proved": papers} for code, (more, papers, _) in PAYMENTS.items())
    enter(site.home, "funds", *rows)
    found = [column(site.home, "funds", name, on=DAY) for name in ("contract", "voucher")]
    assert {code: (found[0][code], found[1][code]) for code in PAYMENTS} == {c: w for c, (_, _, w) in PAYMENTS.items()}


def test_whether_a_payment_went_to_the_store_is_told_by_its_project_on_the_day_it_was_paid(site: Site) -> None:
    store: Row = {"topic": "kiln", "entered_date": BEFORE, "exit_date": AFTER}
    enter(site.home, "projects", {**store, "code": "in", "in_year_plan": True}, {"code": "out", "topic": "kiln"})
    common: Row = {"kind": "special", "year": 2019, "paid_yuan": PAID}
    paid = {"before": date(2019, 11, 18), "entered": BEFORE, "within": DAY, "left": AFTER}
    enter(
        site.home,
        "funds",
        *({**common, "code": code, "project": "in", "payment_date": day} for code, day in paid.items()),
        {**common, "code": "outside", "project": "out", "payment_date": DAY},
        {**common, "code": "nowhere", "payment_date": DAY},
    )
    in_store = column(site.home, "funds", "project_in_store", on=END)
    assert {code for code, held in in_store.items() if held} == {"entered", "within"}
    in_plan = column(site.home, "funds", "project_in_year_plan", on=END)
    assert {code for code, held in in_plan.items() if held} == {*paid}


def test_a_grid_has_a_lead_when_somebody_is_named(site: Site) -> None:
    cell: Row = {"name": "网格", "level": "cell"}
    enter(site.home, "grids", {**cell, "code": "G1", "lead": "示甲子"}, {**cell, "code": "G2"})
    assert column(site.home, "grids", "lead_named", on=DAY) == {"G1": True, "G2": False}


# --- what the plan says ---

IN_TIME: Row = {"due_date": DAY, "done_date": DAY, "accepted_date": DAY, "in_year_plan": True}
PROJECTS = {
    "C1.4-02b": "kiln",
    "C1.4-08b": "park",
    "C1.4-09c": "cleaner_production",
    "C2.2-02b": "renovation",
    "C2.5-01": "wind_solar",
    "C3.1-02b": "rail",
    "C4.1-04b": "mine_restoration",
    "C7.2-04": "demonstration",
}


@pytest.mark.parametrize(("indicator", "topic"), PROJECTS.items())
def test_projects_of_a_topic_due_in_the_year_are_done_and_accepted(site: Site, indicator: str, topic: str) -> None:
    late: Row = {**IN_TIME, "done_date": AFTER, "accepted_date": AFTER}
    outside: Row = {**IN_TIME, "due_date": date(2020, 1, 1), "done_date": None}
    enter(
        site.home,
        "projects",
        {**IN_TIME, "topic": topic, "code": "A"},
        {**late, "topic": topic, "code": "B"},
        {**outside, "topic": topic, "code": "C"},
        {**late, "topic": "other", "code": "D"},
    )
    clause = indicator if indicator[-1].isdigit() else indicator[:-1]
    assert share(answers(site.home, clause, on=DAY)[indicator][0]) == pytest.approx(0.5)
    value, status = answers(site.home, clause, on=AFTER)[indicator]
    assert (share(value), status) == (1, "met")


CASES: Sequence[tuple[str, str, Sequence[Row], float | None, str]] = (
    ("C2.3-04b", "projects", ({**IN_TIME, "topic": "waste_heat"}, {"topic": "waste_heat"}), 1, "no_data"),
    (
        "C3.3-09a",
        "campaigns",
        (
            {"topic": "illegal_fuel", "due_date": DAY, "closed_date": DAY, "proved": {"document": None}},
            {"topic": "illegal_fuel", "due_date": DAY, "closed_date": DAY},
        ),
        0.5,
        "on_track",
    ),
    (
        "C5.2-02b",
        "campaigns",
        ({"topic": "city_inspection", "due_date": DAY, "closed_date": DAY, "proved": {"document": None}},),
        1,
        "met",
    ),
    (
        "C5.2-03b",
        "grids",
        (
            {"name": "a", "level": "cell", "patrols_due": 4, "patrols_done": 4},
            {"name": "b", "level": "cell", "patrols_due": 4, "patrols_done": 3},
        ),
        0.5,
        "behind",
    ),
    (
        "C6.4-05",
        "emergency_plants",
        (
            {"name": "a", "enterprise": "code-1", "listed": True, "sheet_signed_date": DAY},
            {"name": "b", "enterprise": "code-1", "listed": True, "sheet_signed_date": AFTER},
            {"name": "c", "enterprise": "code-1", "listed": False},
        ),
        0.5,
        "on_track",
    ),
    (
        "C6.4-06a",
        "emergency_plants",
        ({"name": "a", "enterprise": "code-1", "staggered_transport": True, "transport_plan_date": DAY},),
        1,
        "met",
    ),
    (
        "C7.3-01a",
        "funds",
        (
            {"kind": "budget", "year": 2018, "paid_yuan": Decimal(100), "payment_date": date(2018, 5, 2)},
            {"kind": "special", "year": 2019, "paid_yuan": Decimal("100.01"), "payment_date": DAY},
            {"kind": "social", "year": 2019, "paid_yuan": Decimal(900), "payment_date": DAY},
        ),
        100.01,
        "on_track",
    ),
    (
        "C8.2-02",
        "dispatches",
        (
            {"month_date": date(2019, 10, 1), "due_date": DAY, "returned_date": DAY},
            {"month_date": date(2019, 9, 1), "due_date": BEFORE, "returned_date": DAY},
        ),
        0.5,
        "behind",
    ),
    (
        "C8.3-03b",
        "disclosures",
        (
            {"unit": "a", "topic": "penalties", "due_date": BEFORE, "published_date": BEFORE},
            {"unit": "b", "topic": "machine_maker", "due_date": BEFORE},
        ),
        1,
        "on_track",
    ),
    (
        "C8.3-05",
        "disclosures",
        (
            {"unit": "a", "topic": "penalties", "due_date": BEFORE, "published_date": BEFORE},
            {"unit": "b", "topic": "machine_maker", "due_date": BEFORE},
        ),
        0,
        "behind",
    ),
)


@pytest.mark.parametrize(("indicator", "name", "rows", "value", "status"), CASES, ids=[case[0] for case in CASES])
def test_an_indicator_says_what_its_rows_say(  # noqa: PLR0913, PLR0917 - of which, from what, which answer
    site: Site, indicator: str, name: str, rows: Sequence[Row], value: float | None, status: str
) -> None:
    enter(site.home, name, *({"code": f"R{n}", **row} for n, row in enumerate(rows)))
    clause = indicator if indicator[-1].isdigit() else indicator[:-1]
    found, said = answers(site.home, clause, on=DAY)[indicator]
    assert share(found) == pytest.approx(value)
    assert said == status


def test_four_campaigns_of_the_plan_are_closed_with_a_report_and_all_targets_visited(site: Site) -> None:
    common: Row = {"due_date": DAY, "closed_date": DAY, "proved": {"document": None}}
    topics = ("bulk_coal", "kilns", "vocs", "diesel_trucks")
    enter(site.home, "campaigns", *({**common, "topic": topic, "code": topic} for topic in topics))
    enter(
        site.home,
        "campaign_visits",
        *({"code": t, "campaign": t, "target": "甲", "visited_date": BEFORE} for t in topics[:3]),
    )
    found = answers(site.home, "C5.1-01", on=DAY)
    assert {id: share(value) for id, (value, _) in found.items()} == {"C5.1-01a": 1, "C5.1-01b": 0.75}  # noqa: A001
    assert found["C5.1-01a"][1] == "met"


def test_what_must_be_confirmed_says_nothing_before_it_is(site: Site) -> None:
    listed: Row = {"name": "厂", "enterprise": "code-1", "code": "P1", "listed": True}
    enter(site.home, "emergency_plants", listed)
    enter(
        site.home,
        "emergency_measures",
        *(
            {
                "code": level,
                "plant": "P1",
                "line": "1",
                "level": level,
                "measure": "stop",
                "person": "示",
                "proof": "cems",
            }
            for level in ("yellow", "orange", "red")
        ),
    )
    enter(site.home, "grids", {"code": "G1", "name": "a", "level": "cell", "lead": "示甲子"})
    enter(site.home, "projects", {"code": "A", "topic": "kiln", "entered_date": BEFORE, "reviewed_date": DAY})
    asked = {"C6.4-03b": "C6.4-03", "C5.2-03a": "C5.2-03", "C7.3-03b": "C7.3-03"}
    assert {answers(site.home, clause, on=DAY)[id][1] for id, clause in asked.items()} == {"no_data"}  # noqa: A001
    for name in ("emergency_plants", "grids", "projects"):
        confirm(name)
    found = {id: answers(site.home, clause, on=DAY)[id][0] for id, clause in asked.items()}  # noqa: A001
    assert {id: share(value) for id, value in found.items()} == dict.fromkeys(asked, 1.0)  # noqa: A001
    lines = answers(site.home, "C6.4-04", on=DAY)
    assert {status for _, status in lines.values()} == {"met"}


def test_payments_of_the_fund_are_matched_and_go_to_the_store_first(site: Site) -> None:
    enter(site.home, "projects", {"code": "in", "topic": "kiln", "entered_date": BEFORE, "in_year_plan": True})
    common: Row = {"kind": "special", "year": 2019, "paid_yuan": PAID, "payment_date": DAY}
    sums: Row = {"contract_number": "H", "contract_yuan": PAID, "voucher_number": "P", "voucher_yuan": PAID}
    papers = {"contract": None, "voucher": None}
    enter(
        site.home,
        "funds",
        {**common, **sums, "code": "A", "project": "in", "proved": papers},
        {**common, **sums, "code": "B"},
        {**common, "code": "C", "payment_date": AFTER},
        {**common, "code": "D", "kind": "budget"},
    )
    assert share(answers(site.home, "C7.3-02", on=DAY)["C7.3-02b"][0]) == pytest.approx(0.5)
    assert share(answers(site.home, "C7.3-04", on=DAY)["C7.3-04"][0]) == pytest.approx(0.5)


TABLES = ("grids", "emergency_plants", "campaigns", "projects", "funds", "disclosures", "dispatches")


def test_tables_have_what_the_plan_asks_for(site: Site) -> None:
    plan = load_plan(None, PLAN)
    for name in TABLES:
        enter(site.home, name, {"code": "A"})
        table = tables_of_home(site.home)(name, as_of=DAY)
        assert table is not None
        assert columns_of(plan.file, name).keys() <= {*table.collect_schema()}, name

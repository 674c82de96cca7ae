"""Mines, streets, fires, fertiliser, farms, applications, replacements, lists: values at their limits, as plans ask."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.registers.asked import PLAN, answers, column, enter

from airshed.plan.load import load_plan
from airshed.plan.question import columns_of
from airshed.web.bridge import tables_of_home
from airshed.web.kit.register import registers

DAY = date(2019, 11, 20)
BEFORE, AFTER = date(2019, 11, 19), date(2019, 11, 21)
END = date(2020, 1, 1)
Rows = Sequence[Mapping[str, Any]]


# --- columns that are computed ---


def test_of_a_mine_all_four_steps_must_be_seen_right_and_closing_and_restoration_need_proof(site: Site) -> None:
    right = dict.fromkeys(("digging_ok", "storing_ok", "loading_ok", "carrying_ok"), True)
    enter(
        site.home,
        "mines",
        {**right, "code": "all", "proved": {"after": datetime(2019, 11, 20, 23, 59)}},
        {**right, "code": "three", "carrying_ok": False, "proved": {"before": None}},
        {**right, "code": "unseen", "storing_ok": None, "proved": {"acceptance": datetime(2019, 11, 20, 0, 0)}},
    )
    found = {n: column(site.home, "mines", n, on=DAY) for n in registers()["mines"].derived}
    assert found["steps_passed"] == {"all": True, "three": False, "unseen": False}
    assert found["closing_proof"] == {"all": True, "three": False, "unseen": False}
    assert found["restoration_accepted"] == {"all": False, "three": False, "unseen": True}
    assert column(site.home, "mines", "closing_proof", on=BEFORE)["all"] is False


@pytest.mark.parametrize(
    ("name", "told", "whole", "counted"),
    [("streets", "swept_m2", "area_m2", "machine_swept_m2"), ("farms", "used_t", "manure_t", "manure_used_t")],
)
def test_nobody_sweeps_or_uses_more_than_there_is(site: Site, name: str, told: str, whole: str, counted: str) -> None:
    given: Sequence[tuple[int | None, int | None]] = ((99, 100), (100, 100), (101, 100), (None, 100), (5, None))
    enter(site.home, name, *({"code": f"R{n}", told: one, whole: all_} for n, (one, all_) in enumerate(given)))
    assert list(column(site.home, name, counted, on=DAY).values()) == [99, 100, 100, None, 5]


ASKED = {
    "constraint_checked": "constraint_checked_date",
    "overlay_checked": "overlay_checked_date",
    "carrying_capacity_checked": "capacity_checked_date",
    "history_checked": "history_checked_date",
    "air_state_checked": "air_checked_date",
}


@pytest.mark.parametrize(("asked", "day"), ASKED.items())
def test_a_check_counts_by_the_day_of_the_decision_and_not_the_day_after(site: Site, asked: str, day: str) -> None:
    enter(
        site.home,
        "applications",
        {"code": "before", "decided_date": DAY, day: BEFORE},
        {"code": "on", "decided_date": DAY, day: DAY},
        {"code": "after", "decided_date": DAY, day: AFTER},
        {"code": "never", "decided_date": DAY},
        {"code": "undecided", day: BEFORE},
    )
    assert column(site.home, "applications", asked, on=END) == {
        "before": True, "on": True, "after": False, "never": False, "undecided": True,
    }  # fmt: skip


def test_a_limit_holds_from_its_first_day_to_the_day_before_it_is_lifted(site: Site) -> None:
    limit = {"limit_first_date": date(2019, 11, 1), "limit_lifted_date": DAY}
    cases: Mapping[str, tuple[date | None, Mapping[str, Any]]] = {
        "day before": (date(2019, 10, 31), limit),
        "first day": (date(2019, 11, 1), limit),
        "last day": (BEFORE, limit),
        "lifted": (DAY, limit),
        "not lifted yet": (DAY, {"limit_first_date": DAY}),
        "no limit": (DAY, {}),
        "undecided": (None, limit),
    }
    enter(site.home, "applications", *({"code": c, "decided_date": d, **more} for c, (d, more) in cases.items()))
    held = {code for code, under in column(site.home, "applications", "under_limit", on=END).items() if under}
    assert held == {"first day", "last day", "not lifted yet"}


def replacement(code: str, offered: int, **more: Any) -> dict[str, Any]:
    return {"code": code, "line": "L", "line_capacity_t": 100, "offered_t": offered, "approved_date": DAY, **more}


def test_capacity_is_spent_once_by_who_was_approved_first(site: Site) -> None:
    enter(
        site.home,
        "capacity_replacements",
        replacement("third", 30, approved_date=AFTER),
        replacement("first", 60, approved_date=BEFORE),
        replacement("second", 30),
        replacement("fourth", 1, approved_date=END),
        replacement("not approved", 100, approved_date=None),
        replacement("another line", 101, line="M"),
        replacement("unknown size", 5, line="N", line_capacity_t=None),
    )
    assert column(site.home, "capacity_replacements", "offered_capacity_t", on=END) == {
        "first": 60, "second": 30, "third": 10, "fourth": 0, "not approved": 0, "another line": 100,
        "unknown size": None,
    }  # fmt: skip


def test_capacity_of_a_row_that_ended_is_free_again(site: Site) -> None:
    enter(
        site.home,
        "capacity_replacements",
        replacement("given up", 100, approved_date=date(2019, 3, 1), to_date=DAY),
        replacement("next", 100),
    )
    for day, left in ((BEFORE, 0), (DAY, 100)):
        assert column(site.home, "capacity_replacements", "offered_capacity_t", on=day)["next"] == left


# --- tables made of listed items ---


@pytest.mark.parametrize("made", registers()["listed_items"].makes, ids=lambda made: made.name)
def test_a_list_holds_its_own_items_in_the_columns_the_plan_asks_for(site: Site, made: Any) -> None:
    file = load_plan(site.home, PLAN).file
    other = "publicity" if made.name != "publicity" else "partners"
    enter(site.home, "listed_items", {"code": "own", "list_name": made.name}, {"code": "else", "list_name": other})
    table = tables_of_home(site.home)(made.name, as_of=DAY)
    assert table is not None
    frame = table.collect()
    assert (frame["code"].to_list(), frame["department"].to_list()) == (["own"], ["ecology"])
    types = dict(frame.schema)
    assert {name: types[name] for name in columns_of(file, made.name)} == dict(columns_of(file, made.name))
    labels = registers()["listed_items"].labels
    assert not {*types} - {*registers()["listed_items"].column} - {*labels}


def test_a_dossier_has_satellite_evidence_where_it_is_said_and_filed(site: Site) -> None:
    dust = {"list_name": "dust_dossiers", "checked": True}
    enter(
        site.home,
        "listed_items",
        {**dust, "code": "both", "proved": {"document": None}},
        {**dust, "code": "no file"},
        {**dust, "code": "no data", "checked": None, "proved": {"document": None}},
    )
    found = column(site.home, "dust_dossiers", "satellite_evidence", on=DAY)
    assert found == {"both": True, "no file": False, "no data": False}


# --- what the plan says ---

STEPS = dict.fromkeys(("digging_ok", "storing_ok", "loading_ok", "carrying_ok"), True)
CHECKED = dict.fromkeys(ASKED.values(), date(2019, 11, 6))
DECIDED = {"decided_date": date(2019, 11, 6), "decision": "approved", "screening_class": "none"}


def item(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "list_name": name, **more}


CASES: Mapping[str, tuple[str, str, Rows, date, Mapping[str, tuple[str | None, str]]]] = {
    "two of three lines, one of them without its basis": (
        "C1.1-01",
        "listed_items",
        [
            item("A", "constraint_layers", kind="red_line", number="1", accepted_date=DAY),
            item("B", "constraint_layers", kind="quality_line", accepted_date=DAY),
        ],
        DAY,
        {"C1.1-01a": ("1/3", "on_track")},
    ),
    "a rule reviewed tomorrow is not reviewed": (
        "C1.1-02",
        "listed_items",
        [item("A", "negative_list", accepted_date=DAY), item("B", "negative_list", accepted_date=AFTER)],
        DAY,
        {"C1.1-02b": ("1/2", "on_track")},
    ),
    "decided on the day of the notice, and checked that day or not": (
        "C1.1-02",
        "applications",
        [
            {"code": "A", **DECIDED, **CHECKED},
            {"code": "B", **DECIDED},
            {"code": "C", "decided_date": date(2019, 11, 5)},
        ],
        DAY,
        {"C1.1-02c": ("1/2", "behind")},
    ),
    "two of the three ties are not three": (
        "C1.1-03",
        "applications",
        [{"code": "A", **DECIDED, **CHECKED, "planning_eia": True}, {"code": "B", **DECIDED, **CHECKED}],
        DAY,
        {"C1.1-03b": ("1/2", "behind")},
    ),
    "a strict class without carrying capacity, and a project of no class": (
        "C1.1-04",
        "applications",
        [
            {"code": "A", **DECIDED, **CHECKED, "screening_class": "energy", "energy_review_date": date(2019, 11, 6)},
            {"code": "B", **DECIDED, **CHECKED, "screening_class": "risk", "energy_review_date": date(2019, 11, 7)},
            {"code": "C", **DECIDED, "screening_class": None},
        ],
        DAY,
        {"C1.1-04a": ("2/3", "behind"), "C1.1-04b": ("1", "behind")},
    ),
    "begun on the day of the approval, and the day before it": (
        "C1.1-05",
        "applications",
        [
            {"code": "A", "start_date": DAY, "eia_date": DAY, "energy_review_needed": False},
            {"code": "B", "start_date": BEFORE, "eia_date": DAY, "energy_review_needed": False},
            {"code": "C", "start_date": DAY, "eia_needed": False, "energy_review_needed": False},
        ],
        DAY,
        {"C1.1-05": ("1", "behind")},
    ),
    "laid over the plans": (
        "C1.1-06",
        "applications",
        [{"code": "A", **DECIDED, **CHECKED}],
        END,
        {"C1.1-06b": ("1", "met")},
    ),
    "just one for one, a tonne less, and no proof": (
        "C1.2-01",
        "capacity_replacements",
        [
            replacement("A", 100, new_capacity_t=100, line_closed_date=BEFORE, proved={"closure": None}),
            replacement("B", 100, new_capacity_t=101, line="M", line_closed_date=BEFORE, proved={"closure": None}),
            replacement("C", 100, new_capacity_t=50, line="N", line_closed_date=BEFORE),
            replacement("D", 50, new_capacity_t=50, approved_date=END, line_closed_date=BEFORE),
        ],
        DAY,
        {"C1.2-01a": ("2", "behind")},
    ),
    "an approved project of an excess trade without a replacement": (
        "C1.2-01",
        "applications",
        [
            {"code": "A", **DECIDED, "screening_class": "overcapacity"},
            {"code": "B", **DECIDED, "screening_class": "overcapacity", "decision": "refused"},
        ],
        DAY,
        {"C1.2-01b": ("1", "behind")},
    ),
    "dismantled and not accepted; and a task of another year": (
        "C1.2-02",
        "listed_items",
        [
            item("A", "eliminations", year=2019, done_date=BEFORE, accepted_date=DAY),
            item("B", "eliminations", year=2019, done_date=BEFORE),
            item("C", "eliminations", year=2018),
        ],
        DAY,
        {"C1.2-02": ("1/2", "no_data")},
    ),
    "green on the day, due in the year or not, with an assessment or not": (
        "C4.1-01",
        "mines",
        [
            {
                "code": "A",
                "green_due": date(2019, 12, 31),
                "green_reached_date": DAY,
                "mining_right": True,
                "eia_approved": True,
            },
            {"code": "B", "green_due": date(2019, 12, 31), "green_reached_date": AFTER},
            {"code": "C", "green_due": date(2020, 1, 1), "mining_right": True},
        ],
        DAY,
        {"C4.1-01a": ("1/2", "on_track"), "C4.1-01b": ("1/2", "behind")},
    ),
    "past the term without a decision; decided and closed a day late": (
        "C4.1-02",
        "mines",
        [
            {"code": "A", "green_due": BEFORE},
            {"code": "B", "green_due": DAY},
            {
                "code": "C",
                "green_due": date(2019, 6, 30),
                "exit_decided_date": date(2019, 7, 1),
                "closure_due": BEFORE,
                "closed_date": DAY,
            },
        ],
        DAY,
        {"C4.1-02a": ("1/2", "behind"), "C4.1-02b": ("0", "behind")},
    ),
    "closed with a photo and without": (
        "C4.1-03",
        "mines",
        [
            {"code": "A", "illegal": True, "closed_date": DAY, "proved": {"after": None}},
            {"code": "B", "illegal": True, "closed_date": DAY},
            {"code": "C"},
        ],
        END,
        {"C4.1-03": ("1/2", "overdue")},
    ),
    "restored and accepted": (
        "C4.1-04",
        "mines",
        [
            {"code": "A", "legacy": True, "restoration_due": DAY, "restored_date": DAY, "proved": {"acceptance": None}},
            {"code": "B", "legacy": True, "restoration_due": END, "restored_date": None},
        ],
        END,
        {"C4.1-04a": ("1", "met")},
    ),
    "checked this year and last": (
        "C4.1-05",
        "mines",
        [
            {"code": "A", **STEPS, "legacy": False, "steps_checked_date": date(2019, 1, 1)},
            {"code": "B", **STEPS, "legacy": False, "steps_checked_date": date(2018, 12, 31)},
        ],
        END,
        {"C4.1-05": ("1/2", "overdue")},
    ),
    "surveyed, but nobody said how many there are": (
        "C4.1-06",
        "mines",
        [{"code": "A", "surveyed_date": DAY}, {"code": "B", "surveyed_date": AFTER}],
        DAY,
        {"C4.1-06": ("1/2", "no_data")},
    ),
    "exactly seven tenths; outside the built-up area does not count": (
        "C4.2-05",
        "streets",
        [
            {"code": "A", "in_built_up": True, "area_m2": 600, "swept_m2": 9000},
            {"code": "B", "in_built_up": True, "area_m2": 400, "swept_m2": 100},
            {"code": "C", "in_built_up": False, "area_m2": 900, "swept_m2": 0},
        ],
        END,
        {"C4.2-05": ("7/10", "met")},
    ),
    "a square metre less": (
        "C4.2-05",
        "streets",
        [{"code": "A", "in_built_up": True, "area_m2": 1000, "swept_m2": 699}],
        END,
        {"C4.2-05": ("699/1000", "overdue")},
    ),
    "handled on the day due, a day late, and a false alarm": (
        "C4.3-01",
        "burning_events",
        [
            {"code": "A", "confirmed": True, "found_date": BEFORE, "due_date": DAY, "handled_date": DAY},
            {"code": "B", "confirmed": True, "found_date": BEFORE, "due_date": BEFORE, "handled_date": DAY},
            {"code": "C", "confirmed": False, "found_date": BEFORE, "due_date": BEFORE},
        ],
        DAY,
        {"C4.3-01": ("1/2", "behind")},
    ),
    "as much fertiliser, a little more pesticide, as much manure": (
        "C4.3-02",
        "fertiliser_use",
        [
            {"product": product, "month_date": date(year, 5, 31), "amount_t": Decimal(amount)}
            for product, amounts in (("fertiliser", "5 5"), ("pesticide", "1 1.001"), ("organic", "7 7"))
            for year, amount in zip((2018, 2019), amounts.split(), strict=True)
        ],
        END,
        {"C4.3-02a": ("5", "met"), "C4.3-02b": ("1001/1000", "overdue"), "C4.3-02c": ("7", "overdue")},
    ),
    "a month that is not reported yet": (
        "C4.3-02",
        "fertiliser_use",
        [
            {"product": "fertiliser", "month_date": date(2018, 5, 31), "amount_t": 5},
            {"product": "fertiliser", "month_date": date(2019, 5, 31)},
        ],
        DAY,
        {"C4.3-02a": (None, "no_data")},
    ),
    "nineteen of twenty large farms; three quarters of the manure": (
        "C4.3-03",
        "farms",
        [
            *(
                {"code": f"F{n}", "large_scale": True, "manure_facility": n > 0, "manure_t": 4, "used_t": 3}
                for n in range(20)
            ),
            {"code": "small", "large_scale": False, "manure_facility": False, "manure_t": 4, "used_t": 3},
        ],
        END,
        {"C4.3-03a": ("19/20", "met"), "C4.3-03b": ("3/4", "met")},
    ),
    "settled in time and a day late; published or not": (
        "C5.2-01",
        "listed_items",
        [
            item("A", "feedback_issues", due_date=DAY, done_date=DAY, checked=True, published_date=DAY),
            item("B", "feedback_issues", due_date=BEFORE, done_date=DAY, checked=True),
        ],
        DAY,
        {"C5.2-01a": ("1/2", "behind"), "C5.2-01b": ("1/2", "on_track")},
    ),
    "agreed, and drilled a day late": (
        "C6.1-01",
        "listed_items",
        [
            item("A", "partners", accepted_date=DAY, due_date=BEFORE, done_date=DAY),
            item("B", "partners", accepted_date=AFTER),
        ],
        DAY,
        {"C6.1-01a": ("1/2", "on_track"), "C6.1-01b": ("0", "behind")},
    ),
    "approved after carrying capacity was checked, and before": (
        "C6.2-01",
        "applications",
        [{"code": "A", **DECIDED, **CHECKED}, {"code": "B", **DECIDED, "capacity_checked_date": date(2019, 11, 7)}],
        DAY,
        {"C6.2-01": ("1/2", "behind")},
    ),
    "settled by the end of the year": (
        "C6.2-02",
        "listed_items",
        [
            item("A", "violations", due_date=date(2019, 12, 31), done_date=DAY),
            item("B", "violations", due_date=date(2019, 12, 31), done_date=END),
            item("C", "violations", due_date=END),
        ],
        date(2019, 12, 31),
        {"C6.2-02a": ("1/2", "behind"), "C6.2-02b": ("1", "met")},
    ),
    "one study of the year": (
        "C7.2-01",
        "listed_items",
        [
            item("A", "source_studies", done_date=date(2019, 1, 1)),
            item("B", "source_studies", done_date=date(2018, 12, 31)),
        ],
        END,
        {"C7.2-01": ("1", "met")},
    ),
    "filed on the day due, with satellite data": (
        "C7.2-03",
        "listed_items",
        [
            item(
                "A",
                "dust_dossiers",
                listed_date=BEFORE,
                due_date=DAY,
                done_date=DAY,
                checked=True,
                proved={"document": None},
            ),
            item("B", "dust_dossiers", listed_date=BEFORE, due_date=BEFORE, done_date=DAY),
        ],
        DAY,
        {"C7.2-03a": ("1/2", "behind"), "C7.2-03b": ("1/2", "behind")},
    ),
    "a release, and no report": (
        "C8.4-01",
        "listed_items",
        [
            item("A", "publicity", kind="press", published_date=DAY),
            item("B", "publicity", kind="media", published_date=END),
        ],
        DAY,
        {"C8.4-01a": ("1", "on_track"), "C8.4-01b": ("0", "behind")},
    ),
    "an entry without a lead": (
        "A-01",
        "listed_items",
        [
            item("A", "annex_tasks", listed_date=DAY, clause="C1.2-02", responsible="X", due_date=END),
            item("B", "annex_tasks", listed_date=DAY, clause="C1.2-02", due_date=END),
        ],
        DAY,
        {"A-01b": ("1/2", "no_data")},
    ),
    "approved on the last day of the limit": (
        "C8.2-05",
        "applications",
        [{"code": "A", **DECIDED, "limit_first_date": date(2019, 10, 1), "limit_lifted_date": date(2019, 11, 7)}],
        DAY,
        {"C8.2-05b": ("1", "behind")},
    ),
    "approved on the day it is lifted": (
        "C8.2-05",
        "applications",
        [{"code": "A", **DECIDED, "limit_first_date": date(2019, 10, 1), "limit_lifted_date": date(2019, 11, 6)}],
        DAY,
        {"C8.2-05b": ("0", "on_track")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_plan_reads_the_rows_as_its_text_says(site: Site, case: str) -> None:
    clause, name, rows, day, expected = CASES[case]
    enter(site.home, name, *rows)
    found = answers(site.home, clause, on=day)
    assert {id: found[id] for id in expected} == expected  # noqa: A001 - what it is

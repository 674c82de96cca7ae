"""What logs of cases say as evidence: by hand for small logs, through the plan for real ones."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.conftest import Site

from airshed.plan.load import load_plan
from airshed.web import plans
from airshed.web.bridge import tables_of_home
from airshed.web.cases.evidence import TABLES, cases_of, log_of
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.evidence import stamps
from airshed.web.witnesses import Reading, rows_for

PLAN, LATER = "erenhot/2019", date(2019, 11, 20)
OPENED = ("open", "", "lead", "jobs", 3, 10)
"""Move, from, to, by, day of October, last day of the clock after it."""
CONFIRMED = ("confirm", "lead", "confirmed", "inspector", 4, 8)
ASSIGNED = ("assign", "confirmed", "issued", "officer", 7, 9)
RECEIVED = ("receive", "issued", "rectifying", "housing", 8, 20)
REPORTED = ("report", "rectifying", "rectified", "housing", 18, 22)
PASSED = ("pass", "rectified", "verified", "inspector", 21, 28)
FAILED = ("fail", "rectified", "rectifying", "inspector", 21, 30)


def told(*rows: tuple[str, str, str, str, int, int | None]) -> dict[str, Any]:
    """Return the days of October that a log gives, by column."""
    log = [
        ("AJ-1", "by_hand", number, datetime(2019, 10, day, 9), by, move, before, after, due and date(2019, 10, due))
        for number, (move, before, after, by, day, due) in enumerate(rows, start=1)
    ]
    (found,) = cases_of(log_of(reversed(log))).to_dicts()  # in any order
    return {name: value.day if isinstance(value, date) else value for name, value in found.items()}


def test_a_lead_waits_to_be_surveyed() -> None:
    found = told(OPENED)
    assert (found.pop("code"), found.pop("source"), found.pop("step")) == ("AJ-1", "by_hand", "found")
    assert {name: value for name, value in found.items() if value is not None} == {"survey_due": 10}


def test_a_case_on_its_way() -> None:
    found = told(OPENED, CONFIRMED, ASSIGNED, RECEIVED, REPORTED, PASSED)
    assert (found["surveyed_date"], found["found_date"]) == (4, 4)
    assert (found["assigned_due"], found["assigned_date"]) == (8, 7)
    assert (found["rectified_due"], found["rectified_date"]) == (20, 18)
    assert (found["verified_due"], found["verified_date"], found["independent_verifier"]) == (22, 21, True)
    assert (found["interview_due"], found["inspection_due"], found["penalty_due"]) == (None, None, None)


def test_who_mends_and_verifies_is_not_independent() -> None:
    same = ("pass", "rectified", "verified", "housing", 21, 28)
    assert told(OPENED, CONFIRMED, ASSIGNED, RECEIVED, REPORTED, same)["independent_verifier"] is False


def test_what_was_dismissed_is_surveyed_and_not_found_and_may_have_to_be_surveyed_again() -> None:
    dismissed = ("dismiss", "lead", "dismissed", "inspector", 5, None)
    again = ("resurvey", "dismissed", "lead", "jobs", 9, 15)
    found = told(OPENED, dismissed)
    assert (found["surveyed_date"], found["found_date"], found["step"]) == (5, None, "closed")
    found = told(OPENED, dismissed, again)
    assert (found["survey_due"], found["surveyed_date"], found["step"]) == (15, None, "found")


def test_what_was_refused_is_to_be_assigned_again() -> None:
    refused = ("refuse", "issued", "confirmed", "housing", 9, 14)
    found = told(OPENED, CONFIRMED, ASSIGNED, refused)
    assert (found["assigned_due"], found["assigned_date"], found["rectified_due"]) == (14, None, None)


def test_an_extension_moves_the_last_day_and_a_clock_that_stands_still_has_none() -> None:
    way = (OPENED, CONFIRMED, ASSIGNED, RECEIVED)
    extended = ("extend", "rectifying", "rectifying", "officer", 9, 25)
    paused = ("pause", "rectifying", "rectifying", "officer", 9, None)
    resumed = ("resume", "rectifying", "rectifying", "officer", 12, 24)
    assert told(*way, extended)["rectified_due"] == 25
    assert told(*way, paused)["rectified_due"] is None
    assert told(*way, paused, resumed)["rectified_due"] == 24


def test_a_failed_verification_takes_the_report_back_and_gives_no_new_time() -> None:
    way = (OPENED, CONFIRMED, ASSIGNED, RECEIVED, REPORTED, FAILED)
    found = told(*way)
    assert (found["rectified_due"], found["rectified_date"]) == (20, None)
    assert (found["verified_due"], found["verified_date"]) == (None, None)
    found = told(*way, ("report", "rectifying", "rectified", "housing", 28, 31))
    assert (found["rectified_due"], found["rectified_date"], found["verified_due"]) == (20, 28, 31)


def test_a_case_that_steps_up_keeps_the_clock_that_ran_out() -> None:
    way = (
        OPENED, CONFIRMED, ASSIGNED, RECEIVED,
        ("summon", "rectifying", "summoned", "jobs", 24, 26),
        ("interview", "summoned", "interviewed", "leader", 25, 28),
    )  # fmt: skip
    found = told(*way)
    assert (found["interview_due"], found["interview_date"], found["step"]) == (26, 25, "interview")
    assert (found["rectified_due"], found["rectified_date"]) == (20, None)
    found = told(*way, ("escalate", "interviewed", "inspection", "jobs", 29, 30))
    assert (found["inspection_due"], found["inspection_date"]) == (30, None)


def test_who_never_received_a_case_is_held_to_what_was_promised() -> None:
    found = told(
        OPENED, CONFIRMED, ASSIGNED,
        ("summon", "issued", "summoned", "jobs", 20, 22),
        ("interview", "summoned", "interviewed", "leader", 21, 27),
    )  # fmt: skip
    assert found["rectified_due"] == 27


def test_a_case_that_comes_back_begins_a_new_clock() -> None:
    closed = ("close", "verified", "closed", "officer", 22, None)
    found = told(
        OPENED, CONFIRMED, ASSIGNED, RECEIVED, REPORTED, PASSED, closed,
        ("reopen", "closed", "rectifying", "jobs", 25, 31),
    )  # fmt: skip
    assert (found["rectified_due"], found["rectified_date"], found["verified_date"]) == (31, None, None)
    assert found["assigned_date"] == 7


# --- at a home ---


def row(site: Site, **when: Any) -> list[dict[str, Any]]:
    table = tables_of_home(site.home)("cases", **when)
    return [] if table is None else table.collect().to_dicts()


def test_as_of_a_day_and_as_known_at_a_moment(site: Site, case: Case, moves: Moves) -> None:
    moves(case.code, "confirm", "inspector", AT + timedelta(1, hours=2), finding="it burns", files=())
    day = AT.date()
    assert row(site, as_of=day - timedelta(1)) == []
    (before,), (after,) = row(site, as_of=day), row(site, as_of=day + timedelta(1))
    assert (before["surveyed_date"], after["surveyed_date"]) == (None, day + timedelta(1))
    assert row(site, known_at=AT + timedelta(1)) == [before]
    assert row(site) == [after]


def test_a_home_without_cases_has_no_table_and_tasks_are_no_rows(site: Site) -> None:
    assert "cases" not in stamps()
    assert tables_of_home(site.home)("cases") is None
    open_case(site.home, FOUND, mover=the_clock(AT), flow="task", more={"unit": "housing"})
    assert row(site) == []


def test_it_gives_what_the_plan_asks_for(site: Site, case: Case) -> None:
    (given,) = TABLES
    (found,) = row(site)
    assert {*load_plan(site.home, PLAN).file.tables["cases"].columns} == {*found} == {*given.columns}
    assert case.code == found["code"]


def indicators(site: Site) -> dict[str, Any]:
    state = plans.get_state(site.home, PLAN, on=LATER, user=site.users["leader"])
    return {i["id"]: i for c in state["clauses"] for i in c["indicators"] if i["table"] == "cases"}


def test_a_moved_case_moves_its_clauses(site: Site, assigned: Case, moves: Moves) -> None:
    found = indicators(site)
    assert (found["C5.2-06b"]["value"], found["C5.2-07a"]["value"]) == ("1.0000", "1.0000")
    assert (found["C5.2-07b"]["value"], found["C5.2-07b"]["status"]) == ("0.0000", "behind")
    assert (found["C5.2-08b"]["gap"], found["C5.2-09"]["gap"]) == ("no_rows", "no_rows")
    moves(assigned.code, "report", "officer_elsewhere", AT + timedelta(2), measure="taken down")
    moves(assigned.code, "pass", "inspector", AT + timedelta(3), finding="gone")
    found = indicators(site)
    for name in ("C5.2-07b", "C5.2-08a", "C5.2-08b"):
        assert (found[name]["value"], found[name]["status"]) == ("1.0000", "on_track"), name


@pytest.mark.parametrize(("name", "hidden"), [("leader", 0), ("officer", 0), ("officer_elsewhere", 1)])
def test_rows_of_evidence_are_for_those_who_may_see_the_case(site: Site, case: Case, name: str, hidden: int) -> None:
    reading = Reading(site.home, site.users[name], LATER, None, stamps())
    judged = pl.DataFrame(row(site)).with_columns(answer=pl.lit("against"))
    rows = rows_for(reading, "cases", judged, most=9)
    assert (rows["hidden"]["against"], rows["counts"]["against"]) == (hidden, 1)
    assert [r["code"] for r in rows["against"]] == [case.code] * (1 - hidden)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_clause_names_the_columns(
    site: Site, case: Case, client_of: Callable[..., Any], language: str
) -> None:
    address = reverse("board:clause", args=("erenhot", 2019, "C5.2-06"))
    page = client_of("leader", language=language).get(address, {"on": "2019-11-20"}).content.decode()
    assert case.code in page
    assert {"zh": "应排查日", "en": "To be surveyed by"}[language] in page


def test_the_log_is_read_once_until_it_grows(site: Site, case: Case, moves: Moves) -> None:
    row(site)
    with CaptureQueriesContext(connection) as asked:
        row(site)
    assert not [q for q in asked if "cases_caseentry" in q["sql"]]
    moves(case.code, "confirm", "inspector", finding="it burns", files=())
    assert row(site)[0]["step"] == "found"
    assert row(site)[0]["found_date"] == AT.date()

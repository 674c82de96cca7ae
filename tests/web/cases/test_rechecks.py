"""Which cases are verified again: a lot that anybody can draw again, and one task each."""

from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from math import ceil

from hypothesis import given
from hypothesis import strategies as st
from tests.web.cases.conftest import AT, Moves
from tests.web.conftest import Site

from airshed.web.cases.models import Case
from airshed.web.cases.operations import the_clock
from airshed.web.cases.rechecks import closed_in, draw_rechecks, drawn

CODES = st.lists(st.integers(1, 999).map(lambda n: f"AJ-2019-{n:06d}"), max_size=30)
SHARES = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)


@given(CODES, SHARES)
def test_a_share_is_drawn_rounded_up_whatever_the_order(codes: list[str], share: Decimal) -> None:
    chosen = drawn("2019-10", codes, share)
    assert len(chosen) == ceil(share * len({*codes}))
    assert {*chosen} <= {*codes}
    assert drawn("2019-10", [*reversed(codes), *codes[:3]], share) == chosen


@given(CODES, SHARES, SHARES)
def test_a_larger_share_draws_all_that_a_smaller_one_does(codes: list[str], one: Decimal, other: Decimal) -> None:
    assert {*drawn("2019-10", codes, min(one, other))} <= {*drawn("2019-10", codes, max(one, other))}


def test_it_can_be_drawn_again_by_hand() -> None:
    codes = [f"AJ-2019-{n:06d}" for n in range(1, 8)]
    seed = sha256("\n".join(["2019-10", *codes]).encode()).hexdigest()
    lots = {sha256(f"{seed} {code}".encode()).hexdigest(): code for code in codes}
    assert drawn("2019-10", codes, Decimal("0.1")) == (lots[min(lots)],)


def test_another_month_or_another_case_draws_others() -> None:
    codes = [f"AJ-2019-{n:06d}" for n in range(1, 101)]
    one = drawn("2019-10", codes, Decimal("0.1"))
    assert one != drawn("2019-11", codes, Decimal("0.1"))
    assert one != drawn("2019-10", [*codes, "AJ-2019-000101"], Decimal("0.1"))


def test_each_is_a_task_once(site: Site, assigned: Case, moves: Moves) -> None:
    moves(assigned.code, "report", "officer_elsewhere", measure="x")
    moves(assigned.code, "pass", "inspector", finding="x")
    moves(assigned.code, "close", "officer", files=())
    for day, new in ((AT, 0), (datetime(2019, 10, 8), 1), (datetime(2019, 10, 9), 0), (datetime(2019, 11, 1), 0)):
        assert draw_rechecks(site.home, mover=the_clock(day)) == new
    task = Case.objects.get(flow="task")
    assert (task.parent, task.unit_id, task.area, task.state) == (assigned, "ecology", "A1", "open")
    assert task.evidence["closed"] == task.evidence["drawn"] == "1"


def test_a_case_counts_in_the_month_in_which_it_was_closed(site: Site, assigned: Case, moves: Moves) -> None:
    moves(assigned.code, "report", "officer_elsewhere", measure="x")
    moves(assigned.code, "pass", "inspector", finding="x")
    moves(assigned.code, "close", "officer", files=())
    day = AT.date()
    assert closed_in(day, day) == ()
    assert closed_in(day, day + timedelta(1)) == (assigned.code,)
    moves(assigned.code, "reopen", "officer", AT + timedelta(30), why="x", files=())
    assert closed_in(day, day + timedelta(1)) == (assigned.code,)

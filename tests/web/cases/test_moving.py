"""Cases are opened once and moved by whoever may, each move a row of a log that leads where they stand."""

from dataclasses import replace
from datetime import date, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from tests.web.cases.conftest import AT, FOUND, PROOF, Moves
from tests.web.conftest import Site

from airshed.enforcement.clocks import ClockRefused
from airshed.errors import AirshedError, Fault
from airshed.flows.flow import MoveRefused
from airshed.web import audit
from airshed.web.accounts.models import Department
from airshed.web.cases.models import Case
from airshed.web.cases.operations import (
    CaseForbidden,
    CaseMoved,
    Step,
    flow_of,
    logged,
    move_case,
    mover_of,
    open_case,
    the_clock,
)
from airshed.web.cases.values import ValuesFaulty
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import ProofRefused, withdraw


def codes(refusal: AirshedError) -> list[str]:
    return [fault.code for fault in refusal.faults]


def test_of_a_cause_there_is_one_open_case(site: Site, case: Case) -> None:
    again, new = open_case(site.home, FOUND, mover=the_clock(AT))
    assert (again.pk, new) == (case.pk, False)
    other, new = open_case(site.home, replace(FOUND, cause="another"), mover=the_clock(AT))
    assert (case.code, other.code, new) == ("AJ-2019-000001", "AJ-2019-000002", True)
    assert (case.state, case.due) == ("lead", date(2019, 9, 29))  # five work days, the Sunday among them


def test_a_case_from_the_lead_to_its_end(site: Site, assigned: Case, moves: Moves) -> None:
    code = assigned.code
    assert (assigned.unit_id, assigned.person, assigned.state) == ("housing", "officer_elsewhere", "rectifying")
    moves(code, "report", "officer_elsewhere", measure="taken away")
    moves(code, "pass", "inspector", finding="gone")
    closed = moves(code, "close", "leader", files=())
    stored = Case.objects.get(code=code)
    assert (stored.state, stored.step, stored.closed_at, stored.due) == ("closed", "closed", AT, None)
    assert (stored.fixed_by, stored.verified_by, stored.number) == ("officer_elsewhere", "inspector", 7)
    assert flow_of(stored).replayed(logged(stored)) == stored.state == closed.state
    assert [row.number for row in stored.log.order_by("number")] == [1, 2, 3, 4, 5, 6, 7]
    assert {(p.register, p.key, p.purpose, p.by) for p in Proof.objects.all()} == {
        ("cases", code, "report", "officer_elsewhere"), ("cases", code, "pass", "inspector"),
    }  # fmt: skip
    assert audit.verify().ok
    new, is_new = open_case(site.home, FOUND, mover=the_clock(AT))
    assert (is_new, new.code != code) == (True, True)


def test_who_mends_does_not_verify(assigned: Case, moves: Moves, site: Site) -> None:
    Case.objects.filter(pk=assigned.pk).update(unit="ecology")
    moves(assigned.code, "report", "officer", measure="x")
    with pytest.raises(MoveRefused) as refused:
        moves(assigned.code, "pass", "officer", finding="x")
    assert codes(refused.value) == ["flows.same_person"]
    moves(assigned.code, "pass", "inspector", finding="x")


def test_all_that_a_move_lacks_is_told(case: Case, moves: Moves) -> None:
    moves(case.code, "confirm", "inspector", finding="x", files=())
    with pytest.raises(MoveRefused) as refused:
        moves(case.code, "assign", "officer", files=(), colour="red")
    assert codes(refused.value) == ["flows.missing", "flows.missing", "flows.unknown_value"]
    with pytest.raises(ValuesFaulty) as faulty:
        moves(case.code, "assign", "officer", files=(), unit="nowhere", duty="x", deadline="soon", person="nobody")
    assert [fault.where for fault in faulty.value.faults] == ["unit", "deadline", "person"]
    assert Case.objects.get(code=case.code).number == 2


def test_what_is_refused_leaves_nothing(assigned: Case, moves: Moves) -> None:
    before = Case.objects.filter(pk=assigned.pk).values().get()
    with pytest.raises(MoveRefused):
        moves(assigned.code, "report", "officer_elsewhere", measure="taken away", files=())
    with pytest.raises(CaseForbidden):
        moves(assigned.code, "report", "auditor", measure="taken away")
    assert Case.objects.filter(pk=assigned.pk).values().get() == before
    assert not Proof.objects.exists()


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("auditor", "cases.unknown"),
        ("administrator", "cases.unknown"),
        ("plant", "cases.forbidden"),
        ("officer_elsewhere", "cases.unknown"),
    ],
)
def test_a_lead_is_not_for_everybody(case: Case, moves: Moves, by: str, code: str) -> None:
    with pytest.raises(CaseForbidden) as refused:
        moves(case.code, "dismiss", by, why="x", files=())
    assert codes(refused.value) == [code]


def test_a_move_from_a_stale_page_is_refused(assigned: Case, moves: Moves) -> None:
    moves(assigned.code, "urge", "officer", files=())
    with pytest.raises(CaseMoved) as refused:
        moves(assigned.code, "report", "officer_elsewhere", measure="x", seen=assigned.number)
    assert "officer 2019-09-23" in refused.value.faults[0].value


def test_of_two_at_once_one_moves(site: Site, assigned: Case) -> None:
    gate, told = Barrier(2), list[str]()

    def move(measure: str) -> None:
        try:
            mover = mover_of(site.users["officer_elsewhere"], AT)
            gate.wait()
            move_case(site.home, assigned.code, Step("report", {"measure": measure}, (PROOF,)), mover=mover)
            told.append("moved")
        except AirshedError as refusal:
            told.extend(codes(refusal))
        finally:
            connection.close()

    both = [Thread(target=move, args=(name,)) for name in ("a", "b")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(told) in (["cases.moved", "moved"], ["flows.not_from_here", "moved"])
    assert [*assigned.log.filter(move="report").values_list("number")] == [(5,)]


def test_a_transfer_starts_the_clock_of_the_receipt_again(case: Case, moves: Moves) -> None:
    moves(case.code, "confirm", "inspector", finding="x", files=())
    moves(case.code, "assign", "officer", unit="housing", duty="x", files=())
    passed = moves(
        case.code, "transfer", "officer_elsewhere", datetime(2019, 9, 25, 8),
        unit="ecology", person="officer", why="not ours", files=(),
    )  # fmt: skip
    assert (passed.unit_id, passed.state, passed.due) == ("ecology", "issued", date(2019, 9, 27))
    assert passed.person == "officer"
    back = moves(case.code, "refuse", "officer", why="nor ours", files=())
    assert (back.state, back.person) == ("confirmed", "")


def test_a_deadline_that_is_over_is_refused_and_one_on_a_holiday_is_moved(case: Case, moves: Moves) -> None:
    moves(case.code, "confirm", "inspector", finding="x", files=())
    with pytest.raises(ClockRefused):
        moves(case.code, "assign", "officer", unit="housing", duty="x", deadline="2019-09-23", files=())
    moved = moves(case.code, "assign", "officer", unit="housing", duty="x", deadline="2019-10-01", files=())
    assert moved.due == date(2019, 10, 8)


def test_the_clock_stops_goes_on_and_is_extended(assigned: Case, moves: Moves) -> None:
    code, due = assigned.code, assigned.due
    assert due == date(2019, 10, 17)  # fifteen work days
    still = moves(code, "pause", "officer", datetime(2019, 9, 25), why="the owner is ill", files=())
    assert (still.left, Case.objects.get(code=code).log.last().due) == (13, None)
    with pytest.raises(ClockRefused):
        moves(code, "extend", "officer", datetime(2019, 9, 25), days="3", why="x", files=())
    on = moves(code, "resume", "officer", datetime(2019, 9, 27), files=())
    assert (on.left, on.due) == (None, date(2019, 10, 21))
    more = moves(code, "extend", "officer", datetime(2019, 9, 27), days="3", why="x", files=())
    assert more.due == date(2019, 10, 24)
    with pytest.raises(ClockRefused):
        moves(code, "extend", "officer", datetime(2019, 10, 26), days="3", why="too late", files=())


def test_a_case_of_an_earlier_version_is_brought_on(
    assigned: Case, moves: Moves, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airshed.flows import five_step, flows  # noqa: PLC0415 - replaced here alone

    newer = replace(five_step.FLOW, version=2, earlier={1: {"mending": "rectifying"}})
    monkeypatch.setattr("airshed.web.cases.operations.flows", lambda: {**flows(), "five_step": newer})
    Case.objects.filter(pk=assigned.pk).update(state="mending")
    moved: Any = moves(assigned.code, "report", "officer_elsewhere", measure="x")
    assert (moved.version, moved.state) == (2, "rectified")


def test_the_unit_that_must_act_does_not_make_the_moves_of_the_office(site: Site, assigned: Case, moves: Moves) -> None:
    for move, values in (("extend", {"days": "9", "why": "x"}), ("pause", {"why": "x"}), ("urge", {})):
        with pytest.raises(CaseForbidden) as refused:
            moves(assigned.code, move, "officer_elsewhere", files=(), **values)
        assert codes(refused.value) == ["cases.office"]
    moves(assigned.code, "report", "plant", measure="x")
    for by in ("officer_elsewhere",):
        with pytest.raises(CaseForbidden):
            moves(assigned.code, "pass", by, finding="x")
    Department.objects.filter(code="housing").update(coordinates=True)
    site.users["officer_elsewhere"].department.refresh_from_db()
    moves(assigned.code, "pass", "officer_elsewhere", finding="x")


def test_a_file_proves_a_step_once_and_stays(assigned: Case, moves: Moves) -> None:
    moves(assigned.code, "report", "officer_elsewhere", measure="x")
    moves(assigned.code, "fail", "inspector", why="still there")
    with pytest.raises(MoveRefused) as refused:
        moves(assigned.code, "report", "officer_elsewhere", measure="x")
    assert codes(refused.value) == ["cases.old_proof"]
    assert Case.objects.get(pk=assigned.pk).state == "rectifying"
    proof = Proof.objects.get(purpose="report")
    with pytest.raises(ProofRefused):
        withdraw(proof, by="officer_elsewhere", at=AT, why="mine")
    assert Proof.objects.get(pk=proof.pk).withdrawn_at is None


def test_a_move_that_is_lost_keeps_no_proof(assigned: Case, moves: Moves, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object, **__: object) -> None:
        raise CaseMoved(Fault("cases.moved", assigned.code))

    monkeypatch.setattr("airshed.web.cases.operations._log", lost)
    with pytest.raises(CaseMoved):
        moves(assigned.code, "report", "officer_elsewhere", measure="x")
    assert not Proof.objects.exists()


def test_many_open_at_once_and_each_has_its_number(site: Site) -> None:
    told = list[str]()

    def opens(number: int) -> None:
        try:
            told.append(open_case(site.home, replace(FOUND, cause=f"c{number}"), mover=the_clock(AT))[0].code)
        finally:
            connection.close()

    threads = [Thread(target=opens, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [f"AJ-2019-{n:06d}" for n in range(1, 7)]


@pytest.mark.parametrize(("name", "value"), [("enterprise", "x" * 65), ("duty", "a\0b"), ("duty", "x" * 2001)])
def test_values_that_no_column_holds_are_refused(case: Case, moves: Moves, name: str, value: str) -> None:
    moves(case.code, "confirm", "inspector", finding="x", files=())
    with pytest.raises(ValuesFaulty):
        moves(case.code, "assign", "officer", files=(), **{"unit": "housing", "duty": "x", name: value})


def test_failures_before_a_reopening_do_not_summon_after_it(assigned: Case, moves: Moves) -> None:
    for number in range(2):
        paper = (f"{number}.pdf", [PROOF[1][0] + bytes([48 + number])])
        moves(assigned.code, "report", "officer_elsewhere", measure="x", files=[paper])
        moves(assigned.code, "fail", "inspector", why="x", files=())
    moves(assigned.code, "report", "officer_elsewhere", measure="x", files=[("3.pdf", [PROOF[1][0] + b"3"])])
    moves(assigned.code, "pass", "inspector", finding="x")
    moves(assigned.code, "close", "leader", files=())
    again = moves(assigned.code, "reopen", "officer", why="back", files=())
    assert (again.fails, again.trigger_move) == (0, "summon")
    assert again.trigger is not None
    assert again.trigger > again.due

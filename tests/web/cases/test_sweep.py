"""The clock by itself: it steps up and moves on what waits, whatever happens to the sweep."""

from datetime import date, datetime, timedelta

import pytest
from tests.web.cases.conftest import AT, PROOF, Moves
from tests.web.conftest import Site

from airshed.calendar import work_days
from airshed.enforcement.clocks import Clock
from airshed.web.cases.casework import casework_of
from airshed.web.cases.clocking import keep_clock
from airshed.web.cases.models import Case
from airshed.web.cases.operations import flow_of, the_clock
from airshed.web.cases.sweep import sweep_clocks
from airshed.web.holidays import work_days_of


def levels(case: Case) -> list[int]:
    return [row.values["level"] for row in case.log.filter(move="step_up").order_by("number")]


def test_it_steps_up_once_a_level(site: Site, case: Case) -> None:
    assert (case.due, case.next_step) == (date(2019, 9, 29), date(2019, 9, 30))
    for day, stepped in ((29, 0), (30, 1), (30, 0)):
        assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 9, day, 9))).stepped == stepped
    for day in range(40):
        sweep_clocks(site.home, mover=the_clock(datetime(2019, 10, 1, 9) + timedelta(day)))
    case.refresh_from_db()
    assert (levels(case), case.level, case.next_step) == ([1, 2, 3], 3, None)


def test_after_a_long_sleep_it_steps_up_once_to_where_it_should_be(site: Site, case: Case) -> None:
    sweep_clocks(site.home, mover=the_clock(datetime(2019, 10, 15, 9)))
    assert levels(case) == [2]


def test_a_clock_that_jumps_back_steps_nothing_down(site: Site, case: Case) -> None:
    for day in (30, 24, 30):
        sweep_clocks(site.home, mover=the_clock(datetime(2019, 9, day, 9)))
    assert levels(case) == [1]


def test_a_sweep_that_is_cut_goes_on_where_it_was(site: Site, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cut(Exception):
        pass

    def cut(**_: object) -> None:
        raise Cut

    late = the_clock(datetime(2019, 9, 30, 9))
    with monkeypatch.context() as patch:
        patch.setattr("airshed.web.audit.record_rows", cut)
        with pytest.raises(Cut):
            sweep_clocks(site.home, mover=late)
    assert levels(case) == []
    sweep_clocks(site.home, mover=late)
    assert levels(case) == [1]


def test_a_stopped_clock_steps_nothing_up(site: Site, case: Case, moves: Moves) -> None:
    moves(case.code, "pause", "officer", why="x", files=())
    assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 12, 1))).stepped == 0


def test_what_waits_too_long_is_summoned_and_then_inspected(site: Site, assigned: Case, moves: Moves) -> None:
    assert (assigned.due, assigned.trigger, assigned.trigger_move) == (date(2019, 10, 17), date(2019, 10, 31), "summon")
    day_before = sweep_clocks(site.home, mover=the_clock(datetime(2019, 10, 30, 9)))
    assert (day_before.moved, Case.objects.get(pk=assigned.pk).state) == (0, "rectifying")
    assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 10, 31, 9))).moved == 1
    summoned = Case.objects.get(pk=assigned.pk)
    assert (summoned.state, summoned.level, summoned.trigger) == ("summoned", 0, None)
    at = datetime(2019, 11, 4, 9)
    told = moves(
        assigned.code,
        "interview",
        "leader",
        at,
        minutes="x",
        commitment="gone by Friday",
        deadline="2019-11-08",
        files=(),
    )
    assert (told.due, told.trigger, told.trigger_move) == (date(2019, 11, 8), date(2019, 11, 22), "escalate")
    assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 11, 22, 9))).moved == 1
    assert Case.objects.get(pk=assigned.pk).state == "inspection"


def test_two_failed_verifications_summon(site: Site, assigned: Case, moves: Moves) -> None:
    for number in range(2):
        paper = (f"{number}.pdf", [PROOF[1][0] + bytes([48 + number])])
        moves(assigned.code, "report", "officer_elsewhere", measure="x", files=[paper])
        failed = moves(assigned.code, "fail", "inspector", why="still there", files=())
    assert (failed.fails, failed.trigger) == (2, date(2019, 9, 24))
    assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 9, 24, 9))).moved == 1
    assert Case.objects.get(pk=assigned.pk).state == "summoned"


def test_a_third_failure_after_the_interview_is_inspected(site: Site, assigned: Case, moves: Moves) -> None:
    def fails(number: int, at: datetime) -> Case:
        paper = (f"{number}.pdf", [PROOF[1][0] + bytes([48 + number])])
        moves(assigned.code, "report", "officer_elsewhere", at, measure="x", files=[paper])
        return moves(assigned.code, "fail", "inspector", at, why="still there", files=())

    fails(1, AT)
    assert fails(2, AT).trigger_move == "summon"
    sweep_clocks(site.home, mover=the_clock(datetime(2019, 9, 24, 9)))
    at = datetime(2019, 9, 25, 9)
    moves(assigned.code, "interview", "leader", at, minutes="x", commitment="y", files=())
    failed = fails(3, at)
    assert (failed.fails, failed.trigger, failed.trigger_move) == (3, date(2019, 9, 26), "escalate")
    assert sweep_clocks(site.home, mover=the_clock(datetime(2019, 9, 26, 9))).moved == 1
    assert Case.objects.get(pk=assigned.pk).state == "inspection"


def test_a_year_whose_holidays_are_not_known_yet_is_looked_at_when_it_comes(
    site: Site, case: Case, moves: Moves
) -> None:
    last = max(work_days().years)
    due = work_days().days[-3]
    moves(case.code, "confirm", "inspector", finding="x", files=())
    moves(case.code, "assign", "officer", unit="housing", duty="x", files=())
    before = datetime(last, 12, 1)
    moves(case.code, "receive", "officer_elsewhere", before, files=())
    assert Case.objects.get(pk=case.pk).due.year == last
    Case.objects.filter(pk=case.pk).update(due=due, next_step=None)
    held = Case.objects.get(pk=case.pk)
    keep_clock(held, flow_of(held), Clock(due), work=casework_of(site.home, on=before.date()))
    held.save()
    assert (held.next_step, held.trigger) == (work_days().after(due, 1), date(last + 1, 1, 1))
    text = f"years: [{{year: {last + 1}, off: [{last + 1}-01-01]}}]\n"
    (site.home / "holidays.yaml").write_text(text, encoding="utf-8")
    swept = sweep_clocks(site.home, mover=the_clock(datetime(last + 1, 1, 1, 9)))
    assert (swept.stepped, swept.moved, swept.refused) == (1, 0, ())
    held.refresh_from_db()
    assert (held.state, held.trigger) == ("rectifying", work_days_of(site.home).after(due, 10))

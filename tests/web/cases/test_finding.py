"""Leads become cases once: joined, taken up again, left alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.conftest import Site

from airshed.web import leads
from airshed.web.cases import finding
from airshed.web.cases.finding import Round, find_cases
from airshed.web.cases.found import Found
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.source import Source
from airshed.web.jobs import cases as job

LEAD = replace(FOUND, source="lasting", evidence={"due": "2019-09-01"})
Finds = Callable[..., Round]


@pytest.fixture
def finds(site: Site, monkeypatch: pytest.MonkeyPatch) -> Finds:
    """Return a round in which two sources find what is told: one that lasts, one of things of a day."""

    def finds(*found: Found, at: datetime = AT) -> Round:
        own = {
            name: Source(name, (name, name), lambda *_, name=name: (f for f in found if f.source == name), lasting)
            for name, lasting in (("lasting", True), ("of_a_day", False))
        }
        monkeypatch.setattr(finding, "sources", lambda: own)
        return find_cases(site.home, lambda *_, **__: None, mover=the_clock(at))

    return finds


def moved() -> list[str]:
    return [*Case.objects.get().log.order_by("number").values_list("move", flat=True)]


def closed(moves: Moves) -> None:
    """Take the only case from its opening to its end."""
    code = Case.objects.get().code
    moves(code, "confirm", "inspector", finding="x", files=())
    moves(code, "assign", "officer", unit="housing", duty="x", files=())
    moves(code, "receive", "officer_elsewhere", files=())
    moves(code, "report", "officer_elsewhere", measure="x")
    moves(code, "pass", "inspector", finding="x")
    moves(code, "close", "officer", files=())


def test_a_lead_becomes_one_case_however_often_it_is_found(finds: Finds) -> None:
    assert finds(LEAD) == Round(found=1, opened=1)
    assert finds(LEAD, at=AT + timedelta(1)) == Round(found=1)
    assert finds(LEAD, replace(LEAD, cause="another")) == Round(found=2, opened=1)
    assert finds() == Round()
    assert Case.objects.filter(closed_at=None).count() == 2


def test_other_evidence_is_noted_once(finds: Finds) -> None:
    finds(LEAD)
    other = replace(LEAD, evidence={"due": "2019-09-02"})
    assert [finds(other).joined, finds(other).joined] == [1, 0]
    assert moved() == ["open", "join"]
    assert Case.objects.get().evidence == {"due": "2019-09-02"}
    assert Case.objects.get().log.get(move="join").values["evidence"] == {"due": "2019-09-02"}


def test_a_case_of_a_lasting_cause_comes_back_when_it_should_be_over(finds: Finds, moves: Moves) -> None:
    finds(LEAD)
    closed(moves)
    assert finds(LEAD, at=AT + timedelta(14)).back == 0
    assert finds(LEAD, at=AT + timedelta(14, hours=1)).back == 1
    assert (moved()[-1], Case.objects.get().state) == ("reopen", "rectifying")


@pytest.mark.parametrize("source", ["lasting", "of_a_day"])
def test_a_case_with_new_evidence_comes_back_at_once(finds: Finds, moves: Moves, source: str) -> None:
    own = replace(LEAD, source=source)
    finds(own)
    closed(moves)
    assert finds(replace(own, evidence={"due": "later"}), at=AT + timedelta(1)).back == 1


def test_what_was_of_a_day_does_not_come_back_by_itself(finds: Finds, moves: Moves) -> None:
    own = replace(LEAD, source="of_a_day")
    finds(own)
    closed(moves)
    assert finds(own, at=AT + timedelta(100)) == Round(found=1)


def test_what_was_dismissed_is_surveyed_again_if_there_is_more(finds: Finds, moves: Moves) -> None:
    finds(LEAD)
    moves(Case.objects.get().code, "dismiss", "inspector", why="it is gone", files=())
    assert finds(LEAD, at=AT + timedelta(100)) == Round(found=1)
    assert finds(replace(LEAD, evidence={"due": "later"}), at=AT + timedelta(101)).back == 1
    assert moved()[-1] == "resurvey"


def test_long_after_it_was_closed_it_is_another_case(finds: Finds, moves: Moves) -> None:
    finds(LEAD)
    closed(moves)
    assert finds(LEAD, at=AT + timedelta(181)) == Round(found=1, opened=1)
    assert Case.objects.count() == 2


def test_a_department_that_is_not_entered_here_is_left_out(finds: Finds) -> None:
    finds(replace(LEAD, department="nobody"))
    assert Case.objects.get().department is None


def test_a_round_that_is_cut_goes_on_where_it_was(finds: Finds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "AT_ONCE", 2)
    some = [replace(LEAD, cause=f"c{n}") for n in range(5)]

    def cut(*given: Any, **more: Any) -> Any:
        if given[1].cause == "c3":
            raise KeyboardInterrupt
        return open_case(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(finding, "open_case", cut)
        with pytest.raises(KeyboardInterrupt):
            finds(*some)
    assert Case.objects.count() == 2
    assert finds(*some).opened == 3
    assert Case.objects.count() == 5


def test_the_job_looks_again_when_evidence_or_the_day_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []
    monkeypatch.setattr(leads, "look_for_cases", lambda _, now: asked.append(now))
    for moment in (AT, AT, AT + timedelta(1)):
        monkeypatch.setattr("airshed.web.env.now", lambda _, moment=moment: moment)
        job.work(site.home)
    assert asked == [AT, AT + timedelta(1)]

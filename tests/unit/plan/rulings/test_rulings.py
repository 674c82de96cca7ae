"""Rulings over a plan: days, replacement, ending, what was known when, and everything that may be wrong."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from airshed.air.ruleset import Rulebook
from airshed.errors import Fault
from airshed.plan.evidence import tables_of
from airshed.plan.load import load_plan
from airshed.plan.rulings.checks import check_ruling, contradicted
from airshed.plan.rulings.entry import identified, prepared, standing
from airshed.plan.rulings.ruling import (
    Ruling,
    RulingRefused,
    basis_of,
    days_of,
    in_force,
    ruled,
    target_of,
)
from airshed.plan.state import Asking, gaps_of, plan_state
from airshed.rules.load import load_editions

ROOT = Path(__file__).parents[4]
PLAN = load_plan(None, "example/2019")
RULES = Rulebook(load_editions())
FIRST = date(2019, 3, 1)
CHANGE = date(2019, 6, 1)
NOW = datetime(2019, 3, 1, 9)
WORDS = {"document": "文件 1", "approver": "王", "reason": "没有写明"}


def ruling(clause: str = "E2-03", aspect: Any = "lead", value: str = "works", **more: Any) -> Ruling:
    values = {"from_date": FIRST, "to_date": None, **WORDS, "by": "tester", **more}
    return identified(Ruling(id="", plan=PLAN.id, clause=clause, aspect=aspect, value=value, **values))


def lead(rulings: Iterable[Ruling], day: date, clause: str = "E2-03") -> str | None:
    read = ruled(PLAN.file, in_force(rulings, plan=PLAN.id, on=day))
    return next(c.lead for c in read.clauses if c.id == clause)


def faults(*rulings: Ruling, others: Iterable[Ruling] = ()) -> list[Fault]:
    known = tuple(others)
    return [fault for r in rulings for fault in check_ruling(r, PLAN, known)]


def codes(found: Iterable[Fault]) -> list[str]:
    return [fault.code for fault in found]


# --- days ---


def test_a_ruling_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    own = ruling(to_date=CHANGE)
    assert lead([own], FIRST - timedelta(1)) is None
    assert lead([own], FIRST) == "works"
    assert lead([own], CHANGE - timedelta(1)) == "works"
    assert lead([own], CHANGE) is None


def test_one_that_replaces_another_speaks_from_its_first_day_only() -> None:
    old = ruling()
    new = ruling(value="environment", from_date=CHANGE, replaces=old.id)
    for order in ([old, new], [new, old]):
        assert lead(order, CHANGE - timedelta(1)) == "works"
        assert lead(order, CHANGE) == "environment"
        assert lead(order, CHANGE + timedelta(1)) == "environment"
    assert days_of(old, [old, new]) == (FIRST, CHANGE)


def test_what_was_replaced_stays_so_when_the_other_ends() -> None:
    old = ruling()
    new = ruling(value="environment", from_date=CHANGE, to_date=date(2019, 7, 1), replaces=old.id)
    assert lead([old, new], date(2019, 6, 30)) == "environment"
    assert lead([old, new], date(2019, 7, 1)) is None


def test_one_that_was_withdrawn_before_it_began_replaces_nothing() -> None:
    old = ruling()
    new = ruling(value="environment", from_date=CHANGE, to_date=CHANGE, replaces=old.id)
    assert lead([old, new], CHANGE) == "works"
    assert standing(new, [old, new], on=CHANGE) == "over"


def test_standing_is_to_come_in_force_or_over() -> None:
    old = ruling()
    new = ruling(value="environment", from_date=CHANGE, replaces=old.id)
    both = [old, new]
    assert [standing(r, both, on=FIRST) for r in both] == ["in_force", "to_come"]
    assert [standing(r, both, on=CHANGE) for r in both] == ["over", "in_force"]


def test_rulings_of_another_plan_do_not_matter() -> None:
    other = replace(ruling(), plan="other/2019")
    assert lead([other], CHANGE) is None
    assert faults(ruling(value="environment"), others=[other]) == []


# --- what they change ---


@pytest.mark.parametrize(
    ("clause", "aspect", "value", "look", "found"),
    [
        ("E2-03", "assist", "works,weather", lambda c: c.assist, ("works", "weather")),
        ("E2-03", "deadline", "2019-11-30", lambda c: c.deadline, date(2019, 11, 30)),
        ("E2-03", "target", ">= 0.95 share", lambda c: str(c.indicators[0].target.value), "0.95"),
        ("E2-03", "target", "≥ 95%", lambda c: str(c.indicators[0].target.value), "0.95"),
        ("E2-03", "target", "0.8", lambda c: (c.indicators[0].target.op, c.indicators[0].target.unit), (">=", "share")),
        ("E2-01", "expected", "52", lambda c: c.indicators[0].expected.count, 52),
        ("E2-01", "where", "capacity_t_h < 10", lambda c: c.indicators[0].where, "capacity_t_h < 10"),
        ("E2-01", "done", "removed_date < as_of", lambda c: c.indicators[0].done, "removed_date < as_of"),
        ("E2-01", "reading", "以下含本数", lambda c: c.readings[-1].zh, "以下含本数"),
    ],
)
def test_a_ruling_changes_what_it_names(clause: str, aspect: str, value: str, look: Any, found: object) -> None:
    own = ruling(clause, aspect, value)
    assert faults(own) == []
    read = ruled(PLAN.file, in_force([own], plan=PLAN.id, on=FIRST))
    assert look(next(c for c in read.clauses if c.id == clause)) == found
    assert [c for c in read.clauses if c.id != clause] == [c for c in PLAN.file.clauses if c.id != clause]


def test_a_ruled_target_says_which_ruling_it_comes_from() -> None:
    own = ruling("E2-03", "target", ">= 0.95 share")
    decided = in_force([own], plan=PLAN.id, on=FIRST)
    assert basis_of("E2-03", decided) == f"ruling {own.id}"
    assert basis_of("E2-02", decided) is None


def test_a_person_changes_no_reading_of_the_plan() -> None:
    read = ruled(PLAN.file, in_force([ruling(aspect="person", value="李某")], plan=PLAN.id, on=FIRST))
    assert read.clauses == PLAN.file.clauses


def test_a_gap_that_is_ruled_on_is_no_gap() -> None:
    asking = Asking(tables_of({}), RULES, {}, [ruling()])
    before = plan_state(PLAN, asking, as_of=FIRST - timedelta(1)).gaps
    assert [(gap.id, gap.aspect) for gap in before] == [("E2-03", "lead")]
    assert plan_state(PLAN, asking, as_of=FIRST).gaps == ()
    assert [gap for clause in PLAN.file.clauses for gap in gaps_of(clause)] == list(before)


def test_status_says_how_it_would_be_by_the_paper_alone() -> None:
    rows = pl.DataFrame(
        {"code": ["1"], "due_date": [date(2019, 3, 1)], "replied_date": [date(2019, 2, 20)]},
    )
    asking = Asking(tables_of({"complaints": rows}), RULES, {}, [ruling("E2-03", "deadline", "2019-03-01")])
    state = plan_state(PLAN, asking, as_of=date(2020, 1, 1), only=["E2-03"]).clauses[0]
    assert [r.aspect for r in state.rulings] == ["deadline"]
    assert state.plain == state.status == "met"


# --- what may be wrong ---


@pytest.mark.parametrize(
    ("clause", "aspect", "value", "code"),
    [
        ("E9-01", "lead", "works", "plan.unknown_clause"),
        ("E2-03", "colour", "red", "plan.aspect"),
        ("E2-03", "lead", "police", "plan.ruling_department"),
        ("E2-03", "lead", "works,weather", "plan.ruling_department"),
        ("E2-03", "assist", "works,police", "plan.ruling_department"),
        ("E2-03", "lead", " ", "plan.ruling_value"),
        ("E2-03", "person", "", "plan.ruling_value"),
        ("E2-03", "deadline", "2019-02-14", "plan.deadline"),
        ("E2-03", "deadline", "20191231", "plan.ruling_value"),
        ("E2-03", "deadline", "2019-02-30", "plan.ruling_value"),
        ("E2-04", "deadline", "2019-12-31", "plan.due_inside"),
        ("E2-03", "target", "as good as it gets", "plan.ruling_value"),
        ("E2-03", "target", ">= 5 t", "plan.unit"),
        ("E2-05", "target", ">= 1 document", "plan.aspect_of_kind"),
        ("E2-03", "expected", "120", "plan.aspect_of_kind"),
        ("E2-01", "expected", "some", "plan.ruling_value"),
        ("E2-01", "expected", "-3", "plan.ruling_value"),
        ("E2-01", "where", "capacity_t_h <=", "plan.expression"),
        ("E2-01", "where", "size <= 10", "plan.column"),
        ("E2-01", "done", "capacity_t_h", "plan.not_boolean"),
        ("E2-01", "done", "capacity_t_h = (SELECT 1)", "plan.expression"),
    ],
)
def test_a_bad_ruling_is_refused_with_its_fault(clause: str, aspect: str, value: str, code: str) -> None:
    assert codes(faults(ruling(clause, aspect, value))) == [code]


def test_all_that_is_wrong_is_told_at_once() -> None:
    bad = ruling("E9-01", value="police", document=" ", approver="", reason="", to_date=FIRST)
    missing = ["plan.ruling_words"] * 3
    assert codes(faults(bad)) == [*missing, "plan.ruling_days", "plan.unknown_clause"]
    others = [ruling("E2-01", "where", "size <= 10"), ruling("E2-01", "expected", "x"), ruling(value="police")]
    with pytest.raises(RulingRefused) as refused:
        prepared(others, PLAN, [])
    assert codes(refused.value.faults) == ["plan.column", "plan.ruling_value", "plan.ruling_department"]


def test_an_unknown_department_names_those_there_are() -> None:
    (fault,) = faults(ruling(value="police"))
    assert fault.expected == "environment 环境局, works 建设局, weather 气象站"


def test_a_contradiction_names_the_other_and_what_it_says() -> None:
    old = ruling()
    (fault,) = faults(ruling(value="environment", from_date=CHANGE), others=[old])
    assert (fault.code, fault.where) == ("plan.ruling_contradicts", "E2-03")
    assert fault.expected == f"{old.id} works"


def test_days_that_do_not_meet_and_values_that_agree_are_no_contradiction() -> None:
    old = ruling(to_date=CHANGE)
    assert faults(ruling(value="environment", from_date=CHANGE), others=[old]) == []
    assert codes(faults(ruling(value="environment", from_date=CHANGE - timedelta(1)), others=[old])) == [
        "plan.ruling_contradicts"
    ]
    assert faults(ruling(from_date=CHANGE, reason="again"), others=[ruling()]) == []
    helpers = ruling(aspect="assist", value="works,weather")
    assert faults(ruling(aspect="assist", value="weather,works", from_date=CHANGE), others=[helpers]) == []


def test_replacing_resolves_a_contradiction_but_only_with_the_one_it_names() -> None:
    old = ruling()
    new = ruling(value="environment", from_date=CHANGE, replaces=old.id)
    assert faults(new, others=[old]) == []
    third = ruling(value="weather", from_date=date(2019, 9, 1), replaces=old.id)
    assert "plan.ruling_contradicts" in codes(faults(third, others=[old, new]))
    assert contradicted(third, [old, new]) == [new]
    assert faults(replace(third, replaces=new.id), others=[old, new]) == []


def test_only_what_is_there_and_about_the_same_can_be_replaced() -> None:
    other = ruling("E2-02", value="weather")
    assert codes(faults(ruling(value="environment", replaces=other.id), others=[other])) == ["plan.no_ruling"]
    over = ruling(to_date=CHANGE)
    late = ruling(value="environment", from_date=date(2019, 7, 1), replaces=over.id)
    assert codes(faults(late, others=[over])) == ["plan.ruling_over"]


def test_targets_are_read_with_sign_unit_or_percent() -> None:
    indicator = next(c for c in PLAN.file.clauses if c.id == "E2-03").indicators[0]
    for text, found in {">= 95%": (">=", "0.95"), "＞ 0.90 share": (">", "0.9"), "<= 1": ("<=", "1")}.items():
        target = target_of(indicator, text)
        assert target is not None
        assert (target.op, str(target.value), target.unit, target.basis) == (*found, "share", "local")
    assert target_of(indicator, ">= about 5") is None

"""Every plan: it loads, its cases come out as worked by hand, its words are whole, it runs on no evidence at all."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from airshed.air.ruleset import Rulebook
from airshed.plan.cases import Found, read_cases, run_case
from airshed.plan.evidence import tables_of
from airshed.plan.kinds import kinds
from airshed.plan.load import Plan, load_plan, plan_folders, read_plan
from airshed.plan.state import Asking, plan_state
from airshed.plan.status import STATUSES
from airshed.rules.load import load_editions

PLANS = tuple(plan_folders(None))
FIRST = "erenhot/2019"
CASES = [(plan, found) for plan in PLANS for found in read_cases(plan_folders(None)[plan][0])[0]]
RULES = Rulebook(load_editions())
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r'"[^"]{1,12}"|“[^”]{1,12}”')  # a word of the text may be quoted in English


@pytest.fixture(scope="module", params=PLANS)
def plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(None, request.param)


def test_there_are_several_plans() -> None:
    assert FIRST in PLANS
    assert len({name.partition("/")[0] for name in PLANS}) > 1


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_and_its_cases_have_no_fault(name: str) -> None:
    assert read_plan(name, *plan_folders(None)[name])[1] == []
    assert read_cases(plan_folders(None)[name][0])[1] == []


@pytest.mark.parametrize(("name", "found"), CASES, ids=[f"{p}: {f.case.name}" for p, f in CASES])
def test_a_case_comes_out_as_worked_by_hand(name: str, found: Found) -> None:
    assert [str(fault) for fault in run_case(found, load_plan(None, name), RULES)] == []


@pytest.mark.parametrize("name", PLANS)
def test_names_of_cases_are_different(name: str) -> None:
    names = Counter(found.case.name for plan, found in CASES if plan == name)
    assert [case for case, count in names.items() if count > 1] == []


def test_without_evidence_nothing_is_green(plan: Plan) -> None:
    """Milestones run their time, seasons to come are not due, everything else has no data; on each day of two years."""
    asking = Asking(tables_of({}), RULES, {})
    first = date(plan.file.year - 1, 12, 31)
    for day in (first + timedelta(days=30 * n) for n in range(26)):
        state = plan_state(plan, asking, as_of=day)
        assert tuple(state.counts) == STATUSES
        assert sum(state.counts.values()) == len(plan.file.clauses)
        for clause in state.clauses:
            for indicator in clause.indicators:
                kind = indicator.question.indicator.kind
                known = {"not_due", "behind", "overdue"} if kind == "milestone" else {"no_data", "not_due"}
                assert indicator.status in known, indicator.id


def test_chinese_is_chinese_and_english_english(plan: Plan) -> None:
    words = [*plan.file.departments, *plan.file.sections, *plan.file.seasons.values(), *plan.file.tables.values()]
    pairs = [(w.zh, w.en) for w in words]
    for clause in plan.file.clauses:
        pairs += [(clause.zh, clause.en), *((i.zh, i.en) for i in clause.indicators)]
        pairs += [pair for r in clause.readings for pair in ((r.zh, r.en), (r.why.zh, r.why.en))]
        pairs += [(clause.note.zh, clause.note.en)] if clause.note else []
    for zh, en in pairs:
        assert HAN.search(zh), zh
        assert not HAN.search(QUOTED.sub("", en)), en


def test_a_boundary_word_is_of_the_text(plan: Plan) -> None:
    """A reading says which word it reads: one of its clause's duty, at most twelve characters, and why."""
    for clause in plan.file.clauses:
        for reading in clause.readings:
            assert reading.zh != reading.why.zh, clause.id


def test_every_kind_is_used_by_some_plan() -> None:
    used = {i.kind for name in PLANS for c in load_plan(None, name).file.clauses for i in c.indicators}
    assert used == set(kinds())


# --- the first city's plan against the list of its rows and the text ---


def _rows(shared: Path) -> dict[str, str]:
    """Return id to key phrase of every row of the list."""
    text = (shared / "plan" / "clauses.md").read_text(encoding="utf-8")
    cells = [line.split("|") for line in text.splitlines() if re.match(r"\| [A-Z][0-9A-Z.]*-[0-9]{2} \|", line)]
    return {row[1].strip(): row[3].strip() for row in cells if len(row) == 10}


def _plain(text: str) -> str:
    return "".join(text.split())


def test_every_row_of_the_list_is_a_clause(shared: Path) -> None:
    rows = _rows(shared)
    assert len(rows) == 152
    clauses = load_plan(None, FIRST).file.clauses
    assert [clause.id for clause in clauses] == list(rows)
    for clause in clauses:
        assert _plain(rows[clause.id]) in {_plain(place.phrase) for place in clause.text}, clause.id


def test_phrases_and_boundary_words_are_in_the_text(shared: Path) -> None:
    notice = _plain((shared / "plan" / "notice.txt").read_text(encoding="utf-8"))
    for clause in load_plan(None, FIRST).file.clauses:
        for phrase in [*(p.phrase for p in clause.text), *(r.word for r in clause.readings)]:
            assert _plain(phrase) in notice, (clause.id, phrase)


def test_our_words_are_our_own(shared: Path) -> None:
    """No run of more than twelve characters is the notice's, names of standards and institutions aside."""
    notice = _plain((shared / "plan" / "notice.txt").read_text(encoding="utf-8"))
    for clause in load_plan(None, FIRST).file.clauses:
        for text in (clause.zh, *(i.zh for i in clause.indicators)):
            plain = _plain(text)
            taken = [plain[i : i + 13] for i in range(len(plain) - 12) if plain[i : i + 13] in notice]
            assert taken == [], clause.id


def test_departments_the_text_does_not_name_are_missing() -> None:
    clauses = load_plan(None, FIRST).file.clauses
    named = [clause.id for clause in clauses if clause.lead is not None]
    assert 3 <= len(named) <= 12  # the notice names few
    assert {i for c in clauses for i in [c.lead, *c.assist] if i} <= {"ecology", "police", "transport", "government"}


def test_at_least_twenty_five_rows_have_cases() -> None:
    assert len({found.case.clause for plan, found in CASES if plan == FIRST}) >= 25

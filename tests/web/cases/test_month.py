"""Weeks of the invented city, replayed day by day: what became of each case is what the city meant to do with it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from airshed.calendar import work_days
from airshed.city.casework import CLOCK, Act, steps_up
from airshed.cli.demo import SEED
from airshed.flows import five_step
from airshed.web import plans
from airshed.web.accounts.models import User
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.pages.wording import evidence_text
from airshed.web.django import setup
from airshed.web.handled import FIRST, ROLES, STARTS, Start, acts_of, starts

END, PLAN, DAYS = date(2019, 11, 20), "erenhot/2019", work_days()
FLOW = five_step.FLOW.name


@dataclass(frozen=True)
class Truth:
    """What the city meant to do with a case since it began, or began again.

    Attributes:
        start: how it began.
        done: what is done by the last morning.
        next: what comes next; None at the end.
    """

    start: Start
    done: tuple[Act, ...]
    next: Act | None

    def stays(self, *states: str) -> list[tuple[date, str, date | None, str]]:
        """Return state, last day, day it was left and by what move, of each stay in some states."""
        past = [(act.due, act.state, act.day, act.move) for act in self.done]
        now = [(self.next.due, self.next.state, None, "")] if self.next else []
        return [stay for stay in [*past, *now] if stay[1] in states]


@pytest.fixture(scope="module")
def truth(demo_city: Path) -> list[list[Truth]]:
    """Return the truth of each case, a part each time it began; Django is turned to the demo."""
    setup(demo_city)
    found: dict[str, list[Truth]] = {}
    for start in starts():
        acts = acts_of(start, DAYS, SEED)
        done = tuple(act for act in acts if act.day < END or (act.day == END and act.by == CLOCK))
        found.setdefault(start.code, []).append(Truth(start, done, acts[len(done)] if len(done) < len(acts) else None))
    return [*found.values()]


def test_the_city_has_cases_that_end_come_back_and_step_up(truth: list[list[Truth]]) -> None:
    assert 200 < len(truth) < 1_000
    assert min(part.start.since for parts in truth for part in parts) == FIRST
    assert (END - FIRST).days >= 31
    moves = Counter(act.move for parts in truth for part in parts for act in part.done)
    for move in ("dismiss", "refuse", "transfer", "report", "fail", "pass", "close", "summon", "interview"):
        assert moves[move] > 3, move


def test_all_that_shows_a_case_has_words(truth: list[list[Truth]]) -> None:
    assert truth
    for language, foreign in (("zh-hans", re.compile(r"[a-z]{3,}")), ("en", re.compile(r"[\u4e00-\u9fff]"))):
        with translation.override(language):
            told = [(case.source, line) for case in Case.objects.all() for line in evidence_text(case)]
        assert {source for source, _ in told} >= {
            "clauses",
            "failed_checks",
            "missing_proofs",
            "overdue_rows",
            "recheck",
        }
        assert [told for told in told if foreign.search(told[1][0])] == []
        codes = [text for source, (_, text) in told if source == "failed_checks" and "_" in text]
        assert codes == []


def test_each_case_went_as_the_city_meant(truth: list[list[Truth]]) -> None:
    wrong = []
    for parts in truth:
        code = parts[0].start.code
        log = CaseEntry.objects.filter(case__code=code).exclude(move__in=["join", "step_up", *STARTS])
        told = [(row.move, row.at.date(), row.role, row.source) for row in log.order_by("number")]
        meant = [(a.move, a.day, ROLES.get(a.by, CLOCK), a.state) for part in parts for a in part.done]
        if told != meant:
            wrong.append((code, told, meant))
    assert wrong == []
    standing = dict(Case.objects.filter(flow=FLOW).values_list("code", "state"))
    for parts in truth:
        last = parts[-1]
        assert standing[last.start.code] == (
            last.next.state if last.next else {"close": "closed", "dismiss": "dismissed"}[last.done[-1].move]
        )


def test_each_case_was_stepped_up_as_often_as_it_was_late(truth: list[list[Truth]]) -> None:
    log = CaseEntry.objects.filter(move="step_up", case__flow=FLOW)
    told = Counter(log.values_list("case__code", flat=True))
    meant = Counter[str]()
    for parts in truth:
        for part in parts:
            late = [*part.done, *([part.next] if part.next else [])]
            meant[part.start.code] += sum(steps_up(act, DAYS, until=END) for act in late)
    assert +told == +meant
    assert sum(meant.values()) > 100


def test_the_plan_says_of_its_five_steps_what_is_true(demo_city: Path, truth: list[list[Truth]]) -> None:
    user = User(username="leader", role="leader")
    state = plans.get_state(demo_city, PLAN, on=END, user=user)
    told = {i["id"]: i["value"] for c in state["clauses"] for i in c["indicators"] if i["id"] in MEANT}
    meant = {name: _share([*pairs(truth)]) for name, pairs in MEANT.items()}
    assert told == meant
    assert len({*told.values()} - {None, "1.0000"}) >= 4


Pairs = Iterator[tuple[date, date | None]]


def _share(pairs: list[tuple[date, date | None]]) -> str | None:
    """Return the share in time of what is done or should be, as plans show it."""
    judged = [(due, day) for due, day in pairs if day or due < END]
    in_time = sum(day is not None and day <= due for due, day in judged)
    return f"{float(Fraction(in_time, len(judged))):.4f}" if judged else None


def _last(truth: list[list[Truth]], state: str, *moves: str) -> Pairs:
    """Yield of each case the last stay in a state: the last day, and the day it was left by some moves."""
    for parts in truth:
        stays = [stay for part in parts for stay in part.stays(state)]
        if stays:
            due, _, day, move = stays[-1]
            yield due, day if move in moves else None


def _rectified(truth: list[list[Truth]]) -> Iterator[tuple[Truth, date, date | None]]:
    """Yield of each case that was handed over the last day of its first clock, and the day of its report."""
    for parts in truth:
        part = parts[-1]
        assigned = [a.move for p in parts for a in p.done if a.move in {"assign", "refuse"}]
        if not assigned or assigned[-1] != "assign":
            continue
        stays = part.stays("rectifying") or part.stays("interviewed", "inspected")
        reports = [a for a in part.done if a.move in {"report", "fail"}]
        day = reports[-1].day if reports and reports[-1].move == "report" else None
        if stays:
            yield part, stays[0][0], day


def _verified(truth: list[list[Truth]]) -> Pairs:
    for part, _, day in _rectified(truth):
        if day:
            due, _, left, move = part.stays("rectified")[-1]
            yield due, left if move == "pass" else None


MEANT: dict[str, Any] = {
    "C5.2-06b": lambda truth: _last(truth, "lead", "confirm", "dismiss"),
    "C5.2-07a": lambda truth: ((d, x) for parts in truth if any(a.move == "confirm" for p in parts for a in p.done)
                               for d, x in _last([parts], "confirmed", "assign")),
    "C5.2-07b": lambda truth: ((due, day) for _, due, day in _rectified(truth)),
    "C5.2-08a": _verified,
    "C5.2-09": lambda truth: _last(truth, "summoned", "interview"),
}  # fmt: skip

"""What holds of rulings whatever they say."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from airshed.plan.load import indicator_ids, load_plan
from airshed.plan.rulings.checks import check_ruling, contradicted
from airshed.plan.rulings.entry import identified
from airshed.plan.rulings.ruling import Decided, Ruling, days_of, in_force, ruled

PLAN = load_plan(None, "example/2019")
DAYS = st.dates(date(2019, 2, 15), date(2020, 6, 30))
VALUES = {
    "lead": ["works", "weather", "environment"],
    "assist": ["works", "weather,environment"],
    "person": ["王", "李"],
    "deadline": ["2020-06-30", "2020-12-31"],
    "target": [">= 0.5 share", "> 0.25 share"],
    "expected": ["12", "120"],
    "reading": ["含本数", "不含本数"],
    "where": ["capacity_t_h <= 10", "capacity_t_h < 10"],
    "done": ["removed_date <= as_of", "removed_date < as_of"],
}


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    clause = draw(st.sampled_from([clause.id for clause in PLAN.file.clauses]))
    aspect: Any = draw(st.sampled_from(list(VALUES)))
    first, length = draw(DAYS), draw(st.one_of(st.none(), st.integers(1, 200)))
    return identified(
        Ruling(
            id="",
            plan=PLAN.id,
            clause=clause,
            aspect=aspect,
            value=draw(st.sampled_from(VALUES[aspect])),
            document="文件",
            approver="王",
            reason="理由",
            from_date=first,
            to_date=None if length is None else first + timedelta(length),
        )
    )


def entered(drawn: list[Ruling]) -> list[Ruling]:
    """Return those that could be entered one after another."""
    kept: list[Ruling] = []
    for ruling in drawn:
        if not check_ruling(ruling, PLAN, kept):
            kept.append(ruling)
    return kept


def test_a_plan_without_rulings_is_itself() -> None:
    assert ruled(PLAN.file, {}) is PLAN.file


@given(drawn=st.lists(rulings(), max_size=8), day=DAYS)
def test_rulings_never_change_clauses_they_do_not_name(drawn: list[Ruling], day: date) -> None:
    kept = entered(drawn)
    read = ruled(PLAN.file, in_force(kept, plan=PLAN.id, on=day))
    named = {ruling.clause for ruling in kept if ruling.holds_on(day)}
    for before, after in zip(PLAN.file.clauses, read.clauses, strict=True):
        assert after.id == before.id
        assert indicator_ids(after) == indicator_ids(before)
        if not named & {before.id, *indicator_ids(before)}:
            assert after is before
    assert read.model_copy(update={"clauses": PLAN.file.clauses}) == PLAN.file


@given(drawn=st.lists(rulings(), max_size=8), day=DAYS)
def test_what_is_in_force_does_not_hang_on_the_order_of_entry(drawn: list[Ruling], day: date) -> None:
    kept = entered(drawn)
    found, turned = (in_force(order, plan=PLAN.id, on=day) for order in (kept, kept[::-1]))
    assert _values(found) == _values(turned)
    for own in found.values():
        for ruling in own.values():
            assert not [r for r in contradicted(ruling, kept) if r.holds_on(day)]


def _values(decided: Decided) -> dict[tuple[str, str], str]:
    return {(id, aspect): ruling.value for id, own in decided.items() for aspect, ruling in own.items()}  # noqa: A001


@given(values=st.lists(st.sampled_from(VALUES["lead"]), min_size=1, max_size=6), first=DAYS)
def test_a_chain_of_replacements_leaves_exactly_one_for_every_day(values: list[str], first: date) -> None:
    chain: list[Ruling] = []
    for i, value in enumerate(values):
        made = Ruling("", PLAN.id, "E2-03", "lead", value, "文件", "王", str(i), first + timedelta(10 * i))
        made = identified(made if not chain else _after(made, chain[-1]))
        assert check_ruling(made, PLAN, chain) == []
        chain.append(made)
    spans = [days_of(ruling, chain) for ruling in chain]
    assert all(end == following for (_, end), (following, _) in pairwise(spans))
    for n in range(10 * len(values) + 5):
        decided = in_force(chain, plan=PLAN.id, on=first + timedelta(n))
        assert decided["E2-03"]["lead"] is chain[min(n // 10, len(values) - 1)]
    assert in_force(chain, plan=PLAN.id, on=first - timedelta(1)) == {}


def _after(ruling: Ruling, old: Ruling) -> Ruling:
    return Ruling(**{name: getattr(ruling, name) for name in Ruling.__slots__ if name != "replaces"}, replaces=old.id)

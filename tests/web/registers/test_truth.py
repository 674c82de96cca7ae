"""Figures of the plan over the demo city's registers, counted once more by hand, and held against what is really so.

What the city reports departs from the truth in slips that are listed. Those who cheat are told apart here: whose photo
was used before is flagged, who shows no photo is not counted, and whom nobody can see through is counted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.conftest import Answer
from tests.web.registers.by_hand import (
    INDICATORS,
    SEED,
    UNTIL,
    Row,
    World,
    answers_of,
    by,
    really,
    reported,
    shown_on,
    told_rows,
)

from airshed.city.registers.offices import proofs_of, registers_of, slips_of, truth_of
from airshed.city.registers.stories import Slip
from airshed.plan.load import indicator_ids, load_plan
from airshed.web.django import setup
from airshed.web.proofs import queries
from airshed.web.proofs.models import Proof

DAY = date(2019, 11, 19)
PLAN = "erenhot/2019"
EARLIER = ((date(2019, 6, 30), datetime(2019, 7, 1)), (date(2019, 3, 31), datetime(2019, 4, 10, 12)))
"""Days, and moments at which they were looked at."""


# --- the plan's own answer ---

Stated = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def asked() -> dict[tuple[Any, ...], Stated]:
    return {}


@pytest.fixture
def stated(
    demo_city: Path, airshed: Callable[..., Answer], asked: dict[tuple[Any, ...], Stated]
) -> Callable[..., Stated]:
    """Return what the command line states, by indicator, asked once for each day and moment."""

    def stated(day: date, known_at: datetime | None = None) -> Stated:
        if (day, known_at) not in asked:
            moment = ("--known-at", known_at.isoformat(timespec="minutes")) if known_at else ()
            answer = airshed("plan", "status", PLAN, "--as-of", day, *moment, "--json", "--home", demo_city)
            found = (row for clause in answer.json["clauses"] for row in clause["indicators"])
            asked[day, known_at] = {row["id"]: row for row in found}
        return asked[day, known_at]

    return stated


@contextmanager
def _turned(home: Path) -> Iterator[None]:
    setup(home)
    yield
    connection.close()


def _check_figure(found: Mapping[str, Any], answers: Mapping[str, bool]) -> None:
    rows = found["evidence"]
    assert (rows["rows"], rows["rows"] - rows["against"]) == (len(answers), sum(answers.values()))
    assert float(found["value"]) == pytest.approx(sum(answers.values()) / len(answers), abs=0.00005)


# --- figures ---


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_figure_is_what_a_count_by_hand_gives(indicator: str, stated: Callable[..., Stated]) -> None:
    answers = answers_of(indicator, reported(DAY))
    assert 0 < sum(answers.values()) < len(answers)
    _check_figure(stated(DAY)[indicator], answers)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_earlier_days_are_counted_as_they_are_known_now_and_as_they_were_then(
    indicator: str, stated: Callable[..., Stated]
) -> None:
    for day, then in EARLIER:
        for known_at in (None, then):
            answers = answers_of(indicator, reported(day, known_at))
            if answers:
                _check_figure(stated(day, known_at)[indicator], answers)
            else:
                assert stated(day, known_at)[indicator]["value"] is None


def test_what_was_known_then_is_less_than_what_is_known_now(stated: Callable[..., Stated]) -> None:
    (day, then), _ = EARLIER
    differ = {name for name in INDICATORS if stated(day)[name]["value"] != stated(day, then)[name]["value"]}
    assert {"C2.3-03a", "C1.3-03"} <= differ


def test_documents_are_there_where_somebody_handed_in_all_that_is_needed(stated: Callable[..., Stated]) -> None:
    needs = {
        id: indicator.needs
        for clause in load_plan(None, PLAN).file.clauses
        for id, indicator in zip(indicator_ids(clause), clause.indicators, strict=True)  # noqa: A001 - what it is
        if indicator.kind == "milestone"
    }
    for day, known_at in ((DAY, None), *EARLIER):
        rows, shown = told_rows(known_at)["documents"], shown_on(known_at)
        for indicator, wanted in needs.items():
            whole = [_is_whole(row, wanted, shown, day) for row in rows if row["clause"] == indicator]
            assert stated(day, known_at)[indicator]["value"] == str(int(any(whole))), (indicator, day)
    there = {name for name in needs if stated(DAY)[name]["value"] == "1"}
    assert 10 < len(there) < len(needs)


def _is_whole(row: Row, needs: Any, shown: Mapping[tuple[str, str, str], date], day: date) -> bool:
    own: dict[str, bool] = {name: bool(row[name]) for name in needs if name == "number"}
    own |= {name: by(row[name], day) for name in needs if name.endswith("_date")}
    own |= {name: by(shown.get(("documents", row["code"], "file")), day) for name in needs if name == "file"}
    assert own.keys() == set(needs)
    return all(own.values())


# --- figures and truth ---


NO_MATTER = {"credit_code", "lon", "lat"}
"""Columns that none of the indicators asks for."""


def _slips(name: str) -> Mapping[str, list[Slip]]:
    """Return the slips of a register by key; of a site also those of its checks and of those who wrote none."""
    found: dict[str, list[Slip]] = defaultdict(list)
    for slip in (slip for slip in slips_of(SEED) if slip.column not in NO_MATTER):
        if slip.register == name:
            found[slip.key.replace("/", "|")].append(slip)
        elif name == "construction_sites" and slip.register == "site_checks":
            found[slip.key.removeprefix("JC-").rpartition("-")[0]].append(slip)
    return found


def _last_list(name: str) -> date:
    return max(report.moment for report in registers_of(SEED, UNTIL)[name]).date()


def _unslipped(indicator: str) -> dict[str, bool]:
    """Return what an indicator would find had the last list of each register told nothing but the truth."""
    rows = {}
    for name in {INDICATORS[indicator][0], "site_checks"}:
        rows[name] = truth_of(SEED, _last_list(name))[name].to_dicts()
    return answers_of(indicator, World(rows, DAY, lambda *_: True))


SHOW: Mapping[str, set[str]] = {
    "C2.3-03a": {"cheated", "late", "typed_wrong", "duplicate"},
    "C1.3-03": {"missing", "duplicate"},
    "C4.2-03": {"cheated", "late", "missing", "typed_wrong"},
    "C3.3-02": set(),  # whoever plays a part was registered long ago
    "C3.4-04": {"cheated", "missing"},
    "C3.4-05a": {"cheated", "missing"},
}
"""The kinds of slips that each figure shows on the day."""


@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_figure_departs_from_the_truth_by_the_listed_slips_and_by_what_is_not_told_or_shown_yet(
    indicator: str,
) -> None:
    told, real = answers_of(indicator, reported(DAY)), answers_of(indicator, really(DAY, until=UNTIL))
    slips, in_time = _slips(INDICATORS[indicator][0]), _unslipped(indicator)
    taken = answers_of(indicator, World(told_rows(None), DAY, lambda *_: True))
    odd = {key for key in told.keys() | real.keys() if told.get(key) != real.get(key)}
    yet_to_come = {key for key in odd - slips.keys() if real.get(key) != in_time.get(key)}
    unshown = {key for key in odd - slips.keys() - yet_to_come if taken.get(key) != told.get(key)}
    assert odd - slips.keys() - yet_to_come - unshown == set()
    assert not any(told.get(key) for key in unshown)
    shown = {(key, slip.kind, slip.column) for key in odd & slips.keys() for slip in slips[key]}
    assert {kind for _, kind, _ in shown} == SHOW[indicator]
    for key, kind, column in shown:
        if (kind, column) == ("missing", ""):
            assert key not in told
        elif kind == "duplicate":
            assert key not in real
        elif (kind, column) in {("late", "removed_date"), ("late", "closed_date")}:
            assert (told[key], real[key]) == (False, True)
        elif (kind, column) in {("cheated", "removed_date"), ("cheated", "closed_date")}:
            assert (told[key], real[key]) == (True, False)


# --- who cheats, and who is seen ---


def _cheats(name: str, column: str) -> dict[str, Slip]:
    found = (s for s in slips_of(SEED) if (s.register, s.kind, s.column) == (name, "cheated", column))
    return {slip.key.replace("/", "|"): slip for slip in found}


def _flagged(name: str, purpose: str) -> dict[str, set[str]]:
    """Return by key the other keys of which the system says that they show the same photo."""
    proofs = Proof.objects.filter(register=name, purpose=purpose)
    found = {proof.key: {twin.proof.key for twin in queries.twins(proof)} for proof in proofs}
    return {key: others for key, others in found.items() if others}


def test_a_photo_of_another_boiler_is_flagged_and_a_removal_without_photo_is_not_counted(demo_city: Path) -> None:
    gone, shown = _cheats("boilers", "removed_date"), _cheats("boilers", "removal_proof")
    borrowed = {key: slip.of for key, slip in shown.items() if slip.of}
    assert len(borrowed) == 3
    world = reported(DAY)
    rows = {row["code"]: row for row in world.rows["boilers"]}
    with _turned(demo_city):
        flagged = _flagged("boilers", "after")
        assert flagged == {key: {of} for key, of in borrowed.items()} | {of: {key} for key, of in borrowed.items()}
        for key in gone.keys() - shown.keys():
            assert by(rows[key]["removed_date"], DAY)
            assert not Proof.objects.filter(register="boilers", key=key).exists()
            assert not world.proved("boilers", key, "after")


def test_whoever_shows_the_photo_of_another_row_is_flagged_in_every_register(demo_city: Path) -> None:
    listed = [slip for slip in slips_of(SEED) if slip.column.startswith("file_")]
    flagged, looked = dict[tuple[str, str], dict[str, set[str]]](), set[str]()
    with _turned(demo_city):
        kept = set(Proof.objects.values_list("register", "key", "purpose"))
        for slip in listed:
            purpose = slip.column.removeprefix("file_")
            if {(slip.register, key, purpose) for key in (slip.key, slip.of)} <= kept:  # both were handed in by now
                if (slip.register, purpose) not in flagged:
                    flagged[slip.register, purpose] = _flagged(slip.register, purpose)
                assert slip.of in flagged[slip.register, purpose][slip.key], slip
                looked.add(slip.register)
    assert {"burning_events", "coal_outlets", "coal_samples", "test_stations"} <= looked


def test_a_removal_on_paper_with_an_own_photo_is_counted_and_nothing_tells(demo_city: Path) -> None:
    (key,) = (key for key, slip in _cheats("boilers", "removal_proof").items() if not slip.of)
    assert reported(DAY).proved("boilers", key, "after")
    with _turned(demo_city):
        proof = Proof.objects.get(register="boilers", key=key, purpose="after")
        assert queries.twins(proof) == []


def test_a_closing_on_paper_is_not_counted_for_want_of_a_photo() -> None:
    told = answers_of("C1.3-03", reported(DAY))
    taken = answers_of("C1.3-03", World(told_rows(None), DAY, lambda *_: True))
    paper = _cheats("scattered_polluters", "closed_date").keys() & told.keys()
    assert paper
    assert not any(told[key] for key in paper)
    assert any(taken[key] for key in paper)


def test_a_check_that_shows_the_photo_of_another_is_flagged_and_counted_all_the_same(demo_city: Path) -> None:
    first, again = dict[bytes, str](), set[str]()
    rows = {row["code"] for row in told_rows(None)["site_checks"]}
    for proof in (p for p in proofs_of(SEED, UNTIL) if p.register == "site_checks" and p.key in rows):
        again |= {proof.key, first[proof.content]} if proof.content in first else set()
        first.setdefault(proof.content, proof.key)
    copied = {slip.key for slip in slips_of(SEED) if (slip.register, slip.kind) == ("site_checks", "cheated")}
    with _turned(demo_city):
        flagged = _flagged("site_checks", "photo")
    assert flagged.keys() == again
    assert len(flagged.keys() & copied) > 100
    last = {row["code"] for row in reported(DAY).checks().values()}
    assert last & copied


def test_a_filter_on_paper_is_counted_as_nothing_must_be_shown_for_it() -> None:
    paper = _cheats("vehicles", "retrofit_done_date")
    told, real = answers_of("C3.4-04", reported(DAY)), answers_of("C3.4-04", really(DAY, until=UNTIL))
    assert len(paper) == 4
    assert all(told[key] and not real[key] for key in paper)

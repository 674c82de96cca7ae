"""Rulings in a home: stored, ended, known at a moment, and two that are entered at once."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.plan.rulings.test_rulings import (
    CHANGE,
    FIRST,
    NOW,
    PLAN,
    ROOT,
    RULES,
    WORDS,
    codes,
    ruling,
)

from airshed.plan.evidence import tables_of
from airshed.plan.rulings.entry import Ending, Entered, end_ruling, enter_rulings, identified
from airshed.plan.rulings.ruling import (
    Ruling,
    RulingRefused,
    known_rulings,
    stored_rulings,
)
from airshed.plan.state import plan_state
from airshed.web.bridge import asking_of, tables_of_home


def known(home: Path, at: datetime | None = None) -> tuple[Ruling, ...]:
    return stored_rulings(tables_of_home(home), known_at=at)


def enter(home: Path, *rulings: Ruling, now: datetime = NOW) -> Entered:
    return enter_rulings(home, PLAN, rulings, now=now)


def test_ids_come_from_the_content_and_the_same_again_changes_nothing(home: Path) -> None:
    made = ruling()
    assert made.id.startswith("R-")
    assert len(made.id) == 10
    assert identified(replace(made, by="another")).id == made.id
    assert identified(replace(made, reason="other")).id != made.id
    assert enter(home, made).stored == (made.id,)
    assert enter(home, replace(made, by="another"), now=NOW + timedelta(1)).stored == ()
    (stored,) = known(home)
    assert stored == replace(made, known_at=NOW)


def test_the_same_decision_in_another_spelling_is_the_same_ruling(home: Path) -> None:
    first = enter(home, ruling(aspect="target", value="≥ 95%"), ruling(aspect="assist", value=" works , weather"))
    again = enter(home, ruling(aspect="target", value=">= 0.950 share"), ruling(aspect="assist", value="works,weather"))
    assert [r.value for r in first.rulings] == [">= 0.95 share", "works,weather"]
    assert again.stored == ()


def test_several_are_stored_all_or_none(home: Path) -> None:
    with pytest.raises(RulingRefused) as refused:
        enter(home, ruling(), ruling(aspect="deadline", value="2018-01-01"))
    assert codes(refused.value.faults) == ["plan.deadline"]
    assert known(home) == ()
    with pytest.raises(RulingRefused):  # they are checked against each other too
        enter(home, ruling(), ruling(value="environment"))
    assert known(home) == ()


def test_an_ended_ruling_was_open_to_those_who_asked_before(home: Path) -> None:
    (made,) = enter(home, ruling()).rulings
    later = NOW + timedelta(days=100)
    words = {"document": "文件 2", "approver": "李", "reason": "分工调整"}
    ended = end_ruling(home, PLAN, Ending(made.id, CHANGE, **words, by="b"), now=later)
    assert ended.stored == (made.id,)
    (now,), (then,) = known(home), known(home, NOW + timedelta(1))
    assert (now.to_date, now.document, now.by) == (CHANGE, "文件 1 | 2019-06-01: 文件 2", "b")
    assert (then.to_date, then.document) == (None, "文件 1")
    assert known(home, NOW - timedelta(seconds=1)) == ()
    again = end_ruling(home, PLAN, Ending(made.id, CHANGE, **words, by="b"), now=later)
    assert again.stored == ()
    assert enter(home, ruling(), now=later).stored == ()  # known, though it is over


CONTRADICTING = """
import sys, time
from datetime import datetime
from pathlib import Path
from tests.unit.plan.rulings.test_rulings import PLAN, ruling
from airshed.lake.listing import LakeBusy
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import RulingRefused
home, value = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
while True:
    try:
        enter_rulings(home, PLAN, [ruling(value=value)], now=datetime(2019, 3, 1, 9))
        print("stored")
    except LakeBusy:
        time.sleep(0.01)
        continue
    except RulingRefused as refused:
        print(*(fault.code for fault in refused.faults))
    break
"""


def test_of_two_that_contradict_each_other_at_once_one_is_refused(home: Path) -> None:
    for _ in range(2):
        command = [sys.executable, "-c", CONTRADICTING, str(home)]
        both = [
            subprocess.Popen([*command, value], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            for value in ("works", "environment")
        ]
        for process in both:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in both:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        said = sorted(process.communicate(timeout=60)[0].strip() for process in both)
        assert said == ["plan.ruling_contradicts", "stored"]
        assert len(known(home)) == 1
        shutil.rmtree(home / "lake")
        (home / "lake").mkdir()


def test_endings_and_rulings_are_stored_together_or_not_at_all(home: Path) -> None:
    (made,) = enter(home, ruling()).rulings
    ending = Ending(made.id, CHANGE, **WORDS, by="b")
    other = ruling(value="environment", from_date=CHANGE)
    with pytest.raises(RulingRefused) as refused:
        enter_rulings(home, PLAN, [replace(other, reason="")], endings=[replace(ending, reason="")], now=NOW)
    assert codes(refused.value.faults) == ["plan.ruling_words"]
    assert known(home) == (made,)
    entered = enter_rulings(home, PLAN, [other], endings=[ending], now=NOW)  # the ending makes room
    assert len(entered.stored) == 2
    assert {r.value: r.to_date for r in known(home)} == {"works": CHANGE, "environment": None}


def test_the_state_of_a_plan_knows_rulings_as_they_were_known(home: Path) -> None:
    (made,) = enter(home, ruling()).rulings
    later = NOW + timedelta(days=100)
    end_ruling(home, PLAN, Ending(made.id, CHANGE, **WORDS, by="b"), now=later)
    asking = asking_of(home, RULES)

    def gaps(at: datetime | None) -> int:
        return len(plan_state(PLAN, asking, as_of=date(2019, 12, 31), known_at=at, only=["E2-03"]).gaps)

    assert gaps(NOW - timedelta(1)) == 1  # nobody had ruled
    assert gaps(NOW + timedelta(1)) == 0  # nobody knew that it would end
    assert gaps(later) == gaps(None) == 1
    assert known_rulings((), asking.tables, known_at=NOW) == ()  # asked without rulings


def test_what_cannot_be_ended_is_refused(home: Path) -> None:
    (made,) = enter(home, ruling(to_date=CHANGE)).rulings

    def refused(**given: Any) -> list[str]:
        values = {"id": made.id, "to_date": CHANGE, **WORDS, **given}
        with pytest.raises(RulingRefused) as error:
            end_ruling(home, PLAN, Ending(**values, by="b"), now=NOW)
        return codes(error.value.faults)

    assert refused(id="R-00000000", reason=" ") == ["plan.ruling_words", "plan.no_ruling"]
    assert refused(to_date=FIRST - timedelta(1)) == ["plan.ruling_days"]
    assert refused(to_date=CHANGE + timedelta(1)) == ["plan.ruling_over"]


def test_rulings_of_memory_with_several_revisions_are_read_once() -> None:
    columns = {"ruling": "R-1", "plan": PLAN.id, "clause": "E2-03", "aspect": "lead", "decision": "works"}
    rest = {**WORDS, "from_date": FIRST, "replaces": None, "by": "a"}
    frame = pl.DataFrame(
        [
            {**columns, **rest, "to_date": None, "revision": 0, "known_at": NOW},
            {**columns, **rest, "to_date": CHANGE, "revision": 1, "known_at": NOW + timedelta(9)},
        ],
        schema_overrides={"to_date": pl.Date(), "replaces": pl.String()},
    )

    def table(*, at: datetime | None) -> tuple[Ruling, ...]:
        return stored_rulings(tables_of({"rulings": frame}), known_at=at)

    assert [r.to_date for r in table(at=None)] == [CHANGE]
    assert [r.to_date for r in table(at=NOW)] == [None]

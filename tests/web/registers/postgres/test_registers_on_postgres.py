"""Registers on PostgreSQL: entered, changed, imported, taken back, merged, found, and counted as they were known."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from tests.web.kit.rows import fill, in_order, values_for
from tests.web.proofs.conftest import jpeg, scene

from airshed.web.bridge import tables_of_home
from airshed.web.kit.bringing import imports
from airshed.web.kit.bringing.lists import Whose
from airshed.web.kit.models import Batch
from airshed.web.kit.operations import (
    Act,
    RowExists,
    RowMoved,
    change_row,
    continue_row,
    enter_row,
    merge_row,
    unmerge_row,
    values_of,
    version_of,
)
from airshed.web.kit.pages.asking import asked_of
from airshed.web.kit.pages.queries import list_rows
from airshed.web.kit.register import Register, registers
from airshed.web.kit.sheets.writing import csv_of
from airshed.web.kit.watching import amounts_of, watched
from airshed.web.proofs.operations import Belonging, seal

pytestmark = pytest.mark.postgres
AT = datetime(2019, 5, 6, 9, 0)
HOUR = timedelta(hours=1)
ACT, LATER = Act("officer", AT, "first entry"), Act("officer", AT + HOUR, "seen again")
TODAY = date(2019, 5, 6)
TIMES_UP_S = 60


@pytest.fixture(params=["boilers", "vehicles", "site_checks"])
def register(request: pytest.FixtureRequest, cast: Any) -> Register:
    """Return a register with a point, one of two keys, and one whose rows belong to another's."""
    assert cast.ecology.pk == "ecology"
    return registers()[request.param]


@pytest.fixture
def boilers(cast: Any) -> Register:
    assert cast.ecology.pk == "ecology"
    return registers()["boilers"]


def held(home: Path, name: str, **when: Any) -> list[dict[str, Any]]:
    """Return the rows of evidence."""
    frame = tables_of_home(home)(name, **when)
    assert frame is not None
    found: list[dict[str, Any]] = frame.collect().to_dicts()
    return found


def test_rows_are_entered_changed_and_counted_as_they_were_known(home: Path, register: Register) -> None:
    row, *_ = fill(register, ACT, count=2)
    seen = version_of(row)
    change_row(register, row, {"note": "better known"}, act=LATER, seen=seen)
    with pytest.raises(RowMoved):
        change_row(register, row, {"note": "from an old page"}, act=LATER, seen=seen)
    with pytest.raises(RowExists):
        enter_row(register, values_of(register, row), act=LATER)
    notes = [[line["note"] for line in held(home, register.name, known_at=at)] for at in (AT, AT + HOUR)]
    assert notes == [["note-1", "note-2"], ["better known", "note-2"]]
    assert held(home, register.name, known_at=AT - HOUR) == []


def test_a_row_continues_from_a_day(home: Path, boilers: Register) -> None:
    (row,) = fill(boilers, ACT, count=1)
    continue_row(boilers, row, {"fuel": "gas"}, on=date(2019, 9, 1), act=LATER)
    fuels = [[line["fuel"] for line in held(home, "boilers", as_of=date(2019, month, 1))] for month in (8, 9)]
    assert fuels == [["coal"], ["gas"]]


def bring(home: Path, register: Register, rows: list[dict[str, Any]]) -> Batch:
    content = csv_of(register.columns, rows, language="zh")
    batch = imports.receive(home, register, "list.csv", [content], by="officer", department="ecology", at=AT, why="x")
    imports.read(home, batch, whose=Whose("ecology", only=True))
    imports.agree(batch, by="officer")
    imports.store(home, batch, whose=Whose("ecology", only=True), now=LATER.at)
    return batch


def test_a_list_is_stored_and_taken_back(home: Path, register: Register) -> None:
    old = fill(register, ACT, count=2)
    before = [values_of(register, row) for row in old]
    new = in_order(register, values_for(register, 7))
    batch = bring(home, register, [{**before[0], "note": "listed"}, before[1], new])
    assert batch.state == "stored"
    assert [batch.counts[name] for name in ("new", "changed", "unchanged", "faulty")] == [1, 1, 1, 0]
    assert register.model.objects.get(pk=old[0].pk).note == "listed"
    assert imports.undo(batch, by="officer", now=AT + 2 * HOUR) == 2
    assert [values_of(register, row) for row in register.model.objects.order_by("pk")] == before
    moments = (ACT.at, LATER.at, AT + 2 * HOUR)
    assert [len(held(home, register.name, known_at=moment)) for moment in moments] == [2, 3, 2]


def test_rows_are_merged_with_their_photos_and_come_apart(home: Path, boilers: Register) -> None:
    one, other = fill(boilers, ACT, count=2)
    for number, row in enumerate((one, other)):
        about: dict[str, Any] = {"register": "boilers", "key": row.code, "by": "officer", "at": AT}
        purpose = ("before", "after")[number]
        seal(home, purpose=purpose, name="a.jpg", chunks=[jpeg(scene(number))], scope=Belonging(), **about)
    merge_row(boilers, other, one, act=LATER)
    (merged,) = held(home, "boilers")
    assert (merged["code"], merged["files_before"], merged["files_after"]) == (one.code, 1, 1)
    assert [line["code"] for line in held(home, "boilers", known_at=AT)] == [one.code, other.code]
    other.refresh_from_db()
    unmerge_row(boilers, other, act=Act("officer", AT + 2 * HOUR, "two of them"))
    assert [line["files_after"] for line in held(home, "boilers")] == [0, 1]


# --- lists ---


def found(register: Register, user: Any, **given: str) -> list[str]:
    asked = asked_of(register, given, today=TODAY, hide=frozenset())
    listing = list_rows(register, user, asked)
    assert not listing.faults
    return [register.key_of(register.model.objects.get(pk=line.number)) for line in listing.lines]


def test_lists_are_filtered_searched_and_ordered(cast: Any, boilers: Register) -> None:
    rows = fill(boilers, ACT, count=4)
    change_row(boilers, rows[0], {"name": "A_100%号", "capacity_t_h": Decimal("10.1"), "in_built_up": None}, act=LATER)
    change_row(boilers, rows[1], {"name": "a二号", "removed_date": None, "area": None}, act=LATER)
    keys = [row.code for row in rows]
    own = cast.officer
    assert found(boilers, own) == keys
    assert found(boilers, own, q="A_100%") == [keys[0]]
    assert found(boilers, own, q="_") == [keys[0]]
    assert found(boilers, own, q="A二") == [keys[1]]
    assert found(boilers, own, in_built_up="-") == [keys[0]]
    assert found(boilers, own, device="stove") == []
    assert found(boilers, own, sort="-capacity_t_h")[0] == keys[0]
    assert {*found(boilers, own, sort="removed_date")} == {*keys}
    assert found(boilers, own, state="draft") == []
    assert found(boilers, cast.other) == []


# --- two at once ---


def _both(work: Any) -> Iterator[str]:
    """Do something twice at once; yield how each ended."""
    ready, ends = Barrier(2), list[str]()

    def run(number: int) -> None:
        ready.wait(timeout=TIMES_UP_S)
        try:
            work(number)
            ends.append("stored")
        except (RowMoved, RowExists) as refusal:
            ends.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=TIMES_UP_S)
    yield from sorted(ends)


def test_of_two_who_change_a_row_at_once_one_is_told(home: Path, boilers: Register) -> None:
    (row,) = fill(boilers, ACT, count=1)
    seen = version_of(row)

    def change(number: int) -> None:
        own = boilers.model.objects.get(pk=row.pk)
        change_row(boilers, own, {"note": f"by {number}"}, act=LATER, seen=seen)

    assert [*_both(change)] == ["RowMoved", "stored"]
    assert boilers.model.history.filter(id=row.pk).count() == 2
    assert held(home, "boilers")[0]["note"] in {"by 0", "by 1"}


def test_of_two_who_enter_a_key_at_once_one_is_told(home: Path, boilers: Register) -> None:
    fill(boilers, ACT, count=1)

    def enter(_: int) -> None:
        enter_row(boilers, in_order(boilers, values_for(boilers, 9)), act=LATER)

    assert [*_both(enter)] == ["RowExists", "stored"]
    assert len(held(home, "boilers")) == 2


@pytest.mark.usefixtures("cast")
def test_what_registers_watch_is_asked_in_words_that_postgresql_knows() -> None:
    watching = {name: register for name, register in registers().items() if register.watch}
    assert len(watching) > 1
    for name, register in watching.items():
        rows = fill(register, ACT, count=2)
        numbers = {row.pk for row in rows}
        assert {row.pk for row in watched(register, register.model.objects.all())} <= numbers, name
        shown = register.watch.shows if register.watch else {}
        told = amounts_of(register, numbers)
        assert set(told) == (numbers if shown else set()), name
        assert all(len(amounts) == len(shown) for amounts in told.values()), name
